import {creditCode, idNumber} from '../ids.ts';
import type {Household, Village} from '../model.ts';
import {members2} from '../model.ts';
import type {Random} from '../random.ts';
import {GIVEN_FEMALE, GIVEN_MALE, SURNAMES} from '../words.ts';
import type {Made} from './county.ts';
import type {Project} from './project.ts';
import {isAble} from './households.ts';
import {MEASURES} from './measures.ts';

export interface Enterprise {
  code: string;
  name: string;
  short: string;
  village: Village;
  kind: string;
  state: '在营' | '停产';
  /** Households that it claims to lead. */
  claimed: number;
  ways: string[];
  boss: string;
  links: Link[];
}

/** A row of a benefit list. */
export interface Link {
  key: string;
  /** Null: in no registry. */
  household: Household | null;
  name: string;
  idNumber: string;
  village: Village;
  way: string;
  amount: number;
  project: Project | null;
}

export interface Measure {
  key: string;
  household: Household;
  /** What stands in the file instead of a registered household number; null when registered. */
  orphan: string | null;
  year: number;
  kind: string;
  item: string;
  project: Project | null;
  amount: number;
  on: string;
}

export interface Industry {
  enterprises: Enterprise[];
  projectLinks: Link[];
  measures: Measure[];
}

const WAYS = ['统一供种（供苗、幼崽）', '技术指导', '保底回收', '吸纳就业', '土地流转', '入股分红'];
const PRODUCTS = [
  '蔬菜',
  '中药材',
  '肉牛',
  '生猪',
  '食用菌',
  '水果',
  '茶叶',
  '家禽',
  '辣椒',
  '油茶',
  '蜂业',
  '粮油'
];
const FORMS = [
  '专业合作社',
  '农业发展有限公司',
  '种养殖专业合作社',
  '家庭农场',
  '食品加工有限公司'
];

/** Enterprises, who they lead, and the measures of three years. Some villages get nothing at all. */
export function makeIndustry(county: Made, projects: readonly Project[], random: Random): Industry {
  const here = county.households.filter((h) => h.present2 && members2(h).length > 0);
  const touched = new Set(projects.map((p) => p.village));
  const bare = new Set(
    random.sample(
      county.villages.filter((v) => !touched.has(v)),
      9
    )
  );
  const able = here.filter((h) => members2(h).some(isAble) && !bare.has(h.village));
  for (const household of here)
    if (bare.has(household.village)) household.measures.delete('产业帮扶');
  markFlags(able, random);
  const enterprises = makeEnterprises(county, able, bare, random.fork('enterprises'));
  const projectLinks = makeProjectLinks(projects, able, random.fork('projects'));
  const measures = makeMeasures(here, bare, projects, random.fork('measures'));
  return {enterprises, projectLinks, measures};
}

function markFlags(able: Household[], random: Random): void {
  for (const household of able) {
    household.cooperative = random.chance(0.14);
    household.dragon = random.chance(0.05);
    household.leader = random.chance(0.07);
  }
}

function makeEnterprises(
  county: Made,
  able: Household[],
  bare: Set<Village>,
  random: Random
): Enterprise[] {
  const count = Math.max(6, Math.round(23 * Math.min(1, county.townships.length / 16)));
  const seen = new Set<string>();
  const enterprises: Enterprise[] = [];
  while (enterprises.length < count) {
    const village = random.pick(county.villages.filter((v) => !bare.has(v)));
    const product = random.pick(PRODUCTS);
    const short = `${village.name.slice(0, 2)}${product}`;
    if (seen.has(short)) continue;
    seen.add(short);
    const n = enterprises.length + 1;
    enterprises.push({
      code: creditCode(county.code, n * 37),
      name: `${county.name}${short}${random.pick(FORMS)}`,
      short,
      village,
      kind: product,
      state: n % 8 === 0 ? '停产' : '在营',
      claimed: 0,
      ways: random.sample(WAYS, 2),
      boss: random.pick(SURNAMES) + random.pick(GIVEN_MALE),
      links: makeLinks(village, able, n, random)
    });
  }
  addDuplicates(enterprises, random);
  addStrangers(enterprises, county, random);
  for (const enterprise of enterprises)
    enterprise.claimed = Math.round(enterprise.links.length * (1 + random.next() * 0.35));
  return enterprises;
}

function makeLinks(village: Village, able: Household[], n: number, random: Random): Link[] {
  const near = able.filter((h) => h.village.township === village.township);
  return random
    .sample(near, random.int(25, 190))
    .map((household, i) => linkOf(household, `e${n}-${i + 1}`, null, random));
}

