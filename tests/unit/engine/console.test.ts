import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {stored} from './stored.ts';
import {createSchema} from '../../../src/engine/schema.ts';
import {openSession} from '../../../src/engine/session.ts';
import type {Database, Filter, Session} from '../../../src/model/engine.ts';
import {failureOf} from '../../../src/model/failure.ts';
import {columnOf, records, type ValueType} from '../../../src/model/rows.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';

let database: Database;
let session: Session;

beforeAll(async () => {
  database = await openNodeDatabase();
  const connection = await database.connect();
  await createSchema(connection);
  await stored(connection, 'household', ['household_id', 'size'], `VALUES ('H1', 3)`);
  session = openSession(connection);
  await session.runCell(
    'people',
    `SELECT i, ['王一', '李二', NULL, 'Zhao'][i % 4 + 1] AS name, CASE WHEN i < 10 THEN i * 1.5 END AS income,
      DATE '2024-01-01' + i::INTEGER AS day, i % 3 = 0 AS flag, [i % 2] AS tags FROM range(20) t(i)`
  );
});
afterAll(() => database.close());

async function found(...filters: Filter[]): Promise<unknown> {
  const page = await session.page('people', {offset: 0, limit: 99, filters});
  expect(await session.matching('people', filters)).toBe(page.count);
  return columnOf(page, 'i');
}

describe('filters', () => {
  test('a text is looked for in any case, an apostrophe is only a sign', async () => {
    expect(await found({column: 'name', is: 'contains', texts: ['zh']})).toEqual([
      3, 7, 11, 15, 19
    ]);
    expect(await found({column: 'name', is: 'contains', texts: [`' OR 1=1 --`]})).toEqual([]);
    expect(await found({column: 'name', is: 'contains', texts: ['一', '二']})).toHaveLength(10);
  });
  test('equal is the whole text; numbers and lists too', async () => {
    expect(await found({column: 'name', is: 'equals', texts: ['王']})).toEqual([]);
    expect(await found({column: 'name', is: 'equals', texts: ['ZHAO']})).toEqual([
      3, 7, 11, 15, 19
    ]);
    expect(await found({column: 'i', is: 'equals', texts: ['4']})).toEqual([4]);
    expect(await found({column: 'tags', is: 'contains', texts: ['1']})).toHaveLength(10);
  });
  test('ranges take both ends, of numbers and of days', async () => {
    expect(await found({column: 'income', is: 'range', from: '3', to: '4.5'})).toEqual([2, 3]);
    expect(await found({column: 'income', is: 'range', from: '12'})).toEqual([8, 9]);
    expect(await found({column: 'day', is: 'range', from: '2024-01-19'})).toEqual([18, 19]);
    expect(await found({column: 'day', is: 'range', to: '2024-01-01'})).toEqual([0]);
    expect(await found({column: 'income', is: 'range', from: 'x'})).toEqual([]);
  });
  test('missing values pass only where they are asked for', async () => {
    expect(await found({column: 'name', is: 'empty'})).toEqual([2, 6, 10, 14, 18]);
    expect(await found({column: 'income', is: 'present'})).toHaveLength(10);
    expect(await found({column: 'income', is: 'range'})).toHaveLength(10);
  });
  test('several hold together, sorted as wanted, window by window', async () => {
    const filters: Filter[] = [
      {column: 'name', is: 'present'},
      {column: 'i', is: 'range', from: '5'}
    ];
    const order = {column: 'day', descending: true};
    const page = await session.page('people', {offset: 1, limit: 3, filters, order});
    expect(columnOf(page, 'i')).toEqual([17, 16, 15]);
    await session.runCell('people2', 'SELECT 5 AS i');
    expect(
      columnOf(
        await session.page('people2', {
          offset: 0,
          limit: 3,
          order: {column: 'i', descending: true}
        }),
        'i'
      )
    ).toEqual([5]);
  });
});

describe('profiles', () => {
  const profile = (name: string, type: ValueType) => session.profile('people', {name, type});
  test('texts: the most frequent first', async () => {
    expect(await profile('name', 'text')).toEqual({
      rows: 20,
      missing: 5,
      distinct: 3,
      bars: [
        {from: 'Zhao', count: 5},
        {from: '李二', count: 5},
        {from: '王一', count: 5}
      ]
    });
  });
  test('numbers: twelve bands from the least to the largest', async () => {
    const {bars, missing, distinct} = await profile('income', 'decimal');
    expect([missing, distinct, bars.length]).toEqual([10, 10, 12]);
    expect(bars.map(({count}) => count)).toEqual([1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 1]);
    expect([bars[0], bars[11]?.from]).toEqual([{from: 0, to: 1.125, count: 1}, 12.375]);
  });
  test('whole numbers and days: whole bands', async () => {
    const whole = await profile('i', 'integer');
    expect(whole.bars.map(({from, count}) => [from, count])).toEqual(
      [0, 2, 4, 6, 8, 10, 12, 14, 16, 18].map((from) => [from, 2])
    );
    const days = await profile('day', 'date');
    expect(days.bars[9]).toEqual({from: '2024-01-19', to: '2024-01-21', count: 2});
  });
  test('yes and no, lists', async () => {
    expect((await profile('flag', 'boolean')).bars).toEqual([
      {from: 'false', count: 13},
      {from: 'true', count: 7}
    ]);
    expect((await profile('tags', 'list')).bars).toEqual([
      {from: '[0]', count: 10},
      {from: '[1]', count: 10}
    ]);
  });
  test('one value, no value, no rows', async () => {
    await session.runCell('few', `SELECT 7 AS one, NULL::DOUBLE AS none`);
    expect((await session.profile('few', {name: 'one', type: 'integer'})).bars).toEqual([
      {from: 7, to: 8, count: 1}
    ]);
    const none = await session.profile('few', {name: 'none', type: 'number'});
    expect(none).toEqual({rows: 1, missing: 1, distinct: 0, bars: []});
    await session.runCell('few', `SELECT 1.5 AS x WHERE false`);
    expect((await session.profile('few', {name: 'x', type: 'decimal'})).rows).toBe(0);
  });
  test('many rows, all different', async () => {
    await session.runCell('many', `SELECT 'H' || i AS k FROM range(400000) t(i)`);
    const {bars, ...rest} = await session.profile('many', {name: 'k', type: 'text'});
    expect(rest).toEqual({rows: 400_000, missing: 0, distinct: 400_000});
    expect(bars[0]).toEqual({from: 'H0', count: 1});
  });
});

