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

describe('rows that sum others up', () => {
  const FUND = '序号,资金名称,级次,文号,下达,支出';
  const rows = (...lines: readonly string[]): Promise<Sheet> => table(FUND, ...lines);
  const CENTRAL = ['1,甲,中央,财1号,200,120', '2,乙,中央,财2号,30,10'];
  const LOCAL = ['3,丙,省级,财3号,80,60', '4,丁,省级,财4号,20,10'];

  test.each([
    ['一、中央资金', '二、省级资金'],
    ['中央资金', '省级资金']
  ])('above the records of a section: %s, %s', async (one, two) => {
    const sheet = await rows(`,${one},,,230,130`, ...CENTRAL, `,${two},,,100,70`, ...LOCAL);
    expect(marksOf(sheet)).toBe('heading subtotal - - subtotal - -');
    expect(sheet.end.totals).toHaveLength(4);
    expect(doubtsOf(sheet)).toEqual([]);
  });

  test('below them', async () => {
    const sheet = await rows(...CENTRAL, ',中央资金,,,230,130', ...LOCAL, ',省级资金,,,100,70');
    expect(marksOf(sheet)).toBe('heading - - subtotal - - subtotal');
    expect(doubtsOf(sheet)).toEqual([]);
  });

  test('a numeral whose sums differ is doubted', async () => {
    const sheet = await rows(
      ',一、中央资金,,,230,130',
      ...CENTRAL,
      ',二、省级资金,,,100,99',
      ...LOCAL
    );
    expect(marksOf(sheet)).toBe('heading subtotal - - subtotal - -');
    expect(doubtsOf(sheet)).toEqual(['total-differs']);
  });

  test('records that say little are records where the sums are others', async () => {
    const sheet = await rows(',中央资金,,,230,130', ...CENTRAL, ',省级资金,,,100,99', ...LOCAL);
    expect(dataOf(sheet)).toHaveLength(6);
  });

  test('parts of a total, whatever follows them', async () => {
    const parts = ['合计,,,,330,200', '其中：中央,,,,230,130', '省级,,,,100,70'];
    const sheet = await rows(...parts, ...CENTRAL, ...LOCAL);
    expect(marksOf(sheet)).toBe('heading total subtotal subtotal - - - -');
    expect(doubtsOf(sheet)).toEqual([]);
  });

  test('the sums of all without a word', async () => {
    expect(marksOf(await rows(...CENTRAL, ...LOCAL, ',,,,330,200'))).toMatch(/- total$/);
    expect(marksOf(await rows(...CENTRAL, ...LOCAL, ',,,,330,201'))).toMatch(/- -$/);
  });
});

describe('other words for a total', () => {
  const HOUSEHOLDS = [1, 2, 3].map((i) => `${i},户主${i},580100000000000${i},3,20`);

  test.each(
    `共3户 共计3户 合计3户 总户数 总数 合计数 汇总 统计 计 全镇 资金合计3笔 合计金额 总额 汇总数 共3项`.split(
      ' '
    )
  )('%s', async (word) => {
    for (const line of [`${word},,,9,60`, `,${word},,9,60`]) {
      const sheet = await table(HEADING, ...HOUSEHOLDS, line);
      expect(marksOf(sheet)).toBe('heading - - - total');
      expect(doubtsOf(sheet)).toEqual([]);
    }
  });

  test('of a township or a village', async () => {
    for (const word of ['青石镇汇总', '新民村 3户'])
      expect(marksOf(await table(HEADING, ...HOUSEHOLDS, `${word},,,9,60`))).toMatch(/- subtotal$/);
  });

  test('an average is no sum', async () => {
    const sheet = await table(HEADING, ...HOUSEHOLDS, '平均,,,3,20');
    expect(marksOf(sheet)).toBe('heading - - - total');
    expect(doubtsOf(sheet)).toEqual([]);
  });

  test('who is called so is a record', async () => {
    const names = ['4,汇总,5801000000000004,4,20', '5,全镇,5801000000000005,1,5'];
    expect(dataOf(await table(HEADING, ...HOUSEHOLDS, ...names))).toHaveLength(5);
    const villages = ['村,户数,人数', '全镇,3,9', '新民村,2,8'];
    expect(dataOf(await table(...villages))).toHaveLength(2);
  });
});