function linkOf(household: Household, key: string, project: Project | null, random: Random): Link {
  const head = members2(household)[0];
  return {
    key,
    household,
    name: head?.name ?? '',
    idNumber: head?.idNumber ?? '',
    village: household.village,
    way: random.pick(WAYS),
    amount: Math.round(random.logNormal(1600, 0.5) / 10) * 10,
    project
  };
}

/** The same household twice on one list, and on lists of several enterprises. */
function addDuplicates(enterprises: Enterprise[], random: Random): void {
  for (const [i, enterprise] of enterprises.entries()) {
    const again = random.sample(enterprise.links, Math.round(enterprise.links.length * 0.04));
    for (const [n, link] of again.entries())
      enterprise.links.push({...link, key: `${link.key}-d${n}`});
    const next = enterprises[(i + 1) % enterprises.length];
    if (!next) continue;
    for (const [n, link] of random.sample(enterprise.links, 9).entries())
      next.links.push({...link, key: `${link.key}-x${i}-${n}`});
  }
}

/** About 45 people on the lists whom no registry knows. */
function addStrangers(enterprises: Enterprise[], county: Made, random: Random): void {
  for (let i = 0; i < 45; i++) {
    const enterprise = random.pick(enterprises);
    const {village} = enterprise;
    const donor = random.pick(
      county.households.filter((h) => h.village.township === village.township)
    );
    const digits = donor.members[0]?.idNumber ?? '';
    enterprise.links.push({
      key: `stranger-${i + 1}`,
      household: null,
      name: random.pick(SURNAMES) + random.pick(GIVEN_FEMALE),
      idNumber: strangerId(digits, i),
      village,
      way: random.pick(WAYS),
      amount: 1200,
      project: null
    });
  }
}

/** A valid number whose order no registered person has. */
function strangerId(like: string, i: number): string {
  return idNumber('580199', like.slice(6, 14), 900 + i);
}

function makeProjectLinks(projects: readonly Project[], able: Household[], random: Random): Link[] {
  const links: Link[] = [];
  for (const project of projects) {
    if (project.kind !== '产业发展' || project.year !== 2024 || !project.village) continue;
    const near = able.filter((h) => h.village === project.village);
    for (const household of random.sample(near, Math.min(project.households, random.int(8, 42))))
      links.push(linkOf(household, `p${links.length + 1}`, project, random));
  }
  return links;
}

const SHARE: Record<number, number> = {2022: 0.17, 2023: 0.2, 2024: 0.15};

function makeMeasures(
  here: Household[],
  bare: Set<Village>,
  projects: readonly Project[],
  random: Random
): Measure[] {
  const measures: Measure[] = [];
  const add = (household: Household, year: number, kind: string, project: Project | null) =>
    measures.push({
      key: `m${measures.length + 1}`,
      household,
      orphan: null,
      year,
      kind,
      item: random.pick(MEASURES[kind] ?? ['其他']),
      project,
      amount: Math.round(random.logNormal(1500, 0.6) / 50) * 50,
      on: `${year}${String(random.int(1, year === 2024 ? 6 : 12)).padStart(2, '0')}`
    });
  const byVillage = new Map(
    projects.filter((p) => p.kind === '产业发展').map((p) => [p.village, p])
  );
  for (const household of here)
    for (const year of [2022, 2023, 2024]) {
      if (year < 2024 && !household.present1) continue;
      const able = members2(household).some(isAble);
      const project = byVillage.get(household.village) ?? null;
      if (!bare.has(household.village) && random.chance(able ? (SHARE[year] ?? 0) : 0.03))
        add(household, year, '产业帮扶', project?.year === year ? project : null);
      if (able && random.chance(0.05)) add(household, year, '就业帮扶', null);
      if (household.members.some((p) => p.post) && random.chance(0.3))
        add(household, year, '公益岗位帮扶', null);
      if (household.monitoring && random.chance(0.4)) add(household, year, '健康帮扶', null);
      if (household.members.some((p) => p.student) && random.chance(0.06))
        add(household, year, '教育帮扶', null);
    }
  const ghosts = random.sample(measures, 37);
  for (const [i, ghost] of ghosts.entries())
    measures.push({
      ...ghost,
      key: `orphan-${i + 1}`,
      orphan: `${ghost.household.village.code}9${String(i + 1).padStart(5, '0')}`
    });
  return measures;
}
