import type {Column, RegistryTable} from '../../model/dictionary.ts';
import {fold} from '../fold.ts';
import {GROUPED, headingOf, type Heading} from './heading.ts';
import {numberColumn} from './household-number.ts';
import {agreement, bare, labelled, type Sample} from './values.ts';

/** What recognition looks at: headings taken apart and values, one a column of the sheet. */
export type Seen = {
  readonly headings: readonly Heading[];
  readonly samples: readonly Sample[];
};

/** A column of the sheet (from 1) that a table knows. */
export type Match = {
  readonly at: number;
  readonly column: Column;
  /** How much of the heading was needed, 0..1. */
  readonly weight: number;
  /** Place among the headings of the column: its own name first. */
  readonly rank: number;
  /** Share of the values that fit; null when they say nothing. */
  readonly agreement: number | null;
  /** What an unpivot sets apart: the year or the level that the heading names. */
  readonly year?: string;
};

/** How a table reads a sheet. */
export type Reading = {
  readonly table: RegistryTable;
  /** Chosen columns: one for each registry column, several for lists. */
  readonly chosen: readonly Match[];
  /** Other columns with a heading of the table: repeated ones. */
  readonly spare: readonly Match[];
  /** Columns with a heading of the table and values that cannot be its. */
  readonly against: readonly Match[];
};

/** Where a heading stands twice, the column is taken that stands next to this one (domain dictionary 1.20). */
const BESIDE: Readonly<Record<string, string>> = {removed: 'removed_on'};

/** Where a bare heading of the one means another's, so does that of the other: 姓名 of the helper, 证件号码 of the helper. */
const COMPANION: Readonly<Record<string, string>> = {head_id_number: 'head_name'};

type Known = {readonly column: Column; readonly rank: number};
type Hit = Known & {readonly weight: number};
type Index = ReadonlyMap<string, readonly Known[]>;
const indexes = new WeakMap<RegistryTable, Index>();

/** Folded heading -> the columns of one table that it may name, in the order of the dictionary. */
export function indexOf(table: RegistryTable): Index {
  const known = indexes.get(table);
  if (known !== undefined) return known;
  const index = new Map<string, Known[]>();
  for (const column of table.columns) {
    [column.zh, ...column.headings].forEach((heading, rank) => {
      const folded = fold(heading);
      const all = index.get(folded) ?? [];
      if (!all.some((each) => each.column === column)) index.set(folded, [...all, {column, rank}]);
    });
  }
  indexes.set(table, index);
  return index;
}

/** The registry columns that a heading may name, the likeliest first. */
export function lookUp(table: RegistryTable, heading: Heading): readonly Hit[] {
  const index = indexOf(table);
  for (const {text, weight} of heading.forms) {
    const hits = index.get(text)?.filter(({column}) => !countsOther(column, heading));
    if (hits !== undefined && hits.length > 0)
      return hits.map((hit) => ({...hit, weight: under(table, heading, weight)}));
  }
  return [];
}

const COUNTED = ['人', '户'];

/** Whether a heading counts households where the column counts people, or the other way round: 脱贫人口/户. */
function countsOther({unit: stored = ''}: Column, {unit = ''}: Heading): boolean {
  return (
    COUNTED.includes(stored) && COUNTED.includes(unit.replace('万', '')) && !unit.endsWith(stored)
  );
}

/** A group that bears the table's own name counts for more than any other: 扶贫小额信贷 beside 创业贷款. */
function under({zh}: RegistryTable, {parts}: Heading, weight: number): number {
  return weight === GROUPED && parts.slice(0, -1).some((part) => part.includes(zh)) ? 0.92 : weight;
}

/**
 * The column that each heading names. One that two columns know is the second's where the first has a heading of its
 * own: beside 户主姓名, 姓名 is that of the helper.
 */
function hitsOf(table: RegistryTable, {headings, samples}: Seen): readonly (Hit | undefined)[] {
  const found = headings.map((heading) => lookUp(table, heading));
  const hasOwn = ({column, rank}: Hit): boolean =>
    found.some(([first]) => first?.column === column && first.rank < rank);
  const moves = (hits: readonly Hit[]): boolean =>
    hits.length > 1 && hits[0] !== undefined && hasOwn(hits[0]);
  const moved = new Set(found.filter(moves).map(([first]) => first?.column.name));
  return found.map((hits, i) => {
    const [first, second] = hits;
    const follows = moved.has(COMPANION[first?.column.name ?? '']);
    const hit = second !== undefined && (moves(hits) || follows) ? second : first;
    const sample = samples[i] ?? [];
    return [hit, ...hits].find((one) => one !== undefined && fits(one.column, sample)) ?? hit;
  });
}

