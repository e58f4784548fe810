import {afterAll, beforeAll, beforeEach, expect, test} from 'vitest';
import {openSession} from '../../../src/engine/session.ts';
import type {Database, Session} from '../../../src/model/engine.ts';
import {failureOf} from '../../../src/model/failure.ts';
import {records} from '../../../src/model/rows.ts';
import {parse} from '../../../src/notebook/parse.ts';
import {lineText, proseText} from '../../../src/notebook/prose-text.ts';
import {Run, type RunOptions} from '../../../src/notebook/run.ts';
import {resultOf, type CellState} from '../../../src/notebook/states.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';

let database: Database;
let session: Session;
beforeAll(async () => {
  database = await openNodeDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  session = openSession(await database.connect());
  return () => session.close();
});

/** States as they came: 'a running', 'a done'. */
let log: string[];

function open(text: string, options: Partial<RunOptions> = {}): Run {
  const parsed = parse(`---\ntitle: T\n---\n\n${text}`, 'test');
  if ('failures' in parsed) throw new Error(JSON.stringify(parsed.failures));
  log = [];
  const onChange = (key: string, state: CellState) => void log.push(`${key} ${state.kind}`);
  return new Run(parsed.ok, session, {lang: 'zh', onChange, ...options});
}

const sql = (name: string, text: string) => `\`\`\`sql ${name}\n${text}\n\`\`\`\n\n`;

const input = (name: string, ...lines: string[]) =>
  `\`\`\`input ${name}\n${lines.join('\n')}\n\`\`\`\n\n`;

async function rowsOf(name: string): Promise<Record<string, unknown>[]> {
  return records(await session.page(name, {offset: 0, limit: 100}));
}

function failed(run: Run, key: string): unknown {
  const state = run.state(key);
  return state.kind === 'failed' ? state.failure : state;
}

const YEARS =
  input('年', 'form: integer', 'value: 2022', 'min: 2020', 'max: 2024') +
  sql('base', 'select * from (values (2021, 3), (2022, 5), (2023, 8)) t(y, n)') +
  sql('kept', "select n from base where y >= getvariable('年')") +
  sql('answer', "select sum(n)::integer as total, 'alert' as total_state from kept") +
  sql('other', 'select max(n) as m from base') +
  '共 **{answer.total}** 户。\n\n' +
  '```chart c\nform: table\nfrom: kept\ncolumns: n\ntitle.zh: 共 {answer.total}\ntitle.en: all {answer.total}\n```\n';

test('cells run in order, figures fill text and titles, leaves are known', async () => {
  const run = open(YEARS);
  await run.start();
  expect(log.filter((entry) => entry.endsWith('done'))).toEqual([
    ...['年 done', 'base done', 'kept done', 'answer done', 'other done', '#5 done', 'c done']
  ]);
  expect(run.leaves).toEqual(new Set(['other']));
  expect(run.state('kept')).toMatchObject({result: {kind: 'table', table: {count: 2}}});
  const prose = resultOf(run.state('#5'));
  expect(prose?.kind === 'prose' && proseText(prose.blocks)).toBe('共 13 户。');
  const chart = resultOf(run.state('c'));
  expect(chart?.kind === 'chart' && [lineText(chart.title), chart.rows.values]).toEqual([
    '共 13',
    [[5, 8]]
  ]);
  expect(chart).toMatchObject({title: [{text: '共 '}, {kind: 'figure', state: 'alert'}]});
});

test('an input re-runs what depends on it, in order, and nothing else', async () => {
  const run = open(YEARS);
  await run.start();
  log = [];
  await run.set('年', 2023);
  expect(log.filter((entry) => entry.endsWith('running'))).toEqual([
    ...['年 running', 'kept running', 'answer running', '#5 running', 'c running']
  ]);
  expect(await rowsOf('answer')).toMatchObject([{total: 8}]);
  expect(run.state('年')).toMatchObject({result: {value: 2023}});
});

test('the former result stands while a cell waits and runs', async () => {
  let seen: unknown[] = [];
  const onChange = (key: string, state: CellState) => {
    if (key === 'kept') seen.push([state.kind, resultOf(state)?.kind]);
  };
  const run = open(YEARS, {onChange});
  await run.start();
  seen = [];
  await run.set('年', 2021);
  expect(seen).toEqual([
    ['stale', 'table'],
    ['running', 'table'],
    ['done', 'table']
  ]);
});

test('the latest of several changes wins', async () => {
  const run = open(YEARS);
  await run.start();
  await Promise.all([run.set('年', 2021), run.set('年', 2022), run.set('年', 2023)]);
  expect(await rowsOf('answer')).toMatchObject([{total: 8}]);
  expect(resultOf(run.state('年'))).toMatchObject({value: 2023});
});

