import {utils, write} from '@e965/xlsx';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {Ingest} from '../../../src/engine/ingest.ts';
import {letterOf, placesOf} from '../../../src/engine/place.ts';
import type {Connection, Database} from '../../../src/model/engine.ts';
import type {ImportReport} from '../../../src/model/report.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';
import {openNativeDatabase} from '../../../src/node/native-database.ts';
import {csv, file, imported, rowsOf, sheetsOf} from './imported.ts';

/** A workbook of one sheet. */
function xlsx(
  path: string,
  rows: readonly (readonly (string | number | null)[])[],
  merges: readonly string[] = []
) {
  const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]));
  sheet['!merges'] = merges.map((area) => utils.decode_range(area));
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, 'Sheet1');
  const bytes: Uint8Array = new Uint8Array(write(book, {type: 'buffer', bookType: 'xlsx'}));
  return file(path, bytes);
}

/** Rows of a sheet, cells apart by '|', nothing between two is an empty cell. */
function sheetRows(text: string): (string | null)[][] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim() || null));
}

/**
 * A household whose head comes second, with household columns on the head's row only; one whose rows disagree; two whose
 * numbers are damaged, apart from each other.
 */
const WIDE = sheetRows(`
某县监测对象信息（数据截至2024年6月30日）
导出时间：2024-07-15 09:12:33
乡镇|行政村|户编号|姓名|证件号码|与户主关系|健康状况|劳动技能|家庭人口|户类型|脱贫属性|致贫原因1|致贫原因2|致贫原因3|人均纯收入（元）|监测对象类别|致贫/返贫风险1|致贫/返贫风险2|识别监测时间|风险是否已消除|风险是否已消除|消除监测时间|文化程度|在校生状况
平川镇|红星村|01|甲妻|580101199001010020|配偶|健康|普通劳动力|||||||||||||||小学|
平川镇|红星村|01|甲|580101199001010012|户主|残疾,慢性病|弱劳动力|2|脱贫户|已脱贫|因残|缺技术|因病|7100|脱贫不稳定户|因残|因病|202303|是|否||小学|
平川镇|红星村|02|乙|58010119900101008X|户主|健康|普通劳动力|2|脱贫户|已脱贫|缺资金|||9000||||||||初中|
平川镇|红星村|02|乙子|580101201501010015|之子|健康|无劳动力|2|脱贫户|已脱贫|因学|||9000|||||||||小学
平川镇|红星村|5.80E+17|丙|580101199001010039|户主|健康|普通劳动力|1|脱贫户|已脱贫|因灾|||百余万||||||||初中|
平川镇|红星村|04|丁|580101197001010014|户主|健康|普通劳动力|1|一般农户|||||8000|边缘易致贫户|因灾||2024.3|否|是|2024年05月|高中|
平川镇|红星村|5.80E+17|戊|580101196001010011|户主|健康|无劳动力|2|脱贫户|已脱贫|因学|||5000||||||||文盲|
平川镇|红星村|5.80E+17|戊子|58010119850101001X|之子|健康|普通劳动力|2|脱贫户|已脱贫|因学|||5000||||||||高中|
`);

