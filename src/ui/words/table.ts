import type {Text} from '../../model/text.ts';

/** What tables say about themselves. */
export const TABLE = {
  first: {zh: '{count} 行中的前 {n} 行', en: '{n} of {count} {count?row|rows}'},
  rows: {zh: '共 {count} 行', en: '{count} {count?row|rows}'},
  none: {zh: '没有一行', en: 'no rows'},
  all: {zh: '全部', en: 'All'},
  fewer: {zh: '收起', en: 'Fewer'},
  showNames: {zh: '显示姓名', en: 'Show names'},
  hideNames: {zh: '遮住姓名', en: 'Mask names'},
  sortUp: {zh: '按{name}从小到大排序', en: 'Sort by {name}, smallest first'},
  sortDown: {zh: '按{name}从大到小排序', en: 'Sort by {name}, largest first'},
  sortNone: {zh: '恢复原来的顺序', en: 'Back to the first order'},
  editions: {zh: '{n} 期', en: '{n} {n?edition|editions}'},
  latest: {zh: '最新一期 {date}', en: 'latest {date}'},
  unit: {zh: '一行是{unit}', en: 'a row is {unit}'},
  notLoaded: {zh: '还没有载入“{table}”', en: '{table}: not loaded yet'},
  notLoadedText: {
    zh: '请从系统导出这张表，再把文件拖进来。',
    en: 'Export this table from its registry and drop the file here.'
  },
  loading: {zh: '正在读取…', en: 'Reading…'},
  unknown: {zh: '没有这张表。', en: 'There is no such table.'}
} as const satisfies Record<string, Text>;
