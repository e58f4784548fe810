import {DishuError} from '../model/failure.ts';
import type {Doubt} from '../model/sheet.ts';
import {nextTurn} from '../model/turn.ts';
import {encodingOfMarkup} from './declared.ts';
import type {OpenFile} from './open-file.ts';
import {RowWriter, type RawBatch} from './rows.ts';
import {western} from './western.ts';

/** Longer texts do not fit a string everywhere. */
const MOST_TEXT = 400 << 20;
const ROWS_A_BREATH = 5000;

/** A text and what is doubtful of its characters. */
export type WholeText = {readonly text: string; readonly doubts: Doubt[]};

/** The whole file as a string, decoded as it declares. Throws `file-too-large` above 400 MB. */
export async function wholeText(file: OpenFile, hint?: string): Promise<WholeText> {
  if (file.size > MOST_TEXT)
    throw new DishuError({code: 'file-too-large', values: {size: file.size, most: MOST_TEXT}});
  const bytes = withoutPadding(await file.whole());
  const {name, bom, sure} = encodingOfMarkup(bytes, hint);
  const decoder = new TextDecoder(name, {ignoreBOM: true});
  const text = western(name, decoder.decode(bytes.subarray(bom)));
  const isGarbled = !sure || /[\0\ufffd]/.test(text);
  return {text, doubts: isGarbled ? [{code: 'encoding-unsure'}] : []};
}

/** Without the zeros that pad a file at its end. */
export function withoutPadding(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end--;
  // the last character of UTF-16 may have a zero byte of its own
  const isWide = bytes.subarray(0, end).includes(0);
  return bytes.subarray(0, isWide ? Math.min(bytes.length, end + (end % 2)) : end);
}

/** A record with its number in the sheet, when that is not just the next one. */
export type NumberedCells = {readonly cells: readonly (string | null)[]; readonly record?: number};

/** Batches from records in memory; `blankToo` keeps blank records at the end. */
export async function* batchesOf(
  records: Iterable<NumberedCells>,
  blankToo = false
): AsyncGenerator<RawBatch | undefined> {
  const rows = new RowWriter();
  let count = 0;
  for (const {cells, record} of records) {
    rows.begin(record);
    for (let k = 0; k < cells.length; k++) rows.putText(k, cells[k] ?? null);
    if (++count % ROWS_A_BREATH !== 0) continue;
    await nextTurn();
    yield rows.take();
  }
  yield* rows.rest(blankToo);
}
