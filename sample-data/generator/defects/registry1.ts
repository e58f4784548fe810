import {fifteenDigits, scientific, wrongCheck} from '../ids.ts';
import {members1, type Household} from '../model.ts';
import {RARE_NAMES} from '../words.ts';
import {nothing, type Planter} from './tools.ts';

/** Defects of the exports of date 1. */
export function plantDate1(planter: Planter, households: readonly Household[]): void {
  plantHousehold1(planter, households);
  plantPerson1(planter, households);
  plantIncome2022(planter, households);
}

type Make = (h: Household, i: number) => {cell: string; treated?: string | null};
type Plant = (
  kind: string,
  column: string,
  from: readonly Household[],
  n: number,
  make: Make
) => void;

function plantHousehold1(planter: Planter, households: readonly Household[]): void {
  const plant: Plant = (kind, column, from, n, make) => {
    const chosen = planter.choose('household1', column, from, n, (h) => h.id);
    for (const [i, household] of chosen.entries()) {
      const {cell, treated} = make(household, i);
      planter.cell(kind, 'household1', household.id, column, cell, treated);
    }
  };
  plantNumbers1(plant, households);
  plantLabels1(plant, households);
}

function plantNumbers1(plant: Plant, households: readonly Household[]): void {
  const head = (h: Household) => h.members[0]?.idNumber ?? '';
  plant('household-number-scientific', '户编号', households, 46, (h) => ({
    cell: scientific(h.id),
    treated: null
  }));
  plant('household-number-fifteen-digits', '户编号', households, 21, (h) => ({
    cell: fifteenDigits(h.id),
    treated: null
  }));
  plant(
    'id-lower-x',
    '户主证件号码',
    households.filter((h) => head(h).endsWith('X')),
    10,
    (h) => ({cell: head(h).toLowerCase(), treated: head(h)})
  );
  plant('id-spaces', '户主证件号码', households, 8, (h) => ({
    cell: ` ${head(h)} `,
    treated: head(h)
  }));
  plant('id-wrong-check', '户主证件号码', households, 6, (h) => ({
    cell: wrongCheck(head(h)),
    treated: wrongCheck(head(h))
  }));
}

function plantLabels1(plant: Plant, households: readonly Household[]): void {
  const poor = households.filter((h) => h.causes1.length > 0);
  plant(
    'missing-cause',
    '主要致贫原因',
    poor.filter((h) => h.causes1.length === 1),
    20,
    (_, i) => nothing(i)
  );
  plant(
    'synonym-cause',
    '主要致贫原因',
    poor.filter((h) => h.causes1[0] === '缺劳力'),
    60,
    () => ({cell: '缺劳动力', treated: '缺劳力'})
  );
  plant('unreadable-number', '耕地面积（亩）', households, 4, () => ({
    cell: '约三亩',
    treated: null
  }));
  plant('rare-character', '户主姓名', households, 4, (_, i) => {
    const name = RARE_NAMES[i % RARE_NAMES.length] ?? '李㛃';
    return {cell: name, treated: name};
  });
}

/** In two townships numbers were stored as numbers; in one, dates are impossible. */
function plantPerson1(planter: Planter, households: readonly Household[]): void {
  const townships = [...new Set(households.map((h) => h.village.township))];
  const [, , second, , , , sixth] = townships;
  if (!second || !sixth) return;
  const own = (t: typeof second) =>
    households.filter((h) => h.village.township === t && members1(h).length > 0);
  for (const household of planter.choose('person1', '户编号', own(second), 18, (h) => h.id))
    for (const person of members1(household))
      planter.cell(
        'household-number-stored-as-number',
        `person1/${second.name}`,
        person.id,
        '户编号',
        Number(fifteenDigits(household.id)),
        null
      );
  const people = own(sixth).flatMap(members1);
  for (const person of planter.choose('person1', '证件号码', people, 15, (p) => p.id)) {
    if (person.idNumber.endsWith('X')) continue;
    planter.cell(
      'id-stored-as-number',
      `person1/${sixth.name}`,
      person.id,
      '证件号码',
      Number(fifteenDigits(person.idNumber)),
      null
    );
  }
  for (const person of planter.choose('person1', '出生日期', people, 2, (p) => p.id))
    planter.cell(
      'impossible-date',
      `person1/${sixth.name}`,
      person.id,
      '出生日期',
      '2023-02-30',
      null
    );
}

function plantIncome2022(planter: Planter, households: readonly Household[]): void {
  const known = households.filter((h) => h.income2022);
  const column = '家庭人均纯收入';
  for (const [i, h] of planter.choose('income2022', column, known, 25, (x) => x.id).entries()) {
    const {cell, treated} = nothing(i);
    planter.cell('missing-income', 'income2022', h.id, column, cell, treated);
  }
  for (const h of planter.choose('income2022', column, known, 3, (x) => x.id))
    planter.cell('unreadable-money', 'income2022', h.id, column, '百余万', null);
  for (const h of planter.choose('income2022', column, known, 6, (x) => x.id))
    planter.cell('unreadable-money', 'income2022', h.id, column, '1万多', null);
  for (const h of planter.choose('income2022', '家庭纯收入', known, 15, (x) => x.id)) {
    const net = h.income2022?.net ?? 0;
    planter.cell(
      'thousands-separator',
      'income2022',
      h.id,
      '家庭纯收入',
      net.toLocaleString('en-US', {minimumFractionDigits: 2}),
      net
    );
  }
  for (const h of planter.choose('income2022', '家庭纯收入', known, 20, (x) => x.id)) {
    const net = Math.round((h.income2022?.net ?? 0) + 1500);
    planter.cell('sum-does-not-add-up', 'income2022', h.id, '家庭纯收入', net, net);
  }
}
