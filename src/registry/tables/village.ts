import type {Column, RegistryTable} from '../../model/dictionary.ts';
import {column} from './column.ts';
import {places} from './shared.ts';

function count(name: string, zh: string, en: string, unit: string, also = ''): Column {
  return column(name, zh, en, 'integer', 'none', {unit, also});
}

function yesNo(name: string, zh: string, en: string, also = ''): Column {
  return column(name, zh, en, 'yes-no', 'none', {also});
}

function area(name: string, zh: string, en: string, also = ''): Column {
  return column(name, zh, en, 'area', 'none', {unit: '亩', also});
}

/** 村: domain dictionary 1.11. */
export const village: RegistryTable = {
  name: 'village',
  zh: '村',
  en: 'Villages',
  key: ['village_code'],
  unit: {zh: '一个行政村', en: 'one village'},
  needs: [
    ['village', 'village_code'],
    ['households_total', 'people_total'],
    [
      'attribute',
      'registered_households',
      'registered_people',
      'general_households',
      'monitored_households',
      'hamlets',
      'collective_income',
      'income_per_head',
      'allowance_households',
      'allowance_people',
      'disabled_people',
      'labour_people',
      'dangerous_households',
      'unsafe_water_households',
      'out'
    ]
  ],
  not: ['户编号', '人编号', '证件号码', '身份证号', '户主姓名', '项目名称'],
  columns: [
    ...places('none'),
    column('attribute', '村属性', 'Kind of village', 'label', 'none', {
      codes: 'village_kind',
      also: '行政村属性 村类型 是否贫困村 是否脱贫村 村类别 AAD004'
    }),
    column('out_year', '出列年度', 'Left the list in', 'year', 'none', {
      also: '出列时间 脱贫出列年度 出列年份'
    }),
    yesNo('out', '是否出列', 'Left the list'),
    count(
      'households_total',
      '总户数',
      'Households',
      '户',
      '全村总户数 户籍户数 全村户数 户数 农户总数 AAD005'
    ),
    count(
      'people_total',
      '总人口数',
      'People',
      '人',
      '总人口 总人数 户籍人口 户籍人口/人数 全村总人口 人口 AAD010 农村总人口 全村人口'
    ),
    count(
      'registered_households',
      '脱贫户数',
      'Registered households',
      '户',
      '建档立卡户数 脱贫户 脱贫户总数 脱贫总户数 贫困户数 脱贫户户数 建档立卡脱贫户数'
    ),
    count(
      'registered_people',
      '脱贫人口数',
      'Registered people',
      '人',
      '脱贫人口 脱贫人数 贫困人口 贫困人口数 建档立卡人口数 建档立卡人数 贫困人数'
    ),
    count(
      'general_households',
      '一般农户数',
      'Other households',
      '户',
      '一般户数 一般农户 一般农户户数'
    ),
    count(
      'monitored_households',
      '监测户数',
      'Monitored households',
      '户',
      '监测对象户数 监测户总数 三类户数'
    ),
    count(
      'hamlets',
      '自然村数',
      'Hamlets',
      '个',
      '自然村(村民小组)数 村民小组数 自然村个数 AAD006'
    ),
    count('allowance_households', '低保户数', 'Households on allowance', '户', 'AAD008'),
    count('allowance_people', '低保人口数', 'People on allowance', '人', '低保人数 AAD012'),
    count(
      'special_households',
      '特困供养户数',
      'Households in special support',
      '户',
      '五保户数 五保(特困)户数 特困户数 AAD009'
    ),
    count(
      'special_people',
      '特困供养人口数',
      'People in special support',
      '人',
      '五保人口数 五保(特困)人口数 特困人口数 AAD013'
    ),
    count('minority_people', '少数民族人口数', 'Ethnic minorities', '人', '少数民族 AAD014'),
    count('women', '妇女人口数', 'Women', '人', '妇女 AAD015'),
    count('disabled_people', '残疾人口数', 'Disabled people', '人', '残疾人口 残疾人数 AAD016'),
    count('labour_people', '劳动力人数', 'Labour force', '人', '劳动力 劳动力数 AAD017'),
    count('migrant_people', '外出务工人数', 'Working away', '人', '外出务工 外出务工人口数 AAD018'),
    area('arable_area', '耕地面积', 'Arable land', '耕地 AAD019'),
    area('irrigated_area', '有效灌溉面积', 'Irrigated land', '有效灌溉 AAD027'),
    area('forest_area', '林地面积', 'Forest', '林地 AAD021'),
    area('returned_area', '退耕还林面积', 'Returned to forest', '退耕 退耕还林 AAD022'),
    area('orchard_area', '林果面积', 'Orchard', '林果 AAD023'),
    area('grass_area', '牧草地面积', 'Grassland', '牧草地 AAD024'),
    area('water_area', '水域面积', 'Water', '水域 水面面积 AAD025'),
    column('income_per_head', '农民人均纯收入', 'Net income per head', 'money', 'none', {
      unit: '元',
      also: '农民人均收入 农村居民人均可支配收入 农民人均可支配收入 AAD301'
    }),
    column('collective_income', '村级集体经济收入', 'Collective income', 'money', 'none', {
      unit: '元',
      also: '村集体经济收入 集体经济收入 村级集体经济年收入 AAD302'
    }),
    count('medical_insured', '参加城乡居民基本医疗保险人数', 'Insured', '人', '参合人数 AAD311'),
    count('pension_insured', '参加城乡居民基本养老保险人数', 'In the pension', '人', 'AAD313'),
    yesNo('bus', '是否通客运班车', 'Bus service', '通客运班车 AAD323'),
    yesNo(
      'paved_road',
      '到乡镇是否通沥青(水泥)路',
      'Paved road to the township',
      '到乡镇是否通硬化路 AAD328'
    ),
    count('unsafe_water_households', '未实现饮水安全户数', 'Without safe water', '户', 'AAD331'),
    count('hard_water_households', '饮水困难户数', 'Water hard to get', '户', 'AAD332'),
    count('dangerous_households', '危房户数', 'Dangerous houses', '户', 'AAD361'),
    count('powered_hamlets', '通电自然村数', 'Hamlets with power', '个', 'AAD358'),
    count(
      'cooperatives',
      '农民专业合作社个数',
      'Cooperatives',
      '个',
      '农民专业合作社 合作社个数 AAD371'
    ),
    count('primary_schools', '村小学个数', 'Primary schools', '个', '村小学'),
    count('clinics', '卫生室个数', 'Clinics', '个', '行政村卫生室个数 卫生室 村卫生室 AAD391'),
    count(
      'public_toilets',
      '公共卫生厕所个数',
      'Public toilets',
      '个',
      '行政村公共卫生厕所个数 AAD392'
    ),
    count(
      'doctors',
      '执业(助理)医师数',
      'Doctors',
      '人',
      '行政村执业(助理)医师 执业(助理)医师 执业医师 AAD393'
    ),
    count(
      'waste_sites',
      '垃圾集中堆放点个数',
      'Waste sites',
      '个',
      '行政村生产生活垃圾集中堆放点个数 AAD394'
    ),
    count(
      'libraries',
      '文化(图书)室个数',
      'Reading rooms',
      '个',
      '行政村文化(图书)室个数 文化室个数 AAD401'
    ),
    count(
      'broadband_households',
      '宽带户数',
      'Households with broadband',
      '户',
      '通宽带户数 AAD411'
    ),
    column('leader', '村负责人', 'Head of the village', 'text', 'direct', {
      also: '村支书 村党支部书记 AAR011'
    }),
    column('longitude', '经度', 'Longitude', 'number', 'none', {also: 'AAR101'}),
    column('latitude', '纬度', 'Latitude', 'number', 'none', {also: 'AAR102'})
  ]
};
