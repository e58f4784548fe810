/** Texts that are worth to be judged one by one. */
const MOST_TEXTS = 64;
const MOST_BYTES = 90;
const SLOTS = 256;

const decoder = new TextDecoder('utf-8', {ignoreBOM: true});

/** Collects the distinct texts of a column while they are few and short. */
export class Distinct {
  /** By hash: 1 + the index of a text, 0 where there is none. */
  readonly #slots = new Uint8Array(SLOTS);
  #texts: Uint8Array[] | undefined = [];

  /** The texts in order of appearance; undefined when there are too many. */
  get texts(): readonly string[] | undefined {
    return this.#texts?.map((bytes) => decoder.decode(bytes));
  }

  get isOpen(): boolean {
    return this.#texts !== undefined;
  }

  /** Looks at the cell in bytes[start, end), which is not empty; false where it is one of those that are known. */
  take(bytes: Uint8Array, start: number, end: number): boolean {
    const texts = this.#texts;
    if (texts === undefined) return true;
    for (let slot = slotOf(bytes, start, end); ; slot = (slot + 1) & (SLOTS - 1)) {
      const at = this.#slots[slot] ?? 0;
      if (at === 0) {
        this.#add(slot, bytes.slice(start, end));
        return true;
      }
      if (isSame(texts[at - 1], bytes, start, end)) return false;
    }
  }

  /** Takes the texts of another too, or that it has too many. */
  add(other: Distinct): void {
    if (other.#texts === undefined) this.#texts = undefined;
    else for (const text of other.#texts) this.take(text, 0, text.length);
  }

  #add(slot: number, text: Uint8Array): void {
    if (this.#texts === undefined) return;
    if (this.#texts.length === MOST_TEXTS || text.length > MOST_BYTES) this.#texts = undefined;
    else {
      this.#texts.push(text);
      this.#slots[slot] = this.#texts.length;
    }
  }
}

/** A hash of the length and of bytes at both ends and in the middle: short texts differ there. */
function slotOf(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start;
  const tail = (bytes[end - 1] ?? 0) * 31 + (bytes[start + (length >> 1)] ?? 0);
  const head = length > 2 ? (bytes[end - 2] ?? 0) * 31 + (bytes[start + 2] ?? 0) : 0;
  return ((tail * 31 + head) * 31 + length) & (SLOTS - 1);
}

function isSame(text: Uint8Array | undefined, bytes: Uint8Array, start: number, end: number) {
  if (text?.length !== end - start) return false;
  for (let i = start; i < end; i++) if (text[i - start] !== bytes[i]) return false;
  return true;
}
