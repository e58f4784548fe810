import {afterAll, beforeAll, expect, test} from 'vitest';
import {openSession} from '../../../src/engine/session.ts';
import type {Connection, Database, Session} from '../../../src/model/engine.ts';
import {failureOf} from '../../../src/model/failure.ts';
import {columnOf, records} from '../../../src/model/rows.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';

let database: Database;
let session: Session;

beforeAll(async () => {
  database = await openNodeDatabase();
  session = openSession(await database.connect());
});
afterAll(() => database.close());

test('variables keep their type and any value is only a value', async () => {
  await session.setVariable('年', 2024, 'INTEGER');
  await session.setVariable('日', '2024-06-30', 'DATE');
  await session.setVariable('镇', ['平川镇', `x'); DROP`], 'VARCHAR[]');
  await session.setVariable('无', [], 'VARCHAR[]');
  await session.setVariable('空', null, 'DOUBLE');
  await session.runCell(
    'v',
    `SELECT getvariable('年') + 1 AS y, getvariable('日') AS d, getvariable('镇') AS t,
      len(getvariable('无')) AS n, getvariable('空') AS e`
  );
  expect(records(await session.page('v', {offset: 0, limit: 9}))).toEqual([
    {y: 2025, d: '2024-06-30', t: ['平川镇', `x'); DROP`], n: 0, e: null}
  ]);
});

test('a cell reads cells before it and is replaced when it runs again', async () => {
  await session.runCell('数', 'SELECT i FROM range(10) t(i)');
  expect(await session.runCell('和', 'SELECT sum(i) AS s FROM 数')).toMatchObject({count: 1});
  await session.runCell('数', 'SELECT i FROM range(3) t(i);');
  await session.runCell('和', 'SELECT sum(i) AS s FROM 数');
  expect(records(await session.page('和', {offset: 0, limit: 1}))).toEqual([{s: 3}]);
});

test('windows keep the order of the query, or a sort with missing values last', async () => {
  await session.runCell(
    'w',
    `SELECT i, nullif((i * 7) % 10, 3) AS x FROM range(10) t(i) ORDER BY i DESC`
  );
  const window = await session.page('w', {offset: 2, limit: 3});
  expect(columnOf(window, 'i')).toEqual([7, 6, 5]);
  const order = {column: 'x', descending: true};
  const sorted = await session.page('w', {offset: 7, limit: 5, order});
  expect(columnOf(sorted, 'x')).toEqual([1, 0, null]);
});

test('a failing cell says where in its own text', async () => {
  const failure = await session
    .runCell('bad', 'SELECT 1 AS 甲,\n  乙x FROM (SELECT 2 AS 乙)')
    .catch(failureOf);
  expect(failure).toMatchObject({code: 'sql', place: {cell: 'bad', line: 2, character: 3}});
});

test('what a cell or an input has left can be forgotten', async () => {
  await session.runCell('去', 'SELECT 1 AS a');
  await session.page('去', {offset: 0, limit: 1, order: {column: 'a', descending: true}});
  await session.setVariable('去', 5, 'INTEGER');
  await session.forget('去');
  await session.forget('从来没有');
  expect(
    failureOf(await session.page('去', {offset: 0, limit: 1}).catch((thrown: unknown) => thrown))
  ).toMatchObject({code: 'sql'});
  await session.runCell(
    'left',
    `SELECT getvariable('去') AS v, count(*)::INTEGER AS n FROM duckdb_tables()
    WHERE table_name LIKE '去%'`
  );
  expect(records(await session.page('left', {offset: 0, limit: 1}))).toEqual([{v: null, n: 0}]);
});

test('cells that are asked for at once run one after the other, a failing one among them', async () => {
  const asked = await Promise.allSettled([
    session.runCell('eins', 'SELECT 1 AS n'),
    session.runCell('falsch', 'SELECT nothing AS n'),
    session.runCell('zwei', 'SELECT 2 AS n FROM eins')
  ]);
  expect(asked.map(({status}) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(records(await session.page('zwei', {offset: 0, limit: 1}))).toEqual([{n: 2}]);
});

test('a cell says its columns, its rows and the first of them', async () => {
  expect(await session.runCell('many', 'SELECT i, [i] AS l FROM range(70000) t(i)')).toEqual({
    columns: [
      {name: 'i', type: 'integer'},
      {name: 'l', type: 'list'}
    ],
    count: 70000,
    first: [0, [0]]
  });
  expect(await session.runCell('none', 'SELECT 1 AS n WHERE false')).toEqual({
    columns: [{name: 'n', type: 'integer'}],
    count: 0,
    first: []
  });
});

test('windows that are asked for while a cell fails are there', async () => {
  await session.runCell('da', 'SELECT 1 AS n');
  const failing = session.runCell('falsch', 'SELECT error(i::VARCHAR) FROM range(9) t(i)');
  const pages = [];
  for (let i = 0; i < 30; i++) {
    pages.push(session.page('da', {offset: 0, limit: 1}).then(records));
    await Promise.resolve();
  }
  await expect(failing).rejects.toMatchObject({failure: {code: 'sql'}});
  for (const rows of await Promise.all(pages)) expect(rows).toEqual([{n: 1}]);
});

test('a profile that is asked for while a cell fails is there', async () => {
  await session.runCell('da', 'SELECT i FROM range(3) t(i)');
  for (let i = 0; i < 30; i++) {
    const failing = session.runCell('falsch', 'SELECT error(i::VARCHAR) FROM range(9) t(i)');
    failing.catch(() => undefined);
    for (let turns = 0; turns < i; turns++) await Promise.resolve();
    const profile = await session.profile('da', {name: 'i', type: 'integer'});
    expect(profile).toMatchObject({rows: 3, missing: 0, distinct: 3});
    await expect(failing).rejects.toMatchObject({failure: {code: 'sql'}});
  }
});

test('a session that is closed while a cell of it runs or fails gives its connection back empty', async () => {
  const connections = new Set<Connection>();
  for (let i = 0; i < 60; i++) {
    const connection = await database.connect();
    connections.add(connection);
    const closed = openSession(connection);
    const running = Promise.allSettled([
      closed.runCell('a', 'SELECT error(i::VARCHAR) FROM range(9) t(i)'),
      closed.runCell('b', 'SELECT 1 AS n')
    ]);
    for (let turns = 0; turns < i; turns++) await Promise.resolve();
    await closed.close();
    await running;
  }
  expect(connections.size).toBeLessThan(24);
  const open = openSession(await database.connect());
  await open.runCell(
    'left',
    `SELECT table_name FROM duckdb_tables() WHERE temporary AND table_name = 'b'`
  );
  expect((await open.page('left', {offset: 0, limit: 9})).count).toBe(0);
  await open.close();
});
