import type {Column, RegistryTable} from '../../model/dictionary.ts';
import {column} from './column.ts';
import {HOUSEHOLD_ID, PERSON, places} from './shared.ts';

function yuan(name: string, zh: string, en: string, also = ''): Column {
  return column(name, zh, en, 'money', 'sensitive', {unit: '元', also});
}

function day(name: string, zh: string, en: string, also = ''): Column {
  return column(name, zh, en, 'date', 'sensitive', {also});
}

/** 医疗结算: domain dictionary 1.16; the parts may differ from the total by about 200 yuan. */
export const medical: RegistryTable = {
  name: 'medical',
  zh: '医疗结算',
  en: 'Medical settlements',
  key: ['settlement_no', 'id_number', 'settled_on', 'total_cost'],
  unit: {zh: '一次结算', en: 'one settlement'},
  needs: [
    ['id_number', 'name'],
    ['total_cost'],
    ['basic_paid', 'serious_paid', 'self_paid', 'aid_paid']
  ],
  columns: [
    ...places('quasi'),
    HOUSEHOLD_ID,
    ...PERSON,
    column('settlement_no', '结算编号', 'Settlement', 'key', 'direct', {
      also: '结算单号 结算号 就诊号 住院号 就医登记号 结算流水号'
    }),
    column('hospital', '医疗机构', 'Hospital', 'text', 'quasi', {
      also: '医院 定点医疗机构 就诊医院 就医机构 医疗机构名称 定点医疗机构名称'
    }),
    column('illness', '病种', 'Illness', 'text', 'sensitive', {
      also: '疾病名称 诊断 病种名称 疾病诊断 主要诊断 出院诊断'
    }),
    column('care_kind', '医疗类别', 'Kind of care', 'text', 'sensitive', {
      also: '就医类型 就诊类型'
    }),
    day('admitted_on', '入院日期', 'Admitted', '入院时间 就诊日期 就医日期'),
    day('discharged_on', '出院日期', 'Discharged', '出院时间'),
    day('settled_on', '结算日期', 'Settled', '结算时间 结算日'),
    day('reimbursed_on', '报销到账日期', 'Reimbursed', '报销到账时间 到账日期 报销日期 报销到账日'),
    column('elsewhere', '是否异地', 'Elsewhere', 'yes-no', 'sensitive', {
      also: '是否异地就医 异地就医'
    }),
    yuan(
      'total_cost',
      '医疗费总额',
      'Total',
      '医疗总费用 医疗费用总额 总费用 费用总额 医疗费用 YLFZE'
    ),
    yuan(
      'basic_paid',
      '基本医保支付',
      'Basic insurance',
      '基本医保报销 统筹基金支付 基本医疗保险支付 JBYBZF'
    ),
    yuan('serious_paid', '大病报销', 'Serious-illness insurance', '大病保险支付 大病保险报销 DBBX'),
    yuan('inside_paid', '政策内报销', 'Inside the policy', 'NBX'),
    yuan('outside_paid', '政策外报销', 'Outside the policy', 'WBX'),
    yuan('aid_paid', '医疗救助', 'Medical aid', '医疗救助支付 医疗救助金额 YLJZ'),
    yuan('backstop_paid', '财政兜底', 'Backstop', '兜底保障 政府兜底 CZDD'),
    yuan('hospital_paid', '定点机构承担', 'Borne by the hospital', '医疗机构承担 DDJGCD'),
    yuan('self_paid', '个人自付', 'Self-paid', '个人支付 自付金额 个人自付金额 个人负担 GRZF')
  ]
};
