import type {RegistryTable} from '../../model/dictionary.ts';
import {column} from './column.ts';
import {HEAD, HOUSEHOLD_ID, PROJECT_ID, PROJECT_NAME, places} from './shared.ts';

/** 带贫名单: which enterprise or project leads or pays which household (domain dictionary 1.10). */
export const benefit: RegistryTable = {
  name: 'benefit',
  zh: '带贫名单',
  en: 'Beneficiary lists',
  key: ['enterprise_id', 'enterprise_name', 'project_id', 'household_id', 'head_id_number', 'year'],
  unit: {zh: '一个主体或项目带动的一户', en: 'one household led by an enterprise or project'},
  needs: [
    ['household_id', 'head_id_number', 'head_name'],
    ['enterprise_id', 'enterprise_name', 'project_id', 'project_name'],
    ['way', 'amount']
  ],
  not: ['措施大类', '贷款金额', '帮扶责任人'],
  columns: [
    ...places('quasi'),
    column('natural_village', '自然村', 'Hamlet', 'text', 'quasi', {also: '组 村民小组'}),
    column('enterprise_id', '统一社会信用代码', 'Credit code', 'key', 'none', {
      also: '社会信用代码 信用代码 统一信用代码 带贫主体信用代码'
    }),
    column('enterprise_name', '带贫主体名称', 'Enterprise', 'text', 'none', {
      also: '经营主体名称 企业名称 带贫主体 主体名称 经营主体 带动主体 带动主体名称 带动企业 合作社名称'
    }),
    PROJECT_ID,
    PROJECT_NAME,
    HOUSEHOLD_ID,
    ...HEAD,
    column('phone', '联系电话', 'Phone', 'phone', 'direct', {also: '户主联系电话 手机号 联系方式'}),
    column('way', '带动方式', 'How', 'labels', 'quasi', {
      codes: 'benefit_way',
      also: '带贫方式 利益联结方式 联农带农方式 带动类型 联结方式 受益方式 参与方式 分红方式'
    }),
    column('amount', '带动增收', 'Gain', 'money', 'sensitive', {
      unit: '元',
      also: '带动增收金额 增收金额 年增收 户均增收 增收 分红金额 收益金额 带动收入 预计增收 受益金额 受益资金 收益'
    }),
    column('year', '年度', 'Year', 'year', 'none', {also: '带动年度 年份'}),
    column('from_on', '带动开始时间', 'From', 'month', 'none', {
      also: '开始时间 带动时间 带动起始时间 签约时间 开始带动时间'
    })
  ]
};
