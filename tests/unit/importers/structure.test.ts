import {describe, expect, test} from 'vitest';
import {structureOf} from '../../../src/importers/structure.ts';
import {dataOf, doubtsOf, marksOf, readText} from './read.ts';

describe('what stands above a table', () => {
  test('titles, time of export and unit are set aside and said', async () => {
    const sheet = await readText(
      `平川镇2024年衔接资金台账,,,
导出时间：2024-07-02 08:30:00,,,单位：万元
资金文号,项目名称,下达金额,支出金额
平财农〔2024〕1号,石桥村养殖场,120.5,60
平财农〔2024〕2号,南岗村道路,80,0
`
    );
    expect(marksOf(sheet)).toBe('title unit heading - -');
    expect(sheet.head.headingRows).toEqual([3]);
    expect(sheet.head.title).toBe(
      '平川镇2024年衔接资金台账 导出时间：2024-07-02 08:30:00 单位：万元'
    );
    expect(sheet.head.unit).toBe('万元');
  });

  test('the unit of an organisation is not the unit of amounts', async () => {
    const sheet = await readText('填报单位：平川镇,,\n村,户数,人数\n石桥村,3,9\n南岗村,4,11\n');
    expect(sheet.head.unit).toBeUndefined();
    expect(marksOf(sheet)).toBe('title heading - -');
  });

  test('of several units the one of money counts', async () => {
    const sheet = await readText('单位：户、万元,,\n村,户数,金额\n石桥村,3,9\n南岗村,4,11\n');
    expect(sheet.head.unit).toBe('万元');
  });

  test('a bare unit in brackets counts', async () => {
    const sheet = await readText('资金表,,\n,,（万元）\n村,项目,金额\n石桥村,路,3\n南岗村,桥,4\n');
    expect(sheet.head.unit).toBe('万元');
  });
});

test('a row that comes again is no proof of a heading where others do, too', async () => {
  const lists = await readText(`tags\n${'a;b\nc;d\ne;f\ng;h\n'.repeat(3)}`);
  expect(dataOf(lists)).toHaveLength(11);
  expect(doubtsOf(lists)).toEqual(['heading-unsure']);
  const pages = await readText(`村,户数\n${'石桥村,3\n南岗村,4\n村,户数\n'.repeat(3)}`);
  expect(pages.head.headings).toEqual(['村', '户数']);
  expect(marksOf(pages)).toMatch(/^heading - - repeated-heading/);
});

test.each([
  ['a,b,c\n---,---,---\n1,2,3\n4,5,6\n', 2, []],
  ['a,b,c\n---,---,---\n1,---,3\n---,2,3\n4,5,6\n', 4, []],
  ['name,x\n---,\nAnna,1\nBob,2\n', 3, []],
  ['name\n---\nAnna\nBob\n', 2, ['heading-unsure']],
  ['name\n---\nAnna\n---\nBob\n', 4, ['heading-unsure']]
])(
  'a line is drawn under a heading, or says that nothing is known (%j)',
  async (text, records, doubts) => {
    const sheet = await readText(text);
    expect(dataOf(sheet)).toHaveLength(records);
    expect(doubtsOf(sheet)).toEqual(doubts);
  }
);

test('a table below many blank rows is found like any other', async () => {
  const rows = '村,户数,日期\n石桥,3,2024-01-01\n南岗,4,2024-01-02\n上村,5,2024-01-03\n';
  for (const blanks of [1, 29, 31, 59, 60, 100, 900]) {
    const sheet = await readText(`${'\n'.repeat(blanks)}${rows}`);
    expect([sheet.head.headingRows, sheet.head.headings, sheet.end.data]).toEqual([
      [blanks + 1],
      ['村', '户数', '日期'],
      3
    ]);
    expect(sheet.head.first).toBeUndefined();
    expect(sheet.head.preview[0]).toEqual([null, null, null]);
  }
});

