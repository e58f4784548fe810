import type {Text} from '../../model/text.ts';

/** The record of a household, person, village, project, and how it is found. */
export const RECORD = {
  none: {zh: '打开的数据里没有这一条。', en: 'The data that are open say nothing about it.'},
  damaged: {
    zh: '它的编号损坏，不能用来对接，这里只有这一行。',
    en: 'Its number is damaged and never joined on, so there is only this row.'
  },
  tables: {zh: '{n} 张表有它的记录', en: '{n} {n?table says|tables say} something about it'},
  field: {zh: '栏目', en: 'Field'},
  rowOf: {zh: '第 {row} 行', en: 'row {row}'},
  undated: {zh: '未注明日期', en: 'undated'},
  unreadable: {zh: '无法读取：{raw}', en: 'unreadable: {raw}'},
  person: {zh: '此人的记录', en: 'Record of this person'},
  helper: {zh: '帮扶人的记录', en: 'Record of this helper'},
  record: {zh: '它的记录', en: 'its record'},
  doubts: {zh: '与它有关的疑点', en: 'What does not fit together'},
  look: {zh: '看原表', en: 'see the sheet'},
  click: {
    zh: '点任一个值，看它来自文件的哪一格。',
    en: 'Follow any value to the cell of the file that it came from.'
  },
  find: {zh: '查一户', en: 'Find a household'},
  findLabel: {
    zh: '户编号、证件号码或姓名',
    en: 'Household number, ID number or name'
  },
  findTitle: {zh: '查到 {n} 条', en: '{n} {n?record|records} found'},
  findNone: {
    zh: '没有这个户编号、证件号码或姓名。要写全，不能只写一部分。',
    en: 'No such household number, ID number or name. It has to be written in full.'
  },
  findStart: {
    zh: '在左边“查一户”里写全户编号、证件号码或姓名。',
    en: 'Write a household number, ID number or name in full under “Find a household”.'
  },
  name: {zh: '姓名', en: 'Name'}
} as const satisfies Record<string, Text>;
