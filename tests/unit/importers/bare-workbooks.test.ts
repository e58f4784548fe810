import * as XLSX from '@e965/xlsx';
import iconv from 'iconv-lite';
import {describe, expect, test} from 'vitest';
import {importFiles} from '../../../src/importers/index.ts';
import {double, record, short} from './biff.ts';
import {read, readSheet, source, type Sheet} from './read.ts';

/** Texts of cells by rows. */
type Texts = readonly (readonly string[])[];

const TABLE: Texts = [
  ['户编号', '户主姓名', '村'],
  ['58010100000001', '陈一', '长岭村'],
  ['58010100000002', '赵二', '白水村'],
  ['58010100000003', '钱三', '长岭村']
];

const TRADITIONAL: Texts = [
  ['戶編號', '戶主姓名', '村'],
  ['58010100000001', '陳一', '長嶺村'],
  ['58010100000002', '趙二', '白水村']
];

function cellsOf({rows}: Sheet): readonly (readonly (string | null)[])[] {
  return rows.map(({cells}) => cells);
}

/** What a page of a web system writes as .xls: the begin of a sheet, cells, its end, and no word of the encoding. */
function pageOf(encoding: string, table = TABLE): number[] {
  const cells = table.flatMap((texts, row) =>
    texts.flatMap((text, column) => {
      const bytes = iconv.encode(text, encoding);
      return record(0x204, short(row), short(column), short(0), short(bytes.length), bytes);
    })
  );
  const year = record(0x203, short(1), short(3), short(0), double(2024));
  return [...record(0x809, short(0), short(0x10), short(0), short(0)), ...cells, ...year, ...END];
}

const END = record(0x0a);
const PAGE: Texts = TABLE.map((texts, row) => (row === 1 ? [...texts, '2024'] : texts));

describe('a sheet without a workbook around it, as pages of web systems write it', () => {
  test.each([
    ['gbk', 'gb18030'],
    ['utf8', 'utf-8']
  ])('in %s', async (written, found) => {
    const sheet = await readSheet(source('a.xls', Uint8Array.from(pageOf(written))));
    expect(sheet.head).toMatchObject({kind: 'xls', encoding: found});
    expect(sheet.rows.map(({cells}) => cells.filter((cell) => cell !== null))).toEqual(PAGE);
    expect(sheet.end.doubts.map(({code}) => code)).not.toContain('encoding-unsure');
  });

  test('in the encoding that the analyst says, doubted until then', async () => {
    const file = source('a.xls', Uint8Array.from(pageOf('big5', TRADITIONAL)));
    const found = await readSheet(file);
    expect(found.end.doubts.map(({code}) => code)).toContain('encoding-unsure');
    const headings = [];
    for await (const event of importFiles([file], {hints: {'a.xls': {encoding: 'big5'}}}))
      if (event.type === 'sheet') headings.push(event.sheet.headings);
    expect(headings).toEqual([['戶編號', '戶主姓名', '村', '']]);
    const {sheets} = await read(file, {encoding: 'big5'});
    expect(sheets.map(({head}) => head.headings)).toEqual(headings);
  });

  test('says so where its end is missing', async () => {
    const whole = pageOf('gbk');
    const cut = await readSheet(source('a.xls', Uint8Array.from(whole.slice(0, -END.length - 9))));
    expect(cellsOf(cut)).toEqual(TABLE);
    expect(cut.end.doubts.map(({code}) => code)).toContain('cut-short');
  });

  test('says how many cells end early, and gives the others', async () => {
    const broken = record(0x204, short(2), short(0), short(0));
    const bytes = pageOf('gbk');
    bytes.splice(-END.length, 0, ...broken, ...broken);
    const sheet = await readSheet(source('a.xls', Uint8Array.from(bytes)));
    expect(cellsOf(sheet).map((cells) => cells.slice(0, 3))).toEqual(TABLE);
    expect(sheet.end.doubts).toContainEqual({code: 'cells-damaged', row: 4, values: {count: 2}});
  });
});

/** How the versions before BIFF5 write a cell's style, the length of a text, and the types of their records. */
const VERSIONS = [
  {version: 2, begin: 0x009, form: 0x1e, formula: 0x06, result: 0x07, cell: 0x00},
  {version: 3, begin: 0x209, form: 0x1e, formula: 0x206, result: 0x207, cell: 0x200},
  {version: 4, begin: 0x409, form: 0x41e, formula: 0x406, result: 0x207, cell: 0x200}
] as const;

