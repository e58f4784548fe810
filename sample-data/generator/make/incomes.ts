import {members1, members2, type Household, type Income} from '../model.ts';
import type {Random} from '../random.ts';

/** The monitoring line of 2023, yuan a person. */
export const LINE_2023 = 7300;

const money = (value: number) => Math.round(value * 100) / 100;

/** Per-head net income around a log-normal, heaped just above the line and at round numbers. */
function targetPerHead(household: Household, random: Random): number {
  const able = household.members.filter((p) => p.work !== null).length;
  const poor = household.monitoring !== null && household.monitoring.removed === null;
  const median = poor ? 9300 : 11400 + 2600 * (able / household.members.length);
  const raw = Math.max(2600, random.logNormal(median, poor ? 0.36 : 0.33));
  if (raw < LINE_2023 && !poor && random.chance(0.86)) return LINE_2023 + random.int(3, 420);
  if (random.chance(0.028)) return LINE_2023 + random.int(1, 160);
  if (random.chance(0.11)) return Math.round(raw / 1000) * 1000;
  return random.chance(0.14) ? Math.round(raw / 100) * 100 : money(raw);
}

/** Income of 2023 for each household, and of 2022 where it was registered then. */
export function giveIncomes(households: Household[], random: Random): void {
  for (const household of households) {
    markLivingAllowance(household, random);
    const size = Math.max(1, members2(household).length || members1(household).length);
    household.income2023 = compose(household, targetPerHead(household, random), size, random);
    if (!household.present1 || household.identified.startsWith('2024')) continue;
    const fell = random.chance(0.035);
    const ratio = fell ? 1.4 + random.next() * 0.9 : 0.86 + random.next() * 0.13;
    const before = Math.max(2200, household.income2023.perHead * ratio);
    household.income2022 = compose(
      household,
      money(before),
      members1(household).length || 1,
      random
    );
  }
}

function markLivingAllowance(household: Household, random: Random): void {
  const weak = household.members.every(
    (p) => p.labour !== '普通劳动力' && p.labour !== '技能劳动力'
  );
  household.noLabour = weak && random.chance(0.3);
  if (household.members.every((p) => p.specialSupport) && household.type === '脱贫户')
    household.attribute = '特困供养脱贫户';
  else if (household.noLabour || random.chance(weak ? 0.34 : 0.09)) {
    if (household.type === '脱贫户') household.attribute = '低保脱贫户';
    for (const person of household.members)
      person.minimumLiving = !person.specialSupport && (weak || random.chance(0.7));
    const head = household.members[0];
    if (head && !household.members.some((p) => p.minimumLiving)) head.minimumLiving = true;
  }
}

function compose(household: Household, perHead: number, size: number, random: Random): Income {
  const net = Math.round(perHead * size);
  const parts = transferParts(household, net, random);
  let transfer = money(Object.values(parts).reduce((a, b) => a + b, 0));
  if (transfer > net * 0.92) {
    const factor = (net * 0.92) / transfer;
    for (const key of Object.keys(parts) as (keyof typeof parts)[])
      parts[key] = Math.floor(parts[key] * factor);
    transfer = money(Object.values(parts).reduce((a, b) => a + b, 0));
  }
  const rest = net - transfer;
  const works = household.members.some((p) => p.work ?? p.post);
  const wageShare = works ? 0.55 + random.next() * 0.4 : 0;
  const wage = Math.round(rest * wageShare);
  const property = random.chance(0.45)
    ? Math.floor(Math.min(rest - wage, random.int(60, 1600)))
    : 0;
  const profit = money(rest - wage - property);
  const cost = Math.round(profit * random.next() * 0.8);
  const business = money(profit + cost);
  const total = money(wage + business + property + transfer - cost);
  return {
    wage,
    business,
    property,
    cost,
    parts,
    transfer,
    net: total,
    perHead: money(total / size)
  };
}

function transferParts(household: Household, net: number, random: Random): Income['parts'] {
  const count = (test: (p: Household['members'][number]) => boolean) =>
    household.members.filter(test).length;
  const pensioners = count((p) => p.age >= 60);
  return {
    计划生育金: random.chance(0.04) ? 960 : 0,
    低保金: money(count((p) => p.minimumLiving) * random.int(2400, 5200)),
    特困供养金: money(count((p) => p.specialSupport) * random.int(7200, 9100)),
    养老保险金: money(pensioners * random.int(1320, 1960)),
    生态补偿金: household.forest > 0 ? Math.round(household.forest * random.int(14, 22)) : 0,
    其他转移性收入: Math.round(net * random.next() * 0.06 + household.land * random.int(30, 110))
  };
}
