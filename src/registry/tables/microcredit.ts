import type {RegistryTable} from '../../model/dictionary.ts';
import {column} from './column.ts';
import {HOUSEHOLD_ID, places} from './shared.ts';

/** 小额信贷: domain dictionary 1.15. */
export const microcredit: RegistryTable = {
  name: 'microcredit',
  zh: '小额信贷',
  en: 'Microcredit',
  key: ['contract_no', 'id_number', 'lent_on', 'amount'],
  unit: {zh: '一笔贷款', en: 'one loan'},
  needs: [['id_number', 'household_id', 'name'], ['amount'], ['lent_on', 'due_on', 'bank', 'rate']],
  columns: [
    ...places('quasi'),
    HOUSEHOLD_ID,
    column('name', '贷款人', 'Borrower', 'text', 'direct', {
      also: '借款人 贷款人姓名 借款人姓名 姓名 户主姓名'
    }),
    column('id_number', '身份证号', 'ID number', 'id-number', 'direct', {
      also: '证件号码 身份证号码 贷款人身份证号 借款人身份证号 贷款人证件号码 借款人证件号码 贷款人身份证号码 借款人身份证号码 户主证件号码 SFZ SFZH'
    }),
    column('phone', '联系电话', 'Phone', 'phone', 'direct', {also: '贷款人联系电话 联系方式'}),
    column('contract_no', '合同编号', 'Contract', 'key', 'direct', {
      also: '贷款合同号 借款合同号 合同号 贷款编号 借据号'
    }),
    column('rating', '信用评级', 'Rating', 'text', 'sensitive', {also: '信用等级 评级授信等级'}),
    column('credit_line', '授信金额', 'Credit line', 'money', 'sensitive', {
      unit: '元',
      also: '授信额度'
    }),
    column('amount', '贷款金额', 'Amount', 'money', 'sensitive', {
      unit: '元',
      also: '借款金额 放款金额 发放金额 贷款发放金额'
    }),
    column('balance', '贷款余额', 'Balance', 'money', 'sensitive', {unit: '元', also: '余额'}),
    column('overdue_amount', '逾期金额', 'Overdue', 'money', 'sensitive', {unit: '元'}),
    column('overdue_days', '逾期天数', 'Days overdue', 'integer', 'sensitive', {unit: '天'}),
    column('purpose', '贷款用途', 'Purpose', 'text', 'quasi', {also: '用途 借款用途 产业分布'}),
    column('bank', '放贷银行', 'Bank', 'text', 'none', {
      also: '银行 贷款银行 承贷银行 放款银行 经办银行 金融机构 承贷机构'
    }),
    column('lent_on', '借款日', 'Lent on', 'date', 'quasi', {
      also: '借款日期 放款日期 贷款日期 发放日期 放款时间 贷款发放日期 贷款时间 起始日期 放款日 贷款日'
    }),
    column('due_on', '到期日', 'Due on', 'date', 'quasi', {
      also: '到期日期 贷款到期日 到期时间 贷款到期日期'
    }),
    column('repaid_on', '还款日期', 'Repaid on', 'date', 'quasi', {
      also: '还款时间 结清日期 实际还款日期'
    }),
    column('rate', '年利率', 'Interest a year', 'percent', 'none', {
      also: '利率 贷款利率 贷款年利率'
    }),
    column('subsidy_rate', '贴息利率', 'Subsidised interest', 'percent', 'none', {also: '贴息率'}),
    column('subsidy', '应贴息金额', 'Interest subsidy', 'money', 'sensitive', {
      unit: '元',
      also: '贴息金额 贴息'
    }),
    column('registered', '是否脱贫户', 'Registered', 'yes-no', 'sensitive', {
      also: '是否贫困户 是否建档立卡户'
    }),
    column('kind', '贷款类型', 'Kind', 'label', 'none', {codes: 'loan_kind', also: '贷款性质'}),
    column('state', '贷款状态', 'State', 'label', 'sensitive', {
      codes: 'loan_state',
      also: '贷款状态类型 状态 五级分类'
    }),
    column('overdue_reason', '逾期原因', 'Why overdue', 'text', 'sensitive')
  ]
};