/** A stream in code page 936: texts, a date, a per cent, an integer, a truth value, an error, a text of a formula. */
function oldSheet({version, begin, form, formula, result, cell}: (typeof VERSIONS)[number]) {
  const style = (n: number): number[] => (version === 2 ? [0, n, 0] : short(n));
  const text = (content: string): number[] => {
    const bytes = iconv.encode(content, 'gbk');
    return [...(version === 2 ? [bytes.length] : short(bytes.length)), ...bytes];
  };
  const code = (content: string): number[] => [
    ...(version === 4 ? short(0) : []),
    content.length,
    ...iconv.encode(content, 'gbk')
  ];
  const at = (row: number, column: number, n = 0): number[] => [
    ...short(row),
    ...short(column),
    ...style(n)
  ];
  const styles =
    version === 2
      ? []
      : [0, 1, 2].flatMap((n) => record(version === 3 ? 0x243 : 0x443, [0, n], new Uint8Array(10)));
  const integer =
    version === 2
      ? record(0x02, at(1, 1), short(65_000))
      : record(
          0x27e,
          at(1, 1),
          [(65_000 << 2) | 2, 0xf7, 0x03, 0].map((byte) => byte & 255)
        );
  return Uint8Array.from([
    ...record(begin, short(version), short(0x10), version === 2 ? [] : short(0)),
    ...record(0x42, short(936)),
    ...record(form, code('General')),
    ...record(form, code('yyyy-mm-dd')),
    ...record(form, code('0.00%')),
    ...styles,
    ...['乡镇', '户数', '日期', '比例', '是否', '错误', '公式'].flatMap((heading, column) =>
      record(cell | 0x04, at(0, column), text(heading))
    ),
    ...record(cell | 0x04, at(1, 0), text('平川镇')),
    ...integer,
    ...record(cell | 0x03, at(1, 2, 1), double(45_473)),
    ...record(cell | 0x03, at(1, 3, 2), double(0.125)),
    ...record(cell | 0x05, at(1, 4), [1, 0]),
    ...record(cell | 0x05, at(1, 5), [0x2a, 1]),
    ...record(formula, at(1, 6), [0, 0, 0, 0, 0, 0, 255, 255], new Uint8Array(6)),
    ...record(result, text('合格')),
    ...END
  ]);
}

describe.each(VERSIONS)('a workbook of Excel $version', (form) => {
  test('gives every kind of cell', async () => {
    const {sheets, refused} = await read(source('a.xls', oldSheet(form)));
    expect(refused).toEqual([]);
    expect(sheets.map(cellsOf)).toEqual([
      [
        ['乡镇', '户数', '日期', '比例', '是否', '错误', '公式'],
        ['平川镇', '65000', '2024-06-30', '12.5%', 'TRUE', '#N/A', '合格']
      ]
    ]);
    expect(sheets[0]?.end.doubts).toEqual([]);
  });

  test('gives what another program wrote', async () => {
    // The library's types know the first of the three only.
    const bookType = `biff${form.version}` as 'biff2';
    const rows = Array.from({length: 40}, (_, i) => [`Row ${i}`, i * 7.5 - 20, i % 3 === 0, i]);
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['A', 'B', 'C', 'D'], ...rows]));
    const bytes = new Uint8Array(XLSX.write(book, {bookType, type: 'array'}));
    const sheet = await readSheet(source('a.xls', bytes));
    const written = rows.map((row) =>
      row.map((cell) => String(cell).replace(/^(true|false)$/, (one) => one.toUpperCase()))
    );
    expect(cellsOf(sheet)).toEqual([['A', 'B', 'C', 'D'], ...written]);
  });
});

test('the sheets of a workbook of Excel 4, each in its place', async () => {
  const sheet = (name: string, number: number): number[] => {
    const inner = [
      ...record(0x409, short(0), short(0x10), short(0)),
      ...record(0x204, short(0), short(0), short(0), short(4), iconv.encode('户数', 'gbk')),
      ...record(0x203, short(1), short(0), short(0), double(number)),
      ...END
    ];
    const title = iconv.encode(name, 'gbk');
    return [...record(0x8f, [...short(inner.length), 0, 0], [title.length], title), ...inner];
  };
  const stream = Uint8Array.from([
    ...record(0x409, short(0), short(0x100), short(0)),
    ...record(0x42, short(936)),
    ...sheet('甲镇', 12),
    ...sheet('乙镇', 7),
    ...END
  ]);
  const {sheets} = await read(source('a.xlw', stream));
  expect(sheets.map(({head, rows}) => [head.name, rows.map(({cells}) => cells[0])])).toEqual([
    ['甲镇', ['户数', '12']],
    ['乙镇', ['户数', '7']]
  ]);
});

test('the workbook in a compound file is the one at its top, in whatever case its name is', async () => {
  const container = XLSX.CFB.utils.cfb_new();
  const other: Texts = TABLE.map((texts) => texts.map((text) => `${text}？`));
  XLSX.CFB.utils.cfb_add(container, '/MBD0001/Workbook', Buffer.from(pageOf('gbk', other)));
  XLSX.CFB.utils.cfb_add(container, '/WORKBOOK', Buffer.from(pageOf('gbk')));
  const bytes = new Uint8Array(Buffer.from(XLSX.CFB.write(container, {type: 'buffer'})));
  const sheet = await readSheet(source('a.xls', bytes));
  expect(sheet.rows.map(({cells}) => cells.filter((cell) => cell !== null))).toEqual(PAGE);
});
