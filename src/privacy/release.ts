/** One number of a release. Its place in `Release.counts` is its name. */
export type Count = {
  /** The true value, not negative. */
  readonly value: number;
  /** How wide an outsider's interval for it must stay, and what its upper end must reach: 5, 10; 0 for what protects nobody. */
  readonly guard: number;
  /** It may not be printed. */
  readonly primary: boolean;
  /** It would be printed if nothing spoke against it; what is not printed is only bound by sums. */
  readonly printed: boolean;
  /** What hiding it costs, above 0. */
  readonly cost: number;
};

/**
 * What everybody knows to hold between numbers: the whole is the sum of its parts. `overlapping`: a unit may be in several
 * parts, so that the whole is at most their sum and no part exceeds it.
 */
export type Sum = {
  readonly whole: number;
  readonly parts: readonly number[];
  readonly overlapping?: boolean;
};

/** All numbers of one file and what binds them, whatever table they stand in. */
export type Release = {readonly counts: readonly Count[]; readonly sums: readonly Sum[]};

const NOTHING: Count = {value: 0, guard: 0, primary: false, printed: false, cost: 1};

/** The number at a place. */
export function countAt({counts}: Pick<Release, 'counts'>, index: number): Count {
  return counts[index] ?? NOTHING;
}

/** Values for every number of a release, in its order. */
export type Values = readonly number[];

/** The numbers and sums that hang together; a number without sums is a part of its own. */
export type Part = {readonly counts: readonly number[]; readonly sums: readonly Sum[]};

/** The part of the release that each number belongs to: what is hidden in one says nothing about another. */
export function partsOf({counts, sums}: Release): ReadonlyMap<number, Part> {
  const parent = counts.map((_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? at] ?? at;
      at = parent[at] ?? at;
    }
    return at;
  };
  for (const {whole, parts} of sums) for (const part of parts) parent[root(part)] = root(whole);
  const found = new Map<number, {counts: number[]; sums: Sum[]}>();
  counts.forEach((_, index) => {
    const key = root(index);
    const part = found.get(key) ?? {counts: [], sums: []};
    part.counts.push(index);
    found.set(key, part);
  });
  for (const sum of sums) found.get(root(sum.whole))?.sums.push(sum);
  return new Map(counts.flatMap((_, index) => entry(index, found.get(root(index)))));
}

function entry(index: number, part: Part | undefined): [number, Part][] {
  return part ? [[index, part]] : [];
}

/** Whether values could be those of the release for one who knows its sums. */
export function holds(values: Values, sums: readonly Sum[]): boolean {
  const near = 1e-6;
  if (values.some((value) => value < -near)) return false;
  return sums.every(({whole, parts, overlapping}) => {
    const total = parts.reduce((sum, part) => sum + (values[part] ?? 0), 0);
    const target = values[whole] ?? 0;
    if (!overlapping) return Math.abs(total - target) <= near * Math.max(1, target);
    return total >= target - near && parts.every((part) => (values[part] ?? 0) <= target + near);
  });
}
