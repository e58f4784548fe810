import {DishuError, failureOf} from '../model/failure.ts';
import type {ByteSource, FileHint, FileKind, ImportEvent} from '../model/sheet.ts';
import {oleKind, packageKind} from './containers.ts';
import {OpenFile} from './open-file.ts';
import {sheetJsSheets} from './sheetjs.ts';
import {staged, type RawSheet} from './sheet.ts';
import {sniff} from './sniff.ts';
import {textSheet} from './text-file.ts';
import {workbookSheets} from './xlsx/index.ts';
import {Package} from './xlsx/workbook.ts';
import {entriesOf} from './zip.ts';

const HEAD = 4096;

export type ImportOptions = {
  /** By path of the file. */
  readonly hints?: Readonly<Record<string, FileHint>>;
  readonly signal?: AbortSignal;
};

/** A file that was recognised: its kind and, one after the other, its sheets. */
type Opened = {
  readonly kind: FileKind;
  readonly sheets: AsyncIterable<RawSheet> | Iterable<RawSheet>;
};

/**
 * Reads files one after the other and yields what they hold as staged text: for each sheet its head, batches and end,
 * then the file; or `refused` with the reason, which never stops the other files. It never throws.
 */
export async function* importFiles(
  sources: Iterable<ByteSource>,
  options: ImportOptions = {}
): AsyncGenerator<ImportEvent> {
  let sheets = 0;
  for (const source of sources) {
    const file = new OpenFile(source, options.signal);
    const {path, size} = file;
    try {
      const hint = options.hints?.[path] ?? {};
      const opened = await open(file, hint);
      const before = sheets;
      for await (const sheet of opened.sheets) {
        const id = String(sheets);
        const events = staged(sheet, id, hint.sheets?.[sheet.name], (rows) => progress(file, rows));
        for await (const event of events) {
          if (event.type === 'sheet') sheets++;
          yield event;
        }
      }
      if (sheets === before) throw new DishuError({code: 'sheet-no-table'});
      const sha256 = await file.sha256();
      yield {type: 'file', file: {path, size, kind: opened.kind, sha256}};
    } catch (thrown) {
      const failure = options.signal?.aborted
        ? ({code: 'import-cancelled'} as const)
        : failureOf(thrown);
      yield {
        type: 'refused',
        path,
        size,
        failure: {...failure, place: {file: path, ...failure.place}}
      };
      if (options.signal?.aborted) return;
    }
  }
}

function progress(file: OpenFile, rows: number): ImportEvent {
  return {type: 'progress', path: file.path, bytes: file.position, size: file.size, rows};
}

/** Recognises a file by its content. Throws a refusal. */
async function open(file: OpenFile, hint: FileHint): Promise<Opened> {
  const kind = sniff(await file.peek(0, HEAD));
  switch (kind) {
    case 'empty':
      throw new DishuError({code: 'file-empty'});
    case 'package':
      return openPackage(file.path, await file.whole());
    case 'ole':
    case 'biff': {
      const bytes = await file.whole();
      if (kind === 'ole') oleKind(bytes);
      return {kind: 'xls', sheets: await sheetJsSheets(file.path, 'xls', bytes)};
    }
    case 'parquet':
    case 'arrow':
      throw new DishuError({code: 'file-unknown-kind', values: {kind}});
    default:
      return {kind: 'csv', sheets: [await textSheet(file, hint)]};
  }
}

async function openPackage(path: string, bytes: Uint8Array): Promise<Opened> {
  const entries = entriesOf(bytes);
  const kind = packageKind(bytes, entries);
  if (kind === 'xlsx') return {kind, sheets: workbookSheets(path, new Package(bytes, entries))};
  if (kind === 'archive') throw new DishuError({code: 'file-unknown-kind', values: {kind: 'zip'}});
  const known = kind === 'ods' ? 'ods' : 'xlsx';
  return {kind: known, sheets: await sheetJsSheets(path, known, bytes)};
}
