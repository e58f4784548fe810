import {afterAll, beforeAll, beforeEach, expect, test} from 'vitest';
import {Host} from '../../../src/engine/host.ts';
import {importFiles} from '../../../src/importers/index.ts';
import type {Connection, Database} from '../../../src/model/engine.ts';
import type {ImportEvent} from '../../../src/model/sheet.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';
import {FIRST, households} from './households.ts';
import {rowsOf} from './imported.ts';

let database: Database;
let connection: Connection;
let host: Host;
/** Questions to the macros, and who hears of one. */
let asked: string[];
let heard = (): void => undefined;

beforeAll(async () => {
  database = await openNodeDatabase();
  connection = await database.connect();
  host = await Host.open({connect: connected, close: () => database.close()}, []);
});
afterAll(() => database.close());
beforeEach(() => {
  asked = [];
  heard = () => undefined;
});

async function connected(): Promise<Connection> {
  const one = await database.connect();
  return {
    run: (sql) => one.run(sql),
    make: (sql) => one.make(sql),
    query: async (sql, params) => {
      const rows = await one.query(sql, params);
      if (!sql.includes('unnest([')) return rows;
      asked.push(sql);
      heard();
      return rows;
    },
    append: (table, batch) => one.append(table, batch),
    cancel: () => one.cancel(),
    close: () => one.close()
  };
}

/** An import whose importer is busy after its first file. */
async function begun(path: string, ...rows: readonly string[]) {
  const {port1, port2} = new MessageChannel();
  const answer = host.receive(port2, {}, () => undefined).finally(() => port1.close());
  host.allRead();
  const send = (event: ImportEvent | {readonly type: 'done'}): void => port1.postMessage(event);
  for await (const event of importFiles([households(path, ...rows)]))
    if (event.type !== 'progress') send(event);
  return {answer, send};
}

test('while the importer is busy the macros judge what has come, and the load asks them nothing', async () => {
  const wasAsked = new Promise<void>((resolve) => (heard = resolve));
  const {answer, send} = await begun('户信息_20231231.csv', ...FIRST);
  await wasAsked;
  const before = await rowsOf(connection, 'SELECT count(*) FROM data.household');
  expect(before).toEqual([[0]]);
  send({type: 'done'});
  expect(await answer).toHaveProperty('ok');
  // Each kind of column is asked once.
  expect(new Set(asked).size).toBe(asked.length);
  expect(asked.length).toBeGreaterThan(3);
  expect(
    await rowsOf(
      connection,
      'SELECT head_name, household_type::VARCHAR, main_cause::VARCHAR FROM data.household ORDER BY row_no'
    )
  ).toEqual([
    ['张三', '脱贫户', '缺劳动力'],
    ['李四', '脱贫户', '因病'],
    ['王五', '脱贫户', null]
  ]);
});

test('a cancel meanwhile ends the import', async () => {
  const rows = FIRST.map((row) => row.replace('缺劳力', '缺 资金'));
  const wasAsked = new Promise<void>((resolve) => (heard = resolve));
  const {answer} = await begun('户信息_20240630.csv', ...rows);
  await wasAsked;
  host.cancelImport();
  expect(await answer).toEqual({failure: {code: 'cancelled'}});
  expect(await rowsOf(connection, 'SELECT DISTINCT as_of::VARCHAR FROM data.household')).toEqual([
    ['2023-12-31']
  ]);
});
