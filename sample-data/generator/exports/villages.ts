import type {Context} from '../context.ts';
import type {OldVillage, Village} from '../model.ts';
import {members2} from '../model.ts';
import {one, tableOf, type Aside, type Table} from '../write/table.ts';

/** What the village table counts of its registered households. */
export interface VillageFigures {
  village: Village;
  out: number;
  ordinary: number;
  registeredPeople: number;
}

export function villageFigures(context: Context): VillageFigures[] {
  const counts = new Map<Village, {out: number; people: number}>();
  for (const household of context.county.households) {
    if (!household.present2) continue;
    const entry = counts.get(household.village) ?? {out: 0, people: 0};
    counts.set(household.village, entry);
    if (household.type === '脱贫户') {
      entry.out++;
      entry.people += members2(household).length;
    }
  }
  return context.county.villages.map((village) => {
    const {out = 0, people = 0} = counts.get(village) ?? {};
    return {village, out, ordinary: village.households - out, registeredPeople: people};
  });
}

/** The villages of the current division. */
export function villages(context: Context): Table {
  const figures = villageFigures(context);
  return tableOf<VillageFigures>({
    id: 'village',
    target: 'village',
    file: '（自定义）行政村信息.xlsx',
    sheet: '行政村',
    titles: [
      [`${context.county.name}行政村基本信息（数据截至2024年6月30日）`],
      ['导出时间：2024-07-15 10:01:48']
    ],
    columns: [
      one('县', () => context.county.name),
      one('乡（镇）', (f) => f.village.township.name),
      one('行政村', (f) => f.village.name),
      one('行政村代码', (f) => f.village.code),
      one('村属性', (f) => f.village.attribute),
      one('总户数', (f) => f.village.households),
      one('总人口数', (f) => f.village.people),
      one('脱贫户数', (f) => f.out),
      one('脱贫人口数', (f) => f.registeredPeople),
      one('一般农户数', (f) => f.ordinary),
      one('村级集体经济收入（万元）', (f) => (f.village.households % 37) + 2.5),
      one('行政村文化（图书）室个数 （个）', () => 1),
      one('是否通客运班车', () => '是')
    ],
    items: () => [...figures, totals(figures)],
    key: (f) => f.village.code
  });
}

function totals(figures: readonly VillageFigures[]): Aside {
  const sum = (at: (f: VillageFigures) => number) => figures.reduce((a, f) => a + at(f), 0);
  const counts = [
    sum((f) => f.village.households),
    sum((f) => f.village.people),
    sum((f) => f.out),
    sum((f) => f.registeredPeople),
    sum((f) => f.ordinary)
  ];
  return {aside: 'total', cells: ['合计', null, null, null, null, ...counts]};
}

interface Change {
  village: Village;
  old: OldVillage;
}

/** Old and new names of the villages merged or renamed in March 2024. */
export function villageChanges(context: Context): Table {
  const changes = context.county.villages.flatMap((village) =>
    village.before.map((old): Change => ({village, old}))
  );
  return tableOf<Change>({
    id: 'village_change',
    target: 'village_change',
    file: '撤并村新旧对照表.xls',
    sheet: 'Sheet1',
    titles: [[`${context.county.name}2024年撤并（更名）行政村新旧对照表`]],
    columns: [
      one('序号', (c) => changes.indexOf(c) + 1),
      one('乡镇', (c) => c.village.township.name),
      one('原行政村名称', (c) => c.old.name),
      one('原区划代码', (c) => c.old.code),
      one('现行政村名称', (c) => c.village.name),
      one('现区划代码', (c) => c.village.code),
      one('调整方式', (c) => c.old.change),
      one('批复时间', () => '2024年03月')
    ],
    items: () => changes,
    key: (c) => c.old.code
  });
}
