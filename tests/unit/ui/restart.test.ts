import {afterAll, beforeAll, beforeEach, expect, test} from 'vitest';
import {stored} from '../engine/stored.ts';
import {Calls} from '../../../src/engine/calls.ts';
import {createSchema} from '../../../src/engine/schema.ts';
import {openSession} from '../../../src/engine/session.ts';
import type {Database, Session} from '../../../src/model/engine.ts';
import {DishuError} from '../../../src/model/failure.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';
import {consoleOf, type Console} from '../../../src/ui/console.ts';
import {Desk} from '../../../src/ui/desk.ts';
import type {Backend} from '../../../src/ui/desk-state.ts';
import {restart} from '../../../src/ui/restart.ts';

const HOUSEHOLDS = `VALUES ('H1', '平川镇', 3), ('H2', '平川镇', 2), ('H3', '柳林镇', 4)`;

const databases: Database[] = [];
let engines = 0;
/** Statements that this engine is deaf at: it does not answer before it is ended. */
let deaf = '';
/** Statements that this engine fails at. */
let failing = '';
let desk: Desk;
let bench: Console;

/** A real engine whose answers are cut off when it is ended, as those of a worker are. */
async function engine(): Promise<Backend> {
  const database = await openNodeDatabase();
  databases.push(database);
  engines += 1;
  const connection = await database.connect();
  await createSchema(connection);
  await stored(connection, 'household', ['household_id', 'township', 'size'], HOUSEHOLDS);
  const calls = new Calls();
  const backend: Partial<Backend> = {
    setPolicy: () => Promise.resolve(),
    tables: () => Promise.resolve([{name: 'household', rows: 3, asOf: [], state: 'loaded'}]),
    openSession: async () => cutOff(openSession(await database.connect()), calls),
    restart: () => {
      calls.end();
      return engine();
    }
  };
  return backend as Backend;
}

function cutOff(session: Session, calls: Calls): Session {
  const heard = <T>(sql: string, answer: () => Promise<T>): Promise<T> =>
    calls.ask(() => {
      if (failing !== '' && sql.includes(failing)) throw new DishuError({code: 'engine-memory'});
      return deaf !== '' && sql.includes(deaf) ? new Promise<T>(() => undefined) : answer();
    });
  return {
    ...session,
    run: (sql) => heard(sql, () => session.run(sql)),
    runCell: (name, sql) => heard(sql, () => session.runCell(name, sql)),
    page: (name, window) => calls.ask(() => session.page(name, window))
  };
}

beforeAll(async () => {
  desk = new Desk({
    settings: {lang: 'zh', theme: 'light'},
    route: {page: 'console'},
    notebooks: [],
    sample: () => Promise.resolve([])
  });
  await desk.attach(engine());
  bench = consoleOf(desk);
  await bench.learn();
});
beforeEach(() => {
  [deaf, failing] = ['', ''];
});
afterAll(async () => {
  for (const database of databases) await database.close();
});

async function runAll(text: string): Promise<void> {
  bench.text = text;
  await bench.run('all');
}

async function values(): Promise<unknown> {
  const {shown} = bench.state;
  if (shown.is !== 'rows') throw new Error(`${shown.is} is shown`);
  return (await shown.source.page({offset: 0, limit: 9})).values;
}

/** The engine is there again, and what the console had made on the former one. */
async function back(): Promise<void> {
  await expect.poll(() => bench.ready, {timeout: 30_000}).toBe(true);
  await bench.learn();
}

test('a statement that the engine does not hear the end of is cancelled by another engine', async () => {
  await runAll(`set variable 最少 = 3;
    create temp table 大户 as select 户编号 from 户 where 人数 >= getvariable('最少')`);
  deaf = 'median';
  const running = runAll('select median(人数) from 户');
  await expect.poll(() => bench.state.running, {timeout: 30_000}).toBe('yes');
  expect(bench.cancel()).toBe(true);
  await running;
  expect(bench.state).toMatchObject({running: 'no', shown: {is: 'cancelled', restarted: true}});
  await back();
  expect(engines).toBe(2);
  await runAll(`select count(*), getvariable('最少') from 大户`);
  expect(await values()).toEqual([[2], [3]]);
  expect(bench.state.vocabulary.tables.map(({name}) => name)).toContain('大户');
  expect(bench.state.lost).toEqual([]);
});

test('an engine is not ended while files are on their way in: the statement ends when its step does', async () => {
  deaf = 'median';
  void runAll('select median(人数) from 户');
  await expect.poll(() => bench.state.running, {timeout: 30_000}).toBe('yes');
  desk.set({
    importing: {is: 'running', progress: null, cancelling: false, restoring: false}
  });
  bench.cancel();
  await expect.poll(() => bench.state.running, {timeout: 30_000}).toBe('late');
  expect([engines, desk.state.engine.is]).toEqual([2, 'ready']);
  desk.set({importing: {is: 'idle'}});
  await restart(desk);
  await expect.poll(() => bench.state.running, {timeout: 30_000}).toBe('no');
  expect(bench.state.shown).toEqual({is: 'cancelled', restarted: true});
});

test('a result of an engine that was ended is said to be gone; what cannot be made again is named', async () => {
  await runAll(`create or replace temp table 大户 as select 户编号 from 户;
    create temp table 中位 as select median(人数) as m from 户;
    select * from 大户`);
  failing = 'median';
  await restart(desk);
  await back();
  expect(bench.state).toMatchObject({shown: {is: 'gone'}, lost: ['中位']});
  failing = '';
  await runAll('select count(*) from 大户');
  expect(await values()).toEqual([[3]]);
  await runAll('create temp table 中位 as select 1 as m');
  expect(bench.state.lost).toEqual([]);
});
