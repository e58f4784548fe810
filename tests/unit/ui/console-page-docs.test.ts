import {readFileSync} from 'node:fs';
import {stored} from '../engine/stored.ts';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {enumType} from '../../../src/engine/cast-label.ts';
import {createSchema} from '../../../src/engine/schema.ts';
import {openSession} from '../../../src/engine/session.ts';
import type {Database} from '../../../src/model/engine.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';
import {MACROS} from '../../../src/stats/sql.ts';
import {EXAMPLES} from '../../../src/ui/console-examples.ts';
import {consoleOf, type Console} from '../../../src/ui/console.ts';
import type {Backend} from '../../../src/ui/desk-state.ts';
import {Desk} from '../../../src/ui/desk.ts';

const PAGE = readFileSync(new URL('../../../docs/console.md', import.meta.url), 'utf8');
const BLOCKS = Array.from(PAGE.matchAll(/^```sql\n([^]*?)^```/gm), ([, sql = '']) => sql);

let database: Database;
let bench: Console;

beforeAll(async () => {
  database = await openNodeDatabase();
  const connection = await database.connect();
  await createSchema(connection);
  for (const {sql} of MACROS) await connection.run(sql);
  for (const sql of [
    `INSERT INTO data.source (source_id, sheet_id, file, sheet, table_name, as_of, rows_loaded, current)
      VALUES (1, 1, '户.xlsx', 'Sheet1', 'household', DATE '2023-12-31', 2, true),
        (2, 2, '户6月.xlsx', 'Sheet1', 'household', DATE '2024-06-30', 1, true)`,
    `INSERT INTO data.edition (table_name, as_of, sources, complete)
      VALUES ('household', DATE '2023-12-31', [1], true), ('household', DATE '2024-06-30', [2], true)`,
    `INSERT INTO data.import_issue VALUES (1, 3, 4, 'size', '三', 'not-integer')`
  ]) {
    await connection.run(sql);
  }
  const origin = ['source_id', 'row_no'];
  const columns = ['household_id', 'township', 'size', 'main_cause', ...origin, 'as_of'];
  await stored(
    connection,
    'household',
    columns,
    `VALUES ('H1', '平川镇', 3, '因病', 1, 2, DATE '2023-12-31'), ('H2', '柳林镇', 5, '因残', 1, 3, DATE '2023-12-31'),
      ('H1', '平川镇', 4, '因病', 2, 2, DATE '2024-06-30')`
  );
  await stored(connection, 'monitored', ['household_id'], `VALUES ('H1')`);
  const kind = `enum_first(NULL::${enumType('disability_kind')})`;
  await stored(
    connection,
    'person',
    ['household_id', 'disability_kind', ...origin],
    `VALUES ('H1', ${kind}, 1, 9)`
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
    tables: () => Promise.resolve([])
  };
  await desk.attach(Promise.resolve(backend as Backend));
  bench = consoleOf(desk);
});
afterAll(() => database.close());

/** Columns and rows of the last result. */
async function result(sql: string): Promise<{names: readonly string[]; rows: unknown[][]}> {
  bench.text = sql;
  await bench.run('all');
  const {shown} = bench.state;
  if (shown.is !== 'rows') throw new Error(`${sql}\n${JSON.stringify(shown)}`);
  const {columns, values, count} = await shown.source.page({offset: 0, limit: 100});
  const rows = Array.from({length: count}, (_, row) => values.map((column) => column[row]));
  return {names: columns.map(({name}) => name), rows};
}

test('the page has examples of every kind', () => {
  expect(BLOCKS).toHaveLength(8);
});

test('each of them gives what the page says of it', async () => {
  const found = [];
  for (const block of BLOCKS) found.push((await result(block)).rows);
  expect(found.slice(0, 6)).toEqual([
    [['平川镇', 1, 4, null]],
    [['平川镇', 1]],
    [
      ['2023-12-31', 2],
      ['2024-06-30', 1]
    ],
    [
      ['H1', '户.xlsx', 'Sheet1', 2],
      ['H2', '户.xlsx', 'Sheet1', 3]
    ],
    [['户.xlsx', 'Sheet1', null, '不是整数', 1]],
    [[4000, expect.closeTo(0.4902, 3), expect.closeTo(0.9433, 3)]]
  ]);
  expect(found[6]).toEqual([['柳林镇', 1]]);
  expect(found[7]?.length).toBeGreaterThan(30);
});

test('the console’s own examples run in both languages and speak of the same', async () => {
  for (const {sql, title} of EXAMPLES) {
    const [zh, en] = [await result(sql.zh), await result(sql.en)];
    expect(en.rows.length, title.en).toBe(zh.rows.length);
    expect(en.names, title.en).toHaveLength(zh.names.length);
    expect(en.rows.length, title.en).toBeGreaterThan(0);
  }
});
