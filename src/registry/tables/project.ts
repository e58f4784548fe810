import type {Column, RegistryTable} from '../../model/dictionary.ts';
import {column} from './column.ts';
import {PROJECT_ID, places} from './shared.ts';

function yuan(name: string, zh: string, en: string, also = ''): Column {
  return column(name, zh, en, 'money', 'none', {unit: '元', also});
}

function day(name: string, zh: string, en: string, also = ''): Column {
  return column(name, zh, en, 'date', 'none', {also});
}

function count(name: string, zh: string, en: string, unit: string, also = ''): Column {
  return column(name, zh, en, 'integer', 'none', {unit, also});
}

/** 项目: domain dictionary 1.8. */
export const project: RegistryTable = {
  name: 'project',
  zh: '项目',
  en: 'Projects',
  key: ['project_id'],
  unit: {zh: '一个项目', en: 'one project'},
  needs: [
    ['project_id', 'name'],
    ['kind', 'state', 'content'],
    ['planned_amount', 'owner_unit', 'planned_start', 'beneficiary_households', 'started_on']
  ],
  not: ['户编号', '指标文号', '资金文号'],
  columns: [
    ...places('none'),
    PROJECT_ID,
    column('name', '项目名称', 'Project', 'text', 'none', {also: '项目 项目名'}),
    column('kind', '项目类型', 'Kind', 'label', 'none', {
      codes: 'project_kind',
      also: '项目类别 项目大类 项目分类 项目性质类别'
    }),
    column('sub_kind', '项目子类型', 'Sub-kind', 'text', 'none', {
      also: '项目子类 二级项目类型 项目二级类型 项目小类'
    }),
    column('source', '项目来源', 'Source', 'label', 'none', {
      codes: 'project_source',
      also: '项目库来源'
    }),
    column('state', '项目状态', 'State', 'label', 'none', {
      codes: 'project_state',
      also: '项目进度 实施状态 建设状态 项目实施状态 项目进展'
    }),
    column('year', '实施年度', 'Year', 'year', 'none', {
      also: '年度 项目年度 项目实施年度 计划实施年度'
    }),
    column('planned_year', '规划年度', 'Planned for', 'year', 'none', {
      also: '入库年度 项目规划年度'
    }),
    column('content', '建设内容', 'What is built', 'text', 'none', {
      also: '项目建设内容 建设内容及规模 建设规模及内容 主要建设内容 建设内容与规模 主要建设内容及规模'
    }),
    column('place_text', '建设地点', 'Where', 'text', 'none', {
      also: '实施地点 项目地点 项目实施地点'
    }),
    yuan(
      'planned_amount',
      '计划总投资',
      'Planned',
      '总投资 投资合计 项目总投资 计划投资 项目预算总投资 预算总投资 概算总投资 投资规模'
    ),
    yuan('allocated', '下达资金', 'Allocated', '已下达资金 下达金额 安排资金 已安排资金 财政资金'),
    yuan('released', '已拨付资金', 'Released', '拨付资金 已拨付金额 拨付金额 累计拨付'),
    yuan(
      'paid',
      '已支出资金',
      'Paid',
      '支出金额 支出资金 已支出金额 累计支出 已支付资金 已支付金额 累计支付 累计支付资金'
    ),
    yuan(
      'central_amount',
      '中央资金',
      'Central money',
      '中央衔接资金 中央财政资金 中央财政衔接资金 其中中央资金 其中中央 中央补助资金'
    ),
    yuan('central_province_amount', '中省资金', 'Central and provincial money'),
    yuan(
      'province_amount',
      '省级资金',
      'Provincial money',
      '省级衔接资金 省财政资金 省级财政衔接资金 其中省级资金 其中省级'
    ),
    yuan(
      'city_amount',
      '市级资金',
      'City money',
      '市级衔接资金 市级财政衔接资金 其中市级资金 其中市级'
    ),
    yuan(
      'county_amount',
      '县级资金',
      'County money',
      '县级衔接资金 县级财政衔接资金 区县资金 其中县级资金 其中县级'
    ),
    yuan('local_match', '镇村配套', 'Township and village money', '镇村配套资金'),
    yuan(
      'self_raised',
      '群众自筹',
      'Own contribution',
      '自筹资金 群众自筹资金 自筹 其中自筹 计划总投资/自筹 总投资/自筹'
    ),
    yuan(
      'invested',
      '已完成投资',
      'Invested so far',
      '完成投资 累计完成投资 实际完成投资 完成投资额'
    ),
    yuan('settled_amount', '结算金额', 'Settled'),
    yuan('audited_amount', '审定金额', 'Audited'),
    column('progress', '形象进度', 'Progress on site', 'percent', 'none', {
      also: '工程形象进度 工程进度 建设进度 项目进度'
    }),
    count(
      'beneficiary_households',
      '受益户数',
      'Households that benefit',
      '户',
      '受益农户数 受益总户数 惠及户数 预计受益户数 受益农户'
    ),
    count(
      'beneficiary_people',
      '受益人数',
      'People who benefit',
      '人',
      '受益人口 受益人口数 受益总人数 预计受益人数 惠及人数'
    ),
    count(
      'beneficiary_registered',
      '受益脱贫户数',
      'Registered households that benefit',
      '户',
      '其中脱贫户 受益脱贫户 脱贫户受益户数 受益脱贫户和监测户数'
    ),
    count(
      'beneficiary_monitored',
      '受益监测户数',
      'Monitored among them',
      '户',
      '其中监测户 受益监测户'
    ),
    column('owner_unit', '责任单位', 'Unit in charge', 'text', 'none', {
      also: '项目责任单位 主管单位 主管部门 实施单位 项目实施单位 建设单位 项目主管部门 牵头单位'
    }),
    column('owner', '责任人', 'Person in charge', 'text', 'direct', {
      also: '项目责任人 负责人 项目负责人'
    }),
    column('owner_phone', '联系电话', 'Phone', 'phone', 'direct', {
      also: '联系方式 责任人电话 责任人联系电话 负责人电话 项目负责人电话'
    }),
    column('contractor', '中标单位', 'Contractor', 'text', 'direct', {also: '施工单位 承建单位'}),
    column('benefit_link', '联农带农机制', 'How households benefit', 'text', 'none', {
      also: '群众参与和联农带农机制 带贫机制 利益联结机制 联农带农方式'
    }),
    column('goal', '绩效目标', 'Goal', 'text', 'none', {also: '项目绩效目标 项目效益'}),
    day('approved_on', '立项日期', 'Approved', '立项时间 批复日期 批复时间'),
    day(
      'planned_start',
      '计划开工时间',
      'Planned start',
      '计划开始时间 计划开工日期 计划开始日期 拟开工日期 预计开工时间'
    ),
    day(
      'planned_end',
      '计划完工时间',
      'Planned end',
      '计划结束时间 计划完工日期 计划竣工时间 计划竣工日期 计划完成时间 计划结束日期 预计完工时间'
    ),
    day('tendered_on', '招标日期', 'Tendered', '招标时间 招投标时间'),
    day('started_on', '开工时间', 'Started', '实际开工时间 开工日期 实际开工日期 实际开始时间'),
    day(
      'completed_on',
      '完工时间',
      'Completed',
      '竣工时间 竣工日期 完工日期 实际完工时间 实际完工日期 实际竣工时间 实际竣工日期 实际完成时间 实际结束时间'
    ),
    day('accepted_on', '验收时间', 'Accepted', '验收日期 竣工验收时间 竣工验收日期'),
    column('not_started_reason', '未开工原因', 'Why not started', 'text', 'none', {
      also: '未开工主要原因 进度缓慢原因'
    })
  ]
};
