import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {SEALED_BOOT} from '../../../src/engine/lock.ts';
import {seal} from '../../../src/engine/sealed.ts';
import {openSession} from '../../../src/engine/session.ts';
import type {Connection, Database, SealedTable} from '../../../src/model/engine.ts';
import {failureOf, type Failure} from '../../../src/model/failure.ts';
import {records} from '../../../src/model/rows.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';
import {openNativeDatabase} from '../../../src/node/native-database.ts';
import {MACROS} from '../../../src/stats/sql.ts';

/** What a snapshot hands over: a village with some of its columns, an edition, a number of doubts. */
const TABLES: readonly SealedTable[] = [
  {
    name: 'village',
    rows: {
      columns: [
        {name: 'village_code', type: 'text'},
        {name: 'village', type: 'text'},
        {name: 'registered_households', type: 'integer'},
        {name: 'as_of', type: 'date'}
      ],
      count: 2,
      values: [
        ['580101001', '580101002'],
        ["甲'村", null],
        [12, null],
        ['2024-06-30', '2024-06-30']
      ]
    }
  },
  {
    name: 'edition',
    rows: {
      columns: [
        {name: 'table_name', type: 'text'},
        {name: 'as_of', type: 'date'},
        {name: 'complete', type: 'boolean'}
      ],
      count: 1,
      values: [['village'], ['2024-06-30'], [true]]
    }
  },
  {
    name: 'doubt',
    rows: {
      columns: [
        {name: 'kind', type: 'text'},
        {name: 'n', type: 'integer'}
      ],
      count: 1,
      values: [['unreadable'], [7]]
    }
  }
];

