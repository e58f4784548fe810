import {describe, expect, test} from 'vitest';
import {parse} from '../../../src/notebook/parse.ts';
import type {Plan} from '../../../src/model/engine.ts';
import {addQuery, notebookOf} from '../../../src/ui/add-to-notebook.ts';
import {EXAMPLES} from '../../../src/ui/console-examples.ts';
import {Desk} from '../../../src/ui/desk.ts';
import {formattedSql} from '../../../src/ui/format-sql.ts';
import {placeNotebook} from '../../../src/ui/own-notebooks.ts';
import {plainPlan, stepWords} from '../../../src/ui/plan-words.ts';

const TITLE = {zh: '查询台的查询', en: 'Queries of the console'};

function cells(text: string) {
  const parsed = parse(text, 'x');
  if (!('ok' in parsed)) throw new Error(JSON.stringify(parsed.failures));
  return parsed.ok;
}

describe('a query becomes a cell', () => {
  test('of a new notebook that needs the tables of the query', () => {
    const notebook = cells(notebookOf('select * from 户 join 人 using (户编号)', TITLE));
    expect([notebook.title, notebook.needs]).toEqual([TITLE, ['household', 'person']]);
    expect(notebook.cells).toMatchObject([
      {kind: 'sql', name: 'query_1', sql: 'select * from 户 join 人 using (户编号)'}
    ]);
  });
  test('the last one of a notebook that is there, under a free name; one undo takes it away', () => {
    const desk = new Desk({
      settings: {lang: 'zh', theme: 'light'},
      route: {page: 'home'},
      notebooks: [],
      sample: () => Promise.resolve([])
    });
    const first = notebookOf('select 1 as a', TITLE);
    const open = placeNotebook(desk, 'my-q', first);
    addQuery(desk, open, 'select 2 as b\n');
    addQuery(desk, open, 'select 3 as c');
    const text = open.editing?.text ?? '';
    expect(text.startsWith(first.trimEnd())).toBe(true);
    const named = cells(text).cells.map((cell) =>
      cell.kind === 'sql' ? [cell.name, cell.sql] : []
    );
    expect(named).toEqual([
      ['query_1', 'select 1 as a'],
      ['query_2', 'select 2 as b'],
      ['query_3', 'select 3 as c']
    ]);
    open.editing?.undo();
    open.editing?.undo();
    expect(open.editing?.text).toBe(first);
    expect(desk.state.route).toEqual({page: 'notebook', id: 'my-q'});
  });
  test('whatever it holds', () => {
    const sql = "select '\n```\n---\n' as x";
    expect(cells(notebookOf(sql, TITLE)).cells).toMatchObject([{kind: 'sql', sql}]);
  });
});

describe('layout', () => {
  test('Chinese names stay whole, one clause a line', async () => {
    const text = await formattedSql(
      'select 乡镇,count(*) as 户数 from 户 where 人数>3 group by all -- 完'
    );
    expect(text?.split('\n').map((line) => line.trim())).toEqual([
      'select',
      '乡镇,',
      'count(*) as 户数',
      'from',
      '户',
      'where',
      '人数 > 3',
      'group by all -- 完'
    ]);
  });
  test('what it would change or cannot read stays as it is', async () => {
    expect(await formattedSql('select [1, 2')).toBeUndefined();
  });
  test('every example keeps its meaning', async () => {
    for (const {sql} of EXAMPLES) {
      expect(await formattedSql(sql.zh), sql.zh).toBeDefined();
      expect(await formattedSql(sql.en), sql.en).toBeDefined();
    }
  });
});

test.each([
  ['HASH_GROUP_BY', {Groups: '#0', 'Estimated Cardinality': '12'}, '分组汇总', '#0', 12],
  ['SEQ_SCAN ', {Table: 'household', Projections: 'a\nb'}, '读表', 'household · a, b', undefined],
  ['HASH_JOIN', {'Join Type': 'INNER', Conditions: 'x = y'}, '连接', 'x = y', undefined],
  ['SOMETHING', {}, 'SOMETHING', '', undefined]
])('the step %s in words', (name, details, title, about, rows) => {
  expect(stepWords({name, details, children: []}, 'zh')).toEqual({title, about, rows});
});

test('a plan is told without the steps that only pack, renumber or check', () => {
  const step = (name: string, about: string, ...children: Plan[]): Plan => ({
    name,
    details: {Projections: about, 'Estimated Cardinality': '3'},
    children
  });
  const scan = step('SEQ_SCAN', 'household');
  const plan = [
    step(
      'PROJECTION',
      '__internal_decompress_string(#0), #1',
      step(
        'HASH_JOIN',
        'a = b',
        step('PROJECTION', '#0', step('PROJECTION', 'township', scan)),
        step(
          'PROJECTION',
          `CASE WHEN ((#1 > 1)) THEN ("error"('More than one row returned by a subquery used as an expression')) ELSE #0 END`,
          step('FILTER', '#0 > 3', scan)
        )
      )
    )
  ];
  expect(plainPlan(plan)).toEqual([
    step('HASH_JOIN', 'a = b', step('PROJECTION', 'township', scan), step('FILTER', '#0 > 3', scan))
  ]);
});
