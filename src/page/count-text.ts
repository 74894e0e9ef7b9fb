/** A whole number as text, with thousands apart: `1,234`. */
export const numberText = (value: number): string => value.toLocaleString('en');

/** How many there are of something: `1 tool`, `1,234 tools`. Without `many`, more than one end in `s`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${numberText(count)} ${count === 1 ? one : many}`;

/** A share of a whole: `12 %`, `0.4 %`, `less than 0.1 %`. */
export function percentText(part: number, whole: number): string {
  const percent = whole === 0 ? 0 : (part / whole) * 100;
  if (percent > 0 && percent < 0.1) return 'less than 0.1 %';
  return `${percent < 10 ? Math.round(percent * 10) / 10 : Math.round(percent)} %`;
}
