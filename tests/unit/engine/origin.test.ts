import {utils, write} from '@e965/xlsx';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {Host} from '../../../src/engine/host.ts';
import {Ingest} from '../../../src/engine/ingest.ts';
import type {Connection, Database} from '../../../src/model/engine.ts';
import {valueOf} from '../../../src/model/failure.ts';
import type {CellAddress, Origin} from '../../../src/model/origin.ts';
import type {ByteSource} from '../../../src/model/sheet.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';
import {FIRST, households, TOTAL} from './households.ts';
import {file, imported, rowsOf} from './imported.ts';

type Sheet = {
  name: string;
  rows: readonly (readonly (string | number | null)[])[];
  merges?: string[];
};

function workbook(path: string, ...sheets: readonly Sheet[]): ByteSource {
  const book = utils.book_new();
  for (const {name, rows, merges = []} of sheets) {
    const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]));
    sheet['!merges'] = merges.map((area) => utils.decode_range(area));
    utils.book_append_sheet(book, sheet, name);
  }
  const bytes: Uint8Array = new Uint8Array(write(book, {type: 'buffer', bookType: 'xlsx'}));
  return file(path, bytes);
}

const LEDGER = workbook('资金台账2023.xlsx', {
  name: 'Sheet1',
  rows: [
    ['示例县2023年度财政衔接资金台账', ...Array<null>(8).fill(null)],
    [...Array<null>(7).fill(null), '单位：万元', null],
    ['文号', '项目编号', '项目名称', '乡镇', '中央', null, '省级', null, '到账时间'],
    [null, null, null, null, '下达金额', '支出金额', '下达金额', '支出金额', null],
    ['财〔2023〕1号', 'XM001', '冷链仓储', '平川镇', 310, 131, 20, 5, '2023-03-15'],
    ['财〔2023〕1号', 'XM002', '药材基地', '河口乡', 219, '百余万', 10, 2, '2023年4月1日'],
    ['合计', null, null, null, 529, null, 30, 7, null]
  ],
  merges: ['A1:I1', 'A3:A4', 'B3:B4', 'C3:C4', 'D3:D4', 'E3:F3', 'G3:H3', 'I3:I4']
});

const PEOPLE = workbook(
  '人口信息.xlsx',
  ...['平川镇', '河口乡'].map((name, at) => ({
    name,
    rows: [
      [
        '户编号',
        '姓名',
        '证件号码',
        '与户主关系',
        '健康状况',
        '劳动技能',
        '文化程度',
        '在校生状况'
      ],
      [
        `58010110020100000${at + 1}`,
        '张三',
        '580101199001010012',
        '户主',
        '健康',
        '普通劳动力',
        '小学',
        ''
      ]
    ]
  }))
);

let database: Database;
let ingest: Ingest;
let connection: Connection;
beforeAll(async () => {
  database = await openNodeDatabase();
  ingest = await Ingest.open(database);
  await imported(ingest, households('户_20231231.csv', ...FIRST, TOTAL), LEDGER, PEOPLE);
  connection = await database.connect();
});
afterAll(async () => {
  await database.close();
});

async function originOf(
  table: string,
  where: string,
  column: string,
  part?: number
): Promise<Origin> {
  const [row] = await rowsOf(
    connection,
    `SELECT source_id, row_no FROM data.${table} WHERE ${where} LIMIT 1`
  );
  const address: CellAddress = {
    source: Number(row?.[0]),
    row: Number(row?.[1]),
    column,
    ...(part === undefined ? {} : {part})
  };
  const origin = await ingest.origin(connection, address);
  if (!origin) throw new Error(`no source ${address.source}`);
  return origin;
}

