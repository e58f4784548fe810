/**
 * One column of text as the engine takes it (Arrow's Utf8 layout).
 * `offsets` has rows + 1 entries into `bytes` (UTF-8); bit `row & 7` of `valid[row >> 3]` is 0 where the cell is empty.
 */
export type TextColumn = {
  readonly bytes: Uint8Array;
  readonly offsets: Int32Array;
  readonly valid: Uint8Array;
};

/**
 * Up to about 120,000 records of one sheet, as text. An empty cell is null, never ''.
 * `rowNo` is the record's number in its sheet, from 1, titles and set-aside rows included;
 * `aside` is 0 for a row of data, else 1 + the index of its reason in ASIDE_REASONS.
 */
export type TextBatch = {
  readonly rows: number;
  readonly rowNo: Int32Array;
  readonly aside: Uint8Array;
  readonly columns: readonly TextColumn[];
};

/** Why a record of a sheet is not a row of its table. */
export const ASIDE_REASONS = [
  'title',
  'unit',
  'heading',
  'blank',
  'total',
  'subtotal',
  'footer',
  'repeated-heading',
  'other-table'
] as const;
export type AsideReason = (typeof ASIDE_REASONS)[number];
