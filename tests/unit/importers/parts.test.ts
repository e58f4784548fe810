import * as XLSX from '@e965/xlsx';
import {describe, expect, test} from 'vitest';
import {randomFrom} from './mutate.ts';
import {dataOf, doubtsOf, fixture, marksOf, read, source, type Sheet} from './read.ts';

type Cell = string | number | null;

async function sheetsOf(
  rows: readonly (readonly Cell[])[],
  {name = '台账', bookType = 'xlsx', merges = [], hint}: Options = {}
): Promise<readonly Sheet[]> {
  const sheet = XLSX.utils.aoa_to_sheet(rows.map((row) => [...row]));
  sheet['!merges'] = merges.map((area) => XLSX.utils.decode_range(area));
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, name);
  const bytes = new Uint8Array(XLSX.write(book, {bookType, type: 'array'}));
  const hints = {'a.xlsx': {sheets: hint ?? {}}};
  return (await read(source('a.xlsx', bytes), {hints})).sheets;
}

type Options = {
  readonly name?: string;
  readonly bookType?: XLSX.BookType;
  readonly merges?: readonly string[];
  readonly hint?: Readonly<Record<string, {readonly headingRows: readonly number[]}>>;
};

const VILLAGES: readonly (readonly Cell[])[] = [
  ['村', '户数', '人数'],
  ['石桥村', 12, 40],
  ['南岗村', 7, 21],
  ['上村', 9, 30]
];
const PROJECTS: readonly (readonly Cell[])[] = [
  ['项目', '资金（万元）'],
  ['道路硬化', 120.5],
  ['水渠', 80]
];
const text = (rows: readonly (readonly Cell[])[]): (string | null)[][] =>
  rows.slice(1).map((row) => row.map((cell) => (cell === null ? null : String(cell))));

