import iconv from 'iconv-lite';
import {describe, expect, test} from 'vitest';
import {dataOf, doubtsOf, fixture, readSheet, source} from './read.ts';

describe('SYLK and DIF', () => {
  const sylk = 'ID;PX\r\nC;Y1;X1;K"村"\r\nC;X2;K"户数"\r\nC;Y2;X1;K"石桥村"\r\nC;X2;K3\r\nE\r\n';
  const dif =
    'TABLE\n0,1\n"x"\nVECTORS\n0,2\n""\nTUPLES\n0,2\n""\nDATA\n0,0\n""\n' +
    '-1,0\nBOT\n1,0\n"村"\n1,0\n"户数"\n-1,0\nBOT\n1,0\n"石桥村"\n0,3\nV\n-1,0\nEOD\n';

  test('are read in the encoding that they are written in', async () => {
    for (const text of [sylk, dif])
      for (const name of ['utf-8', 'gb18030', 'utf-16le']) {
        const mark = name === 'utf-16le';
        const bytes = new Uint8Array(iconv.encode(text, name, {addBOM: mark}));
        const sheet = await readSheet(source('a.slk', bytes));
        expect(sheet.head.headings).toEqual(['村', '户数']);
        expect(dataOf(sheet)).toEqual([['石桥村', '3']]);
        expect(doubtsOf(sheet)).toEqual([]);
      }
  });

  test('without the line that ends them are cut short', async () => {
    const sheet = await readSheet(source('a.slk', sylk.replace('E\r\n', '')));
    expect(doubtsOf(sheet)).toEqual(['cut-short']);
  });
});

describe('in SYLK', () => {
  const sylk = (...records: string[]): string => ['ID;PWXL;N;E', ...records, 'E', ''].join('\r\n');
  const rowsOf = async (...records: string[]): Promise<unknown> => {
    const sheet = await readSheet(source('a.slk', sylk(...records)));
    return [sheet.head.headings, ...dataOf(sheet), doubtsOf(sheet)];
  };

  test('cells stand where they say, in any order; formulas that are shared have their values', async () => {
    expect(
      await rowsOf(
        'C;Y3;X2;K6;S;R2;C2',
        'C;Y1;X1;K"a"',
        'C;X2;K"b"',
        'C;Y2;X2;K4;ERC[-1]*2',
        'C;X1;K2',
        'C;Y3;X1;K3'
      )
    ).toEqual([['a', 'b'], ['2', '4'], ['3', '6'], []]);
  });

  test('dates and percentages are such by the format of the cell, the row or the column', async () => {
    expect(
      await rowsOf(
        'P;PGeneral',
        'P;Pyyyy-mm-dd',
        'P;P0.0%',
        'F;P1;C2',
        'F;P2;R3',
        'C;Y1;X1;K"a"',
        'C;X2;K"b"',
        'C;X3;K"c"',
        'F;P2;Y2;X1',
        'C;K0.5',
        'C;X2;K45473',
        'C;X3;K7',
        'C;Y3;X1;K0.25',
        'F;P0;X2',
        'C;K8',
        'C;X3;K"9"'
      )
    ).toEqual([['a', 'b', 'c'], ['50%', '2024-06-30', '7'], ['25%', '8', '9'], []]);
  });

  test('days are counted from 1904 where the workbook says so', async () => {
    expect(
      await rowsOf('O;L;D;V4', 'P;Pyyyy-mm-dd', 'C;Y1;X1;K"a"', 'F;P0;Y2;X1', 'C;K44011')
    ).toEqual([['a'], ['2024-06-30'], []]);
  });

  test('characters in several signs, doubled semicolons and line ends are one text', async () => {
    const e = '\u001b';
    expect(
      await rowsOf(
        'C;Y1;X1;K"x"',
        `C;Y2;X1;K"${e}NBe${e}NHu${e}N{${e}NDn${e}N;a;;b${e} :c${e}';"`,
        'C;Y3;X1;K"one\ntwo"',
        'C;Y4;X1;K"48" pipe"'
      )
    ).toEqual([['x'], ['éüßñ»a;b\nc{'], ['one\ntwo'], ['48" pipe'], ['heading-unsure']]);
  });

  test('lines that are no records are passed over, and said', async () => {
    const text = sylk('C;Y1;X1;K"a"', 'QQ;x', 'C;Y2;X1;K1', 'C;Y2000000;X1;K2', '乱');
    const sheet = await readSheet(source('a.slk', text));
    expect([sheet.head.headings, ...dataOf(sheet)]).toEqual([['a'], ['1']]);
    expect(sheet.end.doubts).toEqual([{code: 'cells-damaged', values: {count: 3, row: 1}}]);
  });

  test('a quote that nothing closes ends with its record', async () => {
    expect(await rowsOf('C;Y1;X1;K"a"', 'C;Y2;X1;K"b', 'C;Y3;X1;K"c"')).toEqual([
      ['a'],
      ['b'],
      ['c'],
      ['heading-unsure']
    ]);
  });

  test('what only begins like it is a text', async () => {
    const sheet = await readSheet(source('a.csv', 'ID;PWXL;Name\r\n1;2;x\r\n3;4;y\r\n'));
    expect(sheet.head.kind).toBe('csv');
    expect(sheet.head.headings).toEqual(['ID', 'PWXL', 'Name']);
  });
});

