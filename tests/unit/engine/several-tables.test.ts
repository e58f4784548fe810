import {utils, write} from '@e965/xlsx';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {Ingest} from '../../../src/engine/ingest.ts';
import type {Connection, Database} from '../../../src/model/engine.ts';
import type {ImportReport} from '../../../src/model/report.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';
import {file, imported, rowsOf, sheetsOf} from './imported.ts';

type Rows = readonly (readonly (string | number | null)[])[];

const FUNDS: Rows = [
  ['示例县2023年度财政衔接资金台账（截至2023年12月31日）'],
  ['文号', '项目编号', '项目名称', '乡镇', '中央', null, '省级', null, '到账时间'],
  [null, null, null, null, '下达金额', '支出金额', '下达金额', '支出金额', null],
  ['财〔2023〕1号', 'XM001', '冷链仓储', '平川镇', 310, 131, 20, 5, '2023-03-15'],
  ['财〔2023〕1号', 'XM002', '药材基地', '河口乡', 219, 19, 10, 2, '2023-04-01'],
  [],
  ['附：监测对象名单（截至2023年12月31日）'],
  [
    '乡镇',
    '行政村',
    '户编号',
    '户主姓名',
    '证件号码',
    '监测对象类别',
    '致贫返贫风险',
    '识别监测时间'
  ],
  [
    '平川镇',
    '石桥村',
    '580101101001',
    '陈一',
    '58010119900101001X',
    '脱贫不稳定户',
    '因病',
    '202303'
  ],
  [
    '河口乡',
    '上村',
    '580101102001',
    '林二',
    '580101198502030024',
    '边缘易致贫户',
    '因学',
    '二零年'
  ],
  ['河口乡', '上村', '580101102002', '王三', '580101197511090013', '边缘易致贫户', '因残', '202211']
];

const PERSON = ['户编号', '姓名', '证件号码', '与户主关系', '健康状况', '劳动技能', '文化程度'];
const person = (n: number): string[] => [
  `58010110200${n}`,
  `甲${n}`,
  `58010119900101001${n}`,
  '户主',
  '健康',
  '普通劳动力',
  '小学'
];
const BESIDE: Rows = [
  [...PERSON, null, ...PERSON],
  [...person(1), null, ...person(4)],
  [...person(2), null, ...person(5)],
  [...person(3), null]
];

let database: Database;
let connection: Connection;
let ingest: Ingest;
let report: ImportReport;
beforeAll(async () => {
  const book = utils.book_new();
  for (const [name, rows] of [
    ['台账', FUNDS],
    ['平川镇', BESIDE]
  ] as const)
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), name);
  const bytes: Uint8Array = new Uint8Array(write(book, {type: 'buffer', bookType: 'xlsx'}));
  database = await openNodeDatabase();
  ingest = await Ingest.open(database);
  report = await imported(ingest, file('示例县.xlsx', bytes));
  connection = await database.connect();
});
afterAll(() => database.close());

test('each table of a sheet is recognised and loaded for itself, its rows counted once', () => {
  expect(
    sheetsOf(report).map(({head, end, tables}) => [
      head.name,
      tables.map(({table, loaded}) => `${table} ${loaded}`).join(', '),
      end.records
    ])
  ).toEqual([
    ['台账', 'fund 4', 6],
    ['台账 · 2', 'monitored 3', 5],
    ['平川镇', 'person 3', 4],
    ['平川镇 · 2', 'person 2', 4]
  ]);
});

test('an unreadable cell is found in the row and column of the sheet', async () => {
  expect(await rowsOf(connection, `SELECT * FROM "无法读取"`)).toEqual([
    [
      '示例县.xlsx',
      '台账 · 2',
      10,
      'H',
      '识别监测时间',
      '监测户',
      '识别监测时间',
      '二零年',
      '不是年月'
    ]
  ]);
});

test('a value leads to its cell beside and below another table', async () => {
  const placeOf = async (table: string, where: string, column: string): Promise<unknown> => {
    const [row] = await rowsOf(
      connection,
      `SELECT source_id, row_no FROM data.${table} WHERE ${where}`
    );
    const address = {source: Number(row?.[0]), row: Number(row?.[1]), column};
    const origin = await ingest.origin(connection, address);
    return origin?.places.map(({row: at, letter, raw}) => `${letter}${at} ${raw}`);
  };
  expect(await placeOf('monitored', "head_name = '陈一'", 'household_id')).toEqual([
    'C9 580101101001'
  ]);
  expect(await placeOf('person', "name = '甲5'", 'id_number')).toEqual(['K3 580101199001010015']);
});

test('the name of the sheet and the date of each title hold for its tables', async () => {
  expect(await rowsOf(connection, 'SELECT DISTINCT township FROM data.person')).toEqual([
    ['平川镇']
  ]);
  expect(await rowsOf(connection, 'SELECT DISTINCT as_of::VARCHAR FROM data.monitored')).toEqual([
    ['2023-12-31']
  ]);
});