test('a cell below a heading of two merged rows, in the unit of the sheet', async () => {
  const origin = await originOf('fund', "project_id = 'XM001'", 'paid', 0);
  expect(origin).toMatchObject({
    table: 'fund',
    value: 1_310_000,
    places: [
      {row: 5, column: 6, letter: 'F', heading: '中央/支出金额', raw: '131', factor: 10_000}
    ],
    grain: 'unpivot',
    sheet: {
      file: '资金台账2023.xlsx',
      name: 'Sheet1',
      width: 9,
      headingRows: [3, 4],
      unit: '万元',
      records: 7
    }
  });
  expect(origin.rows.map(({row, aside}) => [row, aside])).toEqual([
    [1, 'title'],
    [2, 'unit'],
    [3, 'heading'],
    [4, 'heading'],
    [5, undefined],
    [6, undefined],
    [7, 'total']
  ]);
  expect(origin.rows[4]?.cells.slice(4, 7)).toEqual(['310', '131', '20']);
  expect(origin.sheet.merges).toContainEqual({top: 3, left: 5, bottom: 3, right: 6});
});

test('of the sets of columns that are rows of their own, the one that is asked for', async () => {
  const central = await originOf('fund', "project_id = 'XM001'", 'allocated', 0);
  const provincial = await originOf('fund', "project_id = 'XM001'", 'allocated', 1);
  expect([central.value, central.places.map(({letter}) => letter)]).toEqual([3_100_000, ['E']]);
  expect([provincial.value, provincial.places.map(({letter}) => letter)]).toEqual([200_000, ['G']]);
  const level = await originOf('fund', "project_id = 'XM001'", 'level', 1);
  expect(level).toMatchObject({value: '省级', places: [], stated: {text: '省级', from: 'heading'}});
});

test('a cell that could not be read says why', async () => {
  const paid = await originOf('fund', "project_id = 'XM002'", 'paid', 0);
  expect(paid).toMatchObject({
    value: null,
    places: [{row: 6, letter: 'F', raw: '百余万', problem: 'not-money'}]
  });
  const income = await originOf('household', "head_name = '王五'", 'income_per_head');
  expect(income).toMatchObject({value: null, places: [{raw: '百余万', problem: 'not-money'}]});
  expect(income.places[0]).not.toHaveProperty('factor', 10_000);
});

test('a label read by another spelling, the total below it set aside', async () => {
  const cause = await originOf('household', "head_name = '张三'", 'main_cause');
  expect(cause).toMatchObject({
    value: '缺劳动力',
    places: [{row: 2, column: 9, letter: 'I', heading: '主要致贫原因', raw: '缺劳力', factor: 1}],
    sheet: {name: '', kind: 'csv', headingRows: [1], records: 5}
  });
  expect(cause.rows.map(({row, aside}) => [row, aside])).toEqual([
    [1, 'heading'],
    [2, undefined],
    [3, undefined],
    [4, undefined],
    [5, 'total']
  ]);
});

test('what the name of a sheet or file says comes from no cell', async () => {
  const township = await originOf('person', "township = '河口乡'", 'township');
  expect(township).toMatchObject({
    value: '河口乡',
    places: [],
    stated: {text: '河口乡', from: 'sheet'},
    sheet: {name: '河口乡'}
  });
  const date = await originOf('household', "head_name = '张三'", 'as_of');
  expect(date).toMatchObject({value: '2023-12-31', stated: {text: '2023-12-31', from: 'file'}});
});

test('a column that the sheet does not have, and one that nobody knows, come from nowhere', async () => {
  const phone = await originOf('household', "head_name = '张三'", 'phone');
  expect(phone).toMatchObject({value: null, places: []});
  expect(phone).not.toHaveProperty('stated');
  expect(await originOf('household', "head_name = '张三'", 'no such')).toMatchObject({
    value: null,
    places: []
  });
});

test('a source that is not there has no origin', async () => {
  expect(await ingest.origin(connection, {source: 99, row: 1, column: 'size'})).toBeUndefined();
  const other = await openNodeDatabase();
  const host = await Host.open(other, []);
  expect(valueOf(await host.origin({source: 1, row: 1, column: 'size'}))).toBeNull();
  await other.close();
});