describe('headings', () => {
  test('of two rows are joined under their group', async () => {
    const sheet = await readText(
      `序号,项目名称,中央,,省级,,备注
,,总量,支出,总量,支出,
1,养殖场,100,50,20,10,
2,道路,200,80,30,0,续建
`
    );
    expect(sheet.head.headings).toEqual([
      '序号',
      '项目名称',
      '中央/总量',
      '中央/支出',
      '省级/总量',
      '省级/支出',
      '备注'
    ]);
    expect(marksOf(sheet)).toBe('heading heading - -');
  });

  test('the name of the only group, merged over its columns, is part of theirs', () => {
    const grid = [
      [null, null, '资金', null],
      ['村', '项目', '下达', '支出'],
      ['石桥村', '路', '3', '1'],
      ['南岗村', '桥', '4', '2']
    ];
    const area = {top: 1, bottom: 1, left: 3, right: 4};
    expect(structureOf(grid, [area]).headings).toEqual(['村', '项目', '资金/下达', '资金/支出']);
    const dated = grid.toSpliced(0, 1, [null, null, '2024年6月', null]);
    expect(structureOf(dated, [area]).lead).toEqual(['title', 'heading']);
  });

  test('of three rows', async () => {
    const sheet = await readText(
      `资金名称,2023年,,,,合计
,中央,,省级,,
,总量,支出,总量,支出,
衔接资金,1,2,3,4,4
以工代赈,5,6,7,8,12
`
    );
    expect(sheet.head.headings).toEqual([
      '资金名称',
      '2023年/中央/总量',
      '2023年/中央/支出',
      '2023年/省级/总量',
      '2023年/省级/支出',
      '合计'
    ]);
    expect(sheet.end.data).toBe(2);
  });

  test('a numbering row below is no data', async () => {
    const sheet = await readText('村,户数,人数,备注\n甲,1,2,3\n石桥村,3,9,\n南岗村,4,11,撤并\n');
    expect(marksOf(sheet)).toBe('heading heading - -');
    expect(sheet.head.headings).toEqual(['村', '户数', '人数', '备注']);
  });

  test.each([
    ['年份,户数,人数\n1,2,3\n2019,33,99\n2020,34,100\n', 2, []],
    ['姓名,村,人数\n（1）,（2）,（3）\n张三,石桥村,4\n', 1, []],
    ['a,b,c\n1,2,3\n4,5,6\n', 2, []],
    ['a,b,c\n1,2,3\n', 1, []],
    ['a,b,c\n1,2,3\n4,5,ʤ\n', 2, []],
    ['栏次,户数,人数\n1,2,3\n4,5,6\n', 2, ['heading-unsure']]
  ])(
    '%j: numbers under the heading are a record where records have such',
    async (text, data, doubts) => {
      const sheet = await readText(text);
      expect(sheet.head.headings).toHaveLength(3);
      expect(sheet.end.data).toBe(data);
      expect(sheet.end.doubts.map(({code}) => code)).toEqual(doubts);
    }
  );

  test('a heading that only counts is doubted: it may be the first record', async () => {
    const sheet = await readText('1,2,3\n4,5,6\n7,8,9\n');
    expect(sheet.end.doubts.map(({code}) => code)).toEqual(['heading-unsure']);
  });

  test('a missing one is doubted and the first record is data', async () => {
    const sheet = await readText(
      '58010119900101001X,陈一,3,2024-06-30\n580101198502030024,林二,5,2024-05-31\n'
    );
    expect(sheet.head.headingRows).toEqual([]);
    expect(sheet.head.headings).toEqual(['', '', '', '']);
    expect(sheet.end.data).toBe(2);
    expect(doubtsOf(sheet)).toContain('heading-missing');
  });

  test('of years stand over other numbers', async () => {
    const sheet = await readText('县,2021,2022,2023\n平川县,120,130,150\n南岗县,80,82,99\n');
    expect(sheet.head.headings).toEqual(['县', '2021', '2022', '2023']);
    expect(sheet.end.data).toBe(2);
  });

  test('that come twice are kept and doubted', async () => {
    const sheet = await readText(
      '姓名,风险是否已消除,消除监测时间,风险是否已消除\n陈一,是,202303,是\n林二,否,,是\n'
    );
    expect(sheet.head.headings[3]).toBe('风险是否已消除');
    expect(sheet.end.doubts).toContainEqual({
      code: 'heading-duplicate',
      column: 4,
      values: {heading: '风险是否已消除'}
    });
  });

  test('with line ends and spaces are cleaned', async () => {
    const sheet = await readText(
      '村,"人均\n纯收入",行政村文化（图书）室个数  （个）,"Net\nincome"\n石桥村,1,2,3\n'
    );
    expect(sheet.head.headings).toEqual([
      '村',
      '人均纯收入',
      '行政村文化（图书）室个数 （个）',
      'Net income'
    ]);
  });

  test('of words over words are the first row', async () => {
    const sheet = await readText(
      '姓名,村,致贫原因\n陈一,石桥村,因病\n林二,南岗村,因残\n周三,石桥村,因病\n'
    );
    expect(sheet.head.headings).toEqual(['姓名', '村', '致贫原因']);
    expect(doubtsOf(sheet)).toContain('heading-unsure');
  });

  test('are taken as told', async () => {
    const hints = {'a.csv': {sheets: {'': {headingRows: [2]}}}};
    const sheet = await readText('甲,乙,丙\n村,户数,人数\n石桥村,3,9\n', {hints});
    expect(sheet.head.headings).toEqual(['村', '户数', '人数']);
    expect(marksOf(sheet)).toBe('title heading -');
    const none = await readText('1,2\n3,4\n', {
      hints: {'a.csv': {sheets: {'': {headingRows: []}}}}
    });
    expect(none.end.data).toBe(2);
  });

  test('that come again on every page are set aside', async () => {
    const sheet = await readText(
      '村,户数\n石桥村,3\n本页小计,3\n村,户数\n南岗村,4\n本页小计,4\n合计,7\n'
    );
    expect(marksOf(sheet)).toBe('heading - subtotal repeated-heading - subtotal total');
  });
});

