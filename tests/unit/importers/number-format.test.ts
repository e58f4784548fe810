import * as XLSX from '@e965/xlsx';
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
import {odsText} from '../../../src/importers/ods/cell-text.ts';
import {readSheet, source} from './read.ts';

test.each([
  ['General', 'number'],
  ['0.00', 'hundredths'],
  ['0.00_ ', 'hundredths'],
  ['0.00_);[Red]\\(0.00\\)', 'hundredths'],
  ['#0.00;-#0.00', 'hundredths'],
  ['[Blue]0.00', 'hundredths'],
  ['#,##0.00', 'number'],
  ['0.0', 'number'],
  ['0.000', 'number'],
  ['0.00"万元"', 'hundredths'],
  ['#,##0.00_);[Red](#,##0.00)', 'number'],
  ['0.00E+00', 'number'],
  ['@', 'number'],
  ['"第"0"天"', 'number'],
  ['0"d"', 'number'],
  ['0.0%', 'percent'],
  ['[Blue]0%;[Red]-0%', 'percent'],
  ['[<1]0%;0.00', 'number'],
  ['[<1]0%;[>2]0.0%', 'percent'],
  ['yyyy-mm-dd', 'date'],
  ['m/d/yy h:mm', 'moment'],
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
  ['[h]:mm', 'duration'],
  ['[$-804][HH]:mm:ss;@', 'duration'],
  ['[m]', 'duration'],
  ['[ss].00', 'duration'],
  ['[<1]h:mm;[h]:mm', 'duration'],
  ['[<1]h:mm;0.0', 'number'],
  ['mm:ss', 'time'],
  ['上午/下午h"时"mm"分"', 'time']
])('the format %s means a %s', (code, kind) => {
  expect(kindOfCode(code)).toBe(kind);
});

test('a number below the first day is a time where its format shows one, too', () => {
  const texts = [0.75, 0.5, 1.5, 0].map((value) => cellNumberText(value, 'moment', false));
  expect(texts).toEqual(['18:00:00', '12:00:00', '1900-01-01 12:00:00', '0']);
  expect([34, 35, 55, 56].map((id) => numberKind(id, undefined))).toEqual(Array(4).fill('moment'));
});

