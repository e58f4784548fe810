import type {Context} from '../context.ts';
import type {Project} from '../make/project.ts';
import type {Industry, Link} from '../make/industry.ts';
import type {Village} from '../model.ts';
import {registered2, type Household2} from './registered.ts';
import {count} from './tally.ts';

const SOURCES = ['measures', 'wide', 'enterprise', 'project', 'flags'] as const;
type Source = (typeof SOURCES)[number];

/** Finds the household of a benefit row: by its number, else by the head's ID number if that is unique. */
class Finder {
  private readonly byNumber: Map<string, Household2>;
  private readonly byId = new Map<string, Set<Household2>>();
  private readonly context: Context;

  constructor(context: Context, households: readonly Household2[]) {
    this.context = context;
    this.byNumber = new Map(households.map((h) => [h.key, h]));
    for (const household of households)
      for (const person of household.people) {
        if (person.id === null) continue;
        const found = this.byId.get(person.id) ?? new Set<Household2>();
        this.byId.set(person.id, found.add(household));
      }
  }

  number(table: string, key: string, usual: string | null): Household2 | null {
    const number = this.context.plants.text(table, key, '户编号', usual);
    return number === null ? null : (this.byNumber.get(number) ?? null);
  }

  link(table: string, link: Link): Household2 | null {
    const number = this.context.plants.text(table, link.key, '户编号', link.household?.id ?? null);
    if (number !== null) return this.byNumber.get(number) ?? null;
    const id = this.context.plants.text(table, link.key, '户主身份证号', link.idNumber);
    const found = this.byId.get(id ?? '') ?? new Set();
    return found.size === 1 ? ([...found][0] ?? null) : null;
  }
}

type Lists = readonly {
  e: Industry['enterprises'][number];
  rows: readonly (Household2 | null)[];
}[];

/** What covers each household, and in which years a measure did. */
class Evidence {
  readonly lists: Lists;
  orphans = 0;
  private readonly sources = new Map<Household2, Set<Source>>();
  private readonly measured = new Map<Household2, Set<number>>();

  constructor(context: Context, households: readonly Household2[], industry: Industry) {
    const finder = new Finder(context, households);
    for (const m of industry.measures) {
      const found = finder.number('measure', m.key, m.orphan ?? m.household.id);
      if (!found) this.orphans++;
      if (!found || m.kind !== '产业帮扶') continue;
      this.add(found, 'measures');
      this.measured.set(found, (this.measured.get(found) ?? new Set()).add(m.year));
    }
    this.lists = industry.enterprises.map((e) => ({
      e,
      rows: e.links.map((l) => finder.link(`benefit/${e.code}`, l))
    }));
    for (const {rows} of this.lists) for (const h of rows) if (h) this.add(h, 'enterprise');
    for (const link of industry.projectLinks) {
      const found = finder.number('beneficiary', link.key, link.household?.id ?? null);
      if (found) this.add(found, 'project');
    }
    for (const row of households) {
      const {measures, monitoring, cooperative, dragon, leader} = row.household;
      if (measures.has('产业帮扶') && monitoring) this.add(row, 'wide');
      if (cooperative || dragon || leader) this.add(row, 'flags');
    }
  }

  private add(household: Household2, source: Source): void {
    this.sources.set(household, (this.sources.get(household) ?? new Set()).add(source));
  }

  readonly covers = (household: Household2): boolean => this.sources.has(household);

  pattern(household: Household2): string {
    return SOURCES.filter((s) => this.sources.get(household)?.has(s)).join('+') || 'none';
  }

  /** How many households had a measure in 0, 1, 2 and 3 years. */
  years(households: readonly Household2[]): Record<string, number> {
    const counts: Record<string, number> = {0: 0, 1: 0, 2: 0, 3: 0};
    for (const h of households) {
      const n = String(this.measured.get(h)?.size ?? 0);
      counts[n] = (counts[n] ?? 0) + 1;
    }
    return counts;
  }
}

