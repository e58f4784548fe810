import type {Doubt} from '../model/sheet.ts';
import {isPlaceName, isSectionLabel, isSectionNumber} from './row-marks.ts';
import {cellText, type RawBatch} from './rows.ts';
import {markSummaries} from './summaries.ts';
import type {Structure} from './structure.ts';
import {markTail} from './tail.ts';
import {markTitles} from './titles.ts';
import type {Totals} from './totals.ts';

/** A narrower table may have records of one cell. */
const LEAST_WIDTH = 4;

/**
 * Rows that stand above the records of a section and are none themselves: a label alone, where no record has such a one in its place;
 * or, where the records are numbered, a numeral and the sums of the section. Others that sum up are found by the sums.
 */
export class Sections {
  readonly #values: readonly (readonly string[])[];
  /** Whether the records have numbers in their first column. */
  readonly #numbered: boolean;
  /** Numbers of the rows with the sums of a section. */
  readonly #leading = new Set<number>();
  /** Numbers of the rows that sum up others than those next to them. */
  readonly #unchecked = new Set<number>();
  readonly #structure: Structure;
  readonly #words: number;
  readonly #numbers: number;
  /** Whether a batch came before. */
  #goesOn = false;
  #labels = 0;
  #title: Doubt | undefined;
  #first: number | undefined;

  /** `values`: per column, what the first records hold. */
  constructor(values: readonly (readonly string[])[], structure: Structure) {
    const {kinds} = structure;
    this.#values = values;
    const most = Math.max(0, ...values.map(({length}) => length));
    const usual = kinds.filter(
      (kind, k) => kind !== 'number' && (values[k]?.length ?? 0) * 2 >= most
    );
    this.#structure = structure;
    this.#words = usual.length;
    this.#numbers = kinds.filter((kind) => kind === 'number').length;
    this.#numbered = areNumbers(values[0] ?? []);
  }

  /** Why a record is none; undefined where it is one. `first`: the column of the first of its `filled` cells. */
  reason(
    batch: RawBatch,
    row: number,
    first: number,
    filled: number
  ): 'subtotal' | 'title' | undefined {
    const values = this.#values[first] ?? [];
    if (this.#values.length < LEAST_WIDTH || values.length === 0) return undefined;
    if (filled > 1 && !this.#numbered) return undefined;
    const text = cellText(batch.columns[first], row) ?? '';
    if (filled > 1) {
      if (!isSectionNumber(text)) return undefined;
      this.#leading.add(batch.rowNo[row] ?? 0);
      return 'subtotal';
    }
    if (!isSectionLabel(text) || values.some(isPlaceName)) return undefined;
    this.#labels++;
    this.#first ??= batch.rowNo[row] ?? 0;
    return 'title';
  }

  /**
   * Sets further rows aside: titles above a heading that comes again, rows that sum others up, and at the end (`last`) those that say
   * nothing of their own.
   */
  mark(batch: RawBatch, aside: Uint8Array, totals: Totals, last: boolean): void {
    this.#title ??= markTitles(batch, aside, this.#structure);
    if (last) markTail(batch, aside, this.#structure.kinds.length);
    const isWhole = last && !this.#goesOn;
    this.#goesOn = true;
    const table = {words: this.#words, numbers: this.#numbers, isWhole};
    const {leading, unchecked} = markSummaries(batch, aside, totals, table);
    for (const row of leading) this.#leading.add(batch.rowNo[row] ?? 0);
    for (const row of unchecked) this.#unchecked.add(batch.rowNo[row] ?? 0);
  }

  /** Whether the sums in that row are to be compared with those of the rows above or below it. */
  checks(record: number | undefined): boolean {
    return record === undefined || !this.#unchecked.has(record);
  }

  /** Whether the sums in that row are those of the rows below it. */
  leads(record: number | undefined): boolean {
    return record !== undefined && this.#leading.has(record);
  }

  /** That there are labels, or titles of other places: what they say is said in no record. */
  get doubts(): readonly Doubt[] {
    const titles = this.#title === undefined ? [] : [this.#title];
    if (this.#first === undefined) return titles;
    return [...titles, {code: 'section-labels', row: this.#first, values: {count: this.#labels}}];
  }
}

/** Whether most are Arabic numbers, as those of a list, the numbers of its sections aside. */
function areNumbers(values: readonly string[]): boolean {
  const own = values.filter((value) => !isSectionNumber(value));
  const numbers = own.filter((value) => /^\d{1,6}$/.test(value.trim())).length;
  return numbers > 1 && numbers * 3 >= own.length * 2;
}
