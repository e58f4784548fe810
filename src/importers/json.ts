import {DishuError} from '../model/failure.ts';
import type {Doubt} from '../model/sheet.ts';
import type {OpenFile} from './open-file.ts';
import type {RawSheet} from './raw-sheet.ts';
import {plainDecimal} from './typed/values.ts';
import {batchesOf, wholeText, type NumberedCells} from './whole-text.ts';

/** A table's records; `keys` are its headings where they are arrays. */
type Rows = {
  readonly name: string;
  readonly rows: readonly unknown[];
  readonly keys?: readonly string[];
};

const MOST_DEPTH = 3;

/**
 * Tables of a JSON or NDJSON file: an array of objects or arrays, every such array in an object, or what pandas writes of a table. Of lines of which the last is
 * cut, the whole ones are read and doubted. Throws `file-truncated` or `file-damaged` when it does not parse, `sheet-no-table` when no such array is there.
 */
export async function jsonSheets(file: OpenFile, encoding?: string): Promise<RawSheet[]> {
  const {text, doubts} = await wholeText(file, encoding);
  const {value, cut} = parsed(text);
  const tables = tablesIn(value, '', 0);
  if (tables.length === 0) throw new DishuError({code: 'sheet-no-table'});
  if (cut) doubts.push({code: 'cut-short'});
  return tables.map((table) => sheetOf(file.path, table, doubts));
}

function sheetOf(path: string, table: Rows, common: readonly Doubt[]): RawSheet {
  const {name, rows} = table;
  const isArrays = rows.every(Array.isArray);
  const keys = isArrays ? table.keys : keysIn(rows);
  const others = isArrays ? 0 : rows.filter((row) => !isRecord(row)).length;
  const doubts: Doubt[] =
    others === 0 ? [...common] : [...common, {code: 'ragged-rows', values: {rows: others}}];
  return {
    file: path,
    name,
    kind: 'json',
    ...(keys === undefined ? {} : {headings: keys}),
    batches: batchesOf(recordsOf(rows, keys), keys !== undefined),
    merges: () => [],
    doubts: () => doubts
  };
}

function* recordsOf(
  rows: readonly unknown[],
  keys: readonly string[] | undefined
): Generator<NumberedCells> {
  for (const row of rows) {
    if (Array.isArray(row)) yield {cells: row.map(textOf)};
    else if (isRecord(row)) yield {cells: (keys ?? []).map((key) => textOf(row[key]))};
    else yield {cells: [textOf(row)]};
  }
}

function keysIn(rows: readonly unknown[]): string[] {
  const keys = new Set<string>();
  for (const row of rows) if (isRecord(row)) for (const key of Object.keys(row)) keys.add(key);
  return [...keys];
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value.startsWith(KEPT) ? value.slice(KEPT.length) : value;
  return nestedText(value).replace(KEPT_IN_JSON, '$1');
}

