import type {Connection} from '../model/engine.ts';
import {literal} from '../model/names.ts';
import type {SourcePlace} from '../model/report.ts';
import {records, type Value} from '../model/rows.ts';
import {staged, stageTable} from './cast.ts';

type Row = Readonly<Record<string, Value>>;

/**
 * The way back from a row of a table to the cells of the file that a column of it was read from, in the order of the
 * sheet's columns. [] where the column comes from no cell (a constant, an unknown source). A household made of several
 * rows leads to the row that the table names; where the cells are empty there, to its first row that has them.
 */
export async function placesOf(
  connection: Connection,
  sourceId: number,
  rowNo: number,
  column: string
): Promise<readonly SourcePlace[]> {
  const [source] = records(await connection.query(sourceQuery(sourceId, column)));
  const positions = listed(source?.['positions']).map(Number);
  if (!source || positions.length === 0) return [];
  const row = await cellsOf(connection, source, positions, rowNo);
  const headings = listed(source['headings']).map(String);
  return positions.map((position, i) => ({
    file: String(source['file']),
    sheet: String(source['sheet']),
    row: Number(row?.['row_no'] ?? rowNo),
    column: position,
    letter: letterOf(position),
    heading: headings[i] ?? '',
    raw: textOf(row?.[staged(position)])
  }));
}

function sourceQuery(sourceId: number, column: string): string {
  const cells = (name: string) => `list_filter("columns", lambda c: c.name = ${literal(name)})`;
  return `SELECT file, sheet, sheet_id, grain,
      list_transform(${cells(column)}, lambda c: c."position") AS positions,
      list_transform(${cells(column)}, lambda c: c.heading) AS headings,
      ${cells('household_id')}[1]."position" AS key
    FROM data.source WHERE source_id = ${sourceId}`;
}

async function cellsOf(
  connection: Connection,
  {sheet_id, grain, key}: Row,
  positions: readonly number[],
  rowNo: number
): Promise<Row | undefined> {
  const cells = positions.map(staged);
  const from = stageTable(Number(sheet_id));
  const select = `SELECT row_no, ${cells.join(', ')} FROM ${from}`;
  const [own] = records(await connection.query(`${select} WHERE row_no = ${rowNo}`));
  const filled = cells.some((cell) => textOf(own?.[cell]) !== null);
  if (filled || grain !== 'first' || typeof key !== 'number') return own;
  const [other] = records(
    await connection.query(`${select} WHERE aside = 0 AND coalesce(${cells.join(', ')}) IS NOT NULL
      AND ${staged(key)} = (SELECT ${staged(key)} FROM ${from} WHERE row_no = ${rowNo}) ORDER BY row_no LIMIT 1`)
  );
  return other ?? own;
}

function listed(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: Value | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

/** 1 -> A, 27 -> AA. */
export function letterOf(position: number): string {
  const before = Math.floor((position - 1) / 26);
  return (before > 0 ? letterOf(before) : '') + String.fromCodePoint(65 + ((position - 1) % 26));
}
