import type {Merge} from '../../model/sheet.ts';
import {cellNumberText, type NumberKind} from '../number-format.ts';
import {RowWriter, type RawBatch} from '../rows.ts';
import {nameCode, type XmlHandler} from '../xml-bytes.ts';
import {cellString, needsDecoding, type SharedStrings} from './strings.ts';
import {mergeOf} from './places.ts';

const ROW = nameCode('row');
const C = nameCode('c');
const V = nameCode('v');
const F = nameCode('f');
const IS = nameCode('is');
const T = nameCode('t');
const PHONETIC = nameCode('rPh');
const MERGE = nameCode('mergeCell');
const DATA = nameCode('sheetData');
const MOST_ROWS = 1 << 20;
const MOST_COLUMNS = 1 << 14;

const decoder = new TextDecoder('utf-8', {ignoreBOM: true});

/** Turns the XML of one worksheet into records as it comes. */
export class SheetCells implements XmlHandler {
  readonly merges: Merge[] = [];
  /** First cell whose formula has no stored value, and how many there are. */
  bare: {readonly row: number; readonly column: number; count: number} | undefined;
  /** Whether the end of the cells was seen. */
  whole = false;
  /** First cell whose text the workbook does not hold, or in a place that is taken, and how many there are. */
  lost: {readonly row: number; readonly values: {count: number}} | undefined;
  /** Whether a number is of a style that the workbook does not hold. */
  unstyled = false;
  /** First row that states a number which rows before it have passed. */
  disordered: {readonly row: number} | undefined;
  readonly #strings: SharedStrings;
  readonly #styles: readonly NumberKind[];
  readonly #from1904: boolean;
  readonly #rows = new RowWriter();
  #column = -1;
  /** The last column of the row so far, and whether the cell's place has one already. */
  #last = -1;
  #taken = false;
  #style = 0;
  #type = 0;
  #formula = false;
  #valued = false;
  #place: 'v' | 't' | '' = '';
  #phonetic = false;
  #inline = '';

  constructor(strings: SharedStrings, styles: readonly NumberKind[], from1904: boolean) {
    this.#strings = strings;
    this.#styles = styles;
    this.#from1904 = from1904;
  }

  /** The next batch that is closed, if any. */
  take(): RawBatch | undefined {
    return this.#rows.take();
  }

  /** What is left when the sheet is at its end. */
  rest(): RawBatch[] {
    return this.#rows.rest();
  }

  open(name: number, bytes: Uint8Array, from: number, to: number): void {
    if (name === C) this.#openCell(bytes, from, to);
    else if (name === V) this.#openValue();
    else if (name === T) this.#place = this.#phonetic ? '' : 't';
    else if (name === F) this.#formula = true;
    else if (name === ROW) this.#openRow(bytes, from, to);
    else if (name === PHONETIC) this.#phonetic = true;
    else if (name === MERGE) {
      const merge = mergeOf(decoder.decode(bytes.subarray(from, to)));
      if (merge !== undefined) this.merges.push(merge);
    }
  }

