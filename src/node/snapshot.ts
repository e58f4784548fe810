import {readdir, readFile, writeFile} from 'node:fs/promises';
import {parseHTML} from 'linkedom';
import {openSession} from '../engine/session.ts';
import type {Database} from '../model/engine.ts';
import type {Notebook} from '../model/notebook.ts';
import type {ImportReport} from '../model/report.ts';
import type {Lang} from '../model/text.ts';
import {Run} from '../notebook/run.ts';
import {makeSnapshot, type Made} from '../snapshot/make.ts';
import {gateFailure, type Written} from '../snapshot/write.ts';
import {countyOf} from '../ui/county.ts';
import {penOf} from '../ui/snapshot-pen.ts';
import {openNodeDatabase} from './database.ts';
import {complainOfRefused, complainOfUnsure} from './complaint.ts';
import {importInto} from './importing.ts';
import {openNativeDatabase} from './native-database.ts';
import {missingIn, readNotebook, TakeSources} from './notebooks.ts';
import {sealedBy} from './sealed.ts';
import {sourcesOf} from './sources.ts';
import {today} from '../words/today.ts';

export type SnapshotRequest = {
  readonly notebook: string;
  readonly folder: string;
  readonly out: string;
  readonly lang: Lang;
  readonly native: boolean;
};

/** `dishu snapshot`: imports a folder, runs a notebook on it and writes the file that the page's button makes. */
export async function snapshot({
  notebook: path,
  folder,
  out,
  lang,
  native
}: SnapshotRequest): Promise<number> {
  const notebook = await readNotebook(path);
  const {database, ingest, report} = await importInto(await sourcesOf([folder]), {native});
  complainOfRefused(report);
  complainOfUnsure(report);
  let written: Written;
  try {
    const tables = await ingest.tables();
    const sources = new TakeSources(database, tables);
    const data = {database, report, missing: missingIn(tables), sources, native};
    ({written} = await snapshotOf(notebook, lang, data));
  } finally {
    await database.close();
  }
  if ('hits' in written) throw gateFailure(written.hits);
  await writeFile(out, written.html);
  process.stdout.write(`${out} ${Buffer.byteLength(written.html)}\n`);
  return 0;
}

/** Data that is loaded, and what a snapshot needs to know of it. */
export type LoadedData = {
  readonly database: Database;
  readonly report: ImportReport;
  /** Registry tables without rows. */
  readonly missing: readonly string[];
  readonly sources: TakeSources;
  readonly native: boolean;
};

/** Runs a notebook on data that is loaded and makes its file. */
export async function snapshotOf(
  notebook: Notebook,
  lang: Lang,
  {database, report, missing, sources: {source, take}, native}: LoadedData
): Promise<Made & {readonly run: Run}> {
  const session = openSession(await database.connect());
  const run = new Run(notebook, session, {lang, missing, take});
  await run.start();
  const open: (boot: readonly string[]) => Promise<Database> = native
    ? openNativeDatabase
    : openNodeDatabase;
  const {document} = parseHTML('<!doctype html><html><body></body></html>');
  const made = await makeSnapshot({
    notebook,
    lang,
    run,
    session,
    source,
    report,
    openSession: async () => openSession(await database.connect()),
    openSealed: sealedBy(open),
    county: await countyOf(report, session),
    today: today(),
    pen: penOf(lang, document),
    words: await shippedWords()
  });
  await session.close();
  return {...made, run};
}

/** Everything that the ready-made notebooks say: what is a word there is no name. */
async function shippedWords(): Promise<string> {
  const folder = new URL('../../notebooks/', import.meta.url);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md'));
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')));
  return texts.join('\n');
}
