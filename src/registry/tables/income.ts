import type {Column, RegistryTable} from '../../model/dictionary.ts';
import {column} from './column.ts';
import {HEAD, HOUSEHOLD_ID, places} from './shared.ts';

function yuan(name: string, zh: string, en: string, also = ''): Column {
  return column(name, zh, en, 'money', 'sensitive', {unit: '元', also});
}

/** 收入: domain dictionary 1.5; amounts of a household for one year. */
export const income: RegistryTable = {
  name: 'income',
  zh: '收入',
  en: 'Household income',
  key: ['household_id', 'year'],
  unit: {zh: '一户一年', en: 'one household in one year'},
  needs: [
    ['household_id', 'head_id_number'],
    ['year'],
    ['wage', 'net_income', 'total_income'],
    ['transfer', 'property', 'business', 'net_income_per_head']
  ],
  columns: [
    ...places('quasi'),
    HOUSEHOLD_ID,
    ...HEAD,
    column('year', '年度', 'Year', 'year', 'none', {
      also: '年份 收入年度 核算年度 所属年度 AAR040'
    }),
    column('size', '人数', 'Members', 'integer', 'quasi', {
      unit: '人',
      also: '家庭人口 家庭人口数 家庭人数'
    }),
    yuan('wage', '工资性收入', 'Wages', '工资性收入小计 工资收入 务工收入 工资性 AAC073'),
    yuan('post_wage', '公益岗位工资', 'Wages of public-welfare posts', '公益性岗位工资 公益岗工资'),
    yuan(
      'business',
      '生产经营性收入',
      'Business income',
      '家庭经营性收入 经营性收入 生产经营收入 生产经营性收入小计 AAC071 经营收入 经营性 家庭经营收入'
    ),
    yuan('property', '财产性收入', 'Property income', '财产性收入小计 财产收入 财产性 AAC072'),
    yuan('dividends', '资产收益分红型收入', 'Dividends', '资产收益扶贫分红收入 资产收益 AAC092'),
    yuan('other_property', '其他财产性收入', 'Other property income', 'AAC093'),
    yuan('transfer', '转移性收入', 'Transfers', '转移性收入小计 转移收入 转移性 AAC085'),
    yuan('family_planning', '计划生育金', 'Family-planning payments', '计生金 AAC076'),
    yuan(
      'minimum_living_money',
      '低保金',
      'Minimum living allowance',
      '领取最低生活保障金 AAC077 其中低保金 最低生活保障金'
    ),
    yuan(
      'special_support_money',
      '特困供养金',
      'Special support',
      '五保金 特困人员救助供养金 AAC086'
    ),
    yuan('pension_money', '养老保险金', 'Pension', '养老金 领取养老保险金 AAC087'),
    yuan('eco_money', '生态补偿金', 'Ecological compensation', '生态补偿 AAC078'),
    yuan('retirement', '离退休金', 'Retirement pay', '退休金 ACA001'),
    yuan('support_by_children', '赡养金', 'Support by children', 'ACA002'),
    yuan('old_age_money', '高龄补贴', 'Old-age allowance', '高龄津贴 ACA003'),
    yuan('disability_money', '残疾补贴', 'Disability allowance', '残疾人补贴 ACA005'),
    yuan('other_transfer', '其他转移性收入', 'Other transfers', 'AAC083'),
    yuan(
      'business_cost',
      '生产经营性支出',
      'Business costs',
      '生产经营费用总支出 经营性支出 经营支出 生产经营支出 经营成本 AAC074'
    ),
    yuan('claims', '理赔收入', 'Insurance claims'),
    yuan(
      'self_paid',
      '合规自付支出',
      'Self-paid',
      '合规自付 自付医疗支出 医疗自付支出 合规自付医疗费用'
    ),
    yuan('total_income', '年收入', 'Gross income', '家庭总收入 年总收入 总收入 AAC081'),
    yuan(
      'net_income',
      '家庭纯收入',
      'Net income',
      '年纯收入 纯收入 纯收入合计 全年纯收入 家庭纯收入合计 家庭年纯收入 AAC079'
    ),
    yuan(
      'net_income_per_head',
      '人均纯收入',
      'Net income per head',
      '年人均纯收入 家庭人均纯收入 人均年纯收入 人均收入 家庭年人均纯收入 AAC082 人均'
    )
  ]
};
