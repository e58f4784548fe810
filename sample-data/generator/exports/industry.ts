import type {Context} from '../context.ts';
import type {Enterprise, Link, Measure} from '../make/industry.ts';
import type {Project} from '../make/project.ts';
import {one, tableOf, type Aside, type Column, type Table} from '../write/table.ts';
import {monthText} from './habits.ts';

/** Enterprises with what they claim. */
export function enterprises(context: Context, list: readonly Enterprise[]): Table {
  return tableOf<Enterprise>({
    id: 'enterprise',
    target: 'enterprise',
    file: '经营主体.xlsx',
    sheet: '经营主体',
    titles: [[`${context.county.name}带动脱贫户经营主体台账（2024年6月）`]],
    columns: [
      one('序号', (e) => list.indexOf(e) + 1),
      one('经营主体名称', (e) => e.name),
      one('统一社会信用代码', (e) => e.code),
      one('法定代表人', (e) => e.boss),
      one('所在乡镇', (e) => e.village.township.name),
      one('所在村', (e) => e.village.name),
      one('主营产业', (e) => e.kind),
      one('是否龙头企业', (e) => (e.claimed > 170 ? '是' : '否')),
      one('带贫方式', (e) => e.ways.join('、')),
      one('带动脱贫户数', (e) => e.claimed),
      one('经营状态', (e) => e.state)
    ],
    items: () => [
      ...list,
      {
        aside: 'total',
        cells: ['合计', ...Array<null>(8).fill(null), list.reduce((a, e) => a + e.claimed, 0)]
      } satisfies Aside
    ],
    key: (e) => e.code
  });
}

/** One sheet an enterprise, named after it. */
export function benefitLists(list: readonly Enterprise[]): Table[] {
  return list.map((enterprise) =>
    tableOf<Link>({
      id: `benefit/${enterprise.code}`,
      target: 'benefit',
      file: '带贫名单.xlsx',
      sheet: enterprise.short,
      titles: [
        [`${enterprise.name}带动脱贫户名单`],
        ['填报单位（盖章）：', null, null, null, null, '2024年6月30日']
      ],
      columns: [
        one<Link>('序号', (l) => enterprise.links.indexOf(l) + 1),
        ...linkColumns(),
        one('带动方式', (l) => l.way),
        one('带动增收（元）', (l) => l.amount)
      ],
      items: () => [
        ...enterprise.links,
        {aside: 'note', cells: ['单位负责人：', null, null, '经办人：']} satisfies Aside
      ],
      key: (l) => l.key
    })
  );
}

function linkColumns(): Column<Link>[] {
  return [
    one('乡镇', (l) => l.village.township.name),
    one('村', (l) => l.village.name),
    one('户编号', (l) => l.household?.id ?? null),
    one('户主姓名', (l) => l.name),
    one('户主身份证号', (l) => l.idNumber)
  ];
}

/** Households that industry projects of 2024 serve: one sheet a township. */
export function projectBeneficiaries(context: Context, links: readonly Link[]): Table[] {
  return context.county.townships.flatMap((township) => {
    const own = links.filter((l) => l.village.township === township);
    if (own.length === 0) return [];
    return [
      tableOf<Link>({
        id: `beneficiary/${township.name}`,
        target: 'benefit',
        file: '产业项目受益户名单.xlsx',
        sheet: township.name,
        columns: [
          one('项目编号', (l) => l.project?.id ?? null),
          one('项目名称', (l) => l.project?.name ?? null),
          one('村', (l) => l.village.name),
          one('户编号', (l) => l.household?.id ?? null),
          one('户主姓名', (l) => l.name),
          one('受益方式', (l) => l.way),
          one('受益金额', (l) => l.amount)
        ],
        items: () => own,
        key: (l) => l.key
      })
    ];
  });
}

/** Measures of three years: a household, a year, a measure a row. */
export function measures(context: Context, list: readonly Measure[]): Table {
  return tableOf<Measure>({
    id: 'measure',
    target: 'measure',
    file: context.large ? '帮扶措施_2022-2024.csv' : '帮扶措施_2022-2024.xlsx',
    sheet: '措施',
    titles: [[`${context.county.name}2022-2024年帮扶措施落实情况`]],
    ...(context.large
      ? {csv: {encoding: 'utf8' as const, delimiter: ',', newline: '\n' as const}}
      : {}),
    columns: [
      one('年度', (m) => m.year),
      one('乡镇', (m) => m.household.village.township.name),
      one('户编号', (m) => m.orphan ?? m.household.id),
      one('户主姓名', (m) => m.household.members[0]?.name ?? null),
      one('措施大类', (m) => m.kind),
      one('措施子项', (m) => m.item),
      one('项目编号', (m) => m.project?.id ?? null),
      one('金额（元）', (m) => m.amount),
      one('落实时间', (m) =>
        monthText(
          Number(m.on.slice(0, 4)) * 12 + Number(m.on.slice(4)) - 1,
          m.year === 2023 ? 2 : 0
        )
      ),
      one('落实情况', () => '已落实')
    ],
    items: () => [
      ...list,
      {aside: 'total', cells: ['合计', null, `${list.length}条`]} satisfies Aside
    ],
    key: (m) => m.key
  });
}

/** All projects of both years. */
export function projects(context: Context, list: readonly Project[]): Table {
  const planned = (p: Project) => p.parts.reduce((a, part) => a + part.amount, 0) / 10000;
  return tableOf<Project>({
    id: 'project',
    target: 'project',
    file: '项目库.xlsx',
    sheet: '项目库',
    titles: [
      [`${context.county.name}巩固拓展脱贫攻坚成果和乡村振兴项目库（2023-2024年）`],
      ['数据截至：2024年6月30日']
    ],
    columns: [
      one('序号', (p) => list.indexOf(p) + 1),
      one('项目编号', (p) => p.id),
      one('项目名称', (p) => p.name),
      one('实施年度', (p) => p.year),
      one('项目类型', (p) => p.kind),
      one('项目子类型', (p) => p.item),
      one('乡镇', (p) => p.township?.name ?? '县本级'),
      one('村', (p) => p.village?.name ?? null),
      one('总投资（万元）', (p) => planned(p)),
      one('受益户数', (p) => p.households),
      one('受益人数', (p) => p.people),
      one('责任单位', (p) => p.unit),
      one('责任人', (p) => p.owner),
      one('计划开工时间', (p) => p.plannedStart),
      one('计划完工时间', (p) => p.plannedEnd),
      one('开工时间', (p) => p.started),
      one('完工时间', (p) => p.completed),
      one('验收时间', (p) => p.accepted),
      one('项目状态', (p) => (p.completed ? '已完成' : p.started ? '实施中' : '未开工'))
    ],
    items: () => list,
    key: (p) => p.id
  });
}
