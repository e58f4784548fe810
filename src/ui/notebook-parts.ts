import type {Cell, ChartCell, Notebook, ProseCell} from '../model/notebook.ts';
import type {Lang} from '../model/text.ts';
import {cubeSql} from '../notebook/cube.ts';
import {keyOf, type Graph} from '../notebook/graph.ts';
import {isForOthers} from '../notebook/take.ts';

/** A part of a notebook's page, in the order of its text. `row`: charts of half width, side by side. */
export type Part =
  | {readonly kind: 'prose'; readonly key: string; readonly lead: boolean}
  | {readonly kind: 'row'; readonly cells: readonly ChartCell[]}
  | {readonly kind: 'chart'; readonly cell: ChartCell}
  | {readonly kind: 'table'; readonly key: string};

/** What the page shows of a notebook in a language. `lead`: prose before anything else is the answer. */
export function partsOf(notebook: Notebook, leaves: ReadonlySet<string>, lang: Lang): Part[] {
  const parts: Part[] = [];
  notebook.cells.forEach((cell, index) => {
    const part = partOf(cell, keyOf(cell, index), leaves, lang, parts.length === 0);
    const last = parts.at(-1);
    if (part?.kind === 'row' && last?.kind === 'row' && last.cells.length === 1) {
      parts[parts.length - 1] = {kind: 'row', cells: [...last.cells, ...part.cells]};
    } else if (part) parts.push(part);
  });
  return parts;
}

function partOf(
  cell: Cell,
  key: string,
  leaves: ReadonlySet<string>,
  lang: Lang,
  first: boolean
): Part | undefined {
  if (cell.kind === 'prose')
    return shows(cell, lang) ? {kind: 'prose', key, lead: first} : undefined;
  if (isForOthers(cell)) return undefined;
  if (cell.kind === 'chart') {
    return cell.chart.half ? {kind: 'row', cells: [cell]} : {kind: 'chart', cell};
  }
  return leaves.has(key) ? {kind: 'table', key} : undefined;
}

function shows(cell: ProseCell, lang: Lang): boolean {
  return cell.text !== '' && (cell.lang === undefined || cell.lang === lang);
}

/** The SQL of a cell and of those behind it, in the order in which they run. */
export function chainSql(graph: Graph, key: string): string {
  const wanted = new Set([key.toLowerCase()]);
  for (const node of [...graph.nodes].reverse()) {
    if (wanted.has(node.key.toLowerCase()))
      node.needs.forEach((need) => wanted.add(need.toLowerCase()));
  }
  return graph.nodes
    .filter((node) => wanted.has(node.key.toLowerCase()))
    .flatMap(({cell}) => {
      if (cell.kind === 'sql') return [`-- ${cell.name}\n${cell.sql.trim()}`];
      return cell.kind === 'cube' ? [`-- ${cell.name}\n${cubeSql(cell)}`] : [];
    })
    .join('\n\n');
}
