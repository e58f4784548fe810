import type {Text} from '../../model/text.ts';

/** The frame of the page: side bar, switches, starting and failing. */
export const SHELL = {
  name: {zh: '底数', en: 'Dishu'},
  skip: {zh: '跳到正文', en: 'Skip to content'},
  navigation: {zh: '导航', en: 'Navigation'},
  noCounty: {zh: '尚未打开数据', en: 'No data opened yet'},
  readingBack: {zh: '正在读回数据…', en: 'Reading the data back…'},
  importing: {zh: '正在导入…', en: 'Importing…'},
  unnamed: {zh: '未写县名', en: 'County not named'},
  dataOf: {zh: '数据截至 {date}', en: 'Data of {date}'},
  comparedWith: {zh: '对比 {date}', en: 'compared with {date}'},
  analyses: {zh: '分析', en: 'Analyses'},
  own: {zh: '我的笔记本', en: 'My notebooks'},
  tables: {zh: '数据', en: 'Data'},
  set: {zh: '口径与核实', en: 'Lines and checks'},
  report: {zh: '导入报告', en: 'Import report'},
  console: {zh: 'SQL 查询台', en: 'SQL console'},
  openingConsole: {zh: '正在打开查询台…', en: 'Opening the console…'},
  files: {zh: '{n} 个文件', en: '{n} {n?file|files}'},
  open: {zh: '打开数据', en: 'Open data'},
  local: {
    zh: '全部在本机计算，未联网。',
    en: 'Everything is computed on this machine. No connection was made.'
  },
  language: {zh: '语言', en: 'Language'},
  theme: {zh: '外观', en: 'Theme'},
  system: {zh: '跟随系统', en: 'System'},
  light: {zh: '浅色', en: 'Light'},
  dark: {zh: '深色', en: 'Dark'},
  stateLoaded: {zh: '一致', en: 'agrees'},
  stateDoubtful: {zh: '有疑问', en: 'doubtful'},
  starting: {zh: '正在启动计算引擎…', en: 'Starting the engine…'},
  notFound: {zh: '没有这一页。', en: 'There is no such page.'},
  goHome: {zh: '回到首页', en: 'Go to the first page'}
} as const satisfies Record<string, Text>;
