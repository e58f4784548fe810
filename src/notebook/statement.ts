import type {Failure} from '../model/failure.ts';
import {codeTokens, placeAt, type Token} from './tokens.ts';

/** Words with which a query begins. */
export const QUERY_WORDS: readonly string[] = [
  'select',
  'with',
  'from',
  'values',
  'pivot',
  'unpivot',
  'describe',
  'summarize',
  'show',
  'table'
];

/**
 * Why the SQL of a cell is not one query, or undefined. `statement-many`: a `;` before the end; `statement-kind`: it begins
 * with another word, or is empty. Place: line and character in the SQL, from 1.
 */
export function statementFailure(sql: string): Failure | undefined {
  const code = codeTokens(sql);
  const last = code.findLastIndex((token) => token.text !== ';');
  const semicolon = code.slice(0, last + 1).find((token) => token.text === ';');
  if (semicolon) return {code: 'statement-many', place: placeAt(sql, semicolon.start)};
  const first = code.find((token) => token.text !== '(');
  if (first && QUERY_WORDS.includes(first.text.toLowerCase())) return undefined;
  return {
    code: 'statement-kind',
    place: placeAt(sql, first?.start ?? 0),
    values: {...(first ? {word: first.text} : {}), allowed: QUERY_WORDS.join(', ').toUpperCase()}
  };
}

/** The query without what follows it: closing semicolons and comments. */
export function queryOf(sql: string): string {
  const last = codeTokens(sql).findLast((token: Token) => token.text !== ';');
  return last ? sql.slice(0, last.end) : '';
}
