import {ASIDE_REASONS, type AsideReason} from '../model/batch.ts';
import {isTyped, kindOf, type CellKind} from './cell-kinds.ts';
import {isFooterText, isFootnote, isRule} from './row-marks.ts';
import {cellText, firstFilled, type RawBatch} from './rows.ts';

/** The mark of a record that is set aside for that reason. */
export function markOf(reason: AsideReason): number {
  return 1 + ASIDE_REASONS.indexOf(reason);
}

/** The reason that a record is set aside for; undefined for one of data. */
export function reasonOf(mark: number | undefined): AsideReason | undefined {
  return ASIDE_REASONS[(mark ?? 0) - 1];
}

/**
 * Single cells after the last full row of a sheet are its foot where `isUnlike` says that no record is like them, or where blank rows part
 * them from the records and few of those have a single cell; so are notes, lines of one or two cells from one that says so ('Notes') down
 * to the end. Answers the number of the last row where it is such a cell and stays a record, though no other is like it.
 */
export function markFoot(
  batch: RawBatch,
  aside: Uint8Array,
  kinds: readonly CellKind[],
  isUnlike: ((row: number) => boolean) | undefined
): number | undefined {
  markNotes(batch, aside, kinds);
  markBareTotal(batch, aside, kinds);
  const single = singleCells(batch, aside);
  const isFull = single.among > 0 && single.rows * 10 <= single.among;
  const isFew = isFull && single.below <= single.among;
  const apart = lastApart(batch, aside);
  for (let row = batch.rows - 1; row >= 0; row--) {
    const reason = reasonOf(aside[row]);
    if (reason !== undefined && reason !== 'blank' && reason !== 'footer') return undefined;
    if (reason !== undefined) continue;
    if ((batch.filled[row] ?? 0) > 1) return undefined;
    const first = firstFilled(batch.columns, row);
    const text = cellText(batch.columns[first], row) ?? '';
    const kind = kindOf(text);
    const isApart = row > apart && isFew && first === 0 && kind !== 'number' && kind !== 'none';
    if (isApart || (!isTyped(kind) && isUnlike?.(row) === true)) aside[row] = markOf('footer');
    else
      return (isFull && kinds.length > 2) || isWordAmongValues(text, kinds)
        ? batch.rowNo[row]
        : undefined;
  }
  return undefined;
}

/** Whether a word ends a single column of numbers or dates ('EOF'). */
function isWordAmongValues(text: string, [kind = 'text', ...others]: readonly CellKind[]): boolean {
  return others.length === 0 && isTyped(kind) && kindOf(text) === 'text' && !/\d/.test(text);
}

/** Records of a single cell down to the last of several, and below it; all records down to there. */
function singleCells(
  batch: RawBatch,
  aside: Uint8Array
): {readonly rows: number; readonly among: number; readonly below: number} {
  const last = batch.filled.findLastIndex((filled, row) => filled > 1 && aside[row] === 0);
  let [rows, among, below] = [0, 0, 0];
  for (let row = 0; row < batch.rows; row++) {
    if (aside[row] !== 0 || batch.filled[row] === 0) continue;
    if (row > last) below++;
    else among++;
    if (row <= last && batch.filled[row] === 1) rows++;
  }
  return {rows, among, below};
}

/** The first blank row below the last record of several cells; beyond all where there is none, or where blank rows stand among records. */
function lastApart(batch: RawBatch, aside: Uint8Array): number {
  const isRecord = (filled: number, row: number): boolean => filled > 1 && aside[row] === 0;
  const first = batch.filled.findIndex(isRecord);
  const last = batch.filled.findLastIndex(isRecord);
  const among = batch.filled.indexOf(0, Math.max(0, first));
  return among > last && among < batch.rows ? among : batch.rows;
}

function markNotes(batch: RawBatch, aside: Uint8Array, kinds: readonly CellKind[]): void {
  const width = kinds.length;
  const areValues = width === 1 && isTyped(kinds[0] ?? 'text');
  let start = batch.rows;
  let first = start;
  for (let row = batch.rows - 1; row >= 0; row--) {
    const filled = batch.filled[row] ?? 0;
    const text = cellText(batch.columns[firstFilled(batch.columns, row)], row) ?? '';
    const isNote = filled === 1 && (isFooterText(text) || isRule([text]));
    if (filled > 2 || (filled >= width && !(isNote && areValues))) break;
    start = row;
    const isApart = row > 0 && batch.filled[row - 1] === 0;
    if (isNote) first = start;
    else if (isApart && isFootnote(text)) first = start;
  }
  for (let row = first; row < batch.rows; row++)
    if (aside[row] === 0) aside[row] = markOf('footer');
}

/** A number alone under its column, apart from all records: a total that does not say so. */
function markBareTotal(batch: RawBatch, aside: Uint8Array, kinds: readonly CellKind[]): void {
  const last = aside.findLastIndex((mark) => reasonOf(mark) !== 'blank');
  const before = aside.findLastIndex((mark, row) => row < last && mark === 0);
  if (kinds.length < 4 || (batch.filled[before] ?? 0) < 3) return;
  if (aside[last] !== 0 || batch.filled[last] !== 1) return;
  const k = firstFilled(batch.columns, last);
  const isNumber = kinds[k] === 'number' && kindOf(cellText(batch.columns[k], last)) === 'number';
  if (isNumber && batch.filled[last - 1] === 0) aside[last] = markOf('total');
}

/** What looks like a footer is one only at the end of the sheet or of a page; above further records it is a record. */
export function keepRowsAboveRecords(aside: Uint8Array, last: boolean): void {
  let ends = last;
  for (let row = aside.length - 1; row >= 0; row--) {
    const reason = reasonOf(aside[row]);
    if (reason === 'footer' && !ends) aside[row] = 0;
    else if (reason === 'title' || reason === 'repeated-heading' || reason === 'other-table')
      ends = true;
    else if (reason !== 'blank' && reason !== 'footer') ends = false;
  }
}
