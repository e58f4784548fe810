import {readFile, stat} from 'node:fs/promises';
import {basename} from 'node:path';
import {openSession} from '../engine/session.ts';
import type {Database, TableState} from '../model/engine.ts';
import {DishuError, type Failure} from '../model/failure.ts';
import type {Notebook} from '../model/notebook.ts';
import type {Take} from '../notebook/evaluate.ts';
import {parse} from '../notebook/parse.ts';
import {Run} from '../notebook/run.ts';
import {takenFrom, type TakeSource} from '../notebook/taken.ts';

/** The ready-made notebooks by name. */
const SHIPPED = ['overview', 'causes', 'risk', 'disbursement', 'industry'];

/** A notebook's file, or a ready-made one by its name. Throws the first failure of its text. */
export async function readNotebook(path: string): Promise<Notebook> {
  const shipped = new URL(`../../notebooks/${path}.md`, import.meta.url);
  const file = /\.md$/i.test(path) ? path : shipped;
  const id = basename(path).replace(/\.md$/i, '');
  const text = await readFile(file, 'utf8').catch(async (thrown: unknown) => {
    throw new DishuError({place: {file: path}, ...(await noNotebook(path))}, thrown);
  });
  const parsed = parse(text, id);
  if ('ok' in parsed) return parsed.ok;
  const [failure] = parsed.failures;
  throw new DishuError(failure ?? {code: 'notebook-front-matter', place: {notebook: id}});
}

/** Why a path is no notebook: it is a folder, a file of another kind, or nothing. */
async function noNotebook(path: string): Promise<Failure> {
  const found = await stat(path).catch(() => undefined);
  if (!found) return {code: 'path-missing'};
  const problem = found.isDirectory() ? 'folder' : 'file';
  return {code: 'path-no-notebook', values: {problem, names: SHIPPED.join(', ')}};
}

/** Registry tables that no sheet was read as; one that was read and has no rows says that there are none. */
export function missingIn(tables: readonly TableState[]): string[] {
  return tables.filter(({state}) => state === 'empty').map(({name}) => name);
}

/** The ready-made notebooks that others take from, each run once, on a session of its own and with its own parameters. */
export class TakeSources {
  readonly #database: Database;
  readonly #missing: readonly string[];
  readonly #known = new Map<string, Promise<TakeSource>>();

  constructor(database: Database, tables: readonly TableState[]) {
    this.#database = database;
    this.#missing = missingIn(tables);
  }

  /** Where it stands run. Throws `notebook-unknown` for one that is none or takes itself. */
  readonly source = (id: string): Promise<TakeSource> => {
    const known = this.#known.get(id) ?? this.#run(id);
    this.#known.set(id, known);
    return known;
  };

  readonly take: Take = async (id) => await takenFrom(await this.source(id));

  async #run(id: string): Promise<TakeSource> {
    const notebook = await readNotebook(id).catch(() => undefined);
    if (!notebook || notebook.cells.some(({kind}) => kind === 'take')) {
      throw new DishuError({code: 'notebook-unknown', values: {id}});
    }
    const missing = notebook.needs.filter((table) => this.#missing.includes(table));
    if (missing.length > 0) return {notebook, missing};
    const session = openSession(await this.#database.connect());
    const run = new Run(notebook, session, {lang: 'zh', missing: this.#missing});
    await run.start();
    return {notebook, missing, standing: {run, session}};
  }
}
