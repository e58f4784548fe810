import type {Text} from '../../model/text.ts';

/** The first page and the way of files into it. */
export const HOME = {
  title: {zh: '底数清，才好说话', en: 'Know the base figures first'},
  lead: {
    zh: '把县里从各系统导出的表拖进来。底数认出每张表，说清读进来多少、搁置多少、哪里对不上，再打开现成的分析：致贫原因、返贫致贫风险、资金拨付与支出、产业覆盖。',
    en: 'Drop the tables that the county exported from its registries. Dishu recognises each of them, says what was read, what was set aside and what does not agree, and opens ready-made analyses: causes of poverty, risk of returning to poverty, funds released and paid, industry coverage.'
  },
  drop: {zh: '把文件或整个文件夹拖到这里', en: 'Drop files or a whole folder here'},
  dropNow: {zh: '松手即导入', en: 'Let go to import'},
  pickFiles: {zh: '选择文件', en: 'Choose files'},
  pickFolder: {zh: '选择文件夹', en: 'Choose a folder'},
  sample: {zh: '打开示例县', en: 'Open the sample county'},
  stays: {zh: '文件不会离开这台电脑', en: 'Files do not leave this computer'},
  kindsTitle: {zh: '认得哪些文件', en: 'What kinds of file'},
  kindsSheets: {zh: '表格', en: 'Spreadsheets'},
  kindsSheetsText: {
    zh: '.xlsx .xlsm .xls .ods .et，以及扩展名是 .xls 的网页表和文本表',
    en: '.xlsx .xlsm .xls .ods .et, and web or text tables that are named .xls'
  },
  kindsText: {zh: '文本', en: 'Text'},
  kindsTextText: {
    zh: '.csv .tsv .txt .json，编码（UTF-8、GBK、UTF-16）和分隔符自动判断；.parquet .arrow',
    en: '.csv .tsv .txt .json; encoding (UTF-8, GBK, UTF-16) and delimiter are found; .parquet and .arrow'
  },
  kindsPacked: {zh: '打包', en: 'Packed'},
  kindsPackedText: {
    zh: '.zip 和整个文件夹，里面的文件逐个读',
    en: '.zip and whole folders; each file inside is read'
  },
  messTitle: {zh: '不用先整理', en: 'No need to tidy first'},
  mess: {
    zh: '标题行、合并表头、单位行、合计行、填表人页脚都认得；读不出的单元格逐个列出，原文保留，不猜。',
    en: 'Title rows, merged headings, unit rows, totals and signatures are known for what they are; every cell that cannot be read is listed with its own text, and nothing is guessed.'
  },
  privateTitle: {zh: '数据在哪里', en: 'Where the data is'},
  private: {
    zh: '全部在这台电脑上计算，不上传，不联网。这一页不在浏览器里留存数据：关掉页面，数据就不在了；做过的改动可以存成工作区文件，下次打开接着用。',
    en: 'Everything is computed on this computer: no upload, no connection. This page keeps no data in the browser: close it, and the data is gone; what you changed can be saved to a workspace file and opened again.'
  },
  privateKept: {
    zh: '全部在这个网页里计算，不上传，不联网。打开的数据和改动留在这个浏览器里，下次打开还在；可以随时全部清除。',
    en: 'Everything is computed inside this page: no upload, no connection. What you opened and changed stays in this browser for the next time; you can delete all of it whenever you want.'
  },
  importing: {zh: '正在导入', en: 'Importing'},
  reading: {zh: '正在读 {file}', en: 'Reading {file}'},
  loading: {zh: '正在入库：{table}', en: 'Loading: {table}'},
  checking: {zh: '正在核对各表', en: 'Comparing the tables'},
  opening: {zh: '正在打开示例县…', en: 'Opening the sample county…'},
  progress: {
    zh: '第 {at} / {files} 个文件 · {bytes} / {size} · 已读 {rows} 行',
    en: 'file {at} of {files} · {bytes} of {size} · {rows} {rows?row|rows} read'
  },
  loaded: {
    zh: '第 {at} / {tables} 次装表 · {bytes} / {size} · 已入库 {rows} / {all} 行',
    en: 'table {at} of {tables} · {bytes} of {size} · {rows} of {all} rows loaded'
  },
  cancel: {zh: '取消', en: 'Cancel'},
  cancelling: {zh: '正在取消…', en: 'Cancelling…'}
} as const satisfies Record<string, Text>;
