import {expect, test} from 'vitest';
import {Ingest} from '../../../src/engine/ingest.ts';
import type {Value} from '../../../src/model/rows.ts';
import {openNativeDatabase} from '../../../src/node/native-database.ts';
import {csv, imported, rowsOf} from './imported.ts';

const ID = [
  '580199199001010018',
  '580199200002290029',
  '580199198506151233',
  '58019919880808016X'
] as const;
const monitored = (...ids: readonly string[]) =>
  csv(
    '监测.csv',
    '乡镇,行政村,户主姓名,户主证件号码,监测对象类别,风险类型,识别监测时间',
    ...ids.map((id) => `平川镇,上村,某某,${id},脱贫不稳定户,因病,202303`)
  );
const MEMBERS = csv(
  '成员.csv',
  '户编号,姓名,证件号码,与户主关系,健康状况,劳动技能',
  `580101001,张一,${ID[0]},户主,健康,普通劳动力`,
  `580101001,张二,${ID[1]},之女,健康,无劳动力`,
  `580101002,李一,${ID[2]},户主,健康,普通劳动力`,
  `580101003,李一,${ID[2]},户主,健康,普通劳动力`
);

const REGISTER = csv(
  '户.csv',
  '乡镇,行政村,户主姓名,户主证件号码,户类型,致贫原因1,家庭人口',
  `平川镇,上村,张一,${ID[0]},脱贫户,因病,2`,
  `平川镇,上村,王一,${ID[3]},脱贫户,因学,1`
);

/** The household numbers of a table's rows once the files are loaded. */
async function numbers(
  table: string,
  ...files: readonly ReturnType<typeof csv>[]
): Promise<Value[]> {
  const database = await openNativeDatabase();
  await imported(await Ingest.open(database), ...files);
  const connection = await database.connect();
  const rows = await rowsOf(connection, `SELECT household_id FROM data.${table} ORDER BY row_no`);
  await database.close();
  return rows.map(([number = null]) => number);
}

/** The same where each file comes in an import of its own. */
async function numbersOneByOne(
  tables: readonly string[],
  ...files: readonly ReturnType<typeof csv>[]
): Promise<Value[][]> {
  const database = await openNativeDatabase();
  const ingest = await Ingest.open(database);
  for (const each of files) await imported(ingest, each);
  const connection = await database.connect();
  const found: Value[][] = [];
  for (const table of tables) {
    const rows = await rowsOf(connection, `SELECT household_id FROM data.${table} ORDER BY row_no`);
    found.push(rows.map(([number = null]) => number));
  }
  await database.close();
  return found;
}

test('a list without household numbers has those of the households that hold its ID numbers, where only one does', async () => {
  expect(await numbers('monitored', MEMBERS, monitored(...ID))).toEqual([
    '580101001',
    '580101001',
    null,
    null
  ]);
});

test('a register without household numbers has those of its members, or goes by the ID numbers of its heads', async () => {
  expect(await numbers('household', REGISTER)).toEqual([ID[0], ID[3]]);
  expect(await numbers('household', REGISTER, MEMBERS)).toEqual(['580101001', ID[3]]);
  expect(await numbers('monitored', REGISTER, monitored(ID[3]))).toEqual([ID[3]]);
});

test('it does not matter which file came first', async () => {
  const tables = ['household', 'monitored'];
  const watched = monitored(ID[0], ID[3]);
  const found = [
    ['580101001', ID[3]],
    ['580101001', ID[3]]
  ];
  expect(await numbersOneByOne(tables, MEMBERS, REGISTER, watched)).toEqual(found);
  expect(await numbersOneByOne(tables, REGISTER, watched, MEMBERS)).toEqual(found);
  expect(await numbersOneByOne(tables, watched, MEMBERS, REGISTER)).toEqual(found);
});

test('a damaged household number is not replaced', async () => {
  const damaged = csv(
    '监测.csv',
    '户编号,户主姓名,户主证件号码,监测对象类别,风险类型,识别监测时间',
    `5.80101E+08,张一,${ID[0]},脱贫不稳定户,因病,202303`,
    `580101002,李一,${ID[2]},脱贫不稳定户,因病,202303`
  );
  expect(await numbers('monitored', MEMBERS, damaged)).toEqual([null, '580101002']);
});

test('a register whose households are known by the ID numbers of their heads only is a finding', async () => {
  const database = await openNativeDatabase();
  const ingest = await Ingest.open(database);
  const connection = await database.connect();
  const found = `SELECT row_no, key, "value" FROM data.finding WHERE kind = 'number-missing'`;
  await imported(ingest, REGISTER);
  expect(await rowsOf(connection, found)).toEqual([[2, ID[0], '2']]);
  await imported(ingest, MEMBERS);
  expect(await rowsOf(connection, found)).toEqual([[3, ID[3], '1']]);
  await database.close();
});
