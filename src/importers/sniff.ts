import {DishuError, type Failure} from '../model/failure.ts';
import {isDbf} from './dbf.ts';

/**
 * What a file is by its first bytes: 'package' is a zip (workbook, document or archive), 'flat' OpenDocument in one XML, 'old'
 * a workbook of another program (Lotus 1-2-3), 'dbf' a table of dBase, 'link' a sheet in lines of text (SYLK, DIF).
 */
export type Sniffed =
  | 'empty'
  | 'flat'
  | 'package'
  | 'ole'
  | 'biff'
  | 'old'
  | 'dbf'
  | 'link'
  | 'parquet'
  | 'arrow'
  | 'html'
  | 'xml'
  | 'json'
  | 'text';

const OLE = [0xd0, 0xcf, 0x11, 0xe0];

type Mark = {readonly bytes: readonly number[]; readonly at?: number; readonly failure: Failure};

const REFUSED: readonly Mark[] = [
  mark('file-picture', 'PNG', [0x89, 0x50, 0x4e, 0x47]),
  mark('file-picture', 'JPEG', [0xff, 0xd8, 0xff]),
  mark('file-picture', 'GIF', [0x47, 0x49, 0x46, 0x38]),
  mark('file-picture', 'TIFF', [0x49, 0x49, 0x2a, 0x00]),
  mark('file-picture', 'TIFF', [0x4d, 0x4d, 0x00, 0x2a]),
  mark('file-picture', 'WebP', [0x57, 0x45, 0x42, 0x50], 8),
  mark('file-picture', 'HEIC', [0x66, 0x74, 0x79, 0x70], 4),
  mark('file-document', 'PDF', [0x25, 0x50, 0x44, 0x46]),
  mark('file-document', 'OFD', [0x4f, 0x46, 0x44, 0x2d]),
  mark('file-document', 'RTF', [0x7b, 0x5c, 0x72, 0x74, 0x66]),
  mark('file-unknown-kind', 'RAR', [0x52, 0x61, 0x72, 0x21]),
  mark('file-unknown-kind', '7z', [0x37, 0x7a, 0xbc, 0xaf]),
  mark('file-unknown-kind', 'gzip', [0x1f, 0x8b]),
  mark('file-unknown-kind', 'SQLite', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65]),
  mark('file-unknown-kind', 'Feather 1', [0x46, 0x45, 0x41, 0x31]),
  mark('file-unknown-kind', 'UTF-32', [0xff, 0xfe, 0, 0]),
  mark('file-unknown-kind', 'UTF-32', [0, 0, 0xfe, 0xff]),
  mark('file-unknown-kind', 'program', [0x4d, 0x5a, 0x90]),
  mark('file-unknown-kind', 'program', [0x7f, 0x45, 0x4c, 0x46])
];

function mark(
  code: 'file-picture' | 'file-document' | 'file-unknown-kind',
  kind: string,
  bytes: readonly number[],
  at = 0
): Mark {
  return {bytes, at, failure: {code, values: {kind}}};
}

/** Kind by content. Throws a refusal for pictures, documents and other things that hold no table. */
export function sniff(head: Uint8Array): Sniffed {
  if (head.length === 0) return 'empty';
  for (const {bytes, at = 0, failure} of REFUSED)
    if (startsWith(head, bytes, at)) throw new DishuError(failure);
  if (isBitmap(head)) throw new DishuError({code: 'file-picture', values: {kind: 'BMP'}});
  if (startsWith(head, [0x50, 0x4b, 3, 4]) || startsWith(head, [0x50, 0x4b, 5, 6]))
    return 'package';
  if (startsWith(head, OLE)) return 'ole';
  if (head[0] === 0x09 && [0, 2, 4, 8].includes(head[1] ?? -1) && (head[3] ?? 1) === 0)
    return 'biff';
  if (isOldWorkbook(head)) return 'old';
  if (isDbf(head)) return 'dbf';
  if (startsWith(head, [0x50, 0x41, 0x52, 0x31])) return 'parquet';
  if (startsWith(head, [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31])) return 'arrow';
  if (startsWith(head, [0xff, 0xff, 0xff, 0xff]) && head[7] === 0) return 'arrow';
  return sniffText(head);
}

function startsWith(head: Uint8Array, bytes: readonly number[], at = 0): boolean {
  return head.length >= at + bytes.length && bytes.every((byte, i) => head[at + i] === byte);
}

function isOldWorkbook(head: Uint8Array): boolean {
  if (startsWith(head, [0, 0, 2, 0]) && [4, 5, 6].includes(head[5] ?? 0)) return true;
  return startsWith(head, [0, 0, 0x1a, 0]);
}

function isBitmap(head: Uint8Array): boolean {
  return startsWith(head, [0x42, 0x4d]) && startsWith(head, [0, 0, 0, 0], 6);
}

function sniffText(head: Uint8Array): Sniffed {
  const wide = head[0] === 0xff || head[1] === 0;
  const text = new TextDecoder(wide ? 'utf-16le' : 'utf-8').decode(head).trimStart();
  if (/^ID;P[\w;]*[\r\n]+(?:[A-Z]{1,2};|E\b|$)|^TABLE\r?\n0,1\r?\n/.test(text)) return 'link';
  if (/^<.*<office:document\b|urn:oasis:names:tc:opendocument/s.test(text)) return 'flat';
  if (/<(?:\w+:)?Workbook\b/.test(text) && text.startsWith('<')) return 'xml';
  if (text.startsWith('<?xml'))
    return /<(?:!doctype html|html|table)\b/i.test(text) ? 'html' : 'xml';
  if (/^(?:<!--[^]*?-->\s*)*<(?:!doctype\s+html|html|head|meta|body|table|div|style)\b/i.test(text))
    return 'html';
  if (/^\{\s*(?:"|\})/.test(text) || /^\[\s*(?:[[{\]])/.test(text)) return 'json';
  return 'text';
}

/** Whether a text is a web page with all that belongs to it in the form of a letter (RFC 2557), or another letter. */
export function isMail(text: string): boolean {
  const [letterHead = ''] = text.split(/\r?\n\r?\n/, 1);
  return /^[\w-]+:\s/.test(text) && /^mime-version:\s*1\.0/im.test(letterHead);
}

/** Where in the first bytes a zip or OLE file begins; 0 when none does. */
export function containerAt(head: Uint8Array): number {
  for (let at = 1; at < head.length; at++)
    if (startsWith(head, [0x50, 0x4b, 3, 4], at) || startsWith(head, OLE, at)) return at;
  return 0;
}

/** Bytes that no text has: a file of these is no text, whatever its name. */
export function isBinary(sample: Uint8Array): boolean {
  let odd = 0;
  let end = sample.length;
  while (end > 0 && sample[end - 1] === 0) end--;
  for (let i = 0; i < end; i++) {
    const byte = sample[i] ?? 0;
    if (
      byte < 0x20 &&
      byte !== 9 &&
      byte !== 10 &&
      byte !== 13 &&
      byte !== 12 &&
      byte !== 1 &&
      byte !== 0x1f &&
      byte !== 0x1a
    )
      odd++;
  }
  return odd > 2 && odd * 50 > end;
}
