import {expect, test} from 'vitest';
import {HIDDEN} from '../../../src/model/hidden.ts';
import type {Value} from '../../../src/model/rows.ts';
import {
  FORMATS,
  formatFor,
  formatValue,
  isFormat,
  unitOf,
  type Format
} from '../../../src/words/format.ts';

/** Value, format, Chinese, English. */
const PROSE: readonly (readonly [Value, Format, string, string])[] = [
  [0.376, '%', '37.6%', '37.6%'],
  [0.6085, '%', '60.9%', '60.9%'],
  [0.285, '%0', '29%', '29%'],
  [1, '%', '100.0%', '100.0%'],
  [-0.0312, '%', '−3.1%', '−3.1%'],
  [0, '%', '0.0%', '0.0%'],
  [0.291, 'pp', '29.1 个百分点', '29.1 percentage points'],
  [-0.0868333, '+pp', '−8.7 个百分点', '−8.7 percentage points'],
  [0.022, '+pp', '+2.2 个百分点', '+2.2 percentage points'],
  [0, '+pp', '0.0 个百分点', '0.0 percentage points'],
  [0.00006, 'p', '0.006%', '0.006%'],
  [0.0002, 'p', '0.02%', '0.02%'],
  [0.0008, 'p', '0.08%', '0.08%'],
  [0.033, 'p', '3.3%', '3.3%'],
  [0.449, 'p', '44.9%', '44.9%'],
  [0.000001, 'p', '<0.001%', '<0.001%'],
  [0, 'p', '0.0%', '0.0%'],
  [0.99999, 'p', '>99.9%', '>99.9%'],
  [1, 'p', '100.0%', '100.0%'],
  [16624, '0', '16,624', '16,624'],
  [0.5, '0', '1', '1'],
  [-0.4, '0', '0', '0'],
  [2.345, '0.0', '2.3', '2.3'],
  [1.005, '0.00', '1.01', '1.01'],
  [1234567.891, '0.00', '1,234,567.89', '1,234,567.89'],
  [47, '+0', '+47', '+47'],
  [-49, '+0', '−49', '−49'],
  [0, '+0', '0', '0'],
  [3.14, '+0.0', '+3.1', '+3.1'],
  ['12345678901234567', '0', '12,345,678,901,234,568', '12,345,678,901,234,568'],
  [7297, '元', '7,297 元', '7,297 yuan'],
  [12.5, '元', '12.5 元', '12.5 yuan'],
  [41260000, '万元', '4,126 万元', '41.3 million yuan'],
  [0, '万元', '0 万元', '0 yuan'],
  [32000, '万元', '3.2 万元', '32 thousand yuan'],
  [-32000, '万元', '−3.2 万元', '−32 thousand yuan'],
  [995000, '万元', '100 万元', '995 thousand yuan'],
  [994999, '万元', '99.5 万元', '995 thousand yuan'],
  [999600, '万元', '100 万元', '1.0 million yuan'],
  [500, '万元', '0.1 万元', '500 yuan'],
  ['2024-06-30', 'date', '2024 年 6 月 30 日', '30 June 2024'],
  ['2024-06-30', 'day', '6 月 30 日', '30 June'],
  ['2024-06-01', 'month', '2024 年 6 月', 'June 2024'],
  ['2024-06', 'month', '2024 年 6 月', 'June 2024'],
  ['没有日期', 'date', '没有日期', '没有日期'],
  ['平川镇', 'text', '平川镇', '平川镇'],
  [true, 'text', '是', 'yes'],
  [false, '0', '否', 'no'],
  [2024, 'text', '2024', '2024'],
  [0.125, 'text', '0.125', '0.125'],
  [['因病', '因学'], 'text', '因病、因学', '因病, 因学'],
  ['平川镇', '%', '平川镇', '平川镇']
];

test.each(PROSE)('%s as %s reads %s, %s', (value, format, zh, en) => {
  expect([formatValue(value, format, 'zh'), formatValue(value, format, 'en')]).toEqual([zh, en]);
});

test('missing and hidden, in every format', () => {
  for (const format of FORMATS) {
    expect(formatValue(null, format, 'zh')).toBe('—');
    expect(formatValue(null, format, 'en', 'table')).toBe('–');
    expect(formatValue(HIDDEN, format, 'zh', 'mark')).toBe('＊');
    expect(formatValue(HIDDEN, format, 'en')).toBe('*');
  }
});

const both = (value: Value, format: Format, lang: 'zh' | 'en') => [
  formatValue(value, format, lang, 'table'),
  formatValue(value, format, lang, 'mark')
];

test('tables and marks leave the unit to their heading', () => {
  expect(both(0.712, '%', 'zh')).toEqual(['71.2%', '71.2']);
  expect(both(0.052, '+pp', 'en')).toEqual(['+5.2', '+5.2']);
  expect(both(41260000, '万元', 'zh')).toEqual(['4,126', '4,126']);
  expect(both(41260000, '万元', 'en')).toEqual(['41,260', '41,260']);
  expect(both(7297.5, '元', 'en')).toEqual(['7,297.5', '7,297.5']);
  expect(both('2024-06-30', 'date', 'zh')).toEqual(['2024-06-30', '2024-06-30']);
  expect(both('2024-06-01', 'month', 'en')).toEqual(['2024-06', '2024-06']);
  expect(both(0.00006, 'p', 'zh')).toEqual(['0.006%', '0.006']);
  expect([unitOf('万元', 'zh'), unitOf('万元', 'en'), unitOf('%', 'zh')]).toEqual([
    '万元',
    'thousand yuan',
    '%'
  ]);
  expect(unitOf('0', 'en')).toBe('');
});

const of = (type: 'integer' | 'decimal' | 'number' | 'date' | 'label' | 'boolean') =>
  formatFor({name: 'x', type});

test('the format of a column that has none', () => {
  expect([of('integer'), of('decimal'), of('number'), of('date'), of('label')]).toEqual([
    '0',
    '0.0',
    '0.0',
    'date',
    'text'
  ]);
  expect([isFormat('%'), isFormat('%2')]).toEqual([true, false]);
});
