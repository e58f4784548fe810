import type {Lang} from '../../model/text.ts';
import type {Offers} from '../../notebook/complete.ts';
import {KEYWORDS} from '../../notebook/keywords.ts';
import {inOrder} from '../../notebook/nearest.ts';
import {statementsOf} from '../../notebook/script.ts';
import {nameOf, tokens, type Token} from '../../notebook/tokens.ts';
import {CODES} from '../../registry/codes.ts';
import {namesTable, scopeOf, tableNamed, type Scope} from './scope.ts';
import {columnDetail, columnMeaning, tableDetail, type Kinds} from './details.ts';
import type {KnownColumn, KnownTable, Vocabulary} from './vocabulary.ts';

export type CandidateKind = 'column' | 'table' | 'function' | 'keyword' | 'variable' | 'value';

/** A way to go on: `label` is shown, `insert` written, `detail` says what it is. */
export type Candidate = {
  readonly label: string;
  readonly insert: string;
  readonly detail: string;
  readonly kind: CandidateKind;
  /** The column that it is, for what is said of it at length. */
  readonly column?: KnownColumn;
};

/** What may stand from `from` up to the cursor, the likeliest first. */
export type Completions = {readonly from: number; readonly candidates: readonly Candidate[]};

export type Asked = {
  readonly vocabulary: Vocabulary;
  readonly lang: Lang;
  /** Asked for by hand: then nothing need be typed yet. */
  readonly explicit: boolean;
  readonly kinds: Kinds;
};

type Scored = Candidate & {readonly also: string; readonly rank: number};

const MOST = 60;

/** The same for an editor. */
export function offersAt(sql: string, at: number, asked: Asked): Offers | undefined {
  const found = completionsAt(sql, at, asked);
  if (!found) return undefined;
  const options = found.candidates.map(({label, detail, insert, column}) => ({
    label,
    detail,
    apply: insert,
    meaning: column ? columnMeaning(column, asked.lang) : []
  }));
  return {from: found.from, options, ranked: true};
}

/** How a query can go on at a place. Names match by any part of them, in Chinese and in English. */
export function completionsAt(sql: string, at: number, asked: Asked): Completions | undefined {
  const span = statementsOf(sql).findLast(({start}) => start <= at);
  const statement = sql.slice(span?.start ?? 0, Math.max(span?.end ?? 0, at));
  const cursor = at - (span?.start ?? 0);
  const all = tokens(statement);
  const here = all.find(({start, end}) => start < cursor && cursor <= end);
  if (here?.kind === 'comment' || here?.kind === 'number') return undefined;
  const code = all.filter(({kind}) => kind !== 'comment');
  const before = code.filter(
    ({end}) => end <= (here && (isWord(here) || here.kind === 'string') ? here.start : cursor)
  );
  const scope = scopeOf(statement, code, asked.vocabulary.tables);
  if (here?.kind === 'string') return inString(here, before, cursor, at, scope, asked);
  const word = here && isWord(here) ? here : undefined;
  const typed = statement.slice(word?.start ?? cursor, cursor).replace(/^"/, '');
  const from = at - (cursor - (word?.start ?? cursor));
  const found = candidates(before, scope, asked, typed);
  return found.length > 0 ? {from, candidates: best(found, typed)} : undefined;
}

function isWord({kind}: Token): boolean {
  return kind === 'word' || kind === 'keyword';
}

function candidates(before: readonly Token[], scope: Scope, asked: Asked, typed: string): Scored[] {
  const {vocabulary} = asked;
  if (before.at(-1)?.text === '.') return behindDot(before, scope, asked);
  const place = before.length > 0 && expectsTable(before);
  if (place) return [...tablesOf(vocabulary, asked, 100), ...own(scope.defined, 130, 'table')];
  if (typed === '' && !asked.explicit) return [];
  return [
    ...columnsOf(scope, asked),
    ...own(scope.named, 40, 'column'),
    ...aliases(scope),
    ...tablesOf(vocabulary, asked, 20),
    ...vocabulary.functions.map(({name, call}) => ({
      ...plain(name, 'function', call.length > 60 ? `${name}(…)` : call, 10),
      insert: `${name}(`
    })),
    ...[...KEYWORDS].map((word) => plain(word, 'keyword', '', 15))
  ];
}

/** A token of no text stands for the word that is about to be written. */
function expectsTable(before: readonly Token[]): boolean {
  const end = before.at(-1)?.end ?? 0;
  return namesTable([...before, {kind: 'word', text: '', start: end, end}], before.length);
}

function plain(name: string, kind: CandidateKind, detail: string, rank: number): Scored {
  return {label: name, insert: name, detail, kind, also: '', rank};
}

function own(names: readonly string[], rank: number, kind: CandidateKind): Scored[] {
  return [...new Set(names)].map((name) => ({
    ...plain(name, kind, '', rank),
    insert: written(name)
  }));
}

function aliases({tables}: Scope): Scored[] {
  return tables
    .filter(({alias, table}) => alias !== table.name)
    .map(({alias, table}) => ({...plain(alias, 'table', table.name, 45), insert: written(alias)}));
}

/** A name as SQL takes it: in quotes where it is no plain word, or a reserved one. */
export function written(name: string): string {
  const [first, ...more] = tokens(name);
  const bare =
    first?.kind === 'word' && more.length === 0 && /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name);
  return bare ? name : `"${name.replaceAll('"', '""')}"`;
}

