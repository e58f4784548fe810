import type {Session} from '../model/engine.ts';
import type {Failure} from '../model/failure.ts';
import type {Cell, InputCell, Notebook} from '../model/notebook.ts';
import type {Rows} from '../model/rows.ts';
import type {Lang} from '../model/text.ts';
import type {Take} from '../notebook/evaluate.ts';
import {keyOf} from '../notebook/graph.ts';
import type {ProseBlock} from '../notebook/prose.ts';
import {Run} from '../notebook/run.ts';
import type {CellResult, Option} from '../notebook/states.ts';
import type {InputValue} from '../notebook/values.ts';
import type {Plan} from './plan.ts';

/** What an input holds on the page, and what it offers there. */
export type Held = {readonly value: InputValue; readonly options: readonly Option[]};

/** What a cell of a snapshot came to. */
export type Shown =
  | {readonly kind: 'prose'; readonly blocks: readonly ProseBlock[]}
  | Extract<CellResult, {kind: 'chart'}>
  | {readonly kind: 'table'; readonly rows: Rows}
  | {readonly kind: 'refused'; readonly failure: Failure};

/** By the keys of the plan's notebook. */
export type Replayed = ReadonlyMap<string, Shown>;

type ReplayedPart = {readonly plan: Plan; readonly inputs: ReadonlyMap<string, Held>};

const TABLE_ROWS = 200;

/**
 * Runs what a snapshot needs on a session, with queries in place of the cubes and the inputs at the page's values. Every cell that
 * fails there is refused with its reason.
 */
export async function replay(
  session: Session,
  {plan: {notebook, shown, needed}, inputs}: ReplayedPart,
  cubes: ReadonlyMap<string, string>,
  options: {readonly lang: Lang; readonly take?: Take}
): Promise<Replayed> {
  const kept = notebook.cells
    .map((cell, index) => ({cell, key: keyOf(cell, index)}))
    .filter(({key}) => needed.has(key));
  const cells = kept.map(({cell, key}) => replaced(cell, cubes.get(key), inputs.get(key)));
  const again: Notebook = {...notebook, cells};
  const chosen = Object.fromEntries([...inputs].map(([name, {value}]) => [name, value]));
  const run = new Run(again, session, {...options, chosen});
  await run.start();
  const results = new Map<string, Shown>();
  for (const [index, {key}] of kept.entries()) {
    if (!shown.includes(key)) continue;
    const cell = cells[index];
    const state = run.state(cell ? keyOf(cell, index) : key);
    if (state.kind === 'failed') {
      results.set(key, {kind: 'refused', failure: rootOf(run, state.failure)});
    } else if (state.kind === 'done') {
      results.set(key, await shownOf(session, key, state.result));
    }
  }
  return results;
}

function replaced(cell: Cell, query: string | undefined, held: Held | undefined): Cell {
  if (cell.kind === 'cube' && query !== undefined) {
    return {kind: 'sql', name: cell.name, sql: query, line: cell.line};
  }
  return cell.kind === 'input' && held ? settled(cell, held) : cell;
}

/** An input that asks no query: it offers what the page offers. */
function settled(input: InputCell, {options}: Held): InputCell {
  const {kind, name, form, label, line} = input;
  return {kind, name, form, label, line, ...(options.length > 0 ? {options} : {})};
}

async function shownOf(session: Session, key: string, result: CellResult): Promise<Shown> {
  if (result.kind === 'prose' || result.kind === 'chart') return result;
  return {kind: 'table', rows: await session.page(key, {offset: 0, limit: TABLE_ROWS})};
}

/** Why the first of the cells that a cell depends on failed. */
function rootOf(run: Run, failure: Failure): Failure {
  let found = failure;
  for (let depth = 0; depth < 30 && found.code === 'cell-depends'; depth++) {
    const [first = ''] = String(found.values?.['cells'] ?? '').split(', ');
    const state = run.state(first);
    if (state.kind !== 'failed') return found;
    found = state.failure;
  }
  return found;
}
