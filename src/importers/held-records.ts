import type {Division} from './dialect.ts';
import {isTyped, kindOf} from './cell-kinds.ts';
import {recordsOf} from './record-scanner.ts';

/** So many lines of words alone, each as wide as the table, are more than a text of several lines. */
const LEAST_LINES = 3;
/** A text of more lines is looked at so far. */
const MOST_LINES = 64;
const MOST_BYTES = 1 << 16;

/**
 * What the lines of one record are where its quotes mean nothing: 'records' where each is as wide as the table and of its kinds, so that
 * a stray quote holds them together; 'lines' where they are as wide only; undefined where one is not.
 */
export function recordsHeld(
  record: Uint8Array,
  {dialect, width, kinds}: Division
): 'records' | 'lines' | undefined {
  if (width < 2 || record.length > MOST_BYTES) return undefined;
  const {records} = recordsOf(record, {...dialect, quote: '', escape: ''}, MOST_LINES, true);
  if (records.some(({length}) => length !== width)) return undefined;
  const columns = kinds.flatMap((kind, k) => (isTyped(kind) ? [k] : []));
  const isFit = (cells: readonly string[]): boolean => {
    const filled = columns
      .map((k) => (cells[k] ?? '').replaceAll(dialect.quote, ''))
      .filter(Boolean);
    return filled.length > 0 && filled.every((cell) => isTyped(kindOf(cell)));
  };
  if (columns.length > 0) return records.every(isFit) ? 'records' : undefined;
  return records.length >= LEAST_LINES ? 'lines' : undefined;
}