/** Throws `file-damaged` for what is nested deeper than the platform's stack. */
function nestedText(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch (thrown) {
    throw unreadable(thrown, Infinity);
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Arrays of rows, outermost first; not searched further within rows. */
function tablesIn(value: unknown, name: string, depth: number): Rows[] {
  if (Array.isArray(value)) return value.some(isRow) ? [{name, rows: value}] : [];
  if (!isRecord(value)) return [];
  const table = columnsIn(value);
  if (table !== undefined) return [{name, ...table}];
  if (depth >= MOST_DEPTH) return [];
  return Object.entries(value).flatMap(([key, inner]) => tablesIn(inner, key, depth + 1));
}

function isRow(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

type Columns = Pick<Rows, 'keys' | 'rows'>;

/** A table that stands by its columns, or by its rows under their numbers, in one of the forms in which pandas writes it. */
function columnsIn(value: Readonly<Record<string, unknown>>): Columns | undefined {
  const {columns, index, data} = value;
  if (isTexts(columns) && isLists(data))
    return labelled(Array.isArray(index) ? index : [], columns, data);
  const names = Object.keys(value);
  const parts = Object.values(value);
  const lists: unknown = parts;
  if (isLists(lists)) {
    const [first = []] = lists;
    const isTable = lists.length > 1 && first.length > 0;
    if (!isTable || lists.some((list) => list.length !== first.length || list.some(isRow)))
      return undefined;
    return {keys: names, rows: first.map((_, i) => lists.map((list) => list[i]))};
  }
  if (!parts.every(isRecord) || parts.length === 0) return undefined;
  if (parts.some((part) => Object.values(part).some(isRow))) return undefined;
  const keys = keysIn(parts);
  if (names.every(isNumeral))
    return labelled(
      names,
      keys,
      parts.map((part) => keys.map((key) => part[key]))
    );
  if (!keys.every(isNumeral)) return undefined;
  return labelled(
    keys,
    names,
    keys.map((key) => parts.map((part) => part[key]))
  );
}

/** The rows with their labels as a first column, unless these only count them. */
function labelled(
  labels: readonly unknown[],
  keys: readonly string[],
  rows: readonly (readonly unknown[])[]
): Columns {
  if (labels.every((label, i) => Number(label) === i)) return {keys, rows};
  return {keys: ['index', ...keys], rows: rows.map((row, i) => [labels[i], ...row])};
}

function isNumeral(name: string): boolean {
  return /^\d+$/.test(name);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

function isLists(value: unknown): value is readonly (readonly unknown[])[] {
  return Array.isArray(value) && value.length > 0 && value.every(Array.isArray);
}

type Parsed = {readonly value: unknown; readonly cut: boolean};

function parsed(text: string): Parsed {
  const source = numbersKept(text);
  try {
    return {value: JSON.parse(source), cut: false};
  } catch (thrown) {
    const lines = source.split(/\r?\n/).filter((line) => line.trim() !== '');
    if (lines.length > 1 && /^[[{].*[\]}]\s*$/.test(lines[0] ?? '')) return linesParsed(lines);
    const value = looselyParsed(source);
    if (value === undefined) throw unreadable(thrown, source.length);
    return {value, cut: false};
  }
}

/** With what Python writes of numbers that are none, or values one after the other; undefined where it is no such text. */
function looselyParsed(source: string): unknown {
  const plain = source.replace(LOOSE, (token) =>
    token.startsWith('"')
      ? token
      : /^[}\]]/.test(token)
        ? `${token},`
        : (NO_NUMBERS[token] ?? token)
  );
  for (const text of [plain, `[${plain}]`])
    try {
      return JSON.parse(text);
    } catch {
      continue;
    }
  return undefined;
}

const LOOSE = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b|[}\]]\s*(?=[{[])/g;
const NO_NUMBERS: Readonly<Record<string, string>> = {
  NaN: 'null',
  Infinity: '"Infinity"',
  '-Infinity': '"-Infinity"'
};

function linesParsed(lines: readonly string[]): Parsed {
  const value: unknown[] = [];
  for (const [index, line] of lines.entries()) {
    try {
      value.push(JSON.parse(line));
    } catch (thrown) {
      const failure = unreadable(thrown, line.length, index + 1);
      const isLast = index > 0 && index === lines.length - 1;
      if (isLast && failure.failure.code === 'file-truncated') return {value, cut: true};
      throw failure;
    }
  }
  return {value, cut: false};
}

function unreadable(thrown: unknown, length: number, line = 0): DishuError {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const position = Number(/position (\d+)/.exec(message)?.[1] ?? -1);
  const cut = /end of (?:json )?input|unterminated/i.test(message) || position >= length - 1;
  return new DishuError({
    code: cut ? 'file-truncated' : 'file-damaged',
    ...(line > 0 ? {place: {row: line}} : {}),
    values: {message}
  });
}

/** Marks a number that is kept as it is written; no text in a file begins so. */
const KEPT = '\u0000\u0001number ';
const KEPT_IN_JSON = /"\\u0000\\u0001number ([^"]*)"/g;
/** Numbers that JSON.parse may change: long ones, with a last zero after the point, with an exponent. */
const FRAGILE = /[\d.]{16}|\.\d*0(?!\d)|\d[eE][-+]?\d/;

/** Numbers that would not come out as they are written become marked strings before JSON.parse takes their digits. */
function numbersKept(text: string): string {
  if (!FRAGILE.test(text)) return text;
  return text.replace(/"(?:[^"\\]|\\.)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/g, (token) =>
    token.startsWith('"') || isExact(token)
      ? token
      : `"\\u0000\\u0001number ${plainDecimal(token)}"`
  );
}

function isExact(number: string): boolean {
  return !/e/i.test(number) && String(Number(number)) === number;
}
