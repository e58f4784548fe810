import {isTyped, kindOf, type CellKind} from './cell-kinds.ts';
import {isFootnote} from './row-marks.ts';
import {isFilled, rowTexts, type RawBatch} from './rows.ts';

/**
 * Whether the record is another table's heading: words only, also where this table has numbers or above values where it has
 * words; over the record that follows.
 */
export function headsTable(
  batch: RawBatch,
  row: number,
  kinds: readonly CellKind[],
  width: number
): boolean {
  const texts = rowTexts(batch.columns, row, width);
  if ((batch.filled[row] ?? 0) < Math.min(2, width)) return false;
  if (texts.some((text, k) => text !== null && !isName(text, kinds[k]))) return false;
  if (isFootnote(texts.find((text) => text !== null) ?? '')) return false;
  return standsOver(batch, row, kinds, width);
}

/** Whether a record of words has one in every column of the record that follows, and is unlike this table's or that one. */
function standsOver(
  batch: RawBatch,
  row: number,
  kinds: readonly CellKind[],
  width: number
): boolean {
  const texts = rowTexts(batch.columns, row, width);
  const next = row + 1 < batch.rows ? rowTexts(batch.columns, row + 1, width) : [];
  const bare = next.filter((text, k) => text !== null && (texts[k] ?? null) === null).length;
  if (bare > 1) return false;
  const isOver = (k: number): boolean => isTyped(kinds[k] ?? 'text');
  const values = next.filter((text, k) => !isOver(k) && isTyped(kindOf(text))).length;
  const isUnlike = values > 0 && values * 2 >= (batch.filled[row + 1] ?? 0);
  return isUnlike || texts.some((text, k) => text !== null && isOver(k));
}

/** 'Field2' is a name, except in a column of codes. */
function isName(text: string, kind: CellKind | undefined): boolean {
  const own = kindOf(text);
  return !isTyped(own) || (own === 'key' && kind !== 'key' && /^\p{L}\w*$/u.test(text));
}

/**
 * Whether a record that follows others without a gap looks like another table's heading: names of its own in all of several
 * columns of numbers, with numbers below; or, in a table of words, over numbers only. Decided by first bytes where these tell.
 */
export function looksLikeHeading(
  batch: RawBatch,
  row: number,
  kinds: readonly CellKind[],
  width: number
): boolean {
  if (row + 1 >= batch.rows || (batch.filled[row] ?? 0) < 2) return false;
  const numbers = kinds.flatMap((kind, k) => (kind === 'number' || kind === 'date' ? [k] : []));
  const columns = numbers.length === 0 ? kinds.map((_, k) => k) : numbers;
  const below = firstBytes(batch, row + 1, columns);
  if (below.length < 2 || !below.every(isNumeral)) return false;
  if (firstBytes(batch, row, columns).length < 2 || firstBytes(batch, row, numbers).some(isNumeral))
    return false;
  const texts = rowTexts(batch.columns, row, width).filter((text) => text !== null);
  const areNames = texts.every((text) => isName(text, undefined) && kindOf(text) !== 'none');
  return areNames && new Set(texts).size === texts.length && standsOver(batch, row, kinds, width);
}

/** The first byte of each cell that is filled. */
function firstBytes(batch: RawBatch, row: number, columns: readonly number[]): number[] {
  return columns.flatMap((k) => {
    const column = batch.columns[k];
    if (column === undefined || !isFilled(column, row)) return [];
    return [column.bytes[column.offsets[row] ?? 0] ?? 0];
  });
}

/** A digit, a sign or a point. */
function isNumeral(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || byte === 0x2b || byte === 0x2d || byte === 0x2e;
}
