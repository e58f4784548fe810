/** Cells that say what another said already, beyond which they are not listed. */
const MOST_AGAIN = 100_000;
/** Numbers beyond which nobody keeps count: they take 256 MB. */
const MOST_NUMBERS = 16 << 20;
const FIRST_SLOTS = 1 << 18;
/** GB 11643: the 17 digits weighted, and the check character of each remainder by 11. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** Finds the ID numbers of a column that stand more than once. A number is a pair: its first eight digits, and the next nine. */
export class Repeats {
  /** Pairs, each in the first free slot from its place on; two zeros where there is none. */
  #slots = new Uint32Array(2 * FIRST_SLOTS);
  #count = 0;
  #again: string[] | undefined = [];

  /** Each once, in order of appearance; undefined where they are too many. */
  get texts(): readonly string[] | undefined {
    return this.#again && [...new Set(this.#again)];
  }

  /** Takes the next numbers, pair after pair. */
  take(pairs: Uint32Array): void {
    for (let at = 0; at < pairs.length && this.#again !== undefined; at += 2) {
      const first = pairs[at] ?? 0;
      const rest = pairs[at + 1] ?? 0;
      if (!this.#isNew(first, rest)) this.#again.push(textOf(first, rest));
      if (this.#again.length > MOST_AGAIN) this.#giveUp();
    }
  }

  #isNew(first: number, rest: number): boolean {
    const slots = this.#slots;
    const at = slotOf(slots, first, rest);
    if (slots[at] === first && slots[at + 1] === rest) return false;
    slots[at] = first;
    slots[at + 1] = rest;
    if (++this.#count * 4 > slots.length) this.#grow();
    return true;
  }

  #grow(): void {
    if (this.#count > MOST_NUMBERS) return this.#giveUp();
    const former = this.#slots;
    const slots = new Uint32Array(former.length * 8);
    for (let at = 0; at < former.length; at += 2) {
      const first = former[at] ?? 0;
      const rest = former[at + 1] ?? 0;
      if (first === 0) continue;
      const to = slotOf(slots, first, rest);
      slots[to] = first;
      slots[to + 1] = rest;
    }
    this.#slots = slots;
  }

  #giveUp(): void {
    this.#again = undefined;
    this.#slots = new Uint32Array(0);
  }
}

/** Where a pair stands, or may be put. */
function slotOf(slots: Uint32Array, first: number, rest: number): number {
  const mask = slots.length - 2;
  let hash = Math.imul(first ^ Math.imul(rest, 0x2c1b3c6d), 0x297a2d39);
  hash ^= hash >>> 15;
  for (let at = (hash << 1) & mask; ; at = (at + 2) & mask) {
    if (slots[at] === 0 || (slots[at] === first && slots[at + 1] === rest)) return at;
  }
}

/** With its check character. */
function textOf(first: number, rest: number): string {
  const digits = String(first) + String(rest).padStart(9, '0');
  const sum = WEIGHTS.reduce((all, weight, k) => all + weight * Number(digits[k]), 0);
  return digits + CHECKS.charAt(sum % 11);
}
