import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {Ingest} from '../../../src/engine/ingest.ts';
import type {Connection, Database} from '../../../src/model/engine.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';
import {csv, imported, rowsOf} from './imported.ts';

const VILLAGES = csv(
  '行政村信息.csv',
  '县,乡镇,行政村,行政村代码,总户数,总人口数,脱贫户数,低保户数',
  '某县,平川镇,红星村,580101100201,100,300,10,3',
  '某县,平川镇,柳树社区,580101100202,100,300,10,3',
  '某县,柳林镇,红星村,580101101201,100,300,10,3',
  '某县,柳林镇,新合村,580101101202,100,300,10,3',
  '某县,河口乡,红星村,580101102201,100,300,10,3'
);

const CHANGES = csv(
  '撤并村新旧对照表.csv',
  '原乡镇,原行政村,原行政村代码,现乡镇,现行政村,现行政村代码,变更类型,变更时间',
  '柳林镇,老庄村,580101101208,柳林镇,新合村,580101101202,合并,2024年3月',
  '柳林镇,小沟村,580101101209,柳林镇,新合村,580101101202,合并,2024年3月'
);

const HOUSEHOLDS = csv(
  '户信息_20231231.csv',
  '乡镇,行政村,行政村代码,户编号,户主姓名,户主证件号码,家庭人口,户类型,脱贫属性,主要致贫原因,人均纯收入（元）',
  '平川镇,红星村委会,,1,甲,580101199001010012,2,脱贫户,已脱贫,因病,8000',
  '柳林镇,红星行政村,,2,乙,580101199001010021,2,脱贫户,已脱贫,因病,8000',
  '河口乡,红星村,,3,丙,580101199001010039,2,脱贫户,已脱贫,因病,8000',
  '柳林镇,老庄村,,4,丁,58010119900101008X,2,脱贫户,已脱贫,因病,8000',
  '柳林镇,小沟村民委员会,,5,戊,58010119900101016X,2,脱贫户,已脱贫,因病,8000',
  '平川镇,柳树村,,6,己,,2,脱贫户,已脱贫,因病,8000',
  '平川镇,乌有村,,7,庚,,2,脱贫户,已脱贫,因病,8000',
  '平川镇,乌有村,,7,辛,,2,脱贫户,已脱贫,因病,8000',
  '柳林镇,老庄村,580101101208,8,壬,,2,脱贫户,已脱贫,因病,8000'
);

const PERSONS = csv(
  '人口信息_20231231.csv',
  '乡镇,行政村,户编号,人编号,姓名,证件号码,与户主关系,文化程度,健康状况,劳动技能',
  '平川镇,红星村,1,11,甲,580101199001010012,户主,小学,健康,普通劳动力',
  '平川镇,红星村,1,12,甲妻,58010119900101024X,户主,小学,健康,普通劳动力',
  '平川镇,红星村,2,21,乙,580101199001010021,配偶,小学,健康,普通劳动力',
  '平川镇,红星村,3,31,丙,580101199001010039,户主,小学,健康,普通劳动力',
  '平川镇,红星村,4,41,丁,580101199001010039,户主,小学,健康,普通劳动力',
  '平川镇,红星村,9,91,癸,999999199001010012,户主,小学,健康,普通劳动力'
);

const MEASURES = csv(
  '帮扶措施.csv',
  '户编号,户主姓名,年度,措施大类,措施子项,开始时间',
  '1,甲,2023,产业帮扶,种植补助,202303',
  '1,甲,2023,产业帮扶,种植补助,202305',
  '77,无名,2023,就业帮扶,技能培训,202303',
  '5.80E+17,某,2023,就业帮扶,技能培训,202303'
);

test('members without the household number that stands beside the head alone are listed, damaged numbers only as such', async () => {
  const database = await openNodeDatabase();
  const ingest = await Ingest.open(database);
  const connection = await database.connect();
  const persons = csv(
    '人口信息_20231231.csv',
    '乡镇,行政村,户编号,人编号,姓名,证件号码,与户主关系,文化程度,健康状况,劳动技能',
    '平川镇,红星村,1,11,甲,580101199001010012,户主,小学,健康,普通劳动力',
    '平川镇,红星村,,12,乙,580101199001010039,配偶,小学,健康,普通劳动力',
    '平川镇,红星村,5.80E+17,21,丙,58010119900101008X,户主,小学,健康,普通劳动力'
  );
  await imported(ingest, persons, HOUSEHOLDS);
  expect(
    await rowsOf(
      connection,
      `SELECT kind, table_name, row_no, key FROM data.finding WHERE kind LIKE 'key-%' ORDER BY ALL`
    )
  ).toEqual([
    ['key-damaged', 'person', 4, '5.80E+17'],
    ['key-missing', 'person', 3, '580101199001010039']
  ]);
  await database.close();
});

