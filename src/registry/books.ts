import type {AsideReason} from '../model/batch.ts';
import type {FindingKind, Problem, SheetState} from '../model/report.ts';
import type {Text} from '../model/text.ts';

/** Why a record was set aside. */
export const ASIDE: Readonly<Record<AsideReason, Text>> = {
  title: {zh: '标题', en: 'title'},
  unit: {zh: '单位', en: 'unit'},
  heading: {zh: '表头', en: 'heading'},
  blank: {zh: '空行', en: 'blank'},
  total: {zh: '合计', en: 'total'},
  subtotal: {zh: '小计', en: 'subtotal'},
  footer: {zh: '页脚', en: 'footer'},
  'repeated-heading': {zh: '重复表头', en: 'repeated heading'},
  'other-table': {zh: '另一张表', en: 'another table'}
};

/** How a sheet stands; `refused` is a file that was not opened. */
export const STATES: Readonly<Record<SheetState | 'refused', Text>> = {
  loaded: {zh: '已入库', en: 'loaded'},
  ask: {zh: '待认', en: 'undecided'},
  own: {zh: '单独成表', en: 'its own table'},
  same: {zh: '已经导入过', en: 'here already'},
  refused: {zh: '打不开', en: 'could not be opened'}
};

/** What does not fit together, and what could not be known. */
export const FINDINGS: Readonly<Record<FindingKind, Text>> = {
  'duplicate-key': {zh: '主键重复的行', en: 'Rows with the same key'},
  'duplicate-id': {zh: '证件号重复的人', en: 'People with the same ID number'},
  'key-missing': {zh: '没有户编号的行', en: 'Rows without a household number'},
  'number-missing': {
    zh: '没有户编号的表，各户只按户主证件号认',
    en: 'Sheets without household numbers, whose households are known by the ID numbers of heads only'
  },
  'id-check-fails': {zh: '证件号校验位不符', en: 'ID numbers whose check digit is wrong'},
  'id-damaged': {
    zh: '证件号损坏（科学计数等），不用来对接',
    en: 'Damaged ID numbers, never joined on'
  },
  'id-placeholder': {zh: '证件号是占位的', en: 'ID numbers that only hold a place'},
  'key-damaged': {zh: '编号损坏，不用来对接', en: 'Damaged numbers, never joined on'},
  'household-disagrees': {zh: '同一户各行说法不一', en: 'Households whose rows disagree'},
  'columns-disagree': {
    zh: '同名的两列说法不一',
    en: 'Rows in which two columns of the same heading differ'
  },
  'heads-several': {zh: '一户有几个户主', en: 'Households with several heads'},
  'head-missing': {zh: '一户没有户主', en: 'Households without a head'},
  orphan: {zh: '在户表里找不到的户', en: 'Households that are in no household table'},
  'village-unknown': {
    zh: '村名或代码对不上行政村表和撤并对照表',
    en: 'Villages that fit no single one in the tables of villages and of merged ones'
  },
  'total-differs': {zh: '合计与各行相加不一致', en: 'Totals that differ from their rows'}
};

/** Why a cell could not be read. */
export const PROBLEMS: Readonly<Record<Problem, Text>> = {
  'digits-lost': {zh: '科学计数，丢了位数', en: 'scientific notation: digits are lost'},
  'digits-rounded': {zh: '末位被舍成 0', en: 'last digits were rounded to 0'},
  placeholder: {zh: '占位号码', en: 'only holds a place'},
  'not-a-key': {zh: '不是编号', en: 'not a key'},
  'code-not-label': {zh: '是代码，不是名称', en: 'a code, not a label'},
  'unknown-label': {zh: '不在代码表里', en: 'not in the code list'},
  'percent-or-ratio': {
    zh: '同列有大于 1 的，不知是百分数还是小数',
    en: 'a percentage or a ratio: the column has some above 1'
  },
  'not-phone': {zh: '不是电话', en: 'not a phone'},
  'not-yes-no': {zh: '不是是或否', en: 'neither yes nor no'},
  'not-integer': {zh: '不是整数', en: 'not a whole number'},
  'not-number': {zh: '不是数', en: 'not a number'},
  'not-percent': {zh: '不是百分比', en: 'not a percentage'},
  'not-money': {zh: '不是金额', en: 'not an amount'},
  'not-area': {zh: '不是面积', en: 'not an area'},
  'not-date': {zh: '不是日期', en: 'not a date'},
  'not-month': {zh: '不是年月', en: 'not a month'},
  'not-year': {zh: '不是年份', en: 'not a year'}
};

/** The lists of the import report that a figure may count, as links name them. */
export const COUNTED_BOOKS = ['findings', 'unreadable'] as const;
export type CountedBook = (typeof COUNTED_BOOKS)[number];

/** The list that a link names; undefined for a cube. */
export function countedBook(name: string): CountedBook | undefined {
  return COUNTED_BOOKS.find((book) => book === name);
}