/** Whether values may be a column's, where its heading is another's as well: 项目进度 with 65% is no 项目状态. */
function fits(column: Column, sample: Sample): boolean {
  if (sample.length < 3) return true;
  if (column.codes !== undefined) return labelled(column, sample) > 0.2;
  return (agreement(column, sample) ?? 1) >= 0.5;
}

export function seen(headings: readonly string[], samples: readonly Sample[]): Seen {
  return {headings: headings.map(headingOf), samples};
}

/** Reads a sheet as rows of a table: by headings, corrected by values; without any heading by values alone. */
export function read(table: RegistryTable, {headings, samples}: Seen): Reading {
  const headless = headings.every(({forms}) => forms.length === 0);
  const hits = hitsOf(table, {headings, samples});
  const headed = headings.flatMap((heading, i): Match[] => {
    const sample = samples[i] ?? [];
    const hit = headless ? byContent(table, sample) : hits[i];
    if (hit === undefined) return [];
    const column = byValues(table, hit.column, sample);
    const {weight, rank} = hit;
    const year = heading.year === undefined ? {} : {year: heading.year};
    return [{at: i + 1, column, weight, rank, agreement: agreement(column, sample), ...year}];
  });
  const matches = [...headed, ...numbered(table, {headings, samples}, headed)];
  const against = matches.filter((match) => match.agreement !== null && match.agreement < 0.5);
  const chosen = choose(matches.filter((match) => !against.includes(match)));
  const spare = matches.filter((match) => !chosen.includes(match) && !against.includes(match));
  return {table, chosen, spare, against};
}

/** Of a register of households whose number has no heading that is known: the column that holds it. */
function numbered(table: RegistryTable, sheet: Seen, matches: readonly Match[]): Match[] {
  const column = table.columns.find(({name}) => name === 'household_id');
  const names = new Set(matches.map((match) => match.column.name));
  const isOpen = table.key.join() === 'household_id' && !names.has('household_id');
  if (column === undefined || !isOpen || !names.has('head_name')) return [];
  const taken = new Set(matches.map(({at}) => at));
  const at = numberColumn(sheet.headings, sheet.samples, taken);
  if (at === undefined) return [];
  return [{at, column, weight: 0.5, rank: column.headings.length, agreement: 1}];
}

/** The one column of a table whose ID numbers, village codes or labels a column without heading holds. */
function byContent(table: RegistryTable, sample: Sample) {
  if (sample.length < 3) return undefined;
  const fit = table.columns.filter((column) => isContent(column, sample));
  const [column, another] = fit;
  return column === undefined || another !== undefined ? undefined : {column, weight: 0.5, rank: 0};
}

function isContent(column: Column, sample: Sample): boolean {
  if (column.name === 'village_code') {
    return sample.every((value) => /^\d{12}$/.test(bare(value ?? '')));
  }
  if (column.type === 'id-number') return (agreement(column, sample) ?? 0) >= 0.9;
  return column.type === 'label' && labelled(column, sample) >= 0.9;
}

/** The column of another list of the same table, where the values are of that list and not of the heading's. */
function byValues(table: RegistryTable, column: Column, sample: Sample): Column {
  if (column.codes === undefined || sample.length < 3 || labelled(column, sample) > 0.2) {
    return column;
  }
  const better = table.columns.filter(
    (other) => other.type === 'label' && other.codes !== undefined && labelled(other, sample) > 0.8
  );
  return better.length === 1 && better[0] !== undefined ? better[0] : column;
}

function choose(matches: readonly Match[]): Match[] {
  const names = [...new Set(matches.map(({column}) => column.name))];
  return names.flatMap((name) => {
    const all = matches.filter(({column}) => column.name === name);
    if (all[0]?.column.type === 'labels') return all;
    const beside = matches.find(({column}) => column.name === BESIDE[name])?.at;
    const [best] = [...all].sort((a, b) => order(a, b, beside));
    return best === undefined || isAmbiguous(best, all) ? [] : [best];
  });
}

function order(a: Match, b: Match, beside: number | undefined): number {
  const near = beside === undefined ? 0 : Math.abs(a.at - beside) - Math.abs(b.at - beside);
  const later = (b.year ?? '').localeCompare(a.year ?? '');
  return near || b.weight - a.weight || later || a.rank - b.rank || a.at - b.at;
}

/** Two columns under different unknown groups, '甲方/金额' and '乙方/金额': neither is sure. */
function isAmbiguous(best: Match, all: readonly Match[]): boolean {
  const alike = all.filter(({weight}) => weight === GROUPED);
  return best.weight === GROUPED && alike.length > 1;
}