describe('tables one above the other', () => {
  test.each(['xlsx', 'biff8', 'ods', 'xlml'] as const)('%s: each is a sheet', async (bookType) => {
    const [first, second, ...more] = await sheetsOf([...VILLAGES, [], ...PROJECTS], {bookType});
    expect(more).toEqual([]);
    expect([first?.head.name, second?.head.name]).toEqual(['台账', '台账 · 2']);
    expect(first && dataOf(first)).toEqual(text(VILLAGES));
    expect(second && dataOf(second).map((row) => row.slice(0, 2))).toEqual(text(PROJECTS));
    expect(second?.head).toMatchObject({first: 6, headingRows: [6], title: ''});
    expect(second?.rows.map(({no}) => no)).toEqual([6, 7, 8]);
    expect(first?.end.doubts).toEqual([{code: 'table-of-several', values: {part: 1, parts: 2}}]);
    expect(second?.end.doubts).toEqual([
      {code: 'table-of-several', row: 6, values: {part: 2, parts: 2}}
    ]);
  });

  test('with titles, units and headings of two rows of their own', async () => {
    const rows: Cell[][] = [
      ['附表一 各村户数（截至2024年6月30日）'],
      ...VILLAGES.map((row) => [...row]),
      ['合计', 28, 91],
      [],
      ['附表二 资金下达情况'],
      [null, null, null, '单位：万元'],
      ['乡镇', '中央', null, '省级'],
      [null, '下达', '支出', '下达'],
      ['平川镇', 100.5, 60, 20],
      ['河口镇', 80, 80, 15],
      ['填表人：陈一']
    ];
    const merges = ['A1:C1', 'A8:D8', 'A10:A11', 'B10:C10'];
    const [first, second] = await sheetsOf(rows, {merges});
    expect(first?.head).toMatchObject({
      headingRows: [2],
      title: '附表一 各村户数（截至2024年6月30日）'
    });
    expect(first && marksOf(first)).toBe('title heading - - - total blank');
    expect(second?.head).toMatchObject({
      first: 8,
      headingRows: [10, 11],
      headings: ['乡镇', '中央/下达', '中央/支出', '省级/下达'],
      title: '附表二 资金下达情况 单位：万元',
      unit: '万元'
    });
    expect(second && marksOf(second)).toBe('title unit heading heading - - footer');
    expect(second?.rows.map(({no}) => no)).toEqual([8, 9, 10, 11, 12, 13, 14]);
    expect(second?.head.merges.map(({top}) => top)).toEqual([8, 10, 10]);
  });

  describe('the same heading again under a title of its own', () => {
    const people = (title: string): Cell[][] => [
      [title],
      ['户主', '人口', '收入'],
      ...Array.from({length: 8}, (_, i): Cell[] => [`户主${i}`, 3 + i, 900])
    ];
    const again = /^title heading( -){8} title repeated-heading( -){8}$/;

    test.each([[[]], [[[]]]])('of another place is another table', async (gap) => {
      const rows = [...people('石桥村名单'), ...gap, ...people('南岗村名单')];
      const [first, second] = await sheetsOf(rows);
      expect([first?.head.title, second?.head.title]).toEqual(['石桥村名单', '南岗村名单']);
      expect(second && marksOf(second)).toMatch(/^title heading( -){8}$/);
    });

    test.each([
      ['名单', '名单（续）'],
      ['石桥村名单', '石桥村名单']
    ])('%s, %s: goes on, and the title is no record', async (one, other) => {
      const [sheet, ...more] = await sheetsOf([...people(one), ...people(other)]);
      expect(more).toEqual([]);
      expect(sheet && marksOf(sheet)).toMatch(again);
      expect(sheet && doubtsOf(sheet)).toEqual([]);
    });

    test('goes on where a column names the place of each record', async () => {
      const rows = people('石桥村名单').map((row, i) =>
        i === 0 ? [...row, null, null, null] : [...row, i === 1 ? '行政村' : '石桥村']
      );
      const sheets = await sheetsOf([...rows, ['南岗村名单'], ...rows.slice(1)]);
      expect(sheets.map(dataOf)).toEqual([[...text(rows.slice(1)), ...text(rows.slice(1))]]);
    });

    test('is doubted in a text, which is one table', async () => {
      const lines = [...people('石桥村名单'), ...people('南岗村名单')].map((row) =>
        [...row, '', ''].slice(0, 3).join(',')
      );
      const {sheets} = await read(source('a.csv', `${lines.join('\n')}\n`));
      expect(sheets.map(marksOf)).toEqual([expect.stringMatching(again)]);
      expect(sheets[0]?.end.doubts).toEqual([{code: 'title-differs', row: 11}]);
    });
  });

  test('merged cells are filled in the part that they lie in', async () => {
    const rows: Cell[][] = [
      ...VILLAGES.map((row) => [...row]),
      [],
      ['乡镇', '村', '面积'],
      ['平川镇', '石桥村', 3.5],
      [null, '南岗村', 4],
      ['河口镇', '上村', 1]
    ];
    const [, second] = await sheetsOf(rows, {merges: ['A7:A8']});
    expect(second && dataOf(second)).toEqual([
      ['平川镇', '石桥村', '3.5'],
      ['平川镇', '南岗村', '4'],
      ['河口镇', '上村', '1']
    ]);
  });

  test('doubts and totals name rows of the sheet', async () => {
    const rows: Cell[][] = [...VILLAGES.map((row) => [...row]), [], ['项目', '资金', '资金']];
    rows.push(['道路', 1, 2], ['水渠', 3, 4], ['合计', 4, 7]);
    const [, second] = await sheetsOf(rows);
    expect(second?.end.doubts).toEqual([
      {code: 'heading-duplicate', column: 3, values: {heading: '资金'}},
      {code: 'table-of-several', row: 6, values: {part: 2, parts: 2}},
      {code: 'total-differs', row: 9, column: 3, values: {stated: 7, summed: 6}}
    ]);
  });
});

