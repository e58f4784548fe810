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
  /** The same columns of other treasuries ('省级/资金总量/中央安排' beside '县级/...'): known, and read from none. */
  readonly others: readonly Match[];
};

const LEVEL =
  /^(中央|省级|省|自治区|市州级|市级|市|州|区县级|县区级|县级|县|区)(?:级)?(?:财政)?(?:专项)?(?:衔接)?(?:推进乡村振兴)?(?:补助)?(?:资金)?(?:安排)?(.*)$/;

/** Alone, these name a place and no level of money; over a level, the treasury that counts it. */
const PLACE = /^([省市州区县]|自治区|[市区县]级)$/;
const TREASURY = /^[全本]?(省|自治区|市|州|区|县|区县|县区)级?$/;
const OWN_TREASURY = /^(本级|[全本]?(县|区|区县|县区)级?)$/;
const STEPS = ['allocated', 'broken_down', 'released', 'paid'];

type Leveled = {readonly level: string; readonly step: string; readonly treasury: string};

/** The level of money that a heading names, the step that is left of it, and the treasury over both ('' where none). */
function leveled(table: RegistryTable, {parts}: Heading): Leveled | undefined {
  const [first = '', ...rest] = parts.map(fold);
  if (rest.length === 0 && PLACE.test(first)) return undefined;
  const plain = stepOf(table, [first, ...rest]);
  if (plain !== undefined) return {...plain, treasury: ''};
  const under = rest.length > 1 && TREASURY.test(first) ? stepOf(table, rest) : undefined;
  return under && {...under, treasury: first};
}

function stepOf(table: RegistryTable, parts: readonly string[]) {
  const labels = CODES['fund_level'] && labelsOf(CODES['fund_level']);
  for (const [i, part] of parts.entries()) {
    const [, word = '', rest = ''] = LEVEL.exec(part) ?? [];
    const level = labels?.get(word) ?? (/市|州/.test(word) ? '市级' : undefined);
    if (level === undefined) continue;
    const left = parts.map((other, j) => (i === j ? rest : other)).join('');
    const step = left === '' ? 'allocated' : indexOf(table).get(left)?.[0]?.column.name;
    if (step !== undefined && STEPS.includes(step)) return {level, step};
  }
  return undefined;
}

/** Money columns of a ledger, one set a level; of several treasuries those of the county's own. */
function byLevel(table: RegistryTable, {headings}: Seen): Sets | undefined {
  const hits = headings.flatMap((heading, i) => {
    const hit = leveled(table, heading);
    const column = table.columns.find(({name}) => name === hit?.step);
    if (hit === undefined || column === undefined) return [];
    return [{...hit, match: {at: i + 1, column, weight: 1, rank: 0, agreement: null}}];
  });
  const treasuries = [...new Set(hits.map(({treasury}) => treasury))];
  const own = treasuries.find((name) => OWN_TREASURY.test(name)) ?? treasuries[0];
  const sets = new Map<string, Match[]>();
  for (const {level, match} of hits.filter(({treasury}) => treasury === own)) {
    const set = sets.get(level) ?? [];
    if (!set.some(({column}) => column === match.column)) sets.set(level, [...set, match]);
  }
  const others = hits.filter(({treasury}) => treasury !== own).map(({match}) => match);
  return sets.size === 0 ? undefined : {by: 'level', sets, others};
}

/**
 * The levels by which a ledger's money is to be read; none where they only divide a total ('其中：中央') beside money that is stated
 * for all levels together: then the totals are read. Where no total stands for them, nobody can say whose that money is, and it is
 * among the others.
 */
export function levelsOf({table, chosen}: Reading, seen: Seen): Sets | undefined {
  const found = byLevel(table, seen);
  if (found === undefined) return undefined;
  const leveledMoney = [...found.sets.values()].flat();
  const taken = new Set([...leveledMoney, ...found.others].map(({at}) => at));
  const plain = chosen.filter(({at, column}) => STEPS.includes(column.name) && !taken.has(at));
  const isLeveled = ({column}: Match): boolean => leveledMoney.some((one) => one.column === column);
  const apart = plain.filter((match) => !isLeveled(match));
  const isDivided = leveledMoney.every(({column}) => plain.some((one) => one.column === column));
  if (isDivided && (apart.length > 0 || found.sets.size === 1)) return undefined;
  return {...found, others: [...found.others, ...apart]};
}

/** Income columns of several years, one set a year. */
export function byYear({chosen, spare}: Reading): Sets | undefined {
  const sets = new Map<string, Match[]>();
  for (const match of [...chosen, ...spare].sort((a, b) => a.at - b.at)) {
    if (match.year === undefined) continue;
    sets.set(match.year, [...(sets.get(match.year) ?? []), match]);
  }
  return sets.size === 0 ? undefined : {by: 'year', sets, others: []};
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
