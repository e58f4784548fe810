import {openSession} from '../engine/session.ts';
import type {Session} from '../model/engine.ts';
import {DishuError} from '../model/failure.ts';
import type {InputCell, Notebook} from '../model/notebook.ts';
import {LANGS, type Lang} from '../model/text.ts';
import {nearest} from '../notebook/nearest.ts';
import {Run, type RunOptions} from '../notebook/run.ts';
import {valueFromText, type InputValue} from '../notebook/values.ts';
import {complainOfRefused, complainOfUnsure} from './complaint.ts';
import {importInto, type Imported} from './importing.ts';
import {cellsJson, type Said} from './result-json.ts';
import {missingIn, readNotebook, TakeSources} from './notebooks.ts';
import {sourcesOf} from './sources.ts';

export type RunRequest = {
  /** A notebook's file, or the name of a ready-made one: 'causes'. */
  readonly notebook: string;
  readonly folder: string;
  /** '名称=值', several values of a many input with ';'. */
  readonly set: readonly string[];
  readonly native: boolean;
};

/**
 * `dishu run`: imports a folder, runs a notebook on it in both languages, and prints every cell's result as JSON. The exit status: 0;
 * 1 when a cell failed. A file that could not be read, and a sheet that waits for the analyst, is said on standard error and left out, as on the page.
 */
export async function run({notebook: path, folder, set, native}: RunRequest): Promise<number> {
  const notebook = await readNotebook(path);
  const chosen = chosenOf(notebook, set);
  const imported = await importInto(await sourcesOf([folder]), {native});
  complainOfRefused(imported.report);
  complainOfUnsure(imported.report);
  try {
    return await runOn(imported, notebook, chosen);
  } finally {
    await imported.database.close();
  }
}

async function runOn(
  {database, ingest, report}: Imported,
  notebook: Notebook,
  chosen: Readonly<Record<string, InputValue>>
): Promise<number> {
  const tables = await ingest.tables();
  const session = openSession(await database.connect());
  const {take} = new TakeSources(database, tables);
  const said = await saidIn(notebook, session, {chosen, missing: missingIn(tables), take});
  const cells = await cellsJson(notebook, session, said);
  const files = report.files.map(({path: file, size, sha256, failure}) => ({
    file,
    size,
    ...(failure ? {refused: failure} : {sha256})
  }));
  const loaded = tables.filter(({rows}) => rows > 0);
  const {id, title} = notebook;
  const {lacking, vanished, lagging} = report;
  print({notebook: id, title, files, tables: loaded, lacking, vanished, lagging, cells});
  const failed = [...said.values()].some((one) =>
    one.graph.nodes.some(({key}) => one.state(key).kind === 'failed')
  );
  return failed ? 1 : 0;
}

/** One run a language on the same session: the queries of the second find the same data. */
async function saidIn(
  notebook: Notebook,
  session: Session,
  options: Omit<RunOptions, 'lang'>
): Promise<Said> {
  const said = new Map<Lang, Run>();
  for (const lang of LANGS) {
    const one = new Run(notebook, session, {...options, lang});
    await one.start();
    for (const [name, value] of Object.entries(options.chosen ?? {})) proveTaken(one, name, value);
    said.set(lang, one);
  }
  return said;
}

/** A choice that the data do not offer is no other one: the run has taken its own instead. */
function proveTaken(one: Run, name: string, value: InputValue): void {
  const state = one.state(name);
  if (state.kind !== 'done' || state.result.kind !== 'input') return;
  const {value: held, options} = state.result;
  const wanted = [value].flat();
  const odd = wanted.find((part) => ![held].flat().some((each) => each === part));
  if (odd === undefined || odd === null) return;
  const allowed = options.map((option) => option.value).join(', ');
  throw new DishuError({code: 'input-value', values: {name, value: String(odd), allowed}});
}

function chosenOf(notebook: Notebook, set: readonly string[]): Record<string, InputValue> {
  const inputs = notebook.cells.filter((cell): cell is InputCell => cell.kind === 'input');
  return Object.fromEntries(
    set.map((text) => {
      const [name = '', ...rest] = text.split('=');
      const input = inputs.find((cell) => cell.name === name);
      if (!input) throw unknownInput(name, inputs);
      const value = valueFromText(input, rest.join('='));
      if (value === undefined) {
        throw new DishuError({code: 'input-value', values: {name, value: rest.join('=')}});
      }
      return [name, value];
    })
  );
}

function unknownInput(name: string, inputs: readonly InputCell[]): DishuError {
  const names = inputs.map((cell) => cell.name);
  const close = nearest(name, names);
  const more = close === undefined ? {} : {nearest: close};
  return new DishuError({
    code: 'input-unknown',
    values: {name, allowed: names.join(', '), ...more}
  });
}

function print(result: object): void {
  process.stdout.write(`${JSON.stringify(result, null, 1)}\n`);
}
