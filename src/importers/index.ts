import {DishuError, failureOf} from '../model/failure.ts';
import type {ByteSource, FileHint, ImportEvent} from '../model/sheet.ts';
import {archived, innerPath, type Budget} from './archive.ts';
import {OpenFile} from './open-file.ts';
import {opened, type Content} from './opened.ts';
import type {Staging} from './raw-sheet.ts';
import {staged} from './sheet.ts';
import type {ZipEntry} from './zip.ts';

export type ImportOptions = {
  /** By path of the file; of a file in an archive, 'archive.zip/folder/name.csv'. */
  readonly hints?: Readonly<Record<string, FileHint>>;
  /** Encoding of text files that carry no mark and no hint of their own: 'big5', 'gb18030', 'windows-1252' ... */
  readonly encoding?: string;
  /** Bytes that all archives together may unpack to; 4 GiB unless said otherwise. */
  readonly mostUnpacked?: number;
  /** Bytes from which a text of one form throughout is left to the engine; 32 MiB unless said otherwise. */
  readonly leastRegular?: number;
  readonly signal?: AbortSignal;
  /** Of archives, only the file of this path is read. */
  readonly only?: string;
  /** Gives memory of a piece that nobody needs any more, if there is any: fresh memory takes longer than to fill it. */
  readonly spare?: () => ArrayBuffer | undefined;
};

type Import = ImportOptions & {sheets: number; readonly budget: Budget};

const MOST_UNPACKED = 4 * 2 ** 30;

/** Archives within archives are opened so deep. */
const MOST_DEPTH = 3;

/**
 * Reads files one after the other and yields what they hold as staged text: for each sheet its head, batches and end,
 * then the file; or `refused` with the reason, which never stops the other files. An archive's files come each for
 * itself, then the archive. It never throws.
 */
export async function* importFiles(
  sources: Iterable<ByteSource>,
  options: ImportOptions = {}
): AsyncGenerator<ImportEvent> {
  const budget = {left: options.mostUnpacked ?? MOST_UNPACKED};
  const state: Import = {...options, sheets: 0, budget};
  for (const source of sources) {
    yield* importFile(source, state, 0);
    if (options.signal?.aborted === true) return;
  }
}

async function* importFile(
  source: ByteSource,
  state: Import,
  depth: number
): AsyncGenerator<ImportEvent> {
  const file = new OpenFile(source, state.signal, state.leastRegular);
  const {path, size} = file;
  try {
    const hint = hintFor(path, state);
    const content = await opened(file, hint);
    const before = state.sheets;
    if ('entries' in content) {
      yield* importArchive(path, content, state, depth);
      if (state.only !== undefined) return;
    } else {
      const staging: Staging = {
        nextId: () => String(state.sheets),
        hints: hint.sheets ?? {},
        progress: (rows) => progressOf(file, rows),
        spare: state.spare ?? (() => undefined)
      };
      for await (const sheet of content.sheets) {
        for await (const event of staged(sheet, staging)) {
          if (event.type === 'sheet') state.sheets++;
          if (event.type === 'irregular') state.sheets--;
          yield event;
        }
      }
      if (state.sheets === before) throw new DishuError({code: 'sheet-no-table'});
    }
    yield {type: 'file', file: {path, size, kind: content.kind, sha256: await file.sha256()}};
  } catch (thrown) {
    yield refusalOf(source, state.signal?.aborted === true ? cancelled() : thrown);
  }
}

function hintFor(path: string, {hints, encoding}: Import): FileHint {
  return {...(encoding === undefined ? {} : {encoding}), ...hints?.[path]};
}

async function* importArchive(
  path: string,
  {bytes, entries}: Extract<Content, {kind: 'zip'; bytes: Uint8Array}>,
  state: Import,
  depth: number
): AsyncGenerator<ImportEvent> {
  if (depth >= MOST_DEPTH) throw new DishuError({code: 'zip-bomb', values: {depth}});
  let files = 0;
  for await (const {source, failure} of archived(
    path,
    bytes,
    wantedOf(path, entries, state),
    state.budget
  )) {
    files++;
    if (failure === undefined) yield* importFile(source, state, depth + 1);
    else yield refusalOf(source, failure);
    if (state.signal?.aborted === true) throw cancelled();
  }
  if (files === 0) throw new DishuError({code: 'sheet-no-table'});
}

/** All of an archive's files, or the one that is wanted or holds it. */
function wantedOf(
  path: string,
  entries: readonly ZipEntry[],
  {only}: ImportOptions
): readonly ZipEntry[] {
  if (only === undefined) return entries;
  return entries.filter(({name}) => `${only}/`.startsWith(`${innerPath(path, name)}/`));
}

function cancelled(): DishuError {
  return new DishuError({code: 'import-cancelled'});
}

function refusalOf({path, size}: ByteSource, thrown: unknown): ImportEvent {
  const failure = failureOf(thrown);
  return {
    type: 'refused',
    path,
    size,
    failure: {...failure, place: {...failure.place, file: path}}
  };
}

function progressOf({path, position, size}: OpenFile, rows: number): ImportEvent {
  return {type: 'progress', path, bytes: position, size, rows};
}
