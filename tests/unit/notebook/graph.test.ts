import {expect, test} from 'vitest';
import type {Cell} from '../../../src/model/notebook.ts';
import {cycleFailures, graphOf, leavesOf, withDependents} from '../../../src/notebook/graph.ts';

function sql(name: string, text: string): Cell {
  return {kind: 'sql', name, sql: text, line: 1};
}

function input(name: string, from?: string): Cell {
  const label = {zh: name, en: name};
  return {kind: 'input', name, form: 'text', label, ...(from ? {from} : {}), line: 1};
}

const prose = (text: string): Cell => ({kind: 'prose', text, line: 1});

const chart = (name: string, from: string, title = ''): Cell => ({
  kind: 'chart',
  name,
  chart: {form: 'table', from, channels: {}, title: {zh: '', en: title}},
  line: 1
});

const cube: Cell = {
  kind: 'cube',
  name: '方',
  from: '户',
  unit: '户编号',
  by: ['乡镇'],
  measures: [{name: 'm', expression: 'count(*) filter (where x in (from b))'}],
  where: "年 = getvariable('年')",
  line: 1
};

const needs = (cells: Cell[]): Record<string, readonly string[]> =>
  Object.fromEntries(graphOf({cells}).nodes.map((node) => [node.key, node.needs]));

test('a cell needs the cells in table position and the inputs that it reads', () => {
  const cells = [
    sql('c', "from A join data.b using (k) where y >= getvariable('年')"),
    input('年'),
    sql('a', 'select b.x from base b'),
    sql('b', 'select 1')
  ];
  expect(needs(cells)).toEqual({年: [], c: ['年', 'a'], a: [], b: []});
});

test('a cube needs its source, its condition and its measures; views read the page’s date', () => {
  const cells = [cube, sql('b', 'select 1'), input('年'), input('数据日期'), input('别')];
  expect(needs(cells)).toMatchObject({方: ['年', '数据日期', 'b']});
  expect(graphOf({cells}).nodes.find(({key}) => key === '方')?.tables).toEqual(['household']);
});

test('only views at the page’s date need it; its own input may offer their dates', () => {
  const cells = [
    input('数据日期', 'select distinct as_of from household'),
    sql('a', 'from 户'),
    sql('b', 'from Household'),
    sql('c', 'from data.household join 户_历次 on true'),
    sql('d', 'from fund_all')
  ];
  expect(needs(cells)).toEqual({数据日期: [], a: ['数据日期'], b: ['数据日期'], c: [], d: []});
  expect(graphOf({cells}).nodes.find(({key}) => key === 'c')?.tables).toEqual(['household']);
});

test('prose and charts need the cells that they quote; inputs those of their options', () => {
  const cells = [
    prose('{a.x} and `{b.x}`'),
    chart('d', 'b', 'of {a.y:%}'),
    input('i', 'a'),
    input('j', 'select x from b'),
    sql('a', 'select 1'),
    sql('b', 'select 1')
  ];
  expect(needs(cells)).toEqual({'#0': ['a'], d: ['b', 'a'], i: ['a'], j: ['b'], a: [], b: []});
});

test('a variable whose name is computed may be any input', () => {
  const cells = [sql('a', "select getvariable('年' || x)"), input('年'), input('乡')];
  expect(needs(cells)).toMatchObject({a: ['年', '乡']});
});

test('order: needs first, otherwise as written; leaves; dependents', () => {
  const graph = graphOf({
    cells: [
      sql('d', 'from b join c'),
      sql('b', 'from a'),
      sql('a', "select getvariable('i')"),
      sql('c', 'select 1'),
      input('i'),
      sql('e', 'select 2'),
      chart('f', 'e')
    ]
  });
  expect(graph.nodes.map(({key}) => key)).toEqual(['c', 'i', 'a', 'b', 'd', 'e', 'f']);
  expect(leavesOf(graph)).toEqual(new Set(['d']));
  expect(withDependents(graph, ['i'])).toEqual(new Set(['i', 'a', 'b', 'd']));
  expect(withDependents(graph, ['c', 'e'])).toEqual(new Set(['c', 'd', 'e', 'f']));
});

test('cycles are named whole; what only hangs on them is not part of them', () => {
  const graph = graphOf({
    cells: [
      sql('a', 'from b'),
      sql('b', 'from c'),
      sql('c', 'from a'),
      sql('d', 'from c'),
      sql('e', 'from e'),
      sql('f', 'select 1')
    ]
  });
  expect(graph.cycles).toEqual([['a', 'b', 'c'], ['e']]);
  expect(graph.nodes[0]?.key).toBe('f');
  expect(cycleFailures(graph).map(({values}) => values)).toEqual([
    {cells: 'a → b → c → a'},
    {cells: 'e → e'}
  ]);
});
