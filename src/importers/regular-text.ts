import {FactsOfColumn} from './column-facts.ts';
import {isValidUtf8} from './encoding.ts';
import {mayBeTotal} from './row-marks.ts';
import type {ColumnFacts} from '../model/sheet.ts';

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
/** A longer record the engine's reader does not take. */
const MOST_RECORD = 1 << 20;
/** Longer headings count as of this length. */
const MOST_HEADING = 255;
const MORE = -1;
const IRREGULAR = -2;

/** How the lines of a table are written: cells apart by one byte, in double quotes or bare, no heading among them. */
export type Lines = {
  readonly delimiter: number;
  readonly width: number;
  /** First cells of the lines above: a row that begins like one may be the heading or a title again. */
  readonly headings: readonly string[];
  /** Whether the bytes are known to be UTF-8. */
  readonly valid: boolean;
};

/**
 * Proves of a text, as its bytes pass, that every record is a row of data that any reader would read alike: one width, one line
 * end, quotes only around whole cells, valid UTF-8, no blank line, nothing that could be a total, a note or the heading
 * again. What it cannot prove is irregular, and somebody else must judge it.
 */
export class RegularText {
  /** Rows so far. */
  rows = 0;
  readonly #lines: Lines;
  /** Of the rows since the last piece, and of those before. */
  #columns: readonly FactsOfColumn[];
  readonly #before: readonly FactsOfColumn[];
  readonly #headings: readonly Uint8Array[];
  /** 1 for every length that a heading has. */
  readonly #lengths = new Uint8Array(MOST_HEADING + 1);
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  /** 1 for every byte at which a bare cell ends, or that it must not hold. */
  readonly #marks = new Uint8Array(256);
  #end = 0;
  #blank = false;

  constructor(lines: Lines) {
    this.#lines = lines;
    this.#columns = factsOf(lines.width);
    this.#before = factsOf(lines.width);
    this.#headings = lines.headings.map((text) => new TextEncoder().encode(text));
    for (const {length} of this.#headings) this.#lengths[Math.min(length, MOST_HEADING)] = 1;
    this.#starts = new Int32Array(lines.width);
    this.#ends = new Int32Array(lines.width);
    for (const byte of [lines.delimiter, LF, CR, QUOTE, 0]) this.#marks[byte] = 1;
  }

  /** Of all rows up to the last piece. */
  get facts(): readonly ColumnFacts[] {
    return this.#before.map(({facts}) => facts);
  }

  /** What is known of the rows since it was last asked. */
  piece(): readonly ColumnFacts[] {
    const columns = this.#columns;
    for (const [k, column] of columns.entries()) this.#before[k]?.add(column);
    this.#columns = factsOf(columns.length);
    return columns.map(({facts}) => facts);
  }

  /**
   * Looks at the next bytes, which begin with a record; `final` where no more come. How many of them are whole records that are
   * regular; undefined where one is not.
   */
  take(bytes: Uint8Array, final: boolean): number | undefined {
    const at = this.#walk(bytes, final);
    if (at < 0 || bytes.length - at > (final ? 0 : MOST_RECORD)) return undefined;
    return this.#lines.valid || isValidUtf8(bytes.subarray(0, at)) ? at : undefined;
  }

  #walk(bytes: Uint8Array, final: boolean): number {
    let at = 0;
    while (at < bytes.length) {
      const next = this.#record(bytes, at, final);
      if (next === MORE) return at;
      if (next === IRREGULAR) return IRREGULAR;
      at = next;
    }
    return at;
  }