describe('in DIF', () => {
  const dif = (...cells: string[]): string =>
    ['TABLE', '0,1', '"x"', 'DATA', '0,0', '""', ...cells, '-1,0', 'EOD', ''].join('\n');

  test('texts go on over lines; what is no number says so', async () => {
    const cells = [
      '-1,0',
      'BOT',
      '1,0',
      '"a"',
      '1,0',
      '"b"',
      '-1,0',
      'BOT',
      '1,0',
      '"x\ny"',
      '0,1',
      'TRUE'
    ];
    const more = [
      '-1,0',
      'BOT',
      '0,0',
      'NA',
      '0,0',
      'ERROR',
      '-1,0',
      'BOT',
      '0,2.50',
      'V',
      '1,0',
      'bare'
    ];
    const sheet = await readSheet(source('a.dif', dif(...cells, ...more)));
    expect([sheet.head.headings, ...dataOf(sheet)]).toEqual([
      ['a', 'b'],
      ['x\ny', 'TRUE'],
      ['#N/A', '#ERROR!'],
      ['2.50', 'bare']
    ]);
    expect(doubtsOf(sheet)).toEqual(['heading-unsure']);
  });

  test('a text that nothing closes, and what is no cell, is said', async () => {
    const cells = [
      '-1,0',
      'BOT',
      '1,0',
      '"a"',
      '-1,0',
      'BOT',
      '1,0',
      '"x',
      '-1,0',
      'BOT',
      '7,0',
      '"y"'
    ];
    const sheet = await readSheet(source('a.dif', dif(...cells)));
    expect(sheet.end.doubts).toContainEqual({code: 'cells-damaged', values: {count: 2, row: 2}});
    expect(dataOf(sheet)).toEqual([['x']]);
  });
});

describe('one workbook in both forms', () => {
  const HEADINGS = ['a "q" b', 'line break', 'x', '', ''];
  const LEAD = ["'lead", '  sp ', ';;', 'K"x', 'y', null, null];

  test.each([
    [
      'gnumeric.slk',
      ['1.5', '2024-06-30', '2024-06-30 12:30:00', '09:05:00'],
      ['TRUE', '#DIV/0!', '3', '12.5%', '-3']
    ],
    [
      'lo.slk',
      ['1.5', '45473', '45473.5208333333', '0.378472222222222'],
      ['1', '0', '3', '0.125', '-3']
    ],
    [
      'gnumeric.dif',
      ['1.5', '45473', '45473.5', '0.378472'],
      ['TRUE', '#ERROR!', '3', '0.125', '-3']
    ],
    [
      'lo.dif',
      ['1.5', '2024-06-30', '2024-06-30 12:30:00', '09:05:00 AM'],
      ['TRUE', '#ERROR!', '3', '12.5%', '-3']
    ]
  ])('%s holds what its writer put into it', async (name, typed, computed) => {
    const sheet = await readSheet(fixture(name));
    expect(sheet.head.headings.slice(2)).toEqual(HEADINGS);
    const [first = [], second, third, fourth] = dataOf(sheet);
    expect(first.slice(1, 5)).toEqual(typed);
    expect(second?.slice(0, 5)).toEqual(computed);
    expect(third).toEqual(LEAD);
    expect(fourth?.[6]).toBe('far');
  });
});