describe('totals', () => {
  test('are compared with the rows above them', async () => {
    const sheet = await readText('村,户数,金额\n石桥村,3,10.5\n南岗村,4,20.25\n合计,7,31\n');
    expect(marksOf(sheet)).toBe('heading - - total');
    expect(sheet.end.totals).toEqual([
      {row: 4, column: 2, stated: 7, summed: 7},
      {row: 4, column: 3, stated: 31, summed: 30.75}
    ]);
    expect(sheet.end.doubts).toContainEqual({
      code: 'total-differs',
      row: 4,
      column: 3,
      values: {stated: 31, summed: 30.75}
    });
  });

  test('of blocks with their own block, the whole with all', async () => {
    const sheet = await readText(
      '乡镇,村,金额\n平川镇,石桥村,1\n平川镇,南岗村,2\n平川镇小计,,3\n河口镇,上村,5\n河口镇小计,,6\n总 计,,8\n'
    );
    expect(marksOf(sheet)).toBe('heading - - subtotal - subtotal total');
    expect(sheet.end.totals.map(({row, stated, summed}) => [row, stated, summed])).toEqual([
      [4, 3, 3],
      [6, 6, 5],
      [7, 8, 8]
    ]);
  });

  test('on top are compared with the rows below', async () => {
    const sheet = await readText('村,金额\n合计,10\n石桥村,4\n南岗村,5\n');
    expect(sheet.end.totals).toEqual([{row: 2, column: 2, stated: 10, summed: 9}]);
    expect(doubtsOf(sheet)).toEqual(['total-differs']);
  });

  test('of rates, years and numbers of people are not summed', async () => {
    const sheet = await readText(
      '村,年度,支出进度,金额\n石桥村,2023,50.5,1\n南岗村,2023,60.5,2\n合计,2023,55,3\n'
    );
    expect(sheet.end.totals).toEqual([{row: 4, column: 4, stated: 3, summed: 3}]);
  });

  test('agree within the rounding of their own decimals', async () => {
    const sheet = await readText('村,金额\n石桥村,0.105\n南岗村,0.213\n合计,0.32\n');
    expect(doubtsOf(sheet)).toEqual([]);
  });

  test('count 2人 as 2 and (3) as -3', async () => {
    const sheet = await readText(
      `村,人数,金额\n石桥村,2人,10\n南岗村,4,(3)\n${'上村,1,1\n'.repeat(6)}合计,13人,13\n`
    );
    expect(sheet.end.totals).toEqual([
      {row: 10, column: 2, stated: 13, summed: 12},
      {row: 10, column: 3, stated: 13, summed: 13}
    ]);
  });

  test('are not compared with a sum of which a part depends on its own unit or on a guess', async () => {
    const lines = (cell: string) =>
      `河口镇,上村,${cell},5\n河口镇,中村,5,5\n河口镇,下村,5,5\n河口镇小计,,50,15\n`;
    for (const cell of ['40万元', '1.5万', '约20', '三十', '12.5%']) {
      const sheet = await readText(
        `乡镇,村,金额（万元）,户数\n平川镇,石桥村,1,1\n平川镇,南岗村,2,1\n平川镇小计,,3,2\n${lines(cell)}合计,,53,17\n`
      );
      expect(sheet.end.totals.map(({row, column}) => [row, column])).toEqual([
        [4, 3],
        [4, 4],
        [8, 4],
        [9, 4]
      ]);
      expect(doubtsOf(sheet)).toEqual([]);
    }
  });

  test('are compared with a sum of which a part says that there is nothing', async () => {
    const sheet = await readText('村,户数\n石桥村,2\n南岗村,/\n上村,1\n下村,无\n合计,4\n');
    expect(sheet.end.totals).toEqual([{row: 6, column: 2, stated: 4, summed: 3}]);
    expect(doubtsOf(sheet)).toEqual(['total-differs']);
  });

  test('a village called 合计村 is a village', async () => {
    const sheet = await readText('村,金额\n合计村,1\n设计院,2\n');
    expect(sheet.end.data).toBe(2);
  });
});

