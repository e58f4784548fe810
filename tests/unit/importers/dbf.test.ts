import * as XLSX from '@e965/xlsx';
import iconv from 'iconv-lite';
import {describe, expect, test} from 'vitest';
import {dataOf, doubtsOf, read, readSheet, source} from './read.ts';

type Field = {
  readonly name: string;
  readonly type: string;
  readonly length: number;
  readonly decimals?: number;
};
type Table = {
  readonly version?: number;
  readonly page?: number;
  readonly encoding?: string;
  readonly stated?: number;
  /** As they lie in the file, the mark first. */
  readonly records: readonly Uint8Array[];
};

/** A table written by hand after the description of dBase III. */
function dbf(fields: readonly Field[], table: Table): Uint8Array {
  const {version = 3, page = 0, encoding = 'gbk', records, stated = records.length} = table;
  const first = 32 + 32 * fields.length + 1;
  const head = new Uint8Array(first);
  const view = new DataView(head.buffer);
  head.set([version, 124, 6, 30]);
  view.setUint32(4, stated, true);
  view.setUint16(8, first, true);
  view.setUint16(10, 1 + fields.reduce((sum, {length}) => sum + length, 0), true);
  head[29] = page;
  fields.forEach(({name, type, length, decimals = 0}, i) => {
    head.set(iconv.encode(name, encoding), 32 + 32 * i);
    head[32 + 32 * i + 11] = type.charCodeAt(0);
    head[32 + 32 * i + 16] = length;
    head[32 + 32 * i + 17] = decimals;
  });
  head[first - 1] = 0x0d;
  return Uint8Array.from([...head, ...records.flatMap((bytes) => [...bytes]), 0x1a]);
}

function record(text: string, encoding = 'gbk'): Uint8Array {
  return new Uint8Array(iconv.encode(text, encoding));
}

const PEOPLE: readonly Field[] = [
  {name: '户编号', type: 'C', length: 8},
  {name: '户主', type: 'C', length: 6},
  {name: '收入', type: 'N', length: 8, decimals: 2},
  {name: '日期', type: 'D', length: 8},
  {name: '监测', type: 'L', length: 1}
];
const LINES = [
  ' A0000001陈一   1200.5020240630T',
  '*A0000002删去      1.0020240630F',
  ' A0000003林二          00000000?',
  ' A0000004周三  ********20240229N'
];

