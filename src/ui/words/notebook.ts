import type {Text} from '../../model/text.ts';

/** What a notebook's page says around the notebook's own words. */
export const NOTEBOOK = {
  method: {zh: '口径', en: 'Definition'},
  sql: {zh: 'SQL', en: 'SQL'},
  data: {zh: '数据 {n} 行', en: '{n} {n?row|rows}'},
  showSql: {zh: '查看 SQL', en: 'Show SQL'},
  parameters: {zh: '参数', en: 'Parameters'},
  more: {zh: '更多参数 {n}', en: '{n} more {n?parameter|parameters}'},
  outline: {zh: '提纲', en: 'Outline'},
  print: {zh: '打印', en: 'Print'},
  running: {zh: '正在计算…', en: 'Computing…'},
  stop: {zh: '停止计算', en: 'Stop computing'},
  stopping: {zh: '正在停止…', en: 'Stopping…'},
  nothing: {zh: '没有可报告的。', en: 'There is nothing to report.'},
  allChosen: {zh: '全部 {n} 个', en: 'all {n}'},
  noneChosen: {zh: '未选', en: 'none'},
  chosen: {zh: '已选 {n} 个', en: '{n} chosen'},
  chooseAll: {zh: '全选', en: 'All'},
  chooseNone: {zh: '全不选', en: 'None'},
  needsTitle: {zh: '这项分析还缺数据', en: 'This analysis lacks data'},
  needs: {
    zh: '请从系统导出以下的表，拖到这里：',
    en: 'Export these tables from the registry and drop them here:'
  },
  knownBy: {zh: '有 {columns} 等列', en: 'with columns such as {columns}'},
  without: {
    zh: '另外没有载入：{tables}。用到它们的部分会写明。',
    en: 'Also not loaded: {tables}. The parts that use them say so.'
  },
  rows: {zh: '{table} {n} 行', en: '{table}: {n} {n?row|rows}'},
  asOf: {zh: '截至 {date}', en: 'as of {date}'},
  unreadable: {
    zh: '{n} 个单元格无法读取，未计入',
    en: '{n} {n?cell|cells} could not be read and {n?is|are} not counted'
  },
  look: {zh: '查看', en: 'show'}
} as const satisfies Record<string, Text>;
