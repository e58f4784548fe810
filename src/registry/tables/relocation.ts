import type {RegistryTable} from '../../model/dictionary.ts';
import {column} from './column.ts';
import {HEAD, HOUSEHOLD_ID, places} from './shared.ts';

/** 易地搬迁: domain dictionary 1.14. */
export const relocation: RegistryTable = {
  name: 'relocation',
  zh: '易地搬迁',
  en: 'Relocation',
  key: ['household_id'],
  unit: {zh: '一搬迁户', en: 'one relocated household'},
  needs: [
    ['household_id', 'head_id_number', 'head_name'],
    ['way', 'site'],
    ['moved_in', 'demolished', 'to_place', 'from_place', 'moved_in_on']
  ],
  columns: [
    ...places('quasi'),
    HOUSEHOLD_ID,
    ...HEAD,
    column('phone', '联系电话', 'Phone', 'phone', 'direct', {also: '户联系电话 联系方式'}),
    column('from_place', '迁出地', 'Moved from', 'text', 'quasi', {
      also: '迁出地址 迁出村 原居住地 迁出地行政村'
    }),
    column('to_place', '迁入地', 'Moved to', 'text', 'quasi', {also: '迁入地址 迁入乡镇 安置地'}),
    column('way', '安置方式', 'How', 'label', 'quasi', {
      codes: 'resettlement_way',
      also: '安置类型 搬迁安置方式'
    }),
    column('site', '安置点名称', 'Settlement', 'text', 'quasi', {
      also: '安置点 安置区名称 安置区 集中安置点 集中安置点名称'
    }),
    column('site_id', '安置点标识', 'Settlement number', 'key', 'none', {
      also: '安置点编号 安置点编码'
    }),
    column('housing_area', '房屋面积', 'Floor area', 'number', 'quasi', {
      unit: '平方米',
      also: '住房面积 安置房面积 安置住房面积'
    }),
    column('moved_in', '是否入住', 'Moved in', 'yes-no', 'quasi', {
      also: '入住情况 是否实际入住 是否搬迁入住'
    }),
    column('moved_in_on', '入住时间', 'Moved in on', 'month', 'quasi', {
      also: '入住日期 搬迁入住时间 搬迁时间'
    }),
    column('demolished', '是否拆旧复垦', 'Old house pulled down', 'yes-no', 'quasi', {
      also: '是否拆旧 拆旧复垦 是否拆除旧房 是否完成拆旧复垦 旧房是否拆除'
    }),
    column('size', '家庭人口', 'Members', 'integer', 'quasi', {
      unit: '人',
      also: '家庭人口数 人数 搬迁人口 搬迁人数'
    }),
    column('labour_count', '劳动力人口', 'Able to work', 'integer', 'quasi', {
      unit: '人',
      also: '劳动力人数 劳动力数'
    }),
    column('employed_count', '就业人数', 'At work', 'integer', 'quasi', {
      unit: '人',
      also: '已就业人数 实现就业人数'
    }),
    column('workshop_jobs', '社区工厂吸纳', 'In community factories', 'integer', 'quasi', {
      unit: '人',
      also: '社区工厂吸纳人数'
    }),
    column('post_jobs', '公益岗位人数', 'In public-welfare posts', 'integer', 'quasi', {
      unit: '人',
      also: '公益岗位 公益岗 公益岗人数'
    }),
    column('own_business', '自主创业人数', 'Own business', 'integer', 'quasi', {
      unit: '人',
      also: '自主创业'
    }),
    column('out_of_poverty', '是否脱贫', 'Out of poverty', 'yes-no', 'sensitive'),
    column('income_gain', '年增收', 'Gain a year', 'money', 'sensitive', {unit: '元'}),
    column('subsidy', '易地搬迁补助', 'Subsidy', 'money', 'sensitive', {
      unit: '元',
      also: '搬迁补助 搬迁补助资金 补助资金'
    }),
    column('idle_reason', '未就业原因', 'Why not at work', 'text', 'sensitive')
  ]
};
