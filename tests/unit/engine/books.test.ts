import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {Ingest} from '../../../src/engine/ingest.ts';
import type {Connection, Database} from '../../../src/model/engine.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';
import {FIRST, households, TOTAL} from './households.ts';
import {csv, file, imported, rowsOf} from './imported.ts';

let database: Database;
let ingest: Ingest;
let connection: Connection;

beforeAll(async () => {
  database = await openNodeDatabase();
  ingest = await Ingest.open(database);
  connection = await database.connect();
  await first();
});
afterAll(() => database.close());

const VISITS = csv(
  '走访记录.csv',
  '走访表,,',
  '走访人,走访时间,内容',
  '张三,2023-05-06,看望',
  '李四,2023-06-07,慰问'
);

async function first(): Promise<void> {
  await imported(
    ingest,
    households('户信息_20231231.csv', ...FIRST, TOTAL),
    VISITS,
    file('空.csv', '')
  );
}

describe('the books of the report are tables', () => {
  test('来源: every sheet and refused file, rows read = loaded + set aside', async () => {
    expect(
      await rowsOf(
        connection,
        'SELECT 文件, 状态, 认作, 期, 编码, 表头行, 读入, 入库, 搁置, 成表, 无法读取, 原样表名 FROM 来源'
      )
    ).toEqual([
      [
        '户信息_20231231.csv',
        '已入库',
        '户',
        '2023-12-31',
        'utf-8',
        '1',
        5,
        3,
        2,
        3,
        5,
        '户信息_20231231'
      ],
      ['走访记录.csv', '单独成表', null, null, 'utf-8', '2', 4, 2, 2, null, 0, '走访记录'],
      ['空.csv', '打不开', null, null, null, null, null, null, null, null, null, null]
    ]);
    expect(
      await rowsOf(
        connection,
        'SELECT count(*)::INTEGER, bool_and(读入 = 入库 + 搁置) FROM 来源 WHERE 读入 IS NOT NULL'
      )
    ).toEqual([[2, true]]);
    expect(
      await rowsOf(connection, "SELECT file, failure FROM data.sheet WHERE state = 'refused'")
    ).toEqual([['空.csv', 'file-empty']]);
  });

  test('各列: read, empty and unreadable of each column', async () => {
    expect(
      await rowsOf(
        connection,
        "SELECT 列, 表头, 标准列, 换算, 读出, 空, 无法读取 FROM 各列 WHERE 列 IN ('C', 'J', 'M')"
      )
    ).toEqual([
      ['C', '户编号', '户编号', 1, 2, 0, 1],
      ['J', '其他致贫原因', '其他致贫原因', 1, 1, 2, 0],
      ['M', '耕地面积（亩）', '耕地面积', 1, 2, 0, 1]
    ]);
  });

  test('无法读取: file, row, letter of the column, heading, text and why', async () => {
    expect(
      await rowsOf(connection, 'SELECT 行, 列, 表头, 表, 标准列, 原文, 问题 FROM 无法读取')
    ).toEqual([
      [3, 'M', '耕地面积（亩）', '户', '耕地面积', '约三亩', '不是面积'],
      [4, 'C', '户编号', '户', '户编号', '5.80E+17', '科学计数，丢了位数'],
      [4, 'E', '户主证件号码', '户', '户主证件号码', '999999199001010012', '占位号码'],
      [4, 'I', '主要致贫原因', '户', '主要致贫原因', '3', '是代码，不是名称'],
      [4, 'K', '人均纯收入（元）', '户', '人均纯收入', '百余万', '不是金额']
    ]);
  });

  test('搁置: of a table of its own too, once a row, with the text', async () => {
    expect(await rowsOf(connection, 'SELECT 文件, 行, 原因, left(原文, 6) FROM 搁置')).toEqual([
      ['户信息_20231231.csv', 1, '表头', '乡镇 行政村'],
      ['户信息_20231231.csv', 5, '合计', '合计 6'],
      ['走访记录.csv', 1, '标题', '走访表'],
      ['走访记录.csv', 2, '表头', '走访人 走访']
    ]);
  });

  test('疑点 and 期次 speak Chinese', async () => {
    expect(await rowsOf(connection, 'SELECT DISTINCT 种类, 表 FROM 疑点 ORDER BY 1')).toEqual([
      ['编号损坏，不用来对接', '户'],
      ['证件号是占位的', '户']
    ]);
    expect(await rowsOf(connection, 'SELECT * FROM 期次')).toEqual([
      ['户', '2023-12-31', 3, true, []]
    ]);
  });
});

