import type {Doubt} from '../model/sheet.ts';
import type {Division} from './dialect.ts';
import {joined} from './encoding.ts';
import {heldByOther, isSpaced, isTorn, otherQuotesIn} from './odd-quotes.ts';
import {grammarOf, RecordScanner, UNCLOSED, unescaped} from './record-scanner.ts';
import {recordsHeld} from './held-records.ts';
import {repaired} from './repair.ts';
import {RowWriter, type RawBatch} from './rows.ts';

const LF = 0x0a;
const CR = 0x0d;
/** So much after the beginning of a record that is read again is looked at. */
const REGION = 1 << 16;
/** A record that has no end by then is cut. */
const MOST_RECORD = 64 << 20;
const MOST_DOUBTS = 50;
/** After so many records that could not be read in the common width, trying costs more than it finds. */
const MOST_FAILED = 2000;

/**
 * Reads the records of a text in UTF-8 into batches; undefined stands for progress without a full batch.
 * Nothing is lost: a longer record makes the batch wider, a shorter one leaves its last cells null.
 */
export class TextReader {
  readonly doubts: Doubt[] = [];
  readonly #division: Division;
  readonly #scanner: RecordScanner;
  readonly #rows = new RowWriter();
  readonly #decoder = new TextDecoder('utf-8', {ignoreBOM: true});
  #failed = 0;
  #ragged = 0;
  #needed = 0;
  #needless = 0;
  /** First record with a cell in quotes that it does not need. */
  #first = 0;

  constructor(division: Division) {
    this.#division = division;
    this.#scanner = new RecordScanner(grammarOf(division.dialect));
    if (!division.sure) this.doubts.push({code: 'dialect-unsure'});
  }

  get records(): number {
    return this.#rows.record;
  }

