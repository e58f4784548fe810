import {RESERVED} from './keywords.ts';
import {codeTokens, nameOf, textOf, tokens, type Token} from './tokens.ts';

/** What a pair of brackets holds, as far as tables are concerned. */
type Frame = {
  /** Between FROM and the word that ends it, where a comma is followed by a table. */
  inFrom: boolean;
  /** The next name is a table's. */
  expects: boolean;
  /** Arguments of a table function: any name in them may be a table's (query_table(t), query('FROM t')). */
  readonly arguments: boolean;
  /** Arguments of extract(... FROM ...) and the like, where FROM is no clause. */
  readonly scalar: boolean;
  /** Common table expressions that are known here, in lower case. */
  readonly ctes: ReadonlySet<string>;
  /** The name that becomes known outside when the brackets close: the frame is the body of a common table expression. */
  readonly defines?: string;
};

type Walk = {
  readonly code: readonly Token[];
  readonly frames: Frame[];
  readonly names: Set<string>;
  /** Where names stand bare, or as the text of an argument. */
  readonly places: Token[];
  readonly defined: CommonTable[];
};

/** A common table expression: its name and where that stands. */
export type CommonTable = {readonly name: string; readonly start: number};

const OPEN = '([{';
const CLOSE = ')]}';
const FROM_ENDS = new Set(
  'select where group having window qualify order limit offset union except intersect values'.split(
    ' '
  )
);
const FROM_INSIDE = new Set(['extract', 'substring', 'trim', 'overlay', 'position']);
/** Table functions whose arguments are values only. */
const NO_TABLE_ARGUMENTS = new Set(['range', 'generate_series', 'unnest', 'read_csv']);
const TABLE_FOLLOWS = new Set(['describe', 'summarize', 'show', 'table']);
const PIVOTS = new Set(['pivot', 'unpivot', 'pivot_longer', 'pivot_wider']);

/**
 * Names of tables that a query may read: after FROM, JOIN, PIVOT, DESCRIBE and the like, in subqueries, quoted or not, less the
 * common table expressions known at that place. Those of the schema `temp` come bare, those of `data` as 'data.household', those of
 * others not at all. Rather a name too many than one too few.
 */
export function tableNames(sql: string): ReadonlySet<string> {
  return walked(sql).names;
}

/** Where a query reads tables by a name of their own or of the schema `temp`: `tableNames` with the places of the names. */
export function tablePlaces(sql: string): readonly Token[] {
  return walked(sql).places;
}

/** What WITH defines in a query, at any depth. */
export function commonTables(sql: string): readonly CommonTable[] {
  return walked(sql).defined;
}

function walked(sql: string): Walk {
  const walk: Walk = {
    code: codeTokens(sql),
    frames: [frame({})],
    names: new Set(),
    places: [],
    defined: []
  };
  for (let at = 0; at < walk.code.length;) at = step(walk, at);
  return walk;
}

function frame(given: Partial<Frame>): Frame {
  return {
    inFrom: false,
    expects: false,
    arguments: false,
    scalar: false,
    ctes: new Set(),
    ...given
  };
}

function step(walk: Walk, at: number): number {
  const token = walk.code[at];
  const current = walk.frames.at(-1);
  if (!token || !current) return walk.code.length;
  if (current.arguments) collect(walk, token);
  if (token.kind === 'punctuation') return punctuation(walk, current, at, token.text);
  const word = token.kind === 'keyword' ? token.text.toLowerCase() : '';
  if (word === 'with') return commonTable(walk, at + 1);
  if (word && structure(walk, current, at, word)) return at + 1;
  if (current.expects && isName(token, word)) return table(walk, current, at);
  return at + 1;
}

function collect(walk: Walk, token: Token): void {
  const inner = token.kind === 'string' ? tokens(textOf(token)) : [token];
  for (const name of inner.map(nameOf)) if (name !== undefined) walk.names.add(name);
  if (token.kind === 'string') walk.places.push(token);
}

function isName(token: Token, word: string): boolean {
  return nameOf(token) !== undefined && !RESERVED.has(word);
}

function punctuation(walk: Walk, current: Frame, at: number, text: string): number {
  if (OPEN.includes(text)) {
    const opens = text === '(' && current.expects;
    const scalar = FROM_INSIDE.has(walk.code[at - 1]?.text.toLowerCase() ?? '');
    const {arguments: args, ctes} = current;
    walk.frames.push(frame({inFrom: opens, expects: opens, arguments: args, scalar, ctes}));
    current.expects = false;
  } else if (CLOSE.includes(text)) {
    if (walk.frames.length > 1) return close(walk, at);
  } else if (text === ',') {
    current.expects = current.inFrom;
  }
  return at + 1;
}

