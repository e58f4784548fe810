import type {ValueType} from '../../model/rows.ts';
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
  unknown: {zh: '没有这张表。', en: 'There is no such table.'},
  kinds: {zh: '{n} 种', en: '{n} {n?value|values}'},
  values: {zh: '{n} 个值', en: '{n} {n?value|values}'},
  missing: {zh: '缺 {n}', en: '{n} missing'},
  profiling: {zh: '正在统计这一列', en: 'Counting this column'},
  filterBy: {zh: '按{name}筛选', en: 'Filter by {name}'},
  way: {zh: '怎样筛选', en: 'How to filter'},
  contains: {zh: '包含', en: 'contains'},
  equals: {zh: '等于', en: 'equals'},
  range: {zh: '在范围内', en: 'in the range'},
  isEmpty: {zh: '为空', en: 'is empty'},
  isPresent: {zh: '不为空', en: 'is not empty'},
  containsText: {zh: '{name} 包含“{text}”', en: '{name} contains “{text}”'},
  isText: {zh: '{name} 等于“{text}”', en: '{name} is “{text}”'},
  from: {zh: '从', en: 'From'},
  to: {zh: '到', en: 'To'},
  text: {zh: '文字，几个之间用顿号', en: 'Text; several apart by semicolons'},
  apply: {zh: '筛选', en: 'Filter'},
  remove: {zh: '去掉', en: 'Remove'},
  close: {zh: '收起', en: 'Close'},
  withoutFilter: {zh: '去掉筛选：{text}', en: 'Remove the filter: {text}'},
  passing: {zh: '{count} 行中筛出 {n} 行', en: '{n} of {count} {count?row|rows} pass'},
  copy: {zh: '复制', en: 'Copy'},
  export: {zh: '导出', en: 'Export'},
  xlsx: {zh: 'Excel 工作簿 .xlsx', en: 'Excel workbook .xlsx'},
  xlsxHint: {
    zh: '证件号存为文本，日期存为日期；最多 1,048,575 行',
    en: 'Identity numbers stay texts, dates dates; up to 1,048,575 rows'
  },
  csv: {zh: '文本 .csv', en: 'Text .csv'},
  csvHint: {
    zh: 'UTF-8，不限行数；Excel 打开 CSV 会把证件号变成科学计数',
    en: 'UTF-8, any number of rows; Excel turns identity numbers of a CSV into scientific notation'
  },
  maskedToo: {
    zh: '遮住的 {n} 列在文件里也是遮住的',
    en: '{n} masked {n?column is|columns are} masked in the file too'
  },
  written: {zh: '已写 {n} / {count} 行', en: '{n} of {count} rows written'},
  saved: {zh: '已导出 {n} 行', en: '{n} {n?row|rows} exported'},
  copied: {zh: '已复制 {n} 行', en: '{n} {n?row|rows} copied'},
  copyMost: {
    zh: '剪贴板只放 {n} 行以内的表，更多请导出。',
    en: 'The clipboard takes tables of up to {n} rows; export a longer one.'
  },
  copyRefused: {
    zh: '浏览器没有允许复制，请导出。',
    en: 'The browser did not allow the copy; export it instead.'
  },
  stop: {zh: '取消', en: 'Cancel'}
} as const satisfies Record<string, Text>;

/** What a file of a query's result is called. */
export const EXPORTED: Text = {zh: '查询结果', en: 'result'};

/** Types of a result's columns. */
export const VALUE_TYPES: Readonly<Record<ValueType, Text>> = {
  text: {zh: '文本', en: 'text'},
  label: {zh: '文本', en: 'text'},
  integer: {zh: '整数', en: 'integer'},
  number: {zh: '数', en: 'number'},
  decimal: {zh: '数', en: 'number'},
  boolean: {zh: '是否', en: 'yes or no'},
  date: {zh: '日期', en: 'date'},
  timestamp: {zh: '时间', en: 'time'},
  list: {zh: '列表', en: 'list'},
  other: {zh: '其他', en: 'other'}
};
