import type {Failure} from '../model/failure.ts';
import type {Cell, Notebook} from '../model/notebook.ts';
import {mentionsOf, type Mentions} from './mentions.ts';
import {isAtDate, registryTable} from './names.ts';
import {OVERVIEW} from './take.ts';

/** A cell of a notebook under its key: its name, or for prose '#' and its place among the cells, from 0. */
export type Node = {
  readonly key: string;
  readonly cell: Cell;
  /** Keys of the cells that must have run before. */
  readonly needs: readonly string[];
  /** Registry tables that it reads itself, as views or under `data`. */
  readonly tables: readonly string[];
};

export type Graph = {
  /** In an order in which every node follows what it needs; nodes in or behind a cycle come last. */
  readonly nodes: readonly Node[];
  /** Keys of the nodes that need themselves, by way of each other. */
  readonly cycles: readonly (readonly string[])[];
};

/** The input that sets the date at which the views of the registry stand. */
export const DATE_INPUT = '数据日期';

export function keyOf(cell: Cell, index: number): string {
  return cell.kind === 'prose' ? `#${index}` : cell.name;
}

/** What each cell of a notebook needs, by the names in its text. Names are compared without case, as SQL does. */
export function graphOf({cells}: Pick<Notebook, 'cells'>): Graph {
  const results = keysByName(cells, ['sql', 'cube', 'take']);
  const inputs = keysByName(cells, ['input']);
  const nodes = cells.map((cell, index): Node => {
    const mentions = mentionsOf(cell);
    const tables = [...mentions.tables].flatMap((name) => registryTable(name) ?? []);
    const needs = [
      ...variablesOf(mentions, cell, inputs).flatMap((name) => inputs.get(name) ?? []),
      ...[...mentions.tables].flatMap((name) => results.get(name.toLowerCase()) ?? [])
    ];
    return {key: keyOf(cell, index), cell, needs: unique(needs), tables: unique(tables)};
  });
  return inOrder(nodes);
}

function keysByName(cells: readonly Cell[], kinds: readonly Cell['kind'][]): Map<string, string> {
  const named = cells.flatMap((cell) =>
    cell.kind !== 'prose' && kinds.includes(cell.kind) ? [cell.name] : []
  );
  return new Map(named.map((name) => [name.toLowerCase(), name]));
}

/** In lower case. Views at the page's date read that date themselves; its own input may offer their dates. */
function variablesOf(
  mentions: Mentions,
  cell: Cell,
  inputs: ReadonlyMap<string, string>
): string[] {
  if (mentions.allVariables) return [...inputs.keys()];
  const isDate = cell.kind === 'input' && cell.name === DATE_INPUT;
  const implied = !isDate && [...mentions.tables].some(isAtDate) ? [DATE_INPUT] : [];
  return [...mentions.variables, ...implied].map((name) => name.toLowerCase());
}

function unique(items: readonly string[]): string[] {
  return [...new Set(items)];
}

/** Takes nodes whose needs are met, again and again, in the notebook's own order; what remains holds the cycles. */
function inOrder(nodes: readonly Node[]): Graph {
  const done = new Set<string>();
  const ordered: Node[] = [];
  const nextNode = (): Node | undefined =>
    nodes.find(({key, needs}) => !done.has(key) && needs.every((need) => done.has(need)));
  for (let node = nextNode(); node; node = nextNode()) {
    ordered.push(node);
    done.add(node.key);
  }
  const rest = nodes.filter(({key}) => !done.has(key));
  return {nodes: [...ordered, ...rest], cycles: cyclesOf(rest)};
}

/** One way round for each group of nodes that need each other. */
function cyclesOf(rest: readonly Node[]): string[][] {
  const seen = new Set<string>();
  const needs = new Map(rest.map((node) => [node.key, node.needs]));
  return rest.flatMap(({key}) => {
    const way: string[] = [];
    let at: string | undefined = key;
    while (at !== undefined && !seen.has(at)) {
      seen.add(at);
      way.push(at);
      at = needs.get(at)?.find((need) => needs.has(need));
    }
    const start = at === undefined ? -1 : way.indexOf(at);
    return start < 0 ? [] : [way.slice(start)];
  });
}

/** A failure `cell-cycle` for each cycle, at its first cell; values.cells names them in order. */
export function cycleFailures({nodes, cycles}: Graph): Failure[] {
  return cycles.map((cycle) => {
    const first = nodes.find(({key}) => key === cycle[0]);
    const place = {line: first?.cell.line ?? 1, cell: first?.key ?? ''};
    return {code: 'cell-cycle', place, values: {cells: [...cycle, cycle[0]].join(' → ')}};
  });
}

/** Cells with a table that no other cell needs: they are shown as tables. What a notebook says to others is not. */
export function leavesOf({nodes}: Graph): ReadonlySet<string> {
  const needed = new Set(nodes.flatMap(({needs}) => needs));
  const results = nodes.filter(({cell}) => ['sql', 'cube', 'take'].includes(cell.kind));
  return new Set(results.map(({key}) => key).filter((key) => key !== OVERVIEW && !needed.has(key)));
}

/** The given keys and everything that needs one of them, directly or not. */
export function withDependents({nodes}: Graph, keys: Iterable<string>): ReadonlySet<string> {
  const reached = new Set(keys);
  for (const {key, needs} of nodes) if (needs.some((need) => reached.has(need))) reached.add(key);
  return reached;
}