/** Names known inside stay inside: each frame adds to a copy. */
function known(walk: Walk, name: string): void {
  const outer = walk.frames.at(-1);
  if (!outer) return;
  walk.frames[walk.frames.length - 1] = {...outer, ctes: new Set([...outer.ctes, name])};
}

function close(walk: Walk, at: number): number {
  const {defines} = walk.frames.pop() ?? {};
  if (defines === undefined) return at + 1;
  known(walk, defines);
  return walk.code[at + 1]?.text === ',' ? commonTable(walk, at + 2) : at + 1;
}

/** `at` follows WITH, or the comma after the body of another: [RECURSIVE] name ... AS [[NOT] MATERIALIZED] ( */
function commonTable(walk: Walk, at: number): number {
  const recursive = walk.code[at]?.text.toLowerCase() === 'recursive';
  const token = walk.code[recursive ? at + 1 : at];
  const name = nameOf(token)?.toLowerCase();
  const body = bodyOf(walk.code, recursive ? at + 2 : at + 1);
  if (token === undefined || name === undefined || body === undefined) return at;
  walk.defined.push({name: nameOf(token) ?? name, start: token.start});
  if (recursive) known(walk, name);
  walk.frames.push(frame({ctes: walk.frames.at(-1)?.ctes ?? new Set(), defines: name}));
  return body;
}

/** Where the body begins, after its bracket: `name (columns) USING KEY (columns) AS NOT MATERIALIZED (`. */
function bodyOf(code: readonly Token[], from: number): number | undefined {
  let at = from;
  const take = (...words: string[]): boolean =>
    words.every((word, index) => code[at + index]?.text.toLowerCase() === word);
  const skip = (...words: string[]): void => void (take(...words) && (at += words.length));
  const brackets = (): void => void (take('(') && (at = closing(code, at) + 1));
  brackets();
  skip('using', 'key');
  brackets();
  if (!take('as')) return undefined;
  at += 1;
  skip('not');
  skip('materialized');
  return take('(') ? at + 1 : undefined;
}

function closing(code: readonly Token[], open: number): number {
  const end = code.findIndex((token, index) => index > open && token.text === ')');
  return end < 0 ? code.length : end;
}

/** Words that say where tables stand; true if the word has been dealt with. */
function structure(walk: Walk, current: Frame, at: number, word: string): boolean {
  if (word === 'from') {
    if (current.scalar || isDistinctFrom(walk.code, at)) return true;
    return place(current, true, true);
  }
  if (word === 'join') return place(current, current.inFrom, true);
  if (FROM_ENDS.has(word)) return place(current, false, false);
  if (TABLE_FOLLOWS.has(word)) return place(current, false, true);
  if (!PIVOTS.has(word)) return false;
  const clause = current.inFrom && !current.expects;
  return place(current, clause, !clause);
}

function place(current: Frame, inFrom: boolean, expects: boolean): true {
  current.inFrom = inFrom;
  current.expects = expects;
  return true;
}

/** IS [NOT] DISTINCT FROM compares and names no table. */
function isDistinctFrom(code: readonly Token[], at: number): boolean {
  const [before, distinct] = code.slice(Math.max(0, at - 2), at).map((t) => t.text.toLowerCase());
  return distinct === 'distinct' && (before === 'is' || before === 'not');
}

/** A name in table position: a table, the name of a function, or an alias before a colon. */
function table(walk: Walk, current: Frame, at: number): number {
  const chain = [nameOf(walk.code[at]) ?? ''];
  let next = at + 1;
  for (; walk.code[next]?.text === '.'; next += 2) chain.push(nameOf(walk.code[next + 1]) ?? '');
  const after = walk.code[next]?.text;
  if (after === ':') return next + 1;
  current.expects = false;
  if (after === '(') {
    const args = !NO_TABLE_ARGUMENTS.has(chain.at(-1)?.toLowerCase() ?? '');
    walk.frames.push(frame({arguments: args, ctes: current.ctes}));
    return next + 1;
  }
  const name = chain.at(-1) ?? '';
  const alone = chain.length === 1 && !current.ctes.has(name.toLowerCase());
  const schema = chain.at(-2)?.toLowerCase();
  const last = walk.code[next - 1];
  if (alone || chain[0]?.toLowerCase() === 'temp') {
    walk.names.add(name);
    if (last) walk.places.push(last);
  } else if (schema === 'data') walk.names.add(`data.${name}`);
  return next;
}
