import type {Mapped} from '../../model/projection.ts';
import type {RegistryTable} from '../../model/dictionary.ts';
import {CODES, labelsOf} from '../codes.ts';
import {fold} from '../fold.ts';
import {indexOf, type Match, type Reading, type Seen} from './columns.ts';
import type {Heading} from './heading.ts';

/** Columns of a sheet that are rows of the table: by level ('中央/支出金额') or by year ('2022年工资性收入'). */
export type Sets = {
  /** The registry column that tells the sets apart, and its value for each. */
  readonly by: string;
  readonly sets: ReadonlyMap<string, readonly Match[]>;
};

const LEVEL =
  /^(中央|省级|省|自治区|市州级|市级|市|州|区县级|县区级|县级|县|区)(?:级)?(?:财政)?(?:专项)?(?:衔接)?(?:推进乡村振兴)?(?:补助)?(?:资金)?(?:安排)?(.*)$/;

/** Alone, these name a place and no level of money. */
const PLACE = /^([省市州区县]|自治区|[市区县]级)$/;
const STEPS = ['allocated', 'broken_down', 'released', 'paid'];

/** The level of money that a heading names, and the step that is left of it. */
function leveled(
  table: RegistryTable,
  heading: Heading
): {level: string; step: string} | undefined {
  const labels = CODES['fund_level'] && labelsOf(CODES['fund_level']);
  if (heading.parts.length === 1 && PLACE.test(fold(heading.parts[0] ?? ''))) return undefined;
  for (const [i, part] of heading.parts.entries()) {
    const [, word = '', rest = ''] = LEVEL.exec(fold(part)) ?? [];
    const level = labels?.get(word) ?? (/市|州/.test(word) ? '市级' : undefined);
    if (level === undefined) continue;
    const left = heading.parts.map((other, j) => fold(i === j ? rest : other)).join('');
    const step = left === '' ? 'allocated' : indexOf(table).get(left)?.column.name;
    if (step !== undefined && STEPS.includes(step)) return {level, step};
  }
  return undefined;
}

/** Money columns of a ledger, one set a level. */
export function byLevel(table: RegistryTable, {headings}: Seen): Sets | undefined {
  const sets = new Map<string, Match[]>();
  headings.forEach((heading, i) => {
    const hit = leveled(table, heading);
    const column = table.columns.find(({name}) => name === hit?.step);
    if (hit === undefined || column === undefined) return;
    const set = sets.get(hit.level) ?? [];
    if (set.some((match) => match.column === column)) return;
    set.push({at: i + 1, column, weight: 1, rank: 0, agreement: null});
    sets.set(hit.level, set);
  });
  return sets.size === 0 ? undefined : {by: 'level', sets};
}

/** Income columns of several years, one set a year. */
export function byYear({chosen, spare}: Reading): Sets | undefined {
  const sets = new Map<string, Match[]>();
  for (const match of [...chosen, ...spare].sort((a, b) => a.at - b.at)) {
    if (match.year === undefined) continue;
    sets.set(match.year, [...(sets.get(match.year) ?? []), match]);
  }
  return sets.size === 0 ? undefined : {by: 'year', sets};
}

/** The sets as the grain of a projection. */
export function grainOf(
  {by, sets}: Sets,
  mapped: (match: Match) => Mapped
): Readonly<Record<string, string | Mapped>>[] {
  return [...sets].map(([value, matches]) => ({
    [by]: value,
    ...Object.fromEntries(matches.map((match) => [match.column.name, mapped(match)]))
  }));
}
