import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {Ingest} from '../../../src/engine/ingest.ts';
import type {Connection, Database} from '../../../src/model/engine.ts';
import type {ImportReport} from '../../../src/model/report.ts';
import type {Value} from '../../../src/model/rows.ts';
import type {ByteSource} from '../../../src/model/sheet.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';
import {HABITS, type Habit} from './habits.ts';
import {countsOfColumns, csv, imported, rowsOf, sheetsOf} from './imported.ts';

/** The way of a value through the whole product: file, importer, recognition, load. */
let database: Database;
let connection: Connection;
let report: ImportReport;
const states = new Map<string, string>();

beforeAll(async () => {
  database = await openNodeDatabase();
  const ingest = await Ingest.open(database);
  connection = await database.connect();
  report = await imported(ingest, ...HABITS.map(fileOf));
  for (const {head, state, tables} of sheetsOf(report)) {
    states.set(head.file, `${state} ${tables.map(({table}) => table).join()}`);
  }
});
afterAll(() => database.close());

/** A case a row; the other cells are always the same. */
function fileOf({name, headings, row, cases}: Habit): ByteSource {
  const lines = cases.map(([raw], at) =>
    row.map((cell) => quoted(cell === '?' ? raw : cell.replace('#', String(100 + at)))).join(',')
  );
  return csv(`${name}.csv`, headings.join(','), ...lines);
}

function quoted(cell: string): string {
  return /[",\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Value and problem of each case, in their order. */
async function found({name, table, column}: Habit): Promise<[Value, Value][]> {
  const rows = await rowsOf(
    connection,
    `SELECT t.${column}, i.problem FROM data.${table} t JOIN data.source s USING (source_id)
     LEFT JOIN data.import_issue i ON i.source_id = t.source_id AND i.row_no = t.row_no AND i.column_name = '${column}'
     WHERE s.file = '${name}.csv' ORDER BY t.row_no`
  );
  return rows.map(([value = null, problem = null]) => [value, problem]);
}

describe.each(HABITS)('$name', (habit) => {
  test('is recognised', () => {
    expect(states.get(`${habit.name}.csv`)).toBe(`loaded ${habit.table}`);
  });

  test('every value is read, or listed with why not', async () => {
    const said = habit.cases.map(([raw, value, problem = null]) => [raw, value, problem]);
    const rows = await found(habit);
    expect(rows.map(([value, problem], at) => [habit.cases[at]?.[0], value, problem])).toEqual(
      said
    );
  });

  test('the text of what was not read is kept', async () => {
    const raws = await rowsOf(
      connection,
      `SELECT i.raw FROM data.import_issue i JOIN data.source s USING (source_id)
       WHERE s.file = '${habit.name}.csv' AND i.column_name = '${habit.column}' ORDER BY i.row_no`
    );
    const lost = habit.cases.filter(([, , problem]) => problem !== undefined);
    expect(raws.map(([raw]) => raw)).toEqual(lost.map(([raw]) => raw));
  });
});

test('so many values are said to be read as stand in the table', async () => {
  const {said, held} = await countsOfColumns(connection, report);
  expect(said).toEqual(held);
  expect(said.length).toBeGreaterThan(HABITS.length);
});
