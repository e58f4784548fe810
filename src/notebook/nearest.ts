/**
 * The candidate that a mistyped word most likely means: the one with the fewest edits (a letter more, less, other, or two
 * swapped), if these are at most a third of the word, one at least; case does not count. Undefined if none is that near.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const edits = editsBetween(word.toLowerCase(), candidate.toLowerCase());
    if (edits < least) [best, least] = [candidate, edits];
  }
  return best;
}

/**
 * Up to `most` candidates that a mistyped or half remembered name may mean, nearest first: those that hold it, those it holds,
 * those with few edits.
 */
export function nearestNames(word: string, candidates: Iterable<string>, most = 3): string[] {
  const scored = [...new Set(candidates)].map((name) => ({name, score: likeness(word, name)}));
  return scored
    .filter(({score}) => score > 0)
    .sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({name}) => name);
}

/** 0 for what has nothing in common; above 1 where one holds the other, or its signs in their order. */
function likeness(word: string, candidate: string): number {
  const [a, b] = [word.toLowerCase(), candidate.toLowerCase()];
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const share = short.length / Math.max(1, long.length);
  if (short.length > 1 && long.includes(short)) return 2 + share;
  const edits = 1 - editsBetween(a, b) / Math.max(1, long.length);
  if (short.length > 1 && share > 0.25 && inOrder(short, long)) return 1 + share;
  return edits >= 0.5 ? edits : 0;
}

/** Whether the signs of one stand in the other in their order, others between them. */
export function inOrder(short: string, long: string): boolean {
  let found = 0;
  for (const sign of long) if (sign === short[found]) found += 1;
  return found === short.length;
}

/** Edit distance with swaps of neighbours (optimal string alignment). */
function editsBetween(a: string, b: string): number {
  let [former, last]: number[][] = [[], Array.from({length: b.length + 1}, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        at(last, j) + 1,
        at(row, j - 1) + 1,
        at(last, j - 1) + same,
        swapped ? at(former, j - 2) + 1 : Infinity
      );
    }
    [former, last] = [last, row];
  }
  return at(last, b.length);
}

function at(row: readonly number[] | undefined, index: number): number {
  return row?.[index] ?? Infinity;
}