describe('tables side by side', () => {
  test('a list that goes on to the right is two lists, cells at their places', async () => {
    const rows: Cell[][] = [
      ['平川镇监测户名单（2024年）'],
      ['序号', '户主', '人数', null, '序号', '户主', '人数'],
      [1, '陈一', 3, null, 4, '李四', 2],
      [2, '林二', 5, null, 5, '赵五', 1],
      [3, '王三', 4, null, 6, '孙六', 6]
    ];
    const [first, second, ...more] = await sheetsOf(rows);
    expect(more).toEqual([]);
    expect(first && dataOf(first).map((row) => row.slice(0, 3))).toEqual([
      ['1', '陈一', '3'],
      ['2', '林二', '5'],
      ['3', '王三', '4']
    ]);
    expect(second?.head).toMatchObject({
      name: '台账 · 2',
      headings: ['', '', '', '', '序号', '户主', '人数'],
      title: '平川镇监测户名单（2024年）'
    });
    expect(second && dataOf(second)[2]).toEqual([null, null, null, null, '6', '孙六', '6']);
    expect(second?.end.doubts).toEqual([
      {code: 'table-of-several', column: 5, values: {part: 2, parts: 2}}
    ]);
  });

  test('of other kinds and lengths, each with its title', async () => {
    const rows: Cell[][] = [
      ['各村户数', null, null, null, '项目表', null],
      ['村', '户数', '人数', null, '项目', '资金'],
      ['石桥村', 12, 40, null, '道路', 120],
      ['南岗村', 7, 21, null, '水渠', 80],
      ['上村', 9, 30, null, null, null]
    ];
    const [first, second] = await sheetsOf(rows);
    expect([first?.head.title, second?.head.title]).toEqual(['各村户数', '项目表']);
    expect(first && dataOf(first).map((row) => row.slice(0, 3))).toEqual(text(VILLAGES));
    expect(second && marksOf(second)).toBe('title heading - - blank');
  });

  test('below another table', async () => {
    const beside = VILLAGES.map((row, i) => [...row, null, ...(PROJECTS[i] ?? [null, null])]);
    const sheets = await sheetsOf([['指标', '数值'], ['户数', 3], ['人数', 9], [], ...beside]);
    expect(sheets.map(({head}) => head.name)).toEqual(['台账', '台账 · 2', '台账 · 3']);
    expect(sheets.map(dataOf).map((rows) => rows.length)).toEqual([2, 3, 2]);
    expect(sheets[2]?.rows.at(1)).toEqual({
      no: 6,
      aside: undefined,
      cells: [null, null, null, null, '道路硬化', '120.5']
    });
  });
});

describe('halves of a list without a gap', () => {
  const heading = ['序号', '户主', '人数'];
  const half = (from: number, names: string): Cell[][] =>
    names.split('').map((name, i) => [from + i, name, 3 + i]);
  const beside = (left: readonly Cell[][], right: readonly Cell[][]): Cell[][] =>
    left.map((row, i) => [...row, ...(right[i] ?? [null, null, null])]);

  test('are two lists, of which the second may be shorter', async () => {
    for (const names of ['丁戊己', '丁戊']) {
      const rows = beside([heading, ...half(1, '甲乙丙')], [heading, ...half(4, names)]);
      const sheets = await sheetsOf([['监测户名单'], ...rows]);
      expect(sheets.map(({head}) => head.title)).toEqual(['监测户名单', '监测户名单']);
      expect(sheets.map((sheet) => dataOf(sheet).length)).toEqual([3, names.length]);
      expect(sheets[1]?.end.doubts[0]).toMatchObject({code: 'table-of-several', column: 4});
    }
  });

  test('are one list where each record names two people', async () => {
    const names = ['姓名', '性别', '电话', '姓名', '性别', '电话'];
    const rows = ['甲', '乙', '丙'].map((name, i) => [
      name,
      '男',
      19900000001 + i,
      `${name}甲`,
      '女',
      19900000011 + i
    ]);
    const [sheet, ...more] = await sheetsOf([names, ...rows]);
    expect(more).toEqual([]);
    expect(sheet && doubtsOf(sheet)).toContain('several-tables');
  });
});

