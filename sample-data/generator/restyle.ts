import {Random} from './random.ts';
import type {Aside, Cell, CsvOptions, Heading, Line, Table} from './write/table.ts';

export type Home = {file: string; csv?: CsvOptions};

/** How another county sends the exports of the first: its headings, files and titles. */
export interface Style {
  /** Headings of county a and what this county calls the same. */
  headings: Record<string, string>;
  /** Where it keeps each export; by the generator's name of the table or its start. */
  homes: Record<string, (table: Table) => Home>;
  /** Rows above the heading. */
  titles: (table: Table) => readonly (readonly Cell[])[];
  /** Decides the order of the columns. */
  seed: string;
}

export const GBK: CsvOptions = {encoding: 'gb18030', delimiter: ',', newline: '\r\n'};
export const SEMICOLON: CsvOptions = {encoding: 'utf8', delimiter: ';', newline: '\n'};
export const TABS: CsvOptions = {encoding: 'utf16le', delimiter: '\t', newline: '\r\n'};

function homeOf(table: Table, {homes}: Style): Home {
  const name = table.id.startsWith('ledger')
    ? 'ledger'
    : table.id.startsWith('weekly')
      ? 'weekly'
      : (table.id.split('/')[0] ?? '');
  return homes[name]?.(table) ?? {file: table.file};
}

/** The same rows as another county's offices would send them: other names, formats, titles and column order. */
export function restyled(table: Table, style: Style): Table {
  const {csv: _, ...rest} = table;
  const home = homeOf(table, style);
  const order = orderOf(table, style.seed);
  const columns = order.map((i) => renamed(table.columns[i] as Heading, style));
  function* lines(): Generator<Line> {
    for (const line of table.lines()) {
      if ('aside' in line) yield aside(line, order, style);
      else yield {key: line.key, cells: order.map((i) => line.cells[i] ?? null)};
    }
  }
  return {
    ...rest,
    ...home,
    sheet: home.csv ? '' : table.sheet || '数据',
    titles: style.titles(table),
    columns,
    lines
  };
}

function renamed(heading: Heading, {headings}: Style): Heading {
  return {...heading, head: heading.head.map((h) => headings[h] ?? h)};
}

/** The first column stays, so do merged groups; the others change places. */
function orderOf(table: Table, seed: string): number[] {
  const all = table.columns.map((_, i) => i);
  if (table.columns.some((c) => c.head.length > 1)) return all;
  const pinned = new Set(table.columns.flatMap((c, i) => (i === 0 || KEPT.test(c.id) ? [i] : [])));
  const free = new Random(`${seed} ${table.id.split('/')[0]}`).shuffle(
    all.filter((i) => !pinned.has(i))
  );
  return all.map((i) => (pinned.has(i) ? i : (free.pop() ?? i)));
}

/** Columns whose neighbours matter: the two of one name, and the date beside the second. */
const KEPT = /^(风险是否已消除|风险是否已消除#2|消除监测时间|识别监测时间)$/;

/** The first cell of a total stays first; its figures follow their columns. */
function aside(line: Aside, order: readonly number[], {headings}: Style): Aside {
  if (line.aside === 'note' || line.aside === 'blank') return line;
  const cells: Cell[] = order.map((i) => line.cells[i] ?? null);
  const lead = line.cells.find((c) => c !== null) ?? null;
  const at = cells.indexOf(lead);
  if (line.aside !== 'heading' && at > 0) {
    cells[at] = null;
    cells[0] = lead;
  }
  return {
    ...line,
    cells:
      line.aside === 'heading'
        ? cells.map((c) => (typeof c === 'string' ? (headings[c] ?? c) : c))
        : cells
  };
}
