import type {Source} from '../notebook/draft.ts';
import type {CellKind} from '../notebook/new-cell.ts';

/** What is asked of a cell: another text while one types, another opening line, to be opened, moved, deleted ... */
export type CellAsk =
  | {readonly do: 'open' | 'close' | 'run' | 'remove' | 'undo' | 'redo' | 'leave'}
  | {readonly do: 'move' | 'go'; readonly by: -1 | 1}
  | {readonly do: 'type'; readonly text: string}
  | {readonly do: 'put'; readonly source: Source}
  /** `uses`: with all that names it; otherwise that is put back as it was. */
  | {readonly do: 'rename'; readonly name: string; readonly uses: boolean}
  | {readonly do: 'add'; readonly kind: CellKind};
