import {mixed, type Context} from '../context.ts';
import {dayOf, isoOf} from '../dates.ts';
import {helperOf} from '../make/helpers.ts';
import {members2, type Person} from '../model.ts';
import type {Random} from '../random.ts';
import {one, tableOf, type Table} from '../write/table.ts';

const here = (context: Context) => context.county.households.filter((h) => h.present2);

interface Settlement {
  person: Person;
  no: number;
  total: number;
  basic: number;
  serious: number;
  aid: number;
  self: number;
  out: string;
  settled: string;
  paid: string | null;
}

function settlements(context: Context, random: Random): Settlement[] {
  const list: Settlement[] = [];
  for (const household of here(context))
    for (const person of members2(household)) {
      if (person.health.includes('健康') || mixed(`${person.id}med`, 9) !== 0) continue;
      const total = Math.round(random.logNormal(8600, 0.8) * 100) / 100;
      const basic = Math.round(total * 0.62 * 100) / 100;
      const serious = total > 20000 ? Math.round(total * 0.1 * 100) / 100 : 0;
      const aid = household.monitoring ? Math.round(total * 0.08 * 100) / 100 : 0;
      const settled = dayOf('2024-01-05') + random.int(0, 150);
      list.push({
        person,
        no: list.length + 1,
        total,
        basic,
        serious,
        aid,
        self: Math.round((total - basic - serious - aid) * 100) / 100,
        out: isoOf(settled - 1),
        settled: isoOf(settled),
        paid: random.chance(0.85) ? isoOf(settled + random.int(3, 70)) : null
      });
    }
  return list;
}

/** Medical settlements: GBK, semicolons. */
export function medical(context: Context, random: Random): Table {
  const list = settlements(context, random);
  return tableOf<Settlement>({
    id: 'medical',
    target: 'medical',
    file: '医疗结算.csv',
    sheet: '',
    csv: {encoding: 'gb18030', delimiter: ';', newline: '\r\n'},
    columns: [
      one('姓名', (r) => r.person.name),
      one('身份证号', (r) => r.person.idNumber),
      one('出院日期', (r) => r.out),
      one('结算日期', (r) => r.settled),
      one('医疗费总额', (r) => r.total),
      one('基本医保支付', (r) => r.basic),
      one('大病报销', (r) => r.serious),
      one('医疗救助', (r) => r.aid),
      one('个人自付', (r) => r.self),
      one('报销到账日期', (r) => r.paid)
    ],
    items: () => list,
    key: (r) => String(r.no)
  });
}

/** Households hit by the flood of June 2024. */
export function disaster(context: Context, random: Random): Table {
  const list = here(context)
    .filter((h) => mixed(`${h.village.code}flood`, 9) === 0 && mixed(`${h.id}hit`, 7) === 0)
    .map((household) => ({
      household,
      area: random.int(0, 60) / 10,
      rooms: random.int(0, 3),
      loss: random.int(5, 300) * 100
    }));
  type Row = (typeof list)[number];
  return tableOf<Row>({
    id: 'disaster',
    target: 'disaster',
    file: '受灾情况.xlsx',
    sheet: '受灾户',
    titles: [[`${context.county.name}2024年6月洪涝灾害受灾户台账`]],
    columns: [
      one('乡镇', (r) => r.household.village.township.name),
      one('村', (r) => r.household.village.name),
      one('户编号', (r) => r.household.id),
      one('户主姓名', (r) => members2(r.household)[0]?.name ?? null),
      one('灾种', () => '洪涝'),
      one('受灾时间', () => '2024年6月18日'),
      one('农作物受灾面积（亩）', (r) => r.area),
      one('倒损房屋（间）', (r) => r.rooms),
      one('直接经济损失（元）', (r) => r.loss),
      one('是否监测对象', (r) => (r.household.monitoring ? '是' : '否')),
      one('责任人', (r) => helperOf(r.household.village, r.household.id).name)
    ],
    items: () => list,
    key: (r) => r.household.id
  });
}

/** What inspections found and who puts it right by when. */
export function rectification(context: Context, random: Random): Table {
  const sources = ['国家考核', '省级考核', '第三方评估', '自查', '中央巡视'];
  const problems = [
    '项目推进缓慢',
    '档卡信息不一致',
    '监测对象识别不及时',
    '资金支付滞后',
    '联农带农机制不健全',
    '饮水管护不到位'
  ];
  const list = Array.from({length: 96}, (_, i) => {
    const village = random.pick(context.county.villages);
    const due = dayOf('2024-03-31') + random.int(0, 150);
    const done = random.chance(0.6);
    return {
      no: i + 1,
      village,
      source: random.pick(sources),
      problem: random.pick(problems),
      due: isoOf(due),
      done: done ? isoOf(Math.min(dayOf('2024-06-28'), due + random.int(-40, 15))) : null
    };
  });
  type Row = (typeof list)[number];
  return tableOf<Row>({
    id: 'rectification',
    target: 'rectification',
    file: '整改台账.xlsx',
    sheet: '整改清单',
    titles: [
      [`${context.county.name}问题整改台账（问题、任务、责任三清单）`],
      ['统计时间：2024年6月30日']
    ],
    columns: [
      one('序号', (r) => r.no),
      one('问题来源', (r) => r.source),
      one('具体问题', (r) => r.problem),
      one('涉及乡镇', (r) => r.village.township.name),
      one('涉及村', (r) => r.village.name),
      one('责任单位', (r) => `${r.village.township.name}人民政府`),
      one('整改时限', (r) => r.due),
      one('完成情况', (r) => (r.done ? '已完成' : '整改中')),
      one('完成时间', (r) => r.done),
      one('是否销号', (r) => (r.done ? '是' : '否'))
    ],
    items: () => list,
    key: (r) => String(r.no)
  });
}
