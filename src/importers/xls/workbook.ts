import {DishuError} from '../../model/failure.ts';
import {numberKind, type NumberKind} from '../number-format.ts';
import {decoderOf, Fields} from './records.ts';

/** A record of the stream; `fields` reads its content, CONTINUE records included. */
export type XlsRecord = {readonly type: number; readonly at: number; readonly fields: () => Fields};

export type XlsSheet = {readonly name: string; readonly at: number; readonly hidden: boolean};

/** What a workbook stream says before its sheets. */
export type XlsWorkbook = {
  readonly isNew: boolean;
  readonly from1904: boolean;
  readonly styles: readonly NumberKind[];
  readonly strings: readonly string[];
  readonly sheets: readonly XlsSheet[];
  /** Of texts in the code page of the workbook. */
  readonly decode: (bytes: Uint8Array) => string;
};

const CONTINUE = 0x3c;
const END = 0x0a;

/** The records from a position to the end of their part of the stream, parts within it (charts) left out. */
export function* recordsFrom(stream: Uint8Array, start: number): Generator<XlsRecord> {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  let depth = 0;
  for (let at = start; at + 4 <= stream.length;) {
    const type = view.getUint16(at, true);
    const first = at;
    const segments: [number, number][] = [];
    do {
      const end = at + 4 + view.getUint16(at + 2, true);
      if (end > stream.length) throw new DishuError({code: 'file-truncated'});
      segments.push([at + 4, end]);
      at = end;
    } while (at + 4 <= stream.length && view.getUint16(at, true) === CONTINUE);
    if (type === 0x809) depth++;
    if (type === END && --depth <= 0) return;
    if (depth === 1) yield {type, at: first, fields: () => new Fields(stream, segments)};
  }
  throw new DishuError({code: 'file-truncated'});
}

/** Reads the globals of a BIFF5 or BIFF8 stream. Throws `workbook-password`, `file-truncated`. */
export function xlsWorkbook(stream: Uint8Array): XlsWorkbook {
  let isNew = true;
  let from1904 = false;
  let decode = decoderOf(1252);
  const codes = new Map<number, string>();
  const formats: number[] = [];
  const sheets: XlsSheet[] = [];
  let strings: string[] = [];
  for (const {type, fields} of recordsFrom(stream, 0)) {
    const field = fields();
    const name = (count: number): string =>
      isNew ? field.text(count) : decode(field.bytes(count));
    if (type === 0x809) isNew = field.short() >= 0x600;
    else if (type === 0x2f) throw new DishuError({code: 'workbook-password'});
    else if (type === 0x42) decode = decoderOf(field.short());
    else if (type === 0x22) from1904 = field.short() === 1;
    else if (type === 0x41e) codes.set(field.short(), name(isNew ? field.short() : field.byte()));
    else if (type === 0xe0) {
      field.short();
      formats.push(field.short());
    } else if (type === 0xfc) strings = sharedStrings(field);
    else if (type === 0x85) {
      const at = field.long();
      const state = field.byte();
      const isSheet = field.byte() === 0;
      const sheet = {name: name(field.byte()), at, hidden: (state & 3) !== 0};
      if (isSheet) sheets.push(sheet);
    }
  }
  const styles = formats.map((format) => numberKind(format, codes.get(format)));
  return {isNew, from1904, styles, strings, sheets, decode};
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
