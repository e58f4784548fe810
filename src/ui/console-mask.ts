import type {Column} from '../model/dictionary.ts';
import type {ResultColumn} from '../model/rows.ts';
import {registryTable} from '../notebook/names.ts';
import {tableNames} from '../notebook/tables.ts';
import {codeTokens, nameOf, type Token} from '../notebook/tokens.ts';
import {TABLES} from '../registry/tables/index.ts';
import {maskOf} from './column-words.ts';
import type {Masked} from './mask.ts';

/**
 * The columns of the registry that a query can name: those of the tables it reads; of all tables where it writes a table in a way that
 * does not say which.
 */
function columnsRead(code: readonly Token[], tables: readonly string[]): readonly Column[] {
  const spelled = code.some(
    ({text}, at) => /^"?(main|memory)"?$/i.test(text) && code[at + 1]?.text === '.'
  );
  const names = spelled ? Object.keys(TABLES) : tables.map(registryTable);
  return names.flatMap((name) => (name === undefined ? [] : (TABLES[name]?.columns ?? [])));
}

/** Books about the import that hold no text of a cell, and those that do, with the columns in which they do. */
const PLAIN_BOOKS = new Set(
  '来源 期次 data.source data.sheet data.edition data.dictionary data.policy_line'.split(' ')
);
const RAW_BOOKS = new Set(
  '无法读取 搁置 疑点 data.import_issue data.set_aside data.finding'.split(' ')
);
const RAW_COLUMNS = new Set('原文 主键或号码 值 另一个值 raw text key value other'.split(' '));
/** Columns of those books that hold words of the product, names of files and headings. */
const BOOK_COLUMNS = new Set(
  `文件 工作表 状态 认作 格式 编码 表头行 单位 原样表名 指纹 列 表头 表 标准列 问题 原因 种类 file sheet kind encoding sha256 state
  table_name column_name problem reason grain verdict as_of_from own_name title unit`.split(/\s+/)
);
const RAW_SCHEMAS = ['stage', 'packed', 'file'];
const ALL_COLUMNS = new Set('* columns unpivot summarize table'.split(' '));
const ANY_SQL = new Set(['query', 'query_table']);

/**
 * Whether a query can bring personal data into its result at all: it names a masked column, takes all columns, or reads texts
 * that the dictionary does not describe. `personal`: temp tables of which the same is true. What is not so cannot show a person,
 * whatever its columns are called: counts by township stay readable.
 */
export function readsPersonal(sql: string, personal: ReadonlySet<string>): boolean {
  const code = codeTokens(sql);
  const tables = [...tableNames(sql)];
  const takesAll =
    !tables.every((name) => PLAIN_BOOKS.has(name)) &&
    (fromFirst(code) || code.some((token, at) => isAll(code, token, at)));
  const books = tables.some((name) => RAW_BOOKS.has(name));
  const masked = columnsRead(code, tables).filter((column) => maskOf(column));
  const named = new Set(masked.flatMap(({name, zh}) => [name, zh]));
  return (
    takesAll ||
    tables.some((name) => personal.has(name.toLowerCase())) ||
    code.some((token, at) => {
      const name = token.kind === 'string' ? '' : (nameOf(token)?.toLowerCase() ?? '');
      if (RAW_SCHEMAS.includes(name) && code[at + 1]?.text === '.') return true;
      return named.has(name) || ANY_SQL.has(name) || (books && RAW_COLUMNS.has(name));
    })
  );
}

function isAll(code: readonly Token[], token: Token, at: number): boolean {
  if (token.text === '*') return takesStar(code, at);
  const name = token.kind === 'string' ? '' : (nameOf(token)?.toLowerCase() ?? '');
  const made = /^temp(orary)?$/i.test(code[at - 1]?.text ?? '');
  return ALL_COLUMNS.has(name) && !made;
}

/** A `*` is all columns unless it counts, count(*), or multiplies. */
function takesStar(code: readonly Token[], at: number): boolean {
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
  const read = columnsRead(codeTokens(sql), [...tableNames(sql)]);
  return Object.fromEntries(
    columns.map((column) => {
      const described = read.filter(({name, zh}) => name === column.name || zh === column.name);
      const known = described.length > 0 || BOOK_COLUMNS.has(column.name);
      const masked = described.map(maskOf).find((mask) => mask !== undefined);
      const unknown = reads && (!known || renamed.has(column.name));
      return [column.name, masked ?? (unknown ? byType(column) : undefined)];
    })
  );
}

function byType({type}: ResultColumn): Masked | undefined {
  if (type === 'integer') return 'raw';
  return type === 'text' || type === 'list' || type === 'other' ? 'name' : undefined;
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
