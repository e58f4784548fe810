import type {Household, Household1} from './county.ts';

interface Counted {
  main: string | null;
  causes: string[];
  people: number;
}

type Count = {households: number; people: number};

function tally(rows: readonly Counted[], keys: (row: Counted) => string[]): Record<string, Count> {
  const counts: Record<string, Count> = {};
  for (const row of rows)
    for (const key of keys(row)) {
      const old = counts[key] ?? {households: 0, people: 0};
      counts[key] = {households: old.households + 1, people: old.people + row.people};
    }
  return counts;
}

const main = (row: Counted) => [row.main ?? '(missing)'];
const counted = (h: Household): Counted => ({
  main: h.main,
  causes: h.causes,
  people: h.people.length
});

function by(
  households: readonly Household[],
  key: (h: Household) => string
): Record<string, Record<string, Count>> {
  const keys = [...new Set(households.map(key))];
  return Object.fromEntries(
    keys.map((k) => [k, tally(households.filter((h) => key(h) === k).map(counted), main)])
  );
}

const people = (rows: readonly Counted[]) => rows.reduce((a, r) => a + r.people, 0);

export function causesAt1(rows: readonly Household1[]) {
  return {
    households: rows.length,
    people: people(rows),
    main: tally(rows, main),
    any: tally(rows, (r) => r.causes)
  };
}

export function causesAt2(households: readonly Household[]) {
  const rows = households.map(counted);
  const pairs: Record<string, number> = {};
  for (const {causes} of rows)
    for (let i = 0; i < causes.length; i++)
      for (let j = i + 1; j < causes.length; j++) {
        const [a, b] = [causes[i] ?? '', causes[j] ?? ''];
        const key = a < b ? `${a}+${b}` : `${b}+${a}`;
        pairs[key] = (pairs[key] ?? 0) + 1;
      }
  const villages = by(households, (h) => h.village?.code ?? '?');
  return {
    households: rows.length,
    people: people(rows),
    peopleBySize: households.reduce((a, h) => a + h.size, 0),
    main: tally(rows, main),
    any: tally(rows, (r) => r.causes),
    pairs,
    byType: by(households, (h) => h.type ?? '?'),
    byAttribute: by(households, (h) => h.attribute ?? '?'),
    byTownship: by(households, (h) => h.township),
    byVillage: Object.fromEntries(
      Object.entries(villages).map(([code, counts]) => [
        code,
        Object.fromEntries(Object.entries(counts).map(([cause, n]) => [cause, n.households]))
      ])
    ),
    underOldVillageName: households.filter((h) => h.byOldName).length
  };
}

function verdict(cause: string, h: Household): 'fine' | 'missing' | 'cannot be judged' {
  const unknownHealth = h.people.some((p) => p.health === null);
  const open = (unknown: boolean) => (unknown ? 'cannot be judged' : 'missing');
  if (cause === '因病') {
    const ill = h.people.some(
      (p) => p.health?.includes('长期慢性病') || p.health?.includes('患有大病')
    );
    return ill || (h.monitoring?.selfPaid ?? 0) > 0 ? 'fine' : open(unknownHealth);
  }
  if (cause === '因残') {
    const disabled = h.people.some(
      (p) => p.disabled || p.health?.includes('残疾') || p.id.certificate
    );
    return disabled ? 'fine' : open(unknownHealth);
  }
  if (cause === '因学') {
    const senior = h.people.some(
      (p) => p.student && !/^(学龄前|学前|小学|七|八|九)/.test(p.student)
    );
    if (senior) return 'fine';
    return open(
      h.people.some((p) => p.student === null && p.education === null && inSchoolAge(p.born))
    );
  }
  const n = h.people.length;
  const able = h.people.filter(
    (p) => p.labour === '普通劳动力' || p.labour === '技能劳动力'
  ).length;
  if (h.people.some((p) => p.labour === null)) return 'cannot be judged';
  if (able / n <= 0.25) return 'fine';
  return n >= 4 && able / n >= 0.5 ? 'missing' : 'cannot be judged';
}

/** 14 to 25 on 2024-06-30. */
function inSchoolAge(born: [number, number, number] | null): boolean {
  if (!born) return false;
  const age = 2024 - born[0] - (born[1] > 6 ? 1 : 0);
  return age >= 14 && age <= 25;
}

export function evidence(households: readonly Household[]) {
  const of = (cause: string, rows: readonly Household[]) => {
    const counts = {households: rows.length, fine: 0, missing: 0, 'cannot be judged': 0};
    for (const row of rows) counts[verdict(cause, row)]++;
    return counts;
  };
  const tested = ['因病', '因残', '因学', '缺劳力'];
  return {
    main: Object.fromEntries(
      tested.map((c) => [
        c,
        of(
          c,
          households.filter((h) => h.main === c)
        )
      ])
    ),
    any: Object.fromEntries(
      tested.map((c) => [
        c,
        of(
          c,
          households.filter((h) => h.causes.includes(c))
        )
      ])
    )
  };
}

/** Of the change between the dates, what the two exports alone determine. */
export function change(one: readonly Household1[], two: readonly Household[]) {
  const before = new Map(one.filter((h) => h.id !== null).map((h) => [h.id, h]));
  const now = new Set(two.map((h) => h.id));
  const moved: Record<string, number> = {};
  const counts = {matched: 0, sameMain: 0, becameMissing: 0, becameKnown: 0};
  for (const h of two) {
    const old = before.get(h.id);
    if (!old) continue;
    counts.matched++;
    if (old.main === h.main) counts.sameMain++;
    else if (h.main === null) counts.becameMissing++;
    else if (old.main === null) counts.becameKnown++;
    else moved[`${old.main}→${h.main}`] = (moved[`${old.main}→${h.main}`] ?? 0) + 1;
  }
  const heads = new Map(two.map((h) => [h.headId, h]));
  const damaged = one.filter((h) => h.id === null);
  return {
    ...counts,
    notMatchable: damaged.length,
    onlyAtDate1: [...before.keys()].filter((id) => !now.has(id)).length,
    onlyAtDate2: two.filter((h) => !before.has(h.id)).length,
    foundByHead: damaged.filter((h) => {
      const found = h.headId === null ? undefined : heads.get(h.headId);
      return found !== undefined && !before.has(found.id);
    }).length,
    reclassified: moved
  };
}
