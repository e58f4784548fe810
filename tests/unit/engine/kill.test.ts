import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {Host} from '../../../src/engine/host.ts';
import {importFiles} from '../../../src/importers/index.ts';
import type {Connection, Database, LoadProgress} from '../../../src/model/engine.ts';
import type {ByteSource} from '../../../src/model/sheet.ts';
import {records} from '../../../src/model/rows.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';
import {FIRST, households, TOTAL} from './households.ts';
import {file} from './imported.ts';

const COUNTY = join(import.meta.dirname, '../../../sample-data/county');
const MOMENTS = 20;

/** Files of the sample county that share villages, households and projects. */
const FORMER = ['（自定义）行政村信息.xlsx', '小额信贷.xlsx', '低保名单.xlsx', '项目库.xlsx'];
const NEXT = ['小额信贷.xlsx', '撤并村新旧对照表.xls', '三保障和饮水问题台账.xlsx', '走访记录.xls'];

function source(name: string): ByteSource {
  return file(`county/${name}`, new Uint8Array(readFileSync(join(COUNTY, name))));
}

/** Under the same names and dates with other rows, so that the next import replaces what the former one brought. */
function register(rows: readonly string[]): ByteSource {
  return households('户信息_20231231.csv', ...rows);
}

/** The same numbers in every run (Park and Miller's generator). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** Hears every statement that the engine runs. */
let heard = (_sql: string): void => undefined;
function listenedTo(connected: Connection): Connection {
  return {
    run: (sql) => {
      heard(sql);
      return connected.run(sql);
    },
    make: (sql) => connected.make(sql),
    query: (sql, params) => {
      heard(sql);
      return connected.query(sql, params);
    },
    append: (table, batch) => connected.append(table, batch),
    cancel: () => connected.cancel(),
    close: () => connected.close()
  };
}

/**
 * Sends the importer's events to the engine as its worker does. After `until` of them the worker is gone: nothing more
 * comes, and the page says so.
 */
async function sendTo(host: Host, sources: readonly ByteSource[], until = Infinity) {
  const {port1, port2} = new MessageChannel();
  const told: LoadProgress[] = [];
  const answer = host.receive(port2, {}, (progress) => told.push(progress));
  host.allRead();
  let sent = 0;
  for await (const event of importFiles(sources)) {
    if (event.type === 'progress') continue;
    if (sent === until) break;
    const taken = new Promise((resolve) => (port1.onmessage = resolve));
    port1.postMessage(event);
    sent++;
    // The last one may still be on its way when the worker ends.
    const over =
      sent < until && (await Promise.race([taken.then(() => false), answer.then(() => true)]));
    if (over) return {outcome: await answer, told, sent};
  }
  if (sent < until) port1.postMessage({type: 'done'});
  else host.cancelImport();
  const outcome = await answer;
  port1.close();
  return {outcome, told, sent};
}

/** Says which statement of a load begins, from 1; one that nobody has cancelled fails at its end. */
function inLoad(begins: (nth: number) => void): (sql: string) => void {
  let nth = -1;
  return (sql) => {
    if (sql === 'BEGIN TRANSACTION') nth = 0;
    else if (sql === 'ROLLBACK') nth = -1;
    else if (sql === 'COMMIT') throw new Error(`only ${nth} statements`);
    else if (nth >= 0) begins(++nth);
  };
}

describe('the importer ends at any moment', () => {
  let database: Database;
  let connection: Connection;
  let host: Host;

  beforeAll(async () => {
    database = await openNodeDatabase();
    connection = await database.connect();
    host = await Host.open(
      {connect: async () => listenedTo(await database.connect()), close: () => database.close()},
      []
    );
  });
  afterAll(() => database.close());

  /** Every row of every table, and what the page shows of it. */
  async function state(): Promise<object> {
    const tables = records(
      await connection.query(`SELECT schema_name AS s, table_name AS t FROM duckdb_tables()
        WHERE database_name = 'memory' AND NOT temporary ORDER BY ALL`)
    );
    const rows = [];
    for (const {s, t} of tables) {
      const [row] = records(
        await connection.query(
          `SELECT count(*) AS n, bit_xor(hash(t::VARCHAR))::VARCHAR AS h FROM "${String(s)}"."${String(t)}" t`
        )
      );
      rows.push([s, t, row?.['n'], row?.['h']]);
    }
    const views = records(
      await connection.query(
        `SELECT view_name FROM duckdb_views() WHERE schema_name = 'file' ORDER BY 1`
      )
    );
    return {rows, views, tables: await host.tables(), report: await host.report()};
  }

  test('the former state is whole after each of twenty moments, and the next import works', async () => {
    const former = await sendTo(host, [...FORMER.map((name) => source(name)), register(FIRST)]);
    expect(former.outcome).toHaveProperty('ok');
    const before = await state();
    const sources = [register([...FIRST.slice(1), TOTAL]), ...NEXT.map((name) => source(name))];
    const events = 22;
    const random = seeded(2024);
    const reading: number[] = [];
    const loading: number[] = [];
    // The second time, as what the casts say is known by then.
    const statements = [0, 0];
    for (const i of statements.keys()) {
      heard = inLoad((nth) => (statements[i] = nth));
      expect((await sendTo(host, sources)).outcome).toHaveProperty('failure.code', 'internal');
      expect(await state()).toEqual(before);
    }
    const all = statements[1] ?? 0;
    for (let moment = 0; moment < MOMENTS; moment++) {
      if (moment % 2 === 0) {
        const until = Math.floor(random() * events);
        const {outcome, sent} = await sendTo(host, sources, until);
        expect([moment, outcome]).toEqual([moment, {failure: {code: 'cancelled'}}]);
        reading.push(sent);
      } else {
        const last = 1 + Math.floor(random() * all);
        heard = inLoad((nth) => void (nth === last && host.cancelImport()));
        const {outcome} = await sendTo(host, sources);
        heard = () => undefined;
        expect([moment, outcome]).toEqual([moment, {failure: {code: 'cancelled'}}]);
        loading.push(last);
      }
      expect([moment, await state()]).toEqual([moment, before]);
    }
    expect([new Set(reading).size > 5, new Set(loading).size > 5]).toEqual([true, true]);

    const {outcome, told} = await sendTo(host, sources);
    expect(outcome).toHaveProperty('ok');
    expect(await state()).not.toEqual(before);
    const counted = await connection.query(
      `SELECT table_name, file, rows_data, rows_loaded FROM data.source WHERE file LIKE '户信息%'`
    );
    expect(counted.values).toEqual([['household'], ['户信息_20231231.csv'], [2], [2]]);
    const places = told.map(({table, at, tables}) => `${at}/${tables} ${table}`);
    expect(places[0]).toBe(`1/${places.length - 1} household`);
    expect(places).toContain(`${places.length - 1}/${places.length - 1} 走访记录·走访`);
    expect(places.at(-1)).toBe(`${places.length - 1}/${places.length - 1} `);
    expect(told.at(-1)?.rows).toBe(told.at(-1)?.all);
    expect(told.at(-1)?.bytes).toBe(told.at(-1)?.size);
    expect(told[0]).toMatchObject({at: 1, bytes: 0, rows: 0});
  });
});
