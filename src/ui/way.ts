import type {BehindSum} from '../model/behind.ts';
import {ownMeasure, type ChartForm, type ChartSpec} from '../model/chart.ts';
import {HIDDEN} from '../model/hidden.ts';
import {columnOf, type Rows, type Value} from '../model/rows.ts';
import type {RowMark, RowsRoute} from './route.ts';

/** A chart on its page: whose figures lead to the rows behind them. */
export type Way = {
  readonly notebook: string;
  readonly chart: string;
  readonly spec: ChartSpec;
  readonly rows: Rows;
};

/** The key of a figure's link: of headline figures their number, of lines their own key, else the column; '' for a mark's own measure. */
export function linkKey({spec: {form, channels}, rows}: Way, channel: string, row: number): string {
  if (form === 'figures') return String(row + 1);
  if (form === 'lines') return String(columnOf(rows, channels['key'] ?? '')?.[row] ?? '');
  return channel === '' ? '' : (channels[channel] ?? channel);
}

/** The way to the rows behind a figure; undefined where it has no link, no value or a hidden one. */
export function wayTo(way: Way, key: string, row: number): RowsRoute | undefined {
  const sum = way.spec.behind?.[key];
  if (!sum || !isKnown(way, key, row)) return undefined;
  const {notebook, chart} = way;
  return {page: 'rows', notebook, chart, column: key, part: 0, at: markOf(sum, way.rows, row)};
}

/** A headline figure may be a text in the reader's language. */
function isKnown({spec: {form, channels}, rows}: Way, key: string, row: number): boolean {
  const column = key === '' || isKeyed(form) ? channels[ownMeasure(form)] : key;
  const value = [column ?? '', `${column}_zh`].map((name) => columnOf(rows, name)?.[row]);
  return value.some((each) => each !== undefined && each !== null && each !== HIDDEN);
}

/** Whether links are by key and not by column. */
function isKeyed(form: ChartForm): boolean {
  return form === 'figures' || form === 'lines';
}

/** The values of a row by which a link's dimensions are known. */
function markOf(sum: BehindSum, rows: Rows, row: number): RowMark {
  const columns = columnsOf(sum);
  return Object.fromEntries(
    columns.map((column) => [column, textOf(columnOf(rows, column)?.[row] ?? null)])
  );
}

function columnsOf(sum: BehindSum): string[] {
  const terms = sum.flatMap((each) => each.terms);
  return [...new Set(terms.flatMap((term) => ('column' in term ? [term.column] : [])))];
}

function textOf(value: Value): string | null {
  return value === null ? null : String(value);
}

/** The row that a route speaks of, from 0; undefined where the chart has none such any more. */
export function rowAt(
  {column, at}: RowsRoute,
  {spec, rows}: Pick<Way, 'spec' | 'rows'>
): number | undefined {
  if (spec.form === 'figures') {
    const row = Number(column) - 1;
    return row < rows.count ? row : undefined;
  }
  if (spec.form === 'lines') return lineAt(column, {spec, rows});
  const wanted = Object.entries(at);
  const found = Array.from({length: rows.count}, (_, row) => row).find((row) =>
    wanted.every(([name, text]) => textOf(columnOf(rows, name)?.[row] ?? null) === text)
  );
  return found;
}

/** The line that has a key. */
function lineAt(key: string, {spec, rows}: Pick<Way, 'spec' | 'rows'>): number | undefined {
  const row = columnOf(rows, spec.channels['key'] ?? '')?.indexOf(key) ?? -1;
  return row < 0 ? undefined : row;
}

/**
 * The way to the rows behind a line. One that was taken from another notebook leads by the link that it has there: `other` gives
 * that notebook's chart of its lines.
 */
export function lineWay(
  way: Way,
  row: number,
  other: (notebook: string) => Way | undefined
): RowsRoute | undefined {
  const {spec, rows} = way;
  const key = linkKey(way, '', row);
  const from = columnOf(rows, spec.channels['notebook'] ?? '')?.[row];
  if (typeof from !== 'string') return wayTo(way, key, row);
  const there = other(from);
  const line = there && lineAt(key, there);
  return there && line !== undefined ? wayTo(there, key, line) : undefined;
}
