import {afterAll, beforeAll, expect, test} from 'vitest';
import {stored} from '../engine/stored.ts';
import {createSchema} from '../../../src/engine/schema.ts';
import {openSession} from '../../../src/engine/session.ts';
import type {Connection, Database} from '../../../src/model/engine.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';
import {Console} from '../../../src/ui/console.ts';
import {Desk} from '../../../src/ui/desk.ts';
import type {Backend} from '../../../src/ui/desk-state.ts';

let database: Database;
let outside: Connection;
let bench: Console;

beforeAll(async () => {
  database = await openNodeDatabase();
  outside = await database.connect();
  await createSchema(outside);
  await stored(
    outside,
    'household',
    ['household_id', 'township', 'size'],
    `VALUES ('H1', '平川镇', 3), ('H2', '平川镇', 2), ('H3', '柳林镇', 4)`
  );
  const desk = new Desk({
    settings: {lang: 'zh', theme: 'light'},
    route: {page: 'console'},
    notebooks: [],
    sample: () => Promise.resolve([])
  });
  const backend: Partial<Backend> = {
    setPolicy: () => Promise.resolve(),
    openSession: async () => openSession(await database.connect()),
    tables: () => Promise.resolve([{name: 'household', rows: 3, asOf: [], state: 'loaded'}])
  };
  await desk.attach(Promise.resolve(backend as Backend));
  bench = new Console(desk);
  await bench.learn();
});
afterAll(() => database.close());

/** What the whole database holds beside what is temporary: objects, their definitions, settings; and the rows of a table. */
const WHOLE = `SELECT md5(string_agg(line, chr(10) ORDER BY line)) AS sum, count(*) AS lines FROM (
  SELECT 'table ' || database_name || schema_name || table_name || sql AS line FROM duckdb_tables() WHERE NOT temporary
  UNION ALL SELECT 'view ' || database_name || schema_name || view_name || sql FROM duckdb_views() WHERE NOT temporary AND NOT internal
  UNION ALL SELECT 'macro ' || database_name || schema_name || function_name || coalesce(macro_definition, '')
    FROM duckdb_functions() WHERE NOT internal
  UNION ALL SELECT 'type ' || database_name || schema_name || type_name FROM duckdb_types() WHERE NOT internal
  UNION ALL SELECT 'database ' || database_name FROM duckdb_databases()
  UNION ALL SELECT 'schema ' || database_name || schema_name FROM duckdb_schemas()
  UNION ALL SELECT 'setting ' || name || coalesce(value, '') FROM duckdb_settings()
  UNION ALL SELECT 'row ' || household_id || township || size FROM data.household
  UNION ALL SELECT 'line ' || key || value FROM data.policy_line
)`;

const whole = async () => (await outside.query(WHOLE)).values;

/** What the console itself reads under the names of the registry. */
const SEEN = `SELECT count(*), sum(人数), (SELECT sum(size) FROM household), (SELECT count(*) FROM data.household),
  (SELECT count(*) FROM 户_历次), (SELECT count(*) FROM household_all), line('poverty', 2020), current_schema(),
  (SELECT count(*) FROM 来源), (SELECT count(*) FROM data.source), current_database()
FROM 户`;

async function seen(): Promise<unknown> {
  bench.text = SEEN;
  await bench.run('all');
  const {shown} = bench.state;
  if (shown.is !== 'rows') throw new Error(JSON.stringify(shown));
  return (await shown.source.page({offset: 0, limit: 2})).values;
}

const DROP = 'COMMIT; DROP TABLE data.household';

