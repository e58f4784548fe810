import type {RegistryTable} from '../../model/dictionary.ts';
import type {SheetHead} from '../../model/sheet.ts';
import {fold} from '../fold.ts';
import {household} from '../tables/household.ts';
import {income} from '../tables/income.ts';
import {TABLES} from '../tables/index.ts';
import {monitored} from '../tables/monitored.ts';
import {person} from '../tables/person.ts';
import {closedBy} from './closed.ts';
import {read, type Match, type Reading, type Seen} from './columns.ts';
import {statedValues} from './constants.ts';
import {byYear, levelsOf, type Sets} from './unpivot.ts';
import {labelled} from './values.ts';

/** One table within a plan. */
export type Part = {
  readonly reading: Reading;
  readonly sets?: Sets;
  /** The rows are the first of a household. */
  readonly first: boolean;
  /** Values that the sheet's title, name or file say once. */
  readonly constants: Readonly<Record<string, string>>;
  /** Groups of columns of which the sheet has none. */
  readonly missing: readonly (readonly string[])[];
};

/** A way to take a sheet: for one table, or for the tables that a wide export of a registry holds. */
export type Plan = {
  /** The table of the finest grain. */
  readonly main: RegistryTable;
  readonly parts: readonly Part[];
  /** Columns (from 1) with a heading that the plan knows. */
  readonly known: ReadonlySet<number>;
  readonly against: readonly Match[];
  /** Heading that speaks against the plan. */
  readonly barred?: string;
  /** A word that says that the rows are of those who are no longer registered. */
  readonly closed?: string;
  /** Every row is of a monitored household. */
  readonly onlyMonitored: boolean;
};

/** Tables that one export of the registry of people may hold together, finest grain first. */
const FAMILY = [person, household, monitored, income];

/** All ways to take a sheet. */
export function plansOf(sheet: SheetHead, seen: Seen): Plan[] {
  const tables = Object.values(TABLES).filter((table) => !FAMILY.includes(table));
  const plans = [family(sheet, seen), ...tables.map((table) => single(sheet, seen, table))];
  const listed = new Set(
    plans
      .flatMap(({parts}) => parts.flatMap(columnsOf))
      .filter(isListed)
      .map(({at}) => at)
  );
  return plans.map((plan) => ({...plan, known: withoutOthers(plan, listed)}));
}

/** A column whose values are labels of the list of its column. */
function isListed({column, agreement}: Match): boolean {
  return column.codes !== undefined && agreement !== null && agreement >= 0.8;
}

/** What a plan knows, less the columns that it takes for text and that hold the labels of another plan's list. */
function withoutOthers({parts, known}: Plan, listed: ReadonlySet<number>): ReadonlySet<number> {
  const texts = parts.flatMap(columnsOf).filter(({column}) => column.type === 'text');
  const others = new Set(texts.map(({at}) => at).filter((at) => listed.has(at)));
  return new Set([...known].filter((at) => !others.has(at)));
}

/** The plan for tables that someone names, whatever speaks against them. */
export function planFor(sheet: SheetHead, seen: Seen, names: readonly string[]): Plan | undefined {
  const [main, ...rest] = names.flatMap((name) => TABLES[name] ?? []);
  if (main === undefined) return undefined;
  const parts = [main, ...rest].map((table) => partOf(sheet, seen, table));
  const persons = rest.length > 0 && names.includes('person');
  return planOf(seen, main, byHousehold(parts, persons), false);
}

function single(sheet: SheetHead, seen: Seen, table: RegistryTable): Plan {
  return planOf(seen, table, [partOf(sheet, seen, table)], false);
}

function family(sheet: SheetHead, seen: Seen): Plan {
  const all = FAMILY.map((table) => partOf(sheet, seen, table));
  const whole = all.filter(({missing}) => missing.length === 0);
  const isIncome = whole.length === 1 && whole[0]?.reading.table === income;
  const fit = all.filter(
    (part) => whole.includes(part) || (isIncome && isRegisterToo(part, sheet, seen))
  );
  const onlyMonitored = isOnlyMonitored(fit, sheet);
  const kept = onlyMonitored ? fit.filter(({reading}) => reading.table === monitored) : fit;
  const parts = byHousehold(kept.length > 0 ? kept : nearest(all), isByPerson(all, seen));
  const plan = planOf(seen, parts[0]?.reading.table ?? person, parts, onlyMonitored);
  const closed = closedBy(sheet, seen.samples);
  return closed === undefined ? plan : {...plan, closed};
}

const HOUSEHOLDS = /(?:脱贫|贫困|农)户.{0,6}(?:信息|情况|名单|花名册|台账|一览|登记)/;

/**
 * Whether a sheet of incomes may be a register of households as well, of which only what tells their kind is not found: its title
 * says so, or a column that nobody knows holds the labels of such a one.
 */
