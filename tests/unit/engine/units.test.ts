import {readFileSync} from 'node:fs';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {Ingest} from '../../../src/engine/ingest.ts';
import {importFiles} from '../../../src/importers/index.ts';
import type {Connection, Database} from '../../../src/model/engine.ts';
import type {ImportReport} from '../../../src/model/report.ts';
import type {Doubt} from '../../../src/model/sheet.ts';
import {openNativeDatabase} from '../../../src/node/native-database.ts';
import {mappingOf, parseMappings, printMappings} from '../../../src/registry/mapping.ts';
import {edited} from '../../../src/ui/mapping-edit.ts';
import {csv, file, imported, rowsOf, sheetsOf} from './imported.ts';

/** Amounts by project and level: allocated, broken down, released, paid, in yuan. */
const FUNDS = `SELECT project_id, level, allocated::DOUBLE, broken_down::DOUBLE, released::DOUBLE, paid::DOUBLE
  FROM data.fund ORDER BY project_id, level`;

describe.each(['units.xlsx', 'units.xls', 'units.ods'])('%s', (name) => {
  let database: Database;
  let connection: Connection;
  let report: ImportReport;
  beforeAll(async () => {
    database = await openNativeDatabase();
    const ingest = await Ingest.open(database);
    const bytes = new Uint8Array(readFileSync(`tests/fixtures/files/${name}`));
    report = await imported(ingest, file(name, bytes));
    connection = await database.connect();
  });
  afterAll(() => database.close());

  test('amounts in 亿元, 万元 and 元 are yuan, whether corner, heading, cell or a column says it', async () => {
    expect(await rowsOf(connection, FUNDS)).toEqual([
      ['XM101', '中央', 1_230_000, null, null, 1_000_000],
      ['XM101', '省级', 200_000, null, null, 150_000],
      ['XM102', '中央', 50_000_000, null, null, 25_000_000],
      ['XM102', '省级', 120_000_000, null, null, 100_000_000],
      ['XM201', '中央', 10_000, 10_000, 9000, 8000],
      ['XM202', '省级', 200_000, 200_000, 150_000, 125_000],
      ['XM301', '中央', 150_000_000, null, null, 80_000_000],
      ['XM302', '市级', 3_000_000, null, null, 2_500_000],
      ['XM401', '中央', 1_200_000, null, null, 600_000],
      ['XM402', '省级', 500_000, null, null, 20_000]
    ]);
    expect(await rowsOf(connection, 'SELECT raw FROM data.import_issue')).toEqual([]);
  });

  test('land in mu and hectares is mu', async () => {
    const areas =
      'SELECT arable_area::DOUBLE, forest_area::DOUBLE FROM data.household ORDER BY ALL';
    expect(await rowsOf(connection, areas)).toEqual([
      [3.2, 6],
      [12.5, 30]
    ]);
  });

  test('the heading of a real fund table is understood: level above, step below', () => {
    const [corner] = sheetsOf(report);
    expect(corner?.head).toMatchObject({unit: '亿元', headingRows: [3, 4]});
    expect(
      corner?.tables[0]?.columns.map(
        ({heading, column, factor}) => `${heading} ${column} ${factor}`
      )
    ).toEqual([
      '文号 document_no 1',
      '项目编号 project_id 1',
      '项目名称 project_name 1',
      '中央/下达 allocated 100000000',
      '中央/支出 paid 100000000',
      '省级/下达 allocated 100000000',
      '省级/支出 paid 100000000'
    ]);
    expect(corner?.end.doubts).toEqual([]);
  });

  test('a report of several treasuries is asked, never guessed', () => {
    const treasuries = sheetsOf(report).find(({head}) => head.name === '三层表头');
    expect([treasuries?.state, treasuries?.recognition.verdict]).toEqual(['ask', 'ask']);
  });
});

