import type {RegistryTable} from '../../model/dictionary.ts';
import {column} from './column.ts';
import {FUND_STEPS} from './fund.ts';
import {places} from './shared.ts';

/** 资金周报: year-to-date amounts of a township at the end of a week. */
export const fund_weekly: RegistryTable = {
  name: 'fund_weekly',
  zh: '资金周报',
  en: 'Weekly fund reports',
  key: ['week_end', 'township'],
  unit: {zh: '一个乡镇一周', en: 'one township in one week'},
  needs: [['week_no', 'week_end'], ['township'], ['allocated', 'released'], ['paid', 'released']],
  not: ['户编号', '项目编号', '项目名称', '资金文号', '指标文号', '户主姓名'],
  columns: [
    ...places('none', '单位 单位名称 地区 区域 区划名称 责任乡镇 填报单位'),
    column('week_no', '期数', 'Week', 'integer', 'none', {also: '周次 第几期 期次 期号'}),
    column('week_end', '截止日期', 'Up to', 'date', 'none', {
      also: '截至日期 统计截止日期 数据截止日期 截止时间 截至时间'
    }),
    ...FUND_STEPS
  ]
};
