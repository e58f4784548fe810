import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {Ingest} from '../../../src/engine/ingest.ts';
import {widen} from '../../../src/engine/store.ts';
import {Work} from '../../../src/engine/work.ts';
import type {Connection, Database} from '../../../src/model/engine.ts';
import {failureOf} from '../../../src/model/failure.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';
import {TABLES} from '../../../src/registry/tables/index.ts';
import type {Value} from '../../../src/model/rows.ts';
import {csv, imported, rowsOf, staged} from './imported.ts';

let database: Database;
let ingest: Ingest;
let connection: Connection;

beforeEach(async () => {
  database = await openNodeDatabase();
  ingest = await Ingest.open(database);
  connection = await database.connect();
});
afterEach(() => database.close());

const HEADING = '乡镇,行政村,户编号,户主姓名,人数,主要致贫原因';
const FIRST = csv(
  '户信息_20231231.csv',
  HEADING,
  '平川镇,红星村,5801012001000001,赵一,3,因病',
  '平川镇,红星村,5801012001000002,钱二,4,因残'
);
/** The same sheet, newly exported: one household less, two columns more. */
const AGAIN = csv(
  '户信息_20231231.csv',
  `${HEADING},联系电话,首次识别时间`,
  '平川镇,红星村,5801012001000002,钱二,5,因残,13900000002,2014-03'
);
const LATER = csv(
  '户信息_20240630.csv',
  `${HEADING},是否加入农民专业合作社`,
  '平川镇,红星村,5801012001000001,赵一,3,因病,是',
  '平川镇,红星村,5801012001000002,钱二,5,因残,否'
);

async function columnsIn(table: string): Promise<readonly Value[][]> {
  return await rowsOf(connection, `SELECT column_name, column_type FROM (DESCRIBE ${table})`);
}

/** Columns of the dictionary that the store has. */
async function widthOf(table: string): Promise<number> {
  return (await columnsIn(`store.${table}`)).length;
}

test('whatever a store has, its view has every column of the dictionary, in its order and of its type', async () => {
  const work = new Work(connection);
  for (const {name, columns} of Object.values(TABLES)) {
    const empty = await columnsIn(`data.${name}`);
    const names = columns.map((column) => column.name);
    const origin = ['source_id', 'row_no', 'as_of', 'unreadable'];
    expect(empty.map(([column]) => column)).toEqual([...names, ...origin]);
    for (const some of [names.slice(0, 3), names.slice(2, -1), names, names]) {
      await widen(work, name, some);
      expect(await columnsIn(`data.${name}`)).toEqual(empty);
    }
    expect(new Set((await columnsIn(`store.${name}`)).map(String))).toEqual(
      new Set(empty.map(String))
    );
  }
});

describe('a store', () => {
  const seen = `SELECT as_of::VARCHAR, household_id, size, phone, in_cooperative FROM data.household ORDER BY ALL`;

  test('has the columns that sheets fill, and takes those of a sheet that stands for another', async () => {
    await imported(ingest, FIRST);
    const width = await widthOf('household');
    await imported(ingest, AGAIN);
    expect(await widthOf('household')).toBe(width + 2);
    await imported(ingest, LATER);
    expect(await widthOf('household')).toBe(width + 3);
    expect(await rowsOf(connection, seen)).toEqual([
      ['2023-12-31', '5801012001000002', 5, '13900000002', null],
      ['2024-06-30', '5801012001000001', 3, null, true],
      ['2024-06-30', '5801012001000002', 5, null, false]
    ]);
  });

  test('is as wide as it was after a load that was cancelled', async () => {
    await imported(ingest, FIRST);
    const [columns, rows] = [await columnsIn('store.household'), await rowsOf(connection, seen)];
    await staged(ingest, AGAIN);
    const ended = ingest.finish(() => ingest.cancel()).then(() => null, failureOf);
    expect(await ended).toMatchObject({code: 'cancelled'});
    expect(await columnsIn('store.household')).toEqual(columns);
    expect(await rowsOf(connection, seen)).toEqual(rows);
    await imported(ingest, AGAIN);
    expect(await widthOf('household')).toBe(columns.length + 2);
  });

  test('that becomes wider changes nothing for who reads meanwhile', async () => {
    await imported(ingest, FIRST);
    const reader = await database.connect();
    await reader.run('BEGIN TRANSACTION');
    const before = await rowsOf(reader, seen);
    await imported(ingest, AGAIN, LATER);
    expect(await rowsOf(reader, seen)).toEqual(before);
    await reader.run('COMMIT');
    expect(await rowsOf(reader, seen)).toHaveLength(3);
  });
});
