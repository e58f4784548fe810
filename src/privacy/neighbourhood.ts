import type {Part, Release, Sum} from './release.ts';

/** The sums that each number is in. */
export type Neighbours = ReadonlyMap<number, readonly Sum[]>;

export function neighbours({sums}: Release): Neighbours {
  const found = new Map<number, Sum[]>();
  for (const sum of sums) {
    for (const index of [sum.whole, ...sum.parts]) {
      const own = found.get(index);
      if (own) own.push(sum);
      else found.set(index, [sum]);
    }
  }
  return found;
}

export type Reach = {
  /** So many of the cheapest numbers of each sum. */
  readonly width: number;
  /** So often the sums that are touched are closed by the numbers that lie in two of them. */
  readonly steps: number;
  readonly price: (index: number) => number;
};

/** A number with those about it that could make up for a change of it; the others stay as they are. */
export function around(near: Neighbours, count: number, {width, steps, price}: Reach): Part {
  const chosen = new Set([count]);
  for (const sum of near.get(count) ?? []) {
    for (const index of cheapest(sum, width, price)) chosen.add(index);
  }
  for (let step = 0; step < steps; step++) {
    const touched = new Set([...chosen].flatMap((index) => near.get(index) ?? []));
    const seen = new Set<number>();
    for (const sum of touched) {
      for (const index of [sum.whole, ...sum.parts]) {
        if (seen.has(index)) chosen.add(index);
        seen.add(index);
      }
    }
  }
  const sums = new Set([...chosen].flatMap((index) => near.get(index) ?? []));
  return {counts: [...chosen], sums: [...sums]};
}

function cheapest(sum: Sum, width: number, price: (index: number) => number): number[] {
  return [sum.whole, ...sum.parts].sort((a, b) => price(a) - price(b)).slice(0, width);
}
