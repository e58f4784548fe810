import {describe, expect, test} from 'vitest';
import {dataOf, doubtsOf, marksOf, readText} from './read.ts';

describe('a record of small numbers does not number the columns', () => {
  test.each([
    'id,grade,n\n1,A,2\n2,C,3\n3,E,4\n',
    'Rank,Lane,Heat,Name\n1,2,3,B\n2,5,1,Ann\n3,1,2,Cyd\n',
    '序号,等级,人数\n1,A,2\n2,B,35\n3,C,18\n',
    'grade,x,y\nA,1,2\nB,3,4\nC,5,6\n',
    'id,code,n\n1,(2),3\n2,(9),5\n3,(4),6\n'
  ])('%j', async (text) => {
    expect(dataOf(await readText(text))).toHaveLength(3);
  });

  test.each([
    '村,户数,人数\n甲,1,2\n石桥村,3,9\n南岗村,4,11\n',
    '村,户数,人数\n(1),(2),(3)\n石桥村,3,9\n南岗村,4,11\n',
    '序号,村,户数,人数\n栏次,甲,1,2\n1,石桥村,3,9\n2,南岗村,4,11\n'
  ])('but what has letters or brackets that no record has does: %j', async (text) => {
    expect(dataOf(await readText(text))).toHaveLength(2);
  });
});

describe('lines of several cells above a table', () => {
  const TABLE = 'Sample,Depth,Temp,pH\nS-00,0,12.0,7.00\nS-01,5,11.8,7.03\nS-02,9,11.1,7.10\n';
  const HEADINGS = ['Sample', 'Depth', 'Temp', 'pH'];

  test.each([
    ['Prepared by,Data team,2021,\n,,,\n', []],
    ['Ministry of Health,Department of Statistics,London,2020\n,,,\n', []],
    ['Region,Anytown,,\nUnits,number,,\nVersion,3,,\n', ['heading-unsure']],
    ['Contact,Ann Lee,ann@x.org,\n', ['heading-unsure']],
    ['Statistik,Bevölkerung,31.12.2020,\n', ['heading-unsure']]
  ])('%j', async (lines, doubts) => {
    const sheet = await readText(lines + TABLE);
    expect(sheet.head.headings).toEqual(HEADINGS);
    expect(dataOf(sheet)).toHaveLength(3);
    expect(doubtsOf(sheet)).toEqual(doubts);
  });

  test('a table of its own stays one', async () => {
    const sheet = await readText(`a,b,c\nx,y,z\nu,v,w\n\n${TABLE}`);
    expect(sheet.head.headingRows).toEqual([1]);
    expect(doubtsOf(sheet)).toContain('several-tables');
  });
});

describe('headings of two rows', () => {
  test.each([
    [
      'Region,Population,,\n,2018,2019,2020\nNorth,10,11,12\nSouth,20,21,22\n',
      ['Region', 'Population/2018', 'Population/2019', 'Population/2020']
    ],
    [
      'Code,Ward,Votes,,\n,,Smith,Jones,Brown\n1,Abbey,10,11,12\n2,Docks,20,21,22\n',
      ['Code', 'Ward', 'Votes/Smith', 'Votes/Jones', 'Votes/Brown']
    ],
    [
      ';2019;;2020;\nRegion;Births;Deaths;Births;Deaths\nNord;10;11;12;13\nOst;30;31;32;33\n',
      ['Region', '2019/Births', '2019/Deaths', '2020/Births', '2020/Deaths']
    ],
    [
      'ID,Owns,,,Age\n,Yes,No,Maybe,\n1,Yes,,,33\n2,,No,,44\n3,,,Maybe,31\n',
      ['ID', 'Owns/Yes', 'Owns/No', 'Owns/Maybe', 'Age']
    ],
    [
      'Zeit,Depth,Press\n(s),(m),(Pa)\n1,5.5,1013\n2,6.5,1012\n',
      ['Zeit/(s)', 'Depth/(m)', 'Press/(Pa)']
    ],
    [
      'Station,Depth,Press\n-,[m],[Pa]\nA,5.5,1013\nB,6.5,1012\n',
      ['Station', 'Depth/[m]', 'Press/[Pa]']
    ]
  ])('%j', async (text, headings) => {
    const sheet = await readText(text);
    expect(sheet.head.headings).toEqual(headings);
    expect(sheet.head.headingRows).toEqual([1, 2]);
    expect(doubtsOf(sheet)).toEqual([]);
  });

  test('a year beside other words above is a line about the file, or doubted', async () => {
    const sheet = await readText('Table 1,,2020\nA,B,C\nx,1,2\ny,3,4\nz,5,6\n');
    expect(sheet.head.headings).toEqual(['A', 'B', 'C']);
    expect(doubtsOf(sheet)).toEqual(['heading-unsure']);
  });

  test('a lone unit under a heading is doubted', async () => {
    const sheet = await readText('Zeit,Depth,Temp\n,,K\n1,5.5,20.1\n2,6.5,20.2\n3,7.5,20.3\n');
    expect(doubtsOf(sheet)).toEqual(['heading-unsure']);
  });
});

