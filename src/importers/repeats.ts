import {withCheck} from '../model/id-number.ts';

/** Cells that say what another said already, beyond which they are not listed. */
const MOST_AGAIN = 100_000;
/** Numbers beyond which nobody keeps count: they take 192 MB. */
const MOST_NUMBERS = 16 << 20;
const FIRST_NUMBERS = 1 << 18;
/** Bits for each number, at least: so many that few numbers share theirs with another by chance, a thirty-second part of them. */
const BITS = 16;

/**
 * Finds the ID numbers of a column that stand more than once. A number is a pair: its first eight digits, and the next nine. Each sets one
 * bit; only those whose bit another had set are compared, in the end: a table of all numbers would not fit into the processor's cache.
 */
export class Repeats {
  /** Pair after pair, in order of appearance. */
  #pairs = new Uint32Array(2 * FIRST_NUMBERS);
  #count = 0;
  #bits = new Bits(BITS * FIRST_NUMBERS);
  #areTooMany = false;

  /** Each once, in order of appearance; undefined where they are too many. */
  get texts(): readonly string[] | undefined {
    if (this.#areTooMany) return undefined;
    const seen = new Set<string>();
    const again: string[] = [];
    for (let at = 0; at < 2 * this.#count; at += 2) {
      const first = this.#pairs[at] ?? 0;
      const rest = this.#pairs[at + 1] ?? 0;
      if (!this.#bits.isShared(first, rest)) continue;
      const text = textOf(first, rest);
      if (seen.has(text)) again.push(text);
      seen.add(text);
    }
    return again.length > MOST_AGAIN ? undefined : [...new Set(again)];
  }

  /** Takes the next numbers, pair after pair. */
  take(pairs: Uint32Array): void {
    if (this.#areTooMany) return;
    const count = this.#count + pairs.length / 2;
    if (count > MOST_NUMBERS) return this.#giveUp();
    if (2 * count > this.#pairs.length) this.#grow(count);
    this.#pairs.set(pairs, 2 * this.#count);
    this.#count = count;
    this.#bits.add(pairs);
    // What is shared by chance is a thirty-second part.
    if (this.#bits.shared > MOST_AGAIN + count / 16) this.#giveUp();
  }

  #grow(count: number): void {
    const former = this.#pairs.subarray(0, 2 * this.#count);
    let room = this.#pairs.length;
    while (room < 2 * count) room *= 2;
    this.#pairs = new Uint32Array(room);
    this.#pairs.set(former);
    this.#bits = new Bits((BITS * room) / 2);
    this.#bits.add(former);
  }

  #giveUp(): void {
    this.#areTooMany = true;
    this.#pairs = new Uint32Array(0);
    this.#bits = new Bits(32);
  }
}

/** Bits of numbers: those that some number has, and those that several have. */
class Bits {
  /** Numbers whose bit was set already. */
  shared = 0;
  readonly #set: Uint32Array;
  readonly #shared: Uint32Array;
  readonly #mask: number;

  /** `size`: a power of two. */
  constructor(size: number) {
    this.#set = new Uint32Array(size / 32);
    this.#shared = new Uint32Array(size / 32);
    this.#mask = size - 1;
  }

  add(pairs: Uint32Array): void {
    const [set, shared, mask] = [this.#set, this.#shared, this.#mask];
    for (let at = 0; at < pairs.length; at += 2) {
      const bit = hashOf(pairs[at] ?? 0, pairs[at + 1] ?? 0) & mask;
      const word = set[bit >>> 5] ?? 0;
      const one = 1 << (bit & 31);
      if ((word & one) === 0) set[bit >>> 5] = word | one;
      else {
        shared[bit >>> 5] = (shared[bit >>> 5] ?? 0) | one;
        this.shared++;
      }
    }
  }

  isShared(first: number, rest: number): boolean {
    const bit = hashOf(first, rest) & this.#mask;
    return ((this.#shared[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0;
  }
}

function hashOf(first: number, rest: number): number {
  let hash = Math.imul(first ^ Math.imul(rest, 0x2c1b3c6d), 0x297a2d39);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}

function textOf(first: number, rest: number): string {
  return withCheck(String(first) + String(rest).padStart(9, '0'));
}
