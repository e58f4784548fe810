import type {Household2, Person2} from './registered.ts';

export type Verdict = 'fine' | 'missing' | 'cannot be judged';

const SENIOR = /^(普通高中|中职|高职高专|技师学院|本科|硕士)/;

/** Whether a household shows what its cause says; domain.md 3.6. Null: the cause is not tested. */
export function judge(cause: string, household: Household2): Verdict | null {
  switch (cause) {
    case '因病':
      return illness(household);
    case '因残':
      return disability(household.people);
    case '因学':
      return schooling(household.people);
    case '缺劳力':
      return labour(household.people);
    default:
      return null;
  }
}

function illness({people, household}: Household2): Verdict {
  const sick = people.some((p) => p.health?.some((h) => h === '长期慢性病' || h === '患有大病'));
  if (sick || (household.monitoring?.selfPaid ?? 0) > 0) return 'fine';
  return people.some((p) => p.health === null) ? 'cannot be judged' : 'missing';
}

function disability(people: readonly Person2[]): Verdict {
  if (people.some((p) => p.certificate || p.disabled || p.health?.includes('残疾'))) return 'fine';
  return people.some((p) => p.health === null) ? 'cannot be judged' : 'missing';
}

function schooling(people: readonly Person2[]): Verdict {
  if (people.some((p) => p.student !== null && SENIOR.test(p.student))) return 'fine';
  const blank = (p: Person2) => p.student === null && p.education === null;
  const open = people.some((p) => blank(p) && p.age !== null && p.age >= 14 && p.age <= 25);
  return open ? 'cannot be judged' : 'missing';
}

function labour(people: readonly Person2[]): Verdict {
  if (people.some((p) => p.labour === null)) return 'cannot be judged';
  const able = people.filter((p) => p.labour === '普通劳动力' || p.labour === '技能劳动力').length;
  if (able * 4 <= people.length) return 'fine';
  return people.length >= 4 && able * 2 >= people.length ? 'missing' : 'cannot be judged';
}

const TESTED = ['因病', '因残', '因学', '缺劳力'];

/** Verdicts by cause, over households that name it as main cause and over those that name it at all. */
export function evidenceFigures(households: readonly Household2[]) {
  const tally = (cause: string, rows: readonly Household2[]) => {
    const counts: Record<Verdict, number> = {fine: 0, missing: 0, 'cannot be judged': 0};
    for (const row of rows) {
      const verdict = judge(cause, row);
      if (verdict) counts[verdict]++;
    }
    return {households: rows.length, ...counts};
  };
  return {
    definitions: {
      因病: 'fine: a member with 长期慢性病 or 患有大病, or 合规自付支出 > 0; cannot be judged: otherwise, when a member has no health status; else missing',
      因残: 'fine: a member whose health names 残疾, whose 残疾类别 is filled or whose number is a disability certificate; cannot be judged: as above',
      因学: 'fine: a student in 普通高中, 中职, 高职高专, 技师学院, 本科 or above; cannot be judged: otherwise, when a member of 14 to 25 (at the date of the data) has neither 在校生状况 nor 文化程度',
      缺劳力:
        '普通 and 技能劳动力 against member rows: at most 1/4 fine; at least 1/2 in households of 4 or more missing; in between, and where a member has no 劳动技能, cannot be judged'
    },
    main: Object.fromEntries(
      TESTED.map((c) => [
        c,
        tally(
          c,
          households.filter((h) => h.main === c)
        )
      ])
    ),
    any: Object.fromEntries(
      TESTED.map((c) => [
        c,
        tally(
          c,
          households.filter((h) => h.causes.includes(c))
        )
      ])
    )
  };
}
