import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {createSchema} from '../../../src/engine/schema.ts';
import type {Connection, Database} from '../../../src/model/engine.ts';
import {literal} from '../../../src/model/names.ts';
import {columnOf, type Value} from '../../../src/model/rows.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';
import {openNativeDatabase} from '../../../src/node/native-database.ts';

type Cases = readonly (readonly [raw: string | null, value: Value])[];

/** What each macro reads, written by hand after domain dictionary 1.20. `c` stands for the raw text. */
const CASTS: Readonly<Record<string, Cases>> = {
  'clean(c)': [
    ['　ＡＢＣ１２　', 'ABC12'],
    ['="5801011002"', '5801011002'],
    ["'5801", '5801'],
    ['（甲）：乙，丙', '(甲):乙,丙'],
    ['\u200b张三\ufeff\n', '张三'],
    ['—', '-']
  ],
  'is_missing(c)': [
    ['', true],
    ['null', true],
    ['NULL', true],
    ['undefined', true],
    ['无', true],
    ['/', true],
    ['-', true],
    ['—', true],
    ['——', true],
    ['\\', true],
    ['　', true],
    ['0', false],
    ['无牛', false],
    ['n', false],
    ['-5', false]
  ],
  'is_missing_label(c)': [
    ['0', true],
    ['0.0', true],
    ['×', true],
    ['无', true],
    ['00', false],
    ['因病', false]
  ],
  'as_text(c)': [
    ['张三', '张三'],
    [' 李四　', '李四'],
    ['（自定义）第１期', '（自定义）第１期'],
    ['="甲"', '甲'],
    ["'乙", '乙'],
    ['无', null],
    ['暂无', null],
    ['N/A', null],
    ['Nb-2 线', 'Nb-2 线'],
    ['0', '0'],
    [null, null]
  ],
  'as_number(c)': [
    ['12', 12],
    ['-0.5', -0.5],
    ['+3', 3],
    ['1,234.50', 1234.5],
    ['1，234，567', 1234567],
    ['１２．５', 12.5],
    ['(80)', -80],
    ['（1,200.00）', -1200],
    ['－7', -7],
    ['负7', -7],
    ['3.2万', 32000],
    ['1.5亿', 150000000],
    ['5亩', 5],
    ['3人', 3],
    ['¥100', 100],
    [' 42 ', 42],
    ['.5', 0.5],
    ['1e3', 1000],
    ['0', 0],
    ['无', null],
    ['12,34', null],
    ['(5', null],
    ['百余万', null],
    ['约三千', null],
    ['1_000', null],
    ['0x1F', null],
    ['nan', null],
    ['-inf', null],
    ['12.5%', null],
    ['#REF!', null]
  ],
  'as_number(c, 15)': [['2', 30]],
  'as_integer(c)': [
    ['12', 12],
    ['12.0', 12],
    ['１２', 12],
    ['3人', 3],
    ['12.5', null],
    ['1,024', 1024],
    ['99999999999', null]
  ],
  'as_money(c)': [
    ['7300', 7300],
    ['1,234.567', 1234.57],
    ['120 元', 120],
    ['3.2万元', 32000],
    ['(5,080.00)', -5080],
    ['5亩', null],
    ['1万多', null]
  ],
  'as_money_in(c, 10000)': [
    ['310.1234', 3101234],
    ['0.005', 50],
    ['1,000', 10000000],
    ['120元', 120],
    ['3.2万元', 32000],
    ['2人', null]
  ],
  'as_area(c)': [
    ['3.25', 3.25],
    ['5亩', 5],
    ['2公顷', 30],
    ['约三亩', null]
  ],
  'as_percent(c)': [
    ['12.5%', 0.125],
    ['１２．５％', 0.125],
    ['百分之12.5', 0.125],
    ['0.125', 0.125],
    ['1', 1],
    ['过半', null]
  ],
  'as_percent(c, true)': [
    ['12.5', 0.125],
    ['0.5', 0.005],
    ['12.5%', 0.125]
  ],
  'as_date(c)': [
    ['2020-01-01', '2020-01-01'],
    ['2023-3-5', '2023-03-05'],
    ['2023/3/15', '2023-03-15'],
    ['2023.3.15', '2023-03-15'],
    ['20230315', '2023-03-15'],
    ['2023年3月15日', '2023-03-15'],
    ['2023年03月15号', '2023-03-15'],
    ['２０２３年３月', '2023-03-01'],
    ['202303', '2023-03-01'],
    ['2023.3', '2023-03-01'],
    ['2023-03', '2023-03-01'],
    ['45107', '2023-06-30'],
    ['45107.75', '2023-06-30'],
    ['2023-03-15 08:30:00', '2023-03-15'],
    ['20230315.0', '2023-03-15'],
    ['19391231', '1939-12-31'],
    ['2023-02-30', null],
    ['20240230', null],
    ['202313', null],
    ['2018', null],
    ['23-3-5', null],
    ['20-05-03', null],
    ['epoch', null],
    ['2222-01-01', null],
    ['去年底', null]
  ],
  'as_date_1904(c)': [
    ['43645', '2023-06-30'],
    ['2023-06-30', '2023-06-30']
  ],
  'as_month(c)': [
    ['202303', '2023-03-01'],
    ['2023年03月', '2023-03-01'],
    ['2023.3', '2023-03-01'],
    ['2023/3/15', '2023-03-01'],
    ['20230315', '2023-03-01'],
    ['45107', '2023-06-01'],
    ['2023 年 3 月', '2023-03-01'],
    ['580101', null],
    ['202300', null]
  ],
  'as_year(c)': [
    ['2018', 2018],
    ['2018年', 2018],
    ['2018年度', 2018],
    ['201808', 2018],
    ['2018.0', 2018],
    ['2018-12-31', 2018],
    ['18', null],
    ['3000', null]
  ],
  'as_yes_no(c)': [
    ['是', true],
    ['否', false],
    ['1', true],
    ['0', false],
    ['１', true],
    ['有', true],
    ['无', false],
    ['√', true],
    ['×', false],
    ['Yes', true],
    ['NO', false],
    ['享受', true],
    ['未享受', false],
    ['不享受', false],
    ['已解决', true],
    ['尚未实施', false],
    ['', null],
    ['/', null],
    ['不清楚', null],
    ['2', null]
  ],
  'as_id_number(c)': [
    ['58010119900101001X', '58010119900101001X'],
    ['58010119900101001x', '58010119900101001X'],
    ["'580101199001010028", '580101199001010028'],
    ['="580101199001010028"', '580101199001010028'],
    ['580101 19900101 0028', '580101199001010028'],
    ['５８０１０１１９９００１０１００２８', '580101199001010028'],
    ['58010119900101002843', '580101199001010028'],
    ['58010119900101002843B1', '580101199001010028'],
    ['5801011990010100284301', '580101199001010028'],
    ['580101900101002', '580101900101002'],
    ['999999199001010028', null],
    ['5.80E+17', null],
    ['580101199001011000', null],
    ['580101199001010000', null],
    ['5801011990010100', null],
    ['待补', null],
    ['0', null],
    ['无', null]
  ],
  // Check characters computed apart: 17 digits times 7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2, sum mod 11 in 10X98765432.
  'id_check(c)': [
    ['58010119900101008X', true],
    ['580101199001010081', false],
    ['580101198511160024', true],
    ['580101198511160025', false],
    ['580101900101002', true],
    ['5.80E+17', false]
  ],
  'as_key(c)': [
    ['580101100201000123', '580101100201000123'],
    ['="580101100201000123"', '580101100201000123'],
    ["'0012", '0012'],
    ['12345.0', '12345'],
    ['１２３', '123'],
    ['91580101ma5000012x', '91580101MA5000012X'],
    ['示财农〔2024〕31号', '示财农〔2024〕31号'],
    ['580101100200', '580101100200'],
    ['5.80E+17', null],
    ['5.8e17', null],
    ['580101100201000000', null],
    ['0', null],
    ['—', null]
  ],
  'key_problem(c)': [
    ['5.80E+17', 'digits-lost'],
    ['580101100201000000', 'digits-rounded'],
    ['999999199001010028', 'placeholder'],
    ['待补', 'not-a-key']
  ],
  'as_phone(c)': [
    ['19900012345', '19900012345'],
    ['19900012345.0', '19900012345'],
    ['199 0001 2345', '19900012345'],
    ['199-0001-2345', '19900012345'],
    ['+8619900012345', '19900012345'],
    ['0851-2234567', '0851-2234567'],
    ['1.99E+10', null],
    ['1990001', null],
    ['无', null]
  ],
  'as_cause(c)': [
    ['因病', '因病'],
    ['缺劳力', '缺劳动力'],
    [' 缺 资金', '缺资金'],
    ['其它', '其他'],
    ['1', null],
    ['01', null],
    ['无', null],
    ['懒', null]
  ],
  'as_minimum_living(c)': [
    ['农村低保', '农村低保'],
    ['否', '未享受'],
    ['√', '农村低保'],
    ['×', '未享受'],
    ['1', null]
  ],
  'label_problem(c)': [
    ['3', 'code-not-label'],
    ['01,02', 'code-not-label'],
    ['懒', 'unknown-label']
  ],
  'as_health_list(c)': [
    ['健康', ['健康']],
    ['残疾,长期慢性病', ['长期慢性病', '残疾']],
    ['残疾、大病；慢性病', ['长期慢性病', '患有大病', '残疾']],
    ['长期慢性病\n残疾', ['长期慢性病', '残疾']],
    ['残疾 残疾', ['残疾']],
    ['残疾,无', ['残疾']],
    ['残疾,4', null],
    ['无', null],
    ['', null]
  ],
  'as_benefit_way_list(c)': [['统一供种（供苗、幼崽）、吸纳就业', ['统一供种', '吸纳就业']]],
  'as_text_list(c)': [
    ['劳务输出，技能培训', ['劳务输出', '技能培训']],
    ['无', null]
  ],
  'as_place(c)': [
    [' 平川 镇', '平川镇'],
    ['平川镇人民政府', '平川镇'],
    ['/', null]
  ],
  'as_village(c)': [
    ['红星村', '红星村'],
    ['红星村委会', '红星村'],
    ['红星行政村', '红星村'],
    ['红星村民委员会', '红星村'],
    ['城东居委会', '城东社区'],
    ['城东社区居委会', '城东社区'],
    ['上坝', '上坝']
  ]
};

