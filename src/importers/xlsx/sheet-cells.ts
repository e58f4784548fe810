import type {Merge} from '../../model/sheet.ts';
import {cellNumberText, type NumberKind} from '../number-format.ts';
import {RowWriter, type RawBatch} from '../rows.ts';
import {nameCode, type XmlHandler} from '../xml-bytes.ts';
import {
  arePlainDigits,
  BOOLEAN,
  DATE,
  digits,
  indexIn,
  isAt,
  isLetterOrDigit,
  isoText,
  letters,
  NUMBER,
  rowAt,
  STRING,
  TEXT,
  truth,
  typeAt,
  valueAt
} from './cell-bytes.ts';
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

const LESS = 0x3c;
const SPACE = 0x20;
const EQUALS = 0x3d;
const QUOTE = 0x22;
const LETTER_C = 0x63;
const LETTER_R = 0x72;
const LETTER_S = 0x73;
const LETTER_T = 0x74;
const OPENS = new TextEncoder().encode('><v>');
const CLOSES = new TextEncoder().encode('</v></c>');

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

  /** Cells such as <c r="B2" s="1" t="s"><v>7</v></c>, which nearly all are. */
  run(bytes: Uint8Array, from: number, to: number): number {
    let at = from;
    for (;;) {
      if (bytes[at] !== LESS || bytes[at + 1] !== LETTER_C || bytes[at + 2] !== SPACE) return at;
      let column = this.#column + 1;
      let style = 0;
      let type = NUMBER;
      let i = at + 2;
      while (bytes[i] === SPACE && bytes[i + 2] === EQUALS && bytes[i + 3] === QUOTE) {
        const name = bytes[i + 1];
        i += 4;
        const start = i;
        while (isLetterOrDigit(bytes[i])) i++;
        if (name === LETTER_R) {
          if (rowAt(bytes, start, i) !== this.#rows.record) return at;
          column = letters(bytes, start, i, column);
        } else if (name === LETTER_S) style = digits(bytes, start, i);
        else if (name === LETTER_T) type = typeAt(bytes, start);
        if (bytes[i++] !== QUOTE) return at;
      }
      if (!isAt(bytes, i, OPENS)) return at;
      const start = i + OPENS.length;
      i = start;
      while (i < to && bytes[i] !== LESS) i++;
      if (i === start || i + CLOSES.length > to || !isAt(bytes, i, CLOSES)) return at;
      this.#begin(column, style, type);
      this.#place = '';
      this.#value(bytes, start, i);
      at = i + CLOSES.length;
    }
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
    let stated = 0;
    for (let i = from; i < to && stated === 0; i++) {
      const start = bytes[i] === LETTER_R ? valueAt(bytes, i, to) : -1;
      if (start > 0) stated = digits(bytes, start, to);
    }
    this.#beginRow(stated);
  }

  /** Begins the row of that number, the next one where it states none or one that has passed. */
  #beginRow(stated: number): void {
    const next = this.#rows.record + 1;
    if (stated > 0 && stated < next) this.disordered ??= {row: next};
    this.#rows.begin(stated > next && stated <= MOST_ROWS ? stated : next);
    this.#column = -1;
    this.#last = -1;
  }

  #openCell(bytes: Uint8Array, from: number, to: number): void {
    let column = this.#column + 1;
    let style = 0;
    let type = NUMBER;
    for (let i = from; i + 2 < to; i++) {
      const name = bytes[i];
      if (name !== LETTER_R && name !== LETTER_S && name !== LETTER_T) continue;
      const start = valueAt(bytes, i, to);
      if (start < 0) continue;
      if (name === LETTER_R) {
        column = letters(bytes, start, to, column);
        this.#stepTo(rowAt(bytes, start, to));
      } else if (name === LETTER_S) style = digits(bytes, start, to);
      else type = typeAt(bytes, start);
      i = start;
    }
    this.#begin(column, style, type);
  }

  /** A cell may state another row than the one it stands in. */
  #stepTo(row: number): void {
    if (row > this.#rows.record) this.#beginRow(row);
    else if (row > 0 && row < this.#rows.record) this.disordered ??= {row: this.#rows.record};
  }

  #begin(column: number, style: number, type: number): void {
    this.#style = style;
    this.#type = type;
    this.#formula = false;
    this.#valued = false;
    this.#inline = '';
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
    if ((kind === 'number' || kind === 'hundredths') && arePlainDigits(bytes, from, to)) {
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