  close(name: number): void {
    if (name === V || name === T || name === F) this.#place = '';
    else if (name === C) this.#closeCell();
    else if (name === PHONETIC) this.#phonetic = false;
    else if (name === DATA) this.whole = true;
    else if (name === IS && !this.#taken) this.#rows.putText(this.#column, this.#inline);
  }

  text(bytes: Uint8Array, from: number, to: number): void {
    if (this.#place === 't') this.#inline += cellString(decoder.decode(bytes.subarray(from, to)));
    else if (this.#place === 'v') this.#value(bytes, from, to);
  }

  #openRow(bytes: Uint8Array, from: number, to: number): void {
    const next = this.#rows.record + 1;
    let stated = 0;
    for (let i = from; i < to; i++)
      if (bytes[i] === 0x72 && bytes[i + 1] === 0x3d && (bytes[i - 1] ?? 0) <= 0x20) {
        stated = digits(bytes, i + 3, to);
        break;
      }
    if (stated > 0 && stated < next) this.disordered ??= {row: next};
    this.#rows.begin(stated > next && stated <= MOST_ROWS ? stated : next);
    this.#column = -1;
    this.#last = -1;
  }

  #openCell(bytes: Uint8Array, from: number, to: number): void {
    let column = this.#column + 1;
    this.#style = 0;
    this.#type = 0;
    this.#formula = false;
    this.#valued = false;
    this.#inline = '';
    for (let i = from; i + 2 < to; i++) {
      if (bytes[i + 1] !== 0x3d || (bytes[i - 1] ?? 0) > 0x20) continue;
      const name = bytes[i];
      const start = i + 3;
      if (name === 0x72) column = letters(bytes, start, to, column);
      else if (name === 0x73) this.#style = digits(bytes, start, to);
      else if (name === 0x74) this.#type = typeAt(bytes, start);
      i = start;
    }
    this.#column = Math.min(column, MOST_COLUMNS - 1);
    this.#taken = this.#column <= this.#last && this.#rows.holds(this.#column);
    this.#last = Math.max(this.#last, this.#column);
    if (this.#taken) this.#lose();
  }

  /** A formula whose text is empty has a value, too. */
  #openValue(): void {
    this.#place = 'v';
    this.#valued ||= this.#type === TEXT;
  }

  #closeCell(): void {
    if (!this.#formula || this.#valued) return;
    if (this.bare === undefined)
      this.bare = {row: this.#rows.record, column: this.#column + 1, count: 1};
    else this.bare.count++;
  }

  #value(bytes: Uint8Array, from: number, to: number): void {
    this.#valued = true;
    if (this.#taken) return;
    if (this.#type === STRING) {
      const index = indexIn(bytes, from, to);
      const {offsets, count} = this.#strings;
      if (index === undefined || index >= count) return this.#lose();
      this.#rows.put(
        this.#column,
        this.#strings.bytes,
        offsets[index] ?? 0,
        offsets[index + 1] ?? 0
      );
    } else if (this.#type === NUMBER) this.#number(bytes, from, to);
    else if (this.#type === BOOLEAN)
      this.#rows.putText(this.#column, truth(decoder.decode(bytes.subarray(from, to)).trim()));
    else if (this.#type === DATE)
      this.#rows.putText(this.#column, isoText(decoder.decode(bytes.subarray(from, to))));
    else if (needsDecoding(bytes, from, to))
      this.#rows.putText(this.#column, cellString(decoder.decode(bytes.subarray(from, to))));
    else this.#rows.put(this.#column, bytes, from, to);
  }

  #lose(): void {
    if (this.lost === undefined) this.lost = {row: this.#rows.record, values: {count: 1}};
    else this.lost.values.count++;
  }

  #number(bytes: Uint8Array, from: number, to: number): void {
    const kind = this.#styles[this.#style] ?? 'number';
    this.unstyled ||= this.#style > 0 && this.#style >= this.#styles.length;
    if (kind === 'number' && arePlainDigits(bytes, from, to)) {
      this.#rows.put(this.#column, bytes, from, to);
      return;
    }
    const source = decoder.decode(bytes.subarray(from, to)).trim();
    const value = Number(source);
    const isNumber = source !== '' && Number.isFinite(value);
    const text = isNumber ? cellNumberText(value, kind, this.#from1904) : source;
    this.#rows.putText(this.#column, text);
  }
}

const NUMBER = 0;
const STRING = 1;
const BOOLEAN = 2;
const DATE = 3;
const TEXT = 4;

function typeAt(bytes: Uint8Array, at: number): number {
  const single = bytes[at + 1] === 0x22 || bytes[at + 1] === 0x27;
  if (!single) return TEXT;
  const byte = bytes[at];
  if (byte === 0x73) return STRING;
  if (byte === 0x6e) return NUMBER;
  if (byte === 0x62) return BOOLEAN;
  return byte === 0x64 ? DATE : TEXT;
}

/** '1' or, in some writers, 'true'. */
function truth(source: string): string {
  return source === '1' || source === 'true' ? 'TRUE' : 'FALSE';
}

function digits(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = (bytes[i] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  return value;
}

/** The number that a cell gives its text by; undefined when it is none. */
function indexIn(bytes: Uint8Array, from: number, to: number): number | undefined {
  for (let i = from; i < to; i++) {
    const digit = (bytes[i] ?? 0) - 0x30;
    if (digit >= 0 && digit <= 9) continue;
    const text = decoder.decode(bytes.subarray(from, to)).trim();
    return /^\d+$/.test(text) ? Number(text) : undefined;
  }
  return from < to ? digits(bytes, from, to) : undefined;
}

/** Column of a reference such as 'AB12', from 0. */
function letters(bytes: Uint8Array, from: number, to: number, otherwise: number): number {
  let column = 0;
  for (let i = from; i < to; i++) {
    const letter = ((bytes[i] ?? 0) & 0xdf) - 0x40;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column === 0 ? otherwise : column - 1;
}

/** An integer without sign, exponent or leading zero: copied as it stands. */
function arePlainDigits(bytes: Uint8Array, from: number, to: number): boolean {
  if (bytes[from] === 0x30 && to - from > 1) return false;
  for (let i = from; i < to; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x30 || byte > 0x39) return false;
  }
  return true;
}

/** A date of type 'd' is ISO 8601 already; only midnight goes. */
function isoText(source: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})/.exec(source);
  if (match === null) return source;
  return match[2] === '00:00:00' ? (match[1] ?? '') : `${match[1] ?? ''} ${match[2] ?? ''}`;
}