describe.each([
  ['in wasm', openNodeDatabase],
  ['native', openNativeDatabase]
])('a wide export of persons, %s', (_name, open) => {
  let database: Database;
  let connection: Connection;
  let report: ImportReport;

  beforeAll(async () => {
    database = await open();
    const ingest = await Ingest.open(database);
    connection = await database.connect();
    report = await imported(
      ingest,
      xlsx('（自定义）监测对象信息 (22).xlsx', WIDE, ['A1:X1', 'A2:X2'])
    );
  });
  afterAll(() => database.close());

  test('gives persons, households, monitored households and incomes', () => {
    const [sheet] = sheetsOf(report);
    expect(sheet?.recognition.verdict).toBe('certain');
    expect(
      sheet?.tables.map(({table, grain, asOf, loaded, from, disagreeing}) =>
        [table, grain, asOf, loaded, from, disagreeing].join(' ')
      )
    ).toEqual(
      expect.arrayContaining([
        'person row 2024-06-30 8 8 0',
        'household first 2024-06-30 5 8 1',
        'monitored first 2024-06-30 2 2 0'
      ])
    );
  });

  test('a household has the first value of its rows, the head before the others', async () => {
    expect(
      await rowsOf(
        connection,
        `SELECT household_id, head_name, size, main_cause, other_causes, income_per_head, row_no
         FROM data.household ORDER BY row_no`
      )
    ).toEqual([
      ['01', '甲', 2, '因残', ['因病', '缺技术'], 7100, 5],
      ['02', '乙', 2, '缺资金', null, 9000, 6],
      [null, '丙', 1, '因灾', null, null, 8],
      ['04', '丁', 1, null, null, 8000, 9],
      [null, '戊', 2, '因学', null, 5000, 10]
    ]);
  });

  test('several columns of risks are one list, and the right one of two equal headings is read', async () => {
    expect(
      await rowsOf(
        connection,
        'SELECT household_id, kind, risks, identified_on, removed, removed_on FROM data.monitored ORDER BY 1'
      )
    ).toEqual([
      ['01', '脱贫不稳定户', ['因病', '因残'], '2023-03-01', false, null],
      ['04', '边缘易致贫户', ['因自然灾害'], '2024-03-01', true, '2024-05-01']
    ]);
  });

  test('a household whose rows disagree is listed with the column and what stands there', async () => {
    expect(
      await rowsOf(
        connection,
        `SELECT table_name, row_no, key, value, other FROM data.finding WHERE kind = 'household-disagrees'`
      )
    ).toEqual([['household', 6, '02', 'main_cause', '因学 | 缺资金']]);
  });

  test('any value leads back to its cell', async () => {
    const [[person]] = [
      await rowsOf(connection, `SELECT source_id, row_no FROM data.person WHERE name = '丙'`)
    ];
    const [[household]] = [
      await rowsOf(
        connection,
        `SELECT source_id, row_no FROM data.household WHERE household_id = '01'`
      )
    ];
    const place = (row: readonly unknown[] | undefined, column: string) =>
      placesOf(connection, Number(row?.[0]), Number(row?.[1]), column);
    const name = '（自定义）监测对象信息 (22).xlsx';
    expect(await place(person, 'labour')).toEqual([
      {
        file: name,
        sheet: 'Sheet1',
        row: 8,
        column: 8,
        letter: 'H',
        heading: '劳动技能',
        raw: '普通劳动力'
      }
    ]);
    expect(
      (await place(household, 'other_causes')).map(({row, letter, raw}) => [row, letter, raw])
    ).toEqual([
      [5, 'M', '缺技术'],
      [5, 'N', '因病']
    ]);
    expect(await place(household, 'phone')).toEqual([]);
    expect(await placesOf(connection, 99, 1, 'size')).toEqual([]);
  });
});

test('the letters of a spreadsheet', () => {
  expect([1, 26, 27, 52, 53, 702, 703].map(letterOf)).toEqual([
    'A',
    'Z',
    'AA',
    'AZ',
    'BA',
    'ZZ',
    'AAA'
  ]);
});