  async *read(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<RawBatch | undefined> {
    let rest: Uint8Array = new Uint8Array(0);
    for await (const chunk of chunks) {
      const bytes = rest.length === 0 ? chunk : joined([rest, chunk]);
      let at = 0;
      for (;;) {
        const next = this.#record(bytes, at, false);
        if (next < 0) break;
        at = next;
      }
      rest = bytes.slice(at);
      for (let batch = this.#rows.take(); batch; batch = this.#rows.take()) yield batch;
      yield undefined;
    }
    for (let at = 0; at < rest.length;) {
      at = this.#record(rest, at, true);
    }
    yield* this.#rows.rest();
    this.#doubtRareQuotes();
    if (this.#ragged > 0) this.doubts.unshift({code: 'ragged-rows', values: {rows: this.#ragged}});
  }

  /** Reads the record at `at`; returns where the next begins, -1 when more bytes are needed. */
  #record(bytes: Uint8Array, from: number, final: boolean): number {
    const scanner = this.#scanner;
    const at = from + markAt(bytes, from);
    const next = scanner.scan(bytes, at, bytes.length, final);
    if (next < 0) return bytes.length - at < MOST_RECORD ? -1 : this.#record(bytes, from, true);
    if (scanner.count === 1 && isBlank(bytes, scanner.starts[0] ?? 0, scanner.ends[0] ?? 0))
      this.#rows.begin();
    else if (scanner.count === this.#division.width && scanner.strange === 0)
      return this.#regular(bytes, at, next);
    else if (!final && bytes.length - at < REGION) return -1;
    else return this.#irregular(bytes, at, next);
    return next;
  }

  /** A record of the usual width with sound quotes; what is in them may be records by themselves. */
  #regular(bytes: Uint8Array, at: number, next: number): number {
    const {needed, count} = this.#scanner;
    if (needed > 0 && afterLines(bytes, at, 1) < next) {
      const held = recordsHeld(bytes.subarray(at, next), this.#division);
      if (held === 'records') return this.#plain(bytes, at);
      if (held === 'lines') this.#doubt('unbalanced-quote', count);
    }
    this.#write(bytes);
    return next;
  }

  #write(bytes: Uint8Array): void {
    const {starts, ends, escaped, count, inside} = this.#scanner;
    const others = otherQuotesIn(bytes, this.#scanner);
    if (others !== undefined) this.#doubt('dialect-unsure', count);
    if (others?.cells === 'all') return this.#writeInner(bytes, others.mark);
    const {quote} = this.#division.dialect;
    if (inside && isTorn(bytes, this.#scanner, quote)) this.#doubt('unbalanced-quote', count);
    const blanks = this.#isDividedAnotherWay(bytes) ? 1 : 0;
    this.#rows.begin();
    this.#needed += this.#scanner.needed;
    this.#needless += this.#scanner.needless;
    if (this.#first === 0 && this.#scanner.needless > 0) this.#first = this.#rows.record;
    for (let k = 0; k < count; k++) {
      const start = (starts[k] ?? 0) + (k === 0 ? 0 : blanks);
      const end = ends[k] ?? 0;
      if (escaped[k] === 0) this.#rows.put(k, bytes, start, end);
      else this.#rows.putText(k, this.#unescaped(bytes, start, end));
    }
  }

  /** Whether a record below the first is divided at the delimiter and a blank, as few others are. */
  #isDividedAnotherWay(bytes: Uint8Array): boolean {
    if (this.#division.spaced || this.#rows.record === 0 || !isSpaced(bytes, this.#scanner))
      return false;
    this.#doubt('dialect-unsure', this.#scanner.count);
    return true;
  }

  /** A record of which every cell is in such marks, without them. */
  #writeInner(bytes: Uint8Array, mark: string): void {
    const {starts, ends, count} = this.#scanner;
    this.#rows.begin();
    for (let k = 0; k < count; k++)
      this.#rows.putText(k, this.#inner(bytes, starts[k] ?? 0, ends[k] ?? 0, mark));
  }

  /** What a mark around a cell holds, doubled ones within made single. */
  #inner(bytes: Uint8Array, start: number, end: number, mark: string): string {
    const text = this.#decoder.decode(bytes.subarray(start + 1, end - 1));
    return text.replaceAll(mark + mark, mark);
  }

  #unescaped(bytes: Uint8Array, start: number, end: number): string {
    const {quote, escape} = this.#division.dialect;
    return unescaped(this.#decoder.decode(bytes.subarray(start, end)), quote, escape);
  }

  /** A record of another width or with stray quotes: read again if that helps, else taken as it stands. */
  #irregular(bytes: Uint8Array, at: number, next: number): number {
    const {count, strange} = this.#scanner;
    const {width} = this.#division;
    const spans = afterLines(bytes, at, 1) < next;
    const unclosed = (strange & UNCLOSED) !== 0;
    if (count > width && strange === 0 && this.#writeHeld(bytes)) return next;
    if (
      spans &&
      strange === 0 &&
      recordsHeld(bytes.subarray(at, next), this.#division) === 'records'
    )
      return this.#plain(bytes, at);
    if (strange === 0 ? count !== width && !spans : count !== width || unclosed || spans) {
      const again = this.#again(bytes, at);
      if (again !== undefined) return again;
      if (strange !== 0 && (unclosed || spans)) return this.#plain(bytes, at);
    }
    if (strange !== 0) this.#doubt('unbalanced-quote', count);
    if (count !== width) this.#doubt('ragged-rows', count);
    this.#write(bytes);
    return next;
  }

  /** Writes a record of too many cells if it has the usual width with those as one that the other quote holds together. */
  #writeHeld(bytes: Uint8Array): boolean {
    const {starts, ends, escaped} = this.#scanner;
    const spans = heldByOther(bytes, this.#scanner, this.#division.dialect.quote);
    if (spans.length !== this.#division.width) return false;
    this.#doubt('unbalanced-quote', spans.length);
    this.#rows.begin();
    spans.forEach(({first, last, mark}, k) => {
      const start = starts[first] ?? 0;
      const end = ends[last] ?? 0;
      if (mark !== '') this.#rows.putText(k, this.#inner(bytes, start, end, mark));
      else if (escaped[first] === 0) this.#rows.put(k, bytes, start, end);
      else this.#rows.putText(k, this.#unescaped(bytes, start, end));
    });
    return true;
  }

  #again(bytes: Uint8Array, at: number): number | undefined {
    const {strange} = this.#scanner;
    if (this.#failed > MOST_FAILED) return undefined;
    const text = this.#decoder.decode(bytes.subarray(at, at + REGION));
    const found = repaired(text, this.#division, {
      strange: strange !== 0,
      first: this.#rows.record === 0
    });
    const end = found === undefined ? at : afterLines(bytes, at, found.lines);
    if (found === undefined || end - at > REGION) {
      if (strange === 0) this.#failed++;
      return undefined;
    }
    this.#doubt(found.doubt, found.cells.length);
    this.#rows.begin();
    found.cells.forEach((cell, k) => this.#rows.putText(k, cell));
    return end;
  }

  /** One physical line whose quotes mean nothing. */
  #plain(bytes: Uint8Array, at: number): number {
    const next = afterLines(bytes, at, 1);
    const {dialect, width} = this.#division;
    const scanner = new RecordScanner(grammarOf({...dialect, quote: '', escape: ''}));
    scanner.scan(bytes, at, next, true);
    this.#doubt('unbalanced-quote', scanner.count);
    if (scanner.count !== width) this.#doubt('ragged-rows', scanner.count);
    this.#rows.begin();
    for (let k = 0; k < scanner.count; k++)
      this.#rows.put(k, bytes, scanner.starts[k] ?? 0, scanner.ends[k] ?? 0);
    return next;
  }

  /** In a file that quotes only what it must, one or two other cells in quotes may be texts that have quotes of their own. */
  #doubtRareQuotes(): void {
    const isRare = this.#needless > 0 && this.#needless <= 2 && this.#needed >= 8 * this.#needless;
    if (isRare) this.doubts.push({code: 'quote-rare', row: this.#first});
  }

  /** Doubts the record that comes next. */
  #doubt(code: 'unbalanced-quote' | 'ragged-rows' | 'dialect-unsure', cells: number): void {
    if (code === 'ragged-rows') this.#ragged++;
    if (this.doubts.length < MOST_DOUBTS)
      this.doubts.push({code, row: this.#rows.record + 1, values: {cells}});
  }
}

/** Length of a mark of UTF-8 before a record, as where files were put together. */
function markAt(bytes: Uint8Array, at: number): number {
  return bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf ? 3 : 0;
}

/** White space, or what pads a file at its end (zero bytes, Control-Z): not there. */
function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at];
    if (byte !== 0x20 && byte !== 0x09 && byte !== 0 && byte !== 0x1a) return false;
  }
  return true;
}

/** Position after so many physical lines. */
function afterLines(bytes: Uint8Array, from: number, count: number): number {
  let at = from;
  for (let line = 0; line < count; line++) {
    while (at < bytes.length && bytes[at] !== LF && bytes[at] !== CR) at++;
    if (bytes[at] === CR && bytes[at + 1] === LF) at++;
    at = Math.min(at + 1, bytes.length);
  }
  return at;
}