test('built-in formats are known by number, East Asian dates too', () => {
  expect([0, 2, 4, 9, 14, 20, 22, 31, 46, 47, 57].map((id) => numberKind(id, undefined))).toEqual([
    'number',
    'hundredths',
    'number',
    'percent',
    'date',
    'time',
    'moment',
    'date',
    'duration',
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
  const durations = [5000, 45473.25, 0.5, -4000, 3e6];
  expect(durations.map((days) => cellNumberText(days, 'duration', false))).toEqual([
    '120000:00:00',
    '1091358:00:00',
    '12:00:00',
    '-96000:00:00',
    '3000000'
  ]);
});

test.each(['xlsx', 'biff8', 'xlsb', 'xlml', 'sylk'] as const)(
  'in a workbook (%s) time that went by is no date, however long',
  async (bookType) => {
    const shown = (value: number, format: string) => ({t: 'n', v: value, z: format});
    const rows = [
      ['村', '用时', '时刻'],
      ['石桥村', shown(5000, '[h]:mm'), shown(45_473.25, 'h:mm')],
      ['南岗村', shown(5000.25, '[h]:mm:ss'), shown(0.25, 'h:mm')]
    ];
    const book = XLSX.utils.book_new(XLSX.utils.aoa_to_sheet(rows), '表');
    const bytes = new Uint8Array(XLSX.write(book, {bookType, type: 'array'}));
    const {rows: read} = await readSheet(source(`a.${bookType}`, bytes));
    expect(read.map(({cells}) => cells).slice(1)).toEqual([
      ['石桥村', '120000:00:00', '2024-06-30 06:00:00'],
      ['南岗村', '120006:00:00', '06:00:00']
    ]);
  }
);

test('in a document, too, where a number has the style of one', async () => {
  const style = (name: string, overflow: string): string =>
    `<number:time-style style:name="N${name}"${overflow}/><style:style style:name="${name}" style:data-style-name="N${name}"/>`;
  const cell = (name: string): string =>
    `<table:table-cell table:style-name="${name}" office:value-type="float" office:value="5000"/>`;
  const content = `<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><office:automatic-styles>${style('a', ' number:truncate-on-overflow="false"')}${style('b', '')}</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="t"><table:table-row>${cell('a')}${cell('b')}</table:table-row></table:table></office:spreadsheet></office:body></office:document>`;
  const {rows} = await readSheet(source('a.fods', content));
  expect(rows.map(({cells}) => cells)).toEqual([['120000:00:00', '1913-09-08']]);
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

test.each([
  [2023.1, '2023.10'],
  [1949.1, '1949.10'],
  [2099.9, '2099.90'],
  [2023.12, '2023.12'],
  [2023.01, '2023.01'],
  [2023.125, '2023.125'],
  [2023, '2023'],
  [1948.1, '1948.1'],
  [2100.1, '2100.1'],
  [12023.1, '12023.1'],
  [-2023.1, '-2023.1'],
  [0.5, '0.5']
])('%d where two decimals are shown is %s', (value, text) => {
  expect(cellNumberText(value, 'hundredths', false)).toBe(text);
  expect(Number(text)).toBe(value);
  expect(cellNumberText(value, 'number', false)).toBe(String(value));
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

test.each(['xlsx', 'biff8', 'xlsb'] as const)(
  'in a workbook (%s) 2023.1 that is shown as 2023.10 is read as shown',
  async (bookType) => {
    const shown = (value: number, format: string) => ({t: 'n', v: value, z: format});
    const rows = [
      ['村', '月份', '金额'],
      ['石桥村', shown(2023.1, '0.00'), shown(1950.5, 'General')],
      ['南岗村', shown(2023.09, '0.00'), shown(1950.5, '#,##0.00')],
      ['上村', shown(2023.1, 'General'), shown(12.5, '0.00')]
    ];
    const sheet = XLSX.utils.aoa_to_sheet(rows);
    const book = XLSX.utils.book_new(sheet, '表');
    const bytes = new Uint8Array(XLSX.write(book, {bookType, type: 'array'}));
    const {rows: read} = await readSheet(source(`a.${bookType}`, bytes));
    expect(read.map(({cells}) => cells.slice(1))).toEqual([
      ['月份', '金额'],
      ['2023.10', '1950.5'],
      ['2023.09', '1950.5'],
      ['2023.1', '12.5']
    ]);
  }
);

test.each([
  ['2023.10', '2023.10'],
  ['2023.1', '2023.1'],
  ['2,023.10', '2023.1']
])('in a document a number that is shown as %s is %s', (shown, text) => {
  expect(odsText({'value-type': 'float', value: '2023.1'}, shown)).toBe(text);
});

test.each(['xlsx', 'biff8', 'xlsb', 'sylk'] as const)(
  'in a workbook (%s) 12 that is shown as 000012 is read as shown',
  async (bookType) => {
    const shown = (value: number, format: string) => ({t: 'n', v: value, z: format});
    const rows = [
      ['户编号', '户主姓名', '人数'],
      [shown(12, '000000'), '张示例', shown(3, '0')],
      [shown(1_234_567, '000000'), '李样本', shown(12, '0')]
    ];
    const sheet = XLSX.utils.aoa_to_sheet(rows);
    const book = XLSX.utils.book_new(sheet, '表');
    const bytes = new Uint8Array(XLSX.write(book, {bookType, type: 'array'}));
    const {rows: read} = await readSheet(source(`a.${bookType}`, bytes));
    expect(read.map(({cells}) => cells).slice(1)).toEqual([
      ['000012', '张示例', '3'],
      ['1234567', '李样本', '12']
    ]);
  }
);

test.each([
  [12, '000000', '000012'],
  [0, '00', '00'],
  [-12, '000000', '-12'],
  [12.5, '000000', '12.5'],
  [12, '0', '12'],
  [12, '000.00', '12'],
  [12, '"5801"000000', '12'],
  [12, '000,000', '12'],
  [12, '000000_ ', '000012'],
  [12, '000000;-000000', '000012']
])('%d under the format %s is %s', (value, format, text) => {
  expect(cellNumberText(value, kindOfCode(format), false)).toBe(text);
});

test.each([
  ['12', '000012', '000012'],
  ['0', '00', '00'],
  ['12', '000,012', '12'],
  ['12', '00001', '12'],
  ['12', '0012.00', '12'],
  ['12', '12', '12']
])('in a document %s that is shown as %s is %s', (value, shown, text) => {
  expect(odsText({'value-type': 'float', value}, shown)).toBe(text);
});
