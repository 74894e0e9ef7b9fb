/** A whole number as text, with thousands apart: `1,234`. */
export const numberText = (value: number): string => value.toLocaleString('en');

/** How many there are of something: `1 tool`, `1,234 tools`. Without `many`, more than one end in `s`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${numberText(count)} ${count === 1 ? one : many}`;
