import {afterAll, afterEach, beforeAll, beforeEach, expect, test} from 'vitest';
import {createSchema} from '../../../src/engine/schema.ts';
import {openSession} from '../../../src/engine/session.ts';
import type {Database} from '../../../src/model/engine.ts';
import {DishuError} from '../../../src/model/failure.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';
import {Desk} from '../../../src/ui/desk.ts';
import type {Backend} from '../../../src/ui/desk-state.ts';
import type {OpenNotebook} from '../../../src/ui/open-notebook.ts';
import {placeNotebook, removeNotebook} from '../../../src/ui/own-notebooks.ts';

let database: Database;
let desk: Desk;
let held: number;
let most: number;
/** Cells that were asked for, and what the next answers and sessions wait for. */
let asked: string[];
let gate: Promise<void>;
let door: Promise<void>;

beforeAll(async () => {
  database = await openNodeDatabase();
  await createSchema(await database.connect());
});
afterAll(() => database.close());

const text = (n: number) => `---
title: 笔记本 ${n}
---

\`\`\`input 倍
form: integer
value: 2
\`\`\`

\`\`\`sql a
SELECT ${n} * getvariable('倍') AS twice
\`\`\`

两倍是 {a.twice}。
`;

beforeEach(async () => {
  desk = new Desk({
    settings: {lang: 'zh', theme: 'light'},
    route: {page: 'home'},
    notebooks: [{id: 'ready', text: text(100)}],
    sample: () => Promise.resolve([])
  });
  [held, most] = [0, 0];
  asked = [];
  gate = door = Promise.resolve();
  const backend: Partial<Backend> = {
    setPolicy: () => Promise.resolve(),
    openSession: async () => {
      await door;
      const session = openSession(await database.connect());
      held += 1;
      most = Math.max(most, held);
      const close = async (): Promise<void> => {
        held -= 1;
        await session.close();
      };
      const runCell: typeof session.runCell = async (name, sql) => {
        asked.push(name);
        await gate;
        return await session.runCell(name, sql);
      };
      return {...session, runCell, close};
    },
    tables: () => Promise.resolve([])
  };
  await desk.attach(Promise.resolve(backend as Backend));
});

/** The database has no more connections than an engine. */
afterEach(() => Promise.all(desk.state.notebooks.map((open) => open.close())));

/** What a notebook's sentence says, once it has run. */
async function said(open: OpenNotebook): Promise<string> {
  await until(open, () => open.state.is === 'done');
  expect([open.id, open.state.failures]).toEqual([open.id, []]);
  const result = open.result('#2');
  return result?.kind === 'prose' ? JSON.stringify(result.blocks) : '';
}

async function until(open: OpenNotebook, is: () => boolean): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (!is()) return;
      stop();
      resolve();
    };
    const stop = open.subscribe(look);
    look();
  });
}

test('thirty notebooks of one’s own all run when they are looked at, on eight connections and one', async () => {
  const own = Array.from({length: 30}, (_, n) => placeNotebook(desk, `my-${n}`, text(n)));
  for (const [n, open] of own.entries()) {
    desk.go({page: 'notebook', id: open.id});
    expect(await said(open)).toContain(`${n * 2}`);
  }
  const ready = desk.notebook('ready');
  expect(ready && (await said(ready))).toContain('200');
  expect(most).toBeLessThanOrEqual(9);
  const [first] = own;
  if (!first) throw new Error('none');
  expect([first.session, first.state.is]).toEqual([undefined, 'waiting']);
  // What it said stands, and a choice is computed when it is looked at again.
  expect(JSON.stringify(first.result('#2'))).toContain('0');
  desk.go({page: 'notebook', id: first.id});
  await until(first, () => first.state.is === 'done');
  await desk.runs.choose(first, '倍', 7);
  expect(await said(first)).toContain('0');
  const last = own.at(-1);
  if (!last) throw new Error('none');
  desk.go({page: 'notebook', id: last.id});
  await desk.runs.choose(last, '倍', 3);
  expect(await said(last)).toContain('87');
  expect(most).toBeLessThanOrEqual(9);
});

test('a notebook that rests changes its language when it runs again', async () => {
  const own = Array.from({length: 10}, (_, n) => placeNotebook(desk, `my-${n}`, text(n)));
  for (const open of own) {
    desk.go({page: 'notebook', id: open.id});
    await said(open);
  }
  const [first] = own;
  if (!first) throw new Error('none');
  expect(first.session).toBeUndefined();
  desk.speak('en');
  desk.go({page: 'notebook', id: first.id});
  expect(await said(first)).toContain('两倍是');
  expect(desk.state.notebooks.filter(({session}) => session)).toHaveLength(9);
});

test('an input keeps its value under another name, and under its former one when that comes back', async () => {
  const open = placeNotebook(desk, 'my-1', text(1));
  await said(open);
  await desk.runs.choose(open, '倍', 7);
  expect(await said(open)).toContain('"text":"7"');
  expect(open.editing?.rename(0, '倍数')).toBe(1);
  await until(open, () => open.result('倍数') !== undefined && open.state.is === 'done');
  expect(open.result('倍数')).toMatchObject({value: 7});
  expect(await said(open)).toContain('"text":"7"');
  expect(desk.keeper.workspace.parameters['my-1']).toMatchObject({倍数: 7});
  open.editing?.undo();
  await until(open, () => open.result('倍') !== undefined && open.state.is === 'done');
  expect(await said(open)).toContain('"text":"7"');
});

/** A promise and the way to settle it. */
function closed(): [Promise<void>, open: () => void, fail: () => void] {
  let [open, fail] = [(): void => undefined, (): void => undefined];
  const promise = new Promise<void>((resolve, reject) => {
    open = resolve;
    fail = () => reject(new DishuError({code: 'engine-ended'}));
  });
  return [promise, open, fail];
}

test('a notebook that the data outgrows while it runs is run once more', async () => {
  const open = placeNotebook(desk, 'my-1', text(1));
  await said(open);
  let pass: () => void;
  [gate, pass] = closed();
  open.outdate();
  void desk.runWaiting();
  await expect.poll(() => asked.length).toBe(3);
  open.outdate();
  pass();
  await said(open);
  expect(asked).toEqual(['a', 'a', 'a', 'a']);
});

test('what waits for new data is not done when its language or a parameter changes', async () => {
  const open = placeNotebook(desk, 'my-1', text(1));
  await said(open);
  asked = [];
  open.outdate();
  await open.speak('en');
  void desk.runWaiting();
  await said(open);
  expect(asked).toEqual(['a']);
  open.outdate();
  await open.choose('倍', 7);
  void desk.runWaiting();
  expect(await said(open)).toContain('"text":"7"');
});

test('a notebook whose session fails says so until it has one', async () => {
  let fail: () => void;
  [door, , fail] = closed();
  const open = placeNotebook(desk, 'my-1', text(1));
  fail();
  await until(open, () => open.state.is === 'done');
  expect(open.state.failures).toMatchObject([{code: 'engine-ended'}]);
  door = Promise.resolve();
  open.outdate();
  void desk.runWaiting();
  expect(await said(open)).toContain('两倍是');
});

test('a session that comes when its notebook is closed goes back', async () => {
  await until(desk.notebook('ready')!, () => desk.notebook('ready')?.state.is === 'done');
  let pass: () => void;
  [door, pass] = closed();
  const open = placeNotebook(desk, 'my-1', text(1));
  await until(open, () => open.state.is === 'running');
  removeNotebook(desk, open);
  pass();
  await expect.poll(() => [open.session, held, most]).toEqual([undefined, 1, 2]);
});
