import type {Failure} from '../model/failure.ts';
import type {Cell} from '../model/notebook.ts';
import type {Graph, Node} from './graph.ts';
import {waiting, type CellState} from './states.ts';

/** A notebook as a run has it: its graph, what is wrong with the text of a cell, tables without which it says nothing. */
export type Edition = {
  readonly graph: Graph;
  readonly wrong: ReadonlyMap<string, Failure>;
  readonly missing: ReadonlySet<string>;
};

export type Changes = {
  /** The key of each cell that stands as it stood, with the key that it had. */
  readonly kept: ReadonlyMap<string, string>;
  /** Keys of the cells that have to run themselves; what needs them follows. */
  readonly stale: readonly string[];
  /** Names whose table or variable no cell makes any more. */
  readonly gone: readonly string[];
};

/**
 * What has to run when a notebook has become another. A cell stands if it says the same, needs the same cells and is as right or
 * wrong as before; its line and, for prose, its place do not count.
 */
export function changesBetween(former: Edition, next: Edition): Changes {
  const before = new Map<string, string[]>();
  for (const node of former.graph.nodes) {
    const said = saidBy(node, former);
    before.set(said, [...(before.get(said) ?? []), node.key]);
  }
  const kept = new Map<string, string>();
  for (const node of next.graph.nodes) {
    const key = before.get(saidBy(node, next))?.shift();
    if (key !== undefined) kept.set(node.key, key);
  }
  const left = new Map(next.graph.nodes.map((node) => [node.key, leaves(node)]));
  const gone = former.graph.nodes.filter(
    (node) => leaves(node) && left.get(node.key) !== leaves(node)
  );
  return {
    kept,
    stale: [...left.keys()].filter((key) => !kept.has(key)),
    gone: gone.map(({key}) => key)
  };
}

/** The states of the next graph: what stands keeps its own; prose that has moved while it ran waits again. */
export function carriedStates(
  states: ReadonlyMap<string, CellState>,
  former: Graph,
  next: Graph,
  kept: ReadonlyMap<string, string>
): Map<string, CellState> {
  const stateOf = (key: string): CellState => states.get(key) ?? {kind: 'idle'};
  const kinds = new Map(former.nodes.map(({key, cell}) => [key, cell.kind]));
  const moved = new Set(kept.values());
  return new Map(
    next.nodes.map(({key, cell}): [string, CellState] => {
      const from = kept.get(key);
      if (from === key) return [key, stateOf(key)];
      if (from !== undefined) {
        const state = stateOf(from);
        return [key, state.kind === 'running' ? waiting('stale', state) : state];
      }
      const same = kinds.get(key) === cell.kind && !moved.has(key);
      return [key, same ? stateOf(key) : {kind: 'idle'}];
    })
  );
}

/**
 * What a cell shows when another run begins. An input what it was, for the reader may choose again before it has run; all else nothing,
 * for that may be of other data.
 */
export function stateBefore({cell}: Node, former: CellState = {kind: 'idle'}): CellState {
  return cell.kind === 'input' ? waiting('idle', former) : {kind: 'idle'};
}

/** All that the result of a cell depends on, as one text. */
function saidBy({key, cell, needs, tables}: Node, {wrong, missing}: Edition): string {
  const {code, values} = wrong.get(key) ?? {};
  const lacks = tables.filter((table) => missing.has(table));
  return JSON.stringify([withoutLine(cell), [...needs].sort(), lacks, code, values]);
}

/** A cell as it reads, wherever it stands; the same text for the same cell. */
function withoutLine(cell: Cell): unknown {
  return {...cell, line: 0};
}

/** Whether a cell leaves a table or a variable under its name. */
function leaves({cell}: Node): 'table' | 'variable' | undefined {
  if (cell.kind === 'input') return 'variable';
  return cell.kind === 'prose' || cell.kind === 'chart' ? undefined : 'table';
}
