import type {Cell} from '../model/notebook.ts';
import type {Graph, Node} from './graph.ts';
import {mentionsOf} from './mentions.ts';
import {oncePer} from './once.ts';
import {codeTokens, nameOf, textOf} from './tokens.ts';

/** Policy values that a cell reads by line('key', year). `all`: it may read any. */
export type LinesRead = {readonly keys: ReadonlySet<string>; readonly all: boolean};

/** What SQL reads by the macro `line`, or from the table of policy values itself. */
export function linesIn(sql: string): LinesRead {
  const code = codeTokens(sql);
  const keys = new Set<string>();
  let all = false;
  code.forEach((token, at) => {
    const name = nameOf(token)?.toLowerCase();
    if (name === 'policy_line') all = true;
    if (name !== 'line' || code[at + 1]?.text !== '(') return;
    const key = code[at + 2];
    if (key?.kind === 'string') keys.add(textOf(key));
    else all = true;
  });
  return {keys, all};
}

/** Keys of the cells that read one of these policy values themselves. */
export function readersOf({nodes}: Graph, changed: readonly string[]): string[] {
  return nodes.filter((node) => reads(node, changed)).map(({key}) => key);
}

function reads({cell}: Node, changed: readonly string[]): boolean {
  const {keys, all} = linesOf(cell);
  return all || changed.some((key) => keys.has(key));
}

/** Policy values that stand behind a cell: those that it and what it needs read, in the order of the cells. */
export function linesBehind({nodes}: Graph, key: string): string[] {
  const behind = new Set([key]);
  for (const node of [...nodes].reverse()) {
    if (behind.has(node.key)) node.needs.forEach((need) => behind.add(need));
  }
  const read = nodes
    .filter((node) => behind.has(node.key))
    .flatMap(({cell}) => [...linesOf(cell).keys]);
  return [...new Set(read)];
}

/** Keys of the cells that read one of these tables of the engine themselves. */
export function cellsReading({nodes}: Graph, tables: readonly string[]): string[] {
  return nodes
    .filter(({cell}) =>
      [...mentionsOf(cell).tables].some((name) => tables.includes(name.toLowerCase()))
    )
    .map(({key}) => key);
}

const linesOf = oncePer((cell: Cell) => linesIn(sqlIn(cell)));

function sqlIn(cell: Cell): string {
  switch (cell.kind) {
    case 'sql':
      return cell.sql;
    case 'cube':
      return [cell.where ?? '', ...cell.measures.map(({expression}) => expression)].join('\n,');
    case 'input':
      return cell.from ?? '';
    default:
      return '';
  }
}
