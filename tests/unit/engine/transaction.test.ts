import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {Ingest} from '../../../src/engine/ingest.ts';
import type {Connection, Database} from '../../../src/model/engine.ts';
import {failureOf} from '../../../src/model/failure.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';
import {FIRST, households} from './households.ts';
import {file, imported, rowsOf, sheetsOf, staged} from './imported.ts';

let database: Database;
let ingest: Ingest;
let connection: Connection;

/** Hears each statement before it runs. */
let heard: (sql: string) => unknown = () => undefined;

function listenedTo(connected: Connection): Connection {
  return {
    run: (sql) => {
      heard(sql);
      return connected.run(sql);
    },
    make: (sql) => connected.make(sql),
    query: (sql, params) => connected.query(sql, params),
    append: (table, batch) => connected.append(table, batch),
    cancel: () => connected.cancel(),
    close: () => connected.close()
  };
}

beforeEach(async () => {
  database = await openNodeDatabase();
  ingest = await Ingest.open({
    connect: async () => listenedTo(await database.connect()),
    close: () => database.close()
  });
  connection = await database.connect();
});
afterEach(() => database.close());

describe('all or nothing', () => {
  const state = async () => [
    await rowsOf(connection, 'SELECT * FROM data.household ORDER BY ALL'),
    await rowsOf(connection, 'SELECT * FROM data.source ORDER BY ALL'),
    await rowsOf(connection, 'SELECT * FROM data.import_issue ORDER BY ALL'),
    await rowsOf(connection, 'SELECT * FROM data.edition ORDER BY ALL')
  ];

  test.each([
    'INSERT INTO store."household"',
    'INSERT INTO data.source',
    'data.edition VALUES',
    'duplicate-key'
  ])(
    'a load cancelled at %s leaves everything as it was, and can be done again',
    async (statement) => {
      await imported(ingest, households('户信息_20231231.csv', ...FIRST));
      const before = await state();
      await staged(ingest, households('户信息_20231231.csv', ...FIRST.slice(1)));
      heard = (sql) => sql.includes(statement) && ingest.cancel();
      const cancelled = await ingest.finish().then(() => null, failureOf);
      heard = () => undefined;
      expect(cancelled?.code).toBe('cancelled');
      expect(await state()).toEqual(before);
      const report = await ingest.finish();
      expect(sheetsOf(report).map(({state: as}) => as)).toEqual(['loaded']);
      expect(await rowsOf(connection, 'SELECT count(*) FROM data.household')).toEqual([[2]]);
    }
  );

  test('a failure in the middle leaves everything as it was', async () => {
    const report = await imported(ingest, households('户信息_20231231.csv', ...FIRST));
    const before = await state();
    const [sheet] = sheetsOf(report);
    const good = sheet?.projections ?? [];
    const bad = good.map((projection) => ({...projection, asOf: 'no date'}));
    const failed = await ingest
      .decide([{sheet: sheet?.id ?? 0, projections: [...good, ...bad]}])
      .then(() => undefined, failureOf);
    expect(failed?.code).toBe('sql');
    expect(await state()).toEqual(before);
    expect(sheetsOf(await ingest.report())[0]?.state).toBe('loaded');
  });

  test('an import that was begun and left is forgotten', async () => {
    await staged(ingest, households('户信息_20231231.csv', ...FIRST));
    await ingest.begin();
    expect((await ingest.finish()).files).toEqual([]);
    expect(
      await rowsOf(connection, `SELECT count(*) FROM duckdb_tables() WHERE database_name = 'stage'`)
    ).toEqual([[0]]);
  });

  test('a file that cannot be read does not stop the others', async () => {
    const report = await imported(
      ingest,
      file('空.xlsx', ''),
      households('户信息_20231231.csv', ...FIRST)
    );
    expect(report.files.map(({path, failure}) => [path, failure?.code])).toEqual([
      ['空.xlsx', 'file-empty'],
      ['户信息_20231231.csv', undefined]
    ]);
    expect(await rowsOf(connection, 'SELECT count(*) FROM data.household')).toEqual([[3]]);
  });
});
