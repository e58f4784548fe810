import type {RegistryTable} from '../../model/dictionary.ts';
import {column} from './column.ts';
import {HEAD, HOUSEHOLD_ID, places} from './shared.ts';

/** 三保障问题: schooling, medical care, housing and water (domain dictionary 1.13). */
export const guarantee_issue: RegistryTable = {
  name: 'guarantee_issue',
  zh: '三保障问题',
  en: 'Guarantee problems',
  key: ['household_id', 'kind', 'found_on'],
  unit: {zh: '一户一个问题', en: 'one problem of a household'},
  needs: [
    ['household_id', 'head_id_number', 'head_name'],
    ['kind'],
    ['description', 'found_on', 'solved_on', 'state']
  ],
  not: ['整改措施', '监测对象类别'],
  columns: [
    ...places('quasi'),
    HOUSEHOLD_ID,
    ...HEAD,
    column('kind', '保障类别', 'Kind', 'label', 'quasi', {
      codes: 'guarantee_kind',
      also: '问题类别 问题类型 三保障类别 三保障问题类别 类别 保障类型 问题所属类别'
    }),
    column('description', '问题描述', 'Problem', 'text', 'direct', {
      also: '具体问题 问题 问题内容 问题情况 存在问题'
    }),
    column('found_on', '发现时间', 'Found', 'date', 'none', {also: '发现日期 排查时间 排查日期'}),
    column('source', '发现来源', 'Found by', 'text', 'none', {
      also: '来源 问题来源 发现渠道 发现途径'
    }),
    column('owner_unit', '责任部门', 'Department', 'text', 'none', {
      also: '责任单位 牵头部门 行业部门 主管部门'
    }),
    column('owner', '责任人', 'Person in charge', 'text', 'direct'),
    column('due_on', '解决时限', 'Due', 'date', 'none', {
      also: '办理时限 完成时限 解决期限 整改时限 整改期限'
    }),
    column('solved_on', '解决时间', 'Solved', 'date', 'none', {
      also: '解决日期 办结时间 完成时间 办结日期'
    }),
    column('state', '办理状态', 'State', 'label', 'none', {
      codes: 'case_state',
      also: '状态 解决状态 办理情况 是否解决 解决情况'
    })
  ]
};