const DEFINITIONS = {
  labour: 'at least one member row with 普通劳动力 or 技能劳动力',
  sources:
    'measures: a row of 产业帮扶 in 帮扶措施, any year; wide: 产业帮扶 filled in the wide export; enterprise: on a list of 带贫名单; project: on 产业项目受益户名单; flags: 农民专业合作社, 龙头企业带动 or 创业致富带头人带动 is yes',
  match:
    'by household number; where that is missing or damaged, by ID number when exactly one household holds it',
  patterns: 'households with labour by the sources that cover them'
};

/** Everything that the analysis of industry coverage shows at date 2. */
export function industryFigures(
  context: Context,
  projects: readonly Project[],
  industry: Industry
) {
  const households = registered2(context);
  const evidence = new Evidence(context, households, industry);
  const able = households.filter((h) =>
    h.people.some((p) => p.labour === '普通劳动力' || p.labour === '技能劳动力')
  );
  const covered = households.filter(evidence.covers);
  const both = (rows: readonly Household2[]) =>
    [rows.length, rows.filter(evidence.covers).length] as const;
  const byVillage = new Map<Village, Household2[]>(context.county.villages.map((v) => [v, []]));
  for (const h of able) byVillage.get(h.village)?.push(h);
  return {
    definitions: DEFINITIONS,
    households: households.length,
    withLabour: able.length,
    covered: able.filter(evidence.covers).length,
    neverCovered: able.filter((h) => !evidence.covers(h)).length,
    coveredOfAll: covered.length,
    patterns: count(able.map((h) => evidence.pattern(h))),
    byTownship: context.county.townships.map((t) => {
      const [withLabour, n] = both(able.filter((h) => h.village.township === t));
      return {township: t.name, withLabour, covered: n};
    }),
    byVillage: Object.fromEntries([...byVillage].map(([v, own]) => [v.code, both(own)])),
    yearsWithMeasure: {withLabour: evidence.years(able), all: evidence.years(households)},
    measureRowsWithoutHousehold: evidence.orphans,
    ...enterpriseFigures(evidence.lists),
    villagesWithoutAny: villagesWithoutAny(
      context,
      projects,
      industry,
      new Set(covered.map((h) => h.village))
    )
  };
}

function enterpriseFigures(lists: Lists) {
  const found = (rows: readonly (Household2 | null)[]) =>
    rows.filter((h): h is Household2 => h !== null);
  const enterprises = lists.map(({e, rows}) => ({
    code: e.code,
    name: e.name,
    claimed: e.claimed,
    rows: rows.length,
    households: new Set(found(rows)).size,
    repeated: found(rows).length - new Set(found(rows)).size,
    inNoRegistry: rows.length - found(rows).length
  }));
  const seen = new Map<Household2, number>();
  for (const {rows} of lists)
    for (const h of new Set(found(rows))) seen.set(h, (seen.get(h) ?? 0) + 1);
  const sum = (at: (e: (typeof enterprises)[number]) => number) =>
    enterprises.reduce((a, e) => a + at(e), 0);
  return {
    enterprises,
    nominal: sum((e) => e.claimed),
    listRows: sum((e) => e.rows),
    householdsSummed: sum((e) => e.households),
    householdsReal: seen.size,
    onSeveralLists: [...seen.values()].filter((n) => n > 1).length,
    inNoRegistry: sum((e) => e.inNoRegistry)
  };
}

function villagesWithoutAny(
  context: Context,
  projects: readonly Project[],
  industry: Industry,
  covered: ReadonlySet<Village>
): string[] {
  const served = new Set<Village | null>([
    ...projects.filter((p) => p.kind === '产业发展').map((p) => p.village),
    ...industry.enterprises.map((e) => e.village),
    ...covered
  ]);
  return context.county.villages.filter((v) => !served.has(v)).map((v) => v.code);
}
