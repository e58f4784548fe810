import {habitOf, type Context} from '../context.ts';
import {HEAD_ONLY} from '../exports/wide.ts';
import {CAUSES, members2, type Household, type Person} from '../model.ts';
import {nothing, type Planter} from './tools.ts';

/** Defects of the wide export apart from ID numbers. */
export function plantWide(
  context: Context,
  planter: Planter,
  households: readonly Household[]
): void {
  plantPeople(planter, households);
  plantHeads(planter, households);
  plantMoney(planter, households);
  plantCauses(context, planter, households);
  const monitored = households.filter((h) => h.monitoring);
  planter.households('removed-columns-disagree', '风险是否已消除', monitored, 14, (h) => ({
    cell: h.monitoring?.removed === null ? '是' : '否'
  }));
  planter.households(
    'phone-trailing-zero',
    '户联系电话',
    households.filter((h) => h.phone),
    30,
    (h) => ({
      cell: `${h.phone}.0`,
      treated: h.phone ?? ''
    })
  );
  planter.households('size-differs-from-rows', '家庭人口', households, 25, (h) => ({
    cell: String(members2(h).length + 1),
    treated: String(members2(h).length + 1)
  }));
}

function plantPeople(planter: Planter, households: readonly Household[]): void {
  const people = households.flatMap(members2);
  const typo = (
    kind: string,
    column: string,
    from: string,
    to: string,
    n: number,
    value: (p: Person) => string
  ) =>
    planter.persons(
      kind,
      column,
      people.filter((p) => value(p) === from),
      n,
      () => ({cell: to, treated: from})
    );
  typo('typo-labour', '劳动技能', '丧失劳动力', '散失劳动力', 22, (p) => p.labour);
  typo('typo-labour', '劳动技能', '普通劳动力', '普通劳动', 15, (p) => p.labour);
  typo('typo-labour', '劳动技能', '无劳动力', '无劳动能力', 20, (p) => p.labour);
  typo('synonym-health', '健康状况', '患有大病', '大病', 30, (p) => p.health.join());
  planter.persons('missing-health', '健康状况', people, 60, (_, i) => nothing(i));
  planter.persons('missing-labour', '劳动技能', people, 40, (_, i) => nothing(i));
  const young = people.filter((p) => p.age >= 14 && p.age <= 25 && p.student === null);
  planter.persons('missing-education', '文化程度', young, 30, (_, i) => nothing(i));
  planter.persons('impossible-date', '出生日期', people, 5, () => ({
    cell: '2023-02-30',
    treated: null
  }));
  planter.persons(
    'child-with-labour',
    '劳动技能',
    people.filter((p) => p.age < 15),
    6,
    () => ({
      cell: '普通劳动力',
      treated: '普通劳动力'
    })
  );
}

function plantHeads(planter: Planter, households: readonly Household[]): void {
  const several = households.filter((h) => members2(h).length >= 2);
  const seconds = several.map((h) => members2(h)[1] as Person);
  planter.persons('two-heads', '与户主关系', seconds, 8, () => ({cell: '户主', treated: '户主'}));
  const used = new Set(seconds.map((p) => p.id));
  const firsts = households.map((h) => members2(h)[0] as Person).filter((p) => !used.has(p.id));
  planter.persons('no-head', '与户主关系', firsts, 6, () => ({cell: '其他', treated: '其他'}));
}

function plantMoney(planter: Planter, households: readonly Household[]): void {
  const column = '人均纯收入（元）';
  planter.households('unreadable-money', column, households, 4, () => ({
    cell: '百余万',
    treated: null
  }));
  planter.households('unreadable-money', column, households, 6, () => ({
    cell: '约三千',
    treated: null
  }));
  planter.households('missing-income', column, households, 84, (_, i) => nothing(i));
  const several = households.filter((h) => members2(h).length >= 2);
  planter.households('per-head-not-divided', column, several, 12, (h) => ({
    cell: h.income2023.net,
    treated: h.income2023.net
  }));
  planter.households('per-head-times-ten', column, households, 7, (h) => ({
    cell: Math.round(h.income2023.perHead * 10),
    treated: Math.round(h.income2023.perHead * 10)
  }));
}

function plantCauses(context: Context, planter: Planter, households: readonly Household[]): void {
  const column = '致贫原因1';
  const poor = households.filter((h) => h.causes2.length > 0);
  planter.households(
    'missing-cause',
    column,
    poor.filter((h) => h.causes2.length === 1),
    35,
    (_, i) => nothing(i)
  );
  const main = (cause: string) => poor.filter((h) => h.causes2[0] === cause);
  planter.households('synonym-cause', column, main('缺劳力'), 40, () => ({
    cell: '缺劳动力',
    treated: '缺劳力'
  }));
  planter.households('synonym-cause', column, main('其它'), 20, () => ({
    cell: '其他',
    treated: '其它'
  }));
  const everyRow = poor.filter(
    (h) => members2(h).length >= 2 && !HEAD_ONLY.has(habitOf(context, h.village.township))
  );
  for (const household of planter.choose('wide', column, everyRow, 19, (h) => h.id)) {
    const other = CAUSES.find((c) => c !== household.causes2[0]) ?? '因病';
    planter.cell('rows-disagree', 'wide', (members2(household)[1] as Person).id, column, other);
  }
}
