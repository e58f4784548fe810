import type {TextColumn} from '../model/batch.ts';
import {isTyped, kindOf, type CellKind} from './cell-kinds.ts';
import {isFootnote} from './row-marks.ts';
import {cellText, isFilled, rowTexts, type RawBatch} from './rows.ts';

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

/** First cells of a column that say what it holds, and so many others at its end that another table may have begun. */
const MOST_COMPARED = 8;
const LEAST_OTHERS = 4;

type Manner = 'words' | 'values';

/** What all of at least three cells are: words, or numbers and dates. */
function manner(cells: readonly string[]): Manner | undefined {
  const [first, ...others] = cells.map(mannerOf);
  return others.length > 1 && others.every((other) => other === first) ? first : undefined;
}

function mannerOf(cell: string): Manner | undefined {
  const kind = kindOf(cell);
  if (kind === 'number' || kind === 'date') return 'values';
  return /^\p{L}/u.test(cell) ? 'words' : undefined;
}

/**
 * The number of the record from which on, to the end, a column of numbers holds nothing but words, or the other way round, unlike
 * its first values: another table may have begun.
 */
export function otherKindsFrom(
  batch: RawBatch,
  aside: Uint8Array,
  values: readonly (readonly string[])[]
): number | undefined {
  const starts = values.flatMap((first, k) => {
    const own = manner(first.slice(0, MOST_COMPARED));
    const column = batch.columns[k];
    if (own === undefined || column === undefined) return [];
    const other = own === 'words' ? 'values' : 'words';
    let [start, cells] = [0, 0];
    for (const row of filledUpwards(column, aside)) {
      if (mannerOf(cellText(column, row) ?? '') !== other) break;
      start = row;
      cells++;
    }
    if (cells < LEAST_OTHERS) return [];
    return [(batch.rowNo[start] ?? 0) - (other === 'words' ? 0 : 1)];
  });
  return starts.length === 0 ? undefined : Math.min(...starts);
}

/** Rows of data in which a column holds something, from the last one up. */
function* filledUpwards(column: TextColumn, aside: Uint8Array): Generator<number> {
  for (let row = aside.length - 1; row >= 0; row--)
    if (aside[row] === 0 && isFilled(column, row)) yield row;
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
  if (!areBytesOfHeading(batch, row, kinds)) return false;
  const texts = rowTexts(batch.columns, row, width).filter((text) => text !== null);
  const areNames = texts.every((text) => isName(text, undefined) && kindOf(text) !== 'none');
  return areNames && new Set(texts).size === texts.length && standsOver(batch, row, kinds, width);
}

/** Every record is looked at: the first cell that tells against it ends the look. */
function areBytesOfHeading(batch: RawBatch, row: number, kinds: readonly CellKind[]): boolean {
  const hasNumbers = kinds.some(isNumber);
  let [names, numerals] = [0, 0];
  for (let k = 0; k < kinds.length; k++) {
    if (hasNumbers && !isNumber(kinds[k])) continue;
    const own = firstByte(batch.columns[k], row);
    const below = firstByte(batch.columns[k], row + 1);
    if (below !== -1 && !isNumeral(below)) return false;
    if (hasNumbers && isNumeral(own)) return false;
    if (own !== -1) names++;
    if (below !== -1) numerals++;
  }
  return names >= 2 && numerals >= 2;
}

function isNumber(kind: CellKind | undefined): boolean {
  return kind === 'number' || kind === 'date';
}

/** The first byte of a cell; -1 where it is empty. */
function firstByte(column: TextColumn | undefined, row: number): number {
  if (column === undefined || !isFilled(column, row)) return -1;
  return column.bytes[column.offsets[row] ?? 0] ?? 0;
}

/** A digit, a sign or a point. */
function isNumeral(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || byte === 0x2b || byte === 0x2d || byte === 0x2e;
}
