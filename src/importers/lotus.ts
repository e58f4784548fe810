import type {Doubt} from '../model/sheet.ts';
import {cellDecoder} from './cell-decoder.ts';
import {encodingOf, joined} from './encoding.ts';
import type {RawSheet} from './raw-sheet.ts';
import {sheetJsSheets} from './sheetjs.ts';

/** Zeros behind a workbook: the reader looks for the zero that ends a text, in a cut file for ever. */
const ZEROS = 512;
const END = 1;
/** Third byte of workbooks of version 3 and later. */
const LATER = 0x1a;
/** Records of version 3 and later: row, sheet and column in four bytes, then a text or number. */
const LABEL = 0x16;
const LONG = 0x17;
const SMALL = 0x18;
const FORMULA = 0x19;
const FORMULA_TEXT = 0x1a;
const PACKED = 0x25;
const DOUBLE = 0x27;
/** Where texts begin in their records, by type: the length of what stands before. */
const EARLY_TEXTS: ReadonlyMap<number, number> = new Map([
  [0x0f, 6],
  [0x33, 5]
]);
const LATER_TEXTS: ReadonlyMap<number, number> = new Map([
  [LABEL, 5],
  [FORMULA_TEXT, 4]
]);
/** Before a text on the left of its cell. */
const LEFT = 0x27;
/** The length of a record has two bytes. */
const MOST_TEXT = 0xfff0;
const MOST_SAMPLED = 1 << 20;

/**
 * Sheets of a workbook of Lotus 1-2-3; one that is cut is doubted. Of version 3 and later the formats, which say what a date is, are
 * not read, and that is said. Throws `file-truncated`.
 */
export async function lotusSheets(
  path: string,
  bytes: Uint8Array,
  hint?: string
): Promise<RawSheet[]> {
  const isLater = bytes[2] === LATER;
  const encoding = encodingOf(textsIn(bytes, isLater ? LATER_TEXTS : EARLY_TEXTS), hint);
  const {decode, doubts} = cellDecoder(encoding);
  const known: Doubt[] = isLater ? [{code: 'part-damaged', values: {part: 'FORMAT'}}] : [];
  if (!isEnded(bytes)) known.push({code: 'cut-short'});
  const plain = joined([...(isLater ? plainRecords(bytes) : [bytes]), new Uint8Array(ZEROS)]);
  // the reader gives each byte as a character
  const textOf = (text: string): string =>
    /[\x80-\xff]/.test(text) ? decode(Uint8Array.from(text, (each) => each.charCodeAt(0))) : text;
  const sheets = await sheetJsSheets(path, 'xls', plain, textOf);
  return sheets.map((sheet) => ({
    ...sheet,
    encoding: encoding.name,
    doubts: () => [...known, ...doubts, ...sheet.doubts()]
  }));
}

/** The records, of a type and a length each, as far as they are whole; the last is the one that says END, or what is left. */
function* recordsIn(bytes: Uint8Array): Generator<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  while (at + 4 <= bytes.length && view.getUint16(at, true) !== END) {
    const end = at + 4 + view.getUint16(at + 2, true);
    if (end > bytes.length) break;
    yield bytes.subarray(at, end);
    at = end;
  }
  yield bytes.subarray(at);
}

/** Whether the records go on to the one that says END. */
function isEnded(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 4 <= bytes.length; at += 4 + view.getUint16(at + 2, true))
    if (view.getUint16(at, true) === END) return true;
  return false;
}

/** The texts of the cells, one a line. */
function textsIn(bytes: Uint8Array, places: ReadonlyMap<number, number>): Uint8Array {
  const texts: number[] = [];
  for (const record of recordsIn(bytes)) {
    const from = places.get(typeOf(record));
    if (from === undefined) continue;
    const text = record.subarray(4 + from);
    const zero = text.indexOf(0);
    for (const byte of zero < 0 ? text : text.subarray(0, zero)) texts.push(byte);
    texts.push(0x0a);
    if (texts.length > MOST_SAMPLED) break;
  }
  return Uint8Array.from(texts);
}

function typeOf(record: Uint8Array): number {
  return (record[0] ?? 0) + (record[1] ?? 0) * 256;
}

/**
 * The records with numbers of all forms as doubles and texts of formulas as any text: the reader takes no account of the sign of
 * some and the power of ten of others, and shows 0 for a text.
 */
function* plainRecords(bytes: Uint8Array): Generator<Uint8Array> {
  for (const record of recordsIn(bytes)) {
    const type = typeOf(record);
    if (type === FORMULA_TEXT) yield record.length > 8 ? labelRecord(record) : record;
    else if (type !== FORMULA || !isTextNext(record)) {
      const number = numberIn(type, record);
      yield number === undefined ? record : doubleRecord(record, number);
    }
  }
}

/** Whether a formula has a text, in the record behind it. */
function isTextNext(record: Uint8Array): boolean {
  return record[17] === 0xff && record[16] === 0xff && record[15] === 0xe0;
}

/** The number of a record; undefined where it holds none or one that the reader knows. */
function numberIn(type: number, record: Uint8Array): number | undefined {
  const view = new DataView(record.buffer, record.byteOffset, record.byteLength);
  if ((type === LONG || type === FORMULA) && record.length >= 18) return longNumber(view);
  if (type === SMALL && record.length >= 10) return smallNumber(view.getInt16(8, true));
  if (type === PACKED && record.length >= 12) return packedNumber(view.getUint32(8, true));
  return undefined;
}

/** 64 bits and an exponent of 15 with the sign; one of nothing but ones is an error. */
function longNumber(view: DataView): number | undefined {
  const last = view.getUint16(16, true);
  if (last === 0xffff) return undefined;
  const bits = view.getUint32(12, true) * 2 ** 32 + view.getUint32(8, true);
  return (last >= 0x8000 ? -bits : bits) * 2 ** ((last & 0x7fff) - 16_446);
}

/** An even one is twice the number; else three bits say what a number of twelve is times or parted by. */
function smallNumber(bits: number): number {
  if (bits % 2 === 0) return bits / 2;
  const scale = SCALES[(bits >> 1) & 7] ?? 1;
  return scale > 0 ? (bits >> 4) * scale : (bits >> 4) / -scale;
}

const SCALES = [5000, 500, -20, -200, -2000, -20_000, -16, -64];

/** 26 bits, the sign, and which power of ten it is times or parted by. */
function packedNumber(bits: number): number {
  const size = bits >>> 6;
  const power = 10 ** (bits & 15);
  const value = (bits & 16) === 0 ? size * power : size / power;
  return (bits & 32) === 0 ? value : -value;
}

function doubleRecord(record: Uint8Array, value: number): Uint8Array {
  const next = new Uint8Array(16);
  next.set([DOUBLE, 0, 12, 0]);
  next.set(record.subarray(4, 8), 4);
  new DataView(next.buffer).setFloat64(8, value, true);
  return next;
}

function labelRecord(record: Uint8Array): Uint8Array {
  const text = record.subarray(8, MOST_TEXT);
  const length = text.length + 5;
  const head = Uint8Array.of(LABEL, 0, length & 0xff, length >> 8);
  return joined([head, record.subarray(4, 8), Uint8Array.of(LEFT), text]);
}
