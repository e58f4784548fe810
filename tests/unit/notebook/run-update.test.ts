import {expect, test} from 'vitest';
import type {Failure} from '../../../src/model/failure.ts';
import type {Notebook} from '../../../src/model/notebook.ts';
import {parse} from '../../../src/notebook/parse.ts';
import {proseText} from '../../../src/notebook/prose-text.ts';
import type {Run} from '../../../src/notebook/run.ts';
import {resultOf} from '../../../src/notebook/states.ts';
import {failed, input, log, open, rowsOf, sql, useEngine, YEARS} from './running.ts';

useEngine();

function notebook(text: string, front = 'title: T'): Notebook {
  const parsed = parse(`---\n${front}\n---\n\n${text}`, 'test');
  if ('failures' in parsed) throw new Error(JSON.stringify(parsed.failures));
  return parsed.ok;
}

/** Keys of the cells that ran while `change` was worked off, in order. */
async function runs(change: () => Promise<void>): Promise<string[]> {
  log.length = 0;
  await change();
  return log.filter((entry) => entry.endsWith('running')).map((entry) => entry.split(' ')[0] ?? '');
}

async function started(text: string, front?: string): Promise<Run> {
  const run = open(text, {missing: ['fund']}, front);
  await run.start();
  return run;
}

/** What the run says of a piece of prose. */
function said(run: Run, key: string): string {
  const result = resultOf(run.state(key));
  return result?.kind === 'prose' ? proseText(result.blocks) : '';
}

const change = (run: Run, from: string, to: string) => () =>
  run.update(notebook(YEARS.replace(from, to)));

test('the same text again runs nothing', async () => {
  const run = await started(YEARS);
  expect(await runs(() => run.update(notebook(YEARS)))).toEqual([]);
});

test('a changed query runs with all that needs it, in order, and nothing else', async () => {
  const run = await started(YEARS);
  expect(await runs(change(run, 'select n from base', 'select n + 1 as n from base'))).toEqual([
    'kept',
    'answer',
    '#5',
    'c'
  ]);
  expect(await rowsOf('answer')).toMatchObject([{total: 15}]);
  expect(said(run, '#5')).toBe('共 15 户。');
});

test('a query that nothing needs runs alone', async () => {
  const run = await started(YEARS);
  expect(await runs(change(run, 'max(n)', 'min(n)'))).toEqual(['other']);
  expect(await rowsOf('other')).toEqual([{m: 3}]);
});

test('changed prose runs no query, even when it quotes what no text quoted before', async () => {
  const run = await started(YEARS);
  expect(await runs(change(run, '{answer.total}** 户。', '{other.m}** 户。'))).toEqual(['#5']);
  expect(said(run, '#5')).toBe('共 8 户。');
});

test('a changed chart runs no query', async () => {
  const run = await started(YEARS);
  expect(await runs(change(run, 'title.zh: 共', 'title.zh: 一共'))).toEqual(['c']);
});

test('a changed input runs what reads it; a changed note of an input too, since its control shows it', async () => {
  const run = await started(YEARS);
  expect(await runs(change(run, 'value: 2022', 'value: 2023'))).toEqual([
    '年',
    'kept',
    'answer',
    '#5',
    'c'
  ]);
  expect(await rowsOf('answer')).toMatchObject([{total: 8}]);
});

test('moving cells and prose runs nothing; each keeps its result under its new key', async () => {
  const text = `一\n\n${sql('a', 'select 1 as x')}二 {a.x}\n\n${sql('b', 'select 2 as x')}`;
  const run = await started(text);
  const moved = `二 {a.x}\n\n${sql('b', 'select 2 as x')}一\n\n${sql('a', 'select 1 as x')}`;
  expect(await runs(() => run.update(notebook(moved)))).toEqual([]);
  expect([said(run, '#0'), said(run, '#2')]).toEqual(['二 1', '一']);
});

test('added prose before other prose runs alone', async () => {
  const run = await started(`一\n\n${sql('a', 'select 1 as x')}二 {a.x}\n`);
  const longer = `一\n\n<!-- both -->\n\n新\n\n${sql('a', 'select 1 as x')}二 {a.x}\n`;
  expect(await runs(() => run.update(notebook(longer)))).toEqual(['#1']);
  expect([said(run, '#0'), said(run, '#1'), said(run, '#3')]).toEqual(['一', '新', '二 1']);
});

test('what needed a deleted cell fails, and does not read the table that it left', async () => {
  const run = await started(
    sql('a', 'select 1 as x') + sql('b', 'from a') + sql('c', 'select 3 as x')
  );
  const shorter = notebook(sql('b', 'from a') + sql('c', 'select 3 as x'));
  expect(await runs(() => run.update(shorter))).toEqual(['b']);
  expect(failed(run, 'b')).toMatchObject({code: 'sql', place: {cell: 'b', line: 1, character: 6}});
  expect(resultOf(run.state('b'))).toMatchObject({kind: 'table', table: {count: 1}});
  const again = notebook(
    sql('a', 'select 7 as x') + sql('b', 'from a') + sql('c', 'select 3 as x')
  );
  expect(await runs(() => run.update(again))).toEqual(['a', 'b']);
  expect(await rowsOf('b')).toEqual([{x: 7}]);
});

test('a deleted input leaves no value', async () => {
  const reads = sql('a', "select getvariable('年') is null as empty");
  const run = await started(input('年', 'form: integer', 'value: 2022') + reads);
  expect(await rowsOf('a')).toEqual([{empty: false}]);
  expect(await runs(() => run.update(notebook(reads)))).toEqual(['a']);
  expect(await rowsOf('a')).toEqual([{empty: true}]);
});