/** Ways to change what is registered, to stand in its place, or to have another statement run than the one that was checked. */
const REFUSED = [
  'DROP TABLE data.household',
  'DROP VIEW 户',
  'DROP SCHEMA data CASCADE',
  'DROP MACRO line',
  'DELETE FROM data.household',
  'DELETE FROM store.household',
  'UPDATE store.household SET size = 9',
  'ALTER TABLE store.household DROP COLUMN size',
  'CREATE OR REPLACE VIEW data.household AS SELECT 1',
  'TRUNCATE data.household',
  'UPDATE data.household SET size = 9',
  "INSERT INTO data.household (household_id) VALUES ('X')",
  'INSERT OR REPLACE INTO data.policy_line SELECT * FROM data.policy_line',
  'MERGE INTO data.household USING (SELECT 1) ON false WHEN NOT MATCHED THEN INSERT DEFAULT VALUES',
  'WITH x AS (SELECT 1) DELETE FROM data.household',
  'ALTER TABLE data.household ADD COLUMN x INTEGER',
  'ALTER VIEW 户 RENAME TO 旧户',
  "COMMENT ON TABLE data.household IS 'x'",
  'CREATE OR REPLACE VIEW 户 AS SELECT 1 AS 人数',
  'CREATE OR REPLACE VIEW main.household AS SELECT 1',
  'CREATE OR REPLACE TABLE data.household AS SELECT 1',
  'CREATE TABLE IF NOT EXISTS data.x AS SELECT 1',
  'CREATE OR REPLACE TEMP VIEW household AS SELECT 1 AS size',
  'CREATE OR REPLACE TEMP VIEW "HOUSEHOLD" AS SELECT 1 AS size',
  'CREATE TEMP TABLE 户 AS SELECT 1 AS 人数',
  'CREATE TEMP TABLE "户" AS SELECT 1 AS 人数',
  'CREATE TEMP TABLE temp.main.户 AS SELECT 1 AS 人数',
  'CREATE TEMP TABLE IF NOT EXISTS 户_历次 AS SELECT 1',
  'CREATE TEMP TABLE household_all AS SELECT 1',
  'CREATE TEMPORARY TABLE 来源 (x INTEGER)',
  'CREATE LOCAL TEMP TABLE 户 AS SELECT 1',
  'CREATE GLOBAL TEMP TABLE 户 AS SELECT 1',
  'CREATE UNLOGGED TABLE 户 AS SELECT 1',
  'CREATE TEMP TABLE data.household AS SELECT 1',
  'CREATE TEMP TABLE "data" AS SELECT 1',
  'CREATE TEMP TABLE policy_line AS SELECT 1',
  'CREATE TEMP TABLE "(result)" AS SELECT 1',
  'WITH household AS (SELECT 9 AS size) SELECT * FROM household',
  'CREATE MACRO line(a, b) AS 0',
  'CREATE OR REPLACE TEMP MACRO line(a, b) AS 0',
  'CREATE OR REPLACE TEMP FUNCTION edition_at(t) AS TABLE SELECT 1',
  'CREATE TEMP MACRO sum(x) AS 0',
  "CREATE TYPE 户 AS ENUM ('a')",
  "CREATE TEMP TYPE household AS ENUM ('a')",
  'CREATE TEMP SEQUENCE 户',
  'CREATE INDEX i ON data.household (size)',
  'CREATE SCHEMA 户',
  'CREATE SECRET s (TYPE http)',
  'USE stage',
  'USE temp',
  "SET search_path = 'stage,main'",
  "SET schema = 'temp'",
  'SET SESSION threads = 1',
  'SET GLOBAL enable_external_access = true',
  'RESET lock_configuration',
  'PRAGMA enable_progress_bar',
  'PRAGMA lock_configuration=false',
  'CALL pragma_version()',
  "ATTACH ':memory:' AS 户",
  "ATTACH ':memory:' AS data (READ_ONLY)",
  'DETACH stage',
  'PREPARE p AS DELETE FROM data.household',
  'EXECUTE p',
  'DEALLOCATE p',
  "COPY data.household TO 'data/x.csv'",
  "COPY data.household FROM 'data/x.csv'",
  'COPY FROM DATABASE memory TO temp',
  "EXPORT DATABASE 'x'",
  "IMPORT DATABASE 'x'",
  'INSTALL json',
  'FORCE INSTALL json',
  'LOAD parquet',
  'UPDATE EXTENSIONS',
  'BEGIN TRANSACTION',
  'COMMIT',
  'ROLLBACK',
  'CHECKPOINT',
  'FORCE CHECKPOINT',
  'VACUUM data.household',
  'ANALYZE',
  'EXPLAIN ANALYZE DELETE FROM data.household',
  'EXPLAIN DROP TABLE data.household',
  'EXPLAIN CREATE TABLE x AS SELECT 1',
  'DESCRIBE (DELETE FROM data.household)',
  'SUMMARIZE (DROP TABLE data.household)',
  '/* a /* b */ */ DROP VIEW 户',
  `SELECT 1; ${DROP}`,
  `SELECT '\\'; ${DROP}; --'`,
  `SELECT e'\\''; ${DROP}; --'`,
  `SELECT $$'$$; ${DROP}; --'`,
  `SELECT $a$ $b$ $a$; ${DROP}`,
  `SELECT 1 AS "a""; "; ${DROP}`,
  `SELECT 1 /* /* */ */; ${DROP}`,
  `SELECT 1 -- a\r; ${DROP}`,
  `SELECT 1 -- a\u2028\n; ${DROP}`,
  `SELECT 1\u3000;\u3000${DROP}`,
  `SELECT 1\u200b; ${DROP}`,
  `SELECT u&'\\0027'; ${DROP}; --'`,
  `SELECT x'27'; ${DROP}`,
  `SELECT 'a'\n'b'; ${DROP}`,
  `SELECT 1 \u0000; ${DROP}`,
  `FROM query('${DROP}')`,
  `CREATE TEMP TABLE x AS SELECT 1; ${DROP}`,
  `CREATE TEMP TABLE x AS (DELETE FROM data.household RETURNING *)`,
  `SET VARIABLE x = (DELETE FROM data.household RETURNING 1)`,
  `SET VARIABLE x = 1; ${DROP}`
];

