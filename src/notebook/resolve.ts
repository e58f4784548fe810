import {STATES, type State} from '../model/chart.ts';
import type {CellTable} from '../model/engine.ts';
import {DishuError, type Failure} from '../model/failure.ts';
import type {Rows, Value} from '../model/rows.ts';
import type {Lang} from '../model/text.ts';
import {FORMATS, formatFor, formatValue, isFormat} from '../words/format.ts';
import {quoteOf, type Quote} from './figures.ts';
import {nearest} from './nearest.ts';
import type {FigurePart, Resolve} from './prose.ts';

/** The cells that text may quote, by lower-case name. */
export type Quotable = ReadonlyMap<string, CellTable>;

/**
 * Fills figures from one-row cells. `column_zh` and `column_en` stand for `column` in the reader's language; a column
 * `<column>_state` gives the figure its state. Throws `figure-unknown` (no such cell, column, format; values: quote, problem,
 * nearest) and `figure-rows` (values: quote, cell, rows).
 */
export function resolver(cells: Quotable): Resolve {
  return (text, lang) => {
    const quote = quoteOf(text);
    const failure = quoteFailure(text, [...cells.keys()]);
    if (failure || !quote) throw new DishuError(failure ?? unknown(text, 'form'));
    const table = cells.get(quote.cell.toLowerCase());
    if (table?.count !== 1) {
      const values = {quote: text, cell: quote.cell, rows: table?.count ?? 0};
      throw new DishuError({code: 'figure-rows', values});
    }
    return figure(text, quote, table, lang);
  };
}

/** What is wrong with a quote before any cell has run: its form, its cell, its format. */
export function quoteFailure(text: string, cells: readonly string[]): Failure | undefined {
  const quote = quoteOf(text);
  if (!quote) return unknown(text, 'form');
  if (!cells.some((cell) => cell.toLowerCase() === quote.cell.toLowerCase())) {
    return unknown(text, 'cell', quote.cell, cells);
  }
  if (quote.format === undefined || isFormat(quote.format)) return undefined;
  return unknown(text, 'format', quote.format, FORMATS);
}

function unknown(
  quote: string,
  problem: 'form' | 'cell' | 'column' | 'format',
  word = '',
  known: readonly string[] = []
): Failure {
  const close = nearest(word, known);
  const allowed = problem === 'format' || problem === 'column' ? {allowed: known.join(', ')} : {};
  const values = {
    quote,
    problem,
    word,
    ...allowed,
    ...(close === undefined ? {} : {nearest: close})
  };
  return {code: 'figure-unknown', values};
}

function figure(text: string, quote: Quote, table: CellTable, lang: Lang): FigurePart {
  const {cell, column, format} = quote;
  const {columns, first} = table;
  const index = columnIndex(table, column, lang);
  const found = columns[index];
  if (!found) {
    const names = columns.map(({name}) => name);
    throw new DishuError(unknown(text, 'column', column, names));
  }
  const value = first[index] ?? null;
  const chosen = format !== undefined && isFormat(format) ? format : formatFor(found);
  const state = stateOf(first[columns.findIndex(({name}) => name === `${column}_state`)]);
  return {
    kind: 'figure',
    text: formatValue(value, chosen, lang),
    cell,
    column,
    ...(state ? {state} : {})
  };
}

/** The place of a column, or of its version in the reader's language; -1 if there is neither. */
export function columnIndex(rows: Pick<Rows, 'columns'>, column: string, lang: Lang): number {
  const own = rows.columns.findIndex(({name}) => name === column);
  return own >= 0 ? own : rows.columns.findIndex(({name}) => name === `${column}_${lang}`);
}

function stateOf(value: Value | undefined): State | undefined {
  return STATES.find((state) => state === value);
}
