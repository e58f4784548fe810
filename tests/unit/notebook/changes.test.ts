import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import type {Cell, Notebook} from '../../../src/model/notebook.ts';
import {changesBetween, type Edition} from '../../../src/notebook/changes.ts';
import {graphOf, keyOf} from '../../../src/notebook/graph.ts';
import {parse} from '../../../src/notebook/parse.ts';

const TEXT = readFileSync(new URL('../../../notebooks/disbursement.md', import.meta.url), 'utf8');
const parsed = parse(TEXT, 'disbursement');
if ('failures' in parsed) throw new Error('unreadable');
const NOTEBOOK: Notebook = parsed.ok;

function edition(cells: readonly Cell[], missing: readonly string[] = []): Edition {
  return {graph: graphOf({cells}), wrong: new Map(), missing: new Set(missing)};
}

/** The cell, saying something else that needs the same. */
function altered(cell: Cell): Cell {
  switch (cell.kind) {
    case 'prose':
      return {...cell, text: `${cell.text} 。`};
    case 'sql':
      return {...cell, sql: `${cell.sql}\n-- 改`};
    case 'cube':
      return {...cell, where: `${cell.where ?? 'TRUE'} -- 改`};
    case 'chart':
      return {...cell, chart: {...cell.chart, limit: 99}};
    case 'input':
      return {...cell, label: {zh: '改', en: 'changed'}};
    case 'take':
    default:
      return {...cell, from: [...cell.from, 'x']};
  }
}

test('of a shipped notebook, each cell that changes is the only one that must run itself', () => {
  const before = edition(NOTEBOOK.cells);
  NOTEBOOK.cells.forEach((cell, index) => {
    const cells = NOTEBOOK.cells.map((each) => (each === cell ? altered(cell) : each));
    const {stale, gone, kept} = changesBetween(before, edition(cells));
    expect([stale, gone, kept.size]).toEqual([[keyOf(cell, index)], [], cells.length - 1]);
  });
});

test('turned round, nothing runs', () => {
  const before = edition(NOTEBOOK.cells);
  const cells = NOTEBOOK.cells.toReversed().map((cell, index) => ({...cell, line: index}));
  const {stale, gone, kept} = changesBetween(before, edition(cells));
  expect([stale, gone, kept.size]).toEqual([[], [], cells.length]);
});

test('without a cell, those that named it run, and what it left is gone', () => {
  const before = edition(NOTEBOOK.cells);
  for (const cell of NOTEBOOK.cells.filter(({kind}) => kind === 'sql').slice(0, 12)) {
    if (cell.kind !== 'sql') continue;
    const named = before.graph.nodes.filter(({needs}) => needs.includes(cell.name));
    const after = edition(NOTEBOOK.cells.filter((each) => each !== cell));
    const {stale, gone} = changesBetween(before, after);
    expect(gone).toEqual([cell.name]);
    const kinds = (keys: readonly string[], {graph}: Edition) =>
      graph.nodes
        .filter(({key}) => keys.includes(key))
        .map((node) => JSON.stringify({...node.cell, line: 0}));
    const wanted = named.map(({key}) => key);
    expect(kinds(stale, after).sort()).toEqual(kinds(wanted, before).sort());
  }
});

test('cells run that read a table which begins to block them', () => {
  const before = edition(NOTEBOOK.cells);
  const {stale} = changesBetween(before, edition(NOTEBOOK.cells, ['fund']));
  const reading = before.graph.nodes.filter(({tables}) => tables.includes('fund'));
  expect(stale.toSorted()).toEqual(reading.map(({key}) => key).sort());
  expect(stale.length).toBeGreaterThan(0);
});
