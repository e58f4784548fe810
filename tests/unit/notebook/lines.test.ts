import {readdirSync, readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {cellsReading, linesBehind, linesIn, readersOf} from '../../../src/notebook/lines.ts';
import {graphOf} from '../../../src/notebook/graph.ts';
import {parse} from '../../../src/notebook/parse.ts';
import {POLICY_LINES} from '../../../src/registry/lines.ts';
import {LINE_TITLES} from '../../../src/registry/lines/titles.ts';

const read = (sql: string) => {
  const {keys, all} = linesIn(sql);
  return [[...keys], all];
};

test('the keys of line(...) are read from the text, whatever its spaces, case and comments', () => {
  expect(read(`SELECT line('monitoring', 2023), LINE ( 'far-behind' , y)`)).toEqual([
    ['monitoring', 'far-behind'],
    false
  ]);
  expect(read(`SELECT 'line(''poverty'', 1)' -- line('poverty', 1)`)).toEqual([[], false]);
  expect(read(`SELECT line, l.line FROM t`)).toEqual([[], false]);
});

test('a key that is computed, or the table itself, may be any', () => {
  expect(read(`SELECT line(k, 2023) FROM keys`)).toEqual([[], true]);
  expect(read('SELECT max(value) FROM data.policy_line')).toEqual([[], true]);
});

const NOTEBOOK = `---
title: n
---

\`\`\`input 线
form: number
label: a
from: SELECT line('monitoring', 2023)
\`\`\`

\`\`\`sql a
SELECT getvariable('线') AS x
\`\`\`

\`\`\`cube c
from: household
unit: household_id
by: township
where: income_per_head < line('poverty', 2020)
\`\`\`

\`\`\`sql b
SELECT a.x, line('far-behind', 2020) FROM a
\`\`\`

\`\`\`sql e
FROM 豁免
\`\`\`
`;

const parsed = parse(NOTEBOOK, 'n');
const graph = graphOf('ok' in parsed ? parsed.ok : {cells: []});

test('a changed value runs the cells again that read it, and only those', () => {
  expect(readersOf(graph, ['monitoring'])).toEqual(['线']);
  expect(readersOf(graph, ['poverty', 'far-behind'])).toEqual(['c', 'b']);
  expect(readersOf(graph, ['schedule-03'])).toEqual([]);
});

test('what stands behind a cell comes by way of all that it needs', () => {
  expect(linesBehind(graph, 'b')).toEqual(['monitoring', 'far-behind']);
  expect(linesBehind(graph, 'c')).toEqual(['poverty']);
});

test('cells that read exemptions are known by either name', () => {
  expect(cellsReading(graph, ['exemption', '豁免'])).toEqual(['e']);
});

test('every policy line of the dictionary and of the shipped notebooks has a title in both languages', () => {
  const keys = POLICY_LINES.map(({key}) => key);
  const folder = new URL('../../../notebooks/', import.meta.url);
  const used = readdirSync(folder)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .flatMap((name) => {
      const one = parse(readFileSync(new URL(name, folder), 'utf8'), name);
      const shipped = graphOf('ok' in one ? one.ok : {cells: []});
      return shipped.nodes.flatMap(({key}) => linesBehind(shipped, key));
    });
  expect(used.length).toBeGreaterThan(10);
  expect(used.filter((key) => !keys.includes(key))).toEqual([]);
  expect(keys.filter((key) => !LINE_TITLES[key]?.zh || !LINE_TITLES[key].en)).toEqual([]);
  expect(Object.keys(LINE_TITLES).filter((key) => !keys.includes(key))).toEqual([]);
});
