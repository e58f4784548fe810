import type {ColumnWords} from './column-words.ts';
import {DAYS, TEN_THOUSAND, WEEKS, YUAN} from './units.ts';

/** Amounts, days and weeks. */
export const FUND_COLUMNS = {
  allocated: {zh: '下达', en: 'Allocated', unit: TEN_THOUSAND, format: '万元'},
  broken_down: {zh: '分解', en: 'Broken down', unit: TEN_THOUSAND, format: '万元'},
  released: {zh: '拨付', en: 'Released', unit: TEN_THOUSAND, format: '万元'},
  paid: {zh: '支出', en: 'Paid', unit: TEN_THOUSAND, format: '万元'},
  remaining: {zh: '未支出', en: 'Not paid', unit: TEN_THOUSAND, format: '万元'},
  remaining_long: {zh: '其中超期', en: 'Overdue part', unit: TEN_THOUSAND, format: '万元'},
  overpaid: {zh: '多支', en: 'Overpaid', unit: TEN_THOUSAND, format: '万元'},
  receipt: {zh: '到账', en: 'Received', unit: TEN_THOUSAND, format: '万元'},
  spent: {zh: '支出', en: 'Spent', unit: TEN_THOUSAND, format: '万元'},
  paid_four_weeks: {zh: '近四周支出', en: 'Paid in four weeks', unit: TEN_THOUSAND, format: '万元'},
  weekly_pace: {zh: '每周支出', en: 'Paid a week', unit: TEN_THOUSAND, format: '万元'},
  needed: {zh: '每周须支出', en: 'Needed a week', unit: TEN_THOUSAND, format: '万元'},
  yuan_days: {zh: '万元·天', en: 'Thousand yuan × days', format: '万元'},
  yuan: {zh: '金额', en: 'Amount', unit: YUAN, format: '元'},
  income: {zh: '收入', en: 'Income', unit: YUAN, format: '0'},
  line: {zh: '监测线', en: 'Monitoring line', unit: YUAN, format: '0'},
  days: {zh: '到账天数', en: 'Days since arrival', unit: DAYS, format: '0'},
  mean_days: {zh: '平均到账', en: 'Mean age', unit: DAYS, format: '0'},
  median_days: {zh: '到账中位', en: 'Median age', unit: DAYS, format: '0'},
  days_left: {zh: '剩余', en: 'Left', unit: DAYS, format: '0'},
  weeks: {zh: '周数', en: 'Weeks', unit: WEEKS, format: '0'},
  behind_weeks: {zh: '连续落后', en: 'Behind for', unit: WEEKS, format: '0'},
  months: {zh: '月数', en: 'Months', format: '0'},
  years: {zh: '年数', en: 'Years', format: '0'}
} as const satisfies Readonly<Record<string, ColumnWords>>;