test('a cell that becomes an input of the same name is no table any more', async () => {
  const reader = sql('b', 'from a');
  const run = await started(sql('a', 'select 1 as x') + reader);
  await run.update(notebook(input('a', 'form: integer', 'value: 1') + reader));
  expect(run.state('a')).toMatchObject({kind: 'done', result: {kind: 'input', value: 1}});
  expect(failed(run, 'b')).toMatchObject({code: 'sql'});
});

test('a renamed cell runs under its new name and those that used the old one say so', async () => {
  const run = await started(sql('a', 'select 1 as x') + sql('b', 'from a'));
  const renamed = notebook(sql('A2', 'select 1 as x') + sql('b', 'from a'));
  expect(await runs(() => run.update(renamed))).toEqual(['A2', 'b']);
  expect(failed(run, 'b')).toMatchObject({code: 'sql'});
});

const WRONG: Failure = {code: 'statement-many', place: {line: 2, character: 3}};

test('a cell whose text is wrong keeps its last result, those behind it wait, the others go on', async () => {
  const run = await started(YEARS);
  const broken = notebook(YEARS.replace('max(n)', 'avg(n)'));
  const wrong = new Map([['kept', WRONG]]);
  expect(await runs(() => run.update(broken, wrong))).toEqual([
    'kept',
    'answer',
    'other',
    '#5',
    'c'
  ]);
  expect(failed(run, 'kept')).toMatchObject({...WRONG, place: {...WRONG.place, cell: 'kept'}});
  expect(resultOf(run.state('kept'))).toMatchObject({kind: 'table', table: {count: 2}});
  expect(failed(run, 'answer')).toMatchObject({code: 'cell-depends', values: {cells: 'kept'}});
  expect(said(run, '#5')).toBe('共 13 户。');
  expect(run.state('other').kind).toBe('done');
  expect(await runs(() => run.update(broken))).toEqual(['kept', 'answer', '#5', 'c']);
  expect(run.state('#5').kind).toBe('done');
});

test('a query that fails keeps the result that it had', async () => {
  const run = await started(YEARS);
  await change(run, 'select n from base', 'select m from base')();
  expect(failed(run, 'kept')).toMatchObject({code: 'sql', place: {line: 1, character: 8}});
  expect(resultOf(run.state('kept'))).toMatchObject({table: {count: 2, columns: [{name: 'n'}]}});
  expect(await rowsOf('kept')).toEqual([{n: 5}, {n: 8}]);
});

test('a table that becomes needed blocks the cells that read it, and only those', async () => {
  const text = sql('f', 'select count(*) as n from data.fund') + sql('a', 'select 1 as x');
  const run = await started(text, 'title: T');
  expect(failed(run, 'f')).toMatchObject({code: 'sql'});
  expect(await runs(() => run.update(notebook(text, 'title: T\nneeds: fund')))).toEqual(['f']);
  expect(failed(run, 'f')).toMatchObject({code: 'table-missing', values: {tables: 'fund'}});
});

test('changes while cells run: the last text counts', async () => {
  const run = open(YEARS);
  const whole = run.start();
  const steps = [2, 3, 4].map((n) =>
    run.update(notebook(YEARS.replace('sum(n)', `sum(n) + ${n}`)))
  );
  const dropped = run.update(
    notebook(YEARS.replace('sum(n)', 'sum(n) + 5').replace('max(n)', 'min(n)'))
  );
  await Promise.all([whole, ...steps, dropped]);
  expect(await rowsOf('answer')).toMatchObject([{total: 18}]);
  expect(await rowsOf('other')).toEqual([{m: 3}]);
  expect(said(run, '#5')).toBe('共 18 户。');
});

test('a cell that is deleted while it runs is stopped and leaves nothing', async () => {
  const slow = sql('slow', 'select count(*) as k from range(100000000000) t(i) where hash(i) = 3');
  let whole = Promise.resolve();
  const run = open(slow + sql('a', 'select 1 as x'), {
    onChange: (key, state) => {
      if (key === 'slow' && state.kind === 'running') {
        whole = run.update(notebook(sql('a', 'select 1 as x')));
      }
    }
  });
  await run.start();
  await whole;
  expect(run.state('slow').kind).toBe('idle');
  expect(await rowsOf('a')).toEqual([{x: 1}]);
  await expect(rowsOf('slow')).rejects.toThrow();
});

test('a new run on the same session does not read what the former has left', async () => {
  const former = await started(sql('a', 'select 1 as x') + sql('b', 'from a'));
  const run = open(sql('b', 'from a'), {former});
  await run.start();
  expect(failed(run, 'b')).toMatchObject({code: 'sql', place: {cell: 'b', line: 1, character: 6}});
});

test('a new run that is stopped before its cells have run shows its inputs as they were, and no figures', async () => {
  const former = await started(YEARS);
  await former.set('年', 2023);
  const run = open(YEARS, {former, chosen: {年: 2023}});
  await run.halt();
  expect(resultOf(run.state('年'))).toMatchObject({kind: 'input', value: 2023});
  expect(['answer', 'base'].map((key) => resultOf(run.state(key)))).toEqual([undefined, undefined]);
  expect(run.whole).toBe(false);
  await run.set('年', 2021);
  expect(resultOf(run.state('年'))).toMatchObject({value: 2021});
});
