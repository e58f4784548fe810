import {fenceParts, type Draft, type Source} from './draft.ts';
import type {Edit} from './edit.ts';
import {isPlainName} from './figures.ts';
import {isCellName} from './mentions.ts';
import {tablePlaces} from './tables.ts';
import {codeTokens, nameOf, textOf, type Token} from './tokens.ts';

/** The edits that rename a cell with all its uses, and how many uses there are; of an input, whose value goes on under another name. */
export type Renaming = {
  readonly edits: readonly Edit[];
  readonly uses: number;
  readonly input?: {readonly from: string; readonly to: string};
};

type Names = {readonly from: string; readonly to: string; readonly kind: string};

/** A piece of a text that is replaced. */
type Spot = {readonly start: number; readonly end: number; readonly text: string};

/**
 * Renames the cell at a place: its opening line, and where other cells name it: in SQL in table position, before a column, as
 * getvariable('…'); in the keys of cubes, charts and inputs; in figures that prose and charts quote. A name that no cell may have, or
 * that another has, changes nothing but the opening line.
 */
export function renaming(draft: Draft, at: number, to: string): Renaming {
  const source = draft.cells[at];
  if (source?.kind !== 'fence') return {edits: [], uses: 0};
  const {kind, name: from} = fenceParts(source.info);
  const own = put(at, {...source, info: `${kind} ${to}`});
  if (!isPlainName(from) || !isPlainName(to) || isTaken(draft, at, to)) {
    return {edits: [own], uses: 0};
  }
  let uses = 0;
  const others = draft.cells.flatMap((cell, index) => {
    const spots = index === at ? [] : spotsIn(cell, {from, to, kind});
    uses += spots.length;
    return spots.length === 0 ? [] : [put(index, replaced(cell, spots))];
  });
  return {edits: [own, ...others], uses, ...(kind === 'input' ? {input: {from, to}} : {})};
}

function isTaken({cells}: Draft, at: number, name: string): boolean {
  return cells.some(
    (cell, index) =>
      index !== at && cell.kind === 'fence' && isSame(fenceParts(cell.info).name, name)
  );
}

function put(at: number, source: Source): Edit {
  return {kind: 'splice', at, remove: 1, insert: [source]};
}

function replaced(cell: Source, spots: readonly Spot[]): Source {
  return cell.kind === 'prose'
    ? {...cell, text: withSpots(cell.text, spots)}
    : {...cell, body: withSpots(cell.body, spots)};
}

function withSpots(text: string, spots: readonly Spot[]): string {
  const last = [...spots].sort((a, b) => b.start - a.start);
  return last.reduce(
    (now, {start, end, text: by}) => now.slice(0, start) + by + now.slice(end),
    text
  );
}

function spotsIn(cell: Source, names: Names): Spot[] {
  if (cell.kind === 'prose') return inQuotes(cell.text, names);
  const {kind} = fenceParts(cell.info);
  if (kind === 'sql') return inSql(cell.body, names);
  return entries(cell.body).flatMap(({key, value, start}) =>
    inValue(kind, key, value, names).map((each) => moved(each, start))
  );
}

function moved({start, end, text}: Spot, by: number): Spot {
  return {start: start + by, end: end + by, text};
}

/** The `key: value` lines of a fence as they stand, with where each value begins; it goes on to the next key. */
function entries(body: string): {key: string; value: string; start: number}[] {
  const heads = [...body.matchAll(/^([^\s:：]+)[^\S\n]*[:：]/gmu)];
  return heads.map((head, index) => {
    const start = head.index + head[0].length;
    const value = body.slice(start, heads[index + 1]?.index ?? body.length);
    return {key: head[1] ?? '', value, start};
  });
}

const QUOTING = new Set(['title', 'note', 'method', 'empty']);

function inValue(kind: string, key: string, value: string, names: Names): Spot[] {
  const [head = ''] = key.split('.');
  if (kind === 'chart' && QUOTING.has(head)) return inQuotes(value, names);
  if (kind === 'chart' && head === 'rows') return inLink(value, names);
  if (head === 'from' && (kind !== 'input' || isCellName(value.trim()))) {
    return kind === 'take' ? [] : inName(value, names);
  }
  const sql = kind === 'cube' ? head === 'where' || head === 'measure' : head === 'from';
  return sql && kind !== 'chart' ? inSql(value, names) : [];
}

/** A value that is a name. */
function inName(value: string, {from, to, kind}: Names): Spot[] {
  const start = value.length - value.trimStart().length;
  const fits = kind !== 'input' && isSame(value.trim(), from);
  return fits ? [{start, end: start + value.trim().length, text: to}] : [];
}

function inSql(sql: string, names: Names): Spot[] {
  return names.kind === 'input' ? variables(sql, names) : tables(sql, names);
}

function variables(sql: string, {from, to}: Names): Spot[] {
  const code = codeTokens(sql);
  return code.flatMap((token, at) => {
    const reads = /^"?getvariable"?$/i.test(code[at - 2]?.text ?? '') && code[at - 1]?.text === '(';
    return reads && token.kind === 'string' && isSame(textOf(token), from) ? [spot(token, to)] : [];
  });
}

/** Where a table of this name is read, and the columns that say they are of it, unless an alias has the name too. */
function tables(sql: string, {from, to}: Names): Spot[] {
  const places = tablePlaces(sql).filter((token) => isSame(nameOf(token), from));
  if (places.length === 0) return [];
  const starts = new Set(places.map(({start}) => start));
  const code = codeTokens(sql);
  const named = (token: Token): boolean => token.kind === 'word' && isSame(nameOf(token), from);
  const aliased = code.some(
    (token, at) => named(token) && code[at - 1]?.text.toLowerCase() === 'as'
  );
  const columns = code.filter(
    (token, at) =>
      named(token) &&
      !starts.has(token.start) &&
      code[at + 1]?.text === '.' &&
      code[at - 1]?.text !== '.'
  );
  return [...places, ...(aliased ? [] : columns)].map((token) => spot(token, to));
}

/** `cube.measure(dimension)`, several joined by signs: each begins with the name of a cube. */
function inLink(value: string, {from, to, kind}: Names): Spot[] {
  if (kind !== 'cube') return [];
  let depth = 0;
  const code = codeTokens(value);
  return code.flatMap((token, at) => {
    depth += token.text === '(' ? 1 : token.text === ')' ? -1 : 0;
    const first = depth === 0 && code[at - 1]?.text !== '.' && isSame(nameOf(token), from);
    return first ? [spot(token, to)] : [];
  });
}

/** Quotes as they were around the name stay. */
function spot({start, end, text}: Token, to: string): Spot {
  const [quote = ''] = /^["']/.exec(text) ?? [];
  return {start, end, text: quote + to + quote};
}

/** Code, escaped braces, then a figure: `{cell.`. */
const QUOTED =
  /(`+)[\s\S]*?\1(?!`)|^ {0,3}(~{3,})[\s\S]*?^ {0,3}\2|\\[\s\S]|\{\s*([\p{L}_][\p{L}\p{N}_]*)(?=\s*\.)/gmu;

function inQuotes(text: string, {from, to, kind}: Names): Spot[] {
  if (kind === 'input') return [];
  return [...text.matchAll(QUOTED)].flatMap((match) => {
    const name = match[3];
    if (name === undefined || !isSame(name, from)) return [];
    const end = match.index + match[0].length;
    return [{start: end - name.length, end, text: to}];
  });
}

/** Names are compared without case, as SQL does. */
function isSame(a: string | undefined, b: string): boolean {
  return a?.toLowerCase() === b.toLowerCase();
}
