import {expect, test} from 'vitest';
import {recognise} from '../../../src/registry/recognise.ts';
import {samplesOf, sheetOf} from './sheets.ts';

const NUMBERS = ['5801990020140014', '5801990020140112', '5801990020140210'];

/** From which column the number of the household is read in a list of households whose last column is the given one. */
function numberIn(heading: string, values: readonly string[]) {
  const headings = `乡镇,行政村,户主姓名,户主证件号码,家庭人口数,户类型,主要致贫原因,${heading}`;
  const ids = ['580199199001010018', '580199200002290029', '580199198506151233'];
  const rows = values.map((value, i) => [
    '平川镇',
    '上村',
    '某某',
    ids[i] ?? '',
    '3',
    '脱贫户',
    '因病',
    ...value.split(',')
  ]);
  const sheet = sheetOf(headings, {rows});
  const {verdict, projections} = recognise(sheet, samplesOf(sheet.headings.length, rows));
  expect([verdict, projections.map(({table}) => table)]).toEqual(['certain', ['household']]);
  return projections[0]?.columns['household_id']?.map(({column}) => column);
}

test.each([
  '家庭编码',
  '家庭户编号码',
  '家庭号',
  '户代码',
  '户标识',
  '户主编码',
  '建档户号',
  '农户户号',
  '贫困户编号'
])('%s is the number of a household, whatever its form', (heading) => {
  expect(numberIn(heading, ['1', '2', '3'])).toEqual([8]);
});

test.each(['档案号', '户籍编号', '户口编号', '户内编号', '编号', '编码'])(
  '%s is where every value is a long number of its own',
  (heading) => {
    expect(numberIn(heading, NUMBERS)).toEqual([8]);
    expect(numberIn(heading, ['1', '2', '3'])).toBeUndefined();
    expect(numberIn(heading, [NUMBERS[0], NUMBERS[0], NUMBERS[1]].map(String))).toBeUndefined();
  }
);

test.each([
  ['银行卡号', ['6217000000000000014', '6217000000000000112', '6217000000000000210']],
  ['低保证号', NUMBERS],
  ['家庭电话', ['19900000001', '19900000002', '19900000003']],
  ['户号码', ['19900000001', '19900000002', '19900000003']],
  ['档案号,户籍编号', NUMBERS.map((number) => `${number},${number}`)]
])('%s is none', (heading, values) => {
  expect(numberIn(heading, values)).toBeUndefined();
});

test('beside a number of the household nothing else is one', () => {
  expect(
    numberIn(
      '户编号,档案号',
      ['1', '2', '3'].map((n, i) => `${n},${NUMBERS[i]}`)
    )
  ).toEqual([8]);
});