const SLOW =
  input('n', 'form: integer', 'value: 100000000') +
  sql(
    'slow',
    "select count(*) as k from range(1000::bigint * getvariable('n')) t(i) where hash(i) = 3"
  ) +
  sql('after', 'select k + 1 as k from slow') +
  sql('apart', 'select 1 as x');

/** Resolves when a cell comes to a state. */
function reached(text: string, key: string, kind: string): [Run, Promise<void>] {
  let ready = (): void => undefined;
  const promise = new Promise<void>((resolve) => (ready = resolve));
  const run = open(text, {
    onChange: (changed, state) => {
      if (changed === key && state.kind === kind) ready();
    }
  });
  return [run, promise];
}

test('a change stops the query that it makes stale, and the new one counts', async () => {
  const [run, running] = reached(SLOW, 'slow', 'running');
  const whole = run.start();
  await running;
  await run.set('n', 0);
  await whole;
  expect(await rowsOf('after')).toEqual([{k: 1}]);
  expect(run.state('apart').kind).toBe('done');
});

test('cancel reaches the engine; what it left undone runs again', async () => {
  const [run, running] = reached(SLOW, 'slow', 'running');
  const whole = run.start();
  await running;
  await run.cancel();
  await whole;
  expect(failed(run, 'slow')).toEqual({
    code: 'cancelled',
    place: {notebook: 'test', cell: 'slow'}
  });
  expect([run.state('after').kind, run.state('apart').kind]).toEqual(['stale', 'stale']);
  await run.set('n', 0);
  expect([run.state('slow').kind, run.state('after').kind]).toEqual(['done', 'done']);
});

test('a failed cell has its place; those that need it fail for that alone', async () => {
  const run = open(
    sql('a', 'select 1 as x') +
      sql('b', 'select\n  y from a') +
      sql('c', 'from b join a on true') +
      sql('d', 'from a') +
      '甲 {c.x}\n'
  );
  await run.start();
  expect(failed(run, 'b')).toMatchObject({
    code: 'sql',
    place: {notebook: 'test', cell: 'b', line: 2, character: 3}
  });
  expect(failed(run, 'c')).toEqual({
    code: 'cell-depends',
    place: {notebook: 'test', cell: 'c'},
    values: {cells: 'b'}
  });
  expect(failed(run, '#4')).toMatchObject({code: 'cell-depends', values: {cells: 'c'}});
  expect(run.state('d').kind).toBe('done');
});

test('a query of several lines, closing semicolon and comment included', async () => {
  const run = open(sql('a', 'select 1 as x -- ; one\n; -- done'));
  await run.start();
  expect(await rowsOf('a')).toEqual([{x: 1}]);
});

test('figures need one row; charts need their columns', async () => {
  const run = open(
    sql('many', 'select * from range(3) t(i)') +
      '{many.i}\n\n' +
      '```chart c\nform: bar\nfrom: many\ny: i\nx: j\n```\n\n' +
      sql('one', 'select 1 as x_zh, 2 as x_en, 3 as y') +
      '```chart d\nform: bar\nfrom: one\ny: x\nx: y\n```\n'
  );
  await run.start();
  expect(failed(run, '#1')).toMatchObject({
    code: 'figure-rows',
    place: {line: 9},
    values: {cell: 'many', rows: 3}
  });
  expect(failed(run, 'c')).toMatchObject({
    code: 'chart-channel',
    values: {channel: 'x', column: 'j', nearest: 'i'}
  });
  expect(run.state('d').kind).toBe('done');
});

test('the language changes texts without a query', async () => {
  const run = open(
    sql('a', "select '甲' as n_zh, 'A' as n_en, 0.5 as r") +
      '名 {a.n}\n\n<!-- zh -->\n\n{a.n} {a.r:pp}\n\n<!-- en -->\n\n{a.n} {a.r:pp}\n'
  );
  await run.start();
  const texts = () =>
    ['#1', '#2', '#3'].map((key) => {
      const result = resultOf(run.state(key));
      return result?.kind === 'prose' ? proseText(result.blocks) : '';
    });
  expect(texts()).toEqual(['名 甲', '甲 50.0 个百分点', 'A 50.0 percentage points']);
  log = [];
  await run.speak('en');
  expect(texts()).toEqual(['名 A', '甲 50.0 个百分点', 'A 50.0 percentage points']);
  expect(log.some((entry) => entry.startsWith('a '))).toBe(false);
});

