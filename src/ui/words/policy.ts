import type {Text} from '../../model/text.ts';

/** The page of policy values. */
export const POLICY = {
  title: {zh: '政策线', en: 'Policy lines'},
  lead: {
    zh: '分析里用到的政策数值：扶贫标准、监测线、序时进度、预警界限。改了以后，用到它的分析会立刻重算；随时可以恢复原值。',
    en: 'The policy values that the analyses use: poverty standards, monitoring lines, schedules, limits of warnings. Change one, and what uses it is computed again at once; the original can always be restored.'
  },
  counts: {
    zh: '{n} 条，其中 {verified} 条已证实、{derived} 条推算、{memory} 条凭记忆',
    en: '{n} lines: {verified} verified, {derived} derived, {memory} from memory and not verified'
  },
  changedCount: {zh: '已改 {n} 条', en: '{n} changed'},
  filter: {zh: '筛选', en: 'Filter'},
  name: {zh: '名称', en: 'Name'},
  year: {zh: '年份', en: 'Year'},
  place: {zh: '地区', en: 'Place'},
  value: {zh: '值', en: 'Value'},
  unit: {zh: '单位', en: 'Unit'},
  source: {zh: '来源', en: 'Source'},
  grade: {zh: '可信程度', en: 'How sure'},
  everyYear: {zh: '各年', en: 'every year'},
  everywhere: {zh: '各地', en: 'everywhere'},
  V: {zh: '已证实', en: 'verified'},
  D: {zh: '由公式推算', en: 'derived'},
  M: {zh: '凭记忆，未证实', en: 'from memory'},
  changed: {zh: '{who}改定', en: 'set by {who}'},
  was: {zh: '原值 {value}', en: 'was {value}'},
  edit: {zh: '改', en: 'Change'},
  editOf: {zh: '改{name}', en: 'Change {name}'},
  reset: {zh: '恢复原值', en: 'Restore'},
  remove: {zh: '删去', en: 'Remove'},
  add: {zh: '加一条', en: 'Add a line'},
  addFor: {zh: '给“{name}”加一个年份或地区', en: 'Add a year or place for {name}'},
  save: {zh: '保存', en: 'Save'},
  cancel: {zh: '取消', en: 'Cancel'},
  why: {zh: '依据（文件名、文号）', en: 'Source (document, number)'},
  who: {zh: '改定人', en: 'Set by'},
  analyst: {zh: '分析员', en: 'the analyst'},
  notNumber: {zh: '请填一个数。', en: 'Enter a number.'},
  notYear: {zh: '年份是四位数，或留空。', en: 'A year has four digits, or is left empty.'},
  used: {zh: '用到的政策线：', en: 'Policy lines used: '}
} as const satisfies Record<string, Text>;

/** Units of policy values in English; in Chinese they stand as they are. */
export const LINE_UNITS: Readonly<Record<string, string>> = {
  元: 'yuan',
  倍: 'times',
  个月: 'months',
  人: 'people',
  岁: 'years of age',
  天: 'days',
  周: 'weeks',
  户: 'households',
  年: 'years',
  项: 'items',
  平方米: 'm²'
};
