import {afterAll, beforeAll, expect, test} from 'vitest';
import {united} from '../../../src/engine/united.ts';
import type {Connection, Database} from '../../../src/model/engine.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';

let database: Database;
let connection: Connection;

beforeAll(async () => {
  database = await openNodeDatabase();
  connection = await database.connect();
});
afterAll(() => database.close());

const selects = (count: number): string[] =>
  Array.from({length: count}, (_, n) => `SELECT ${n} AS n, 'x' AS t`);

test.each([1, 100, 101, 3456])('%d selects give all their rows', async (count) => {
  const {values} = await connection.query(
    `SELECT count(*), count(DISTINCT n), min(n), max(n) FROM (${united(selects(count))})`
  );
  expect(values.map((column) => Number(column[0]))).toEqual([count, count, 0, count - 1]);
});

test('one after the other they are more than the engine takes', async () => {
  await expect(
    connection.query(`SELECT count(*) FROM (${selects(1200).join(' UNION ALL ')})`)
  ).rejects.toThrow('expression depth');
});
