import {DishuError} from '../../model/failure.ts';
import {numberKind, type NumberKind} from '../number-format.ts';
import {encodingOf, type Encoding} from '../encoding.ts';
import {decoderOf, encodingOfPage, Fields} from './records.ts';

/** A record of the stream; `fields` reads its content, CONTINUE records included. */
export type XlsRecord = {
  readonly type: number;
  /** Where it ends in the stream. */
  readonly end: number;
  readonly fields: () => Fields;
};

export type XlsSheet = {readonly name: string; readonly at: number; readonly hidden: boolean};

/** What a workbook stream says before its sheets. */
export type XlsWorkbook = {
  /** BIFF 2, 3, 4, 5 or 8. */
  readonly version: number;
  /** Of its texts, where they are bytes and the workbook does not say it. */
  readonly encoding: Pick<Encoding, 'name' | 'sure'> | undefined;
  readonly from1904: boolean;
  readonly styles: readonly NumberKind[];
  /** Of cells in the form of BIFF2, which name a format and no style. */
  readonly oldStyles: readonly NumberKind[];
  readonly strings: readonly string[];
  readonly sheets: readonly XlsSheet[];
  /** Of texts that are bytes. */
  readonly decode: (bytes: Uint8Array) => string;
};

/** What begins a part of the stream, and the version that says so; BIFF8 begins as BIFF5 does. */
const BEGIN = 0x809;
const BEGINS: ReadonlyMap<number, number> = new Map([
  [0x009, 2],
  [0x209, 3],
  [0x409, 4],
  [BEGIN, 5]
]);
const CONTINUE = 0x3c;
export const END = 0x0a;
const CODE_PAGE = 0x42;
/** Bytes before the text in cells and results of formulas that are texts, in all versions. */
const TEXT_HEADS: ReadonlyMap<number, number> = new Map([
  [0x04, 8],
  [0x07, 1],
  [0x204, 8],
  [0x207, 2]
]);
/** So many bytes of texts show their encoding. */
const SAMPLE = 1 << 20;
const LINE_END = 0x0a;
/** What a part of the stream holds that is a sheet. */
const SHEET = 0x10;

/**
 * The records of a part of the stream that begins at a position, to its END, which is missing where the stream is cut, where no part
 * begins there, or where it goes on to `limit`; parts within it (charts) are left out.
 */
export function* recordsFrom(
  stream: Uint8Array,
  start: number,
  limit = stream.length
): Generator<XlsRecord> {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const begin = start + 2 <= stream.length ? view.getUint16(start, true) : 0;
  if (!BEGINS.has(begin)) return;
  let depth = 0;
  for (let at = start; at + 4 <= limit;) {
    const type = view.getUint16(at, true);
    const segments: [number, number][] = [];
    do {
      const end = at + 4 + view.getUint16(at + 2, true);
      if (end > stream.length) return;
      segments.push([at + 4, end]);
      at = end;
    } while (at + 4 <= stream.length && view.getUint16(at, true) === CONTINUE);
    if (type === begin) depth++;
    const ends = type === END && --depth <= 0;
    if (depth === 1 || ends) yield {type, end: at, fields: () => new Fields(view, segments)};
    if (ends) return;
  }
}

/**
 * Reads what a stream says of all its sheets. Before BIFF5, and where a program wrote but a sheet, that is the stream of its one
 * sheet. `encoding` is that of texts that are bytes, where the stream does not say it. Throws `workbook-password`, `file-truncated`.
 */
export function xlsWorkbook(stream: Uint8Array, encoding?: string): XlsWorkbook {
  const {version, isSheet} = kindOf(stream);
  const coding = version < 8 ? codingOf(stream) : {page: 1252};
  const coded = coding.page === undefined ? encodingOf(coding.sample, encoding) : undefined;
  const decode = decoderOf(coded?.name ?? encodingOfPage(coding.page ?? 1252));
  const name = (field: Fields, count: number): string =>
    version === 8 ? field.text(count) : decode(field.bytes(count));
  let from1904 = false;
  const codes = new Map<number, string>();
  const formats: number[] = [];
  const sheets: XlsSheet[] = [];
  let strings: string[] = [];
  let ended = isSheet;
  for (const {type, fields, end} of recordsFrom(stream, 0)) {
    const field = fields();
    if (type === END) ended = true;
    else if (type === 0x2f) throw new DishuError({code: 'workbook-password'});
    else if (type === 0x22) from1904 = field.short() === 1;
    else if (type === 0x1e) codes.set(codes.size, name(field, field.byte()));
    else if (type === 0x41e) {
      const id = field.short();
      const length = version === 8 ? field.short() : field.byte();
      codes.set(version < 5 ? codes.size : id, name(field, length));
    } else if (type === 0x243 || type === 0x443) {
      field.byte();
      formats.push(field.byte());
    } else if (type === 0xe0) {
      field.short();
      formats.push(field.short());
    } else if (type === 0xfc) strings = sharedStrings(field);
    else if (type === 0x85 && version >= 5) {
      const at = field.long();
      const state = field.byte();
      const isTable = field.byte() === 0;
      const sheet = {name: name(field, field.byte()), at, hidden: (state & 3) !== 0};
      if (isTable) sheets.push(sheet);
    } else if (type === 0x8f) {
      field.long();
      sheets.push({name: name(field, field.byte()), at: end, hidden: false});
    }
  }
  if (isSheet && sheets.length === 0) sheets.push({name: '', at: 0, hidden: false});
  if (!ended) throw new DishuError({code: 'file-truncated'});
  const kind = (id: number): NumberKind => numberKind(version < 5 ? 0 : id, codes.get(id));
  const [styles, oldStyles] = [formats.map(kind), [...codes.keys()].map(kind)];
  return {version, encoding: coded, from1904, styles, oldStyles, strings, sheets, decode};
}

/** By the record with which the stream begins: its version, and whether it is that of a sheet. */
function kindOf(stream: Uint8Array): {readonly version: number; readonly isSheet: boolean} {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  if (stream.length < 8) throw new DishuError({code: 'file-truncated'});
  const begun = BEGINS.get(view.getUint16(0, true)) ?? 5;
  const version = begun === 5 && view.getUint16(4, true) >= 0x600 ? 8 : begun;
  return {version, isSheet: view.getUint16(6, true) === SHEET || version < 5};
}

/** The code page of a stream, or, where it says none, bytes of its texts. */
function codingOf(
  stream: Uint8Array
): {readonly page: number} | {readonly page: undefined; readonly sample: Uint8Array} {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const sample: number[] = [];
  for (let at = 0; at + 4 <= stream.length; at += 4 + view.getUint16(at + 2, true)) {
    const type = view.getUint16(at, true);
    const end = at + 4 + view.getUint16(at + 2, true);
    if (type === CODE_PAGE && at + 6 <= stream.length) return {page: view.getUint16(at + 4, true)};
    const head = TEXT_HEADS.get(type);
    if (head !== undefined && sample.length < SAMPLE)
      sample.push(...stream.subarray(at + 4 + head, end), LINE_END);
  }
  return {page: undefined, sample: Uint8Array.from(sample)};
}

/** The table of strings as far as it can be read: a cell that points beyond counts as damaged. */
function sharedStrings(field: Fields): string[] {
  field.long();
  const count = field.long();
  const strings: string[] = [];
  try {
    for (let i = 0; i < count && !field.done; i++) strings.push(field.text(field.short()));
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
  }
  return strings;
}
