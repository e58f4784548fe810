import {nextTurn} from '../../model/turn.ts';
import type {Order} from '../../model/engine.ts';
import {DishuError} from '../../model/failure.ts';
import type {Rows, Value, ValueType} from '../../model/rows.ts';
import type {Lang} from '../../model/text.ts';
import {formatValue} from '../../words/format.ts';
import {maskedText, type Masked} from '../mask.ts';
import type {TableSource} from '../row-windows.ts';

/** A column of a file: `index` is its place in the source's rows. `masked`: its values are written as the page masks them. */
export type FileColumn = {
  readonly heading: string;
  readonly index: number;
  readonly type: ValueType;
  readonly masked?: Masked | undefined;
};

/**
 * What becomes a file. csvFile, xlsxFile and tsvText (beside this file) take it, read `source` window by window, call `onProgress`
 * with the rows written so far and end with the failure `cancelled` when `signal` is aborted; the page stays free between two
 * windows. saveFile and copyText (save.ts) hand the result to the reader. A table-view that is given a `file` name
 * offers all of this by itself.
 */
export type FileJob = {
  readonly source: TableSource;
  readonly columns: readonly FileColumn[];
  readonly lang: Lang;
  readonly order?: Order | undefined;
  readonly signal: AbortSignal;
  readonly onProgress: (rows: number) => void;
};

/** A window of about so many cells is written in one go: some 20 ms. */
const CELLS = 12_000;

/** The rows of a job in windows, the wanted columns in their order. */
export async function* windowsOf(job: FileJob): AsyncGenerator<Rows> {
  const {source, columns, signal} = job;
  const limit = Math.max(1, Math.floor(CELLS / Math.max(1, columns.length)));
  for (let offset = 0; offset < source.count; offset += limit) {
    if (signal.aborted) throw new DishuError({code: 'cancelled'});
    const rows = await source.page({offset, limit, ...(job.order && {order: job.order})});
    yield {
      columns: columns.map(({heading, type}) => ({name: heading, type})),
      count: rows.count,
      values: columns.map((column) => shownValues(rows.values[column.index] ?? [], column))
    };
    job.onProgress(Math.min(source.count, offset + rows.count));
    await nextTurn();
  }
  if (signal.aborted) throw new DishuError({code: 'cancelled'});
}

function shownValues(values: readonly Value[], {masked}: FileColumn): readonly Value[] {
  return masked ? values.map((value) => value && maskedText(value, masked)) : values;
}

/** A value as a text of a file: numbers and dates as programs read them, yes and no in the reader's words; '' where it is missing. */
export function plainText(value: Value, lang: Lang): string {
  if (value === null) return '';
  return typeof value === 'number' ? String(value) : formatValue(value, 'text', lang);
}

/**
 * Whether a spreadsheet would take the text for a formula. What only looks like a number ('-5', '+86 138') is none; full-width signs
 * count, since input methods fold them.
 */
export function isFormula(text: string): boolean {
  return /^[=@\t\r＝＠]|^[-+－＋](?![\d.\s]*$)/.test(text);
}
