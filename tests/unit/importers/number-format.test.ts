import {describe, expect, test} from 'vitest';
import {
  cellNumberText,
  dateText,
  kindOfCode,
  numberKind,
  numberText,
  percentText,
  timeText
} from '../../../src/importers/number-format.ts';

test.each([
  ['General', 'number'],
  ['0.00', 'number'],
  ['#,##0.00_);[Red](#,##0.00)', 'number'],
  ['0.00E+00', 'number'],
  ['@', 'number'],
  ['"第"0"天"', 'number'],
  ['0"d"', 'number'],
  ['0.0%', 'percent'],
  ['[Blue]0%;[Red]-0%', 'percent'],
  ['yyyy-mm-dd', 'date'],
  ['m/d/yy h:mm', 'date'],
  ['yyyy"年"m"月"', 'date'],
  ['[$-804]yyyy"年"m"月"d"日";@', 'date'],
  ['[DBNum1][$-804]m"月"d"日"', 'date'],
  ['mmm', 'date'],
  ['aaaa', 'date'],
  ['yyyy!-mm', 'date'],
  ['0!年', 'number'],
  ['0年', 'number'],
  ['#,##0个月', 'number'],
  ['yyyy年m月d日', 'date'],
  ['d', 'date'],
  ['e/m/d', 'date'],
  ['h:mm:ss AM/PM', 'time'],
  ['[h]:mm', 'time'],
  ['mm:ss', 'time'],
  ['上午/下午h"时"mm"分"', 'time']
])('the format %s means a %s', (code, kind) => {
  expect(kindOfCode(code)).toBe(kind);
});

test('built-in formats are known by number, East Asian dates too', () => {
  expect([0, 4, 9, 14, 20, 22, 31, 47, 57].map((id) => numberKind(id, undefined))).toEqual([
    'number',
    'number',
    'percent',
    'date',
    'time',
    'date',
    'date',
    'time',
    'date'
  ]);
});

describe('serial dates', () => {
  test.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [60, '1900-02-29'],
    [61, '1900-03-01'],
    [45473, '2024-06-30'],
    [45473.5, '2024-06-30 12:00:00'],
    [45473.999999, '2024-07-01'],
    [2958465, '9999-12-31']
  ])('%d is %s', (serial, text) => {
    expect(dateText(serial, false)).toBe(text);
  });

  test('of the 1904 system', () => {
    expect(dateText(0, true)).toBe('1904-01-01');
    expect(dateText(44011.25, true)).toBe('2024-06-30 06:00:00');
  });

  test('outside the calendar stay numbers', () => {
    expect(cellNumberText(-5, 'date', false)).toBe('-5');
    expect(cellNumberText(0, 'date', false)).toBe('0');
    expect(cellNumberText(0.5, 'date', false)).toBe('0.5');
    expect(cellNumberText(202406301, 'date', false)).toBe('202406301');
  });
});

test('times and durations', () => {
  expect(timeText(0.75)).toBe('18:00:00');
  expect(timeText(1.5)).toBe('36:00:00');
  expect(cellNumberText(45473.25, 'time', false)).toBe('2024-06-30 06:00:00');
});

test.each([
  [0.1, '0.1'],
  [0.30000000000000004, '0.30000000000000004'],
  [-7, '-7'],
  [123456789012345, '123456789012345'],
  [Number('580101199001010012'), '580101199001010000'],
  [5801011990010112, '5801011990010110'],
  [-1e16, '-10000000000000000'],
  [1e-7, '1e-7']
])('%d is %s', (value, text) => {
  expect(numberText(value)).toBe(text);
});

test('per cents lose the noise of binary fractions', () => {
  expect([0.125, 0.07, 1, 0.333, 12.5].map(percentText)).toEqual([
    '12.5%',
    '7%',
    '100%',
    '33.3%',
    '1250%'
  ]);
});
