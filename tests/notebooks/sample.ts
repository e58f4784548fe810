import type {Database} from '../../src/model/engine.ts';
import {records, type Value} from '../../src/model/rows.ts';

export const DATE1 = '2023-12-31';
export const DATE2 = '2024-06-30';

export type Row = Readonly<Record<string, Value>>;

/** The loaded rows of a table, of one edition where a date is given: what plain code in the tests counts again. */
export async function rowsOf(database: Database, table: string, asOf?: string): Promise<Row[]> {
  const connection = await database.connect();
  const where = asOf === undefined ? '' : ` WHERE as_of = '${asOf}'`;
  const rows = records(await connection.query(`SELECT * FROM data.${table}${where}`));
  await connection.close();
  return rows;
}

export const text = (value: Value | undefined): string =>
  typeof value === 'string' ? value : value === null || value === undefined ? '' : String(value);
export const number = (value: Value | undefined): number =>
  typeof value === 'number' ? value : typeof value === 'string' ? Number(value) : 0;
export const list = (value: Value | undefined): string[] =>
  Array.isArray(value) ? value.map((item) => text(item as Value)) : [];
export const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

export function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}

/** Half away from zero on the decimal text, as the page rounds. */
export function rounded(value: number, digits = 0): number {
  const shifted = Number(`${value}e${digits}`);
  const whole = Math.sign(shifted) * Math.round(Math.abs(shifted));
  return Number(`${whole}e${-digits}`);
}

/** 1234567 as '1,234,567'. */
export const grouped = (value: number, digits = 0): string =>
  value.toLocaleString('en-US', {minimumFractionDigits: digits, maximumFractionDigits: digits});
