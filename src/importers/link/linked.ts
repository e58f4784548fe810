import type {NumberedCells} from '../whole-text.ts';

/** The cells of a sheet in lines of text. */
export type Linked = {
  readonly rows: Iterable<NumberedCells>;
  readonly from1904: boolean;
  /** Whether the line was there that ends such a text. */
  readonly ended: boolean;
  /** Lines that say nothing that is known, and the row they stand at. */
  readonly damaged: readonly number[];
};
