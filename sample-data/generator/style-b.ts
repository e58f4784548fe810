import {GBK, SEMICOLON, TABS, type Home, type Style} from './restyle.ts';
import type {Cell, Table} from './write/table.ts';

/** Headings of county a and what county b calls the same. */
const HEADINGS: Record<string, string> = {
  '乡（镇）': '乡镇',
  行政村: '村',
  户编号: '户号',
  人编号: '人口编号',
  证件号码: '公民身份号码',
  户主证件号码: '户主身份证号',
  家庭人口: '人数',
  家庭人口数: '人数',
  监测对象类别: '易返贫致贫户(监测对象)类型',
  检测对象类别: '监测户类型',
  致贫原因1: '主要致贫原因',
  主要致贫原因: '致贫原因1',
  识别监测时间: '风险识别时间',
  消除监测时间: '风险消除时间',
  风险是否已消除: '风险是否消除',
  '人均纯收入（元）': '年人均纯收入',
  家庭人均纯收入: '人均纯收入（元）',
  生产经营性收入: '家庭经营性收入',
  生产经营性支出: '生产经营费用总支出',
  劳动技能: '劳动力状况',
  是否参加大病保险: '参加大病医疗',
  是否解决安全饮用水: '饮水安全',
  是否危房户: '危房户',
  公益岗位帮扶: '公益性岗位帮扶',
  资金文号: '文件号',
  下达金额: '下达资金',
  支出金额: '支付金额',
  到账日期: '到账时间',
  项目编号: '项目ID',
  项目类型: '项目类别',
  下达资金: '上级下达',
  支出资金: '实际支出',
  行政村代码: '村编码',
  行政区划代码: '行政区划（村）代码',
  经营主体名称: '企业名称',
  带动脱贫户数: '带贫困户数',
  户主身份证号: '身份证号码',
  原区划代码: '原代码',
  现区划代码: '现代码',
  原行政村名称: '原村名',
  现行政村名称: '现村名',
  措施大类: '帮扶措施类别',
  措施子项: '具体措施',
  年度: '帮扶年度'
};

/** Where county b keeps each export; by the generator's name of the table or its start. */
const HOMES: Record<string, (table: Table) => Home> = {
  wide: () => ({file: '监测对象信息（全员）.csv', csv: GBK}),
  household1: () => ({file: '脱贫户和监测户花名册.xlsx'}),
  person1: (t) => ({file: `家庭成员/${t.id.split('/')[1] ?? ''}_20231231.ods`}),
  monitored1: () => ({file: '监测户台账（2023年底）.xlsx'}),
  income2022: () => ({file: '家庭收入2022年.xls'}),
  helper: () => ({file: '帮扶干部.xlsx'}),
  pairing: () => ({file: '结对帮扶关系.csv', csv: TABS}),
  measure: () => ({file: '措施流水.csv', csv: SEMICOLON}),
  project: () => ({file: '衔接资金项目库.ods'}),
  ledger: (t) => ({file: `衔接资金台账_${t.id.slice(6)}.xls`}),
  payment: () => ({file: '国库支付明细.xlsx'}),
  weekly: (t) => ({
    file: `每周调度/${/第\d+期/.exec(t.file)?.[0] ?? ''}_${/\d{8}/.exec(t.file)?.[0] ?? ''}.xls`
  }),
  enterprise: () => ({file: '带贫主体.csv', csv: GBK}),
  benefit: () => ({file: '带贫名单（分主体）.xls'}),
  beneficiary: () => ({file: '产业项目受益户.ods'}),
  village: () => ({file: '行政村基础信息.csv', csv: {...GBK, encoding: 'utf8-bom'}}),
  village_change: () => ({file: '村级区划调整.xlsx'}),
  guarantee: () => ({file: '三保障问题.csv', csv: GBK}),
  relocation: () => ({file: '搬迁户台账.xlsx'}),
  microcredit: () => ({file: '小额信贷台账.xls'}),
  medical: () => ({file: '医保结算.xlsx'}),
  disaster: () => ({file: '灾情台账.ods'}),
  rectification: () => ({file: '问题整改.csv', csv: GBK}),
  visit: () => ({file: '日志.xlsx'})
};

/** Heading in row 4, or 2, or 1: where county a has it in row 3, 2 or 1. */
function titlesOf(table: Table): readonly (readonly Cell[])[] {
  if (table.id === 'household1')
    return [['脱贫户和监测户花名册'], ['数据日期：2023年12月31日'], ['单位：户、人、亩']];
  if (table.id === 'wide')
    return [
      ['防返贫监测信息系统导出表'],
      ['数据截至：2024.06.30'],
      ['导出时间：2024-07-22 17:40:02']
    ];
  if (table.id.startsWith('person1')) return [['家庭成员信息（截至2023年12月31日）']];
  return table.titles;
}

export const STYLE_B: Style = {headings: HEADINGS, homes: HOMES, titles: titlesOf, seed: 'order'};
