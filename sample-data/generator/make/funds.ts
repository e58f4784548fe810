import {dayOf, isoOf} from '../dates.ts';
import type {Township, Village} from '../model.ts';
import type {Random} from '../random.ts';
import {SURNAMES, GIVEN_MALE} from '../words.ts';
import type {Made} from './county.ts';
import type {Document, Level, Project} from './project.ts';
import {refund, spend} from './spending.ts';

function documents(county: string): Document[] {
  const mark = county.slice(0, 1);
  const make = (
    no: string,
    batch: string,
    year: 2023 | 2024,
    levels: Level[],
    arrived: string | null
  ) => ({
    no: no.replace('示', mark),
    batch,
    year,
    levels,
    arrived
  });
  return [
    make('示财农〔2022〕97号', '提前批', 2023, ['中央'], '2023-01-13'),
    make('示财农〔2023〕8号', '第一批', 2023, ['中央', '省级'], '2023-02-21'),
    make('示市财农〔2023〕11号', '市级', 2023, ['市级'], '2023-03-16'),
    make('示县财〔2023〕20号', '县级', 2023, ['县级'], '2023-04-06'),
    make('示财农〔2023〕44号', '第二批', 2023, ['中央'], '2023-07-05'),
    make('示财农〔2023〕118号', '提前批', 2024, ['中央'], '2024-01-12'),
    make('示财农〔2024〕6号', '第一批', 2024, ['中央', '省级'], '2024-01-29'),
    make('示县财〔2024〕9号', '县级', 2024, ['县级'], '2024-03-05'),
    make('示市财农〔2024〕14号', '市级', 2024, ['市级'], '2024-03-20'),
    make('示财农〔2024〕31号', '第二批', 2024, ['中央'], '2024-04-18'),
    make('示财农〔2024〕52号', '第三批', 2024, ['中央'], null)
  ];
}

const KINDS: Record<string, readonly [string, string][]> = {
  产业发展: [
    ['种植业', '蔬菜大棚建设项目'],
    ['种植业', '中药材种植基地项目'],
    ['养殖业', '肉牛养殖场建设项目'],
    ['养殖业', '生猪养殖小区项目'],
    ['加工业', '农产品初加工厂房项目'],
    ['产业配套', '产业路硬化项目'],
    ['产业奖补', '到户产业奖补项目']
  ],
  乡村建设行动: [
    ['饮水', '农村饮水安全巩固提升项目'],
    ['道路', '通组道路硬化项目'],
    ['人居环境', '污水处理设施建设项目'],
    ['水利', '灌溉渠系配套项目']
  ],
  就业项目: [
    ['务工补助', '跨省务工交通补贴项目'],
    ['公益岗位', '乡村公益性岗位项目']
  ],
  巩固三保障成果: [
    ['教育', '雨露计划补助项目'],
    ['住房', '农村危房改造项目']
  ],
  易地搬迁后扶: [['后扶', '安置点配套设施项目']],
  乡村治理和精神文明建设: [['治理', '村级积分超市项目']],
  项目管理费: [['管理费', '项目管理费']]
};

const WEIGHTS = {
  产业发展: 58,
  乡村建设行动: 24,
  就业项目: 6,
  巩固三保障成果: 6,
  易地搬迁后扶: 3,
  乡村治理和精神文明建设: 2,
  项目管理费: 1
};

const SCALE: Record<string, number> = {
  产业发展: 1,
  乡村建设行动: 0.8,
  就业项目: 0.5,
  项目管理费: 0.15
};

/** The projects of both years with their money, in whole yuan, until 2024-06-30. */
export function makeProjects(county: Made, random: Random, count: number): Project[] {
  const docs = documents(county.name);
  const pace = paces(county.townships, random);
  const projects: Project[] = [];
  const empty = new Set(random.sample(county.villages, Math.round(county.villages.length * 0.09)));
  for (let i = 0; i < count; i++) {
    const year = i < count * 0.47 ? 2023 : 2024;
    const project = makeProject(county, i + 1, year, empty, random);
    if (projects.some((p) => p.name === project.name)) project.name += '（二期）';
    projects.push(project);
  }
  for (const year of [2023, 2024] as const)
    share(
      projects.filter((p) => p.year === year),
      docs.filter((d) => d.year === year),
      (year === 2023 ? 60_400_000 : 66_000_000) * (count / 350),
      random
    );
  markStuck(projects, random);
  for (const project of projects) spend(project, pace, random);
  refund(projects, random);
  return projects;
}

