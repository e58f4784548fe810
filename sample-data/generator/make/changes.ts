import {monthIndex} from '../dates.ts';
import type {Cause, Household} from '../model.ts';
import type {Random} from '../random.ts';

const RECLASSIFIED: Partial<Record<Cause, Cause>> = {
  缺资金: '缺技术',
  缺土地: '缺技术',
  交通条件落后: '缺技术',
  因灾: '缺资金',
  其它: '因病'
};

/** What happened between 2023-12-31 and 2024-06-30. */
export function change(households: Household[], random: Random): void {
  for (const household of households) {
    household.causes2 = reclassify(household, random);
    const entered = household.monitoring?.entered ?? 0;
    if (household.type === '一般农户' && entered >= monthIndex(2024, 1)) household.present1 = false;
  }
  const steady = households.filter((h) => h.present1 && h.monitoring === null);
  const rate = (share: number) => Math.round(households.length * share);
  const chosen = random.sample(steady, rate(0.0083));
  const cut = Math.round(chosen.length * 0.62);
  for (const household of chosen.slice(0, cut)) household.present2 = false;
  for (const household of chosen.slice(cut)) {
    household.present1 = false;
    household.identified = '202403';
    household.out = 2020;
  }
  birthsAndDeaths(households, random);
}

function reclassify(household: Household, random: Random): Cause[] {
  const main = household.causes1[0];
  if (main === undefined) return [];
  const to = RECLASSIFIED[main];
  const [one, ...others] = household.causes1;
  if (to && random.chance(main === '缺资金' ? 0.16 : 0.07))
    return [to, ...others.filter((c) => c !== to)];
  if (one && others[0] && random.chance(0.012)) return [others[0], one, ...others.slice(1)];
  return household.causes1;
}

function birthsAndDeaths(households: Household[], random: Random): void {
  for (const household of households) {
    const last = household.members[household.members.length - 1];
    for (const person of household.members) {
      if (person.born >= '20240101') person.present1 = false;
      const dies = person.age >= 66 && random.chance(0.014);
      const others = household.members.filter((p) => p.present2).length > 1;
      if (dies && others && person !== household.members[0]) person.present2 = false;
    }
    if (last && household.members.length > 2 && last.relation === '之儿媳' && random.chance(0.05))
      last.present1 = false;
  }
}
