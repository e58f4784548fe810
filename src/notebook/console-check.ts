import type {Failure} from '../model/failure.ts';
import {takenName} from './names.ts';
import {QUERY_WORDS} from './statement.ts';
import {commonTables} from './tables.ts';
import {codeTokens, nameOf, placeAt, type Token} from './tokens.ts';
import {wideFailure} from './wide-signs.ts';

/**
 * What a statement of the console does: a query with a result; a variable of the console's own; a temp table or view of its own;
 * or the plan of the query that begins at `from`.
 */
export type Checked =
  | {readonly does: 'query'}
  | {readonly does: 'variable'; readonly name: string}
  | {readonly does: 'temp'; readonly name: string}
  | {readonly does: 'plan'; readonly from: number};

/** Why the console does not run a statement: `word` of `values` is where it begins, `problem` the kind of the reason. */
type Reason = 'changes' | 'files' | 'permanent' | 'macro' | 'kind' | 'setting' | 'place' | 'other';

const REASONS: ReadonlyMap<string, Reason> = new Map(
  Object.entries({
    changes: 'insert update delete merge truncate drop alter comment vacuum checkpoint analyze',
    files: 'copy export import attach detach load install update_extensions',
    setting: 'set reset use pragma call',
    other: 'prepare execute deallocate begin start commit rollback abort'
  }).flatMap(([reason, words]) => words.split(' ').map((word) => [word, reasonOf(reason)]))
);

function reasonOf(text: string): Reason {
  return text === 'changes' || text === 'files' || text === 'setting' ? text : 'other';
}

/** Names that the console itself uses begin so. */
export const OWN_NAME = '(';

/**
 * What one statement of the console does, or why it is refused: it can neither change what is registered nor stand in its place.
 * Failures: `console-refused` (values: problem, word), `name-taken` (a temp table or a WITH that would hide a table or view),
 * `wide-sign`; the place is line and character in the statement, from 1.
 */
export function checkStatement(sql: string): Checked | Failure {
  const wide = wideFailure(sql);
  if (wide) return wide;
  const code = codeTokens(sql);
  const words = code.map(({text}) => text.toLowerCase());
  const kind = kindOf(sql, code, words);
  return 'code' in kind ? kind : (shadowing(sql) ?? kind);
}

function kindOf(sql: string, code: readonly Token[], words: readonly string[]): Checked | Failure {
  const first = words.findIndex((word) => word !== '(');
  const word = words[first] ?? '';
  if (QUERY_WORDS.includes(word)) return changeAfterWith(sql, code, words) ?? {does: 'query'};
  if (word === 'create') return creation(sql, code, words);
  const variable = nameOf(code[2]);
  if ((word === 'set' || word === 'reset') && words[1] === 'variable' && variable !== undefined) {
    return {does: 'variable', name: variable};
  }
  if (word === 'explain') return planned(sql, code, words);
  return refused(sql, code[Math.max(0, first)], REASONS.get(word) ?? 'other');
}

function refused(sql: string, token: Token | undefined, problem: Reason): Failure {
  return {
    code: 'console-refused',
    place: placeAt(sql, token?.start ?? 0),
    values: {problem, word: token?.text.toUpperCase() ?? ''}
  };
}

/** WITH a AS (...) may begin a change as well as a query. */
function changeAfterWith(
  sql: string,
  code: readonly Token[],
  words: readonly string[]
): Failure | undefined {
  let depth = 0;
  const at = words.findIndex((word, index) => {
    depth += word === '(' ? 1 : word === ')' ? -1 : 0;
    return depth === 0 && words[index - 1] === ')' && REASONS.get(word) === 'changes';
  });
  return words[0] === 'with' && at > 0 ? refused(sql, code[at], 'changes') : undefined;
}

function planned(sql: string, code: readonly Token[], words: readonly string[]): Checked | Failure {
  const rest = words.slice(1).find((word) => word !== '(') ?? '';
  const from = code[1]?.start ?? sql.length;
  if (!QUERY_WORDS.includes(rest)) return refused(sql, code[1], REASONS.get(rest) ?? 'other');
  return changeAfterWith(sql, code.slice(1), words.slice(1)) ?? {does: 'plan', from};
}

/** CREATE [OR REPLACE] TEMP TABLE | VIEW [IF NOT EXISTS] [temp.[main.]]name. */
function creation(
  sql: string,
  code: readonly Token[],
  words: readonly string[]
): Checked | Failure {
  let at = words[1] === 'or' && words[2] === 'replace' ? 3 : 1;
  if (words.includes('macro') || words.includes('function')) return refused(sql, code[0], 'macro');
  if (words[at] !== 'temp' && words[at] !== 'temporary') return refused(sql, code[0], 'permanent');
  at += 1;
  if (words[at] !== 'table' && words[at] !== 'view') return refused(sql, code[at], 'kind');
  at += words[at + 1] === 'if' ? 4 : 1;
  const chain = [code[at]];
  for (; words[at + 1] === '.'; at += 2) chain.push(code[at + 2]);
  const schemas = chain.slice(0, -1).map((token) => nameOf(token)?.toLowerCase());
  const own = ['', 'temp', 'temp.main'].includes(schemas.join('.'));
  const name = nameOf(chain.at(-1));
  if (!own || name === undefined) return refused(sql, chain[0], 'place');
  return taken(sql, name, chain.at(-1)?.start ?? 0) ?? {does: 'temp', name};
}

/** Names that stand for tables inside one statement may not hide those of the registry. */
function shadowing(sql: string): Failure | undefined {
  return commonTables(sql)
    .map(({name, start}) => taken(sql, name, start))
    .find((failure) => failure !== undefined);
}

function taken(sql: string, name: string, start: number): Failure | undefined {
  const what = name.startsWith(OWN_NAME) ? 'table' : takenName(name)?.what;
  if (what === undefined) return undefined;
  const offer = `${name}_1`;
  return {code: 'name-taken', place: placeAt(sql, start), values: {name, problem: what, offer}};
}

/** The query whose plan is asked for, at its place in the statement: what stands before it is blank. */
export function explainedIn(text: string, checked: Checked): string {
  if (checked.does !== 'plan') return text;
  return text.slice(0, checked.from).replaceAll(/[^\n]/g, ' ') + text.slice(checked.from);
}
