import type {TextColumn} from '../model/batch.ts';
import type {TotalCheck} from '../model/sheet.ts';
import type {CellKind} from './cell-kinds.ts';
import {cellText, isFilled, type RawBatch} from './rows.ts';

/** Headings whose column has no sum. */
const NO_SUM =
  /率|比例|占比|比重|百分|进度|均|名次|排名|序号|编号|代码|编码|年度|年份|日期|时间|电话|号码|标准|单价|%|percent|rate|ratio|average|\bid\b|year|date|price/i;

type Sums = Float64Array;
type Stated = {readonly row: number; readonly values: ReadonlyMap<number, number>};

/** A number as tables write it ('1,234.50', '¥12', '１２', '36,8'), undefined when it is none or a percentage. */
export function numberIn(cell: string | null): number | undefined {
  const source = (cell ?? '').normalize('NFKC').replace(/[\s¥$]/g, '');
  const isDecimal = /^[-+]?\d+,(?:\d{1,2}|\d{4,})$|^[-+]?\d{1,3}(?:\.\d{3})+,\d+$/.test(source);
  const text = isDecimal
    ? source.replaceAll('.', '').replace(',', '.')
    : source.replaceAll(',', '');
  if (!/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(text)) return undefined;
  return Number(text);
}

const COUNTED = /^(.*\d)(?:口人|[人户个口名位家次项间套头只棵株处])$/;
/** Digits or words for them: what holds none of them says no number. */
const SAYS_NUMBER = /[\d一二两三四五六七八九十百千万亿]/;

/**
 * What a cell adds to the sum of its column: (12) is -12 and 2人 is 2, unless the heading counts in 万人; NaN where it says a number that only
 * unit, scale or a guess would tell, since with 40万元 the sum is not known; 0 where it says none.
 */
function addendIn(cell: string | null, heading: string): number {
  const number = numberIn(cell);
  if (number !== undefined) return number;
  const text = (cell ?? '').normalize('NFKC').trim();
  const [, negative] = /^\(([^()+-]+)\)$/.exec(text) ?? [];
  const [, counted] = /[百千万亿]/.test(heading) ? [] : (COUNTED.exec(text) ?? []);
  const value = numberIn(negative ?? counted ?? null);
  if (value !== undefined) return negative === undefined ? value : -value;
  return SAYS_NUMBER.test(text) ? NaN : 0;
}

/**
 * Follows the sums of a sheet's number columns and compares every stated total with them: a total with the rows of data
 * above it since the last total of its kind, or, where totals stand on top, with the rows below. A sum that is not known (NaN) is
 * compared with none.
 */
export class Totals {
  readonly checks: TotalCheck[] = [];
  readonly #columns: readonly number[];
  readonly #headings: readonly string[];
  #all: Sums;
  #block: Sums;
  #onTop: Stated | undefined;
  #blockOnTop: Stated | undefined;
  #rowsInBlock = 0;
  #rows = 0;

