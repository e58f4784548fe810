import type {Behind, BehindSum, BehindTerm, Constant} from '../model/behind.ts';
import {DishuError} from '../model/failure.ts';
import {literal, quoted} from '../model/names.ts';
import type {CubeCell, Measure, Notebook} from '../model/notebook.ts';
import type {Value} from '../model/rows.ts';
import {condition, sourceOf, uniqueTable} from './cube.ts';
import {measureParts} from './measure.ts';

/** A condition on a dimension with the values of the figure's own row in it. */
export type Filter =
  | Exclude<BehindTerm, {column: string}>
  | {readonly dimension: string; readonly is: readonly Constant[]};

/** The rows behind a count: those of the cube's source that pass its filters, its own condition and that of the measure. */
export type BehindRows = {
  readonly cube: CubeCell;
  readonly measure: Measure | undefined;
  readonly filters: readonly Filter[];
};

/**
 * The rows behind a count. `row` gives the values of the figure's row by column. Throws `internal` where the notebook has no such
 * cube (parse has seen to that) or a value is hidden or a list.
 */
export function rowsBehind(
  notebook: Notebook,
  {cube: name, measure, terms}: Behind,
  row: (column: string) => Value | undefined
): BehindRows {
  const cube = cubeNamed(notebook, name);
  if (!cube) throw new DishuError({code: 'internal', values: {message: `no cube ${name}`}});
  return {
    cube,
    measure: cube.measures.find((each) => each.name === measure),
    filters: terms.map((term) =>
      'column' in term
        ? {dimension: term.dimension, is: [constantOf(row(term.column) ?? null)]}
        : term
    )
  };
}

export function cubeNamed({cells}: Pick<Notebook, 'cells'>, name: string): CubeCell | undefined {
  return cells.find(
    (cell): cell is CubeCell =>
      cell.kind === 'cube' && cell.name.toLowerCase() === name.toLowerCase()
  );
}

function constantOf(value: Value): Constant {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) {
    if (typeof value !== 'symbol' && !isList(value)) return value;
  }
  throw new DishuError({code: 'internal', values: {message: 'such a value leads to no rows'}});
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** The rows of the cube's source behind a count. */
export function behindSql(rows: BehindRows, columns = '*'): string {
  return `SELECT ${columns} FROM ${sourceOf(rows.cube)} WHERE ${conditionOf(rows)}`;
}

/** Whether the units of a cube that has run occur once each: one row, one BOOLEAN column `once`. */
export function onceSql(cube: CubeCell): string {
  return `SELECT once FROM temp.main.${quoted(uniqueTable(cube))}`;
}

/**
 * One row about those rows: `n`, their number; `units`; `value`, what the measure comes to (units where there is none). `unique`:
 * no unit of the cube occurs twice, which saves the DISTINCT.
 */
export function countSql(rows: BehindRows, {unique = false} = {}): string {
  const units = `count(${unique ? '' : 'DISTINCT '}${quoted(rows.cube.unit)})`;
  const parts = rows.measure && measureParts(rows.measure.expression);
  const value = parts && parts.function !== 'units' ? parts.call : units;
  return behindSql(rows, `count(*) AS n, ${units} AS units, ${value} AS "value"`);
}

/** The SQL condition over the cube's source; `TRUE` for the whole of an unconditional cube. */
export function conditionOf({cube, measure, filters}: BehindRows): string {
  const all = [
    ...(cube.where === undefined ? [] : [`(${condition(cube.where)})`]),
    ...filters.map(filterSql),
    ...(measure ? measureConditions(measure) : [])
  ];
  return all.length === 0 ? 'TRUE' : all.join(' AND ');
}

function filterSql(filter: Filter): string {
  const dimension = quoted(filter.dimension);
  if ('differs' in filter) return `${dimension} IS DISTINCT FROM ${quoted(filter.differs)}`;
  if ('not' in filter) {
    return filter.not
      .map((each) => `${dimension} IS DISTINCT FROM ${constantSql(each)}`)
      .join(' AND ');
  }
  const any = filter.is.map((each) => `${dimension} IS NOT DISTINCT FROM ${constantSql(each)}`);
  return any.length === 1 ? any.join('') : `(${any.join(' OR ')})`;
}

/** Text is compared with dates and labels as they print. */
function constantSql(constant: Constant): string {
  return typeof constant === 'string' ? literal(constant) : String(constant).toUpperCase();
}

function measureConditions(measure: Measure): string[] {
  const parts = measureParts(measure.expression);
  if (!parts) return [];
  const own = parts.input === undefined ? [] : [parts.input];
  const counted = parts.function === 'units' ? own : own.map((input) => `(${input}) IS NOT NULL`);
  return [...counted, ...(parts.filter === undefined ? [] : [parts.filter])].map(
    (each) => `(${condition(each)})`
  );
}

/**
 * What a figure comes to when its counts have these values, in their order; null where one is missing, a divisor is 0, or the figure is
 * no sum of them.
 */
export function sumOf(sum: BehindSum, values: readonly (number | null)[]): number | null {
  if (isComputed(sum)) return null;
  let [total, sign, term]: [number, 1 | -1, number] = [0, 1, values[0] ?? NaN];
  sum.slice(1).forEach((each, at) => {
    const value = values[at + 1] ?? NaN;
    if ('sign' in each && each.sign === '/') term /= value;
    else {
      total += sign * term;
      [sign, term] = ['sign' in each && each.sign === '-' ? -1 : 1, value];
    }
  });
  const result = total + sign * term;
  return Number.isFinite(result) ? result : null;
}

/** Whether a figure is computed of its counts in another way than by adding and dividing them. */
export function isComputed(sum: BehindSum): boolean {
  return sum.some((each) => 'sign' in each && each.sign === ',');
}