describe('other shapes', () => {
  let database: Database;
  let ingest: Ingest;
  let connection: Connection;

  beforeAll(async () => {
    database = await openNodeDatabase();
    ingest = await Ingest.open(database);
    connection = await database.connect();
  });
  afterAll(() => database.close());

  test('a ledger by level gives one row a level that says something, in yuan', async () => {
    const report = await imported(
      ingest,
      xlsx(
        '资金台账2024.xlsx',
        [
          ['某县2024年度财政衔接资金台账（截至2024年6月30日）'],
          [null, null, null, null, null, null, null, '单位：万元'],
          ['项目编号', '项目名称', '资金文号', '批次', '中央', null, '省级', null],
          [null, null, null, null, '下达金额', '支出金额', '下达金额', '支出金额'],
          ['P1', '冷链仓储', '示财农〔2024〕1号', '第一批', '310.1234', '百余万', '20', '0'],
          ['P2', '中药材基地', '示财农〔2024〕1号', '第一批', '100', '50.5', null, '/'],
          ['合计', null, null, null, '400', '60.5', '20', '0']
        ],
        ['A1:H1', 'E3:F3', 'G3:H3', 'A3:A4', 'B3:B4', 'C3:C4', 'D3:D4']
      )
    );
    expect(sheetsOf(report)[0]?.tables).toMatchObject([
      {table: 'fund', grain: 'unpivot', asOf: '2024-06-30', loaded: 3, from: 2}
    ]);
    expect(
      await rowsOf(
        connection,
        'SELECT project_id, level, allocated, paid, year, row_no FROM data.fund ORDER BY 1, 2'
      )
    ).toEqual([
      ['P1', '中央', 3101234, null, 2024, 5],
      ['P1', '省级', 200000, 0, 2024, 5],
      ['P2', '中央', 1000000, 505000, 2024, 6]
    ]);
    expect(
      await rowsOf(
        connection,
        'SELECT row_no, column_no, column_name, raw, problem FROM data.import_issue'
      )
    ).toEqual([[5, 6, 'paid', '百余万', 'not-money']]);
    expect(
      await rowsOf(
        connection,
        `SELECT row_no, key, value, other FROM data.finding WHERE kind = 'total-differs'`
      )
    ).toEqual([[7, '中央/下达金额', '400', '410.1234']]);
  });

  test('sheets of one shape keep their own constants, dates and counts', async () => {
    const week = (number: number, date: string, ...amounts: readonly number[]) =>
      csv(
        `第0${number}期_${date}.csv`,
        '乡镇,下达金额（万元）,拨付金额（万元）,支出金额（万元）',
        ...amounts.map(
          (amount, i) => `${['平川镇', '柳林镇', '河口乡'][i]},100,${amount},${amount}`
        )
      );
    const report = await imported(
      ingest,
      week(1, '20240105', 10, 20),
      week(2, '20240112', 15, 25, 5)
    );
    expect(
      sheetsOf(report)
        .slice(-2)
        .map(({tables}) => tables[0]?.loaded)
    ).toEqual([2, 3]);
    expect(
      await rowsOf(
        connection,
        `SELECT week_no, week_end, as_of, count(*), sum(paid) FROM data.fund_weekly GROUP BY ALL ORDER BY 1`
      )
    ).toEqual([
      [1, '2024-01-05', '2024-01-05', 2, 300000],
      [2, '2024-01-12', '2024-01-12', 3, 450000]
    ]);
  });

  test('a column of percentages is read by its own habit', async () => {
    const projects = (path: string, ...progress: readonly string[]) =>
      csv(
        path,
        '项目编号,项目名称,乡镇,项目类型,总投资（万元）,责任单位,形象进度',
        ...progress.map((text, i) => `P${path}${i},项目${i},平川镇,产业发展,10,某局,${text}`)
      );
    const report = await imported(
      ingest,
      projects('a项目库.csv', '100', '80', '0.5', '30%'),
      projects('b项目库.csv', '1', '0.8', '百分之五十', '百分之50')
    );
    const sheets = sheetsOf(report).slice(-2);
    await ingest.decide(sheets.map(({id}) => ({sheet: id, tables: ['project']})));
    expect(
      await rowsOf(connection, 'SELECT progress FROM data.project ORDER BY source_id, row_no')
    ).toEqual([[1], [0.8], [null], [0.3], [1], [0.8], [null], [0.5]]);
  });

  test('1 and 0 are yes and no only where they can be no codes', async () => {
    const persons = (path: string, ...values: readonly string[]) =>
      csv(
        path,
        '户编号,人编号,姓名,与户主关系,文化程度,健康状况,劳动技能,享受低保政策情况',
        ...values.map((value, i) => `1,${i},甲,其他,小学,健康,普通劳动力,${value}`)
      );
    await imported(
      ingest,
      persons('a.csv', '1', '0', '农村低保', '√'),
      persons('b.csv', '1', '2', '0', '否'),
      persons('c.csv', '1', '1', '城市低保', '')
    );
    expect(
      await rowsOf(
        connection,
        `SELECT list(minimum_living::VARCHAR ORDER BY row_no) FROM data.person GROUP BY source_id ORDER BY source_id`
      )
    ).toEqual([
      [['农村低保', '未享受', '农村低保', '农村低保']],
      [[null, null, null, '未享受']],
      [[null, null, '城市低保', null]]
    ]);
  });
});
