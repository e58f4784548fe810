import iconv from 'iconv-lite';
import {describe, expect, test} from 'vitest';
import {dataOf, doubtsOf, fixture, marksOf, read, readSheet, source, type Sheet} from './read.ts';

/** The sheets of county.*, which LibreOffice saved in each form from one workbook, by name. */
async function sheetsOf(name: string): Promise<ReadonlyMap<string, Sheet>> {
  const {sheets, refused} = await read(fixture(name));
  expect(refused).toEqual([]);
  return new Map(
    sheets.map((sheet, i) => [sheet.head.name === '' ? String(i) : sheet.head.name, sheet])
  );
}

describe.each([
  'lo.xlsx',
  'county.xlsm',
  'lo-97.xls',
  'county.ods',
  'county.fods',
  'openpyxl.xlsx'
])('%s', (name) => {
  test('funds: heading of two merged rows, unit in the corner, merged townships, totals checked', async () => {
    const fund = (await sheetsOf(name)).get('资金');
    if (fund === undefined) throw new Error('no sheet 资金');
    expect(fund.head).toMatchObject({
      title: '平川县2024年衔接资金使用情况表 单位：万元',
      unit: '万元',
      headingRows: [3, 4],
      headings: ['乡镇', '村', '中央/下达', '中央/支出', '省级/下达', '省级/支出', '拨付日期']
    });
    expect(marksOf(fund)).toBe('title unit heading heading - - subtotal - - subtotal total footer');
    expect(dataOf(fund)).toEqual([
      ['平川镇', '石桥村', '100.5', '60', '20', '10.25', '2024-03-15'],
      ['平川镇', '南岗村', '80', '80', '15', '0.1', '2024-04-01'],
      ['河口镇', '上村', '50', '0', '5', '5', '2024-05-20'],
      ['河口镇', '下村', '70.25', '30', null, null, '2024-06-30']
    ]);
    expect(fund.end.totals).toHaveLength(12);
    expect(fund.end.doubts).toEqual([
      {code: 'total-differs', row: 11, column: 6, values: {stated: 16, summed: 15.35}}
    ]);
  });

  test('tables beside and below each other are sheets of their own', async () => {
    const sheets = await sheetsOf(name);
    expect([...sheets.keys()]).toEqual(['资金', '并排', '并排 · 2', '上下', '上下 · 2', '明细']);
    const right = sheets.get('并排 · 2');
    expect(right && dataOf(right).map((row) => row.slice(3))).toEqual([
      ['上村', '7'],
      ['下村', '8']
    ]);
    const below = sheets.get('上下 · 2');
    expect(below?.rows.map(({no}) => no)).toEqual([5, 6, 7]);
    expect(below?.end.doubts).toContainEqual({
      code: 'table-of-several',
      row: 5,
      values: {part: 2, parts: 2}
    });
  });

  test('details: every cell as it is meant, duplicate headings doubted', async () => {
    const sheet = (await sheetsOf(name)).get('明细');
    expect(sheet?.head.headings).toEqual([
      '户编号',
      '姓名',
      '姓名',
      '证件号码',
      '面积（亩）',
      '比例',
      '更新时间',
      '是否'
    ]);
    expect(sheet && doubtsOf(sheet)).toContain('heading-duplicate');
    expect(sheet && dataOf(sheet)).toEqual([
      [
        '0580101001',
        '陈一',
        '壹',
        '58010119900101001X',
        '12.5',
        '12.5%',
        '2024-06-30 08:30:15',
        'TRUE'
      ],
      [
        '0580101002',
        '林"二"',
        'a,b',
        '580101198502030024',
        '0.1',
        '100%',
        '2023-12-31 23:59:59',
        'FALSE'
      ],
      ['0580101003', '上\n下', ' 空 ', '00012', '-3', '7%', null, null]
    ]);
  });
});

test('county.html, the workbook as a web page of LibreOffice', async () => {
  const sheets = await sheetsOf('county.html');
  const [fund] = sheets.values();
  expect(fund?.head.headings.slice(0, 4)).toEqual(['乡镇', '村', '中央/下达', '中央/支出']);
  expect(fund && dataOf(fund)[1]?.slice(0, 4)).toEqual(['平川镇', '南岗村', '80', '80']);
});

test('county.slk, the first sheet in the old exchange form of Multiplan', async () => {
  const sheet = await readSheet(fixture('county.slk'));
  expect(sheet.rows.map(({cells}) => cells[2]).slice(4, 6)).toEqual(['100.5', '80']);
});

test('xlsxwriter.xlsx, written in constant memory: inline and rich strings, a formula with its value', async () => {
  const sheet = await readSheet(fixture('xlsxwriter.xlsx'));
  expect(sheet.head.headings).toEqual(['户编号', '户主', '日期', '比例', '公式']);
  expect(dataOf(sheet)).toEqual([
    ['58010119900101001X', '陈一', '2024-06-30', '12.5%', '3'],
    ['000123', '林二', null, '100%', 'TRUE']
  ]);
});

test('xlwt.xls: long strings, rare characters, cells merged downwards', async () => {
  const sheet = await readSheet(fixture('xlwt.xls'));
  expect(dataOf(sheet)).toEqual([
    ['58010119900101001X', '陈一𠮷', '2024-06-30', '3'],
    ['000123', '林二'.repeat(200), null, '1234567.25'],
    ['合并', '甲', null, null],
    ['合并', '乙', null, null]
  ]);
});

test('xlwt-formulas.xls: formulas that nobody has computed are said', async () => {
  const sheet = await readSheet(fixture('xlwt-formulas.xls'));
  expect(dataOf(sheet)).toEqual([
    ['石桥', '3', null],
    ['南岗', '4', null]
  ]);
  expect(sheet.end.doubts).toEqual([
    {code: 'formula-without-value', row: 2, column: 3, values: {count: 2}}
  ]);
});

test('zeros that pad a file at its end are no part of a text, whatever its form', async () => {
  const padded = (bytes: Uint8Array): Uint8Array =>
    Uint8Array.from([...bytes, ...Array(301).fill(0)]);
  const slk = fixture('county.slk');
  const whole = await slk.read(0, slk.size);
  const sheet = await readSheet(source('a.slk', padded(whole)));
  expect(sheet.end).toEqual((await readSheet(slk)).end);
  for (const name of ['utf-8', 'utf-16le', 'gb18030']) {
    const text = '[{"村":"石桥","户数":3},{"村":"南岗","户数":4}]\n';
    const bytes = new Uint8Array(iconv.encode(text, name, {addBOM: name === 'utf-16le'}));
    for (const json of [bytes, padded(bytes)])
      expect(dataOf(await readSheet(source('a.json', json)))).toEqual([
        ['石桥', '3'],
        ['南岗', '4']
      ]);
  }
});
