import {DishuError} from '../model/failure.ts';
import type {Doubt} from '../model/sheet.ts';
import {cellDecoder, type CellDecoder} from './cell-decoder.ts';
import {encodingOf, type Encoding} from './encoding.ts';
import type {OpenFile} from './open-file.ts';
import type {RawSheet} from './raw-sheet.ts';
import {bigEndian, decimalText, floatText, timestampText} from './typed/values.ts';
import {batchesOf, type NumberedCells} from './whole-text.ts';

/** dBase III to VII with headers of III, FoxBase, FoxPro, Visual FoxPro; with a memo file or without. */
const VERSIONS = new Set([
  0x02, 0x03, 0x04, 0x05, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x87, 0x8b, 0x8c, 0x8e, 0xcb, 0xf5,
  0xfb
]);
/** Types of columns; those of MEMOS stand in a file of their own, of HIDDEN one (which cells are NULL) is not shown. */
const TYPES = 'CNFLDTIBYMGPVQW0@O+';
const MEMOS = 'MGPQW@O';
const HIDDEN = '0';
/** First bytes of records. */
const LIVE = 0x20;
const DELETED = 0x2a;
const END = 0x0d;
const MOST_SAMPLED = 1 << 20;
/** Code pages that a header names; those of the West are named by programs anywhere. */
const PAGES: Readonly<Record<number, string>> = {
  0x4d: 'gb18030',
  0x7a: 'gb18030',
  0x4f: 'big5',
  0x78: 'big5',
  0x4e: 'euc-kr',
  0x79: 'euc-kr',
  0x13: 'shift_jis',
  0x7b: 'shift_jis',
  0xc8: 'windows-1250',
  0xc9: 'windows-1251'
};

type Column = {
  readonly name: Uint8Array;
  readonly type: string;
  /** Of its cells in a record. */
  readonly start: number;
  readonly end: number;
};

/** Whether a file begins as a dBase table: its version, the type of its first column, its name of ten bytes and a zero. */
export function isDbf(head: Uint8Array): boolean {
  const type = String.fromCharCode(head[43] ?? 0);
  const isEnded = head[42] === 0 && head[12] === 0 && head[13] === 0;
  return VERSIONS.has(head[0] ?? 0) && isEnded && (head[32] ?? 0) > 0x20 && TYPES.includes(type);
}

/** A dBase table (.dbf) as its one sheet; deleted records are none. Throws `file-truncated` when its head is damaged. */
export async function dbfSheet(file: OpenFile, hint?: string): Promise<RawSheet> {
  const bytes = await file.whole();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const stated = view.getUint32(4, true);
  const first = view.getUint16(8, true);
  const length = view.getUint16(10, true);
  const columns = columnsIn(bytes, first);
  const width = columns.at(-1)?.end ?? 0;
  if (first > bytes.length || width === 0 || width > length)
    throw new DishuError({code: 'file-truncated'});
  const there = Math.max(0, Math.floor((bytes.length - first) / length));
  const records = Array.from({length: Math.min(stated, there)}, (_, i) => {
    const start = first + i * length;
    return bytes.subarray(start, start + length);
  }).filter(([mark]) => mark !== DELETED);
  const encoding = textEncoding(records, columns, PAGES[bytes[29] ?? 0], hint);
  const decoder = cellDecoder(encoding);
  const {doubts} = decoder;
  const next = bytes[first + stated * length];
  const goesOn = there > stated && (next === LIVE || next === DELETED);
  if (there < stated || goesOn) doubts.push({code: 'cut-short'});
  doubts.push(...memosOf(records, columns));
  const shown = columns.filter(({type}) => type !== HIDDEN);
  return {
    file: file.path,
    name: '',
    kind: 'xls',
    encoding: encoding.name,
    headings: shown.map(({name}) => decoder.decode(name)),
    batches: batchesOf(recordsOf(records, shown, decoder), true),
    merges: () => [],
    doubts: () => doubts
  };
}

function columnsIn(bytes: Uint8Array, first: number): Column[] {
  const columns: Column[] = [];
  let start = 1;
  for (let at = 32; at + 32 <= Math.min(first, bytes.length) && bytes[at] !== END; at += 32) {
    const name = bytes.subarray(at, at + 11);
    const zero = name.indexOf(0);
    const type = String.fromCharCode(bytes[at + 11] ?? 0);
    if (!TYPES.includes(type)) throw new DishuError({code: 'file-truncated'});
    // texts of more than 255 bytes have the rest of their length where numbers have their decimals
    const end = start + (bytes[at + 16] ?? 0) + (type === 'C' ? (bytes[at + 17] ?? 0) * 256 : 0);
    columns.push({name: zero < 0 ? name : name.subarray(0, zero), type, start, end});
    start = end;
  }
  return columns;
}

