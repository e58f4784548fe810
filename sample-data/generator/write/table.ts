/** A cell as it will stand in a file: text, a number, a stored date, or nothing. */
export type Cell = string | number | DateCell | null;
export interface DateCell {
  serial: number;
}

export interface Heading {
  /** What the generator calls it; defects and places refer to this name. Unique in a table. */
  id: string;
  /** One heading, or one a heading row from the top; equal neighbours are merged. */
  head: readonly string[];
  /** Written as ="..." in CSV. */
  guard?: boolean;
}

export interface Column<T> extends Heading {
  at: (item: T) => Cell;
}

export type AsideKind = 'total' | 'subtotal' | 'note' | 'blank' | 'heading';
export interface Aside {
  aside: AsideKind;
  cells: readonly Cell[];
}
export type Line = {key: string; cells: Cell[]} | Aside;

/** One sheet of one file, ready to be written; rows are made while they are written. */
export interface Table {
  /** The generator's name of the export: 'wide', 'household1' ... */
  id: string;
  /** The registry table that its rows belong to; null when it is none. */
  target: string | null;
  file: string;
  sheet: string;
  /** Rows above the heading. A row of one cell is merged over the whole width. */
  titles: readonly (readonly Cell[])[];
  columns: readonly Heading[];
  lines: () => Iterable<Line>;
  csv?: CsvOptions;
}

export interface CsvOptions {
  encoding: 'gb18030' | 'utf8' | 'utf8-bom' | 'utf16le';
  delimiter: string;
  newline: '\r\n' | '\n';
}

export interface TableSpec<T> extends Omit<Table, 'columns' | 'lines' | 'titles'> {
  titles?: readonly (readonly Cell[])[];
  columns: readonly Column<T>[];
  items: () => Iterable<T | Aside>;
  key: (item: T) => string;
}

const isAside = (item: unknown): item is Aside =>
  typeof item === 'object' && item !== null && 'aside' in item && 'cells' in item;

/** Joins columns and items to a table of cells. */
export function tableOf<T>(spec: TableSpec<T>): Table {
  const {columns, items, key, titles = [], ...rest} = spec;
  function* lines(): Generator<Line> {
    for (const item of items()) {
      if (isAside(item)) yield item;
      else yield {key: key(item), cells: columns.map((column) => column.at(item))};
    }
  }
  return {...rest, titles, columns, lines};
}

export const blank: Aside = {aside: 'blank', cells: []};

/** The items with something set between the groups of equal keys, and behind the last. */
export function* between<T>(
  items: Iterable<T>,
  key: (item: T) => string,
  aside: (group: readonly T[]) => Aside
): Generator<T | Aside> {
  let group: T[] = [];
  for (const item of items) {
    const first = group[0];
    if (first !== undefined && key(first) !== key(item)) {
      yield aside(group);
      group = [];
    }
    group.push(item);
    yield item;
  }
  if (group.length) yield aside(group);
}

/** How many rows of each kind a sheet holds; heading counts heading rows. */
export interface SheetCount {
  file: string;
  sheet: string;
  table: string | null;
  total: number;
  title: number;
  heading: number;
  aside: number;
  data: number;
  /** Rows set aside by kind. */
  asides: Partial<Record<AsideKind, number>>;
}

export const one = <T>(id: string, at: (item: T) => Cell): Column<T> => ({id, head: [id], at});

/** Heading rows of a table: a merged area holds its text in the first cell only. */
export function headingRows(columns: readonly Heading[]): Cell[][] {
  const depth = Math.max(...columns.map((c) => c.head.length));
  return Array.from({length: depth}, (_, row) =>
    columns.map((column, i) => {
      const {head} = column;
      if (row >= head.length) return null;
      const left = columns[i - 1]?.head;
      const same = left !== undefined && row < head.length - 1 && row < left.length - 1;
      const merged = same && left.slice(0, row + 1).join('/') === head.slice(0, row + 1).join('/');
      return merged ? null : (head[row] ?? null);
    })
  );
}
