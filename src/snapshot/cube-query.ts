import {literal, quoted} from '../model/names.ts';
import type {CubeCell} from '../model/notebook.ts';
import {condition, sourceOf} from '../notebook/cube.ts';
import {measureParts, type MeasureParts} from '../notebook/measure.ts';
import type {Merge} from '../privacy/merge.ts';
import type {TableMeasure} from '../privacy/table.ts';

/** What the merged labels are called inside; the file says 'other' in its language. */
export const OTHER = '\u0001other';

/** A measure that may leave: a count, or a sum whose contributors are known. */
export type KnownMeasure = {readonly measure: TableMeasure; readonly parts: MeasureParts};

/**
 * The measures of a cube that disclosure control understands. An average, a greatest or a median is one person's value or tells
 * it; a sum of anything but people in units that are no people has contributors that nobody knows.
 */
export function knownMeasures(
  cube: CubeCell,
  people: boolean,
  used: ReadonlySet<string>
): KnownMeasure[] {
  return cube.measures.flatMap(({name, expression}): KnownMeasure[] => {
    const parts = measureParts(expression);
    if (!parts || !used.has(name)) return [];
    const kind = parts.function === 'units' ? 'units' : parts.function === 'count' ? 'rows' : 'sum';
    if (kind === 'sum' && (parts.function !== 'sum' || !people)) return [];
    return [{measure: {name, kind, text: `${name} ${expression}`}, parts}];
  });
}

/**
 * A cube's rows with what disclosure control must know of each: besides the cube's own columns a name of the set of units
 * (`units (set)`), and of each measure its units, its set, or its rows and two largest contributions. Labels of `merges` are one.
 */
export function controlSql(
  cube: CubeCell,
  merges: readonly Merge[],
  measures: readonly KnownMeasure[]
): string {
  const unit = quoted(cube.unit);
  const dimensions = cube.by.map((name) => ({name, column: quoted(`${name} (label)`)}));
  const all = dimensions.map(({column}) => column).join(', ');
  const labels = dimensions.map(({name, column}) => `${labelSql(name, merges)} AS ${column}`);
  const inside = ['*', `hash(${unit}) % 4503599627370449 AS "unit (hash)"`, ...labels].join(', ');
  const where = cube.where === undefined ? '' : ` WHERE (${condition(cube.where)})`;
  const columns = [
    ...dimensions.map(({name, column}) => `${column} AS ${quoted(name)}`),
    `${all ? `grouping(${all})::INTEGER` : '0'} AS margin`,
    `count(DISTINCT ${unit}) AS units`,
    setSql('units (set)'),
    ...measures.flatMap((known) => measureSql(known, unit))
  ];
  return [
    `SELECT ${columns.join(',\n  ')}`,
    `FROM (SELECT ${inside} FROM ${sourceOf(cube)}${where})`,
    all ? `GROUP BY CUBE (${all})\nORDER BY margin, ${all}` : ''
  ].join('\n');
}

function labelSql(name: string, merges: readonly Merge[]): string {
  const labels = merges.find(({dimension}) => dimension === name)?.labels ?? [];
  if (labels.length === 0) return quoted(name);
  const list = labels.map(literal).join(', ');
  return `CASE WHEN ${quoted(name)}::VARCHAR IN (${list}) THEN ${literal(OTHER)} ELSE ${quoted(name)}::VARCHAR END`;
}

/** Equal sets of units have equal sums of their hashes; of different ones hardly ever. */
function setSql(name: string, filter = ''): string {
  return `coalesce(sum(DISTINCT "unit (hash)"::HUGEINT)${filter}, 0)::VARCHAR AS ${quoted(name)}`;
}

function measureSql({measure: {name, kind}, parts}: KnownMeasure, unit: string): string[] {
  const kept = parts.filter === undefined ? [] : [`(${condition(parts.filter)})`];
  const input = parts.input === undefined ? undefined : `(${condition(parts.input)})`;
  const known = input === undefined ? kept : [`${input} IS NOT NULL`, ...kept];
  const where = (conditions: readonly string[]): string =>
    conditions.length === 0 ? '' : ` FILTER (WHERE ${conditions.join(' AND ')})`;
  const own = quoted(name);
  const units = `count(DISTINCT ${unit})${where(known)} AS ${quoted(`${name}_units`)}`;
  if (kind === 'units') {
    const holds = where([input ?? 'TRUE', ...kept]);
    return [`count(DISTINCT ${unit})${holds} AS ${own}`, units, setSql(`${name} (set)`, holds)];
  }
  if (kind === 'rows') return [`${parts.call}${where(kept)} AS ${own}`, units];
  const filter = where(known);
  return [
    `${parts.call}${where(kept)} AS ${own}`,
    units,
    `count(*)${filter} AS ${quoted(`${name} (rows)`)}`,
    `max(${input}, 2)${filter} AS ${quoted(`${name} (largest)`)}`
  ];
}
