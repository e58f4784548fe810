import {CAUSES, type Cause, type Household, type Person, type Village} from '../model.ts';
import type {Random} from '../random.ts';
import * as words from '../words.ts';
import type {PersonMaker, Role} from './persons.ts';

const SIZES = {1: 385, 2: 350, 3: 140, 4: 80, 5: 32, 6: 10, 7: 3};

/** One household without causes, money and monitoring, which later steps give it. */
export function makeHousehold(
  village: Village,
  order: number,
  maker: PersonMaker,
  random: Random
): Household {
  const from = village.before.length ? random.pick(village.before) : null;
  const code = from?.code ?? village.code;
  const surname = random.pick(words.SURNAMES);
  const ethnic = random.chance(0.86) ? '汉族' : random.pick(words.MINORITIES);
  const members = makeRoles(Number(random.weighted(SIZES)), random).map((role) =>
    maker.make(role, keepsName(role) ? surname : random.pick(words.SURNAMES), ethnic)
  );
  const size = members.length;
  const land = Math.round(size * random.logNormal(1.4, 0.5) * 10) / 10;
  return {
    id: `${code}${String(order).padStart(6, '0')}`,
    village,
    old: from,
    group: `${random.pick(['一', '二', '三', '四', '五', '六'])}组`,
    members,
    type: '脱贫户',
    attribute: '一般脱贫户',
    causes1: [],
    causes2: [],
    identified: random.weighted({2013: 20, 2014: 62, 2015: 6, 2016: 6, 2017: 4, 2018: 2}) + '12',
    out: Number(
      random.weighted({2014: 10, 2015: 12, 2016: 18, 2017: 18, 2018: 20, 2019: 16, 2020: 6})
    ),
    phone: random.chance(0.9) ? (members[0]?.phone ?? maker.phone()) : null,
    present1: true,
    present2: true,
    dangerous: random.chance(0.003),
    water: !random.chance(0.004),
    area: Math.round(28 + size * 17 + random.next() * 45),
    land,
    forest: random.chance(0.6) ? Math.round(random.logNormal(4, 0.8) * 10) / 10 : 0,
    noLabour: false,
    cooperative: false,
    dragon: false,
    leader: false,
    monitoring: null,
    income2022: null,
    income2023: NO_INCOME,
    measures: new Map(),
    relocated: false,
    loan: 0
  };
}

const NO_INCOME = {
  wage: 0,
  business: 0,
  property: 0,
  cost: 0,
  parts: {计划生育金: 0, 低保金: 0, 特困供养金: 0, 养老保险金: 0, 生态补偿金: 0, 其他转移性收入: 0},
  transfer: 0,
  net: 0,
  perHead: 0
};

const keepsName = (role: Role) =>
  !['配偶', '之儿媳', '之女婿', '之母', '之岳母'].includes(role.relation);

function makeRoles(size: number, random: Random): Role[] {
  const head = (low: number, high: number, sex?: '男' | '女'): Role => ({
    relation: '户主',
    age: random.int(low, high),
    ...(sex ? {sex} : {})
  });
  if (size === 1) return [random.chance(0.8) ? head(54, 88) : head(22, 60, '男')];
  if (size === 2) return pair(head, random);
  const roles = random.chance(0.62) ? family(random) : elders(random);
  while (roles.length < size) roles.push(another(roles, random));
  return roles.slice(0, size);
}

function pair(
  head: (low: number, high: number, sex?: '男' | '女') => Role,
  random: Random
): Role[] {
  const kind = random.weighted({couple: 60, child: 22, mother: 10, grandchild: 8});
  if (kind === 'couple') {
    const husband = head(46, 84, '男');
    return [
      husband,
      {relation: '配偶', sex: '女', age: Math.max(24, husband.age - random.int(-2, 6))}
    ];
  }
  if (kind === 'child') {
    const parent = head(38, 80);
    return [parent, child(parent.age, random)];
  }
  if (kind === 'mother') {
    const son = head(30, 58, '男');
    return [son, {relation: '之母', sex: '女', age: Math.min(94, son.age + random.int(19, 32))}];
  }
  const old = head(56, 76);
  return [old, grandchild(old.age, random)];
}

