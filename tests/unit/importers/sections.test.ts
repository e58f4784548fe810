import {describe, expect, test} from 'vitest';
import {dataOf, doubtsOf, marksOf, readText, type Sheet} from './read.ts';

function table(...lines: readonly string[]): Promise<Sheet> {
  return readText(`${lines.join('\n')}\n`);
}

const HEADING = '序号,户主,户编号,人口,收入';

describe('sections of a list', () => {
  test('a numeral with sums is the subtotal of the rows below it', async () => {
    const sheet = await table(
      HEADING,
      '一,新民村,,7,30',
      '1,甲,58010001,3,10',
      '2,乙,58010002,4,20',
      '二,石桥村,,6,70',
      '3,丙,58010003,2,30',
      '4,丁,58010004,3,40'
    );
    expect(marksOf(sheet)).toBe('heading subtotal - - subtotal - -');
    expect(sheet.end.totals).toEqual([
      {row: 2, column: 4, stated: 7, summed: 7},
      {row: 2, column: 5, stated: 30, summed: 30},
      {row: 5, column: 4, stated: 6, summed: 5},
      {row: 5, column: 5, stated: 70, summed: 70}
    ]);
    expect(doubtsOf(sheet)).toEqual(['total-differs']);
  });

  test('one that begins with another has its rows in that one', async () => {
    const sheet = await table(
      HEADING,
      '合计,,,10,100',
      '一、产业,,,3,10',
      '1,甲,58010001,3,10',
      '二、建设,,,7,90',
      '（一）道路,,,7,90',
      '2,乙,58010002,4,20',
      '3,丙,58010003,3,70'
    );
    expect(marksOf(sheet)).toBe('heading total subtotal - subtotal subtotal - -');
    expect(doubtsOf(sheet)).toEqual([]);
  });

  test('the name of a village alone is none of its households, and is said', async () => {
    const sheet = await table(
      HEADING,
      '新民村,,,,',
      '1,甲,58010001,3,10',
      '2,乙,58010002,4,20',
      '二、石桥村,,,,',
      '3,丙,58010003,2,30'
    );
    expect(marksOf(sheet)).toBe('heading title - - title -');
    expect(sheet.end.doubts).toEqual([{code: 'section-labels', row: 2, values: {count: 2}}]);
  });

  test('a village of which nothing is reported is a record in a list of villages', async () => {
    const sheet = await table(
      '村,户数,人数,资金,项目',
      '新民村,12,40,5,2',
      '石桥村,,,,',
      '红星村,10,35,,1',
      '上湾村,9,30,2,1'
    );
    expect(dataOf(sheet)).toHaveLength(4);
    expect(doubtsOf(sheet)).toEqual([]);
  });

  test('a batch that is written as a numeral is one where records are not numbered', async () => {
    const sheet = await table(
      '批次,项目,文号,金额,村',
      '一,道路,甲1,5,新民村',
      '二,水渠,甲2,6,石桥村',
      '三,大棚,甲3,7,红星村'
    );
    expect(dataOf(sheet)).toHaveLength(3);
  });
});

describe('those who sign', () => {
  test.each([
    '镇长:,,分管领导:,,2026.11.5',
    '村支书签字:,,,,',
    '局长：,股长：,经办：,,',
    '审核人：,填表人：,,,2026年11月5日'
  ])('%s is no record', async (line) => {
    const sheet = await table(
      HEADING,
      '1,甲,58010001,3,10',
      '2,乙,58010002,4,20',
      '3,丙,58010003,2,30',
      line
    );
    expect(marksOf(sheet)).toBe('heading - - - footer');
  });
});
