import type {Column} from '../../model/dictionary.ts';
import type {Grain, Mapped, Projection} from '../../model/projection.ts';
import type {SheetHead} from '../../model/sheet.ts';
import {fold} from '../fold.ts';
import type {Match, Seen} from './columns.ts';
import {asOfIn, type AsOf} from './constants.ts';
import type {Part, Plan} from './plan.ts';
import {factorOf, isMoneyUnit, statedUnits} from './units.ts';
import {grainOf, type Sets} from './unpivot.ts';

/**
 * What a plan makes of a sheet: one projection a table. Of incomes of several years in a list of persons only the last year is read.
 */
export function projectionsOf(
  plan: Plan,
  sheet: SheetHead,
  seen: Seen,
  asOf: AsOf | undefined
): Projection[] {
  const units = statedUnits(sheet.unit);
  const mapped = (match: Match) => mappedOf(match, seen, units);
  return plan.parts.map((part): Projection => {
    const {table, chosen} = part.reading;
    const sets = part.sets && part.first ? last(part.sets) : part.sets;
    const [single] = sets?.sets.size === 1 ? sets.sets : [];
    const unpivot = single === undefined ? sets : undefined;
    return {
      table: table.name,
      grain: unpivot ? {kind: 'unpivot', sets: grainOf(unpivot, mapped)} : grainWithin(part),
      columns: columnsOf(
        single ? joined(chosen, single[1]) : unpivot ? shared(chosen) : chosen,
        mapped
      ),
      constants: {...part.constants, ...(sets && single ? {[sets.by]: single[0]} : {})},
      ...(table.name === 'monitored' && !plan.onlyMonitored ? {where: 'kind'} : {}),
      ...asOfIn(table.name, sheet, asOf)
    };
  });
}

function grainWithin({first}: Part): Grain {
  return first ? {kind: 'first', key: ['household_id']} : {kind: 'row'};
}

/** The last of the sets by name: of years the latest. */
function last({by, sets, others}: Sets): Sets {
  const [name] = [...sets.keys()].sort().slice(-1);
  return {by, sets: new Map([...sets].filter(([key]) => key === name)), others};
}

/** Columns of the only set beside the plain ones. */
function joined(chosen: readonly Match[], set: readonly Match[]): readonly Match[] {
  const names = new Set(set.map(({column}) => column.name));
  return [...chosen.filter(({column}) => !names.has(column.name)), ...set];
}

/** What may stand on the rows of all sets: a total beside its parts would count again and again. */
function shared(chosen: readonly Match[]): readonly Match[] {
  return chosen.filter(({column}) => column.type !== 'money');
}

function columnsOf(
  matches: readonly Match[],
  mapped: (match: Match) => Mapped
): Projection['columns'] {
  const columns: Record<string, Mapped[]> = {};
  for (const match of [...matches].sort((a, b) => a.at - b.at)) {
    (columns[match.column.name] ??= []).push(mapped(match));
  }
  return columns;
}

function mappedOf({at, column}: Match, seen: Seen, units: readonly string[]): Mapped {
  const own = seen.headings[at - 1]?.unit;
  const unitIn = own === undefined && column.type === 'money' ? unitColumn(seen) : undefined;
  if (unitIn !== undefined) return {column: at, unitIn};
  const factor = factorFor(column, own, units);
  return factor === undefined ? {column: at} : {column: at, factor};
}

const UNIT_HEADINGS = new Set(['单位', '金额单位', '计量单位', '资金单位', '货币单位'].map(fold));

/** The column that holds the unit of the amounts of each row: headed so, and every value the name of a unit of money. */
function unitColumn({headings, samples}: Seen): number | undefined {
  const at = headings.findIndex(({raw}, i) => {
    const values = (samples[i] ?? []).filter((value) => value !== null && value.trim() !== '');
    return (
      UNIT_HEADINGS.has(fold(raw)) &&
      values.length > 0 &&
      values.every((value) => value !== null && isMoneyUnit(value))
    );
  });
  return at < 0 ? undefined : at + 1;
}

/**
 * What the values of a column are multiplied by: the unit of its heading counts before those that the sheet states, and these
 * are of amounts only.
 */
export function factorFor(
  {type, unit}: Column,
  own: string | undefined,
  stated: readonly string[]
): number | undefined {
  if (own !== undefined) return factorOf(own, unit);
  return type === 'money' ? stated.map((each) => factorOf(each, unit)).find(Boolean) : undefined;
}
