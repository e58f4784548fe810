import {monthIndex} from '../dates.ts';
import type {Household, Monitoring, Village} from '../model.ts';
import type {Random} from '../random.ts';
import {isAble} from './households.ts';

const END = monthIndex(2024, 6);

/** Chooses who was ever monitored, why, since when, and whether the risk was removed. */
export function giveMonitoring(
  households: Household[],
  silent: Set<Village>,
  random: Random
): void {
  const open = households.filter((h) => !silent.has(h.village));
  const goal = Math.round(households.length * 0.0665);
  const ranked = open
    .map((household) => ({household, key: Math.pow(random.next(), 1 / proneness(household))}))
    .toSorted((a, b) => b.key - a.key || a.household.id.localeCompare(b.household.id));
  for (const [i, {household}] of ranked.slice(0, goal).entries()) {
    const kind = i % 20 < 8 ? '脱贫不稳定户' : i % 20 < 16 ? '边缘易致贫户' : '突发严重困难户';
    household.monitoring = makeMonitoring(household, kind, random);
    if (kind === '边缘易致贫户' || (kind === '突发严重困难户' && random.chance(0.6)))
      makeOrdinary(household, random);
  }
}

/** Townships look for risks with unequal zeal. */
function proneness(household: Household): number {
  const zeal = 0.6 + (Number(household.village.township.code) % 7) / 6;
  const able = household.members.filter(isAble).length;
  return zeal * (able === 0 ? 1.6 : 1) * (household.members.some((p) => p.disability) ? 1.4 : 1);
}

function makeOrdinary(household: Household, random: Random): void {
  household.type = '一般农户';
  household.attribute = '一般农户';
  household.out = null;
  const entered = household.monitoring?.entered ?? END;
  household.identified =
    String(Math.floor(entered / 12)) + String((entered % 12) + 1).padStart(2, '0');
  if (random.chance(0.3)) household.causes1 = household.causes1.slice(0, 1);
  else household.causes1 = [];
}

function makeMonitoring(
  household: Household,
  kind: Monitoring['kind'],
  random: Random
): Monitoring {
  const months = {2020: 16, 2021: 26, 2022: 26, 2023: 24, 2024: 8};
  const year = Number(random.weighted(months));
  const first = year === 2020 ? 6 : 1;
  const last = year === 2024 ? 6 : 12;
  const entered = monthIndex(year, random.int(first, last));
  const spell = random.chance(0.03) ? random.int(1, 5) : random.int(6, 26);
  const removed = random.chance(0.8) && entered + spell <= END ? entered + spell : null;
  const health = household.members.some((p) => !p.health.includes('健康'));
  return {
    kind,
    risks: makeRisks(household, kind, random),
    entered,
    removed,
    way: removed === null ? null : random.chance(0.93) ? '帮扶消除' : '自然消除',
    selfPaid: health
      ? Math.round(random.logNormal(kind === '突发严重困难户' ? 21000 : 5200, 0.7))
      : 0,
    claims: random.chance(0.06) ? random.int(500, 9000) : 0
  };
}

function makeRisks(household: Household, kind: Monitoring['kind'], random: Random): string[] {
  const sick = household.members.some((p) => /慢性病|大病/.test(p.health.join()));
  const disabled = household.members.some((p) => p.disability);
  const senior = household.members.some((p) => /高中|中职|高职|本科/.test(p.student ?? ''));
  const able = household.members.some(isAble);
  const weights: Record<string, number> = {
    因病: sick ? 30 : 1,
    因残: disabled ? 22 : 0.4,
    因学: senior ? 16 : 0.3,
    因务工就业不稳: able ? 12 : 0.6,
    缺劳动力: able ? 2 : 14,
    因自然灾害: kind === '突发严重困难户' ? 9 : 2,
    因安全住房: household.dangerous ? 40 : 0.3,
    因安全饮水: household.water ? 0.3 : 40,
    因意外事故: kind === '突发严重困难户' ? 12 : 1,
    因产业项目失败: 0.8,
    其他: 1.2
  };
  const risks: string[] = [];
  const count = Number(random.weighted({1: 60, 2: 28, 3: 10, 4: 1.5, 5: 0.5}));
  while (risks.length < count) {
    const risk = random.weighted(weights);
    risks.push(risk);
    weights[risk] = 0;
  }
  return risks;
}
