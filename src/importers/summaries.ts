import {isTyped, kindOf} from './cell-kinds.ts';
import {markOf} from './foot.ts';
import {totalLabel} from './row-marks.ts';
import {cellText, isFilled, type RawBatch} from './rows.ts';
import {agrees, type Totals} from './totals.ts';

/** A record of numbers with one label at the most, where others have several words: it may sum others up. */
type Summary = {
  readonly row: number;
  readonly label: string;
  readonly values: ReadonlyMap<number, number>;
};

/** What is set aside: `leading` sum up the rows below them, `unchecked` some that are not all next to them. Places in the batch. */
export type Summaries = {
  readonly leading: readonly number[];
  readonly unchecked: readonly number[];
};

type Table = {
  /** How many columns most records have words in, and all columns that hold numbers. */
  readonly words: number;
  readonly numbers: number;
  /** Whether the batch is the whole table. */
  readonly isWhole: boolean;
};

/** Sets rows aside that sum others up: those that say so in a word, and those of which the sums prove it. */
export function markSummaries(
  batch: RawBatch,
  aside: Uint8Array,
  totals: Totals,
  table: Table
): Summaries {
  const rows: Summary[] = [];
  const unchecked: number[] = [];
  for (const summary of table.words < 2 ? [] : summariesIn(batch, aside, totals, table)) {
    const kind = kindOfTotal(summary);
    if (kind === undefined) rows.push(summary);
    else aside[summary.row] = markOf(kind === 'average' ? 'total' : kind);
    if (kind === 'average') unchecked.push(summary.row);
  }
  if (!table.isWhole || rows.length === 0) return {leading: [], unchecked};
  const sums = new RunningSums(batch, aside, rows, totals);
  const others = withoutTotals(rows, aside, sums);
  const parts = partsAmong(others, batch, aside, totals);
  const sections = others.filter((summary) => !parts.includes(summary));
  const leads = areSections(sections, sums, 0);
  const proved = leads || areSections(sections, sums, -1) ? sections : [];
  for (const {row} of [...parts, ...proved]) aside[row] = markOf('subtotal');
  return {
    leading: leads ? sections.map(({row}) => row) : [],
    unchecked: [...unchecked, ...parts.map(({row}) => row)]
  };
}

/** What the label says; a word without a number beside it says nothing. */
function kindOfTotal({label, values}: Summary): ReturnType<typeof totalLabel> {
  return values.size > 0 || /\d/.test(label) ? totalLabel(label) : undefined;
}

function summariesIn(
  batch: RawBatch,
  aside: Uint8Array,
  totals: Totals,
  {words, numbers}: Table
): Summary[] {
  const summaries: Summary[] = [];
  const most = numbers + Math.min(2, words - 1);
  for (let row = 0; row < batch.rows; row++) {
    if (aside[row] !== 0 || (batch.filled[row] ?? 0) > most) continue;
    const label = onlyLabel(batch, row);
    if (label === undefined) continue;
    const values = totals.valuesAt(batch, row);
    if (values.size > 0 || label !== '') summaries.push({row, label, values});
  }
  return summaries;
}

/** Characters of a label. */
const LONGEST = 24;
/** '10户' beside a label says a number. */
const COUNT = /^\d+\s*[户人个项笔]$/;

/**
 * The first cell of a record that otherwise holds but numbers, '' where it does, too; undefined where there are other words, a code, a date,
 * a running number or a long text.
 */
function onlyLabel(batch: RawBatch, row: number): string | undefined {
  let label: string | undefined;
  for (let k = 0; k < batch.columns.length; k++) {
    const column = batch.columns[k];
    if (column === undefined || !isFilled(column, row)) continue;
    const text = cellText(column, row)?.trim() ?? '';
    const kind = label !== undefined && COUNT.test(text) ? 'number' : kindOf(text);
    const isNumber = kind === 'none' || (kind === 'number' && k > 0);
    if (!isNumber && (label !== undefined || isTyped(kind) || text.length > LONGEST))
      return undefined;
    label ??= isNumber ? '' : text;
  }
  return label;
}

/** Sums of the records that sum none up, between any two. */
class RunningSums {
  readonly #sums = new Map<number, Float64Array>();
  readonly #records: Uint32Array;
  /** Rows of the batch. */
  readonly end: number;

