import type {Count, Sum} from './release.ts';

type Draft = {-readonly [Key in keyof Count]: Count[Key]};

/** Collects numbers and sums; a number that is known under its key already is the same number. */
export class Builder {
  readonly counts: Draft[] = [];
  readonly sums: Sum[] = [];
  readonly #known = new Map<string, number>();

  valueAt(index: number): number {
    return this.counts[index]?.value ?? 0;
  }

  /** The number's place. */
  put(count: Count, key?: string): number {
    const known = key === undefined ? undefined : this.#known.get(key);
    const former = known === undefined ? undefined : this.counts[known];
    if (known !== undefined && former) {
      former.guard = Math.max(former.guard, count.guard);
      former.primary ||= count.primary;
      former.printed ||= count.printed;
      former.cost = Math.max(former.cost, count.cost);
      return known;
    }
    this.counts.push({...count});
    const index = this.counts.length - 1;
    if (key !== undefined) this.#known.set(key, index);
    return index;
  }
}