function behindDot(before: readonly Token[], scope: Scope, asked: Asked): Scored[] {
  const name = nameOf(before.at(-2))?.toLowerCase() ?? '';
  const {tables} = asked.vocabulary;
  const inSchema = tables.filter(({schema}) => schema !== '' && schema === name);
  if (inSchema.length > 0) return inSchema.map((table) => tableCandidate(table, asked, 50, true));
  const table =
    scope.tables.find(({alias}) => alias.toLowerCase() === name)?.table ??
    tableNamed([name], tables);
  return table ? table.columns.map((column) => columnCandidate(column, table, asked, 50)) : [];
}

/** Columns of the tables that the statement names; while it names none, of all of the registry. */
function columnsOf(scope: Scope, asked: Asked): Scored[] {
  const named = scope.tables.map(({table}) => table);
  if (named.length > 0) {
    return [...new Set(named)].flatMap((table) =>
      table.columns.map((column) => columnCandidate(column, table, asked, 60))
    );
  }
  const views = asked.vocabulary.tables.filter(
    ({schema, registry, name, own: mine}) =>
      mine || (schema === '' && registry !== undefined && !/_all$|_历次$/.test(name))
  );
  return views.flatMap((table) =>
    table.columns.map((column) => columnCandidate(column, table, asked, 25))
  );
}

function columnCandidate(
  column: KnownColumn,
  table: KnownTable,
  asked: Asked,
  rank: number
): Scored {
  const {described, name} = column;
  return {
    label: name,
    insert: written(name),
    detail: columnDetail(column, table, asked.kinds, asked.lang),
    kind: 'column',
    column,
    also: described ? `${described.name} ${described.zh} ${described.en}` : '',
    rank: rank + (described ? 1 : 0)
  };
}

function tablesOf({tables}: Vocabulary, asked: Asked, rank: number): Scored[] {
  return tables.map((table) => {
    const first = table.schema === '' ? 4 : 0;
    const now = /_all$|_历次$/.test(table.name) ? 0 : 2;
    const language = table.registry === undefined || table.name === table.registry ? 0 : 1;
    return tableCandidate(table, asked, rank + first + now + language + (table.own ? 3 : 0), false);
  });
}

function tableCandidate(table: KnownTable, asked: Asked, rank: number, bare: boolean): Scored {
  const {name, schema} = table;
  const whole = schema === '' || bare ? written(name) : `${written(schema)}.${written(name)}`;
  return {
    label: schema === '' || bare ? name : `${schema}.${name}`,
    insert: whole,
    detail: tableDetail(table, asked.lang),
    kind: 'table',
    also: `${tableDetail(table, 'zh')} ${tableDetail(table, 'en')}`,
    rank
  };
}

/** Variables in getvariable('…'), labels of a code list where a column with one is compared. */
function inString(
  here: Token,
  before: readonly Token[],
  cursor: number,
  at: number,
  scope: Scope,
  {vocabulary, lang}: Asked
): Completions | undefined {
  const from = at - (cursor - here.start) + 1;
  const typed = here.text.slice(1, cursor - here.start);
  const [call, open] = before.slice(-2);
  if (open?.text === '(' && call?.text.toLowerCase() === 'getvariable') {
    const found = vocabulary.variables.map((name) => plain(name, 'variable', '', 1));
    return {from, candidates: best(found, typed)};
  }
  const column = comparedColumn(before, scope);
  const list = CODES[column?.described?.codes ?? ''];
  if (!list) return undefined;
  const found = list.codes.map(({zh, en}) => ({
    ...plain(zh, 'value', lang === 'zh' ? '' : en, 1),
    also: en
  }));
  return {from, candidates: best(found, typed)};
}

/** The column before `=`, `<>` or `IN ('a', ` that the text is compared with. */
function comparedColumn(before: readonly Token[], scope: Scope): KnownColumn | undefined {
  let at = before.length - 1;
  while (
    ['string', 'operator', 'punctuation'].includes(before[at]?.kind ?? '') ||
    before[at]?.text.toLowerCase() === 'in'
  )
    at -= 1;
  if (at === before.length - 1) return undefined;
  const name = nameOf(before[at])?.toLowerCase();
  const columns = scope.tables.flatMap(({table}) => table.columns);
  return columns.find((column) => column.name.toLowerCase() === name);
}

/** The best first: how well the typed part fits, then how likely it is at this place. */
function best(found: readonly Scored[], typed: string): Candidate[] {
  const seen = new Set<string>();
  return found
    .map((each, index) => ({each, index, fit: fitOf(each, typed.toLowerCase())}))
    .filter(({fit}) => fit > 0)
    .sort((a, b) => b.fit + b.each.rank - a.fit - a.each.rank || a.index - b.index)
    .filter(({each: {kind, insert, detail}}) => {
      const key = `${kind} ${insert} ${kind === 'column' ? detail : ''}`;
      return !seen.has(key) && seen.add(key);
    })
    .slice(0, MOST)
    .map(({each: {label, insert, detail, kind, column}}) => ({
      label,
      insert,
      detail,
      kind,
      ...(column && {column})
    }));
}

function fitOf({label, also, kind}: Scored, typed: string): number {
  if (typed === '') return 1;
  const [name, other] = [label.toLowerCase(), also.toLowerCase()];
  if (name === typed) return 80;
  if (name.startsWith(typed)) return 60;
  if (kind === 'keyword') return 0;
  if (name.includes(typed)) return 40;
  if (other.includes(typed)) return 30;
  return typed.length > 1 && kind !== 'function' && inOrder(typed, name) ? 20 : 0;
}