  constructor(batch: RawBatch, aside: Uint8Array, summaries: readonly Summary[], totals: Totals) {
    this.end = batch.rows;
    const own = new Set(summaries.map(({row}) => row));
    const isRecord = (row: number): boolean => aside[row] === 0 && !own.has(row);
    this.#records = new Uint32Array(batch.rows + 1);
    for (let row = 0; row < batch.rows; row++)
      this.#records[row + 1] = (this.#records[row] ?? 0) + (isRecord(row) ? 1 : 0);
    for (const k of new Set(summaries.flatMap(({values}) => [...values.keys()]))) {
      const sums = new Float64Array(batch.rows + 1);
      for (let row = 0; row < batch.rows; row++)
        sums[row + 1] = (sums[row] ?? 0) + (isRecord(row) ? totals.addend(batch, row, k) : 0);
      this.#sums.set(k, sums);
    }
  }

  count(from: number, to: number): number {
    return (this.#records[to] ?? 0) - (this.#records[from] ?? 0);
  }

  /** Whether a row says the sums of those rows. */
  proves({values}: Summary, from: number, to: number): boolean {
    const isSum = ([k, stated]: readonly [number, number]): boolean => {
      const sums = this.#sums.get(k);
      return agrees({stated, summed: (sums?.[to] ?? 0) - (sums?.[from] ?? 0)});
    };
    return [...values].every(isSum);
  }
}

/** The first row and the last are totals where they say the sums of all, the first with a label; the other summaries. */
function withoutTotals(
  rows: readonly Summary[],
  aside: Uint8Array,
  sums: RunningSums
): readonly Summary[] {
  const [first, last] = [aside.indexOf(0), aside.lastIndexOf(0)];
  const isTotal = (summary: Summary): boolean =>
    (summary.row === last || (summary.row === first && summary.label !== '')) &&
    sums.count(0, sums.end) > 2 &&
    weightOf([summary]) > 1 &&
    sums.proves(summary, 0, sums.end);
  for (const summary of rows) if (isTotal(summary)) aside[summary.row] = markOf('total');
  return rows.filter(({row}) => aside[row] === 0);
}

/** '其中：中央', and the rows right below it: where with them they sum up to the total above, or where no record follows. */
function partsAmong(
  rows: readonly Summary[],
  batch: RawBatch,
  aside: Uint8Array,
  totals: Totals
): readonly Summary[] {
  const last = aside.lastIndexOf(0);
  return rows.flatMap((first, i) => {
    if (!first.label.startsWith('其中')) return [];
    const run = rows.slice(i).filter(({row}, j) => row === first.row + j);
    const whole = totals.valuesAt(batch, Math.max(0, first.row - 1));
    const isWhole = [...first.values.keys()].every((k) => {
      const summed = run.reduce((sum, {values}) => sum + (values.get(k) ?? 0), 0);
      return agrees({stated: whole.get(k) ?? NaN, summed});
    });
    return isWhole || run.at(-1)?.row === last ? run : [first];
  });
}

/** How little it can be chance that sums are these: the numbers but 0, one of two digits and more twice. */
function weightOf(rows: readonly Summary[]): number {
  const stated = rows.flatMap(({values}) => [...values.values()]).filter((value) => value !== 0);
  return stated.length + stated.filter((value) => Math.abs(value) >= 10).length;
}

/**
 * Whether each of several rows says the sums of those up to the next one (`side` 0) or from the one before (-1): all of them, and of
 * several rows at least once.
 */
function areSections(rows: readonly Summary[], sums: RunningSums, side: 0 | -1): boolean {
  const from = (i: number): number => rows[i]?.row ?? (i < 0 ? 0 : sums.end);
  const ranges = rows.map((_, i) => [from(i + side), from(i + side + 1)] as const);
  return (
    weightOf(rows) > 2 &&
    rows.every(({label, values}) => label !== '' && values.size > 0) &&
    rows.every((summary, i) => sums.proves(summary, ...(ranges[i] ?? [0, 0]))) &&
    ranges.some(([start, end]) => sums.count(start, end) > 1)
  );
}