let folder: string;
let csv: string;
let server: Server;
let asked = 0;
let port = 0;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dishu-sealed-'));
  csv = join(folder, '户.csv');
  writeFileSync(csv, '户主\n张三\n');
  server = createServer((_, response) => {
    asked += 1;
    response.end('a\n1\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});
afterAll(() => {
  server.close();
  rmSync(folder, {recursive: true, force: true});
});

/** Every way to a file or a host that SQL knows. `PATH` is a file that exists, `HOST` a server that answers. */
const WAYS = [
  `SELECT * FROM read_csv('PATH')`,
  `SELECT * FROM read_csv_auto('PATH')`,
  `SELECT * FROM 'PATH'`,
  `SELECT * FROM sniff_csv('PATH')`,
  `SELECT * FROM read_text('PATH')`,
  `SELECT * FROM read_blob('PATH')`,
  `SELECT * FROM glob('FOLDER/*')`,
  `SELECT * FROM read_csv('FOLDER/*.csv')`,
  `SELECT * FROM read_csv('data/x.csv')`,
  `SELECT * FROM read_text('data/*')`,
  `SELECT * FROM read_parquet('PATH')`,
  `SELECT * FROM read_json('PATH')`,
  `COPY (SELECT 1) TO 'FOLDER/out.csv'`,
  `COPY data.village TO 'FOLDER/out.csv' (HEADER)`,
  `COPY data.village FROM 'PATH'`,
  `COPY (SELECT 1) TO 'data/out.csv'`,
  `EXPORT DATABASE 'FOLDER/out'`,
  `IMPORT DATABASE 'FOLDER'`,
  `ATTACH 'FOLDER/out.db' AS other`,
  `ATTACH 'PATH' AS other (READ_ONLY)`,
  `ATTACH 'http://HOST/x.db' AS other (READ_ONLY)`,
  'LOAD httpfs',
  `LOAD 'FOLDER/x.duckdb_extension'`,
  `SELECT * FROM read_csv('http://HOST/a.csv')`,
  `SELECT * FROM 'http://HOST/a.csv'`,
  `SELECT * FROM read_text('https://HOST/a.csv')`,
  `SELECT * FROM glob('http://HOST/*')`,
  `CREATE PERSISTENT SECRET s (TYPE http, BEARER_TOKEN 'x')`,
  'SET enable_external_access = true',
  `SET allowed_directories = ['FOLDER']`,
  `SET allowed_paths = ['PATH']`,
  'SET lock_configuration = false',
  'RESET lock_configuration',
  'RESET enable_external_access',
  `SET home_directory = 'FOLDER'`,
  `SET temp_directory = 'FOLDER'`,
  `SET log_query_path = 'FOLDER/log'`,
  'SET autoload_known_extensions = true'
];

describe.each([
  ['in wasm', openNodeDatabase],
  ['native', openNativeDatabase]
])('the engine of a snapshot, %s', (_name, open) => {
  let database: Database;
  let connection: Connection;
  beforeAll(async () => {
    database = await open(SEALED_BOOT);
    await seal(
      database,
      MACROS.map(({sql}) => sql),
      TABLES
    );
    connection = await database.connect();
  });
  afterAll(() => database.close());

  test.each(WAYS)('reaches no file and no host: %s', async (way) => {
    const sql = way
      .replaceAll('PATH', csv)
      .replaceAll('FOLDER', folder)
      .replaceAll('HOST', `127.0.0.1:${port}`);
    const failure = await connection
      .query(sql)
      .then(
        (rows): Failure => ({code: 'internal', values: {message: JSON.stringify(records(rows))}}),
        failureOf
      );
    expect(failure).toMatchObject({code: 'sql'});
    // It fails because it may not, or because there is no such thing here: never for its grammar.
    expect(String(failure.values?.['message'])).not.toMatch(/syntax|Parser Error/i);
    expect(asked).toBe(0);
    expect(existsSync(join(folder, 'out.csv'))).toBe(false);
    expect(existsSync(join(folder, 'out.db'))).toBe(false);
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  test.each(['httpfs', 'FOLDER/x.duckdb_extension'])('installs nothing: %s', async (extension) => {
    const name = extension.replaceAll('FOLDER', folder);
    // In a browser there is no place to install to, so that the statement does nothing.
    await connection.query(`INSTALL '${name}'`).catch(failureOf);
    const loaded = await connection.query(`LOAD '${name}'`).then(() => 'loaded', failureOf);
    expect(loaded).toMatchObject({code: 'sql'});
    expect(asked).toBe(0);
  });

  test('holds the given tables with the given columns, under both names and at their date', async () => {
    const session = openSession(await database.connect());
    await session.runCell('v', 'SELECT 行政村, 脱贫户数, 期 FROM 村 ORDER BY 行政村代码');
    const rows = await session.page('v', {offset: 0, limit: 9});
    expect(records(rows)).toEqual([
      {行政村: "甲'村", 脱贫户数: 12, 期: '2024-06-30'},
      {行政村: null, 脱贫户数: null, 期: '2024-06-30'}
    ]);
    await session.runCell('d', 'SELECT kind, n, table_name FROM data.doubt');
    expect(records(await session.page('d', {offset: 0, limit: 9}))).toEqual([
      {kind: 'unreadable', n: 7, table_name: null}
    ]);
    await session.close();
  });

  test.each([
    'SELECT * FROM household',
    'SELECT count(*) FROM data.person',
    'SELECT * FROM 户_历次',
    'SELECT population FROM data.village',
    'SELECT * FROM data.import_issue',
    'SELECT * FROM stage.s1',
    'SELECT file FROM data.source'
  ])('knows nothing of people, not even that there is nothing: %s', async (sql) => {
    const session = openSession(await database.connect());
    const failure = await session.runCell('x', sql).then(() => 'gave rows', failureOf);
    expect(failure).toMatchObject({code: 'sql'});
    await session.close();
  });
});

test('the way would lead to the file where the engine is not locked', async () => {
  const database = await openNativeDatabase([]);
  const connection = await database.connect();
  expect(records(await connection.query(`SELECT * FROM read_csv('${csv}')`))).toEqual([
    {户主: '张三'}
  ]);
  await database.close();
});
