import {expect, test} from 'vitest';
import {Ingest} from '../../../src/engine/ingest.ts';
import {openNativeDatabase} from '../../../src/node/native-database.ts';
import {csv, imported, rowsOf} from './imported.ts';

const HEADING =
  '户编号,户主姓名,户主证件号码,帮扶责任人,帮扶责任人证件号码,帮扶责任人电话,帮扶单位,开始时间,结束时间';
const HEADS = ['580199199001010018', '580199200002290029', '580199198506151233'] as const;
const HELPER = '李示例,58019919880808016X,19900000001,县农业农村局';

/** What is asked of the pairings, and what was found to be wrong with them. */
async function loaded(sql: string, ...lines: readonly string[]): Promise<unknown> {
  const database = await openNativeDatabase();
  const ingest = await Ingest.open(database);
  await imported(ingest, csv('结对帮扶.csv', ...lines));
  const connection = await database.connect();
  const rows = await rowsOf(connection, sql);
  await database.close();
  return rows;
}

test('an end that is 至今 is open, a beginning that is cannot be read', async () => {
  const line = (from: string, until: string, i: number) =>
    `58010110020100010${i},张示例,${HEADS[i] ?? ''},${HELPER},${from},${until}`;
  const lines = [
    line('2021.3', '至今', 0),
    line('2021年3月', '（长期）', 1),
    line('至今', '2023.10', 2),
    line('2021.3', '快了', 3),
    ...[4, 5, 6, 7, 8, 9].map((i) => line('2021.3', '2023.5', i))
  ];
  expect(
    await loaded(
      `SELECT from_on, until_on, column_name, raw, problem FROM data.pairing
       LEFT JOIN data.import_issue USING (source_id, row_no) WHERE row_no < 6 ORDER BY row_no`,
      HEADING,
      ...lines
    )
  ).toEqual([
    ['2021-03-01', null, null, null, null],
    ['2021-03-01', null, null, null, null],
    [null, '2023-10-01', 'from_on', '至今', 'not-month'],
    ['2021-03-01', null, 'until_on', '快了', 'not-month']
  ]);
});

const TWICE = `SELECT row_no, key, value FROM data.finding WHERE kind = 'duplicate-key' ORDER BY ALL`;

test('without household numbers those of several heads are not one, those of one head are', async () => {
  const lines = [0, 1, 2, 1].map((i) => `张示例,${HEADS[i] ?? ''},${HELPER},2021.3,`);
  const key = ' | 58019919880808016X | 2021-03-01';
  expect(await loaded(TWICE, HEADING.replace('户编号,', ''), ...lines)).toEqual([
    [3, key, '2'],
    [5, key, '2']
  ]);
});

test('with household numbers they are one by their whole key, by names where a part of it is missing', async () => {
  const one = `580101100201000101,张示例,${HEADS[0]}`;
  expect(
    await loaded(
      TWICE,
      HEADING,
      `${one},${HELPER},2021.3,2023.5`,
      `${one},${HELPER},2021.3,2024.5`,
      `${one},王示例,,19900000002,县农业农村局,2021.3,`,
      `${one},赵示例,,19900000003,县农业农村局,2021.3,`,
      `${one},赵示例,,19900000004,县农业农村局,2021.3,`
    )
  ).toEqual([
    [2, '580101100201000101 | 58019919880808016X | 2021-03-01', '2'],
    [3, '580101100201000101 | 58019919880808016X | 2021-03-01', '2'],
    [5, '580101100201000101 |  | 2021-03-01', '2'],
    [6, '580101100201000101 |  | 2021-03-01', '2']
  ]);
});
