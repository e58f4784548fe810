import type {Column, RegistryTable} from '../../model/dictionary.ts';
import {column} from './column.ts';
import {HEAD, HOUSEHOLD_ID, places} from './shared.ts';

function yuan(name: string, zh: string, en: string, also = ''): Column {
  return column(name, zh, en, 'money', 'sensitive', {unit: '元', also});
}

/** Measures of one kind: the column holds their names, apart by commas. */
function measures(name: string, zh: string, en: string, also = ''): Column {
  return column(`${name}_measures`, zh, en, 'labels', 'quasi', {also});
}

/** 监测户: domain dictionary 1.4; a wide export holds everyone, and an empty kind says 'not monitored'. */
export const monitored: RegistryTable = {
  name: 'monitored',
  zh: '监测户',
  en: 'Monitored households',
  key: ['household_id'],
  unit: {zh: '一监测户', en: 'one monitored household'},
  needs: [['household_id', 'head_id_number'], ['kind'], ['risks', 'identified_on', 'removed']],
  columns: [
    ...places('quasi'),
    HOUSEHOLD_ID,
    ...HEAD,
    column('size', '人数', 'Members', 'integer', 'quasi', {
      unit: '人',
      also: '家庭人口 家庭人口数 家庭人数 人口数 监测人数'
    }),
    column('kind', '监测对象类别', 'Kind of monitored household', 'label', 'sensitive', {
      codes: 'monitored_kind',
      also: '监测户类型 监测户类别 监测类别 监测对象 监测对象类型 三类户类型 三类户类别 三类对象类型 三类对象类别 三类人群类型 防返贫监测对象类型 防返贫监测对象类别 检测对象类别 监测对象类别名称 易返贫致贫户(监测对象)类型 易返贫致贫户类型 监测类型'
    }),
    column('risks', '返贫致贫风险', 'Risks', 'labels', 'sensitive', {
      codes: 'risk',
      also: '致贫返贫风险 致贫/返贫风险{1-5} 返贫致贫风险{1-5} 风险{1-5} 返贫风险{1-5} 致贫风险{1-5} 风险类型 主要风险 主要风险类型 风险点 风险点{1-5} 风险原因 风险原因{1-5} 返贫致贫风险点 返贫风险 致贫风险 其他风险 其它风险'
    }),
    column('disaster_item', '因自然灾害子项', 'Kind of disaster', 'text', 'sensitive', {
      also: '自然灾害子项'
    }),
    column('note', '其他备注', 'Note on other risks', 'text', 'direct', {
      also: '风险备注 其他风险备注'
    }),
    column('identified_on', '识别监测时间', 'Monitored since', 'month', 'quasi', {
      also: '风险识别时间 识别时间 识别日期 识别年月 认定时间 纳入时间 纳入日期 纳入年月 监测识别日期 纳入监测日期 监测识别时间 纳入监测时间 监测对象识别时间 认定监测对象时间 监测时间'
    }),
    column('removed', '风险是否已消除', 'Risk removed', 'yes-no', 'sensitive', {
      also: '风险是否消除 风险消除情况 风险消除状态 是否消除 消除情况 消除状态 是否已消除 风险是否已消除0 是否消除风险 是否风险消除 是否已消除风险'
    }),
    column('removed_on', '消除监测时间', 'Removed in', 'month', 'quasi', {
      also: '风险消除时间 风险消除日期 风险消除年月 消除时间 消除日期 消除年月 消除风险时间 解除监测时间'
    }),
    column('removal_way', '风险消除方式', 'How the risk was removed', 'label', 'sensitive', {
      codes: 'removal_way',
      also: '消除方式 消除监测方式'
    }),
    column('dropout', '义务教育失学辍学', 'Out of compulsory school', 'yes-no', 'sensitive', {
      also: '是否义务教育阶段适龄儿童少年失学辍学 是否失学辍学'
    }),
    column('housing_lost', '住房损毁', 'House damaged', 'yes-no', 'sensitive', {
      also: '是否住房损毁 是否危房户(住房损毁)'
    }),
    column('uninsured', '有成员未参加医疗保险', 'Member without insurance', 'yes-no', 'sensitive', {
      also: '是否有家庭成员未参加城乡居民(职工)基本医疗保险 是否有家庭成员未参加城乡居民基本医疗保险'
    }),
    column('water_lost', '饮水设施损毁', 'Water supply damaged', 'yes-no', 'sensitive', {
      also: '是否饮水设施损毁'
    }),
    column('income_per_head', '人均纯收入', 'Net income per head', 'money', 'sensitive', {
      unit: '元',
      also: '家庭人均纯收入 年人均纯收入 识别时人均纯收入 纳入时人均纯收入'
    }),
    yuan('household_income', '家庭纯收入', 'Net income', '家庭年纯收入 年纯收入'),
    yuan('wage', '工资性收入', 'Wages'),
    yuan('business', '生产经营性收入', 'Business income', '家庭经营性收入 经营性收入'),
    yuan('property', '财产性收入', 'Property income'),
    yuan('transfer', '转移性收入', 'Transfers'),
    yuan('business_cost', '生产经营性支出', 'Business costs', '生产经营费用总支出'),
    yuan('claims', '理赔收入', 'Insurance claims'),
    yuan('self_paid', '合规自付支出', 'Self-paid', '合规自付 家庭合规自付支出'),
    yuan(
      'special_support_money',
      '特困人员救助供养金',
      'Special support money',
      '特困供养金 特困救助供养金'
    ),
    column(
      'development_measures_state',
      '实施开发式帮扶措施情况',
      'Development measures',
      'label',
      'quasi',
      {codes: 'development_state', also: '开发式帮扶措施情况 开发式帮扶措施 是否实施开发式帮扶措施'}
    ),
    measures('industry', '产业帮扶', 'Industry', '产业帮扶措施'),
    measures('employment', '就业帮扶', 'Employment', '就业帮扶措施'),
    measures('finance', '金融帮扶', 'Finance', '金融帮扶措施'),
    measures('post', '公益性岗位帮扶', 'Public-welfare post', '公益岗位帮扶 公益岗帮扶'),
    measures('health', '健康帮扶', 'Health', '健康帮扶措施'),
    measures('education', '教育帮扶', 'Education', '教育帮扶措施'),
    measures('schooling', '义务教育保障', 'Compulsory schooling'),
    measures('housing', '住房安全保障', 'Safe housing'),
    measures('water', '饮水安全保障', 'Safe drinking water'),
    measures('relocation', '搬迁', 'Relocation', '易地搬迁帮扶 搬迁帮扶'),
    measures('security', '综合保障', 'Social security', '综合保障措施'),
    measures('social', '社会帮扶', 'Help from society', '社会帮扶措施'),
    measures('living', '生产生活条件改善', 'Living and working conditions'),
    measures('infrastructure', '基础设施建设', 'Infrastructure', '基础设施'),
    column('after_dropout', '消除后失学辍学', 'After: out of school', 'yes-no', 'sensitive', {
      also: '风险消除后是否义务教育阶段适龄儿童少年失学辍学'
    }),
    column('after_housing_lost', '消除后住房损毁', 'After: house damaged', 'yes-no', 'sensitive', {
      also: '风险消除后是否住房损毁'
    }),
    column('after_uninsured', '消除后有成员未参保', 'After: uninsured', 'yes-no', 'sensitive', {
      also: '风险消除后是否有家庭成员未参加城乡居民(职工)基本医疗保险'
    }),
    column('after_water_lost', '消除后饮水设施损毁', 'After: water', 'yes-no', 'sensitive', {
      also: '风险消除后是否饮水设施损毁'
    }),
    yuan('after_wage', '消除后工资性收入', 'After: wages', '风险消除后工资性收入'),
    yuan('after_property', '消除后财产性收入', 'After: property', '风险消除后财产性收入'),
    yuan('after_transfer', '消除后转移性收入', 'After: transfers', '风险消除后转移性收入'),
    yuan('after_business', '消除后生产经营性收入', 'After: business', '风险消除后生产经营性收入'),
    yuan('after_business_cost', '消除后生产经营性支出', 'After: costs', '风险消除后生产经营性支出'),
    yuan('after_income', '消除后家庭纯收入', 'After: net income', '风险消除后家庭纯收入'),
    yuan(
      'after_income_per_head',
      '消除后人均纯收入',
      'After: net income per head',
      '风险消除后家庭人均纯收入 风险消除后人均纯收入'
    ),
    yuan('after_claims', '消除后理赔收入', 'After: claims', '风险消除后理赔收入'),
    yuan('after_self_paid', '消除后合规自付支出', 'After: self-paid', '风险消除后合规自付支出')
  ]
};