/** What share of its money a township has paid by mid-2024: three ahead, some far behind, one at nothing. */
function paces(townships: Township[], random: Random): Map<Township | null, number> {
  const order = random.shuffle(townships);
  const shares = new Map<Township | null, number>([[null, 0.45]]);
  for (const [i, township] of order.entries()) {
    const tail = order.length - i;
    const pace =
      i < 3
        ? 0.66 - i * 0.03
        : tail === 1
          ? 0.011
          : tail <= 4
            ? 0.08 + tail * 0.03
            : 0.33 + (i % 5) * 0.035;
    shares.set(township, pace);
  }
  return shares;
}

function makeProject(
  county: Made,
  serial: number,
  year: 2023 | 2024,
  empty: Set<Village>,
  random: Random
): Project {
  const kind = random.weighted(WEIGHTS);
  const [item, title] = random.pick(KINDS[kind] ?? [['其他', '其他项目'] as [string, string]]);
  const central = kind === '项目管理费' || random.chance(0.025);
  const village = central ? null : random.pick(county.villages.filter((v) => !empty.has(v)));
  const where = village ? village.township.name + village.name : county.name;
  const start = dayOf(`${year}-02-01`) + random.int(0, 110);
  const households = random.int(18, 160);
  return {
    id: `${county.code}${year}${String(serial).padStart(8, '0')}`,
    name: `${year}年${where}${title}`,
    year,
    township: village?.township ?? null,
    village,
    kind,
    item,
    unit: village ? `${village.township.name}人民政府` : `${county.name}农业农村局`,
    owner: random.pick(SURNAMES) + random.pick(GIVEN_MALE),
    households,
    people: Math.round(households * (2 + random.next())),
    plannedStart: isoOf(start),
    plannedEnd: isoOf(start + random.int(120, 260)),
    started: isoOf(start + random.int(-5, 50)),
    completed: null,
    accepted: null,
    parts: [],
    events: [],
    stuck: false
  };
}

/** Deals the year's money out: log-normal sizes, one to three documents a project, steps of 100 yuan. */
function share(projects: Project[], docs: Document[], total: number, random: Random): void {
  const sizes = projects.map((p) => random.logNormal(SCALE[p.kind] ?? 0.4, 0.75));
  const whole = sizes.reduce((a, b) => a + b, 0);
  for (const [i, project] of projects.entries()) {
    const amount = Math.round((((sizes[i] ?? 0) / whole) * total) / 1000) * 1000;
    const several = amount > 150_000 && random.chance(0.3) ? random.int(2, 3) : 1;
    const weights = Object.fromEntries(
      docs.map((d, n) => [n, d.arrived === null ? 3 : [30, 30, 8, 10, 18][n % 5]])
    );
    const chosen = new Set<Document>();
    while (chosen.size < several) chosen.add(docs[Number(random.weighted(weights))] as Document);
    const list = docs
      .filter((d) => chosen.has(d))
      .flatMap((d) => d.levels.map((level) => ({d, level})));
    let rest = amount;
    for (const [n, {d, level}] of list.entries()) {
      const last = n === list.length - 1;
      const part = last
        ? rest
        : Math.round(((amount / list.length) * (0.7 + random.next() * 0.5)) / 1000) * 1000;
      rest -= part;
      project.parts.push({document: d, level, amount: part, brokenOn: brokenOn(d, random)});
    }
  }
}

function brokenOn(document: Document, random: Random): string | null {
  if (document.arrived === null) return null;
  const day = isoOf(dayOf(document.arrived) + random.int(4, 28));
  return document.arrived > '2024-04-01' && random.chance(0.12) ? null : day;
}

/** A dozen large projects whose money came early and does not move. */
function markStuck(projects: Project[], random: Random): void {
  const early = projects
    .filter((p) =>
      p.parts.every(
        (part) => part.document.arrived !== null && part.document.arrived < '2024-02-15'
      )
    )
    .toSorted((a, b) => sum(b) - sum(a));
  for (const year of [2023, 2024])
    for (const project of random.sample(
      early.filter((p) => p.year === year).slice(0, 24),
      year === 2023 ? 5 : 7
    ))
      project.stuck = true;
}

const sum = (project: Project) => project.parts.reduce((a, p) => a + p.amount, 0);
