import {DishuError} from '../model/failure.ts';
import type {Doubt, FileHint, FileKind} from '../model/sheet.ts';
import {arrowSheet} from './arrow/index.ts';
import {packageKind, workbookStream} from './containers.ts';
import {dbfSheet} from './dbf.ts';
import {htmlSheets} from './html.ts';
import {jsonSheets} from './json.ts';
import {linkSheet} from './link/index.ts';
import {lotusSheets} from './lotus.ts';
import {odsSheets} from './ods/index.ts';
import {unpacked} from './inflate.ts';
import {OpenFile, sourceOf} from './open-file.ts';
import {parquetSheet} from './parquet/index.ts';
import type {RawSheet} from './raw-sheet.ts';
import {sheetJsSheets} from './sheetjs.ts';
import {containerAt, isBinary, sniff, type Sniffed} from './sniff.ts';
import {spreadsheetMlSheets} from './spreadsheetml.ts';
import {textSheet} from './text-file.ts';
import {xlsSheets} from './xls/index.ts';
import {workbookSheets} from './xlsx/index.ts';
import {Package, sumWrong} from './xlsx/workbook.ts';
import {entriesOf, repacked, type ZipEntry} from './zip.ts';

/** A file that was recognised: its sheets, to be read one after the other, or the files in it. */
export type Content =
  | {readonly kind: FileKind; readonly sheets: Iterable<RawSheet> | AsyncIterable<RawSheet>}
  | {readonly kind: 'zip'; readonly bytes: Uint8Array; readonly entries: readonly ZipEntry[]};

const HEAD = 4096;

/** Recognises a file by its content and opens it. Throws a refusal. */
export async function opened(file: OpenFile, hint: FileHint): Promise<Content> {
  const head = await file.peek(0, HEAD);
  const kind = sniff(head);
  const before = kind === 'text' && isBinary(head) ? containerAt(head) : 0;
  return before > 0 ? openedAfter(before, file, hint) : openedAs(kind, file, hint);
}

async function openedAs(kind: Sniffed, file: OpenFile, hint: FileHint): Promise<Content> {
  switch (kind) {
    case 'empty':
      throw new DishuError({code: 'file-empty'});
    case 'package':
      return openedPackage(file.path, await file.whole());
    case 'ole': {
      const stream = workbookStream(await file.whole());
      return {kind: 'xls', sheets: xlsSheets(file.path, stream, hint.encoding)};
    }
    case 'biff':
      return {kind: 'xls', sheets: xlsSheets(file.path, await file.whole(), hint.encoding)};
    case 'link':
      return {kind: 'xls', sheets: [await linkSheet(file, hint.encoding)]};
    case 'old':
      return {kind: 'xls', sheets: await lotusSheets(file.path, await file.whole(), hint.encoding)};
    case 'dbf':
      return {kind: 'xls', sheets: [await dbfSheet(file, hint.encoding)]};
    case 'html':
      return {kind, sheets: await htmlSheets(file, hint.encoding)};
    case 'flat':
      return {kind: 'ods', sheets: odsSheets(file.path, file.chunks())};
    case 'xml':
      return {kind: 'spreadsheetml', sheets: await spreadsheetMlSheets(file, hint.encoding)};
    case 'json':
      return {kind, sheets: await jsonSheets(file, hint.encoding)};
    case 'text':
      return {kind: 'csv', sheets: [await textSheet(file, hint)]};
    case 'parquet':
      return {kind, sheets: [await parquetSheet(file)]};
    case 'arrow':
    default:
      return {kind: 'arrow', sheets: [await arrowSheet(file)]};
  }
}

/** A workbook after bytes that are not its own, such as the head of an answer that was saved with it. */
async function openedAfter(before: number, file: OpenFile, hint: FileHint): Promise<Content> {
  const bytes = (await file.whole()).subarray(before);
  const content = await opened(new OpenFile(sourceOf(file.path, bytes)), hint);
  if ('entries' in content) return content;
  const doubt: Doubt = {code: 'bytes-before', values: {count: before}};
  return {kind: content.kind, sheets: doubted(content.sheets, [doubt])};
}

/** The sheets with what is doubtful of all of them, asked for when each is read. */
async function* doubted(
  sheets: Iterable<RawSheet> | AsyncIterable<RawSheet>,
  doubts: readonly Doubt[]
): AsyncGenerator<RawSheet> {
  for await (const sheet of sheets) yield {...sheet, doubts: () => [...doubts, ...sheet.doubts()]};
}

async function openedPackage(path: string, bytes: Uint8Array): Promise<Content> {
  const entries = entriesOf(bytes);
  const kind = packageKind(bytes, entries);
  if (kind === 'archive') return {kind: 'zip', bytes, entries};
  if (kind === 'xlsx')
    return {kind, sheets: await workbookSheets(path, new Package(bytes, entries))};
  if (kind === 'ods') return {kind, sheets: await packedOdsSheets(path, bytes, entries)};
  const doubts: Doubt[] = [];
  const whole = repacked(bytes, entries, (part) =>
    doubts.push({code: 'part-damaged', values: {part}})
  );
  return {kind: 'xlsx', sheets: doubted(await sheetJsSheets(path, 'xlsx', whole), doubts)};
}

/** All of the content is proved first: its sum stands after the last of its sheets, and is said of each. */
async function packedOdsSheets(
  path: string,
  bytes: Uint8Array,
  entries: readonly ZipEntry[]
): Promise<AsyncIterable<RawSheet>> {
  const entry = entries.find(({name}) => name.toLowerCase() === 'content.xml');
  if (entry === undefined)
    throw new DishuError({code: 'file-truncated', values: {name: 'content.xml'}});
  const doubts: Doubt[] = [];
  const proof = unpacked(bytes, entry, () => doubts.push(sumWrong(entry)));
  while ((await proof.next()).done !== true);
  return doubted(
    odsSheets(
      path,
      unpacked(bytes, entry, () => undefined)
    ),
    doubts
  );
}
