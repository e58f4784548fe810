import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import type {Cell, CubeCell, InputCell, SqlCell} from '../../src/model/notebook.ts';
import {graphOf} from '../../src/notebook/graph.ts';
import {print} from '../../src/notebook/print.ts';
import {tableNames} from '../../src/notebook/tables.ts';
import {CODES} from '../../src/registry/codes.ts';
import {POLICY_LINES} from '../../src/registry/lines.ts';
import {NOTEBOOKS, notebookOf, notebookText} from './play.ts';

const HAN = /\p{Script=Han}/u;
/** Tables about households and people: no snapshot's engine holds them. */
const PERSONAL = ['household', 'person', 'monitored', 'income', 'measure', 'benefit'];

it('are the four that the folder holds, and its index names each', () => {
  const files = readdirSync(join(import.meta.dirname, '../../notebooks')).sort();
  expect(files).toEqual([...NOTEBOOKS.map((id) => `${id}.md`), 'README.md'].sort());
  for (const id of NOTEBOOKS) expect(notebookText('README')).toContain(`(${id}.md)`);
});

describe.each(NOTEBOOKS)('%s', (id) => {
  const notebook = notebookOf(id);
  const named = new Map(
    notebook.cells.flatMap((cell) => (cell.kind === 'prose' ? [] : [[cell.name, cell] as const]))
  );

  it('is printed as it is written', () => {
    expect(print(notebook).trim()).toBe(notebookText(id).trim());
  });

  it('has English without Chinese characters in every text of its own', () => {
    const texts = notebook.cells.flatMap((cell): (string | undefined)[] => {
      if (cell.kind === 'chart')
        return [
          cell.chart.title?.en,
          cell.chart.note?.en,
          cell.chart.method?.en,
          cell.chart.empty?.en
        ];
      if (cell.kind === 'input')
        return [
          cell.label.en,
          cell.note?.en,
          cell.unit?.en,
          ...(cell.options ?? []).map(({label}) => label.en)
        ];
      return [];
    });
    for (const text of texts) expect(text ?? '').not.toMatch(HAN);
  });

  it('orders the rows of everything that it shows', () => {
    for (const cell of notebook.cells) {
      if (cell.kind !== 'chart') continue;
      const source = named.get(cell.chart.from);
      expect(source?.kind, cell.name).toBe('sql');
      expect(orderOf(source as SqlCell), cell.chart.from).toMatch(/ORDER BY/);
    }
  });

  it('answers from cubes and from tables about places, projects and money, so that a snapshot can', () => {
    const {nodes} = graphOf(notebook);
    const needs = new Map(nodes.map((node) => [node.key, node]));
    const reached = new Set<string>();
    const walk = (key: string): void => {
      const node = needs.get(key);
      if (!node || reached.has(key) || node.cell.kind === 'cube' || node.cell.kind === 'input')
        return;
      reached.add(key);
      node.needs.forEach(walk);
    };
    for (const {key, cell} of nodes) {
      if (cell.kind === 'prose' || (cell.kind === 'chart' && cell.chart.form !== 'table'))
        walk(key);
    }
    for (const key of reached) expect(personal(needs.get(key)?.cell), key).toEqual([]);
  });

  it('counts people and households in cubes only', () => {
    const cubes = notebook.cells.filter((cell): cell is CubeCell => cell.kind === 'cube');
    expect(cubes.length).toBeGreaterThan(1);
    for (const cube of cubes) expect(named.get(cube.from)?.kind, cube.name).toBe('sql');
  });

  it('names a default from memory as such, beside the control and not verified', () => {
    const inputs = notebook.cells.filter((cell): cell is InputCell => cell.kind === 'input');
    for (const input of inputs) {
      const key = /line\('([a-z-]+)'/.exec(input.from ?? '')?.[1];
      if (key === undefined) continue;
      const general = POLICY_LINES.filter((line) => line.key === key && line.place === '');
      expect(general.length, key).toBeGreaterThan(0);
      if (general.every(({grade}) => grade === 'V')) continue;
      expect(input.note?.zh, input.name).toMatch(/未证实|默认值/);
      expect(input.note?.en, input.name).toMatch(/not verified|default/i);
    }
  });

  it('reads no variable that it does not declare', () => {
    const inputs = new Set(
      notebook.cells.flatMap((cell) => (cell.kind === 'input' ? [cell.name] : []))
    );
    const read = [...notebookText(id).matchAll(/getvariable\('([^']+)'\)/g)].map(
      ([, name]) => name ?? ''
    );
    for (const name of read) expect(inputs.has(name) || name === '政策地区', name).toBe(true);
    for (const name of inputs) expect(read.includes(name) || name === '数据日期', name).toBe(true);
  });
});

describe.each([
  ['causes', 'cause_words', ['cause']],
  ['risk', 'risk_words', ['monitored_kind', 'risk']]
] as const)('the English words of %s', (id, cell, lists) => {
  it('are those of the code lists', () => {
    const source = notebookOf(id).cells.find(
      (each): each is SqlCell => each.kind === 'sql' && each.name === cell
    );
    const said = new Map(
      [...(source?.sql ?? '').matchAll(/\('([^']+)', '([^']+)'\)/g)].map(([, zh, en]) => [zh, en])
    );
    const codes = lists.flatMap((list) => CODES[list]?.codes ?? []);
    expect(new Set(said.keys())).toEqual(new Set(codes.map(({zh}) => zh)));
    for (const {zh, en} of codes.filter((code) => code.zh !== '其他'))
      expect(said.get(zh)).toBe(en.toLowerCase());
  });
});

/** The last clause of a query, outside every bracket. */
function orderOf({sql}: SqlCell): string {
  let depth = 0;
  const outer = Array.from(sql, (sign) => {
    depth += sign === '(' ? 1 : sign === ')' ? -1 : 0;
    return depth === 0 ? sign : ' ';
  });
  return outer.join('');
}

function personal(cell: Cell | undefined): string[] {
  if (cell?.kind !== 'sql') return [];
  const views = [...tableNames(cell.sql)].map((name) => name.replace(/_all$/, ''));
  const tables = [...cell.sql.matchAll(/data\.(\w+)/g)].map(([, name]) => name ?? '');
  return [...views, ...tables].filter((name) => PERSONAL.includes(name));
}

describe('docs/methods.md', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/methods.md'), 'utf8');

  it.each(NOTEBOOKS)('names cells that %s has', (id) => {
    const section = page.split(/^## /m).find((part) => part.includes(`${id}.md\n`)) ?? '';
    const rows = section.split('\n').filter((line) => line.startsWith('| '));
    const named = rows.flatMap((row) => [...(row.split(' | ')[2] ?? '').matchAll(/`(\w+)`/g)]);
    const cells = new Set(
      notebookOf(id).cells.flatMap((cell) => (cell.kind === 'prose' ? [] : [cell.name]))
    );
    expect(named.length).toBeGreaterThan(8);
    for (const [, name] of named) expect(cells.has(name ?? ''), name).toBe(true);
  });
});
