import type {RegistryTable} from '../../model/dictionary.ts';
import {column} from './column.ts';
import {HEAD, HOUSEHOLD_ID, places} from './shared.ts';

/** 户: domain dictionary 1.2. */
export const household: RegistryTable = {
  name: 'household',
  zh: '户',
  en: 'Households',
  key: ['household_id'],
  unit: {zh: '一户', en: 'one household'},
  needs: [
    ['household_id', 'head_id_number'],
    ['household_type', 'poverty_attribute', 'poverty_status', 'main_cause'],
    ['size', 'income_per_head', 'safe_water', 'dangerous_house', 'in_cooperative']
  ],
  columns: [
    ...places('quasi'),
    column('natural_village', '自然村', 'Hamlet', 'text', 'quasi', {
      also: '自然村(组) 自然村名称 村民小组 村小组 组 小组 组别 屯'
    }),
    HOUSEHOLD_ID,
    ...HEAD,
    column('phone', '联系电话', 'Phone', 'phone', 'direct', {
      also: '户联系电话 户主联系电话 户主手机号码 户主手机 户主电话 户主手机号 户主联系方式 电话 手机号 手机号码 联系方式 AAR012'
    }),
    column('size', '人数', 'Members', 'integer', 'quasi', {
      unit: '人',
      also: '家庭人口 家庭人口数 家庭人数 家庭成员数 家庭成员人数 家庭成员总数 共同生活人口数 人口数 人口 户内人口数 户人数 户人口数 家庭总人口'
    }),
    column('household_type', '户类型', 'Household type', 'label', 'quasi', {
      codes: 'household_type',
      also: '户类别 农户属性 农户类型 农户类别'
    }),
    column('poverty_attribute', '贫困户属性', 'Attribute', 'label', 'sensitive', {
      codes: 'poverty_attribute',
      also: '脱贫户属性 贫困户类型 户属性 属性 脱贫户类别 AAC006'
    }),
    column('poverty_status', '脱贫属性', 'Poverty status', 'label', 'sensitive', {
      codes: 'poverty_status',
      also: '脱贫标识 脱贫状态 脱贫属性标识 脱贫情况 AAR010'
    }),
    column('standard', '识别标准', 'Standard of registration', 'label', 'quasi', {
      codes: 'standard',
      also: 'AAC005'
    }),
    column('year', '年度', 'Year', 'year', 'none', {also: '变更年度 数据年度 AAR040 AAC016'}),
    column('identified_on', '首次识别时间', 'Registered in', 'month', 'quasi', {
      also: '户识别时间 首次识别年月 建档时间 建档立卡时间'
    }),
    column('out_year', '脱贫年度', 'Left poverty in', 'year', 'quasi', {
      also: '脱贫年份 脱贫时间 脱贫年 退出年度 何年脱贫 拟脱贫年度'
    }),
    column('main_cause', '主要致贫原因', 'Main cause of poverty', 'label', 'sensitive', {
      codes: 'cause',
      also: '致贫原因1 致贫原因 主要致贫原因1 第一致贫原因 主要致贫返贫原因 主要致贫因素 主要贫困原因 首要原因 首要致贫原因 致贫主因 致贫主要原因 原致贫原因 原致贫原因/主要 A3a AAC007'
    }),
    column('other_causes', '其他致贫原因', 'Other causes of poverty', 'labels', 'sensitive', {
      codes: 'cause',
      also: '致贫原因{2-5} 其他致贫原因{1-3} 次要致贫原因 原致贫原因/次要 其它致贫原因 次要致贫原因{1-3} AAC008_2 AAC008_3'
    }),
    column('income_per_head', '人均纯收入', 'Net income per head', 'money', 'sensitive', {
      unit: '元',
      also: '家庭人均纯收入 年人均纯收入 上年度人均纯收入 上年人均纯收入 人均年纯收入 家庭年人均纯收入 年度人均纯收入 人均可支配收入 人均收入 AAC082'
    }),
    column('dangerous_house', '是否危房户', 'Dangerous house', 'yes-no', 'quasi', {
      also: '危房户 是否危房 是否属危房户 是否为危房户 是否为危房 是否危房户(住房损毁) 住房是否危房 住房是否为危房 是否C、D级危房 AAC318'
    }),
    column('dangerous_grade', '危房级别', 'Grade of the dangerous house', 'label', 'quasi', {
      codes: 'house_grade',
      also: '危房等级 房屋鉴定等级 住房等级 住房鉴定等级 AAC322'
    }),
    column('safe_water', '是否解决安全饮用水', 'Safe drinking water', 'yes-no', 'quasi', {
      also: '饮水安全 饮水是否安全 是否安全饮水 饮水是否达标 是否饮用安全水 饮水安全是否达标 安全饮水 解决安全饮用水 是否解决安全饮水 是否饮水安全 是否解决饮水安全 是否解决安全饮用水(饮水设施损毁) AAC091 AAC312'
    }),
    column('water_hard', '饮水是否困难', 'Water hard to get', 'yes-no', 'quasi', {
      also: '饮水困难 是否饮水困难 AAC311'
    }),
    column('housing_area', '住房面积', 'Floor area', 'number', 'quasi', {
      unit: '平方米',
      also: '房屋面积 住房建筑面积 AAC317'
    }),
    column('toilet', '是否有卫生厕所', 'Sanitary toilet', 'yes-no', 'quasi', {
      also: '有卫生厕所 卫生厕所 有无卫生厕所 AAC319'
    }),
    column('hardened_path', '入户道路是否硬化', 'Paved way to the house', 'yes-no', 'quasi', {
      also: '入户路是否硬化 入户路硬化'
    }),
    column('path_kind', '入户路类型', 'Way to the house', 'label', 'quasi', {
      codes: 'road_kind',
      also: '入户道路类型 AAC316'
    }),
    column('road_distance', '与村主干路距离', 'Distance to the main road', 'number', 'quasi', {
      unit: '公里',
      also: '与村主干道距离 距村主干路距离 AAC315'
    }),
    column('production_power', '是否通生产用电', 'Power for production', 'yes-no', 'quasi', {
      also: '通生产用电 AAC308'
    }),
    column('household_power', '是否通生活用电', 'Power at home', 'yes-no', 'quasi', {
      also: '通生活用电 AAC313'
    }),
    column('broadcast', '是否通广播电视', 'Radio and television', 'yes-no', 'quasi', {
      also: '通广播电视 AAC314'
    }),
    column('fuel', '主要燃料类型', 'Main fuel', 'label', 'quasi', {
      codes: 'fuel',
      also: '主要燃料 燃料类型 AAC320'
    }),
    column('arable_area', '耕地面积', 'Arable land', 'area', 'quasi', {
      unit: '亩',
      also: '耕地 家庭耕地面积 AAC301'
    }),
    column('irrigated_area', '有效灌溉面积', 'Irrigated land', 'area', 'quasi', {
      unit: '亩',
      also: '有效灌溉 AAC302'
    }),
    column('forest_area', '林地面积', 'Forest', 'area', 'quasi', {unit: '亩', also: '林地 AAC303'}),
    column('returned_area', '退耕还林面积', 'Returned to forest', 'area', 'quasi', {
      unit: '亩',
      also: '退耕还林 AAC304'
    }),
    column('orchard_area', '林果面积', 'Orchard', 'area', 'quasi', {
      unit: '亩',
      also: '林果 林果地面积 AAC305'
    }),
    column('grass_area', '牧草地面积', 'Grassland', 'area', 'quasi', {
      unit: '亩',
      also: '牧草地 AAC306'
    }),
    column('water_area', '水面面积', 'Ponds', 'area', 'quasi', {
      unit: '亩',
      also: '水面 水域面积 AAC307'
    }),
    column('in_cooperative', '是否加入农民专业合作社', 'In a cooperative', 'yes-no', 'quasi', {
      also: '加入农民专业合作社 是否加入合作社 加入合作社 是否加入农民专业合作组织 是否参加农民专业合作社 AAC084'
    }),
    column('led_by_enterprise', '是否有龙头企业带动', 'Led by a company', 'yes-no', 'quasi', {
      also: '有龙头企业带动 龙头企业带动 有无龙头企业带动 AAC088'
    }),
    column(
      'led_by_leader',
      '是否有创业致富带头人带动',
      'Led by a local leader',
      'yes-no',
      'quasi',
      {
        also: '有创业致富带头人带动 创业致富带头人带动 致富带头人带动 是否有致富带头人带动 AAC089'
      }
    ),
    column(
      'no_labour_backstop',
      '整户无劳动能力兜底保障户',
      'No labour, fully supported',
      'yes-no',
      'sensitive',
      {also: '是否整户无劳动能力兜底保障户 整户无劳动力兜底保障户 整户无劳动能力户'}
    ),
    column('relocated', '是否易地搬迁户', 'Relocated', 'yes-no', 'quasi', {
      also: '易地搬迁户 是否易地扶贫搬迁户 易地扶贫搬迁户 是否搬迁户'
    }),
    column('military_family', '是否军烈属', 'Military family', 'yes-no', 'sensitive', {
      also: '军烈属 AAC009'
    }),
    column('only_child', '是否独生子女户', 'One-child family', 'yes-no', 'sensitive', {
      also: '独生子女户'
    }),
    column('two_daughters', '是否双女户', 'Two-daughter family', 'yes-no', 'sensitive', {
      also: '双女户 AAC012'
    }),
    column('bank', '开户银行', 'Bank', 'text', 'direct', {also: '开户行 AAQ002'}),
    column('bank_card', '银行卡号', 'Bank card', 'key', 'direct', {
      also: '银行账号 一卡通账号 银行帐号 AAC004'
    })
  ]
};