describe('quotes and delimiters', () => {
  test.each([
    ['Item,Size,N\nTV,"48"",1\nPC,"24"",2\nPhone,"6"",3\n', ['48"', '24"', '6"']],
    ['Item,Size,N\nTV,"48"",1\nPC,24,2\nPhone,6,3\n', ['48"', '24', '6']],
    ['Item,Size,N\nA,"Complex "North"",1\nB,La Paz,2\n', ['Complex "North"', 'La Paz']]
  ])('whole cells are in quotes, whatever is within: %j', async (text, cells) => {
    const sheet = await readText(text);
    expect(dataOf(sheet).map(([, cell]) => cell)).toEqual(cells);
    expect(doubtsOf(sheet)).toContain('unbalanced-quote');
  });

  test.each([
    ['`Name`,`Town`,`N`\nAnn,York,1\nBob,Hull,2\n', ['Name', 'Town', 'N']],
    ['Name,Town,N\nBob,Hull,2\nAnn, York, 1\nCyd,Leeds,3\nDee,Ely,4\n', ['Ann', 'York', '1']]
  ])(
    'a record in the way of another dialect is read in it, and doubted: %j',
    async (text, cells) => {
      const sheet = await readText(text);
      expect([sheet.head.headings, ...dataOf(sheet)]).toContainEqual(cells);
      expect(doubtsOf(sheet)).toContain('dialect-unsure');
    }
  );

  test('blanks after every delimiter belong to the delimiter, or to all cells', async () => {
    const sheet = await readText(
      'EAN , Qty , Name\n004 , 1 , "a, b"\n005 , 2 , c\n006 , 7 , "d, e"\n'
    );
    expect(dataOf(sheet)[0]).toEqual(['004', '1', 'a, b']);
  });

  test('what may be a delimiter that is not known is doubted', async () => {
    for (const mark of ['_', '--']) {
      const rows = ['Ort,n', 'Bad Aalen,3', 'Bonn a.Rh.,4', 'Köln (Kreis),5'];
      const sheet = await readText(`${rows.map((row) => row.replace(',', mark)).join('\n')}\n`);
      expect(doubtsOf(sheet)).toContain('dialect-unsure');
    }
  });

  test('a bar in brackets', async () => {
    const sheet = await readText('AGS[|]Ort[|]Stand\n01[|]Aalen[|]2015\n02[|]Bonn[|]2017\n');
    expect(sheet.head.headings).toEqual(['AGS', 'Ort', 'Stand']);
  });
});