describe('what is one table stays one', () => {
  const one = async (rows: readonly (readonly Cell[])[], options?: Options): Promise<string[]> =>
    (await sheetsOf(rows, options)).map(({head}) => head.name);

  test.each<[string, readonly (readonly Cell[])[]]>([
    ['blank rows between townships', [...VILLAGES, [], ['东村', 3, 8], ['西村', 4, 9]]],
    ['its heading again on the next page', [...VILLAGES, [], ...VILLAGES]],
    ['part of its heading again', [...VILLAGES, [], ['村', '户数'], ['东村', 3], ['西村', 4]]],
    [
      'a name of a group in its own line',
      [...VILLAGES, [], ['河口镇'], ['东村', 3, 8], ['西村', 4, 9]]
    ],
    [
      'signatures',
      [...VILLAGES, [], ['填表人：陈一', null, '审核人：林二'], ['电话', '19900000001']]
    ],
    [
      'notes of two lines',
      [...VILLAGES, [], ['说明', '户数不含空挂户'], ['口径', '以公安户籍为准']]
    ],
    ['a single record under words', [...VILLAGES, [], ['核实人', '日期'], ['陈一', '2024-06-30']]],
    [
      'an empty column that parts two halves of each record',
      VILLAGES.map(([village, count, people]) => [
        village ?? null,
        count ?? null,
        null,
        people ?? null,
        '备注'
      ])
    ],
    [
      'remarks far right that few records have',
      VILLAGES.map((row, i) => [
        ...row,
        null,
        i === 0 ? '备注' : null,
        i === 0 ? '核实人' : i === 1 ? '陈一' : null
      ])
    ]
  ])('%s', async (_, rows) => {
    expect(await one(rows)).toEqual(['台账']);
  });

  test('text files are one table as before, the other is named', async () => {
    const lines = [...VILLAGES, [], ...PROJECTS].map((row) => row.join(','));
    const {sheets} = await read(source('a.csv', `${lines.join('\n')}\n`));
    expect(sheets.map(doubtsOf)).toEqual([expect.arrayContaining(['several-tables'])]);
  });
});

describe('a heading that the analyst names', () => {
  const rows: Cell[][] = [
    ...VILLAGES.map((row) => [...row]),
    [],
    ['表二'],
    ['项目', '资金', '年'],
    ['道路', 1, 2024],
    ['水渠', 2, 2024]
  ];

  test('in a further table is a row of the whole sheet', async () => {
    const [, second] = await sheetsOf(rows, {hint: {'台账 · 2': {headingRows: [8]}}});
    expect(second?.head).toMatchObject({headingRows: [8], headings: ['道路', '1', '2024']});
    expect(second && dataOf(second)).toEqual([['水渠', '2', '2024']]);
  });

  test('for the first, but below it, says that the sheet is one table', async () => {
    const sheets = await sheetsOf(rows, {hint: {台账: {headingRows: [7]}}});
    expect(sheets.map(({head}) => [head.name, head.headingRows])).toEqual([['台账', [7]]]);
  });
});

test('tables of another writer: each of its six tables is read', async () => {
  for (const name of ['lo.xlsx', 'lo-97.xls', 'openpyxl.xlsx', 'county.ods', 'county.fods']) {
    const {sheets} = await read(fixture(name));
    expect(sheets.map(({head}) => head.name)).toEqual([
      '资金',
      '并排',
      '并排 · 2',
      '上下',
      '上下 · 2',
      '明细'
    ]);
    const [, , right, , below] = sheets;
    expect(right && dataOf(right)).toEqual([
      [null, null, null, '上村', '7'],
      [null, null, null, '下村', '8']
    ]);
    expect(below && dataOf(below)).toEqual([
      ['道路', '120'],
      ['水渠', '80']
    ]);
    expect(below?.rows.map(({no}) => no)).toEqual([5, 6, 7]);
  }
});

test('tables of any size one below the other come back as they were', async () => {
  for (let seed = 1; seed <= 25; seed++) {
    const random = randomFrom(seed);
    const below = (most: number): number => Math.floor(random() * most);
    const tables = Array.from({length: 2 + below(3)}, (_, t) => {
      const width = 2 + below(5);
      const heading = Array.from(
        {length: width},
        (__, k) => `${'甲乙丙丁戊'[t]}列${'一二三四五六七'[k]}`
      );
      const records = Array.from({length: 2 + below(30)}, (__, i) =>
        Array.from({length: width}, (___, k): Cell =>
          k === 0 ? `第${'零一二三四五六七八九'[i % 10]}村` : 10 + below(900)
        )
      );
      return [heading, ...records];
    });
    const rows = tables.flatMap((table, t) => [
      ...(t > 0 ? Array.from({length: 1 + below(2)}, () => []) : []),
      ...table
    ]);
    const sheets = await sheetsOf(rows);
    expect({
      seed,
      tables: sheets
        .map(dataOf)
        .map((data) => data.map((row) => row.filter((cell) => cell !== null)))
    }).toEqual({
      seed,
      tables: tables.map(text)
    });
  }
});