describe.each([
  ['in wasm', openNodeDatabase],
  ['native', openNativeDatabase]
])('casts %s', (_name, open) => {
  let database: Database;
  let connection: Connection;

  beforeAll(async () => {
    database = await open();
    connection = await database.connect();
    await createSchema(connection);
  });
  afterAll(() => database.close());

  test.each(Object.entries(CASTS))('%s', async (expression, cases) => {
    const texts = cases.map(([raw], i) => `(${i}, ${raw === null ? 'NULL' : literal(raw)})`);
    const rows = await connection.query(
      `SELECT ${expression} AS v FROM (VALUES ${texts.join(', ')}) t(i, c) ORDER BY i`
    );
    const read = columnOf(rows, 'v') ?? [];
    expect(cases.map(([raw], i) => [raw, read[i]])).toEqual(cases.map((each) => [...each]));
  });

  test('a policy line is that of the place, then of the year, then of the latest year before', async () => {
    await connection.run(`INSERT INTO data.policy_line (key, year, place, value) VALUES
      ('test', NULL, '', 1), ('test', 2020, '', 2), ('test', 2022, '', 3), ('test', 2020, '甲省', 4)`);
    const read = async () => {
      const rows = await connection.query(
        `SELECT line('test', y) AS v FROM (VALUES (2019), (2020), (2021), (2030)) t(y) ORDER BY y`
      );
      return columnOf(rows, 'v');
    };
    expect(await read()).toEqual([1, 2, 2, 3]);
    await connection.run(`SET VARIABLE 政策地区 = '甲省'`);
    expect(await read()).toEqual([1, 4, 4, 4]);
  });
});