describe('what stands below a table', () => {
  test('signatures, notes and blank rows are set aside', async () => {
    const sheet = await readText(
      `村,户数,人数,金额
石桥村,3,9,1
南岗村,4,11,2

填表人：陈一,,审核人：林二,
注：1.金额为万元,,,
2.人数为常住人口,,,
`
    );
    expect(marksOf(sheet)).toBe('heading - - blank footer footer footer');
  });

  test('trailing blank rows and columns are no records', async () => {
    const sheet = await readText('村,户数,,\n石桥村,3,,\n南岗村,4,,\n,,,\n,,,\n');
    expect(sheet.head.width).toBe(2);
    expect(sheet.end.records).toBe(3);
  });
});

describe('several tables in one sheet', () => {
  test('a second one below is doubted and set aside', async () => {
    const sheet = await readText('村,户数\n石桥村,3\n南岗村,4\n\n项目,资金\n道路,120\n');
    expect(marksOf(sheet)).toBe('heading - - blank other-table other-table');
    expect(sheet.end.doubts).toContainEqual({code: 'several-tables', row: 5});
  });

  test('the same heading after a blank row goes on with the same table', async () => {
    const sheet = await readText('村,户数\n石桥村,3\n\n村,户数\n南岗村,4\n');
    expect(marksOf(sheet)).toBe('heading - blank repeated-heading -');
    expect(dataOf(sheet)).toEqual([
      ['石桥村', '3'],
      ['南岗村', '4']
    ]);
  });

  test('two side by side are doubted', async () => {
    const sheet = await readText('村,户数,,村,户数\n石桥村,3,,上村,7\n南岗村,4,,下村,8\n');
    expect(sheet.end.doubts).toContainEqual({code: 'several-tables', column: 4});
  });
});

describe('a row of data is never set aside', () => {
  test('a tab before each number, as systems write it so that Excel keeps all digits', async () => {
    const people = ['张三', '李四', '王五'].map(
      (name, i) => `"\t58010119900101${1230 + i}",${name}`
    );
    const sheet = await readText(`身份证号,姓名\n${people.join('\n')}\n`);
    expect(marksOf(sheet)).toBe('heading - - -');
    const sparse = await readText(
      '姓名,身份证号,村,组,户,年,月\n甲,1,石桥,1,1,1,1\n\t张三,\t2,,,,,\n\t李四,\t3,,,,,\n'
    );
    expect(marksOf(sparse)).toBe('heading - - -');
  });

  test('because it begins like a note, a source, a printer or a person in charge', async () => {
    const names = [
      'Note taking',
      'Source IT',
      'Legend',
      '打印机',
      '主管部门',
      '备注：无',
      '截至',
      '* star'
    ];
    const lines = names.map((name, i) => `${name},,,${i}`).join('\n');
    const sheet = await readText(`item,a,b,count\n${lines}\npaper,1,2,3\n`);
    expect(marksOf(sheet)).toBe(`heading ${'- '.repeat(names.length)}-`);
  });

  test('because it is the last and has one short cell only', async () => {
    const sheet = await readText('town,a,b,c\nEly,1,2,3\nWare,4,5,6\nDiss,,,\n');
    expect(sheet.end.data).toBe(3);
  });

  test('because Total is one of the values of a column', async () => {
    const rows = ['North', 'South', 'East'].flatMap((area) => [
      `${area},Male,3`,
      `${area},Female,4`,
      `${area},Total,7`
    ]);
    const sheet = await readText(`area,sex,count\n${rows.join('\n')}\n`);
    expect(sheet.end.data).toBe(9);
    const chinese = await readText(
      '乡镇,性别,人数\n平川镇,合计,7\n平川镇,男,3\n平川镇,女,4\n河口镇,合计,9\n河口镇,男,5\n河口镇,女,4\n石桥镇,合计,2\n石桥镇,男,1\n石桥镇,女,1\n'
    );
    expect(chinese.end.data).toBe(9);
  });

  test('because its first cell is Total and others are words', async () => {
    const sheet = await readText('supplier,town,amount\nAcme,Ely,3\nTotal,Ware,4\nTotal,,7\n');
    expect(marksOf(sheet)).toBe('heading - - total');
  });

  test('because it is the same as a heading that is not certain', async () => {
    const sheet = await readText('Hill Top\nOak Green\nHill Top\nSt. Mary\n');
    expect(sheet.end.data).toBe(3);
  });
});

