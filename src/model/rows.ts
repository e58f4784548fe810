import type {HIDDEN} from './hidden.ts';

/**
 * A value as the page sees it: dates are 'YYYY-MM-DD', timestamps 'YYYY-MM-DD HH:MM:SS', decimals numbers, integers beyond
 * 2^53 text, HIDDEN what disclosure control keeps back.
 */
export type Value = string | number | boolean | null | typeof HIDDEN | readonly Value[];

export type ValueType =
  | 'text'
  | 'label'
  | 'integer'
  | 'number'
  | 'decimal'
  | 'boolean'
  | 'date'
  | 'timestamp'
  | 'list'
  | 'other';

export type ResultColumn = {readonly name: string; readonly type: ValueType};

/** A window of a result, column by column: `values[column][row]`. */
export type Rows = {
  readonly columns: readonly ResultColumn[];
  readonly count: number;
  readonly values: readonly (readonly Value[])[];
};

export const NO_ROWS: Rows = {columns: [], count: 0, values: []};

/** The column of that name, or undefined. */
export function columnOf(rows: Rows, name: string): readonly Value[] | undefined {
  const index = rows.columns.findIndex((column) => column.name === name);
  return index < 0 ? undefined : rows.values[index];
}

/** The rows as records; for small results and tests. */
export function records(rows: Rows): Record<string, Value>[] {
  return Array.from({length: rows.count}, (_, row) =>
    Object.fromEntries(
      rows.columns.map((column, index) => [column.name, rows.values[index]?.[row] ?? null])
    )
  );
}
