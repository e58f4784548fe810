import {afterAll, beforeAll, beforeEach, describe, expect, test} from 'vitest';
import {judged} from '../../../src/engine/edition.ts';
import {Ingest} from '../../../src/engine/ingest.ts';
import type {Connection, Database} from '../../../src/model/engine.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';
import {csv, imported, rowsOf} from './imported.ts';

function edition(asOf: string | null, rows: number, ...places: readonly string[]) {
  return {asOf, sources: [1], rows, places, isPart: false};
}

describe('editions', () => {
  const incomplete = (editions: Parameters<typeof judged>[0], isRegister = true) =>
    judged(editions, isRegister).flatMap(({asOf, complete}) => (complete ? [] : [asOf]));

  test('each is compared with the complete one before it', () => {
    const editions = [
      edition(null, 1, '丙'),
      edition('2022-12-31', 1, '甲', '乙'),
      edition('2023-06-30', 1, '甲'),
      edition('2023-12-31', 1, '甲', '乙', '丁'),
      edition('2024-06-30', 1, '甲', '乙')
    ];
    expect(judged(editions, true).map(({asOf, missing}) => [asOf, ...missing])).toEqual([
      [null],
      ['2022-12-31'],
      ['2023-06-30', '乙'],
      ['2023-12-31'],
      ['2024-06-30', '丁']
    ]);
    expect(incomplete(editions)).toEqual(['2023-06-30', '2024-06-30']);
  });

  test('a register of less than half of the rows before is a part of it; what is done may leave a list of works', () => {
    const editions = [
      edition('2022-12-31', 100, '甲'),
      edition('2023-06-30', 49, '甲'),
      edition('2023-12-31', 50, '甲')
    ];
    expect(incomplete(editions)).toEqual(['2023-06-30']);
    expect(incomplete(editions, false)).toEqual([]);
  });

  test('a list that says that it is a part is one where it has fewer rows', () => {
    const part = (asOf: string, rows: number) => ({...edition(asOf, rows, '甲'), isPart: true});
    const editions = [part('2022-12-31', 100), part('2023-06-30', 90), part('2023-12-31', 110)];
    expect(incomplete(editions)).toEqual(['2023-06-30']);
  });
});

const HEAD =
  '乡镇,行政村,户编号,户主姓名,户主证件号码,家庭人口,户类型,脱贫属性,主要致贫原因,人均纯收入（元）';

function households(date: string, ...places: readonly string[]) {
  return csv(
    `户信息_${date}.csv`,
    HEAD,
    ...places.map((township, i) => `${township},红星村,${i + 1},户主,,2,脱贫户,已脱贫,因病,${date}`)
  );
}

describe('views', () => {
  let database: Database;
  let ingest: Ingest;
  let connection: Connection;
  const registered = () =>
    rowsOf(connection, 'SELECT household_id, as_of FROM household ORDER BY household_id');

  beforeAll(async () => {
    database = await openNodeDatabase();
    ingest = await Ingest.open(database);
    connection = await database.connect();
    await imported(
      ingest,
      households('20221231', '平川镇', '柳林镇'),
      households('20231231', '平川镇', '柳林镇', '河口乡'),
      households('20240630', '平川镇', '柳林镇')
    );
  });
  afterAll(() => database.close());
  beforeEach(() => connection.run('RESET VARIABLE 数据日期').catch(() => undefined));

  test('without a date the latest complete edition shows', async () => {
    expect(await registered()).toEqual([
      ['1', '2023-12-31'],
      ['2', '2023-12-31'],
      ['3', '2023-12-31']
    ]);
    expect(
      await rowsOf(
        connection,
        'SELECT as_of, rows, missing_places, complete FROM data.edition ORDER BY as_of'
      )
    ).toEqual([
      ['2022-12-31', 2, [], true],
      ['2023-12-31', 3, [], true],
      ['2024-06-30', 2, ['河口乡'], false]
    ]);
  });

  test.each([
    ['2024-06-30', '2024-06-30', 2],
    ['2024-03-01', '2023-12-31', 3],
    ['2022-12-31', '2022-12-31', 2],
    ['2020-01-01', '2022-12-31', 2]
  ])('at %s that of %s', async (date, asOf, count) => {
    await connection.run(`SET VARIABLE 数据日期 = DATE '${date}'`);
    const rows = await registered();
    expect(rows).toHaveLength(count);
    expect(new Set(rows.map(([, of]) => of))).toEqual(new Set([asOf]));
  });

  test('each connection has its own date', async () => {
    const other = await database.connect();
    await other.run(`SET VARIABLE 数据日期 = DATE '2022-12-31'`);
    expect(await rowsOf(other, 'SELECT DISTINCT as_of FROM household')).toEqual([['2022-12-31']]);
    expect(await rowsOf(connection, 'SELECT DISTINCT as_of FROM household')).toEqual([
      ['2023-12-31']
    ]);
    await other.close();
  });

  test('every edition, in both languages', async () => {
    expect(
      await rowsOf(connection, 'SELECT as_of, count(*) FROM household_all GROUP BY 1 ORDER BY 1')
    ).toEqual([
      ['2022-12-31', 2],
      ['2023-12-31', 3],
      ['2024-06-30', 2]
    ]);
    expect(
      await rowsOf(connection, `SELECT 户编号, 主要致贫原因, 期 FROM 户 WHERE 乡镇 = '河口乡'`)
    ).toEqual([['3', '因病', '2023-12-31']]);
    expect(await rowsOf(connection, 'SELECT count(*) FROM 户_历次')).toEqual([[7]]);
  });

  test('the side bar counts the rows of the page', async () => {
    const states = await ingest.tables();
    expect(states.find(({name}) => name === 'household')).toEqual({
      name: 'household',
      rows: 3,
      asOf: ['2024-06-30', '2023-12-31', '2022-12-31'],
      state: 'loaded'
    });
    expect(states.find(({name}) => name === 'fund')).toEqual({
      name: 'fund',
      rows: 0,
      asOf: [],
      state: 'empty'
    });
  });

  test('a ledger shows all of its years; a later file of a year stands for the earlier', async () => {
    const incomes = (name: string, year: number, wage: number) =>
      csv(
        name,
        '户编号,户主姓名,户主证件号码,年度,工资性收入,生产经营性收入,转移性收入,财产性收入',
        `1,户主,,${year},${wage},1,1,1`
      );
    const shown = () => rowsOf(connection, 'SELECT year, wage FROM income ORDER BY 1, 2');
    await imported(
      ingest,
      incomes('收入_20221231.csv', 2022, 100),
      incomes('收入_20230930.csv', 2023, 200)
    );
    expect(await shown()).toEqual([
      [2022, 100],
      [2023, 200]
    ]);
    await imported(ingest, incomes('收入_20231231.csv', 2023, 300));
    expect(await shown()).toEqual([
      [2022, 100],
      [2023, 300]
    ]);
    expect(await rowsOf(connection, 'SELECT count(*) FROM income_all')).toEqual([[3]]);
    const report = await imported(ingest, incomes('收入_20240331 (1).csv', 2023, 400));
    expect(await shown()).toEqual([
      [2022, 100],
      [2023, 400]
    ]);
    expect(report.findings.filter(({kind}) => kind === 'duplicate-key')).toEqual([]);
  });
});

