export type Ranked = {
  readonly name: string;
  /** What is ranked; the largest is first. Null is not ranked. */
  readonly value: number | null;
  /** Orders a tie: the larger absolute gap first. */
  readonly gap: number;
};

/**
 * Competition ranks (1, 2, 2, 4) in the order of display: by value, within a tie by absolute gap, then by name (code points),
 * never by the order in which they came; what has no value stands last, without a rank.
 */
export function ranked<T extends Ranked>(
  items: readonly T[]
): {readonly item: T; readonly rank: number | null}[] {
  const order = [...items].sort(
    (a, b) =>
      byValue(a.value, b.value) ||
      Math.abs(b.gap) - Math.abs(a.gap) ||
      (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
  );
  const values = order.map((item) => item.value);
  return order.map((item) => ({
    item,
    rank: item.value === null ? null : values.indexOf(item.value) + 1
  }));
}

function byValue(a: number | null, b: number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return b - a;
}
