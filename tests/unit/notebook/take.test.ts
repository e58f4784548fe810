import {DuckDBInstance, type DuckDBConnection} from '@duckdb/node-api';
import {beforeAll, expect, test} from 'vitest';
import type {Rows} from '../../../src/model/rows.ts';
import {parse} from '../../../src/notebook/parse.ts';
import {print} from '../../../src/notebook/print.ts';
import {graphOf, leavesOf} from '../../../src/notebook/graph.ts';
import {takeSql, type Taken} from '../../../src/notebook/take.ts';

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create()).connect();
});

async function rowsOf(taken: readonly Taken[]): Promise<Record<string, unknown>[]> {
  return (await connection.runAndReadAll(takeSql(taken))).getRowObjectsJS();
}

const lines: Rows = {
  columns: [
    {name: 'area_zh', type: 'text'},
    {name: 'area_en', type: 'text'},
    {name: 'value', type: 'number'},
    {name: 'state', type: 'text'}
  ],
  count: 2,
  values: [
    ["空白'村", '户'],
    ['Blank', 'Households'],
    [23, null],
    ['alert', 'good']
  ]
};
const risk: Taken = {
  id: 'risk',
  title: {zh: '风险', en: 'Risk'},
  missing: [],
  failed: false,
  lines
};
const none: Rows = {columns: [], count: 0, values: []};

test('lines of several notebooks stand below each other, what a line lacks is NULL', async () => {
  const fund = {...risk, id: 'fund', title: {zh: '资金', en: 'Funds'}};
  const rows = await rowsOf([risk, fund]);
  expect(
    rows.map(({n, notebook, area_zh, value, state}) => [n, notebook, area_zh, value, state])
  ).toEqual([
    [1, 'risk', "空白'村", 23, 'alert'],
    [2, 'risk', '户', null, 'good'],
    [3, 'fund', "空白'村", 23, 'alert'],
    [4, 'fund', '户', null, 'good']
  ]);
  expect(rows.map(({rule_en}) => rule_en)).toEqual([null, null, null, null]);
  expect(rows.map(({failed}) => failed)).toEqual([false, false, false, false]);
});

test('a notebook that lacks a table names it, one that failed says so', async () => {
  const [lacking, failed, ...more] = await rowsOf([
    {...risk, missing: ['household', 'fund'], lines: none},
    {...risk, id: 'fund', failed: true, lines: none}
  ]);
  expect(more).toEqual([]);
  expect([lacking?.['missing_zh'], lacking?.['missing_en'], lacking?.['area_zh']]).toEqual([
    '户、资金',
    'Households, Funds',
    null
  ]);
  expect([lacking?.['failed'], failed?.['failed'], failed?.['title_zh']]).toEqual([
    false,
    true,
    '风险'
  ]);
});

test('without any line the table is there, empty, with its columns', async () => {
  const result = await connection.runAndReadAll(takeSql([{...risk, lines: none}]));
  expect(result.currentRowCount).toBe(0);
  expect(result.columnNames().slice(0, 8)).toEqual(
    'n notebook title_zh title_en missing_zh missing_en failed area_zh'.split(' ')
  );
});

const TEXT = `---
title: T
---

\`\`\`take taken
from: causes, risk
\`\`\`

\`\`\`sql overview
SELECT 1 AS n FROM taken
\`\`\`
`;

test('a take cell is printed as it is written, and what reads it needs it', () => {
  const parsed = parse(TEXT, 'n');
  if ('failures' in parsed) throw new Error(JSON.stringify(parsed.failures));
  expect(print(parsed.ok)).toBe(TEXT);
  const graph = graphOf(parsed.ok);
  expect(graph.nodes.find(({key}) => key === 'overview')?.needs).toEqual(['taken']);
  expect([...leavesOf(graph)]).toEqual([]);
});

test('without from, or with a name that is none, it is a failure', () => {
  for (const from of ['', 'from: a b']) {
    const parsed = parse(`---\ntitle: T\n---\n\n\`\`\`take t\n${from}\n\`\`\`\n`, 'n');
    expect('failures' in parsed && parsed.failures.map(({code}) => code)).toEqual(['notebook-key']);
  }
});
