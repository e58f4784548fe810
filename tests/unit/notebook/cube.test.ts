import {DuckDBInstance, type DuckDBConnection} from '@duckdb/node-api';
import {beforeAll, expect, test} from 'vitest';
import type {CubeCell} from '../../../src/model/notebook.ts';
import type {Value} from '../../../src/model/rows.ts';
import {cubeSql, uniqueSql} from '../../../src/notebook/cube.ts';
import {measureParts} from '../../../src/notebook/measure.ts';

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create()).connect();
  await connection.run(`CREATE TABLE 户(户编号 VARCHAR, 乡镇 VARCHAR, 原因 VARCHAR, 人数 INTEGER, 日 DATE);
    INSERT INTO 户 VALUES
    ('1', '平川镇', '因病', 3, '2024-06-30'), ('2', '平川镇', '因病', 2, '2024-06-30'),
    ('3', '平川镇', NULL, 4, '2024-06-30'), ('4', '河口''乡', '因学', NULL, '2023-12-31'),
    ('5', '河口''乡', '因病', 1, NULL), ('5', '河口''乡', '因学', 5, NULL)`);
});

const cube: CubeCell = {
  kind: 'cube',
  name: 'c',
  from: '户',
  unit: '户编号',
  by: ['乡镇', '原因'],
  measures: [
    {name: 'people', expression: 'sum(人数)'},
    {name: 'large', expression: 'units(人数 >= 3)'},
    {name: 'sick', expression: "count(*) filter (where 原因 = '因病')"}
  ],
  line: 1
};

async function rows(sql: string): Promise<Record<string, Value>[]> {
  const answer = await connection.runAndReadAll(sql);
  return answer
    .getRowObjectsJson()
    .map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(name, value)]))
    );
}

/** Counts come as text, since they are BIGINT. */
function plain(name: string, value: unknown): Value {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'string') return null;
  return /^\d+$/.test(value) && name !== '户编号' ? Number(value) : value;
}

test('all margins, each row saying which; a missing value is not a margin', async () => {
  const found = await rows(cubeSql(cube));
  const shown = found.map((row) =>
    [
      row['乡镇'],
      row['原因'],
      row['margin'],
      row['units'],
      row['people'],
      row['people_units']
    ].join()
  );
  expect(shown).toEqual([
    '平川镇,因病,0,2,5,2',
    '平川镇,,0,1,4,1',
    "河口'乡,因学,0,2,5,1",
    "河口'乡,因病,0,1,1,1",
    '平川镇,,1,3,9,3',
    "河口'乡,,1,2,6,1",
    ',因学,2,2,5,1',
    ',因病,2,3,6,3',
    ',,2,1,4,1',
    ',,3,5,15,4'
  ]);
});

test('units(condition) counts the units with it, beside those of which it is known', async () => {
  const total = (await rows(cubeSql(cube))).at(-1);
  expect(total).toMatchObject({large: 3, large_units: 4, sick: 3, sick_units: 3});
});

test('a comment at the end of a condition does no harm; dates are dimensions', async () => {
  const dated: CubeCell = {...cube, by: ['日'], where: '人数 > 1 -- larger', measures: []};
  const found = await rows(cubeSql(dated));
  expect(found.map((row) => [row['日'], row['margin'], row['units']])).toEqual([
    ['2024-06-30', 0, 3],
    [null, 0, 1],
    [null, 1, 4]
  ]);
});

test('without dimensions there is one row, which is everything', async () => {
  const whole: CubeCell = {...cube, by: [], measures: []};
  expect(await rows(cubeSql(whole))).toEqual([{margin: 0, units: 5}]);
});

test('units that occur once need no DISTINCT, and give the same', async () => {
  expect(await rows(uniqueSql(cube))).toEqual([{once: false}]);
  const small: CubeCell = {...cube, where: "户编号 <> '5'"};
  expect(await rows(uniqueSql(small))).toEqual([{once: true}]);
  expect(cubeSql(small, {unique: true})).not.toContain('DISTINCT "户编号"');
  expect(await rows(cubeSql(small, {unique: true}))).toEqual(await rows(cubeSql(small)));
});

test('a measure is one aggregate, with one filter at most', () => {
  expect(measureParts('sum(a + b)')).toEqual({function: 'sum', call: 'sum(a + b)', input: 'a + b'});
  expect(measureParts('count(*)')).toEqual({function: 'count', call: 'count(*)'});
  expect(measureParts('quantile_cont(f(a, b), 0.5)')).toMatchObject({input: 'f(a, b)'});
  expect(measureParts('count(distinct a)')).toMatchObject({input: 'a'});
  expect(measureParts("max(a) FILTER (WHERE b IN ('x', ')'))")).toEqual({
    function: 'max',
    call: 'max(a)',
    input: 'a',
    filter: "b IN ('x', ')')"
  });
  expect(measureParts('count(*) filter (a = 1)')).toMatchObject({filter: 'a = 1'});
  for (const wrong of [
    'a',
    'sum(a) filter ()',
    'sum(a) + 1',
    'sum(a',
    'sum(a) over ()',
    '',
    'sum(a)) from b --'
  ]) {
    expect([wrong, measureParts(wrong)]).toEqual([wrong, undefined]);
  }
});
