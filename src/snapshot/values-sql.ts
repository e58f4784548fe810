import {literal, quoted} from '../model/names.ts';
import type {ResultColumn} from '../model/rows.ts';
import type {Lang, Text} from '../model/text.ts';
import {namesRare, rareLabels} from '../privacy/rare.ts';
import type {Values} from '../privacy/release.ts';
import {
  sumsOver,
  type Mark,
  type PlacedRow,
  type PlacedTable,
  type TableRow
} from '../privacy/table.ts';
import type {CoarseCube} from './cube-tables.ts';
import {OTHER} from './cube-query.ts';

/** What labels that were merged are called in the file. */
export const OTHER_LABEL: Text = {zh: '其余', en: 'Others'};

export type CubeRows = {
  readonly cube: CoarseCube;
  readonly placed: PlacedTable;
  /** Labels that may be named where the units are no people: those of public places and projects. Undefined: all. */
  readonly labels?: ReadonlySet<string>;
};

/**
 * The query that gives a cube's printed rows with the given values in place of the true ones. Rows that would name what too few have
 * are left out, whatever the values.
 */
export function valuesSql({cube, placed, labels}: CubeRows, values: Values, lang: Lang): string {
  const {table} = placed;
  const rare = rareLabels(table);
  const rows = placed.rows.filter(
    ({row, places}) =>
      table.printed.has(row.margin) &&
      !namesRare(row, rare) &&
      (row.margin === lastMargin(table.by) || isThere(row, values[places.units] ?? 0)) &&
      row.marks.every((mark) => isNameable(mark, labels))
  );
  const types = cube.columns.map((column) => typeOf(column, cube, lang));
  const names = cube.columns.map(({name}) => quoted(name));
  const lines = rows.map((row) => `(${cells(cube, row, table.measures, values, lang).join(', ')})`);
  const casts = names.map((name, at) => `${name}::${types[at] ?? 'VARCHAR'} AS ${name}`);
  const empty = `(${names.map(() => 'NULL').join(', ')})`;
  const order = ['margin', ...cube.cell.by].map((name) => `${quoted(name)} NULLS LAST`).join(', ');
  return `SELECT ${casts.join(', ')}
FROM (VALUES ${lines.length > 0 ? lines.join(',\n') : empty}) AS given(${names.join(', ')})
${lines.length > 0 ? '' : 'WHERE false '}ORDER BY ${order}`;
}

function lastMargin(by: readonly string[]): number {
  return 2 ** by.length - 1;
}

/** A combination without a unit has no row, unless it has one in the data: entries that fit no unit. */
function isThere({key, units}: TableRow, value: number): boolean {
  return value > 0 || (key !== '' && units === 0);
}

function isNameable(mark: Mark, labels: ReadonlySet<string> | undefined): boolean {
  if (labels === undefined || typeof mark === 'boolean' || mark === null || mark === undefined)
    return true;
  return typeof mark === 'string' && labels.has(mark);
}

function cells(
  {cell}: CoarseCube,
  {row, places}: PlacedRow,
  measures: readonly {readonly name: string; readonly kind: string}[],
  values: Values,
  lang: Lang
): string[] {
  const units = values[places.units] ?? 0;
  return [
    ...row.marks.map((mark, dimension) =>
      sumsOver(cell, row.margin, dimension) ? 'NULL' : constant(mark, lang)
    ),
    String(row.margin),
    String(units),
    ...measures.flatMap(({kind}, at) => {
      const amount = row.amounts[at];
      const value = values[places.amounts[at] ?? -1] ?? 0;
      // Where every unit has an input, its number follows the units; else it is as secret as they are.
      const known =
        amount && amount.units === row.units ? units : Math.min(amount?.units ?? 0, units);
      return [kind === 'sum' && known === 0 ? 'NULL' : String(value), String(known)];
    })
  ];
}

function constant(mark: Mark, lang: Lang): string {
  if (mark === null || mark === undefined) return 'NULL';
  if (mark === OTHER) return literal(OTHER_LABEL[lang]);
  return typeof mark === 'string' ? literal(mark) : String(mark).toUpperCase();
}

/** The column's type as the page has it; labels keep their order, what was merged comes last. */
function typeOf(
  {name, type}: ResultColumn,
  {labels, merges, cell}: CoarseCube,
  lang: Lang
): string {
  if (name === 'margin') return 'INTEGER';
  const dimension = cell.by.indexOf(name);
  if (dimension < 0)
    return type === 'decimal' ? 'DECIMAL(38, 2)' : type === 'number' ? 'DOUBLE' : 'BIGINT';
  if (type === 'label') {
    const merged = merges.find((each) => each.dimension === name)?.labels ?? [];
    const own = (labels[dimension] ?? []).map(String).filter((label) => !merged.includes(label));
    const all = merged.length > 0 ? [...own, OTHER_LABEL[lang]] : own;
    return all.length === 0 ? 'VARCHAR' : `ENUM(${all.map(literal).join(', ')})`;
  }
  const types: Partial<Record<ResultColumn['type'], string>> = {
    boolean: 'BOOLEAN',
    date: 'DATE',
    timestamp: 'TIMESTAMP',
    integer: 'BIGINT',
    number: 'DOUBLE',
    decimal: 'DECIMAL(38, 6)'
  };
  return types[type] ?? 'VARCHAR';
}
