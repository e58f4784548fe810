import {literal} from '../model/names.ts';
import type {Cell, ChartCell, TakeCell} from '../model/notebook.ts';
import {columnOf, type Rows, type Value} from '../model/rows.ts';
import type {Text} from '../model/text.ts';
import {TABLES} from '../registry/tables/index.ts';
import {isPlainName} from './figures.ts';
import {keyLine} from './key-lines.ts';
import type {Keys} from './keys.ts';

/** The cell in which a notebook says what a leader reads of it, one row a line: docs/notebook-format.md, `take`. */
export const OVERVIEW = 'overview';

/** Whether a cell is there for other notebooks alone: the lines, and the chart of the form `lines` that holds their links. */
export function isForOthers(cell: Cell): boolean {
  return (cell.kind === 'sql' && cell.name === OVERVIEW) || isLinksOfLines(cell);
}

/** The chart by whose links the lines of a notebook lead to rows, wherever they are shown. */
export function isLinksOfLines(cell: Cell): cell is ChartCell {
  return cell.kind === 'chart' && cell.chart.form === 'lines' && cell.chart.from === OVERVIEW;
}

const LINE_COLUMNS = {
  area_zh: 'VARCHAR',
  area_en: 'VARCHAR',
  value: 'DOUBLE',
  format: 'VARCHAR',
  unit_zh: 'VARCHAR',
  unit_en: 'VARCHAR',
  fraction_zh: 'VARCHAR',
  fraction_en: 'VARCHAR',
  change_zh: 'VARCHAR',
  change_en: 'VARCHAR',
  state: 'VARCHAR',
  lamp_zh: 'VARCHAR',
  lamp_en: 'VARCHAR',
  rule_zh: 'VARCHAR',
  rule_en: 'VARCHAR',
  key: 'VARCHAR'
} as const;

/** What another notebook has to say: its lines, or the registry tables that it lacks, or that its lines could not be computed. */
export type Taken = {
  readonly id: string;
  readonly title: Text;
  readonly missing: readonly string[];
  readonly failed: boolean;
  readonly lines: Rows;
};

/** The notebooks that the key `from` lists, by their ids. */
export function readTake(name: string, line: number, keys: Keys): TakeCell {
  keys.needed('from');
  const from = keys.list('from');
  for (const id of from) if (!isPlainName(id)) keys.reject('from', id, 'causes, risk');
  keys.close();
  return {kind: 'take', name, from, line};
}

export function printTake({from}: TakeCell): string[] {
  return keyLine('from', from.join(', '));
}

/**
 * The query of a take cell's table: `n`, `notebook`, `title_zh`, `title_en`, `missing_zh`, `missing_en`, `failed`, then the columns
 * of a line. A notebook that lacks a table gives one row that names it, one whose lines failed a row that says so, both without a
 * line; one without lines gives none.
 */
export function takeSql(taken: readonly Taken[]): string {
  const rows = taken.flatMap(rowsOf).map((cells, n) => `(${[n + 1, ...cells].join(', ')})`);
  const columns = ['n', ...HEAD, ...Object.keys(LINE_COLUMNS)].join(', ');
  if (rows.length === 0) {
    const nothing = `(${['n', ...HEAD, ...Object.keys(LINE_COLUMNS)].map(() => 'NULL').join(', ')})`;
    return `SELECT ${typed()} FROM (VALUES ${nothing}) AS line(${columns}) WHERE false`;
  }
  return `SELECT ${typed()} FROM (VALUES ${rows.join(',\n')}) AS line(${columns}) ORDER BY n`;
}

const HEAD = ['notebook', 'title_zh', 'title_en', 'missing_zh', 'missing_en', 'failed'];

function typed(): string {
  const line = Object.entries(LINE_COLUMNS).map(([name, type]) => `${name}::${type} AS ${name}`);
  const head = HEAD.map(
    (name) => `${name}::${name === 'failed' ? 'BOOLEAN' : 'VARCHAR'} AS ${name}`
  );
  return ['n::INTEGER AS n', ...head, ...line].join(', ');
}

function rowsOf({id, title, missing, failed, lines}: Taken): string[][] {
  const names = Object.keys(LINE_COLUMNS);
  const head = [id, title.zh, title.en].map(literal);
  if (missing.length > 0 || failed) {
    const said = [namesOf(missing, 'zh').join('、'), namesOf(missing, 'en').join(', ')];
    return [[...head, ...said.map(literal), String(failed), ...names.map(() => 'NULL')]];
  }
  const columns = names.map((name) => columnOf(lines, name) ?? []);
  return Array.from({length: lines.count}, (_, row) => [
    ...head,
    'NULL',
    'NULL',
    'false',
    ...columns.map((column) => constant(column[row]))
  ]);
}

function namesOf(tables: readonly string[], lang: keyof Text): string[] {
  return tables.map((table) => TABLES[table]?.[lang] ?? table);
}

function constant(value: Value | undefined): string {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' ? literal(value) : 'NULL';
}
