import {KEYWORDS} from './keywords.ts';

export type TokenKind =
  'word' | 'keyword' | 'string' | 'number' | 'operator' | 'comment' | 'parameter' | 'punctuation';

/** A piece of SQL: `text` is source.slice(start, end), in UTF-16 units. A quoted identifier is a word. */
export type Token = {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
};

/** What DuckDB's parser takes for a space besides ASCII's: U+3000 above all, also the mark at the head of a file. */
const SPACE = String.raw` \t\n\r\f\u00a0\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff`;
const WORD_START = String.raw`(?![${SPACE}])[A-Za-z_\u0080-\uffff]`;
const WORD_PART = String.raw`(?:(?![${SPACE}])[A-Za-z0-9_$\u0080-\uffff])`;

/** In order: the first that fits decides. What opens and never closes reaches to the end. */
const FORMS: readonly (readonly [TokenKind, string])[] = [
  ['comment', String.raw`--[^\n\r]*`],
  ['comment', String.raw`/\*`],
  ['string', String.raw`[eE]'(?:[^'\\]|\\[\s\S]|'')*(?:'|$)`],
  ['string', String.raw`[xXbB]?'(?:[^']|'')*(?:'|$)`],
  [
    'string',
    String.raw`(?<tag>\$(?:${WORD_START}(?:(?!\$)${WORD_PART})*)?\$)[\s\S]*?(?:\k<tag>|$)`
  ],
  ['word', String.raw`"(?:[^"]|"")*(?:"|$)`],
  ['parameter', String.raw`\?\d*|\$\d+|\$${WORD_START}${WORD_PART}*`],
  [
    'number',
    String.raw`0[xX][\da-fA-F_]+|0[bB][01_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?`
  ],
  ['word', `${WORD_START}${WORD_PART}*`],
  ['punctuation', String.raw`::|:=|[()\[\]{},;.:]`],
  ['operator', String.raw`(?:(?!--|/\*)[-+*/<>=~!@%^&|#\x60])+`],
  ['operator', String.raw`[^${SPACE}]`]
];

const PATTERN = new RegExp(
  FORMS.map(([, source], index) => `(?<f${index}>${source})`).join('|'),
  'y'
);
const SPACES = new RegExp(`[${SPACE}]*`, 'y');
const COMMENT_EDGE = /\/\*|\*\//g;

/** SQL as tokens; every character but spaces belongs to exactly one. Never fails. */
export function tokens(sql: string): Token[] {
  const found: Token[] = [];
  for (let at = afterSpaces(sql, 0); at < sql.length;) {
    const token = tokenAt(sql, at);
    found.push(token);
    at = afterSpaces(sql, token.end);
  }
  return found;
}

/** The tokens that mean something: without comments. */
export function codeTokens(sql: string): Token[] {
  return tokens(sql).filter((token) => token.kind !== 'comment');
}

function afterSpaces(sql: string, at: number): number {
  SPACES.lastIndex = at;
  SPACES.exec(sql);
  return SPACES.lastIndex;
}

function tokenAt(sql: string, start: number): Token {
  PATTERN.lastIndex = start;
  const groups = PATTERN.exec(sql)?.groups ?? {};
  const form = FORMS.findIndex((_, index) => groups[`f${index}`] !== undefined);
  const matched = groups[`f${form}`] ?? sql.slice(start, start + 1);
  const end = matched === '/*' ? commentEnd(sql, start) : start + matched.length;
  const text = sql.slice(start, end);
  const kind = FORMS[form]?.[0] ?? 'operator';
  return {kind: kind === 'word' && isKeyword(text) ? 'keyword' : kind, text, start, end};
}

/** Block comments nest, as in PostgreSQL. */
function commentEnd(sql: string, start: number): number {
  let depth = 0;
  COMMENT_EDGE.lastIndex = start;
  for (let edge = COMMENT_EDGE.exec(sql); edge; edge = COMMENT_EDGE.exec(sql)) {
    depth += edge[0] === '/*' ? 1 : -1;
    if (depth === 0) return COMMENT_EDGE.lastIndex;
  }
  return sql.length;
}

function isKeyword(text: string): boolean {
  return KEYWORDS.has(text.toLowerCase());
}

/** The name that a word, keyword or string stands for: without quotes, doubled quotes made single; else undefined. */
export function nameOf(token: Token | undefined): string | undefined {
  if (!token) return undefined;
  if (token.kind === 'keyword') return token.text;
  if (token.kind === 'word') {
    return token.text.startsWith('"')
      ? token.text.replace(/^"|"$/g, '').replaceAll('""', '"')
      : token.text;
  }
  return token.kind === 'string' ? textOf(token) : undefined;
}

/** The content of a string token, whatever its quotes. Escapes of E'' strings stay as they are. */
export function textOf(token: Token): string {
  const dollar = /^\$[^$]*\$/.exec(token.text)?.[0];
  if (dollar) return token.text.slice(dollar.length, -dollar.length);
  return token.text.replace(/^[eExXbB]?'|'$/g, '').replaceAll("''", "'");
}

/** Line and character, both from 1, of a position in a text. */
export function placeAt(text: string, at: number): {line: number; character: number} {
  const before = text.slice(0, at).split('\n');
  return {line: before.length, character: (before.at(-1)?.length ?? 0) + 1};
}