test('a change anywhere would be seen', async () => {
  const before = await whole();
  const changes = [
    ['CREATE VIEW 户户 AS SELECT 1', 'DROP VIEW 户户'],
    ['CREATE MACRO other(a) AS 1', 'DROP MACRO other'],
    [
      `UPDATE store.household SET size = 5 WHERE household_id = 'H1'`,
      `UPDATE store.household SET size = 3 WHERE household_id = 'H1'`
    ]
  ];
  for (const [change = '', back = ''] of changes) {
    await outside.run(change);
    expect([change, await whole()]).not.toEqual([change, before]);
    await outside.run(back);
    expect([back, await whole()]).toEqual([back, before]);
  }
});

test('no statement changes the registry or stands in its place', async () => {
  const [before, now] = [await whole(), await seen()];
  expect(new Set(REFUSED).size).toBeGreaterThanOrEqual(100);
  for (const [index, sql] of REFUSED.entries()) {
    bench.text = sql;
    await bench.run('all');
    expect([sql, bench.state.shown.is]).toEqual([sql, 'failed']);
    // To look at everything takes a while: after every twelfth, so that a breach is one of twelve.
    if (index % 12 !== 11 && index < REFUSED.length - 1) continue;
    expect([sql, await whole()]).toEqual([sql, before]);
    expect([sql, await seen()]).toEqual([sql, now]);
  }
});

test('what is allowed leaves the registry as it is', async () => {
  const [before, now] = [await whole(), await seen()];
  const allowed = [
    'CREATE TEMP TABLE 我的户 AS FROM 户',
    'CREATE OR REPLACE TEMP VIEW 我的看法 AS SELECT 1 AS 人数',
    'CREATE TEMP TABLE "户 " AS SELECT 1',
    'CREATE TEMP TABLE duckdb_tables AS SELECT 1',
    'CREATE TEMP TABLE information_schema AS SELECT 1',
    'WITH 我的 AS (SELECT 9 AS 人数) SELECT * FROM 我的',
    'SELECT * FROM (SELECT 9 AS size) AS household',
    "SET VARIABLE 人数 = 'x'",
    'EXPLAIN SELECT * FROM 户',
    "SELECT 'DROP TABLE data.household; COMMIT'"
  ];
  for (const sql of allowed) {
    bench.text = sql;
    await bench.run('all');
    expect([sql, bench.state.shown.is === 'failed' ? bench.state.shown : '']).toEqual([sql, '']);
    expect([sql, await whole()]).toEqual([sql, before]);
    expect([sql, await seen()]).toEqual([sql, now]);
  }
});
