/** A stretch of two lists that is in both, in the former only, or in the next only. */
export type Stretch<T> = {
  readonly kind: 'same' | 'removed' | 'added';
  readonly items: readonly T[];
};

/**
 * How a list became another, with the fewest items removed and added (a longest common subsequence); removed comes before added
 * where both stand at one place. The items of `same` are those of the next list.
 */
export function diff<T>(
  former: readonly T[],
  next: readonly T[],
  equal: (a: T, b: T) => boolean = Object.is
): Stretch<T>[] {
  const common = commonLengths(former, next, equal);
  const found: {kind: Stretch<T>['kind']; items: T[]}[] = [];
  const put = (kind: Stretch<T>['kind'], item: T): void => {
    const last = found.at(-1);
    if (last?.kind === kind) last.items.push(item);
    else found.push({kind, items: [item]});
  };
  let [i, j] = [0, 0];
  while (i < former.length || j < next.length) {
    const [a, b] = [former[i], next[j]];
    const both = i < former.length && j < next.length;
    if (both && a !== undefined && b !== undefined && equal(a, b)) {
      put('same', b);
      [i, j] = [i + 1, j + 1];
    } else if (
      i < former.length &&
      (!both || lengthAt(common, i + 1, j) >= lengthAt(common, i, j + 1))
    ) {
      if (a !== undefined) put('removed', a);
      i += 1;
    } else {
      if (b !== undefined) put('added', b);
      j += 1;
    }
  }
  return found;
}

/** For each pair of places, how many items the rest of both lists have in common. */
function commonLengths<T>(
  former: readonly T[],
  next: readonly T[],
  equal: (a: T, b: T) => boolean
): readonly Uint32Array[] {
  const rows = Array.from({length: former.length + 1}, () => new Uint32Array(next.length + 1));
  for (let i = former.length - 1; i >= 0; i--) {
    const row = rows[i] ?? new Uint32Array(0);
    for (let j = next.length - 1; j >= 0; j--) {
      const [a, b] = [former[i], next[j]];
      row[j] =
        a !== undefined && b !== undefined && equal(a, b)
          ? lengthAt(rows, i + 1, j + 1) + 1
          : Math.max(lengthAt(rows, i + 1, j), lengthAt(rows, i, j + 1));
    }
  }
  return rows;
}

function lengthAt(rows: readonly Uint32Array[], i: number, j: number): number {
  return rows[i]?.[j] ?? 0;
}
