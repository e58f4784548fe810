import {afterAll, beforeAll, beforeEach, describe, expect, test} from 'vitest';
import {stored} from '../engine/stored.ts';
import {createSchema} from '../../../src/engine/schema.ts';
import {openSession} from '../../../src/engine/session.ts';
import type {Database} from '../../../src/model/engine.ts';
import {columnOf} from '../../../src/model/rows.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';
import {Console, consoleOf} from '../../../src/ui/console.ts';
import {Desk} from '../../../src/ui/desk.ts';
import type {Backend} from '../../../src/ui/desk-state.ts';
import {mistakeText, wideMistake} from '../../../src/ui/sql/explain.ts';

let database: Database;
let desk: Desk;
let bench: Console;

beforeAll(async () => {
  database = await openNodeDatabase();
  const connection = await database.connect();
  await createSchema(connection);
  await stored(
    connection,
    'household',
    ['household_id', 'township', 'size', 'main_cause'],
    `VALUES ('H1', '平川镇', 3, '因病'), ('H2', '平川镇', 2, '因残'), ('H3', '柳林镇', 4, '因病')`
  );
});
afterAll(() => database.close());

beforeEach(async () => {
  desk = new Desk({
    settings: {lang: 'zh', theme: 'light'},
    route: {page: 'console'},
    notebooks: [],
    sample: () => Promise.resolve([])
  });
  const unused = () => Promise.reject(new Error('not asked for here'));
  const backend: Partial<Backend> = {
    setPolicy: () => Promise.resolve(),
    openSession: async () => openSession(await database.connect()),
    tables: () => Promise.resolve([{name: 'household', rows: 3, asOf: [], state: 'loaded'}]),
    importFiles: unused,
    decide: unused
  };
  await desk.attach(Promise.resolve(backend as Backend));
  bench = consoleOf(desk);
  await bench.learn();
});

const shown = () => bench.state.shown;

async function run(text: string, at = text.length): Promise<void> {
  bench.text = text;
  await bench.run({from: at, to: at});
}

async function rows(): Promise<unknown> {
  const now = shown();
  if (now.is !== 'rows') throw new Error(`${now.is} is shown`);
  return (await now.source.page({offset: 0, limit: 99})).values;
}

/** What is said of a failure, with its place. */
function said(): string {
  const now = shown();
  if (now.is !== 'failed') throw new Error(`${now.is} is shown`);
  const {failure} = now.mistake;
  const {line, character} = failure.place ?? {};
  return `${line}:${character} ${mistakeText(failure, 'zh')}`;
}

test('there is one console of a desk', () => {
  expect(consoleOf(desk)).toBe(bench);
  expect(bench.state.vocabulary.tables.some(({name}) => name === '户')).toBe(true);
  expect(bench.state.vocabulary.variables).toContain('数据日期');
});

describe('what runs', () => {
  test('the statement at the cursor', async () => {
    await run('select 1 as a; select 2 as b; select 3 as c', 20);
    expect(await rows()).toEqual([[2]]);
  });
  test('what is selected, and nothing else of the text', async () => {
    bench.text = 'select 1; select 2; nonsense';
    await bench.run({from: 0, to: 18});
    expect(await rows()).toEqual([[2]]);
    bench.text = 'select 1 + 1';
    await bench.run({from: 0, to: 8});
    expect(await rows()).toEqual([[1]]);
  });
  test('all statements in their order, the last result stays', async () => {
    bench.text = `set variable 最少 = 3;
      create temp table 大户 as select 户编号 from 户 where 人数 >= getvariable('最少');
      select count(*) as n from 大户`;
    await bench.run('all');
    expect(await rows()).toEqual([[2]]);
    expect(bench.state.vocabulary.tables.find(({name}) => name === '大户')?.own).toBe(true);
    expect(bench.state.vocabulary.variables).toContain('最少');
  });
  test('a failure ends the row of statements', async () => {
    bench.text = 'select 1;\nselect 没有 from 户;\ncreate temp table 不建 as select 1';
    await bench.run('all');
    expect(said()).toMatch(/^2:8 没有列“没有”/);
    expect(bench.state.vocabulary.tables.some(({name}) => name === '不建')).toBe(false);
  });
  test('nothing at all', async () => {
    await run('  -- only a remark');
    expect(shown()).toEqual({is: 'nothing'});
  });
});

