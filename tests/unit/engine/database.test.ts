import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {Connection, Database} from '../../../src/model/engine.ts';
import {failureOf} from '../../../src/model/failure.ts';
import {records} from '../../../src/model/rows.ts';
import {openNativeDatabase} from '../../../src/node/native-database.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';

function failure(run: Promise<unknown>) {
  return run.then(() => 'no failure', failureOf);
}

describe.each([
  ['in wasm', openNodeDatabase],
  ['native', openNativeDatabase]
])('the engine %s', (_name, open) => {
  let database: Database;
  let connection: Connection;

  beforeAll(async () => {
    database = await open();
    connection = await database.connect();
  });
  afterAll(() => database.close());

  describe('values', () => {
    test('every type arrives as what the page shows', async () => {
      const rows =
        await connection.query(`SELECT 12.50::DECIMAL(18,2) AS d, -0.05::DECIMAL(18,2) AS e,
      123456789012.34::DECIMAL(18,2) AS f, sum(i) AS s, DATE '2024-06-30' AS dt,
      TIMESTAMP '2024-01-01 10:00:00' AS ts, ['a', NULL] AS l, '因病'::ENUM('因残', '因病') AS n, NULL AS z,
      true AS b, 9007199254740993::BIGINT AS big, 1e308 * 10 AS inf FROM range(5) t(i)`);
      expect(records(rows)).toEqual([
        {
          d: 12.5,
          e: -0.05,
          f: 123456789012.34,
          s: 10,
          dt: '2024-06-30',
          ts: '2024-01-01 10:00:00',
          l: ['a', null],
          n: '因病',
          z: null,
          b: true,
          big: '9007199254740993',
          inf: null
        }
      ]);
      expect(rows.columns.map((column) => column.type).join(' ')).toBe(
        'decimal decimal decimal integer date timestamp list label integer boolean integer number'
      );
    });

    test('values are bound, never spliced', async () => {
      const rows = await connection.query('SELECT ?::INTEGER + 1 AS i, ?::VARCHAR AS t', [
        4,
        "x'; DROP"
      ]);
      expect(records(rows)).toEqual([{i: 5, t: "x'; DROP"}]);
    });
  });

  describe('staging', () => {
    test('a batch of text arrives whole, empty cells as NULL', async () => {
      await connection.run('CREATE TABLE stage.t (row_no INTEGER, aside UTINYINT, c1 VARCHAR)');
      await connection.run('USE stage');
      await connection.append('t', {
        rows: 3,
        rowNo: Int32Array.of(4, 5, 6),
        aside: Uint8Array.of(0, 5, 0),
        columns: [
          {
            bytes: new TextEncoder().encode('户𠮷'),
            offsets: Int32Array.of(0, 3, 3, 7),
            valid: Uint8Array.of(0b101)
          }
        ]
      });
      await connection.run('USE memory');
      expect(records(await connection.query('FROM stage.t ORDER BY row_no'))).toEqual([
        {row_no: 4, aside: 0, c1: '户'},
        {row_no: 5, aside: 5, c1: null},
        {row_no: 6, aside: 0, c1: '𠮷'}
      ]);
    });
  });

  describe('connections', () => {
    test('a closed one leaves nothing to the next that uses it', async () => {
      for (let i = 0; i < 20; i++) {
        const own = await database.connect();
        expect(await failure(own.query('FROM mine'))).toMatchObject({code: 'sql'});
        expect(records(await own.query(`SELECT getvariable('年') AS y`))).toEqual([{y: null}]);
        await own.run('CREATE TEMP TABLE mine AS SELECT 1');
        await own.run('SET VARIABLE 年 = 2024');
        await own.close();
      }
    });
  });

  describe('failures', () => {
    test('name line and character in UTF-16 units, from 1', async () => {
      const sql = 'CREATE TEMP TABLE x AS\nSELECT 户, 致贫原\nFROM (SELECT 1 AS 户, 2 AS 致贫原因)';
      expect(await failure(connection.run(sql))).toMatchObject({
        code: 'sql',
        place: {line: 2, character: 11},
        values: {candidates: '致贫原因'}
      });
      expect(await failure(connection.query('SELECT 1 FRM x'))).toMatchObject({
        code: 'sql',
        place: {line: 1, character: 14}
      });
    });

    test('a cancelled statement leaves no table and the connection lives', async () => {
      const run = failure(
        connection.run(
          'CREATE TABLE y AS SELECT count(*) FROM range(100000000000) t(i) WHERE hash(i) = 3'
        )
      );
      setTimeout(() => connection.cancel(), 200);
      expect(await run).toEqual({code: 'cancelled'});
      expect(await failure(connection.query('FROM y'))).toMatchObject({code: 'sql'});
      expect(records(await connection.query('SELECT 1 AS one'))).toEqual([{one: 1}]);
    });
  });

  describe('the lock', () => {
    test.each([
      `FROM read_csv('/etc/passwd')`,
      `FROM read_csv('data/../../etc/passwd')`,
      `FROM read_text('/etc/hostname')`,
      `FROM glob('/*')`,
      `FROM read_csv('http://127.0.0.1/x.csv')`,
      'LOAD httpfs',
      'SET enable_external_access = true',
      'SET autoload_known_extensions = true',
      'SET lock_configuration = false',
      `COPY (SELECT 1) TO '/tmp/x.csv'`,
      `ATTACH '/tmp/x.db'`
    ])('%s is refused', async (sql) => {
      const answer = await failure(connection.query(sql));
      expect(answer).toMatchObject({code: 'sql'});
      expect(JSON.stringify(answer)).toMatch(/permission|disabled|locked|Cannot change/i);
    });
  });
});
