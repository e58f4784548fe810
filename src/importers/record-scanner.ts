import type {Dialect} from '../model/sheet.ts';

/** A dialect in bytes; `quote` and `escape` are -1 where there is none. */
export type Grammar = {
  readonly delimiter: Uint8Array;
  readonly quote: number;
  readonly escape: number;
  /** Further blanks belong to the delimiter; those around a line are no cells. */
  readonly blanks: boolean;
};

/** Two blanks and more, as in lists that are aligned by them. */
export const BLANKS = '  ';

export const UNCLOSED = 1;
export const STRAY = 2;

const LF = 0x0a;
const CR = 0x0d;
/** A quoted cell that is longer is taken for one whose end was forgotten; the next time less is tried. */
const MOST_QUOTED = 16 << 20;
const LEAST_QUOTED = 1 << 16;

export function grammarOf(dialect: Pick<Dialect, 'delimiter' | 'quote' | 'escape'>): Grammar {
  const quote = dialect.quote === '' ? -1 : dialect.quote.charCodeAt(0);
  const escape =
    dialect.escape === '' || dialect.escape === dialect.quote ? -1 : dialect.escape.charCodeAt(0);
  const blanks = dialect.delimiter === BLANKS;
  return {delimiter: new TextEncoder().encode(dialect.delimiter), quote, escape, blanks};
}

/**
 * Finds the cells of one record in UTF-8 bytes without making strings. A record ends at LF, CR LF or CR.
 * After `scan`, cell k lies in bytes[starts[k], ends[k]); `escaped[k]` is 1 when quotes in it are still doubled.
 */
export class RecordScanner {
  starts = new Int32Array(256);
  ends = new Int32Array(256);
  escaped = new Uint8Array(256);
  count = 0;
  /** UNCLOSED and STRAY quotes that were met in the record. */
  strange = 0;
  /** Cells of the record that are quoted and hold what must be, and such that hold nothing of it. */
  needed = 0;
  needless = 0;
  /** Whether a cell of the record that is not in quotes has quotes in it. */
  inside = false;
  readonly #grammar: Grammar;
  readonly #first: number;
  readonly #long: boolean;
  #most = MOST_QUOTED;

  constructor(grammar: Grammar) {
    this.#grammar = grammar;
    this.#first = grammar.delimiter[0] ?? -1;
    this.#long = grammar.delimiter.length > 1;
  }

  /**
   * Scans the record at `from`. Returns where the next begins, or -1 when it does not end before `end` and more
   * bytes are to come (`final` false).
   */
  scan(bytes: Uint8Array, from: number, end: number, final: boolean): number {
    const {quote, blanks} = this.#grammar;
    const first = this.#first;
    this.count = 0;
    this.strange = 0;
    this.needed = 0;
    this.needless = 0;
    this.inside = false;
    let at = blanks ? afterBlanks(bytes, from, end) : from;
    for (;;) {
      if (at < end && bytes[at] === quote) {
        at = this.#quoted(bytes, at, end, final);
        if (at < 0) return -1;
      } else {
        const start = at;
        for (; at < end; at++) {
          const byte = bytes[at];
          if (byte === first) {
            if (!this.#long || this.#delimits(bytes, at)) break;
          } else if (byte === LF || byte === CR) break;
          else if (byte === quote) this.inside = true;
        }
        this.#add(start, at, 0);
      }
      if (blanks) at = afterBlanks(bytes, at, end);
      if (at >= end) return final ? end : -1;
      const byte = bytes[at];
      if (byte === LF) return at + 1;
      if (byte === CR) {
        if (at + 1 >= end && !final) return -1;
        return bytes[at + 1] === LF ? at + 2 : at + 1;
      }
      if (!blanks) at += this.#grammar.delimiter.length;
    }
  }

  /** Reads a quoted cell; returns the position of what follows it. */
  #quoted(bytes: Uint8Array, from: number, end: number, final: boolean): number {
    const {quote, escape} = this.#grammar;
    const last = Math.min(end, from + this.#most);
    let escaped = 0;
    let needs = false;
    let at = from + 1;
    while (at < last) {
      const byte = bytes[at];
      if (byte === escape) {
        escaped = 1;
        at += 2;
      } else if (byte === quote) {
        if (at + 1 >= end && !final) return -1;
        if (at + 1 >= end || this.#ends(bytes, at + 1)) {
          if (needs || escaped === 1) this.needed++;
          else if (at > from + 1) this.needless++;
          this.#add(from + 1, at, escaped);
          return at + 1;
        }
        escaped = 1;
        if (bytes[at + 1] === quote) at += 2;
        else {
          this.strange |= STRAY;
          at++;
        }
      } else {
        if (byte === this.#first || byte === LF || byte === CR) needs = true;
        at++;
      }
    }
    if (last === end && !final) return -1;
    this.strange |= UNCLOSED;
    this.#most = Math.max(LEAST_QUOTED, this.#most >> 2);
    this.#add(from + 1, last, escaped);
    return last;
  }

  #ends(bytes: Uint8Array, at: number): boolean {
    const byte = bytes[at];
    return byte === LF || byte === CR || (byte === this.#first && this.#delimits(bytes, at));
  }

  #delimits(bytes: Uint8Array, at: number): boolean {
    const {delimiter} = this.#grammar;
    for (let i = 1; i < delimiter.length; i++) if (bytes[at + i] !== delimiter[i]) return false;
    return true;
  }

  #add(start: number, end: number, escaped: number): void {
    const index = this.count++;
    if (index === this.starts.length) this.#grow();
    this.starts[index] = start;
    this.ends[index] = end;
    this.escaped[index] = escaped;
  }

  #grow(): void {
    const size = this.starts.length * 2;
    const starts = new Int32Array(size);
    const ends = new Int32Array(size);
    const escaped = new Uint8Array(size);
    starts.set(this.starts);
    ends.set(this.ends);
    escaped.set(this.escaped);
    this.starts = starts;
    this.ends = ends;
    this.escaped = escaped;
  }
}

function afterBlanks(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && bytes[at] === 0x20) at++;
  return at;
}

/** A cell's text with its doubled or escaped quotes made single. */
export function unescaped(text: string, quote: string, escape: string): string {
  const single = quote === '' ? text : text.replaceAll(quote + quote, quote);
  if (escape === '' || escape === quote) return single;
  return single.replaceAll(escape + quote, quote).replaceAll(escape + escape, escape);
}

/** All records of a text as strings, at most `most`; for samples and small texts. `strange[i]`: odd quotes of record i. */
export function recordsOf(
  bytes: Uint8Array,
  dialect: Pick<Dialect, 'delimiter' | 'quote' | 'escape'>,
  most: number,
  final: boolean
): {records: string[][]; strange: number[]} {
  const scanner = new RecordScanner(grammarOf(dialect));
  const decoder = new TextDecoder('utf-8', {ignoreBOM: true});
  const records: string[][] = [];
  const strange: number[] = [];
  for (let at = 0; at < bytes.length && records.length < most;) {
    at = scanner.scan(bytes, at, bytes.length, final);
    if (at < 0) break;
    const record: string[] = [];
    for (let k = 0; k < scanner.count; k++) {
      const text = decoder.decode(bytes.subarray(scanner.starts[k], scanner.ends[k]));
      record.push(scanner.escaped[k] === 1 ? unescaped(text, dialect.quote, dialect.escape) : text);
    }
    records.push(record);
    strange.push(scanner.strange);
  }
  return {records, strange};
}
