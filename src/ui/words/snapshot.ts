import type {Text} from '../../model/text.ts';

/** The dialog in which a snapshot is made. */
export const SNAPSHOT_DIALOG = {
  export: {zh: '导出快照', en: 'Export snapshot'},
  title: {zh: '导出快照', en: 'Export a snapshot'},
  about: {
    zh: '一个 .html 文件：图、数和汇总表，不含任何人和户，可以发给别人，离线打开。',
    en: 'One .html file: charts, figures and aggregate tables, no person and no household. It can be sent and opens offline.'
  },
  language: {zh: '语言', en: 'Language'},
  count: {zh: '正在读取统计表…', en: 'Reading the cubes…'},
  audit: {
    zh: '正在隐去小格并逐格反推检验…',
    en: 'Hiding small cells and trying to reckon them back…'
  },
  run: {zh: '正在没有个人数据的引擎里重算…', en: 'Computing again where there are no people…'},
  write: {zh: '正在检查成品…', en: 'Reading the finished file…'},
  ready: {zh: '可以保存：{size} kB。', en: 'Ready to save: {size} kB.'},
  hidden: {
    zh: '页上 {shown} 个数，隐去 {hidden} 个；最上面的结论和指标隐去 {top} 个。',
    en: 'Of {shown} {shown?number|numbers} on the page {hidden} {hidden?is|are} hidden; of the answer and the headline {top}.'
  },
  save: {zh: '保存文件', en: 'Save the file'},
  close: {zh: '关闭', en: 'Close'}
} as const satisfies Record<string, Text>;
