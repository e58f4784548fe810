import type {RegistryTable} from '../../model/dictionary.ts';
import {column} from './column.ts';
import {places} from './shared.ts';

/** 整改台账: problems, tasks and duties in one list (domain dictionary 1.17). */
export const rectification: RegistryTable = {
  name: 'rectification',
  zh: '整改台账',
  en: 'Rectification',
  key: ['case_no', 'problem'],
  unit: {zh: '一个问题', en: 'one problem'},
  needs: [
    ['problem'],
    ['measures', 'due_on'],
    ['owner_unit', 'lead_unit', 'owner'],
    ['state', 'closed', 'progress']
  ],
  columns: [
    ...places('none'),
    column('case_no', '问题编号', 'Number', 'key', 'none', {also: '编号 问题序号'}),
    column('source', '问题来源', 'Source', 'label', 'none', {
      codes: 'rectification_source',
      also: '来源 反馈来源 问题出处'
    }),
    column('level', '层级', 'Level', 'text', 'none', {also: '问题层级'}),
    column('kind', '问题类别', 'Kind', 'text', 'none', {also: '问题类型 问题分类'}),
    column('problem', '具体问题', 'Problem', 'text', 'direct', {
      also: '问题描述 问题内容 问题 反馈问题 存在问题 存在的问题 具体问题表现'
    }),
    column('place_text', '涉及村户', 'Where', 'text', 'direct', {
      also: '涉及范围 涉及对象'
    }),
    column('measures', '整改措施', 'What is done', 'text', 'none', {also: '整改举措 整改任务'}),
    column('lead_unit', '牵头单位', 'Lead unit', 'text', 'none', {also: '牵头部门'}),
    column('owner_unit', '责任单位', 'Unit in charge', 'text', 'none', {
      also: '整改责任单位 责任部门 整改单位'
    }),
    column('owner', '责任人', 'Person in charge', 'text', 'direct', {also: '整改责任人 责任领导'}),
    column('raised_on', '交办时间', 'Raised', 'date', 'none', {
      also: '反馈时间 发现时间 交办日期 反馈日期 发现日期'
    }),
    column('due_on', '整改时限', 'Due', 'date', 'none', {
      also: '完成时限 整改期限 整改完成时限 计划完成时间'
    }),
    column('progress', '整改进展', 'Progress', 'text', 'none', {
      also: '进展 进展情况 整改进展情况'
    }),
    column('state', '完成情况', 'State', 'label', 'none', {
      codes: 'case_state',
      also: '整改状态 整改情况 完成状态 整改完成情况'
    }),
    column('completed_on', '完成时间', 'Completed', 'date', 'none', {
      also: '整改完成时间 完成日期 实际完成时间'
    }),
    column('evidence', '佐证材料', 'Evidence', 'text', 'none', {also: '佐证'}),
    column('closed', '是否销号', 'Closed', 'yes-no', 'none', {also: '销号 销号情况'}),
    column('closed_on', '销号时间', 'Closed on', 'date', 'none', {also: '销号日期'}),
    column('checker', '审核人', 'Checked by', 'text', 'direct', {also: '验收人'})
  ]
};
