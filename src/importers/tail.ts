import {kindOf, type CellKind} from './cell-kinds.ts';
import {markOf} from './foot.ts';
import {cellText, rowTexts, type RawBatch} from './rows.ts';

/** Columns of a table whose records are not as short as the rows of a form that nobody filled in. */
const LEAST_WIDTH = 4;
/** Cells that are filled in beforehand, beside the number. */
const MOST_GIVEN = 3;

type Row = readonly (string | null)[];

/**
 * Sets aside what stands at the end of a sheet and says nothing of its own: rows of a form that nobody filled in, with their running number or
 * the place that all have; and a date alone, where no column of dates is.
 */
export function markTail(batch: RawBatch, aside: Uint8Array, width: number): void {
  if (width < LEAST_WIDTH) return;
  const last = aside.lastIndexOf(0);
  const [only, ...others] = filledIn(rowTexts(batch.columns, last, width));
  const isDate = only !== undefined && others.length === 0 && kindOf(only.text) === 'date';
  if (isDate && isNoRecord(batch, aside, only, last)) aside[last] = markOf('footer');
  else for (const row of unfilledRows(batch, aside, width)) aside[row] = markOf('blank');
}

/** Rows above a date that are looked at for others. */
const LOOKED_AT = 100;

/** Whether a date stands where others have something else; one in Chinese words also where none has anything. */
function isNoRecord(
  {columns}: RawBatch,
  aside: Uint8Array,
  {text, k}: {readonly text: string; readonly k: number},
  end: number
): boolean {
  const kinds = new Set<CellKind>();
  for (let row = Math.max(0, end - LOOKED_AT); row < end; row++)
    if (aside[row] === 0) kinds.add(kindOf(cellText(columns[k], row)));
  kinds.delete('empty');
  return !kinds.has('date') && (kinds.size > 0 || text.includes('年'));
}

/** Rows at the end, from the last one up, that go on with the numbers of the record above them or repeat what it says of its place. */
function unfilledRows(batch: RawBatch, aside: Uint8Array, width: number): readonly number[] {
  const rows: number[] = [];
  let below: Row | undefined;
  for (let row = aside.length - 1; row >= 0; row--) {
    if (aside[row] !== 0) continue;
    const texts = rowTexts(batch.columns, row, width);
    if (below !== undefined && !follows(below, texts)) return [];
    if ((batch.filled[row] ?? 0) > MOST_GIVEN)
      return rows.length >= (isNumber(below?.[0]) ? 2 : 3) ? rows : [];
    rows.push(row);
    below = texts;
  }
  return [];
}

/** Whether all that a row says stands in the one above, but that its number is the next one. */
function follows(row: Row, above: Row): boolean {
  const [first] = row;
  const isNext = isNumber(first) && Number(first) === Number(above[0]) + 1;
  return row.every(
    (text, k) => text === null || (k === 0 && isNext) || (text === above[k] && !isNumber(text))
  );
}

function isNumber(text: string | null | undefined): boolean {
  return /^\d{1,6}$/.test(text ?? '');
}

function filledIn(texts: Row): {readonly text: string; readonly k: number}[] {
  return texts.flatMap((text, k) => (text === null ? [] : [{text, k}]));
}