  constructor(kinds: readonly CellKind[], headings: readonly string[]) {
    this.#columns = kinds.flatMap((kind, k) =>
      kind === 'number' && !NO_SUM.test(headings[k] ?? '') ? [k] : []
    );
    this.#headings = headings;
    this.#all = new Float64Array(kinds.length);
    this.#block = new Float64Array(kinds.length);
  }

  /** Adds the rows of data from `start` to `end` (exclusive) of a batch. */
  add(batch: RawBatch, aside: Uint8Array, start: number, end: number): void {
    for (let row = start; row < end; row++) if (aside[row] === 0) this.#rowsInBlock++;
    for (const k of this.#columns) {
      const column = batch.columns[k];
      if (column === undefined) continue;
      const heading = this.#headings[k] ?? '';
      let sum = 0;
      for (let row = start; row < end; row++)
        if (aside[row] === 0 && isFilled(column, row)) sum += numberAt(column, row, heading);
      this.#block[k] = (this.#block[k] ?? 0) + sum;
    }
  }

  /** A total of the rows above it; `leads`: of those below. */
  state(batch: RawBatch, row: number, kind: 'total' | 'subtotal', leads: boolean): void {
    const stated: Stated = {row: batch.rowNo[row] ?? 0, values: this.valuesAt(batch, row)};
    if (kind === 'subtotal') this.#subtotal(stated, leads);
    else this.#total(stated);
  }

  /** Rows of data that were added. */
  get rows(): number {
    return this.#rows + this.#rowsInBlock;
  }

  /** What a record says, beside the sums of all rows of data that were added. */
  checksAt(batch: RawBatch, row: number): readonly TotalCheck[] {
    return [...this.valuesAt(batch, row)].flatMap(([k, stated]) => {
      const summed = rounded((this.#all[k] ?? 0) + (this.#block[k] ?? 0));
      return Number.isNaN(summed)
        ? []
        : [{row: batch.rowNo[row] ?? 0, column: k + 1, stated, summed}];
    });
  }

  /** What a record adds to the sum of a column. */
  addend(batch: RawBatch, row: number, k: number): number {
    const column = batch.columns[k];
    if (column === undefined || !isFilled(column, row)) return 0;
    return numberAt(column, row, this.#headings[k] ?? '');
  }

  /** Compares the totals that stood on top of their rows. To be called once, after the last row. */
  finish(): void {
    if (this.#blockOnTop !== undefined) this.#check(this.#blockOnTop, this.#block);
    this.#closeBlock();
    if (this.#onTop !== undefined) this.#check(this.#onTop, this.#all);
  }

  #subtotal(stated: Stated, leads: boolean): void {
    const isFirst = this.#rowsInBlock === 0 && this.#rows === 0;
    if (this.#blockOnTop !== undefined || isFirst || leads) {
      // A section that begins with another has its rows in that one.
      if (this.#blockOnTop !== undefined && this.#rowsInBlock > 0)
        this.#check(this.#blockOnTop, this.#block);
      this.#closeBlock();
      this.#blockOnTop = stated;
      return;
    }
    this.#check(stated, this.#block);
    this.#closeBlock();
  }

  #total(stated: Stated): void {
    if (this.#rowsInBlock + this.#rows === 0) {
      this.#onTop = stated;
      return;
    }
    if (this.#blockOnTop !== undefined) this.#check(this.#blockOnTop, this.#block);
    this.#blockOnTop = undefined;
    const block = this.#rows > 0 && this.#rowsInBlock > 0 ? this.#block.slice() : undefined;
    this.#closeBlock();
    // One after every group may state the sum of its group alone.
    this.#check(stated, block !== undefined && isSumOf(stated, block) ? block : this.#all);
  }

  #closeBlock(): void {
    for (const k of this.#columns) this.#all[k] = (this.#all[k] ?? 0) + (this.#block[k] ?? 0);
    this.#rows += this.#rowsInBlock;
    this.#block.fill(0);
    this.#rowsInBlock = 0;
  }

  #check({row, values}: Stated, sums: Sums): void {
    for (const [k, stated] of values) {
      const summed = rounded(sums[k] ?? 0);
      if (!Number.isNaN(summed)) this.checks.push({row, column: k + 1, stated, summed});
    }
  }

  /** What a record says in the columns that have a sum, by column. */
  valuesAt(batch: RawBatch, row: number): Map<number, number> {
    const values = new Map<number, number>();
    for (const k of this.#columns) {
      const cell = cellText(batch.columns[k], row);
      const value = addendIn(cell, this.#headings[k] ?? '');
      if (/\d/.test(cell ?? '') && !Number.isNaN(value)) values.set(k, value);
    }
    return values;
  }
}

function isSumOf({values}: Stated, sums: Sums): boolean {
  return [...values].every(([k, stated]) => agrees({stated, summed: rounded(sums[k] ?? 0)}));
}

/** Whether a stated total is its sum, up to half a unit of its own last decimal; an integer up to half a hundredth. */
export function agrees({stated, summed}: Pick<TotalCheck, 'stated' | 'summed'>): boolean {
  const decimals = Math.min(6, String(stated).split('.')[1]?.length ?? 2);
  return Math.abs(stated - summed) <= 0.5 * 10 ** -decimals + Math.abs(summed) * 1e-12;
}

function rounded(value: number): number {
  return Number(value.toPrecision(15)) === 0 ? 0 : Math.round(value * 1e6) / 1e6;
}

/** What a cell adds to the sum. Plain digits are read from the bytes. */
function numberAt(column: TextColumn, row: number, heading: string): number {
  const end = column.offsets[row + 1] ?? 0;
  let at = column.offsets[row] ?? 0;
  const negative = column.bytes[at] === 0x2d;
  if (negative) at++;
  let value = 0;
  let scale = 0;
  for (; at < end; at++) {
    const byte = column.bytes[at] ?? 0;
    if (byte >= 0x30 && byte <= 0x39) {
      value = value * 10 + byte - 0x30;
      scale *= 10;
    } else if (byte === 0x2e && scale === 0) scale = 1;
    else return addendIn(cellText(column, row), heading);
  }
  const number = scale > 1 ? value / scale : value;
  return negative ? -number : number;
}