function family(random: Random): Role[] {
  const husband: Role = {relation: '户主', sex: '男', age: random.int(28, 58)};
  const wife: Role = {
    relation: '配偶',
    sex: '女',
    age: Math.max(22, husband.age - random.int(-2, 6))
  };
  return [husband, wife, child(wife.age, random)];
}

function elders(random: Random): Role[] {
  const husband: Role = {relation: '户主', sex: '男', age: random.int(56, 80)};
  const wife: Role = {relation: '配偶', sex: '女', age: husband.age - random.int(-2, 6)};
  return [husband, wife, child(wife.age, random)];
}

function child(parentAge: number, random: Random): Role {
  const age = Math.max(0, parentAge - random.int(20, 36));
  const sex = random.chance(age > 24 ? 0.82 : 0.54) ? '男' : '女';
  return {relation: sex === '男' ? '之子' : '之女', sex, age};
}

function grandchild(oldAge: number, random: Random): Role {
  const sex = random.chance(0.53) ? '男' : '女';
  const age = Math.max(0, oldAge - random.int(46, 62));
  return {relation: sex === '男' ? '之孙子' : '之孙女', sex, age};
}

function another(roles: Role[], random: Random): Role {
  const head = roles[0]?.age ?? 40;
  const grownSon = roles.find((r) => r.relation === '之子' && r.age >= 24);
  if (grownSon && !roles.some((r) => r.relation === '之儿媳'))
    return {relation: '之儿媳', sex: '女', age: Math.max(20, grownSon.age - random.int(-1, 5))};
  if (grownSon) return grandchild(Math.max(head, grownSon.age + 22), random);
  const hasMother = roles.some((r) => r.relation === '之母');
  if (head < 60 && !hasMother && random.chance(0.55))
    return {relation: '之母', sex: '女', age: Math.min(93, head + random.int(19, 30))};
  return child(roles[1]?.age ?? head, random);
}

/** Main cause and up to two more, drawn from what the household shows, with a little error. */
export function makeCauses(household: Household, random: Random): Cause[] {
  const weights = causeWeights(household.members, random);
  for (const [cause, factor] of Object.entries(household.village.township.lean))
    weights[cause as Cause] *= factor;
  const count = Number(random.weighted({1: 56, 2: 32, 3: 12}));
  const causes: Cause[] = [];
  while (causes.length < count) {
    const cause = random.weighted(weights);
    causes.push(cause);
    weights[cause] = 0;
  }
  return causes;
}

function causeWeights(members: Person[], random: Random): Record<Cause, number> {
  const weights = Object.fromEntries(CAUSES.map((cause) => [cause, 0.35])) as Record<Cause, number>;
  const loose = random.chance(0.06) ? 6 : 1;
  const sick = members.some(
    (p) => p.health.includes('长期慢性病') || p.health.includes('患有大病')
  );
  const disabled = members.some((p) => p.disability);
  const able = members.filter((p) => isAble(p)).length;
  weights.因病 = sick ? 26 : 0.5 * loose;
  weights.因残 = disabled ? 24 : 0.25 * loose;
  weights.因学 = members.some((p) => isSenior(p)) ? 20 : 0.25 * loose;
  weights.缺劳力 =
    able / members.length <= 0.25 ? 9 : able / members.length < 0.5 ? 3 : 0.5 * loose;
  weights.缺技术 = able ? 9 : 1.5;
  weights.缺资金 = able ? 7 : 1.5;
  weights.自身发展动力不足 = 0.8;
  return {...weights, 因婚: 0.08, 因丧: 0.1, 其它: 0.2};
}

export const isAble = (p: Person) => p.labour === '普通劳动力' || p.labour === '技能劳动力';

export const isSenior = (p: Person) =>
  p.student !== null && /^(普通高中|中职|高职高专|技师学院|本科|硕士)/.test(p.student);
