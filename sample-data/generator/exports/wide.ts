import {membersAt2, habitOf, type Context, type Member} from '../context.ts';
import {members2} from '../model.ts';
import {one, tableOf, type Column, type Table} from '../write/table.ts';
import {villageText} from './places.ts';
import {householdColumns} from './wide-household.ts';
import {monitoringColumns} from './wide-monitoring.ts';
import {personColumns} from './wide-person.ts';

/** Townships (by order) whose clerks fill household columns on the head's row only. */
export const HEAD_ONLY = new Set([4, 9, 12]);

/** The one wide export of date 2: a row a person, 180 columns. */
export function wideTable(context: Context): Table {
  return tableOf<Member>({
    id: 'wide',
    target: 'wide',
    file: context.large ? '（自定义）监测对象信息 (22).csv' : '（自定义）监测对象信息 (22).xlsx',
    sheet: 'Sheet1',
    titles: [
      [`${context.county.name}监测对象信息（数据截至2024年6月30日）`],
      ['导出时间：2024-07-15 09:12:33    导出人：县乡村振兴局']
    ],
    columns: wideColumns(context),
    items: () => membersAt2(context),
    key: (m) => m.person.id,
    ...(context.large ? {csv: BIG_CSV} : {})
  });
}

const BIG_CSV = {encoding: 'utf8-bom', delimiter: ',', newline: '\r\n'} as const;

type Positioned = [number, Column<Member>];

function wideColumns(context: Context): Column<Member>[] {
  const columns: (Column<Member> | undefined)[] = [];
  const household = householdColumns(context).map(([at, c]): Positioned => [
    at,
    onHead(context, c)
  ]);
  const monitoring = monitoringColumns(context).map(([at, c]): Positioned => [
    at,
    onHead(context, c)
  ]);
  for (const [at, column] of [
    ...places(context),
    ...household,
    ...monitoring,
    ...personColumns(context)
  ]) {
    if (columns[at - 1]) throw new Error(`two columns at ${at}: ${column.id}`);
    columns[at - 1] = column;
  }
  const names = [...UNUSED];
  return Array.from(
    {length: 180},
    (_, i) => columns[i] ?? one(names.shift() ?? `备用${i}`, () => null)
  );
}

function onHead(context: Context, column: Column<Member>): Column<Member> {
  return {
    ...column,
    at: (member) => {
      const headOnly = HEAD_ONLY.has(habitOf(context, member.household.village.township));
      return headOnly && !member.first ? null : column.at(member);
    }
  };
}

function places(context: Context): Positioned[] {
  return [
    [1, one('市（州）', () => context.county.city)],
    [2, one('县（市、区、旗）', () => context.county.name)],
    [3, one('乡（镇）', (m) => m.household.village.township.name)],
    [4, one('行政村', (m) => villageText(m.household, 2))],
    [5, one('户编号', (m) => m.household.id)],
    [6, one('自然村', (m) => m.household.group)],
    [12, one('家庭人口', (m) => String(members2(m.household).length))]
  ];
}

/** Headings of the template that this county leaves empty. */
const UNUSED = (
  '帮扶联系人 帮扶单位名称 帮扶联系人电话 是否易地搬迁户 搬迁方式 安置点名称 是否参与光伏分红 土地流转面积（亩） ' +
  '土地流转收入 是否有创业人员 是否东西部协作帮扶 东西部协作企业 因自然灾害具体情况 风险发生时间 风险核实时间 ' +
  '核实人 核实意见 民主评议时间 公示开始时间 公示结束时间 乡镇审核时间 县级审定时间 帮扶计划制定时间 ' +
  '帮扶措施落实时间 是否落实帮扶措施 计划其他备注 信贷余额 数据来源 最后修改时间 备注 采集方式（线上、线下） 是否现场核实 ' +
  '是否网格预警 预警来源 预警时间 处置结果 家庭成员变更说明 户主变更说明 是否拆户 原户编号 ' +
  '义务教育阶段未上学原因 就业渠道（易地搬迁后扶使用） 公益性岗位类型 特困人员救助供养金 信息采集人 信息采集人联系电话 ' +
  '安置点类型 户籍地址 现居住地址 是否党员户 网格员 网格员联系电话 监测联系人'
).split(' ');
