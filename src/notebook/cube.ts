import {quoted} from '../model/names.ts';
import type {CubeCell, Measure} from '../model/notebook.ts';
import {measureParts} from './measure.ts';

/**
 * The SQL of a cube: one row a combination of values of its dimensions, for every subset of them (GROUP BY CUBE).
 * Columns: the dimensions; `margin` INTEGER, whose bits say which dimensions the row sums over (the last of `by` is bit 0, the
 * first the highest; 0 = finest, 2^n - 1 = everything); `units` BIGINT, distinct units; and for each measure its value and
 * `<name>_units`, the distinct units with an input that is not NULL (for units(condition): with a condition that is true or
 * false). A dimension is NULL where the row sums over it (its bit is 1) and where the value is missing (its bit is 0).
 * `unique`: the caller knows that no unit occurs twice in the source, which saves the DISTINCT.
 */
export function cubeSql(cube: CubeCell, options: {readonly unique?: boolean} = {}): string {
  const count = (filter?: string): string => countUnits(cube.unit, options.unique === true, filter);
  const dimensions = cube.by.map(quoted);
  const all = dimensions.join(', ');
  const margin = all ? `grouping(${all})::INTEGER` : '0';
  const columns = [
    ...dimensions,
    `${margin} AS margin`,
    `${count()} AS units`,
    ...cube.measures.flatMap((measure) => measureColumns(measure, count))
  ];
  const lines = [`SELECT ${columns.join(',\n  ')}`, `FROM ${sourceOf(cube)}`];
  if (cube.where !== undefined) lines.push(`WHERE (${condition(cube.where)})`);
  if (all) lines.push(`GROUP BY CUBE (${all})`, `ORDER BY margin, ${orders(dimensions)}`);
  return lines.join('\n');
}

/** The table in which a notebook's run leaves the answer to `uniqueSql`. */
export function uniqueTable({name}: CubeCell): string {
  return `${name} (unique)`;
}

/** The query that proves that a cube's units occur once each: one row, one BOOLEAN column `once`. */
export function uniqueSql(cube: CubeCell): string {
  const unit = quoted(cube.unit);
  const where = cube.where === undefined ? '' : ` WHERE (${condition(cube.where)})`;
  return `SELECT count(${unit}) = count(DISTINCT ${unit}) AS once FROM ${sourceOf(cube)}${where}`;
}

/** What the cube counts in, as an SQL name. */
export function sourceOf(cube: CubeCell): string {
  return cube.from.split('.').map(quoted).join('.');
}

/** A condition of an author's: on lines of its own, in case it ends in a comment. */
export function condition(sql: string): string {
  return sql.includes('--') ? `${sql}\n` : sql;
}

function countUnits(unit: string, unique: boolean, filter: string | undefined): string {
  const counted = `count(${unique ? '' : 'DISTINCT '}${quoted(unit)})`;
  return filter === undefined ? counted : `${counted} FILTER (WHERE ${filter})`;
}

function orders(dimensions: readonly string[]): string {
  return dimensions.map((name) => `${name} NULLS LAST`).join(', ');
}

function measureColumns(measure: Measure, count: (filter?: string) => string): string[] {
  const parts = measureParts(measure.expression);
  if (!parts) return [];
  const known = parts.input === undefined ? [] : [`(${parts.input}) IS NOT NULL`];
  const kept = parts.filter === undefined ? [] : [`(${condition(parts.filter)})`];
  const value =
    parts.function === 'units'
      ? count([`(${parts.input ?? 'TRUE'})`, ...kept].join(' AND '))
      : `${parts.call}${kept.length > 0 ? ` FILTER (WHERE ${kept.join('')})` : ''}`;
  const filter = [...known, ...kept].join(' AND ');
  return [
    `${value} AS ${quoted(measure.name)}`,
    `${count(filter === '' ? undefined : filter)} AS ${quoted(`${measure.name}_units`)}`
  ];
}