function isRegisterToo(
  {reading: {table}, missing}: Part,
  {title, name, file}: SheetHead,
  {samples}: Seen
): boolean {
  const [kinds = [], another] = missing;
  if (table !== household || another !== undefined || !kinds.includes('household_type')) {
    return false;
  }
  const texts = [title, name, file.split('/').at(-1) ?? ''];
  if (texts.some((text) => HOUSEHOLDS.test(text)) && !texts.some((text) => text.includes('收入'))) {
    return true;
  }
  const columns = table.columns.filter((column) => kinds.includes(column.name));
  return samples.some(
    (sample) =>
      sample.length >= LEAST_LABELS && columns.some((column) => labelled(column, sample) >= 0.9)
  );
}

const LEAST_LABELS = 3;

/** Where no table has all that it needs: the one that knows most, of several the one that lacks least. */
function nearest(parts: readonly Part[]): Part[] {
  return [...parts]
    .sort(
      (a, b) => columnsOf(b).length - columnsOf(a).length || a.missing.length - b.missing.length
    )
    .slice(0, 1);
}

/** In a list of persons, a household is the first row of its number. */
function byHousehold(parts: readonly Part[], persons: boolean): Part[] {
  return parts.map((each) => ({...each, first: persons && each.reading.table !== person}));
}

function planOf(
  seen: Seen,
  main: RegistryTable,
  parts: readonly Part[],
  onlyMonitored: boolean
): Plan {
  const known = new Set(parts.flatMap(columnsOf).map(({at}) => at));
  const against = parts
    .flatMap(({reading}) => reading.against)
    .filter((match, i, all) => all.findIndex(({at}) => at === match.at) === i)
    .filter(({at}) => !known.has(at));
  const barred = parts.map(({reading}) => barredBy(reading.table, seen)).find(Boolean);
  const plan = {main, parts, known, against, onlyMonitored};
  return barred === undefined ? plan : {...plan, barred};
}

function partOf(sheet: SheetHead, seen: Seen, table: RegistryTable): Part {
  const reading = read(table, seen);
  const sets =
    table.name === 'fund'
      ? levelsOf(reading, seen)
      : table.name === 'income'
        ? byYear(reading)
        : undefined;
  const constants = statedValues(sheet, reading, sets);
  const has = new Set([
    ...reading.chosen.map(({column}) => column.name),
    ...Object.keys(constants),
    ...(sets === undefined ? [] : [sets.by, ...namesOf(sets)])
  ]);
  const missing = table.needs.filter((names) => !names.some((name) => has.has(name)));
  return {reading, first: false, constants, missing, ...(sets === undefined ? {} : {sets})};
}

function namesOf({sets}: Sets): string[] {
  return [...sets.values()].flat().map(({column}) => column.name);
}

/** All columns of the sheet that a part knows the headings of, repeated ones included. */
export function columnsOf({reading, sets}: Part): Match[] {
  return [
    ...reading.chosen,
    ...reading.spare,
    ...(sets === undefined ? [] : [...[...sets.sets.values()].flat(), ...sets.others])
  ];
}

/** The place (from 1) of a registry column in the sheet. */
export function placeOf({reading}: Part, name: string): number | undefined {
  return reading.chosen.find(({column}) => column.name === name)?.at;
}

function barredBy(table: RegistryTable, {headings}: Seen): string | undefined {
  const bars = new Set((table.not ?? []).map(fold));
  return headings.find(({forms}) => forms.some(({text}) => bars.has(text)))?.raw;
}

/**
 * Rows are persons when the sheet has their relation or number, or when household numbers come again and again - and not
 * once for each year.
 */
function isByPerson(parts: readonly Part[], {samples}: Seen): boolean {
  const persons = parts.find(({reading}) => reading.table === person);
  const id = persons && placeOf(persons, 'household_id');
  if (persons === undefined || id === undefined) return false;
  if (placeOf(persons, 'relation') ?? placeOf(persons, 'person_id')) return true;
  const incomes = parts.find(({reading}) => reading.table === income);
  const year = incomes && placeOf(incomes, 'year');
  if (year !== undefined && new Set(samples[year - 1]).size > 1) return false;
  const numbers = samples[id - 1] ?? [];
  return numbers.length >= 10 && new Set(numbers).size < numbers.length * 0.8;
}

/** Every row that is seen names a kind of monitored household: the sheet is no register of all households. */
function isOnlyMonitored(
  parts: readonly Part[],
  {preview, headingRows, first = 1}: SheetHead
): boolean {
  const part = parts.find(({reading}) => reading.table === monitored);
  const kind = part && placeOf(part, 'kind');
  const id = part && (placeOf(part, 'household_id') ?? placeOf(part, 'head_id_number'));
  if (kind === undefined || id === undefined) return false;
  const rows = preview
    .slice(Math.max(0, ...headingRows.map((row) => row - first + 1)))
    .filter((row) => row[id - 1]);
  return rows.length > 0 && rows.every((row) => row[kind - 1]);
}
