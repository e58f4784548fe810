/** So many statements are joined one after the other; the engine takes a thousand at most. */
const AT_ONCE = 100;

/** What all the selects give, of columns in the same order, however many they are: joined in groups, and groups of groups. */
export function united(selects: readonly string[]): string {
  if (selects.length <= AT_ONCE) return selects.join(' UNION ALL ');
  const groups = Array.from({length: Math.ceil(selects.length / AT_ONCE)}, (_, i) =>
    selects.slice(i * AT_ONCE, (i + 1) * AT_ONCE)
  );
  return united(groups.map((group) => `FROM (${united(group)})`));
}