test('two rows of one household in a list of households that disagree are listed with the column and what stands there', async () => {
  const database = await openNodeDatabase();
  const ingest = await Ingest.open(database);
  const connection = await database.connect();
  const list = csv(
    '户信息_20231231.csv',
    '乡镇,户编号,户主姓名,户主证件号码,家庭人口,户类型,脱贫属性,主要致贫原因,人均纯收入（元）',
    '平川镇,1,甲,580101199001010012,2,脱贫户,已脱贫,因病,8000',
    '平川镇,1,甲,580101199001010012,3,脱贫户,已脱贫,,8000',
    '平川镇,2,乙,580101199001010021,2,脱贫户,已脱贫,因病,8000',
    '平川镇,2,乙,580101199001010021,2,脱贫户,已脱贫,因病,8000'
  );
  const found = `SELECT table_name, row_no, key, "value", other FROM data.finding WHERE kind = 'household-disagrees'`;
  const said = [['household', 2, '1', 'size', '2 | 3']];
  await imported(ingest, list);
  expect(await rowsOf(connection, found)).toEqual(said);
  await imported(ingest, PERSONS);
  expect(await rowsOf(connection, found)).toEqual(said);
  await database.close();
});

describe('what does not fit together', () => {
  let database: Database;
  let ingest: Ingest;
  let connection: Connection;

  beforeAll(async () => {
    database = await openNodeDatabase();
    ingest = await Ingest.open(database);
    connection = await database.connect();
    await imported(ingest, HOUSEHOLDS, PERSONS, MEASURES);
  });
  afterAll(() => database.close());

  const found = (kind: string) =>
    rowsOf(
      connection,
      `SELECT table_name, row_no, key, value FROM data.finding WHERE kind = '${kind}' ORDER BY ALL`
    );

  test('keys that come twice in an edition', async () => {
    expect(await found('duplicate-key')).toEqual([
      ['household', 8, '7', '2'],
      ['household', 9, '7', '2'],
      ['measure', 2, '1 | 2023 | 产业帮扶 | 种植补助', '2'],
      ['measure', 3, '1 | 2023 | 产业帮扶 | 种植补助', '2']
    ]);
    expect(await found('duplicate-id')).toEqual([
      ['person', 5, '580101199001010039', '2'],
      ['person', 6, '580101199001010039', '2']
    ]);
  });

  test('ID numbers whose check character is wrong, placeholders and damaged numbers', async () => {
    expect(await found('id-check-fails')).toEqual([
      ['household', 3, '580101199001010021', 'head_id_number'],
      ['person', 4, '580101199001010021', 'id_number']
    ]);
    expect(await found('id-placeholder')).toEqual([
      ['person', 7, '999999199001010012', 'id_number']
    ]);
    expect(await found('key-damaged')).toEqual([['measure', 5, '5.80E+17', 'household_id']]);
  });

  test('households with two heads and with none', async () => {
    expect(await found('heads-several')).toEqual([['person', 2, '1', '2']]);
    expect(await found('head-missing')).toEqual([['person', 4, '2', '0']]);
  });

  test('rows whose household is nowhere', async () => {
    expect(await found('orphan')).toEqual([
      ['measure', 4, '77', 'household_id'],
      ['person', 7, '9', 'household_id']
    ]);
  });

  test('places stay as written until the villages are known', async () => {
    expect(await found('village-unknown')).toEqual([]);
    expect(await rowsOf(connection, 'SELECT count(village_code) FROM data.household')).toEqual([
      [1]
    ]);
  });

  test('then each village has its present code, old names through the table of changes', async () => {
    await imported(ingest, VILLAGES, CHANGES);
    expect(
      await rowsOf(
        connection,
        'SELECT household_id, village, village_code FROM data.household ORDER BY row_no'
      )
    ).toEqual([
      ['1', '红星村', '580101100201'],
      ['2', '红星村', '580101101201'],
      ['3', '红星村', '580101102201'],
      ['4', '老庄村', '580101101202'],
      ['5', '小沟村', '580101101202'],
      ['6', '柳树村', '580101100202'],
      ['7', '乌有村', null],
      ['7', '乌有村', null],
      ['8', '老庄村', '580101101202']
    ]);
    expect(await found('village-unknown')).toEqual([['household', 8, '平川镇 乌有村', '2']]);
  });

  test('a corrected file takes its findings with it', async () => {
    await imported(
      ingest,
      csv(
        '帮扶措施.csv',
        '户编号,户主姓名,年度,措施大类,措施子项,开始时间',
        '1,甲,2023,产业帮扶,种植补助,202303'
      )
    );
    expect((await found('orphan')).map(([table]) => table)).toEqual(['person']);
    expect((await found('duplicate-key')).map(([table]) => table)).toEqual([
      'household',
      'household'
    ]);
    expect(await found('key-damaged')).toEqual([]);
    const report = await ingest.report();
    expect(report.findings).toContainEqual({kind: 'heads-several', table: 'person', count: 1});
  });
});
