import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {createSchema} from '../../../src/engine/schema.ts';
import type {Connection, Database} from '../../../src/model/engine.ts';
import {literal} from '../../../src/model/names.ts';
import {columnOf} from '../../../src/model/rows.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';
import {openNativeDatabase} from '../../../src/node/native-database.ts';
import {DATE_CASTS} from './cast-cases-dates.ts';
import {KEY_CASTS} from './cast-cases-keys.ts';
import {PLAIN_CASTS} from './cast-cases.ts';

describe.each([
  ['in wasm', openNodeDatabase],
  ['native', openNativeDatabase]
])('casts %s', (_name, open) => {
  let database: Database;
  let connection: Connection;

  beforeAll(async () => {
    database = await open();
    connection = await database.connect();
    await createSchema(connection);
  });
  afterAll(() => database.close());

  test.each(Object.entries({...PLAIN_CASTS, ...DATE_CASTS, ...KEY_CASTS}))(
    '%s',
    async (expression, cases) => {
      const texts = cases.map(([raw], i) => `(${i}, ${raw === null ? 'NULL' : literal(raw)})`);
      const rows = await connection.query(
        `SELECT ${expression} AS v FROM (VALUES ${texts.join(', ')}) t(i, c) ORDER BY i`
      );
      const read = columnOf(rows, 'v') ?? [];
      expect(cases.map(([raw], i) => [raw, read[i]])).toEqual(cases.map((each) => [...each]));
    }
  );

  test('a policy line is that of the place, then of the year, then of the latest year before', async () => {
    await connection.run(`INSERT INTO data.policy_line (key, year, place, value) VALUES
      ('test', NULL, '', 1), ('test', 2020, '', 2), ('test', 2022, '', 3), ('test', 2020, '甲省', 4)`);
    const read = async () => {
      const rows = await connection.query(
        `SELECT line('test', y) AS v FROM (VALUES (2019), (2020), (2021), (2030)) t(y) ORDER BY y`
      );
      return columnOf(rows, 'v');
    };
    expect(await read()).toEqual([1, 2, 2, 3]);
    await connection.run(`SET VARIABLE 政策地区 = '甲省'`);
    expect(await read()).toEqual([1, 4, 4, 4]);
  });
});
