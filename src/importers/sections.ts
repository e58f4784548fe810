import type {Doubt} from '../model/sheet.ts';
import {isPlaceName, isSectionLabel, isSectionNumber} from './row-marks.ts';
import {cellText, type RawBatch} from './rows.ts';

/** A narrower table may have records of one cell. */
const LEAST_WIDTH = 4;

/**
 * Rows that stand above the records of a section and are none themselves: a label alone, where no record has such a one in its place;
 * or, where the records are numbered, a numeral and the sums of the section.
 */
export class Sections {
  readonly #values: readonly (readonly string[])[];
  /** Whether the records have numbers in their first column. */
  readonly #numbered: boolean;
  /** Numbers of the rows with the sums of a section. */
  readonly #leading = new Set<number>();
  #labels = 0;
  #first: number | undefined;

  /** `values`: per column, what the first records hold. */
  constructor(values: readonly (readonly string[])[]) {
    this.#values = values;
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
    if (filled > 1 && (first > 0 || !this.#numbered)) return undefined;
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

  /** Whether the sums in that row are those of the rows below it. */
  leads(record: number | undefined): boolean {
    return record !== undefined && this.#leading.has(record);
  }

  /** That there are labels: what they say is said in no record. */
  get doubts(): readonly Doubt[] {
    if (this.#first === undefined) return [];
    return [{code: 'section-labels', row: this.#first, values: {count: this.#labels}}];
  }
}

/** Whether most are Arabic numbers, as those of a list, the numbers of its sections aside. */
function areNumbers(values: readonly string[]): boolean {
  const own = values.filter((value) => !isSectionNumber(value));
  const numbers = own.filter((value) => /^\d{1,6}$/.test(value.trim())).length;
  return numbers > 1 && numbers * 3 >= own.length * 2;
}
