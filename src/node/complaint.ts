import {failureOf, type Failure} from '../model/failure.ts';
import type {ImportReport} from '../model/report.ts';
import {TABLES} from '../registry/tables/index.ts';
import {failureText} from '../words/failures.ts';

/** A failure on standard error, in both languages: a command is read by people of either. */
export function complain(thrown: unknown): void {
  say(pathFailure(thrown) ?? failureOf(thrown));
}

/** What the file system refused, with the path that it was asked for. */
function pathFailure(thrown: unknown): Failure | undefined {
  if (!(thrown instanceof Error && 'code' in thrown && 'path' in thrown)) return undefined;
  const place = {file: String(thrown.path)};
  if (thrown.code === 'ENOENT') return {code: 'path-missing', place};
  return {code: 'path-refused', place, values: {message: String(thrown.code)}};
}

/** One line for each file that could not be read; how many there were. */
export function complainOfRefused({files}: ImportReport): number {
  const refused = files.flatMap(({path, failure}) =>
    failure ? [{...failure, place: {file: path, ...failure.place}}] : []
  );
  for (const failure of refused) say(failure);
  return refused.length;
}

/** One line for each sheet that is probably a table of the registry and waits for the analyst to say so. */
export function complainOfUnsure({files}: ImportReport): void {
  for (const {path, sheets} of files)
    for (const {head, state, recognition} of sheets) {
      const [likeliest] = recognition.candidates;
      if (state !== 'ask' || likeliest === undefined) continue;
      const place = head.name === '' ? {file: path} : {file: path, sheet: head.name};
      say({code: 'sheet-unsure', place, values: {tables: likeliest.table}});
    }
}

function say(failure: Failure): void {
  process.stderr.write(
    `dishu: ${failureText(failure, 'zh', (name) => TABLES[name]?.zh ?? name)}\n`
  );
  process.stderr.write(
    `dishu: ${failureText(failure, 'en', (name) => TABLES[name]?.en ?? name)}\n`
  );
}
