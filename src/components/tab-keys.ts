/* How keys move in a list of tabs. */

/** Where a key leads from a place in the list: around at the ends. */
export function placeAfter(key: string, at: number, last: number): number | undefined {
  const places: Record<string, number> = {
    ArrowRight: at === last ? 0 : at + 1,
    ArrowLeft: at === 0 ? last : at - 1,
    Home: 0,
    End: last,
  };
  return Object.hasOwn(places, key) ? places[key] : undefined;
}
