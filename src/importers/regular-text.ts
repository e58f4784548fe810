import type {ColumnFacts} from '../model/sheet.ts';
import {Repeats} from './repeats.ts';
import {factsOf, knownOf, NOTHING, together, type Known} from './scan/known.ts';
import {newScan} from './scan/scan.ts';

/** A longer record the engine's reader does not take. */
const MOST_RECORD = 1 << 20;
/** Longer headings are not looked for again. */
const MOST_HEADING = 1 << 16;
/** Columns of ID numbers of which the scanner lists the numbers. */
const LISTS = [0, 1];

/** How the lines of a table are written: cells apart by one byte, in double quotes or bare, no heading among them. */
export type Lines = {
  readonly delimiter: number;
  readonly width: number;
  /** First cells of the lines above: a row that begins like one may be the heading or a title again. */
  readonly headings: readonly string[];
};

/** Rows that are proved, one after the other, and what is known of them alone. */
export type Proved = {
  readonly bytes: Uint8Array;
  readonly rows: number;
  readonly columns: readonly ColumnFacts[];
};

/**
 * Proves of a text, as its bytes pass, that every record is a row of data that any reader would read alike: one width, one line
 * end, quotes only around whole cells, valid UTF-8, no blank line, nothing that could be a total, a note or the heading
 * again. What it cannot prove is irregular, and somebody else must judge it.
 */
export class RegularText {
  readonly #scan = newScan();
  /** Where the bytes stand in the scanner's memory, how many they may be and are, and how many of them are proved. */
  #at = 0;
  #room = 0;
  #size = 0;
  #proved = 0;
  /** Of the rows before those that are proved now. */
  #before: readonly Known[];
  #rowsBefore = 0;
  readonly #repeats = new Map<number, Repeats>();

  /** `room`: so many bytes are held at a time without moving them. */
  constructor({delimiter, width, headings}: Lines, room: number) {
    this.#before = Array.from({length: width}, () => NOTHING);
    this.#scan.open(width);
    this.#scan.lines(width, delimiter);
    this.#makeRoom(Math.max(room, MOST_HEADING));
    for (const heading of headings) {
      const bytes = new TextEncoder().encode(heading);
      if (bytes.length > MOST_HEADING) continue;
      this.#bytes.set(bytes);
      this.#scan.heading(bytes.length);
    }
  }

  /** Rows so far. */
  get rows(): number {
    return this.#scan.rowCount();
  }

  /** Bytes that are proved and were not taken away. */
  get proved(): number {
    return this.#proved;
  }

  /** Of all rows that were taken away. */
  get facts(): readonly ColumnFacts[] {
    return this.#before.map((known, k) => {
      const repeats = this.#repeats.get(k)?.texts;
      return repeats === undefined ? factsOf(known) : {...factsOf(known), repeats};
    });
  }

  /** Looks at the next bytes; `isLast` where no more come. False where a record is not regular. */
  add(bytes: Uint8Array, isLast: boolean): boolean {
    this.#makeRoom(this.#size + bytes.length);
    this.#bytes.set(bytes, this.#size);
    this.#size += bytes.length;
    const proved = this.#scan.take(this.#proved, this.#size, isLast);
    if (proved < 0 || this.#size - proved > (isLast ? 0 : MOST_RECORD)) return false;
    this.#proved = proved;
    this.#takeIds();
    return true;
  }

  /** Takes away what is proved; into `spare` where it fits. */
  piece(spare?: ArrayBuffer): Proved {
    const isEnough = spare !== undefined && spare.byteLength >= this.#proved;
    const memory = isEnough ? spare : new ArrayBuffer(this.#room);
    const bytes = new Uint8Array(memory, 0, this.#proved);
    bytes.set(this.#bytes.subarray(0, this.#proved));
    const known = this.#before.map((_, k) => knownOf(this.#scan, k));
    const rows = this.rows - this.#rowsBefore;
    this.#before = this.#before.map((before, k) => together(before, known[k] ?? NOTHING));
    this.#rowsBefore += rows;
    this.#bytes.copyWithin(0, this.#proved, this.#size);
    this.#size -= this.#proved;
    this.#proved = 0;
    this.#scan.renew();
    return {bytes, rows, columns: known.map(factsOf)};
  }

  get #bytes(): Uint8Array {
    return new Uint8Array(this.#scan.memory.buffer, this.#at, this.#room);
  }

  #makeRoom(size: number): void {
    if (size <= this.#room) return;
    const held = this.#bytes.slice(0, this.#size);
    this.#room = size;
    this.#at = this.#scan.space(size);
    this.#bytes.set(held);
  }

  /** The ID numbers of the rows that were looked at; of a column that has others, none count. */
  #takeIds(): void {
    const listed = LISTS.map((n) => ({k: this.#scan.idColumn(n), n}));
    for (const k of this.#repeats.keys())
      if (!listed.some((list) => list.k === k)) this.#repeats.delete(k);
    for (const {k, n} of listed) {
      if (k < 0) continue;
      const repeats = this.#repeats.get(k) ?? new Repeats();
      this.#repeats.set(k, repeats);
      const [at, count] = [this.#scan.idList(n), this.#scan.idCount(n)];
      repeats.take(new Uint32Array(this.#scan.memory.buffer, at, 2 * count));
    }
  }
}
