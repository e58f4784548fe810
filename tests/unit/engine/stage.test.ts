import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {Stage} from '../../../src/engine/stage.ts';
import {textColumn} from '../../../src/importers/rows.ts';
import type {TextBatch} from '../../../src/model/batch.ts';
import type {Connection, Database} from '../../../src/model/engine.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';
import {openNativeDatabase} from '../../../src/node/native-database.ts';
import {failureOf} from '../../../src/model/failure.ts';
import {rowsOf} from './imported.ts';

function batch(from: number, ...cells: readonly (string | null)[]): TextBatch {
  return batchOf(from, cells);
}

function batchOf(from: number, cells: readonly (string | null)[]): TextBatch {
  return {
    rows: cells.length,
    rowNo: Int32Array.from(cells, (_, i) => from + i),
    aside: new Uint8Array(cells.length),
    columns: [textColumn(cells)]
  };
}

describe.each([
  ['in wasm', openNodeDatabase],
  ['native', openNativeDatabase]
])('sheets that outgrow the memory are packed, %s', (_name, open) => {
  let database: Database;
  let connection: Connection;
  let stage: Stage;

  beforeAll(async () => {
    database = await open();
    connection = await database.connect();
    // Room for four cells of two columns and three bytes.
    stage = await Stage.open(database, 150);
  });
  afterAll(() => database.close());

  const placed = () =>
    rowsOf(
      connection,
      `SELECT database_name, table_name FROM duckdb_tables() WHERE database_name IN ('stage', 'packed')
       UNION ALL SELECT 'view', view_name FROM duckdb_views() WHERE database_name = 'stage' AND NOT internal ORDER BY ALL`
    );
  const rows = (sheet: number) =>
    rowsOf(connection, `SELECT * FROM stage.main.s${sheet} ORDER BY row_no`);

  test('the rows of before and after stand in their order under the same name', async () => {
    expect(await stage.add(2)).toBe(1);
    expect(await stage.add(2)).toBe(2);
    await stage.append(1, 2, batch(1, '甲'));
    await stage.append(2, 2, batch(1, '乙', null));
    expect(await placed()).toEqual([
      ['stage', 's1'],
      ['stage', 's2']
    ]);
    await stage.append(2, 2, batch(3, '丙', '丁'));
    await stage.append(2, 2, batch(5, '戊'));
    expect(await placed()).toEqual([
      ['packed', 's2'],
      ['stage', 's1'],
      ['view', 's2']
    ]);
    expect(await rows(2)).toEqual([
      [1, 0, '乙', null],
      [2, 0, null, null],
      [3, 0, '丙', null],
      [4, 0, '丁', null],
      [5, 0, '戊', null]
    ]);
    await stage.append(1, 2, batch(2, '己'));
    expect(await rows(1)).toEqual([
      [1, 0, '甲', null],
      [2, 0, '己', null]
    ]);
  });

  test('nothing is left of a sheet that is dropped', async () => {
    await stage.drop(2);
    expect(await placed()).toEqual([['stage', 's1']]);
    await stage.drop(1);
    await stage.drop(7);
    expect(await placed()).toEqual([]);
    expect(await stage.add(1)).toBe(3);
  });
});

test('a cancel while a sheet is packed is heard between two parts of it, and the sheet stays where it was', async () => {
  const database = await openNodeDatabase();
  const connection = await database.connect();
  let heard = (_sql: string): void => undefined;
  const listened: Connection = {
    run: (sql) => {
      heard(sql);
      return connection.run(sql);
    },
    make: (sql) => connection.make(sql),
    query: (sql, params) => connection.query(sql, params),
    append: (table, one) => connection.append(table, one),
    cancel: () => connection.cancel(),
    close: () => connection.close()
  };
  const stage = await Stage.open(
    {connect: () => Promise.resolve(listened), close: () => database.close()},
    6 << 20
  );
  const id = await stage.add(1);
  const cells = Array.from({length: 300_000}, (_, i) => `${i % 10}`);
  await stage.append(id, 1, batchOf(1, cells));
  let parts = 0;
  heard = (sql) => {
    if (sql.startsWith('INSERT INTO packed') && ++parts === 2) stage.cancel();
  };
  const more = batchOf(300_001, cells.slice(0, 100_000));
  expect(await stage.append(id, 1, more).then(() => undefined, failureOf)).toEqual({
    code: 'cancelled'
  });
  expect(parts).toBe(2);
  const tables = `SELECT database_name, table_name, estimated_size FROM duckdb_tables() WHERE database_name IN ('stage', 'packed')`;
  expect(await rowsOf(connection, tables)).toEqual([['stage', `s${id}`, 300_000]]);
  await stage.append(id, 1, more);
  expect(parts).toBe(5);
  expect(await rowsOf(connection, tables)).toEqual([['packed', `s${id}`, 400_000]]);
  expect(
    await rowsOf(
      connection,
      `SELECT count(*), sum(row_no)::DOUBLE, bool_and(c1 = ((row_no - 1) % 10)::VARCHAR) FROM stage.main.s${id}`
    )
  ).toEqual([[400_000, 80_000_200_000, true]]);
  await database.close();
});
