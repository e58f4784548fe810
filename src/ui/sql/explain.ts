import type {Failure} from '../../model/failure.ts';
import type {Lang} from '../../model/text.ts';
import {nearestNames} from '../../notebook/nearest.ts';
import type {Statement} from '../../notebook/script.ts';
import {codeTokens, nameOf, placeAt, tokens, type Token} from '../../notebook/tokens.ts';
import {failureWords} from '../../words/failures.ts';
import {sqlMessage} from '../../words/sql-messages.ts';
import {wideFailure, wideSigns} from '../../notebook/wide-signs.ts';
import {scopeOf} from './scope.ts';
import type {Vocabulary} from './vocabulary.ts';

/** What went wrong with a statement, and the part of the whole text that it is about. */
export type Mistake = {readonly failure: Failure; readonly from: number; readonly to: number};

const COLUMN =
  /^(?:Referenced column|Table "[^"]*" does not have a column named|Values list "[^"]*" does not have a column named) "(?<name>[^"]*)"/;
const TABLE =
  /^(?:Table with name|Referenced table) "?(?<name>.*?)"? (?:does not exist|not found)!/;
const FUNCTION = /^(?:\w+ )+[Ff]unction with name "?(?<name>.*?)"? does not exist!/;

/**
 * A failure of a statement as one of the text that it stands in: line and character count there, and the names that the engine
 * proposes give way to the nearest of those that can really be written.
 */
export function mistakeIn(
  text: string,
  statement: Statement,
  failure: Failure,
  vocabulary: Vocabulary
): Mistake {
  const wrong = wrongToken(statement.text, failure);
  const from = statement.start + (wrong?.start ?? 0);
  const to = statement.start + (wrong?.end ?? 0);
  const values = {...failure.values, ...nearValues(statement.text, failure, vocabulary)};
  const place = wrong ? {place: placeAt(text, from)} : {};
  return {failure: {code: failure.code, values, ...place}, from, to};
}

/** The first full-width sign of a text that SQL does not take, while it is written. */
export function wideMistake(text: string): Mistake | undefined {
  const failure = wideFailure(text);
  const [wide] = wideSigns(text);
  return failure && wide ? {failure, from: wide.start, to: wide.start + 1} : undefined;
}

/** A mistake as a sentence, with what to do; without its place. */
export function mistakeText({code, values = {}}: Failure, lang: Lang): string {
  if (code === 'sql') {
    const {message, candidates} = values;
    return sqlMessage(
      String(message ?? ''),
      candidates === undefined ? undefined : String(candidates),
      lang
    );
  }
  const {what, todo} = failureWords({code, values}, lang);
  return todo === '' ? what : `${what}${lang === 'zh' ? '' : ' '}${todo}`;
}

const AMBIGUOUS = /^Ambiguous reference to column name "(?<name>[^"]*)"/;

type Span = {readonly start: number; readonly end: number};

/** The token at the failure's place; without a place the first one of the name that it speaks of. */
function wrongToken(sql: string, {place, values}: Failure): Span | undefined {
  const {line, character} = place ?? {};
  const all = tokens(sql);
  if (line === undefined || character === undefined) {
    const name = nameIn(String(values?.['message'] ?? ''));
    return name === undefined ? undefined : all.find((token) => isNamed(token, name));
  }
  const before = sql.split('\n').slice(0, line - 1);
  const start = before.reduce((sum, row) => sum + row.length + 1, 0) + character - 1;
  const token = all.find((each) => each.start <= start && start < each.end);
  if (values?.['sign'] !== undefined) return {start, end: start + 1};
  return token ? lastOfChain(sql, token) : {start: Math.min(start, sql.length), end: sql.length};
}

/** The engine points at the head of 'h.致贫原'; what is wrong is mostly its end. */
function lastOfChain(sql: string, token: Token): Span {
  const code = codeTokens(sql);
  let at = code.findIndex(({start}) => start === token.start);
  if (at < 0) return token;
  while (code[at + 1]?.text === '.' && code[at + 2]) at += 2;
  return {start: token.start, end: code[at]?.end ?? token.end};
}

function isNamed(token: Token, name: string): boolean {
  return token.kind !== 'string' && nameOf(token)?.toLowerCase() === name.toLowerCase();
}

function nameIn(message: string): string | undefined {
  const forms = [COLUMN, TABLE, FUNCTION, AMBIGUOUS];
  return forms.map((form) => form.exec(message)?.groups?.['name']).find(Boolean);
}

function nearValues(
  sql: string,
  {code, values}: Failure,
  vocabulary: Vocabulary
): {candidates?: string} {
  if (code !== 'sql') return {};
  const message = String(values?.['message'] ?? '');
  const near = nearTo(sql, message, vocabulary) ?? [];
  const engines = String(values?.['candidates'] ?? '')
    .split(',')
    .slice(0, 3);
  const names = near.length > 0 ? near : engines.filter((name) => name !== '');
  return names.length === 0 ? {} : {candidates: names.join(',')};
}

function nearTo(sql: string, message: string, vocabulary: Vocabulary): string[] | undefined {
  const [column, table, call] = [COLUMN, TABLE, FUNCTION].map(
    (form) => form.exec(message)?.groups?.['name']
  );
  if (column !== undefined) {
    const {tables, named} = scopeOf(sql, codeTokens(sql), vocabulary.tables);
    const columns = tables.flatMap(({table: {columns: all}}) => all.map(({name}) => name));
    return nearestNames(
      column,
      [...columns, ...named].filter((name) => name !== column)
    );
  }
  if (table !== undefined) {
    const names = vocabulary.tables.map(({name, schema}) =>
      schema === '' ? name : `${schema}.${name}`
    );
    return nearestNames(table, names);
  }
  return call === undefined
    ? undefined
    : nearestNames(
        call,
        vocabulary.functions.map(({name}) => name)
      );
}
