import type {RecordScanner} from './record-scanner.ts';

const APOSTROPHE = 0x27;

type Record = Pick<RecordScanner, 'starts' | 'ends' | 'count'>;

/**
 * Whether a record is quoted as another dialect does it: 'all' its cells are in apostrophes, which are no part of them then, or
 * 'some' of them hold doubled ones as well ('Ada O''Neill').
 */
export function apostrophesIn(
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
    if (bytes[start] !== APOSTROPHE || end - start < 2 || bytes[end - 1] !== APOSTROPHE) continue;
    wrapped++;
    doubled ||= hasDoubled(bytes, start + 1, end - 1);
  }
  if (wrapped > 1 && wrapped === filled) return 'all';
  return doubled ? 'some' : undefined;
}

function hasDoubled(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at + 1 < end; at++)
    if (bytes[at] === APOSTROPHE && bytes[at + 1] === APOSTROPHE) return true;
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
