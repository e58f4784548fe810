import type {RegistryTable} from '../../model/dictionary.ts';
import {column} from './column.ts';
import {HOUSEHOLD_ID, PERSON, places} from './shared.ts';

/** 务工: one stay of work of a person; a person may have several (domain dictionary 1.0, 1.18). */
export const work: RegistryTable = {
  name: 'work',
  zh: '务工',
  en: 'Migrant work',
  key: ['id_number', 'from_on'],
  unit: {zh: '一人一段务工', en: 'one stay of work of a person'},
  needs: [
    ['id_number', 'person_id', 'name'],
    ['working', 'planned', 'from_on', 'monthly_pay'],
    ['province', 'city', 'work_county', 'work_place', 'employer', 'industry']
  ],
  not: ['致贫原因1', '主要致贫原因', '健康状况', '监测对象类别', '帮扶责任人'],
  columns: [
    ...places('quasi'),
    HOUSEHOLD_ID,
    column('person_id', '人编号', 'Person number', 'key', 'direct', {
      also: '人口编号 人员编号 AAB001'
    }),
    ...PERSON,
    column('phone', '联系电话', 'Phone', 'phone', 'direct', {
      also: '人联系电话 手机号 本人联系电话'
    }),
    column('relation', '与户主关系', 'Relation to the head', 'label', 'quasi', {codes: 'relation'}),
    column('labour', '劳动技能', 'Labour', 'label', 'sensitive', {
      codes: 'labour',
      also: '劳动能力'
    }),
    column('working', '是否已务工', 'At work', 'yes-no', 'quasi', {
      also: '是否务工 是否已外出务工 是否外出务工 当前是否务工'
    }),
    column('planned', '是否计划务工', 'Plans to work', 'yes-no', 'quasi', {
      also: '是否计划外出务工'
    }),
    column('from_on', '开始时间', 'From', 'month', 'quasi', {
      also: '务工开始时间 外出务工开始时间 外出时间 外出务工时间 就业开始时间'
    }),
    column('until_on', '结束时间', 'Until', 'month', 'quasi', {
      also: '务工结束时间 外出务工结束时间 返乡时间 就业结束时间'
    }),
    column('province', '务工所在省', 'Province of work', 'text', 'quasi', {
      also: '务工省 务工省份 AAB025'
    }),
    column('city', '务工所在市', 'City of work', 'text', 'quasi', {also: '务工市 务工城市 AAB026'}),
    column('work_county', '务工所在县', 'County of work', 'text', 'quasi', {
      also: '务工县 务工所在县(市、区) AAB027 务工县市 务工县区'
    }),
    column('work_place', '务工所在地', 'Place of work', 'text', 'quasi', {
      also: '务工地点 务工地 务工地址'
    }),
    column('employer', '务工企业名称', 'Employer', 'text', 'quasi', {
      also: '务工单位 务工企业 用工单位 企业名称'
    }),
    column('industry', '所属行业', 'Branch', 'text', 'quasi', {also: '行业 从事行业 务工行业'}),
    column('monthly_pay', '务工月收入', 'Pay a month', 'money', 'sensitive', {
      unit: '元',
      also: '月收入 月工资 月均收入 务工月工资 务工收入 月均工资 月工资收入'
    }),
    column('organised', '是否点对点输送', 'Organised travel', 'yes-no', 'quasi', {
      also: '点对点输送'
    }),
    column('channel', '就业渠道', 'How the work was found', 'label', 'quasi', {
      codes: 'work_channel',
      also: '务工渠道 输出方式 外出务工方式'
    }),
    column('travel_subsidy', '交通费补助', 'Travel subsidy', 'money', 'sensitive', {
      unit: '元',
      also: '年度交通费补助 一次性交通补助 交通补贴 交通补助'
    }),
    column('need', '就业服务需求', 'Service wanted', 'text', 'quasi', {also: '就业需求'})
  ]
};