test('listings are tables too', async () => {
  const described = await session.runCell('d', '-- what is in it?\nDESCRIBE household');
  expect(described.columns[0]?.name).toBe('column_name');
  expect((await session.runCell('s', 'SUMMARIZE people')).count).toBe(6);
  expect((await session.runCell('t', 'show tables')).count).toBeGreaterThan(4);
  const failure = await session.runCell('d', 'DESCRIBE\n  nowhere').catch(failureOf);
  expect(failure).toMatchObject({code: 'sql', place: {line: 2, character: 3}});
});

test.each([
  ['SELECT p.nothing FROM people p ORDER BY 1', 1, 8],
  ['SELECT count(*)\nFROM people p\nWHERE p.没有 > 1 ORDER BY 1', 3, 7]
])('a plan that fails says where in the query: %s', async (sql, line, character) => {
  await expect(session.plan(sql)).rejects.toMatchObject({
    failure: {code: 'sql', place: {line, character}}
  });
});

test('a plan is a tree of steps', async () => {
  const [top] = await session.plan('SELECT name, count(*) FROM people WHERE i > 3 GROUP BY name');
  const names: string[] = [];
  const walk = (step: typeof top): void => {
    if (step) names.push(step.name);
    step?.children.forEach(walk);
  };
  walk(top);
  expect(names[0]).toMatch(/GROUP_BY|PROJECTION/);
  expect(names.at(-1)).toContain('SCAN');
});

test.each([
  `INSERT INTO data.household (household_id) VALUES ('H9')`,
  'UPDATE data.household SET size = 9',
  'DELETE FROM data.household',
  'TRUNCATE data.household',
  'DROP TABLE data.household',
  'DROP VIEW main.户',
  'ALTER TABLE data.household ADD COLUMN x INTEGER',
  'ALTER TABLE data.household RENAME TO other',
  'CREATE TABLE main.x AS SELECT 1',
  'CREATE OR REPLACE VIEW main.户 AS SELECT 1',
  'CREATE OR REPLACE MACRO main.line(a) AS 1',
  'CREATE SCHEMA other',
  `CREATE TYPE data.t AS ENUM ('a')`,
  'MERGE INTO data.household USING (SELECT 1 AS x) ON false WHEN NOT MATCHED THEN INSERT (size) VALUES (1)'
])('the engine itself refuses to write to the registry: %s', async (sql) => {
  expect(await session.run(sql).catch(failureOf)).toMatchObject({code: 'sql'});
  expect(records(await session.page('people', {offset: 0, limit: 1}))).toHaveLength(1);
  await session.runCell('still', `SELECT * FROM 户`);
  expect(columnOf(await session.page('still', {offset: 0, limit: 9}), '人数')).toEqual([3]);
});

test('what is temporary may be made, and variables set', async () => {
  await session.run('CREATE TEMP TABLE own AS SELECT 41 AS x');
  await session.run('SET VARIABLE 加 = 1');
  await session.runCell('sum', `SELECT x + getvariable('加') AS y FROM own`);
  expect(columnOf(await session.page('sum', {offset: 0, limit: 1}), 'y')).toEqual([42]);
});

test('a failure inside the transaction keeps its own words, and the session lives', async () => {
  const failure = await session.runCell('bad', `SELECT CAST('x' AS INTEGER)`).catch(failureOf);
  expect(failure).toMatchObject({code: 'sql', values: {message: /Could not convert string 'x'/}});
  expect((await session.runCell('good', 'SELECT 1')).count).toBe(1);
});

test('a long statement is cancelled and the session lives', async () => {
  const long = session.runCell(
    'long',
    'SELECT sum(a.i * b.i) FROM range(100000) a(i), range(100000) b(i)'
  );
  const wait = setTimeout(() => void session.cancel(), 100);
  expect(await long.catch(failureOf)).toMatchObject({code: 'cancelled'});
  clearTimeout(wait);
  expect((await session.runCell('after', 'SELECT 1')).count).toBe(1);
});