describe('a report', () => {
  const persons = (date: string) =>
    csv(
      `成员_${date}.csv`,
      '户编号,姓名,证件号码,与户主关系,健康状况,劳动技能',
      `1,户主${date},580199199001010018,户主,健康,普通劳动力`
    );
  const monitored = (date: string) =>
    csv(
      `监测_${date}.csv`,
      '户编号,户主姓名,户主证件号码,监测对象类别,风险类型,识别监测时间',
      `1,户主${date},580199199001010018,脱贫不稳定户,因病,202203`
    );

  test('says which registers are older than the latest complete edition of the households', async () => {
    const database = await openNodeDatabase();
    const ingest = await Ingest.open(database);
    const lagging = async (...files: Parameters<typeof imported>[1][]) =>
      (await imported(ingest, ...files)).lagging;
    expect(await lagging(persons('20221231'), monitored('20221231'))).toEqual([]);
    expect(await lagging(households('20221231', '平川镇', '柳林镇'))).toEqual([]);
    const after = {asOf: '2022-12-31', households: '2023-12-31'};
    expect(await lagging(households('20231231', '平川镇', '柳林镇'))).toEqual([
      {table: 'person', ...after},
      {table: 'monitored', ...after}
    ]);
    expect(await lagging(persons('20231231'), households('20240630', '平川镇'))).toEqual([
      {table: 'monitored', ...after}
    ]);
    expect(await lagging(monitored('20240331'))).toEqual([]);
    await database.close();
  });
});

test('a later list of a part does not stand for the register, and is said', async () => {
  const database = await openNodeDatabase();
  const ingest = await Ingest.open(database);
  const connection = await database.connect();
  const monitored = (file: string, count: number) =>
    csv(
      file,
      '乡镇,户编号,户主姓名,户主证件号码,监测对象类别,风险类型,识别监测时间',
      ...Array.from({length: count}, (_, i) => `平川镇,${i + 1},户主,,脱贫不稳定户,因病,202203`)
    );
  const report = await imported(
    ingest,
    households('20231231', ...Array.from({length: 5}, () => '平川镇')),
    households('20240131', '平川镇', '平川镇'),
    monitored('监测对象台账20231231.csv', 5),
    monitored('2024年1月新增监测对象.csv', 3)
  );
  expect(report.lacking).toEqual([
    {table: 'household', asOf: '2024-01-31', places: [], part: {rows: 2, of: 5}},
    {table: 'monitored', asOf: '2024-01-31', places: [], part: {rows: 3, of: 5}}
  ]);
  const counts = 'SELECT (SELECT count(*) FROM household), (SELECT count(*) FROM monitored)';
  expect(await rowsOf(connection, counts)).toEqual([[5, 5]]);
  await database.close();
});

describe('the townships of an edition are those that its rows name', () => {
  const many = Array.from({length: 70}, (_, i) => `某${i}镇`);
  test.each([
    ['each row says one', ['平川镇', '柳林镇', '平川镇']],
    [
      'several texts of one township, one of them with a note',
      ['平川镇', '平川 镇', '柳林镇人民政府']
    ],
    ['some say nothing', ['平川镇', '', '无', '柳林镇']],
    ['none says any', ['', '']],
    ['there are many', many]
  ])('where %s', async (_, texts) => {
    const database = await openNodeDatabase();
    const ingest = await Ingest.open(database);
    const connection = await database.connect();
    await imported(
      ingest,
      households('20221231', '河口乡', '平川镇'),
      households('20231231', ...texts)
    );
    const held = `SELECT list_sort(list(DISTINCT township) FILTER (township IS NOT NULL)) FROM data.household
      GROUP BY as_of ORDER BY as_of`;
    const said = `SELECT places FROM data.edition WHERE table_name = 'household' ORDER BY as_of`;
    const places = await rowsOf(connection, said);
    expect(places).toEqual((await rowsOf(connection, held)).map(([all]) => [all ?? []]));
    expect(places[0]).toEqual([['平川镇', '河口乡']]);
    await database.close();
  });
});