/** Encoding of the names and texts: as in a text file, and where that cannot be told, as the header has it. */
function textEncoding(
  records: readonly Uint8Array[],
  columns: readonly Column[],
  page: string | undefined,
  hint: string | undefined
): Encoding {
  const texts = columns.filter(({type}) => type === 'C' || type === 'V');
  const parts: number[] = columns.flatMap(({name}) => [...name, 0x0a]);
  for (const record of records) {
    for (const {start, end} of texts) parts.push(...trimmed(record.subarray(start, end)), 0x0a);
    if (parts.length > MOST_SAMPLED) break;
  }
  const found = encodingOf(Uint8Array.from(parts), hint);
  if (page === undefined || found.sure) return found;
  return {name: page, bom: 0, sure: true};
}

/** A text: zeros before its last character, behind which may be what the place held before, are a blank and doubted. */
function wordsOf(bytes: Uint8Array, {decode, doubt}: CellDecoder): string {
  const text = decode(bytes.subarray(0, bytes.findLastIndex((byte) => byte !== 0) + 1));
  if (!text.includes('\0')) return text;
  doubt();
  return text.replace(/^\0+/, '').replace(/\0+/g, ' ');
}

/** Whether a column only says where in another file its cells stand. */
function isMemo({type, start, end}: Column): boolean {
  return MEMOS.includes(type) || (type === 'B' && end - start === 10);
}

/** Texts that stand in a memo file beside this one are not here. */
function memosOf(records: readonly Uint8Array[], columns: readonly Column[]): Doubt[] {
  const memos = columns.filter(isMemo);
  const isFilled = (record: Uint8Array, {start, end}: Column): boolean => {
    const place = record.subarray(start, end);
    return place.some((byte) => byte !== 0 && (end - start < 10 || (byte > 0x30 && byte <= 0x39)));
  };
  const count = records.reduce(
    (sum, record) => sum + memos.filter((column) => isFilled(record, column)).length,
    0
  );
  const row = records.findIndex((record) => memos.some((column) => isFilled(record, column))) + 1;
  return count === 0 ? [] : [{code: 'cells-damaged', row, values: {count}}];
}

function* recordsOf(
  records: readonly Uint8Array[],
  columns: readonly Column[],
  decoder: CellDecoder
): Generator<NumberedCells> {
  for (const record of records)
    yield {
      cells: columns.map((column) =>
        textOf(record.subarray(column.start, column.end), column, decoder)
      )
    };
}

function textOf(bytes: Uint8Array, column: Column, decoder: CellDecoder): string | null {
  if (isMemo(column)) return null;
  const {type} = column;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if ((type === 'I' || type === '+') && bytes.length === 4) return String(view.getInt32(0, true));
  if (type === 'B' && bytes.length === 8) return floatText(view.getFloat64(0, true));
  if (type === 'Y') return decimalText(bigEndian(bytes.slice().reverse()), 4);
  if (type === 'T' && bytes.length === 8) return momentText(view);
  if (type === 'V') return wordsOf(varying(bytes), decoder);
  if (type === 'C') return wordsOf(trimmed(bytes), decoder);
  const text = decoder.decode(trimmed(bytes));
  if (type === 'L') return /^[ty]$/i.test(text) ? 'TRUE' : /^[fn]$/i.test(text) ? 'FALSE' : null;
  if (type === 'D')
    return text === '00000000' ? null : text.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
  return text;
}

/** Days since 4713 BC and milliseconds of the day. */
function momentText(view: DataView): string | null {
  const day = view.getInt32(0, true);
  if (day === 0) return null;
  const ticks = BigInt(day - 2_440_588) * 86_400_000n + BigInt(view.getInt32(4, true));
  return timestampText(ticks, 1000n).replace(' 00:00:00', '');
}

/** A text of varying length: where it does not fill its place, the last byte there is its length. */
function varying(bytes: Uint8Array): Uint8Array {
  const length = bytes.at(-1) ?? 0;
  return length < bytes.length ? bytes.subarray(0, length) : bytes;
}

/** Without the blanks and zeros that fill a place. */
function trimmed(bytes: Uint8Array): Uint8Array {
  let [start, end] = [0, bytes.length];
  while (end > start && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0)) end--;
  while (start < end && bytes[start] === 0x20) start++;
  return bytes.subarray(start, end);
}
