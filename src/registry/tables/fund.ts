import type {Column, RegistryTable} from '../../model/dictionary.ts';
import {column} from './column.ts';
import {PROJECT_ID, PROJECT_NAME, places} from './shared.ts';

function yuan(name: string, zh: string, en: string, also = ''): Column {
  return column(name, zh, en, 'money', 'none', {unit: '元', also});
}

/** Money at each step of its way (domain dictionary 3.1): allocated A, broken down B, released R, paid P. */
export const FUND_STEPS: readonly Column[] = [
  yuan(
    'allocated',
    '下达金额',
    'Allocated',
    '下达 下达资金 下达资金额 资金下达 已下达 累计下达 累计下达金额 累计下达资金 上级下达 上级下达金额 资金总量 资金规模 安排金额 安排资金 下达指标 指标金额 到位资金 资金总额 下达数 预算下达'
  ),
  yuan(
    'broken_down',
    '分解金额',
    'Broken down',
    '分解 已分解 分解下达 分解下达金额 已分解金额 累计分解 累计分解金额 分解资金 分配 已分配 分配金额 已分配金额 分配资金 已分配资金 分解到项目金额 分解数 已分解下达'
  ),
  yuan(
    'released',
    '拨付金额',
    'Released',
    '拨付 已拨付 已拨付金额 累计拨付 累计拨付金额 拨付资金 拨付资金额 资金拨付 财政拨付 财政已拨付 财政拨付金额 已拨付资金 已拨资金 拨付数'
  ),
  yuan(
    'paid',
    '支出金额',
    'Paid',
    '支出 已支出 已支出金额 累计支出 累计支出金额 支出资金 资金支出 支付金额 已支付 已支付金额 累计支付 已支出资金 已支付资金 累计支付金额 实际支出 实际支出金额 支付 支出数'
  )
];

/** 资金: domain dictionary 1.9, one row a document, batch, project and level. */
export const fund: RegistryTable = {
  name: 'fund',
  zh: '资金',
  en: 'Funds',
  key: ['document_no', 'batch', 'project_id', 'level'],
  unit: {zh: '一笔资金', en: 'one allocation'},
  needs: [
    ['document_no', 'batch', 'level', 'project_id', 'project_name'],
    ['document_no', 'level', 'batch', 'arrived_on', 'fund_name'],
    ['allocated', 'broken_down', 'released', 'paid']
  ],
  not: ['户编号', '户主姓名', '周次', '期数'],
  columns: [
    ...places('none'),
    column('document_no', '资金文号', 'Document', 'text', 'none', {
      also: '指标文号 文件号 文号 下达文号 资金文件号 指标文件 资金下达文号 预算指标文号 资金文件文号 文件字号'
    }),
    column('batch', '批次', 'Batch', 'text', 'none', {also: '资金批次 下达批次'}),
    column('fund_name', '资金名称', 'Fund', 'text', 'none', {also: '资金来源名称 指标名称'}),
    column('fund_kind', '资金类型', 'Kind of fund', 'text', 'none', {
      also: '资金类别 资金性质 资金用途'
    }),
    column('level', '资金级次', 'Level', 'label', 'none', {
      codes: 'fund_level',
      also: '级次 资金来源 资金级别 资金层级 资金来源级次'
    }),
    PROJECT_ID,
    PROJECT_NAME,
    column('project_kind', '项目类型', 'Kind of project', 'label', 'none', {
      codes: 'project_kind',
      also: '项目类别 项目大类'
    }),
    column('account', '科目', 'Account', 'text', 'none', {
      also: '支出科目 功能科目 科目编码 功能分类科目'
    }),
    ...FUND_STEPS,
    yuan(
      'carried_over',
      '结转结余',
      'Carried over',
      '结余 结余资金 结转结余资金 结转资金 结余金额'
    ),
    column('arrived_on', '到账时间', 'Arrived', 'date', 'none', {
      also: '到账日期 到帐时间 到帐日期 资金到账时间 资金到账日期 到位时间 收到时间'
    }),
    column('issued_on', '下达时间', 'Issued', 'date', 'none', {also: '下达日期 发文日期 发文时间'}),
    column('released_on', '拨付时间', 'Released on', 'date', 'none', {
      also: '拨付日期 拨款时间 拨款日期 资金拨付时间 资金拨付日期'
    }),
    column('year', '资金年度', 'Year', 'year', 'none', {
      also: '年度 年份 预算年度 指标年度 下达年度'
    }),
    column('owner_unit', '责任单位', 'Unit in charge', 'text', 'none', {
      also: '主管单位 主管部门 实施单位 项目责任单位 项目实施单位 资金使用单位 用款单位'
    }),
    column('owner', '责任人', 'Person in charge', 'text', 'direct', {also: '项目责任人 负责人'}),
    column('payer', '拨付单位', 'Paid by', 'text', 'none', {also: '拨款单位'}),
    column('receiver', '拨付对象', 'Paid to', 'text', 'direct', {also: '收款对象'})
  ]
};
