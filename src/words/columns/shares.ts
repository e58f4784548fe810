import type {ColumnWords} from './column-words.ts';
import {POINTS} from './units.ts';

/** Shares, rates, their intervals and differences; probabilities. */
export const SHARE_COLUMNS = {
  share: {zh: '占比', en: 'Share', format: '%'},
  rate: {zh: '比率', en: 'Rate', format: '%'},
  county_rate: {zh: '全县', en: 'County', format: '%'},
  low: {zh: '下限', en: 'Low', format: '%'},
  high: {zh: '上限', en: 'High', format: '%'},
  coverage: {zh: '覆盖率', en: 'Coverage', format: '%'},
  first_share: {zh: '占比', en: 'Share', format: '%'},
  missing_share: {zh: '占比', en: 'Share', format: '%'},
  real_share: {zh: '实际占名义', en: 'Real share', format: '%'},
  repeat_share: {zh: '重复率', en: 'Repeated', format: '%'},
  overlap: {zh: '两期相同的户编号', en: 'Numbers in both editions', format: '%'},
  removed_rate: {zh: '消除率', en: 'Removal rate', format: '%'},
  blank_rate: {zh: '占比', en: 'Share', format: '%'},
  zero_chance: {zh: '一户没有的概率', en: 'Chance of none', format: 'p'},
  probability: {zh: '一户没有的概率', en: 'Chance of none', format: 'p'},
  paid_rate: {zh: '支出进度', en: 'Paid', format: '%'},
  released_rate: {zh: '拨付率', en: 'Released', format: '%'},
  broken_rate: {zh: '分解率', en: 'Broken down', format: '%'},
  used_rate: {zh: '使用率', en: 'Used', format: '%'},
  schedule: {zh: '序时进度', en: 'Schedule', format: '%'},
  gap: {zh: '序时差', en: 'Schedule gap', unit: POINTS, format: '+pp'},
  own_schedule: {zh: '有效序时', en: 'Own schedule', format: '%'},
  gap_linear: {zh: '序时差 均匀', en: 'Gap to even', unit: POINTS, format: '+pp'},
  gap_milestone: {zh: '序时差 时点', en: 'Gap to milestones', unit: POINTS, format: '+pp'},
  gap_own: {zh: '序时差 有效', en: 'Gap to own schedule', unit: POINTS, format: '+pp'},
  difference: {zh: '相差', en: 'Difference', unit: POINTS, format: '+pp'},
  change: {zh: '变化', en: 'Change', format: '+0'}
} as const satisfies Readonly<Record<string, ColumnWords>>;
