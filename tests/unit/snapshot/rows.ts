import type {Rows, Value, ValueType} from '../../../src/model/rows.ts';

/** Rows of these columns, line by line. */
export function rowsOf(
  columns: Readonly<Record<string, ValueType>>,
  lines: readonly (readonly Value[])[]
): Rows {
  const names = Object.entries(columns).map(([name, type]) => ({name, type}));
  return {
    columns: names,
    count: lines.length,
    values: names.map((_, at) => lines.map((line) => line[at] ?? null))
  };
}
