import type {RecordScanner} from './record-scanner.ts';

const APOSTROPHE = 0x27;
const QUOTE = 0x22;
const BLANK = 0x20;

type Record = Pick<RecordScanner, 'starts' | 'ends' | 'count'>;

/** Marks that quote cells in other dialects. */
const OTHERS = [APOSTROPHE, 0x60];

/**
 * Whether a record is quoted as another dialect does it: 'all' its cells are in apostrophes or backticks, which are no part of them then,
 * or 'some' of them hold doubled ones as well ('Ada O''Neill').
 */
export function otherQuotesIn(
  bytes: Uint8Array,
  record: Record
): {readonly mark: string; readonly cells: 'all' | 'some'} | undefined {
  for (const code of OTHERS) {
    const cells = wrappedBy(code, bytes, record);
    if (cells !== undefined) return {mark: String.fromCharCode(code), cells};
  }
  return undefined;
}

function wrappedBy(
  mark: number,
  bytes: Uint8Array,
  {starts, ends, count}: Record
): 'all' | 'some' | undefined {
  let wrapped = 0;
  let filled = 0;
  let doubled = false;
  for (let k = 0; k < count; k++) {
    const start = starts[k] ?? 0;
    const end = ends[k] ?? 0;
    if (end > start) filled++;
    if (bytes[start] !== mark || end - start < 2 || bytes[end - 1] !== mark) continue;
    wrapped++;
    doubled ||= hasDoubled(mark, bytes, start + 1, end - 1);
  }
  if (wrapped > 1 && wrapped === filled) return 'all';
  return doubled ? 'some' : undefined;
}

/** Whether a blank, and one only, stands before every cell but the first, or is all of it. */
export function isSpaced(bytes: Uint8Array, {starts, ends, count}: Record): boolean {
  for (let k = 1; k < count; k++) {
    const start = starts[k] ?? 0;
    const length = (ends[k] ?? 0) - start;
    if (length < 1 || bytes[start] !== BLANK) return false;
    if (length > 1 && bytes[start + 1] === BLANK) return false;
  }
  return count > 2;
}

function hasDoubled(mark: number, bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at + 1 < end; at++)
    if (bytes[at] === mark && bytes[at + 1] === mark) return true;
  return false;
}

/** Whether a quote opens within a cell and closes at the end of a later one: what lay between was divided. */
export function isTorn(bytes: Uint8Array, {starts, ends, count}: Record, quote: string): boolean {
  const mark = quote.charCodeAt(0);
  let opened = false;
  for (let k = 0; k < count; k++) {
    const start = starts[k] ?? 0;
    const end = ends[k] ?? 0;
    const isQuoted = bytes[start - 1] === mark && bytes[end] === mark;
    let marks = 0;
    if (!isQuoted) for (let at = start; at < end; at++) if (bytes[at] === mark) marks++;
    if (marks % 2 === 0) continue;
    if (opened && bytes[end - 1] === mark) return true;
    opened = bytes[end - 1] !== mark;
  }
  return false;
}

/** Cells that are one: from the first to the last, which the other quote holds together where `mark` is one. */
export type Span = {readonly first: number; readonly last: number; readonly mark: string};

/**
 * The cells of a record with sound quotes, those together that the other quote holds together ('slow, fine' in a file that quotes
 * with "); none when there are no such. What the file's own quotes hold stays whole.
 */
export function heldByOther(bytes: Uint8Array, record: Record, quote: string): Span[] {
  const own = quote.charCodeAt(0);
  const other = own === APOSTROPHE ? QUOTE : APOSTROPHE;
  const mark = String.fromCharCode(other);
  const spans: Span[] = [];
  let isHeld = false;
  for (let k = 0; k < record.count; k++) {
    const last = closingCell(bytes, record, k, {own, other});
    spans.push(last < 0 ? {first: k, last: k, mark: ''} : {first: k, last, mark});
    isHeld ||= last > k;
    k = Math.max(k, last);
  }
  return isHeld ? spans : [];
}

/** The cell that ends with the quote with which cell `first` begins; -1 where it begins with none, or its own kind comes before. */
function closingCell(
  bytes: Uint8Array,
  {starts, ends, count}: Record,
  first: number,
  {own, other}: {readonly own: number; readonly other: number}
): number {
  const begin = starts[first] ?? 0;
  if (bytes[begin] !== other) return -1;
  for (let k = first; k < count; k++) {
    const start = starts[k] ?? 0;
    const end = ends[k] ?? 0;
    if (bytes[start - 1] === own && bytes[end] === own) return -1;
    let marks = 0;
    while (marks < end - start && bytes[end - 1 - marks] === other) marks++;
    const isAlone = k === first && marks === end - start;
    if (isAlone ? marks % 2 === 0 : marks % 2 === 1) return k;
  }
  return -1;
}
