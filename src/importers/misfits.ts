import {kindOf, type CellKind} from './cell-kinds.ts';
import {cellText, type RawBatch} from './rows.ts';

/**
 * How the cells of a record fit the table's columns of numbers and dates, its first cell apart: 'all' of these columns hold such, as
 * in a record; 'none' does, but words; 'some' where it is neither or there are no such columns.
 */
export function fitOf(
  batch: RawBatch,
  row: number,
  kinds: readonly CellKind[],
  first: number
): 'all' | 'some' | 'none' {
  let [columns, fitting, words] = [0, 0, 0];
  kinds.forEach((kind, k) => {
    if (k === first || !isValue(kind)) return;
    columns++;
    const text = cellText(batch.columns[k], row) ?? '';
    // What goes on after a comma of a sentence ('Source: ONS, 2020') begins with a blank.
    if (text.startsWith(' ') || kindOf(text) === 'text') words++;
    else if (isValue(kindOf(text))) fitting++;
  });
  if (columns > 0 && fitting === columns) return 'all';
  return words > 0 && fitting === 0 ? 'none' : 'some';
}

/** Rows at the end that are no records are few. */
const MOST_MISFITS = 12;

/**
 * The number of the first of the last rows of data that hold nothing but words in the columns of numbers and dates: lines of text with
 * as many commas as a record, or another table. Undefined where the last one is a record like others.
 */
export function misfitsFrom(
  batch: RawBatch,
  aside: Uint8Array,
  kinds: readonly CellKind[]
): number | undefined {
  const columns = kinds.flatMap((kind, k) => (isValue(kind) ? [k] : []));
  let found: number | undefined;
  let count = 0;
  for (let row = aside.length - 1; row >= 0 && count < MOST_MISFITS; row--) {
    if (aside[row] !== 0) continue;
    const kindsOfRow = columns.map((k) => kindOf(cellText(batch.columns[k], row)));
    const hasWords = kindsOfRow.some((kind) => kind === 'text' || kind === 'key');
    if (!hasWords || kindsOfRow.some((kind) => isValue(kind) || kind === 'none')) break;
    if ((batch.filled[row] ?? 0) > 1) found = batch.rowNo[row];
    count++;
  }
  return count < MOST_MISFITS ? found : undefined;
}

function isValue(kind: CellKind): boolean {
  return kind === 'number' || kind === 'date';
}