describe('a table of dBase', () => {
  test('in GBK: texts, numbers, dates, truths; deleted records are none', async () => {
    const lines = LINES.map((line) => record(line));
    const sheet = await readSheet(source('名册.dbf', dbf(PEOPLE, {records: lines})));
    expect(sheet.head).toMatchObject({
      kind: 'xls',
      encoding: 'gb18030',
      headings: ['户编号', '户主', '收入', '日期', '监测'],
      headingRows: []
    });
    expect(dataOf(sheet)).toEqual([
      ['A0000001', '陈一', '1200.50', '2024-06-30', 'TRUE'],
      ['A0000003', '林二', null, null, null],
      ['A0000004', '周三', '********', '2024-02-29', 'FALSE']
    ]);
    expect(doubtsOf(sheet)).toEqual([]);
  });

  test.each([0x02, 0x04, 0x05, 0x87, 0x8e, 0xfb])('of version %i', async (version) => {
    const records = LINES.map((line) => record(line));
    const sheet = await readSheet(source('名册.dbf', dbf(PEOPLE, {version, records})));
    expect(dataOf(sheet)[0]?.slice(0, 2)).toEqual(['A0000001', '陈一']);
  });

  test('with thousands of records is no text', async () => {
    const line = record(LINES[0] ?? '');
    const records = Array.from({length: 5000}, () => line);
    const sheet = await readSheet(source('a.dbf', dbf(PEOPLE, {records})));
    expect(sheet.end).toMatchObject({records: 5000, data: 5000});
  });

  test('that is cut, or holds more than it states, says so; of a damaged head it is refused', async () => {
    const whole = dbf(PEOPLE, {records: LINES.map((line) => record(line))});
    const cut = await readSheet(source('a.dbf', whole.slice(0, -20)));
    expect([cut.end.data, doubtsOf(cut)]).toEqual([2, ['cut-short']]);
    const more = dbf(PEOPLE, {records: LINES.map((line) => record(line)), stated: 2});
    expect(doubtsOf(await readSheet(source('a.dbf', more)))).toEqual(['cut-short']);
    const {refused} = await read(source('a.dbf', whole.slice(0, 100)));
    expect(refused.map(({failure}) => failure.code)).toEqual(['file-truncated']);
  });

  test('of Visual FoxPro: integers, doubles, currency, moments; memos are elsewhere and said', async () => {
    const fields: readonly Field[] = [
      {name: 'ID', type: 'I', length: 4},
      {name: 'RATE', type: 'B', length: 8},
      {name: 'MONEY', type: 'Y', length: 8},
      {name: 'AT', type: 'T', length: 8},
      {name: 'NOTE', type: 'M', length: 4},
      {name: 'NAME', type: 'V', length: 6},
      {name: '_NULLS', type: '0', length: 1}
    ];
    const bytes = new Uint8Array(40);
    const view = new DataView(bytes.buffer);
    bytes[0] = 0x20;
    view.setInt32(1, -7, true);
    view.setFloat64(5, 0.125, true);
    view.setBigInt64(13, -1_234_500n, true);
    view.setInt32(21, 2_460_492, true); // Julian day of 2024-06-30
    view.setInt32(25, 43_200_000, true);
    view.setInt32(29, 32, true);
    bytes.set([...record('Ada'), 0, 0, 3], 33);
    const empty = new Uint8Array(40).fill(0);
    empty[0] = 0x20;
    const table = dbf(fields, {version: 0x30, records: [empty, bytes]});
    const sheet = await readSheet(source('a.dbf', table));
    expect(sheet.head.headings).toEqual(['ID', 'RATE', 'MONEY', 'AT', 'NOTE', 'NAME']);
    expect(dataOf(sheet)).toEqual([
      ['0', '0', '0.0000', null, null, null],
      ['-7', '0.125', '-123.4500', '2024-06-30 12:00:00', null, 'Ada']
    ]);
    expect(sheet.end.doubts).toEqual([{code: 'cells-damaged', row: 2, values: {count: 1}}]);
  });

  test('in whose texts zeros stand: what is behind them is kept and doubted, those that fill a place are not', async () => {
    const fields: readonly Field[] = [
      {name: 'NAME', type: 'C', length: 8},
      {name: 'SIZE', type: 'N', length: 2}
    ];
    const tables = [
      [' Ada\0\0\0\0\0 3', ' \0\0\0\0\0\0\0\0 4'],
      [' Ada\0\0Bob 3', ' \0\0Eve   12']
    ].map((lines) => dbf(fields, {records: lines.map((line) => record(line))}));
    const sheets = await Promise.all(tables.map((table) => readSheet(source('a.dbf', table))));
    expect(sheets.map((sheet) => [dataOf(sheet), doubtsOf(sheet)])).toEqual([
      [
        [
          ['Ada', '3'],
          [null, '4']
        ],
        []
      ],
      [
        [
          ['Ada Bob', '3'],
          ['Eve', '12']
        ],
        ['encoding-unsure']
      ]
    ]);
  });

  test('in Big5 is read as its head says, in any encoding as the analyst says', async () => {
    const names = [{name: '戶主', type: 'C', length: 10}];
    const records = ['陳大文', '林戶籍', '黃鄉鎮'].map((name) =>
      record(` ${name}    `, 'big5').subarray(0, 11)
    );
    const stated = dbf(names, {records, page: 0x78, encoding: 'big5'});
    expect(dataOf(await readSheet(source('a.dbf', stated)))).toEqual([
      ['陳大文'],
      ['林戶籍'],
      ['黃鄉鎮']
    ]);
    const bare = dbf(names, {records, encoding: 'big5'});
    const hints = {'a.dbf': {encoding: 'big5'}};
    expect(dataOf(await readSheet(source('a.dbf', bare), {hints}))[0]).toEqual(['陳大文']);
    expect(doubtsOf(await readSheet(source('a.dbf', bare)))).toContain('encoding-unsure');
  });

  test('that SheetJS writes comes back as it was', async () => {
    const rows = [
      ['NAME', 'AGE', 'MEMBER'],
      ['Ada', 36, true],
      ['Grace', -4.5, false]
    ];
    const book = XLSX.utils.book_new(XLSX.utils.aoa_to_sheet(rows), 'a');
    const bytes = new Uint8Array(XLSX.write(book, {type: 'array', bookType: 'dbf'}));
    const sheet = await readSheet(source('a.dbf', bytes));
    expect(sheet.head.headings).toEqual(['NAME', 'AGE', 'MEMBER']);
    expect(dataOf(sheet).map(([name, age, member]) => [name, Number(age), member])).toEqual([
      ['Ada', 36, 'TRUE'],
      ['Grace', -4.5, 'FALSE']
    ]);
  });
});
