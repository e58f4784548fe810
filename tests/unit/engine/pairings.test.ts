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
