import type {ResultColumn} from '../model/rows.ts';
import {tableNames} from '../notebook/tables.ts';
import {codeTokens, nameOf, type Token} from '../notebook/tokens.ts';
import {TABLES} from '../registry/tables/index.ts';
import {columnWords, maskOf} from './column-words.ts';
import type {Masked} from './mask.ts';

/** Names, in both languages, of every column of the registry that is masked. */
const PERSONAL = new Set(
  Object.values(TABLES).flatMap(({columns}) =>
    columns.filter((column) => maskOf(column)).flatMap(({name, zh}) => [name, zh])
  )
);

/** Books that hold texts of cells as they came. */
const RAW_BOOKS = ['import_issue', 'set_aside', 'finding'];
const RAW_SCHEMAS = ['stage', 'file'];
const ALL_COLUMNS = ['*', 'columns', 'query', 'query_table', 'unpivot', 'summarize', 'table'];

/**
 * Whether a query can bring personal data into its result at all: it names a masked column, takes all columns, or reads texts
 * that the dictionary does not describe. `personal`: temp tables of which the same is true. What is not so cannot show a person, whatever
 * its columns are called: counts by township stay readable.
 */
export function readsPersonal(sql: string, personal: ReadonlySet<string>): boolean {
  const code = codeTokens(sql);
  const named = code.some((token, at) => {
    const name = nameOf(token)?.toLowerCase() ?? token.text;
    if (token.kind === 'string') return false;
    if (token.text === '*') return takesAll(code, at);
    if (RAW_SCHEMAS.includes(name) && code[at + 1]?.text === '.') return true;
    return PERSONAL.has(name) || RAW_BOOKS.includes(name) || ALL_COLUMNS.includes(name);
  });
  return (
    named ||
    fromFirst(code) ||
    [...tableNames(sql)].some((name) => personal.has(name.toLowerCase()))
  );
}

/** A `*` is all columns unless it counts, count(*), or multiplies. */
function takesAll(code: readonly Token[], at: number): boolean {
  const [before, opener] = [code[at - 1], code[at - 2]];
  if (before?.text === '(') return opener?.text.toLowerCase() !== 'count';
  return before?.kind === 'keyword' || before?.text === ',' || before?.text === '.';
}

/** FROM 户 without a SELECT of its own, alone or in brackets, is all of its columns. */
function fromFirst(code: readonly Token[]): boolean {
  return code.some(({text}, at) => {
    const opens = ['(', ';', ':'].includes(code[at - 1]?.text ?? ';');
    return opens && text.toLowerCase() === 'from' && !selectsInside(code.slice(at + 1));
  });
}

/** Whether a SELECT stands in the rest of the bracket. */
function selectsInside(rest: readonly Token[]): boolean {
  let depth = 0;
  for (const {text} of rest) {
    depth += text === '(' ? 1 : text === ')' ? -1 : 0;
    if (depth < 0) return false;
    if (depth === 0 && text.toLowerCase() === 'select') return true;
  }
  return false;
}

/**
 * How each column of a console's result is masked, by its name. A column that bears a name of the dictionary follows it; any other counts
 * as personal if the query can bring personal data at all, as far as its type can hold a name or a long number.
 */
export function masksOf(
  sql: string,
  columns: readonly ResultColumn[],
  personal: ReadonlySet<string>
): Readonly<Record<string, Masked | undefined>> {
  const reads = readsPersonal(sql, personal);
  const renamed = new Set(renamedIn(sql));
  return Object.fromEntries(
    columns.map((column) => {
      const {masked} = columnWords(column, 'zh');
      const known = isDescribed(column.name) && !renamed.has(column.name);
      return [column.name, masked ?? (reads && !known ? byType(column) : undefined)];
    })
  );
}

function byType({type}: ResultColumn): Masked | undefined {
  if (type === 'integer') return 'raw';
  return type === 'text' || type === 'list' || type === 'other' ? 'name' : undefined;
}

function isDescribed(name: string): boolean {
  return Object.values(TABLES).some(({columns}) =>
    columns.some((column) => column.name === name || column.zh === name)
  );
}

/** Names given to what stands before them, with AS or without: what they hold is not what the dictionary says of the name. */
function renamedIn(sql: string): string[] {
  const code = codeTokens(sql);
  return code.flatMap((token, at) => {
    const before = code[at - 1];
    const given = before?.text.toLowerCase() === 'as' || endsValue(before);
    return given && token.kind === 'word' ? (nameOf(token) ?? []) : [];
  });
}

function endsValue(token: Token | undefined): boolean {
  return token?.text === ')' || ['word', 'string', 'number'].includes(token?.kind ?? '');
}
