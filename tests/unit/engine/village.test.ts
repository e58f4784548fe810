import {describe, expect, test} from 'vitest';
import {Ingest} from '../../../src/engine/ingest.ts';
import type {ImportReport} from '../../../src/model/report.ts';
import type {Value} from '../../../src/model/rows.ts';
import type {ByteSource} from '../../../src/model/sheet.ts';
import {openNativeDatabase} from '../../../src/node/native-database.ts';
import {csv, imported, rowsOf} from './imported.ts';

type Held = {
  readonly report: ImportReport;
  readonly households: readonly Value[][];
};

/** The report of the last of some imports, and the villages of all editions of the households. */
async function held(...imports: readonly (readonly ByteSource[])[]): Promise<Held> {
  const database = await openNativeDatabase();
  const ingest = await Ingest.open(database);
  for (const files of imports) await imported(ingest, ...files);
  const counted = await rowsOf(
    await database.connect(),
    `SELECT as_of::VARCHAR, township, village, village_code, count(*) FROM data.household
     GROUP BY ALL ORDER BY ALL`
  );
  const report = await ingest.report();
  await database.close();
  return {report, households: counted};
}

const HEAD = '户编号,户主姓名,户主证件号码,家庭人口,户类型,脱贫属性,主要致贫原因,人均纯收入（元）';

/** Villages as [township, village, households]; without townships the sheet has no column of them. */
function households(
  date: string,
  villages: readonly (readonly [string, string, number])[],
  townships = true
) {
  const rows = villages.flatMap(([township, village, count], at) =>
    Array.from({length: count}, (_, n) => {
      const place = townships ? `${township},${village}` : village;
      return `${place},${100 * at + n + 1},户主,,2,脱贫户,已脱贫,因病,9000`;
    })
  );
  return csv(`户信息_${date}.csv`, `${townships ? '乡镇,' : ''}行政村,${HEAD}`, ...rows);
}

/** A list of villages as [township, village, code]. */
function list(date: string, ...villages: readonly (readonly [string, string, string])[]) {
  const rows = villages.map((village) => `${village.join(',')},300,900,30,是`);
  return csv(
    `行政村_${date}.csv`,
    '乡镇,行政村,行政村代码,总户数,总人口,脱贫户数,是否脱贫村',
    ...rows
  );
}

const MERGED = csv(
  '合并村对照表.csv',
  '原乡镇,原行政村,原行政村代码,现乡镇,现行政村,现行政村代码,变更类型,变更时间',
  '平川镇,前进村,580101100202,平川镇,新建村,580101100203,合并,2024-03'
);

test('a list of a former date without codes does not keep the codes of the present one away', async () => {
  const former = list('20221231', ['平川镇', '红星村', ''], ['平川镇', '前进村', '']);
  const present = list(
    '20231231',
    ['平川镇', '红星村', '580101100201'],
    ['平川镇', '前进村', '580101100202']
  );
  const rows = households('20231231', [
    ['平川镇', '红星村', 4],
    ['平川镇', '前进村', 3]
  ]);
  const {report, households: found} = await held([former, present, rows]);
  expect(found).toEqual([
    ['2023-12-31', '平川镇', '前进村', '580101100202', 3],
    ['2023-12-31', '平川镇', '红星村', '580101100201', 4]
  ]);
  expect(report.findings).toEqual([]);
});

test('a village that was merged has not vanished, once its rows have the code of the present one', async () => {
  const {report} = await held([
    list('20241231', ['平川镇', '红星村', '580101100201'], ['平川镇', '新建村', '580101100203']),
    MERGED,
    households('20231231', [
      ['平川镇', '前进村', 4],
      ['平川镇', '红星村', 3]
    ]),
    households('20241231', [
      ['平川镇', '新建村', 4],
      ['平川镇', '红星村', 3]
    ])
  ]);
  expect(report.vanished).toEqual([]);
});

test('rows of a sheet without townships have that of their village; a name that several bore is told', async () => {
  const rows = [
    ['', '红星村', 3],
    ['', '前进村', 2],
    ['', '柳树村', 1]
  ] as const;
  const {report, households: found} = await held([
    list(
      '20241231',
      ['平川镇', '红星村', '580101100201'],
      ['平川镇', '新建村', '580101100203'],
      ['平川镇', '柳树村', '580101100204'],
      ['高山乡', '柳树村', '580101101201']
    ),
    MERGED,
    households('20241231', rows, false)
  ]);
  expect(found).toEqual([
    ['2024-12-31', '平川镇', '前进村', '580101100203', 2],
    ['2024-12-31', '平川镇', '红星村', '580101100201', 3],
    ['2024-12-31', null, '柳树村', null, 1]
  ]);
  expect(report.findings).toEqual([{kind: 'village-unknown', table: 'household', count: 1}]);
});

