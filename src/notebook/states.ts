import type {ChartSpec} from '../model/chart.ts';
import type {CellTable} from '../model/engine.ts';
import type {Failure} from '../model/failure.ts';
import type {Rows} from '../model/rows.ts';
import type {Text} from '../model/text.ts';
import type {ProseBlock, ProsePart} from './prose.ts';
import type {InputValue} from './values.ts';

/** One of the values that a select or many input offers. */
export type Option = {readonly value: string; readonly label: Text};

/** What a cell came to. A chart's rows are its first 5,000; its texts have their figures filled, in the reader's language. */
export type CellResult =
  | {readonly kind: 'table'; readonly table: CellTable}
  | ({readonly kind: 'chart'; readonly spec: ChartSpec; readonly rows: Rows} & ChartTexts)
  | {readonly kind: 'prose'; readonly blocks: readonly ProseBlock[]}
  | {readonly kind: 'input'; readonly value: InputValue; readonly options: readonly Option[]};

/** What a chart says; a text that its cell does not have has no parts. */
export type ChartTexts = {
  readonly title: readonly ProsePart[];
  readonly note: readonly ProsePart[];
  readonly method: readonly ProsePart[];
  readonly empty: readonly ProsePart[];
};

/**
 * Where a cell is in a run: `stale` waits to run (again), since it or what it needs has changed; `idle` has not run, or the run was
 * stopped before it did. `last` is the result that stood there before: a page need not jump, and a cell that is being mended still
 * shows what it came to.
 */
export type CellState =
  | {readonly kind: 'idle' | 'stale' | 'running'; readonly last?: CellResult}
  | {readonly kind: 'done'; readonly result: CellResult}
  | {readonly kind: 'failed'; readonly failure: Failure; readonly last?: CellResult};

/** The result that a state shows, the former one where there is no new one yet. */
export function resultOf(state: CellState): CellResult | undefined {
  return state.kind === 'done' ? state.result : state.last;
}

/** A cell that does not stand run, or not any more: what it came to before goes on showing. */
export function waiting(kind: 'idle' | 'stale' | 'running', former: CellState): CellState {
  const last = resultOf(former);
  return {kind, ...(last ? {last} : {})};
}
