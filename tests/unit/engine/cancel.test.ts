import {afterAll, beforeAll, beforeEach, expect, test} from 'vitest';
import {Host} from '../../../src/engine/host.ts';
import {importFiles} from '../../../src/importers/index.ts';
import type {Connection, Database} from '../../../src/model/engine.ts';
import type {ByteSource, ImportEvent} from '../../../src/model/sheet.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';
import {FIRST, households} from './households.ts';
import {rowsOf} from './imported.ts';

const BATCHES = 40;

let database: Database;
let connection: Connection;
let host: Host;
/** Batches that the engine has taken, and who hears of it. */
let appended: number;
let heard = (): void => undefined;

beforeAll(async () => {
  database = await openNodeDatabase();
  connection = await database.connect();
  host = await Host.open({connect: connected, close: () => database.close()}, []);
});
afterAll(() => database.close());
beforeEach(() => {
  appended = 0;
  heard = () => undefined;
});

async function connected(): Promise<Connection> {
  const one = await database.connect();
  return {
    run: (sql) => one.run(sql),
    make: (sql) => one.make(sql),
    query: (sql, params) => one.query(sql, params),
    append: async (table, batch) => {
      appended++;
      heard();
      await one.append(table, batch);
    },
    cancel: () => one.cancel(),
    close: () => one.close()
  };
}

async function eventsOf(source: ByteSource): Promise<ImportEvent[]> {
  const events: ImportEvent[] = [];
  for await (const event of importFiles([source]))
    if (event.type !== 'progress') events.push(event);
  return events;
}

/** Sends everything at once, as the importer runs ahead of the engine. */
function sent(events: readonly ImportEvent[]) {
  const {port1, port2} = new MessageChannel();
  const answer = host.receive(port2, {}, () => undefined);
  host.allRead();
  for (const event of events) port1.postMessage(event);
  port1.postMessage({type: 'done'});
  return answer.finally(() => port1.close());
}

/** A file of many batches. */
async function large(): Promise<ImportEvent[]> {
  const events = await eventsOf(households('户信息_20240630.csv', ...FIRST));
  return events.flatMap((event): ImportEvent[] =>
    event.type === 'batch' ? Array.from({length: BATCHES}, () => event) : [event]
  );
}

const state = async () => [
  await host.report(),
  await host.tables(),
  await rowsOf(connection, 'SELECT household_id, as_of, row_no FROM data.household ORDER BY ALL'),
  await rowsOf(connection, 'SELECT * FROM data.sheet')
];

test('a cancel is heard before the next batch, however many have come, and nothing has changed', async () => {
  const first = await eventsOf(households('户信息_20231231.csv', ...FIRST));
  expect(await sent(first)).toHaveProperty('ok');
  const before = await state();
  const events = await large();
  for (const nth of [1, 7]) {
    appended = 0;
    heard = () => void (appended === nth && setTimeout(() => host.cancelImport()));
    expect(await sent(events)).toEqual({failure: {code: 'cancelled'}});
    expect(appended).toBeGreaterThanOrEqual(nth);
    expect(appended).toBeLessThanOrEqual(nth + 1);
    expect(await state()).toEqual(before);
  }
});

test('what was on its way when the cancel came does not come into the next import', async () => {
  heard = () => void (appended === 2 && setTimeout(() => host.cancelImport()));
  const cancelled = sent(await large());
  const next = await eventsOf(households('户信息_20241231.csv', ...FIRST.slice(1)));
  expect(await cancelled).toEqual({failure: {code: 'cancelled'}});
  heard = () => undefined;
  appended = 0;
  expect(await sent(next)).toHaveProperty('ok');
  expect(appended).toBe(1);
  expect(
    await rowsOf(
      connection,
      'SELECT as_of::VARCHAR, count(*) FROM data.household GROUP BY ALL ORDER BY ALL'
    )
  ).toEqual([
    ['2023-12-31', 3],
    ['2024-12-31', 2]
  ]);
});

test('a cancel that comes while the remains of the last import are cleared away is heard', async () => {
  heard = () => void (appended === 2 && setTimeout(() => host.cancelImport()));
  expect(await sent(await large())).toEqual({failure: {code: 'cancelled'}});
  heard = () => undefined;
  const before = await state();
  const {port1, port2} = new MessageChannel();
  const answer = host.receive(port2, {}, () => undefined);
  host.allRead();
  host.cancelImport();
  expect(await answer).toEqual({failure: {code: 'cancelled'}});
  port1.close();
  expect(await state()).toEqual(before);
});

test('what the page gave up before it heard of the end is not loaded, though the engine has all of it', async () => {
  heard = () => undefined;
  const before = await state();
  const events = await eventsOf(households('户信息_20251231.csv', ...FIRST));
  const {port1, port2} = new MessageChannel();
  const answer = host.receive(port2, {}, () => undefined);
  const taken = new Promise<void>((resolve) => {
    port1.onmessage = ({data}: MessageEvent<{ack: number}>) => {
      if (data.ack === events.length) resolve();
    };
  });
  for (const event of [...events, {type: 'done'}]) port1.postMessage(event);
  await taken;
  await new Promise((resolve) => setTimeout(resolve, 50));
  host.cancelImport();
  expect(await answer).toEqual({failure: {code: 'cancelled'}});
  expect(await state()).toEqual(before);
  host.allRead();
  port1.close();
  expect(await sent(events)).toHaveProperty('ok');
});