describe('headings among figures and codes', () => {
  test('like Q1, s2 or years over numbers', async () => {
    const sheet = await readText(
      'ref,Q1,Q2,2012,2013\nAB-1,Yes,3,1200,1300\nAB-2,No,4,1250,1310\nAB-3,Yes,4,1150,1210\n'
    );
    expect(sheet.head.headings).toEqual(['ref', 'Q1', 'Q2', '2012', '2013']);
    expect(sheet.end.data).toBe(3);
  });

  test('of mostly empty columns', async () => {
    const sheet = await readText(
      'id,a1,b2,c3,when\n7,,,,2021-01-02\n8,,x,,2021-01-03\n9,,,,2021-01-04\n'
    );
    expect(sheet.head.headings).toEqual(['id', 'a1', 'b2', 'c3', 'when']);
  });

  test('that only count the columns over words', async () => {
    const rows = ['red', 'blue', 'red', 'red', 'blue', 'blue', 'red'].map(
      (word) => `${word},x,${word}`
    );
    const sheet = await readText(`1,2,3\n${rows.join('\n')}\n`);
    expect(sheet.head.headings).toEqual(['1', '2', '3']);
  });

  test('in groups over codes', async () => {
    const sheet = await readText(
      'time,Left,,Right,\n,s1,s2,s3,s4\n08:00,1.5,2,3,4\n09:00,1.6,2,3,4\n'
    );
    expect(sheet.head.headings).toEqual(['time', 'Left/s1', 'Left/s2', 'Right/s3', 'Right/s4']);
  });

  test('not taken from a line of text with a comma', async () => {
    const sheet = await readText(
      'A report, second edition\nid,name,town,count\n1,Ada,Ely,3\n2,Bo,Ware,4\n'
    );
    expect(sheet.head.headings).toEqual(['id', 'name', 'town', 'count']);
    expect(sheet.head.title).toBe('A report second edition');
  });

  test('of one column stand below its title', async () => {
    const sheet = await readText('Readings of the office\nReading\n102\n350\n117\n');
    expect(marksOf(sheet)).toBe('title heading - - -');
  });
});

describe('a sheet without a row of data', () => {
  test.each([
    [
      'titles in the first column',
      '某县户信息表（2024年）\n导出说明\n第二期\n乡镇,村,户编号,户主姓名\n',
      [4]
    ],
    [
      'a title, a total and a signature',
      '某县户信息表\n乡镇,村,户编号,户主姓名\n合计\n填表人：陈一\n',
      [2]
    ],
    ['a heading alone', '乡镇,村,户编号,户主姓名\n', [1]]
  ])('%s: the heading is the row of several words', async (_, text, headingRows) => {
    const sheet = await readText(text);
    expect(sheet.head).toMatchObject({headingRows, headings: ['乡镇', '村', '户编号', '户主姓名']});
    expect(sheet.end.data).toBe(0);
  });
});

describe('lines that are no records', () => {
  test('are not counted among those with too few cells', async () => {
    const text =
      '平川县2024年台账\n导出时间：2024-06-30\n乡镇,村,户数\n平川镇,石桥村,3\n平川镇,南岗村,4\n';
    const sheet = await readText(text);
    expect(marksOf(sheet)).toBe('title title heading - -');
    expect(sheet.end.doubts).toEqual([]);
  });

  test('a record that is too short still is', async () => {
    const sheet = await readText(
      '平川县2024年台账\n乡镇,村,户数\n平川镇,石桥村,3\n平川镇,南岗村\n平川镇,东村,4\n'
    );
    expect(sheet.end.doubts).toEqual([
      {code: 'ragged-rows', values: {rows: 1}},
      {code: 'ragged-rows', row: 4, values: {cells: 2}}
    ]);
  });
});
