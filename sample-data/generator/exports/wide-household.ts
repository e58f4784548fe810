import {habitOf, mixed, type Context, type Member} from '../context.ts';
import type {Household, Income} from '../model.ts';
import {one, type Cell, type Column} from '../write/table.ts';
import {helperOf} from '../make/helpers.ts';
import {yesNo} from './habits.ts';

type Positioned = [number, Column<Member>];

/** Household columns of the wide export, with their places. */
export function householdColumns(context: Context): Positioned[] {
  const column: Make = (at, id, value) => [at, one(id, (m) => value(m.household))];
  const yes = (at: number, id: string, value: (h: Household) => boolean): Positioned =>
    column(at, id, (h) => yesNo(value(h), habitOf(context, h.village.township)));
  return [
    column(7, '户主姓名', (h) => h.members[0]?.name ?? null),
    column(8, '户主证件号码', (h) => h.members[0]?.idNumber ?? null),
    column(9, '户类型', (h) => h.type),
    column(10, '识别标准', (h) => (h.type === '脱贫户' ? '国家标准' : null)),
    column(11, '贫困户属性', (h) => h.attribute),
    column(14, '致贫原因1', (h) => h.causes2[0] ?? null),
    column(15, '致贫原因2', (h) => h.causes2[1] ?? null),
    column(16, '致贫原因3', (h) => h.causes2[2] ?? null),
    column(17, '脱贫年度', (h) => (h.out === null ? null : String(h.out))),
    column(25, '户联系电话', (h) => h.phone),
    column(26, '帮扶联系人', (h) => helperOf(h.village, h.id).name),
    column(27, '首次识别时间', (h) => h.identified),
    yes(69, '是否危房户', (h) => h.dangerous),
    yes(70, '是否解决安全饮用水', (h) => h.water),
    yes(71, '是否有卫生厕所', (h) => mixed(h.id, 8) > 0),
    yes(72, '入户道路是否硬化', (h) => mixed(h.id, 12) > 0),
    column(73, '住房面积', (h) => String(h.area)),
    column(
      74,
      '入户路类型',
      (h) => ['水泥路', '水泥路', '砂石路', '泥土路'][mixed(h.group + h.village.code, 4)] ?? null
    ),
    column(
      76,
      '主要燃料类型',
      (h) => ['柴草', '清洁能源', '清洁能源', '煤炭'][mixed(h.village.code, 4)] ?? null
    ),
    ...landColumns(column),
    yes(75, '是否有创业人员', (h) => mixed(h.id, 90) === 0),
    yes(84, '通生活用电', () => true),
    yes(85, '通广播电视', (h) => mixed(h.id, 30) > 0),
    yes(86, '整户无劳动能力兜底保障户', (h) => h.noLabour),
    yes(87, '是否加入农民专业合作社', (h) => h.cooperative),
    yes(88, '有龙头企业带动', (h) => h.dragon),
    yes(89, '有创业致富带头人带动', (h) => h.leader),
    yes(90, '是否军烈属', (h) => mixed(h.id, 200) === 0),
    yes(91, '是否独生子女户', (h) => mixed(h.id, 50) === 1),
    yes(92, '是否双女户', (h) => mixed(h.id, 45) === 2),
    ...incomeColumns()
  ];
}

function incomeColumns(): Positioned[] {
  const income = (at: number, id: string, value: (income: Income) => number): Positioned => [
    at,
    one(id, (m) => value(m.household.income2023))
  ];
  return [
    income(93, '工资性收入', (i) => i.wage),
    income(94, '生产经营性收入', (i) => i.business),
    income(95, '财产性收入', (i) => i.property),
    income(96, '转移性收入', (i) => i.transfer),
    income(97, '生产经营性支出', (i) => i.cost),
    income(98, '计划生育金', (i) => i.parts.计划生育金),
    income(99, '低保金', (i) => i.parts.低保金),
    income(100, '特困供养金', (i) => i.parts.特困供养金),
    income(101, '养老保险金', (i) => i.parts.养老保险金),
    income(102, '生态补偿金', (i) => i.parts.生态补偿金),
    income(103, '其他转移性收入', (i) => i.parts.其他转移性收入),
    [104, one('资产收益扶贫分红收入', () => 0)],
    income(105, '家庭纯收入', (i) => i.net),
    income(106, '人均纯收入（元）', (i) => i.perHead)
  ];
}

type Make = (at: number, id: string, value: (h: Household) => Cell) => Positioned;

function landColumns(column: Make): Positioned[] {
  return [
    column(77, '耕地面积（亩）', (h) => String(h.land)),
    column(79, '林地面积（亩）', (h) => (h.forest ? String(h.forest) : '0')),
    column(78, '有效灌溉面积（亩）', (h) => (h.land > 3 ? '1' : '0')),
    column(80, '退耕还林面积（亩）', () => '0'),
    column(81, '林果面积（亩）', () => '0'),
    column(82, '牧草地面积（亩）', () => '0'),
    column(83, '水面面积（亩）', () => '0')
  ];
}
