import type {Mapped, Projection} from '../../model/projection.ts';
import type {SheetHead} from '../../model/sheet.ts';
import type {Match, Seen} from './columns.ts';
import type {AsOf} from './constants.ts';
import {placeOf, type Part, type Plan} from './plan.ts';
import {factorOf, statedUnits} from './units.ts';
import {grainOf, type Sets} from './unpivot.ts';

/**
 * What a plan makes of a sheet: one projection a table. Incomes of no known year are left out: their key is
 * household and year.
 */
export function projectionsOf(
  plan: Plan,
  sheet: SheetHead,
  seen: Seen,
  asOf: AsOf | undefined
): Projection[] {
  const units = statedUnits(sheet.unit);
  const mapped = (match: Match) => mappedOf(match, seen, units);
  return plan.parts.filter(hasYear).map((part): Projection => {
    const {table, chosen} = part.reading;
    const several = part.sets !== undefined && part.sets.sets.size > 1 ? part.sets : undefined;
    const apart = several === undefined ? [] : namesIn(several);
    const kept =
      part.sets === undefined ? chosen : withSets(chosen, part.sets, several === undefined);
    return {
      table: table.name,
      grain: several
        ? {kind: 'unpivot', sets: grainOf(several, mapped)}
        : part.first
          ? {kind: 'first', key: ['household_id']}
          : {kind: 'row'},
      columns: columnsOf(
        kept.filter(({column}) => !apart.includes(column.name)),
        mapped
      ),
      constants: constantsOf(part),
      ...(table.name === 'monitored' && !plan.onlyMonitored ? {where: 'kind'} : {}),
      ...asOf
    };
  });
}

function hasYear(part: Part): boolean {
  if (part.reading.table.name !== 'income') return true;
  return 'year' in part.constants || part.sets !== undefined || placeOf(part, 'year') !== undefined;
}

function namesIn({sets}: Sets): string[] {
  return [...sets.values()].flat().map(({column}) => column.name);
}

/** With one set only, its columns are plain ones and its value is a constant. */
function withSets(chosen: readonly Match[], sets: Sets, single: boolean): readonly Match[] {
  if (!single) return chosen;
  const only = [...sets.sets.values()].flat();
  const names = new Set(only.map(({column}) => column.name));
  return [...chosen.filter(({column}) => !names.has(column.name)), ...only];
}

function constantsOf({constants, sets}: Part): Readonly<Record<string, string>> {
  const [value, another] = sets === undefined ? [] : sets.sets.keys();
  return sets === undefined || value === undefined || another !== undefined
    ? constants
    : {...constants, [sets.by]: value};
}

function columnsOf(
  matches: readonly Match[],
  mapped: (match: Match) => Mapped
): Projection['columns'] {
  const columns: Record<string, Mapped[]> = {};
  for (const match of matches.toSorted((a, b) => a.at - b.at)) {
    (columns[match.column.name] ??= []).push(mapped(match));
  }
  return columns;
}

function mappedOf({at, column}: Match, {headings}: Seen, units: readonly string[]): Mapped {
  const own = headings[at - 1]?.unit;
  const factor =
    own === undefined
      ? units
          .map((unit) => (column.type === 'money' ? factorOf(unit, column.unit) : undefined))
          .find(Boolean)
      : factorOf(own, column.unit);
  return factor === undefined ? {column: at} : {column: at, factor};
}