describe('the same file again', () => {
  test('is noticed under another name, and says which it is', async () => {
    const report = await imported(ingest, households('副本.csv', ...FIRST, TOTAL));
    expect(
      report.files.map(({path, sheets}) => [path, sheets[0]?.state, sheets[0]?.sameAs])
    ).toEqual([
      ['户信息_20231231.csv', 'loaded', undefined],
      ['走访记录.csv', 'own', undefined],
      ['空.csv', undefined, undefined],
      ['副本.csv', 'same', '户信息_20231231.csv']
    ]);
    expect(await rowsOf(connection, "SELECT 状态 FROM 来源 WHERE 文件 = '副本.csv'")).toEqual([
      ['已经导入过']
    ]);
  });

  test('and a third time is one line more, not two', async () => {
    await imported(ingest, households('副本.csv', ...FIRST, TOTAL));
    const report = await imported(ingest, households('副本.csv', ...FIRST, TOTAL));
    expect(report.files.map(({path}) => path)).toEqual([
      '户信息_20231231.csv',
      '走访记录.csv',
      '空.csv',
      '副本.csv'
    ]);
  });
});

describe('what changes is changed in the books', () => {
  test('a sheet that another one replaces leaves the books', async () => {
    await imported(ingest, households('户信息_20231231 (1).csv', ...FIRST));
    expect(await rowsOf(connection, 'SELECT 文件, 行 FROM 搁置 ORDER BY 1, 2')).toEqual([
      ['户信息_20231231 (1).csv', 1],
      ['走访记录.csv', 1],
      ['走访记录.csv', 2]
    ]);
    expect(await rowsOf(connection, 'SELECT 文件, 读入 FROM 来源 WHERE 认作 IS NOT NULL')).toEqual([
      ['户信息_20231231 (1).csv', 4]
    ]);
  });

  test('what was said of a sheet is in 来源 at once', async () => {
    const report = await ingest.report();
    const sheet = report.files.find(({path}) => path.startsWith('户信息'))?.sheets[0]?.id ?? 0;
    await ingest.decide([{sheet, tables: []}]);
    expect(
      await rowsOf(connection, "SELECT 状态, 认作, 成表 FROM 来源 WHERE 文件 LIKE '户信息%'")
    ).toEqual([['单独成表', null, null]]);
    expect(await rowsOf(connection, 'SELECT count(*)::INTEGER FROM 搁置')).toEqual([[3]]);
  });
});

test.each([
  [1, 'A'],
  [26, 'Z'],
  [27, 'AA'],
  [52, 'AZ'],
  [53, 'BA'],
  [177, 'FU'],
  [702, 'ZZ'],
  [703, 'AAA'],
  [16_384, 'XFD']
])('column %i is %s', async (position, letter) => {
  expect(await rowsOf(connection, `SELECT column_letter(${position})`)).toEqual([[letter]]);
});

test('the dictionary names every column of every table', async () => {
  expect(
    await rowsOf(
      connection,
      `SELECT table_zh, column_zh, "type", unit, personal FROM data.dictionary WHERE table_name = 'household' AND column_name = 'income_per_head'`
    )
  ).toEqual([['户', '人均纯收入', 'money', '元', 'sensitive']]);
});

test('an edition that lacks places of the one before says which', async () => {
  await imported(ingest, households('户信息_20231231.csv', ...FIRST, TOTAL));
  const elsewhere = FIRST.map((row) => row.replace('平川镇', '柳林镇'));
  const report = await imported(ingest, households('户信息_20241231.csv', ...elsewhere));
  expect(report.lacking).toEqual([{table: 'household', asOf: '2024-12-31', places: ['平川镇']}]);
  expect(await rowsOf(connection, 'SELECT 期, 完整, 缺少的乡镇 FROM 期次 WHERE NOT 完整')).toEqual([
    ['2024-12-31', false, ['平川镇']]
  ]);
});
