import {afterAll, beforeAll, expect, test} from 'vitest';
import {read, utils} from '@e965/xlsx';
import {Ingest} from '../../../src/engine/ingest.ts';
import {openSession} from '../../../src/engine/session.ts';
import type {Connection, Database, Session} from '../../../src/model/engine.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';
import {BOOKS, bookSql, findingsOf, unreadableOf} from '../../../src/ui/book-lists.ts';
import {reportFile} from '../../../src/ui/report-file.ts';
import {FIRST, households, TOTAL} from '../engine/households.ts';
import {file, imported, rowsOf} from '../engine/imported.ts';

let database: Database;
let connection: Connection;
let session: Session;

beforeAll(async () => {
  database = await openNodeDatabase();
  const ingest = await Ingest.open(database);
  connection = await database.connect();
  session = openSession(await database.connect());
  await imported(
    ingest,
    households('全县.zip/甲/户信息_20231231.csv', ...FIRST, TOTAL),
    file('空.csv', '')
  );
});
afterAll(() => database.close());

test('unreadable cells, one line each, in the reader’s language', async () => {
  expect((await rowsOf(connection, bookSql('unreadable', 'zh')))[0]).toEqual([
    '甲/户信息_20231231.csv',
    '',
    3,
    'M',
    '耕地面积（亩）',
    '户',
    '耕地面积',
    '约三亩',
    '不是面积'
  ]);
  const english = await rowsOf(connection, bookSql('unreadable', 'en'));
  expect(english.length).toBe(5);
  expect(english[1]?.slice(2)).toEqual([
    4,
    'C',
    '户编号',
    'Households',
    'household_id',
    '5.80E+17',
    'scientific notation: digits are lost'
  ]);
  expect(await rowsOf(connection, unreadableOf(1, 'en'))).toEqual(english);
  expect(await rowsOf(connection, unreadableOf(2, 'en'))).toEqual([]);
});

test('rows set aside, findings and sources', async () => {
  expect((await rowsOf(connection, bookSql('aside', 'en'))).map((row) => row.slice(2, 4))).toEqual([
    [1, 'heading'],
    [5, 'total']
  ]);
  expect((await rowsOf(connection, bookSql('findings', 'zh'))).map(([kind]) => kind)).toEqual([
    '证件号是占位的',
    '编号损坏，不用来对接'
  ]);
  expect((await rowsOf(connection, findingsOf('key-damaged', 'household', 'zh'))).length).toBe(1);
  expect(await rowsOf(connection, findingsOf('orphan', 'household', 'zh'))).toEqual([]);
  expect((await rowsOf(connection, bookSql('columns', 'en')))[12]).toEqual([
    '甲/户信息_20231231.csv',
    '',
    'M',
    '耕地面积（亩）',
    'Households',
    'arable_area',
    1,
    2,
    0,
    1
  ]);
  expect(await rowsOf(connection, bookSql('sources', 'en'))).toMatchObject([
    [
      '甲/户信息_20231231.csv',
      '',
      'loaded',
      'Households',
      '2023-12-31',
      'utf-8',
      null,
      5,
      3,
      2,
      3,
      5
    ],
    ['空.csv', null, 'could not be opened', null, null, null, null, null, null, null, null, null]
  ]);
});

test('the whole report is a workbook, a worksheet a list, with every text as it came', async () => {
  const query = async (name: string, sql: string) => {
    const cell = await session.runCell(name, sql);
    return {...cell, page: (window: Parameters<Session['page']>[1]) => session.page(name, window)};
  };
  const blob = await reportFile({state: {lang: 'zh'}, query});
  const book = read(new Uint8Array(await blob.arrayBuffer()));
  expect(book.SheetNames).toEqual(['来源', '各列', '无法读取', '搁置的行', '疑点']);
  expect(BOOKS.length).toBe(book.SheetNames.length);
  const cells = utils.sheet_to_json<string[]>(book.Sheets['无法读取']!, {header: 1});
  expect(cells[0]).toEqual([
    '文件',
    '工作表',
    '行',
    '列',
    '表头',
    '表',
    '标准列',
    '原文',
    '为什么'
  ]);
  expect(cells[3]?.[7]).toBe('999999199001010012');
});