test('inputs: typed variables, defaults from literals, rows and options', async () => {
  const run = open(
    input(
      '日',
      'form: date',
      "from: select date '2024-06-30' union select '2023-12-31' order by 1 desc"
    ) +
      input('比', 'form: number', 'value: 0.5') +
      input('字', 'form: text') +
      input('开', 'form: toggle') +
      input('选', 'form: select', 'options: a=甲=A; b=乙=B') +
      input('镇', 'form: many', 'from: towns') +
      input('级', 'form: many', 'options: 中央; 省级', 'value: 省级') +
      input('空', 'form: date', 'from: select null::date') +
      sql(
        'towns',
        "select * from (values ('平川镇', '平川镇', 'Pingchuan'), (null, '', ''), ('河口乡', '河口乡', 'Hekou')) t"
      ) +
      sql(
        'types',
        ['日', '比', '字', '开', '选', '镇', '级', '空']
          .map(
            (name) =>
              `select '${name}' as name, typeof(getvariable('${name}')) as type, getvariable('${name}')::varchar as value`
          )
          .join('\nunion all ')
      )
  );
  await run.start();
  expect((await rowsOf('types')).map(({name, type, value}) => [name, type, value])).toEqual([
    ['日', 'DATE', '2024-06-30'],
    ['比', 'DOUBLE', '0.5'],
    ['字', 'VARCHAR', null],
    ['开', 'BOOLEAN', 'false'],
    ['选', 'VARCHAR', 'a'],
    ['镇', 'VARCHAR[]', '[平川镇, 河口乡]'],
    ['级', 'VARCHAR[]', '[省级]'],
    ['空', 'DATE', null]
  ]);
  expect(resultOf(run.state('镇'))).toEqual({
    kind: 'input',
    value: ['平川镇', '河口乡'],
    options: [
      {value: '平川镇', label: {zh: '平川镇', en: 'Pingchuan'}},
      {value: '河口乡', label: {zh: '河口乡', en: 'Hekou'}}
    ]
  });
  await run.set('镇', ['河口乡', '没有的']);
  await run.set('选', 'b');
  await run.set('选', 'c');
  const values = Object.fromEntries((await rowsOf('types')).map(({name, value}) => [name, value]));
  expect([values['镇'], values['选']]).toEqual(['[河口乡]', 'a']);
});

test('a value of another form or beyond the limits is refused', async () => {
  const run = open(YEARS);
  await run.start();
  for (const value of [2019, 2025, 2022.5, '2022', true, ['2022']]) {
    const failure = await run.set('年', value).then(() => undefined, failureOf);
    expect(failure).toMatchObject({code: 'input-value', values: {name: '年'}});
  }
  expect(failureOf(await run.set('base', 1).catch((thrown: unknown) => thrown))).toMatchObject({
    code: 'input-value'
  });
  expect(await rowsOf('answer')).toMatchObject([{total: 13}]);
});

test('chosen values are there from the start', async () => {
  const run = open(YEARS, {chosen: {年: 2023}});
  await run.start();
  expect(await rowsOf('answer')).toMatchObject([{total: 8}]);
});

test('a cube runs on a cell, with and without units that occur twice', async () => {
  const cube = (name: string, from: string) =>
    `\`\`\`cube ${name}\nfrom: ${from}\nunit: household_id\nby: t\nmeasure.people: sum(n)\n\`\`\`\n\n`;
  const run = open(
    sql('once', "select * from (values ('1', 'a', 2), ('2', 'b', 3)) v(household_id, t, n)") +
      sql('twice', "select * from (values ('1', 'a', 2), ('1', 'a', 3)) v(household_id, t, n)") +
      cube('c', 'once') +
      cube('d', 'twice')
  );
  await run.start();
  expect(await rowsOf('c')).toEqual([
    {t: 'a', margin: 0, units: 1, people: 2, people_units: 1},
    {t: 'b', margin: 0, units: 1, people: 3, people_units: 1},
    {t: null, margin: 1, units: 2, people: 5, people_units: 2}
  ]);
  expect(await rowsOf('d')).toEqual([
    {t: 'a', margin: 0, units: 1, people: 5, people_units: 1},
    {t: null, margin: 1, units: 1, people: 5, people_units: 1}
  ]);
});

test('cells that read a table that is not loaded say so; the rest stands', async () => {
  const run = open(sql('a', 'from 户') + sql('b', 'from a') + sql('c', 'select 1 as x'), {
    missing: ['household']
  });
  await run.start();
  expect(failed(run, 'a')).toMatchObject({code: 'table-missing', values: {tables: 'household'}});
  expect(failed(run, 'b')).toMatchObject({code: 'cell-depends'});
  expect(run.state('c').kind).toBe('done');
});
