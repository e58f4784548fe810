import type {Context} from '../context.ts';
import type {Project} from '../make/funds.ts';
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
    const number = this.context.plants.treated(table, key, '户编号', usual);
    return number === null ? null : (this.byNumber.get(String(number)) ?? null);
  }

  link(table: string, link: Link): Household2 | null {
    const number = this.context.plants.treated(
      table,
      link.key,
      '户编号',
      link.household?.id ?? null
    );
    if (number !== null) return this.byNumber.get(String(number)) ?? null;
    const id = this.context.plants.treated(table, link.key, '户主身份证号', link.idNumber);
    const found = this.byId.get(String(id)) ?? new Set();
    return found.size === 1 ? ([...found][0] ?? null) : null;
  }
}

/** Everything that the analysis of industry coverage shows at date 2. */
export function industryFigures(
  context: Context,
  projects: readonly Project[],
  industry: Industry
) {
  const households = registered2(context);
  const finder = new Finder(context, households);
  const evidence = new Map<Household2, Set<Source>>(households.map((h) => [h, new Set()]));
  const years = new Map<Household2, Set<number>>();
  let measureOrphans = 0;
  for (const m of industry.measures) {
    const found = finder.number('measure', m.key, m.orphan ?? m.household.id);
    if (!found) measureOrphans++;
    if (!found || m.kind !== '产业帮扶') continue;
    evidence.get(found)?.add('measures');
    years.set(found, (years.get(found) ?? new Set()).add(m.year));
  }
  const lists = industry.enterprises.map((e) => ({
    e,
    rows: e.links.map((l) => finder.link(`benefit/${e.code}`, l))
  }));
  for (const {rows} of lists) for (const h of rows) if (h) evidence.get(h)?.add('enterprise');
  for (const link of industry.projectLinks) {
    const found = finder.number('beneficiary', link.key, link.household?.id ?? null);
    if (found) evidence.get(found)?.add('project');
  }
  for (const row of households) {
    const h = row.household;
    if (h.measures.has('产业帮扶') && h.monitoring) evidence.get(row)?.add('wide');
    if (h.cooperative || h.dragon || h.leader) evidence.get(row)?.add('flags');
  }
  const able = households.filter((h) =>
    h.people.some((p) => p.labour === '普通劳动力' || p.labour === '技能劳动力')
  );
  const covered = (h: Household2) => (evidence.get(h)?.size ?? 0) > 0;
  const pattern = (h: Household2) =>
    SOURCES.filter((s) => evidence.get(h)?.has(s)).join('+') || 'none';
  const spread = (rows: readonly Household2[]) => {
    const counts: Record<string, number> = {0: 0, 1: 0, 2: 0, 3: 0};
    for (const h of rows)
      counts[String(years.get(h)?.size ?? 0)] = (counts[String(years.get(h)?.size ?? 0)] ?? 0) + 1;
    return counts;
  };
  return {
    definitions: {
      labour: 'at least one member row with 普通劳动力 or 技能劳动力',
      sources:
        'measures: a row of 产业帮扶 in 帮扶措施, any year; wide: 产业帮扶 filled in the wide export; enterprise: on a list of 带贫名单; project: on 产业项目受益户名单; flags: 农民专业合作社, 龙头企业带动 or 创业致富带头人带动 is yes',
      match:
        'by household number; where that is missing or damaged, by ID number when exactly one household holds it',
      patterns: 'households with labour by the sources that cover them'
    },
    households: households.length,
    withLabour: able.length,
    covered: able.filter(covered).length,
    neverCovered: able.filter((h) => !covered(h)).length,
    coveredOfAll: households.filter(covered).length,
    patterns: count(able.map(pattern)),
    byTownship: context.county.townships.map((t) => {
      const own = able.filter((h) => h.village.township === t);
      return {township: t.name, withLabour: own.length, covered: own.filter(covered).length};
    }),
    byVillage: Object.fromEntries(
      context.county.villages.map((v) => {
        const own = able.filter((h) => h.village === v);
        return [v.code, [own.length, own.filter(covered).length]];
      })
    ),
    yearsWithMeasure: {withLabour: spread(able), all: spread(households)},
    measureRowsWithoutHousehold: measureOrphans,
    ...enterpriseFigures(lists),
    villagesWithoutAny: villagesWithoutAny(
      context,
      projects,
      industry,
      new Set(households.filter(covered).map((h) => h.village))
    )
  };
}

function enterpriseFigures(
  lists: readonly {e: Industry['enterprises'][number]; rows: readonly (Household2 | null)[]}[]
) {
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