describe('totals', () => {
  test.each([
    'Year,Sex,Count\n2010,Total,500\n2010,Male,240\n2010,Female,260\n2011,Total,520\n2011,Male,250\n2011,Female,270\n',
    'Year,Sex,Count\n2010,Male,240\n2010,Female,260\n2010,Total,500\n',
    '月份,口径,销售额\n2020年1月,当月,100\n2020年1月,累计,100\n2020年2月,当月,120\n2020年2月,累计,220\n2020年3月,当月,90\n2020年3月,累计,310\n'
  ])('that are values of a column are records: %j', async (text) => {
    expect(dataOf(await readText(text))).toHaveLength(text.trim().split('\n').length - 1);
  });

  test.each(['Total', 'Insgesamt', 'Summe', 'Total général', 'Totaal'])(
    'alone before numbers is one: %s',
    async (label) => {
      const sheet = await readText(`Ort,n,m\nAalen,3,1\nBonn,4,2\n${label},7,3\n`);
      expect(marksOf(sheet)).toBe('heading - - total');
      expect(doubtsOf(sheet)).toEqual([]);
    }
  );

  test.each(['小计', '合计'])(
    'that stand beside the name of their group are none: %s',
    async (label) => {
      const group = (village: string, one: number, other: number): string =>
        `${village},产业,${one}\n${village},基建,${other}\n${village},${label},${one + other}\n`;
      const text = `村,项目,金额\n${group('石桥村', 5, 6)}${group('南岗村', 7, 1)}${group('上湾村', 2, 9)}${group('红星村', 3, 3)}`;
      const sheet = await readText(text);
      expect(dataOf(sheet)).toHaveLength(8);
      expect(sheet.end.totals.every(({stated, summed}) => stated === summed)).toBe(true);
    }
  );
});

describe('below a table', () => {
  test.each([
    'Site,PM10,Date\nA,20,2020-01-01\nB,21,2020-01-02\n,,\nhttps://www.example.org/data,,\n',
    'Region,2019,2020\nNorth,1,2\nSouth,3,4\n,,\nFigures may not sum due to rounding.,,\n',
    'Year,Emissions\n1990,800.0\n1991,792.7\nFonte: Istat, 2019\n',
    'Weight\n40.1\n41.7\n42.0\n* provisional\n',
    'Weight\n40.1\n41.7\n42.0\n\nNotes\n'
  ])('a note is none of its records: %j', async (text) => {
    const sheet = await readText(text);
    expect(marksOf(sheet)).toMatch(/ - -.*footer$/);
    expect(doubtsOf(sheet)).toEqual([]);
  });

  test.each([
    '科室,负责人,电话\n办公室,王一,0371-6000001\n编制科,张三,\n审核科,赵四,\n',
    'Product,Colour,Price\nDesktop,black,300\nMonitor,white,120\nNotebook,silver,\n',
    'Supplier,Town,Amount\nAcme,York,10\nBeta,Hull,20\nSource IT Ltd,Leeds,\n',
    'Weight\n40.1\n41.7\nn/a\n',
    'Weight\n40.1\n41.7\n<5\n',
    'Weight\nunknown\n41.7\n42.0\n',
    'range\n65+\n5-9\n10-14\n'
  ])('and above, what only looks like one is a record: %j', async (text) => {
    expect(dataOf(await readText(text))).toHaveLength(3);
  });

  test('a lone cell that may be one is a record, and doubted', async () => {
    for (const text of [
      'Region,2019,2020\nNorthland,1,2\nSouthland,3,4\nEOF,,\n',
      'kg\n40.1\n41.7\nEOF\n'
    ]) {
      const sheet = await readText(text);
      expect(dataOf(sheet)).toHaveLength(3);
      expect(sheet.end.doubts).toEqual([{code: 'foot-unsure', row: 4}]);
    }
  });

  test('blank rows among the records part nothing', async () => {
    const sheet = await readText('na,letters,year\nx,I,2001\n,,\nx,J,2021\ny,W,2020\n,,\nz,,\n');
    expect(dataOf(sheet)).toHaveLength(4);
  });
});

test.each([
  ['Name,Phone\nAnn,\nBob,01904 1\nCyd,\nDee,01904 22\n', ['Name', 'Phone']],
  ['Ward\nAbbey\nCastle\nDocks\nEastgate, North\n', ['Ward', '']]
])('half-empty records are no lines above a heading: %j', async (text, headings) => {
  const sheet = await readText(text);
  expect(sheet.head.headings).toEqual(headings);
  expect(dataOf(sheet)).toHaveLength(4);
  expect(doubtsOf(sheet)).toContain('heading-unsure');
});
