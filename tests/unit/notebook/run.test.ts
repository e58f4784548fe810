import {expect, test} from 'vitest';
import {lineText, proseText} from '../../../src/notebook/prose-text.ts';
import type {Run} from '../../../src/notebook/run.ts';
import {resultOf, type CellState} from '../../../src/notebook/states.ts';
import {failed, input, log, open, rowsOf, sql, useEngine, YEARS} from './running.ts';

useEngine();

test('cells run after what they need, figures fill text and titles, leaves are known', async () => {
  const run = open(YEARS);
  await run.start();
  expect(log.filter((entry) => entry.endsWith('done'))).toEqual([
    '年 done',
    'base done',
    'kept done',
    'other done',
    'answer done',
    '#5 done',
    'c done'
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
  log.length = 0;
  await run.set('年', 2023);
  expect(log.filter((entry) => entry.endsWith('running'))).toEqual([
    '年 running',
    'kept running',
    'answer running',
    '#5 running',
    'c running'
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

/** A run, and a promise that resolves when a cell comes to a state. */
function reached(text: string, key: string, kind: string): [Run, Promise<void>] {
  const events = new EventTarget();
  const run = open(text, {
    onChange: (changed, state) => events.dispatchEvent(new Event(`${changed} ${state.kind}`))
  });
  const wanted = new Promise<void>((resolve) => {
    events.addEventListener(`${key} ${kind}`, () => resolve(), {once: true});
  });
  return [run, wanted];
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

test('cancel reaches the engine; what it left undone runs when it is asked for', async () => {
  const [run, running] = reached(SLOW, 'slow', 'running');
  const whole = run.start();
  await running;
  await run.cancel();
  await whole;
  expect(failed(run, 'slow')).toEqual({
    code: 'cancelled',
    place: {notebook: 'test', cell: 'slow'}
  });
  expect(run.state('after').kind).toBe('idle');
  expect(['done', 'failed']).toContain(run.state('apart').kind);
  await run.set('n', 0);
  expect([run.state('slow').kind, run.state('after').kind]).toEqual(['done', 'done']);
});

test('the engine is asked for the next cell while it is at one, and a change of the next does not stop that', async () => {
  const seen: string[] = [];
  const events = new EventTarget();
  const asked = new Promise((resolve) => events.addEventListener('behind running', resolve));
  const run = open(
    input('m', 'form: integer', 'value: 1') +
      sql('long', 'select count(*) as k from range(30000000) t(i) where hash(i) = 3') +
      sql('behind', "select getvariable('m') as m"),
    {
      onChange: (key, {kind}) => {
        if (key === 'long') seen.push(kind);
        events.dispatchEvent(new Event(`${key} ${kind}`));
      }
    }
  );
  const whole = run.start();
  await asked;
  expect(run.state('long').kind).toBe('running');
  await run.set('m', 2);
  await whole;
  expect(seen).toEqual(['stale', 'running', 'done']);
  expect(await rowsOf('behind')).toEqual([{m: 2}]);
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
  log.length = 0;
  await run.speak('en');
  expect(texts()).toEqual(['名 A', '甲 50.0 个百分点', 'A 50.0 percentage points']);
  expect(log.some((entry) => entry.startsWith('a '))).toBe(false);
});

const cube = (name: string, from: string) =>
  `\`\`\`cube ${name}\nfrom: ${from}\nunit: household_id\nby: t\nmeasure.people: sum(n)\n\`\`\`\n\n`;

test('a cube runs on a cell, with and without units that occur twice', async () => {
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

test('cells that read a table that is needed and not loaded say so; the rest stands', async () => {
  const cells =
    sql('a', 'from 户') +
    sql('b', 'from a') +
    sql('c', 'select 1 as x') +
    sql('d', 'select (select count(*) from temp.c) as n where exists (from data.fund)');
  const missing = ['household', 'fund'];
  const run = open(cells, {missing}, 'title: T\nneeds: household\nuses: fund');
  await run.start();
  expect(failed(run, 'a')).toMatchObject({code: 'table-missing', values: {tables: 'household'}});
  expect(failed(run, 'b')).toMatchObject({code: 'cell-depends'});
  expect(run.state('c').kind).toBe('done');
  expect(failed(run, 'd')).toMatchObject({code: 'sql'});
});