  /** Where the next record begins. Blank lines may only come at the very end. */
  #record(bytes: Uint8Array, from: number, final: boolean): number {
    const {width, delimiter} = this.#lines;
    let at = from;
    for (let k = 0; ; k++) {
      at = this.#cell(bytes, at, k);
      if (at === IRREGULAR) return IRREGULAR;
      if (at >= bytes.length) {
        if (!final) return MORE;
        if (at > bytes.length) return IRREGULAR;
        return k + 1 === width && this.#take(bytes) ? bytes.length : IRREGULAR;
      }
      const byte = bytes[at];
      if (byte === delimiter && k + 1 < width) at++;
      else if (byte === LF || byte === CR) {
        if (byte === CR && at + 1 === bytes.length && !final) return MORE;
        const next = this.#lineEnd(bytes, at, byte);
        if (next === IRREGULAR) return IRREGULAR;
        if (k + 1 === width) return this.#take(bytes) ? next : IRREGULAR;
        this.#blank = at === from;
        return this.#blank ? next : IRREGULAR;
      } else return IRREGULAR;
    }
  }

  /** Notes the cell that begins at `from`; where it ends. */
  #cell(bytes: Uint8Array, from: number, k: number): number {
    let at = from;
    if (bytes[from] === QUOTE) {
      at = quotedEnd(bytes, from);
      if (at === IRREGULAR) return IRREGULAR;
      this.#starts[k] = from + 1;
      this.#ends[k] = at - 1;
      return at;
    }
    const marks = this.#marks;
    while (at < bytes.length && marks[bytes[at] ?? 0] === 0) at++;
    this.#starts[k] = from;
    this.#ends[k] = at;
    return at;
  }

  #lineEnd(bytes: Uint8Array, at: number, byte: number): number {
    if (this.#end === 0) this.#end = byte;
    if (byte !== this.#end) return IRREGULAR;
    if (byte === LF) return at + 1;
    return bytes[at + 1] === LF ? at + 2 : IRREGULAR;
  }

  /** Takes the record whose cells are noted, if it is plainly a row of data. */
  #take(bytes: Uint8Array): boolean {
    if (this.#blank) return false;
    const {width} = this.#lines;
    const starts = this.#starts;
    const ends = this.#ends;
    let filled = 0;
    let first = -1;
    for (let k = 0; k < width; k++) {
      const start = starts[k] ?? 0;
      const end = ends[k] ?? 0;
      if (end <= start) continue;
      if (first < 0) {
        first = k;
        if (this.#isHeading(bytes, start, end)) return false;
      }
      if (k < first + 3 && mayBeTotal(bytes, start, end)) return false;
      if (bytes[start] === APOSTROPHE && bytes[end - 1] === APOSTROPHE) return false;
      filled++;
      if (bytes[end] === QUOTE && bytes.indexOf(QUOTE, start) < end)
        this.#takeQuoted(k, bytes.subarray(start, end));
      else this.#columns[k]?.take(bytes, start, end);
    }
    this.rows++;
    return filled > 2 && filled * 3 > width;
  }

  /** Takes the inside of a cell in quotes that holds quotes, each of them twice. */
  #takeQuoted(k: number, inside: Uint8Array): void {
    let isSecond = false;
    const text = inside.filter((byte) => {
      isSecond = byte === QUOTE && !isSecond;
      return byte !== QUOTE || isSecond;
    });
    this.#columns[k]?.take(text, 0, text.length);
  }

  #isHeading(bytes: Uint8Array, start: number, end: number): boolean {
    if (this.#lengths[Math.min(end - start, MOST_HEADING)] === 0) return false;
    for (const text of this.#headings) if (isText(bytes, start, end, text)) return true;
    return false;
  }
}

function factsOf(width: number): readonly FactsOfColumn[] {
  return Array.from({length: width}, () => new FactsOfColumn());
}

/** Where the cell in quotes that begins at `from` ends; beyond the bytes where its last quote is not there. */
function quotedEnd(bytes: Uint8Array, from: number): number {
  for (let at = from + 1; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === 0) return IRREGULAR;
    if (byte !== QUOTE) continue;
    if (bytes[at + 1] !== QUOTE) return at + 1;
    at++;
  }
  return bytes.length + 1;
}

function isText(bytes: Uint8Array, start: number, end: number, text: Uint8Array): boolean {
  if (end - start !== text.length) return false;
  for (let i = start; i < end; i++) if (bytes[i] !== text[i - start]) return false;
  return true;
}
