import type {Cell, CubeCell, Notebook} from '../model/notebook.ts';
import type {Lang} from '../model/text.ts';
import {graphOf, keyOf, leavesOf, type Graph, type Node} from '../notebook/graph.ts';
import {codeTokens, textOf} from '../notebook/tokens.ts';
import {isForOthers} from '../notebook/take.ts';
import {PUBLIC_TABLES} from '../privacy/public-tables.ts';
import {usedOf, type Used} from './used.ts';

/** A cube that counts people or what is known from them: it is made safe before it leaves. */
export type GuardedCube = {
  /** Its name in the file, where cubes of several notebooks may stand. */
  readonly name: string;
  readonly cell: CubeCell;
  readonly used: Used;
};

/** What a snapshot of a notebook holds. */
export type Plan = {
  readonly notebook: Notebook;
  /** The registry tables that it rests on. */
  readonly tables: readonly string[];
  readonly graph: Graph;
  /** Keys of prose, charts and tables that it shows, in the notebook's order. */
  readonly shown: readonly string[];
  /** Keys of all cells that run again for them. */
  readonly needed: ReadonlySet<string>;
  /** Keys of all cells that these rest on, behind the cubes too: what the file says of itself. */
  readonly behind: ReadonlySet<string>;
  readonly cubes: readonly GuardedCube[];
  /** Ids of the notebooks whose lines it takes. */
  readonly takes: readonly string[];
  /** Texts that stand in the notebook's own SQL: an author's words, no data. */
  readonly constants: ReadonlySet<string>;
};

/** What of a notebook goes into a snapshot in a language, and what has to run for it. `only`: of its cells these and no others. */
export function planOf(given: Notebook, lang: Lang, only?: readonly string[]): Plan {
  const notebook = {...given, needs: [], cells: given.cells.map(withoutLinks)};
  const graph = graphOf(notebook);
  const byKey = new Map(graph.nodes.map((node) => [node.key, node]));
  const leaves = leavesOf(graphOf(given));
  const shown = notebook.cells
    .map((cell, index) => ({cell, key: keyOf(cell, index)}))
    .filter(({cell, key}) => only?.includes(key) ?? isShown(cell, key, leaves, lang))
    .map(({key}) => key);
  const guarded = new Set(
    graph.nodes.flatMap((node) =>
      node.cell.kind === 'cube' && !isPublic(node, byKey) ? [node.key] : []
    )
  );
  const needed = reached(shown, (key) => (guarded.has(key) ? [] : (byKey.get(key)?.needs ?? [])));
  const behind = reached(shown, (key) => byKey.get(key)?.needs ?? []);
  const cubes = graph.nodes.flatMap(({key, cell}): GuardedCube[] =>
    guarded.has(key) && needed.has(key) && cell.kind === 'cube'
      ? [{name: `${given.id}.${key}`, cell, used: usedOf(cell, readers(graph, key, needed))}]
      : []
  );
  const takes = notebook.cells.flatMap((cell) =>
    cell.kind === 'take' && needed.has(cell.name) ? cell.from : []
  );
  const tables = [...given.needs, ...given.uses];
  const constants = constantsIn(notebook);
  return {notebook, tables, graph, shown, needed, behind, cubes, takes, constants};
}

/** The keys and all that they lead to. */
function reached(keys: readonly string[], next: (key: string) => readonly string[]): Set<string> {
  const found = new Set<string>();
  const open = [...keys];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (found.has(key)) continue;
    found.add(key);
    open.push(...next(key));
  }
  return found;
}

/** Links from figures to rows lead nowhere in a file that holds no rows. */
function withoutLinks(cell: Cell): Cell {
  if (cell.kind !== 'chart') return cell;
  const {behind: _, ...chart} = cell.chart;
  return {...cell, chart};
}

function isShown(cell: Cell, key: string, leaves: ReadonlySet<string>, lang: Lang): boolean {
  if (cell.kind === 'prose') {
    return cell.text !== '' && (cell.lang === undefined || cell.lang === lang);
  }
  if (isForOthers(cell)) return false;
  if (cell.kind === 'chart') return cell.chart.inner === undefined;
  return cell.kind !== 'input' && cell.kind !== 'take' && leaves.has(key);
}

/** Whether everything that a cell rests on is about places, projects and money. */
function isPublic(node: Node, byKey: ReadonlyMap<string, Node>): boolean {
  if (node.tables.some((table) => !PUBLIC_TABLES.includes(table))) return false;
  return node.needs.every((need) => {
    const before = byKey.get(need);
    return before === undefined || before.cell.kind === 'input' || isPublic(before, byKey);
  });
}

function constantsIn({cells}: Notebook): ReadonlySet<string> {
  const texts = cells.flatMap((cell) =>
    cell.kind === 'sql' ? codeTokens(cell.sql).filter(({kind}) => kind === 'string') : []
  );
  return new Set(texts.map(textOf));
}

function readers({nodes}: Graph, key: string, needed: ReadonlySet<string>): Cell[] {
  return nodes
    .filter((node) => needed.has(node.key) && node.needs.includes(key))
    .map(({cell}) => cell);
}