describe('an edition after a township was merged into another', () => {
  const before = households('20231231', [
    ['河西乡', '前进村', 4],
    ['平川镇', '红星村', 3]
  ]);
  const after = households('20241231', [
    ['平川镇', '前进村', 4],
    ['平川镇', '红星村', 3]
  ]);
  const changed = (village: string) =>
    csv(
      '合并村对照表.csv',
      '原乡镇,原行政村,原行政村代码,现乡镇,现行政村,现行政村代码,变更类型,变更时间',
      `河西乡,${village},580101102202,平川镇,${village},580101100205,划转,2024-03`
    );
  const present = list(
    '20241231',
    ['平川镇', '红星村', '580101100201'],
    ['平川镇', '前进村', '580101100205']
  );

  test('is complete where the table of changes or the list of villages says so', async () => {
    expect((await held([before, after, changed('前进村')])).report.lacking).toEqual([]);
    expect((await held([before, after, changed('前进村'), present])).report.lacking).toEqual([]);
  });

  test('lacks it where nothing says so', async () => {
    const lacking = [{table: 'household', asOf: '2024-12-31', places: ['河西乡']}];
    expect((await held([before, after])).report.lacking).toEqual(lacking);
    expect((await held([before, after, changed('别村')])).report.lacking).toEqual(lacking);
  });
});

describe('a township in an older edition that no later one names', () => {
  const list2024 = list(
    '20241231',
    ['平川镇', '红星村', '580101100201'],
    ['河西乡', '前进村', '580101101201']
  );
  const rows = [
    ['平川镇', '红星村', 60],
    ['河西乡', '前进村', 60]
  ] as const;
  const now = households('20241231', rows);
  const before = (...villages: readonly (readonly [string, string, number])[]) =>
    households('20231231', villages);
  const SLIP = ['河两乡', '前进村', 1] as const;

  test('is the only one with its stem where it is written short, in the rows as well', async () => {
    const short = before(['平川', '红星', 60], ['河西', '前进村', 60]);
    expect((await held([short, now])).report.lacking).toEqual([]);
    const {report, households: found} = await held([short, now, list2024]);
    expect([report.lacking, report.findings]).toEqual([[], []]);
    expect(found.slice(0, 2)).toEqual([
      ['2023-12-31', '平川镇', '红星', '580101100201', 60],
      ['2023-12-31', '河西乡', '前进村', '580101101201', 60]
    ]);
  });

  test('is a slip of the pen where hardly a row has it, of more rows where the list of villages does not know it', async () => {
    expect((await held([before(...rows, SLIP), now])).report.lacking).toEqual([]);
    const more = before(...rows, ['河两乡', '前进村', 9]);
    const lacking = [{table: 'household', asOf: '2024-12-31', places: ['河两乡']}];
    expect((await held([more, now])).report.lacking).toEqual(lacking);
    expect((await held([more, now, list2024])).report.lacking).toEqual([]);
  });

  test('is lacking where the list of villages knows it, however few its rows are', async () => {
    const few = before(['平川镇', '红星村', 150], ['河西乡', '前进村', 1]);
    const report = await held([few, households('20241231', [['平川镇', '红星村', 150]]), list2024]);
    expect(report.report.lacking).toEqual([
      {table: 'household', asOf: '2024-12-31', places: ['河西乡']}
    ]);
  });
});

test('a code alone that no village has is told, by itself', async () => {
  const database = await openNativeDatabase();
  const ingest = await Ingest.open(database);
  const rows = ['580101100201', '580101100299', '580101100299', ''].map(
    (code, at) => `${code},${at + 1},户主,,2,脱贫户,已脱贫,因病,9000`
  );
  const sheet = csv('户信息_20241231.csv', `行政村代码,${HEAD}`, ...rows);
  await imported(ingest, list('20241231', ['平川镇', '红星村', '580101100201']), sheet);
  const connection = await database.connect();
  expect(
    await rowsOf(
      connection,
      `SELECT row_no, key, "value" FROM data.finding WHERE kind = 'village-unknown'`
    )
  ).toEqual([[3, '580101100299', '2']]);
  expect(
    await rowsOf(
      connection,
      `SELECT village, count(*) FROM data.household GROUP BY ALL ORDER BY ALL`
    )
  ).toEqual([
    ['红星村', 1],
    [null, 3]
  ]);
  await database.close();
});
