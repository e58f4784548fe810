import {afterAll, beforeAll, expect, test} from 'vitest';
import {Ingest} from '../../../src/engine/ingest.ts';
import type {Database} from '../../../src/model/engine.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';
import {csv, imported} from './imported.ts';

let database: Database;
let ingest: Ingest;

beforeAll(async () => {
  database = await openNodeDatabase();
  ingest = await Ingest.open(database);
});
afterAll(() => database.close());

const HEAD =
  '乡镇,行政村,户编号,户主姓名,户主证件号码,家庭人口,户类型,脱贫属性,主要致贫原因,人均纯收入（元）';

/** Villages as [township, village, households]. */
function households(date: string, ...villages: readonly (readonly [string, string, number])[]) {
  const rows = villages.flatMap(([township, village, count], at) =>
    Array.from(
      {length: count},
      (_, n) => `${township},${village},${100 * at + n + 1},户主,,2,脱贫户,已脱贫,因病,9000`
    )
  );
  return csv(`户信息_${date}.csv`, HEAD, ...rows);
}

test('a village that a later edition does not name any more is said, with its households', async () => {
  const report = await imported(
    ingest,
    households(
      '20231231',
      ['平川镇', '红星村', 4],
      ['平川镇', '前进村', 3],
      ['平川镇', '小沟村', 2]
    ),
    households('20240630', ['平川镇', '红星村', 1], ['平川镇', '新建村', 5])
  );
  expect(report.lacking).toEqual([]);
  expect(report.vanished).toEqual([
    {asOf: '2024-06-30', township: '平川镇', village: '前进村', households: 3}
  ]);
});

test('one that was merged is there under its present name', async () => {
  const report = await imported(
    ingest,
    csv(
      '合并村对照表.csv',
      '原乡镇,原行政村,原行政村代码,现乡镇,现行政村,现行政村代码,变更类型,变更时间',
      '平川镇,前进村,,平川镇,新建村,,合并,2024-03'
    )
  );
  expect(report.files.at(-1)?.sheets[0]?.projections.map(({table}) => table)).toEqual([
    'village_change'
  ]);
  expect(report.vanished).toEqual([]);
});

test('an edition that lacks the whole township is incomplete, and nothing of it has vanished', async () => {
  const report = await imported(ingest, households('20241231', ['柳林镇', '河湾村', 6]));
  expect(report.lacking).toEqual([{table: 'household', asOf: '2024-12-31', places: ['平川镇']}]);
  expect(report.vanished).toEqual([]);
});
