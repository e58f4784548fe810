import {readFile} from 'node:fs/promises';
import {basename} from 'node:path';
import {openSession} from '../engine/session.ts';
import type {Database, TableState} from '../model/engine.ts';
import {DishuError} from '../model/failure.ts';
import type {Notebook} from '../model/notebook.ts';
import {NO_ROWS} from '../model/rows.ts';
import type {Take} from '../notebook/evaluate.ts';
import {parse} from '../notebook/parse.ts';
import {Run} from '../notebook/run.ts';
import {OVERVIEW, type Taken} from '../notebook/take.ts';

/** A notebook's file, or a ready-made one by its name. Throws the first failure of its text. */
export async function readNotebook(path: string): Promise<Notebook> {
  const shipped = new URL(`../../notebooks/${path}.md`, import.meta.url);
  const file = /\.md$/i.test(path) ? path : shipped;
  const id = basename(path).replace(/\.md$/i, '');
  const text = await readFile(file, 'utf8').catch((thrown: unknown) => {
    throw new DishuError({code: 'file-unreadable', place: {file: path}}, thrown);
  });
  const parsed = parse(text, id);
  if ('ok' in parsed) return parsed.ok;
  const [failure] = parsed.failures;
  throw new DishuError(failure ?? {code: 'notebook-front-matter', place: {notebook: id}});
}

/** Registry tables without rows. */
export function missingIn(tables: readonly TableState[]): string[] {
  return tables.filter(({rows}) => rows === 0).map(({name}) => name);
}

/** What ready-made notebooks say to others, each run once, on a session of its own and with its own parameters. */
export function takeFrom(database: Database, tables: readonly TableState[]): Take {
  const taken = new Map<string, Promise<Taken>>();
  return (id) => {
    const known = taken.get(id) ?? takenOf(database, id, missingIn(tables));
    taken.set(id, known);
    return known;
  };
}

async function takenOf(database: Database, id: string, missing: readonly string[]): Promise<Taken> {
  const notebook = await readNotebook(id).catch(() => undefined);
  if (!notebook || notebook.cells.some(({kind}) => kind === 'take')) {
    throw new DishuError({code: 'notebook-unknown', values: {id}});
  }
  const lacks = notebook.needs.filter((table) => missing.includes(table));
  const said =
    lacks.length > 0 ? {failed: false, lines: NO_ROWS} : await saidBy(database, notebook, missing);
  return {id, title: notebook.title, missing: lacks, ...said};
}

async function saidBy(
  database: Database,
  notebook: Notebook,
  missing: readonly string[]
): Promise<Pick<Taken, 'lines' | 'failed'>> {
  const session = openSession(await database.connect());
  try {
    const run = new Run(notebook, session, {lang: 'zh', missing});
    await run.start();
    const {kind} = run.state(OVERVIEW);
    if (kind !== 'done') return {failed: kind === 'failed', lines: NO_ROWS};
    return {failed: false, lines: await session.page(OVERVIEW, {offset: 0, limit: 100})};
  } finally {
    await session.close();
  }
}
