import {habitOf, type Context, type Member} from '../context.ts';
import type {Household, Monitoring} from '../model.ts';
import type {Cell, Column} from '../write/table.ts';
import {monthText, several} from './habits.ts';

type Positioned = [number, Column<Member>];

type Value = (m: Monitoring, h: Household) => Cell;

/** A column that only households ever monitored fill. */
const column = (at: number, id: string, value: Value, head = id): Positioned => [
  at,
  {id, head: [head], at: ({household: h}) => (h.monitoring ? value(h.monitoring, h) : null)}
];

/** Monitoring columns of the wide export. */
export function monitoringColumns(context: Context): Positioned[] {
  const habit = (h: Household) => habitOf(context, h.village.township);
  const removed = (m: Monitoring) => (m.removed === null ? '否' : '是');
  return [
    column(13, '监测对象类别', (m) => m.kind),
    ...[1, 2, 3, 4, 5].map((n) =>
      column(17 + n, `致贫/返贫风险${n}`, (m) => m.risks[n - 1] ?? null)
    ),
    column(23, '因自然灾害子项', (m) => (m.risks.includes('因自然灾害') ? '洪涝' : null)),
    column(24, '其他备注', (m) => (m.risks.includes('其他') ? '家庭变故' : null)),
    column(107, '理赔收入', (m) => m.claims || null),
    column(108, '合规自付支出', (m) => m.selfPaid),
    column(109, '风险是否已消除', removed),
    column(110, '识别监测时间', (m, h) => monthText(m.entered, habit(h))),
    column(111, '实施开发式帮扶措施情况', (_, h) =>
      ['产业帮扶', '就业帮扶', '金融帮扶', '公益岗位帮扶'].some((k) => h.measures.has(k))
        ? '已实施'
        : '尚未实施'
    ),
    column(112, '风险是否已消除#2', removed, '风险是否已消除'),
    column(113, '消除监测时间', (m, h) =>
      m.removed === null ? null : monthText(m.removed, habit(h))
    ),
    column(114, '风险消除方式', (m) => m.way),
    ...measureColumns(),
    ...columnsAfterRemoval()
  ];
}

function measureColumns(): Positioned[] {
  const measures = (at: number, kind: string): Positioned =>
    column(at, kind, (_, h) => several(h.measures.get(kind) ?? [], h.id + kind));
  return [
    measures(140, '产业帮扶'),
    measures(142, '就业帮扶'),
    measures(144, '金融帮扶'),
    measures(146, '公益岗位帮扶'),
    measures(150, '健康帮扶'),
    measures(152, '综合保障'),
    measures(154, '社会帮扶'),
    measures(156, '教育帮扶'),
    measures(158, '义务教育保障'),
    measures(159, '住房安全保障'),
    measures(160, '饮水安全保障'),
    measures(161, '搬迁'),
    measures(162, '生产生活条件改善'),
    measures(163, '基础设施建设'),
    ...[141, 143, 145, 147, 151, 153, 155, 157].map((at, i) =>
      column(
        at,
        `${['产业', '就业', '金融', '公益性岗位', '健康', '综合保障', '社会', '教育'][i]}帮扶其他备注`,
        () => null
      )
    )
  ];
}

function columnsAfterRemoval(): Positioned[] {
  const after = (at: number, name: string, value: (h: Household) => Cell): Positioned =>
    column(at, `风险消除后${name}`, (m, h) => (m.removed === null ? null : value(h)));
  return [
    after(165, '是否义务教育阶段适龄儿童少年失学辍学', () => '否'),
    after(166, '是否住房损毁', (h) => (h.dangerous ? '是' : '否')),
    after(167, '是否有家庭成员未参加城乡居民（职工）基本医疗保险', () => '否'),
    after(168, '是否饮水设施损毁', (h) => (h.water ? '否' : '是')),
    after(169, '工资性收入', (h) => h.income2023.wage),
    after(170, '财产性收入', (h) => h.income2023.property),
    after(171, '转移性收入', (h) => h.income2023.transfer),
    after(172, '生产经营性收入', (h) => h.income2023.business),
    after(173, '生产经营性支出', (h) => h.income2023.cost),
    after(174, '家庭纯收入', (h) => h.income2023.net),
    after(175, '家庭人均纯收入', (h) => h.income2023.perHead),
    after(176, '理赔收入', (h) => h.monitoring?.claims ?? 0),
    after(177, '合规自付支出', (h) => Math.round((h.monitoring?.selfPaid ?? 0) * 0.3))
  ];
}
