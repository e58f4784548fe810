import type {Doubt} from '../model/sheet.ts';
import type {Division} from './dialect.ts';
import {joined} from './encoding.ts';
import {grammarOf, RecordScanner, UNCLOSED, unescaped} from './record-scanner.ts';
import {repaired} from './repair.ts';
import {RowWriter, type RawBatch} from './rows.ts';

const LF = 0x0a;
const CR = 0x0d;
const REGION = 1 << 16;
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
      const bytes = rest.length === 0 ? chunk : joined(rest, chunk);
      let at = 0;
      for (;;) {
        const next = this.#record(bytes, at, false);
        if (next < 0) break;
        at = next;
        if (this.#rows.full) yield this.#rows.take();
      }
      rest = bytes.slice(at);
      yield undefined;
    }
    for (let at = 0; at < rest.length;) {
      at = this.#record(rest, at, true);
      if (this.#rows.full) yield this.#rows.take();
    }
    yield this.#rows.take();
    if (this.#ragged > 0) this.doubts.unshift({code: 'ragged-rows', values: {rows: this.#ragged}});
  }

  /** Reads the record at `at`; returns where the next begins, -1 when more bytes are needed. */
  #record(bytes: Uint8Array, at: number, final: boolean): number {
    const scanner = this.#scanner;
    const next = scanner.scan(bytes, at, bytes.length, final);
    const regular = scanner.count === this.#division.width && scanner.strange === 0;
    if (next >= 0 && regular) {
      this.#write(bytes);
      return next;
    }
    if (next < 0 && !final && bytes.length - at < REGION * 4) return -1;
    return this.#irregular(bytes, at, next, final);
  }

  #write(bytes: Uint8Array): void {
    const {starts, ends, escaped, count} = this.#scanner;
    this.#rows.begin();
    for (let k = 0; k < count; k++) {
      const start = starts[k] ?? 0;
      const end = ends[k] ?? 0;
      if (escaped[k] === 0) this.#rows.put(k, bytes, start, end);
      else this.#rows.putText(k, this.#unescaped(bytes, start, end));
    }
  }

  #unescaped(bytes: Uint8Array, start: number, end: number): string {
    const {quote, escape} = this.#division.dialect;
    return unescaped(this.#decoder.decode(bytes.subarray(start, end)), quote, escape);
  }

  #irregular(bytes: Uint8Array, at: number, next: number, final: boolean): number {
    const scanner = this.#scanner;
    const blank = scanner.count === 1 && scanner.strange === 0 && next >= 0;
    if (blank && scanner.ends[0] === scanner.starts[0]) {
      this.#rows.begin();
      return next;
    }
    const {width} = this.#division;
    const whole =
      next >= 0 &&
      scanner.count === width &&
      (scanner.strange & UNCLOSED) === 0 &&
      !this.#spansLines(bytes, at, next);
    const lines = this.#failed > MOST_FAILED ? [] : linesAt(bytes, at, this.#decoder);
    const again = whole
      ? undefined
      : repaired(lines, this.#division, scanner.strange !== 0, this.#rows.record === 0);
    if (again !== undefined) {
      this.#rows.begin();
      again.cells.forEach((cell, k) => this.#rows.putText(k, cell));
      this.#doubt('unbalanced-quote', again.cells.length);
      return afterLines(bytes, at, again.lines);
    }
    if (scanner.strange !== 0) {
      this.#doubt('unbalanced-quote', scanner.count);
      const unclosed = (scanner.strange & UNCLOSED) !== 0 || next < 0;
      if (!whole && (unclosed || this.#spansLines(bytes, at, next)))
        return this.#plain(bytes, at, final);
    } else if (scanner.count !== width) this.#failed++;
    if (next < 0) return -1;
    if (scanner.count !== width) this.#doubt('ragged-rows', scanner.count);
    this.#write(bytes);
    return next;
  }

  /** One physical line whose quotes mean nothing. */
  #plain(bytes: Uint8Array, at: number, final: boolean): number {
    const {dialect} = this.#division;
    const scanner = new RecordScanner(grammarOf({...dialect, quote: '', escape: ''}));
    const next = scanner.scan(bytes, at, bytes.length, final);
    if (next < 0) return -1;
    this.#rows.begin();
    for (let k = 0; k < scanner.count; k++)
      this.#rows.put(k, bytes, scanner.starts[k] ?? 0, scanner.ends[k] ?? 0);
    if (scanner.count !== this.#division.width) this.#doubt('ragged-rows', scanner.count);
    return next;
  }

  #spansLines(bytes: Uint8Array, at: number, next: number): boolean {
    return afterLines(bytes, at, 1) < next;
  }

  #doubt(code: 'unbalanced-quote' | 'ragged-rows', cells: number): void {
    if (code === 'ragged-rows') this.#ragged++;
    if (this.doubts.length < MOST_DOUBTS)
      this.doubts.push({
        code,
        row: this.#rows.record + (code === 'ragged-rows' ? 1 : 0),
        values: {cells}
      });
  }
}

/** The next physical lines as texts, without their ends. */
function linesAt(bytes: Uint8Array, at: number, decoder: TextDecoder): string[] {
  const end = Math.min(bytes.length, at + REGION);
  const lines = decoder.decode(bytes.subarray(at, end)).split(/\r\n|\n|\r/, 12);
  return lines;
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
