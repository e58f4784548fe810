/** Rows that have a place of their own in the scroll height; beyond, the scroll is scaled (browsers cap heights). */
const SLOTS = 500_000;

/** The rows on screen: `first` to `last` of `slots` places, `skipped` rows above those that have no place of their own. */
export type Scrolled = {
  readonly slots: number;
  readonly first: number;
  readonly last: number;
  readonly skipped: number;
};

/** How many places a table of so many rows has in the scroll height. */
export function slotsOf(count: number): number {
  return Math.min(count, SLOTS);
}

/** Which rows the places from `first` to `last` show when the scroll stands at `offset` of at most `height`. */
export function scrolled(
  count: number,
  [first, last]: readonly [number, number],
  offset: number,
  height: number
): Scrolled {
  const slots = slotsOf(count);
  const share = height > 0 ? Math.min(1, Math.max(0, offset / height)) : 0;
  return {slots, first, last, skipped: Math.round((count - slots) * share)};
}