describe('a column of units', () => {
  const HEADING = '文号,项目编号,项目名称,级次,下达金额,支出金额（万元）,单位';
  const loaded = async (...lines: readonly string[]): Promise<unknown> => {
    const database = await openNativeDatabase();
    const ingest = await Ingest.open(database);
    await imported(ingest, csv('资金台账.csv', HEADING, ...lines));
    const connection = await database.connect();
    const sql = 'SELECT allocated::DOUBLE, paid::DOUBLE FROM data.fund ORDER BY project_id';
    const issues = 'SELECT row_no, column_no, raw FROM data.import_issue';
    const answer = [await rowsOf(connection, sql), await rowsOf(connection, issues)];
    await database.close();
    return answer;
  };

  test('a unit in heading or cell wins over it; what is unreadable keeps its own text', async () => {
    expect(
      await loaded(
        '财〔2023〕1号,XM1,道路,中央,"1,200.5",3,万元',
        '财〔2023〕1号,XM2,水渠,中央,0.5亿,4,元',
        '财〔2023〕1号,XM3,茶园,中央,百余,5,亿元',
        '财〔2023〕1号,XM4,菌棚,中央,7,6,'
      )
    ).toEqual([
      [
        [12_005_000, 30_000],
        [50_000_000, 40_000],
        [null, 50_000],
        [7, 60_000]
      ],
      [[4, 5, '百余']]
    ]);
  });

  test('that holds something else is none', async () => {
    expect(await loaded('财〔2023〕1号,XM1,道路,中央,12,3,交通局')).toEqual([[[12, 30_000]], []]);
  });
});

describe('that a ledger states no unit of its amounts is said', () => {
  async function doubtsOf(path: string, ...lines: readonly string[]): Promise<readonly Doubt[]> {
    const ingest = await Ingest.open(await openNativeDatabase());
    const [sheet] = sheetsOf(await imported(ingest, csv(path, ...lines)));
    return sheet?.end.doubts ?? [];
  }
  const fund = (heading: string, amount = '123.45'): readonly string[] => [
    `资金文号,批次,资金级次,到账时间,资金名称,${heading}`,
    `财〔2023〕1号,第一批,中央,2023-01-18,衔接资金,${amount}`,
    `财〔2023〕2号,第一批,省级,2023-02-18,衔接资金,${amount}`
  ];

  test('with the first of their columns', async () => {
    const said = [{code: 'unit-unstated', column: 6}];
    expect(await doubtsOf('a.csv', ...fund('下达金额'))).toEqual(said);
  });

  test.each([
    ['heading', 'a.csv', fund('下达金额（元）')],
    ['corner', 'a.csv', [',,,,,单位：元', ...fund('下达金额')]],
    ['cells', 'a.csv', fund('下达金额', '12万')],
    ['name', '资金台账（元）.csv', fund('下达金额')]
  ])('not where the %s does', async (_, path, lines) => {
    expect(await doubtsOf(path, ...lines)).toEqual([]);
  });

  test('until the analyst chooses one, yuan too, for good', async () => {
    const ledger = csv('a.csv', ...fund('下达金额'));
    const ingest = await Ingest.open(await openNativeDatabase());
    const [sheet] = sheetsOf(await imported(ingest, ledger));
    if (sheet === undefined) throw new Error('no sheet');
    const chosen = new Map([[6, {column: 'allocated', factor: 1}]]);
    const projections = sheet.projections.map((each) => edited(each, chosen, sheet.head));
    const [decided] = sheetsOf(await ingest.decide([{sheet: sheet.id, projections}]));
    expect(decided?.end.doubts).toEqual([]);
    const kept = parseMappings(printMappings([mappingOf(sheet.head.headings, projections)]));
    const next = await Ingest.open(await openNativeDatabase());
    await next.begin({remembered: kept.is === 'mappings' ? kept.mappings : []});
    for await (const event of importFiles([ledger])) await next.accept(event);
    const [later] = sheetsOf(await next.finish());
    expect([later?.recognition.remembered, later?.end.doubts]).toEqual([true, []]);
  });

  test('nor of incomes, which are in yuan', async () => {
    const lines = ['户编号,户主姓名,家庭人口数,人均纯收入', '58010001,甲,3,12000'];
    expect(await doubtsOf('a.csv', ...lines)).toEqual([]);
  });
});
