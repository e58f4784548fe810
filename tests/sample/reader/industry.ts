import * as clean from './clean.ts';
import type {Files, Household, Places} from './county.ts';

const SOURCES = ['measures', 'wide', 'enterprise', 'project', 'flags'];

export function industry(files: Files, households: readonly Household[], places: Places) {
  const byNumber = new Map(households.map((h) => [h.id, h]));
  const byId = new Map<string, Set<Household>>();
  for (const h of households)
    for (const {id} of h.people) if (id.id) byId.set(id.id, (byId.get(id.id) ?? new Set()).add(h));
  const evidence = new Map(households.map((h) => [h, new Set<string>()]));
  const years = new Map(households.map((h) => [h, new Set<number>()]));
  let orphans = 0;
  for (const r of files.table('帮扶措施', '措施大类').records) {
    const number = clean.householdNumber(r.at('户编号'));
    const found = number === null ? undefined : byNumber.get(number);
    if (!found) orphans++;
    else if (r.at('措施大类') === '产业帮扶') {
      evidence.get(found)?.add('measures');
      years.get(found)?.add(Number(r.at('年度')));
    }
  }
  const lists = files.sheets('带贫名单').map((sheet) => ({
    title: String(sheet.rows[0]?.[0]),
    rows: files.cut(sheet, '带贫名单', '户编号').records.map((r) => {
      const number = clean.householdNumber(r.at('户编号'));
      if (number !== null) return byNumber.get(number);
      const {id} = clean.idNumber(r.at('户主身份证号'));
      const holders = [...(byId.get(id ?? '') ?? [])];
      return holders.length === 1 ? holders[0] : undefined;
    })
  }));
  for (const {rows} of lists) for (const h of rows) if (h) evidence.get(h)?.add('enterprise');
  for (const sheet of files.sheets('产业项目受益户名单'))
    for (const r of files.cut(sheet, '产业项目受益户名单', '户编号').records) {
      const found = byNumber.get(clean.householdNumber(r.at('户编号')));
      if (found) evidence.get(found)?.add('project');
    }
  for (const h of households) {
    if (h.industryInWide) evidence.get(h)?.add('wide');
    if (h.flags) evidence.get(h)?.add('flags');
  }
  const able = households.filter((h) =>
    h.people.some((p) => p.labour === '普通劳动力' || p.labour === '技能劳动力')
  );
  const covered = (h: Household) => (evidence.get(h)?.size ?? 0) > 0;
  const patterns: Record<string, number> = {};
  for (const h of able) {
    const pattern = SOURCES.filter((s) => evidence.get(h)?.has(s)).join('+') || 'none';
    patterns[pattern] = (patterns[pattern] ?? 0) + 1;
  }
  const spread = (rows: readonly Household[]) =>
    Object.fromEntries(
      [0, 1, 2, 3].map((n) => [n, rows.filter((h) => years.get(h)?.size === n).length])
    );
  const townships = [...new Set(places.villages.map((v) => v.township))];
  const both = (rows: readonly Household[]) => [rows.length, rows.filter(covered).length];
  return {
    households: households.length,
    withLabour: able.length,
    covered: able.filter(covered).length,
    neverCovered: able.filter((h) => !covered(h)).length,
    coveredOfAll: households.filter(covered).length,
    patterns,
    byTownship: townships.map((township) => {
      const [withLabour, n] = both(able.filter((h) => h.township === township));
      return {township, withLabour, covered: n};
    }),
    byVillage: Object.fromEntries(
      places.villages.map((v) => [v.code, both(able.filter((h) => h.village === v))])
    ),
    yearsWithMeasure: {withLabour: spread(able), all: spread(households)},
    measureRowsWithoutHousehold: orphans,
    ...claims(files, lists),
    villagesWithoutAny: bare(files, households.filter(covered), places)
  };
}

function claims(
  files: Files,
  lists: readonly {title: string; rows: readonly (Household | undefined)[]}[]
) {
  const enterprises = files.table('经营主体', '经营主体名称').records.map((r) => {
    const name = String(r.at('经营主体名称'));
    const rows = lists.find((l) => l.title.startsWith(name))?.rows ?? [];
    const found = rows.filter((h) => h !== undefined);
    return {
      code: String(r.at('统一社会信用代码')),
      name,
      claimed: Number(r.at('带动脱贫户数')),
      rows: rows.length,
      households: new Set(found).size,
      repeated: found.length - new Set(found).size,
      inNoRegistry: rows.length - found.length
    };
  });
  const times = new Map<Household, number>();
  for (const {rows} of lists)
    for (const h of new Set(rows)) if (h) times.set(h, (times.get(h) ?? 0) + 1);
  const sum = (key: 'claimed' | 'rows' | 'households' | 'inNoRegistry') =>
    enterprises.reduce((a, e) => a + e[key], 0);
  return {
    enterprises,
    nominal: sum('claimed'),
    listRows: sum('rows'),
    householdsSummed: sum('households'),
    householdsReal: times.size,
    onSeveralLists: [...times.values()].filter((n) => n >= 2).length,
    inNoRegistry: sum('inNoRegistry')
  };
}

/** Villages with no industry project, no enterprise and no covered household. */
function bare(files: Files, covered: readonly Household[], places: Places): string[] {
  const served = new Set(covered.map((h) => h.village));
  for (const r of files.table('项目库', '项目编号').records)
    if (r.at('项目类型') === '产业发展') served.add(places.find(r.at('乡镇'), r.at('村')).village);
  for (const r of files.table('经营主体', '经营主体名称').records)
    served.add(places.find(r.at('所在乡镇'), r.at('所在村')).village);
  return places.villages.filter((v) => !served.has(v)).map((v) => v.code);
}
