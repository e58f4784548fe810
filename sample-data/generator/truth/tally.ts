/** How often each text occurs, most frequent first, then by name. */
export function count(texts: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const text of texts) counts[text] = (counts[text] ?? 0) + 1;
  return Object.fromEntries(
    Object.entries(counts).toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  );
}

/** The entries by households, most first, then by name. */
export function rank<V extends {households: number}>(
  entries: Record<string, V>
): Record<string, V> {
  return Object.fromEntries(
    Object.entries(entries).toSorted(
      ([a, x], [b, y]) => y.households - x.households || (a < b ? -1 : 1)
    )
  );
}