describe('what goes wrong is told at its place', () => {
  test('a column, with the names that are near', async () => {
    await run('select 1;\n\nselect 乡镇\nfrom 户 where 致贫原 = 1');
    expect(said()).toBe('4:14 没有列“致贫原”。相近的有 主要致贫原因、其他致贫原因。');
    const now = shown();
    const {from, to} = now.is === 'failed' ? now.mistake : {from: 0, to: 0};
    expect(bench.text.slice(from, to)).toBe('致贫原');
  });
  test('a column of an alias is underlined whole', async () => {
    await run('select h.乡真 from 户 h');
    const now = shown();
    expect(now.is === 'failed' && bench.text.slice(now.mistake.from, now.mistake.to)).toBe(
      'h.乡真'
    );
    expect(said()).toContain('相近的有 乡镇');
  });
  test('a table and a function', async () => {
    await run('select * from 监测');
    expect(said()).toMatch(/^1:15 没有表“监测”。相近的有 监测户/);
    await run('select meadian(人数) from 户');
    expect(said()).toMatch(/^1:8 没有函数 meadian。相近的有 median/);
  });
  test('a full-width sign', async () => {
    await run('select 乡镇，人数 from 户');
    expect(said()).toMatch(/^1:10 “，”是全角符号，SQL 里要写半角的 ,。/);
  });
  test('a statement that the console does not run', async () => {
    await run('select 1;\n drop table data.household', 14);
    expect(said()).toBe('2:2 DROP 会改动数据，查询台不运行：登记的表只能读。');
    await run('create temp table 户 as select 1');
    const hides = '别的东西再叫这个名字，就会把登记表遮住，读到的就不是登记的数据了。';
    expect(said()).toBe(`1:19 “户”是登记表的名字：${hides}请换一个名字，例如 户_1。`);
    await run('with household as (select 1 as n) select n from household');
    expect(said()).toBe(`1:6 “household”是登记表的名字：${hides}请换一个名字，例如 household_1。`);
    await run('with household_1 as (select 1 as n) select n from household_1');
    expect(await rows()).toEqual([[1]]);
  });
  test('what cannot be converted has no place', async () => {
    await run(`select '三'::integer`);
    expect(said()).toContain('“三”不能转换成 INT32');
  });
});

test('a variable that nobody has set is told, one that is set is not', async () => {
  await run(`select getvariable('某日') as d`);
  expect(bench.state.unset).toEqual(['某日']);
  await run(`set variable 某日 = 1`);
  expect(shown()).toEqual({is: 'variable', name: '某日'});
  await run(`select getvariable('某日') as d`);
  expect([bench.state.unset, await rows()]).toEqual([[], [[1]]]);
});

test('what ran is kept in the history, refused statements are not', async () => {
  await run('select 1 as once');
  await run('drop table x');
  await run('select 2 as twice');
  expect(desk.keeper.workspace.history.map(({sql}) => sql)).toEqual([
    'select 1 as once',
    'select 2 as twice'
  ]);
  expect(new Console(desk).text).toBe('select 2 as twice');
});

test('results are sorted, filtered and profiled in the engine', async () => {
  await run('select 乡镇, count(*) as 户数 from 户 group by all');
  const now = shown();
  if (now.is !== 'rows') throw new Error(now.is);
  const {source} = now;
  const order = {column: '户数', descending: true};
  expect(columnOf(await source.page({offset: 0, limit: 9, order}), '乡镇')).toEqual([
    '平川镇',
    '柳林镇'
  ]);
  const passing = await source.filtered?.([{column: '乡镇', is: 'contains', texts: ['柳']}]);
  expect(passing?.count).toBe(1);
  expect(columnOf(await passing!.page({offset: 0, limit: 9}), '户数')).toEqual([1]);
  expect(await source.profile?.({name: '户数', type: 'integer'})).toMatchObject({
    distinct: 2,
    missing: 0
  });
  expect(now.masks).toEqual({乡镇: undefined, 户数: undefined});
});

test('a temp table of persons stays one', async () => {
  await run('create temp table 名单 as select 户主姓名 as 谁 from 户');
  await run('select 谁 from 名单');
  const now = shown();
  expect(now.is === 'rows' && now.masks).toEqual({谁: 'name'});
});

test('a plan is shown without running anything', async () => {
  bench.text = 'select 乡镇, count(*) from 户 group by all';
  await bench.plan('all');
  expect(shown().is).toBe('plan');
  await run('explain select 1');
  expect(shown().is).toBe('plan');
  bench.text = 'select 乡镇\nfrom 户 h where h.乡真 = 1 order by 1';
  await bench.plan('all');
  expect(said()).toMatch(/^2:16 没有列“乡真”/);
  await run('explain\n  select 1, h.乡真 from 户 h order by 1');
  expect(said()).toMatch(/^2:13 没有列“乡真”/);
  bench.text = 'drop table x';
  await bench.plan('all');
  expect(said()).toContain('DROP 会改动数据');
});

test('a long query is cancelled, and the console lives', async () => {
  bench.text = 'select sum(a.i * b.i) from range(200000) a(i), range(200000) b(i)';
  const running = bench.run('all');
  await new Promise((resolve) => {
    setTimeout(resolve, 150);
  });
  expect(bench.cancel()).toBe(true);
  expect(bench.state.running).toBe('cancelling');
  await running;
  expect([shown(), bench.state.running]).toEqual([{is: 'cancelled', restarted: false}, 'no']);
  await run('select 5 as x');
  expect(await rows()).toEqual([[5]]);
  expect(bench.cancel()).toBe(false);
});

test('how many values a labelled column has is known a moment after it was asked', async () => {
  expect(bench.kinds('household', 'main_cause')).toBeUndefined();
  await new Promise((resolve) => {
    setTimeout(resolve, 500);
  });
  expect(bench.kinds('household', 'main_cause')).toBe(2);
  expect(bench.kinds('household', 'head_name')).toBeUndefined();
});

test('a full-width sign is told while it is written', () => {
  expect(wideMistake('select 乡镇\n from 户；')).toMatchObject({
    from: 17,
    to: 18,
    failure: {code: 'wide-sign', place: {line: 2, character: 8}, values: {right: ';'}}
  });
  expect(wideMistake(`select '，' from 户`)).toBeUndefined();
});

test('an edit takes away what no longer fits the text', async () => {
  await run('select nothing_here');
  bench.clear();
  expect(shown()).toEqual({is: 'nothing'});
});
