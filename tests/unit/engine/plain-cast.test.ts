import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {castOf} from '../../../src/engine/cast.ts';
import {plainCast} from '../../../src/engine/plain-cast.ts';
import {createSchema} from '../../../src/engine/schema.ts';
import {FactsOfSheet} from '../../../src/importers/column-facts.ts';
import {textColumn} from '../../../src/importers/rows.ts';
import type {Column, ColumnType} from '../../../src/model/dictionary.ts';
import type {Connection, Database} from '../../../src/model/engine.ts';
import {literal} from '../../../src/model/names.ts';
import type {Mapped} from '../../../src/model/projection.ts';
import type {ColumnFacts} from '../../../src/model/sheet.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';
import {TABLES} from '../../../src/registry/tables/index.ts';

function factsOf(texts: readonly string[]): ColumnFacts {
  const sheet = new FactsOfSheet(1);
  const rows = texts.length;
  const [rowNo, aside] = [new Int32Array(rows), new Uint8Array(rows)];
  sheet.take({rows, rowNo, aside, columns: [textColumn(texts)]});
  const [facts] = sheet.facts;
  if (!facts) throw new Error('no facts');
  return facts;
}

function columnOfType(type: ColumnType): Column {
  const columns = Object.values(TABLES).flatMap((table) => table.columns);
  const found = columns.find((column) => column.type === type);
  if (!found) throw new Error(`no column of type ${type}`);
  return found;
}

const INTEGERS = ['0', '7', '-3', '120', '99999999', '-9999999', '999999999'];
const NUMBERS = [...INTEGERS, '0.5', '-0.005', '12.345678', '0.1234567', '-1.5', '33.333', '2.675'];
const LONG = [
  '999999999999999',
  '-999999999999999.99',
  '0.123456789012345678',
  '1234567890123.005'
];
const DATES = ['1900-01-01', '1949-10-01', '2000-02-29', '2023-12-31', '2099-12-31'];

describe('where the importer has proved how a column is written', () => {
  let database: Database;
  let connection: Connection;

  beforeAll(async () => {
    database = await openNodeDatabase();
    connection = await database.connect();
    await createSchema(connection);
  });
  afterAll(() => database.close());

  const cases: readonly (readonly [ColumnType, readonly string[], number])[] = [
    ['money', NUMBERS, 1],
    ['money', [...NUMBERS, ...LONG], 1],
    ['money', NUMBERS, 10_000],
    ['money', NUMBERS, 100_000],
    ['area', NUMBERS, 1],
    ['area', NUMBERS, 15],
    ['area', NUMBERS, 0.0015],
    ['number', NUMBERS, 1],
    ['number', NUMBERS, 1000],
    ['integer', INTEGERS, 1],
    ['date', DATES, 1],
    ['month', DATES, 1],
    ['year', DATES, 1],
    ['month', ['2024-06', '1900-01', '2099-12', '2000-10'], 1],
    ['key', ['580101100201', '5', '10', '123456789012345678', '12345678901234567890123'], 1],
    ['id-number', ['580102199003074016', '58010219900307119X'], 1],
    ['phone', ['13900000001', '10000000000'], 1],
    ['text', ['红星村', '一', '乡村振兴，(2024) a', '龤'], 1],
    ['text', ['580101100201', '7'], 1]
  ];

  test.each(cases)(
    'the engine reads %s %j with factor %d as the macro does, every one',
    async (type, texts, factor) => {
      const mapped: Mapped = {column: 1, ...(factor === 1 ? {} : {factor})};
      const column = columnOfType(type);
      const plain = plainCast(column, mapped, [factsOf(texts), factsOf([])]);
      expect(plain).not.toMatch(/as_/);
      const rows = await connection.query(`SELECT c1, ${String(plain)} IS NOT NULL,
        ${String(plain)} IS NOT DISTINCT FROM ${castOf(column, 'c1', {...mapped, column: 0})}
        FROM (SELECT unnest([${texts.map(literal).join(', ')}]) AS c1)`);
      expect(rows.values).toEqual([texts, texts.map(() => true), texts.map(() => true)]);
    }
  );

  test('days counted from 1904 are no written dates', () => {
    const mapped = {column: 1, from1904: true};
    expect(plainCast(columnOfType('date'), mapped, [factsOf(DATES)])).toBe('try_cast(c1 AS DATE)');
    expect(plainCast(columnOfType('date'), mapped, [factsOf(['43890'])])).toBeUndefined();
  });

  test.each([
    ['money', ['1', '3.2万'], 1],
    ['money', ['1', '01'], 1],
    ['money', ['1234567890'], 10_000],
    ['money', ['1'], 100_000_000],
    ['area', ['12345678.25'], 1],
    ['number', ['1e5'], 1],
    ['integer', ['1', '2.0'], 1],
    ['integer', ['1'], 10_000],
    ['integer', ['1000000000'], 1],
    ['date', ['2023-12-31', '2023/12/31'], 1],
    ['date', ['2023-02-29'], 1],
    ['date', ['20230501'], 1],
    ['year', ['2023'], 1],
    ['percent', ['0.5'], 1],
    ['key', ['580101100201', '580101100000'], 1],
    ['key', ['0580101'], 1],
    ['id-number', ['580102199003071234', '580102199003074016'], 1],
    ['phone', ['13900000001', '029-8765432'], 1],
    ['text', ['红星村', '无'], 1],
    ['text', ['红星村 '], 1],
    ['month', ['2024-13'], 1],
    ['text', ['2023-12-31'], 1],
    ['label', ['1'], 1],
    ['money', [], 1]
  ] satisfies readonly (readonly [ColumnType, readonly string[], number])[])(
    '%s of %j with factor %d is left to its macro',
    (type, texts, factor) => {
      const facts = factsOf(texts);
      expect(plainCast(columnOfType(type), {column: 1, factor}, [facts])).toBeUndefined();
    }
  );

  test('money whose unit stands in another column of its row is left to its macro', () => {
    const mapped = {column: 1, unitIn: 2};
    expect(plainCast(columnOfType('money'), mapped, [factsOf(['1', '2'])])).toBeUndefined();
  });

  test('one sheet of several that is written otherwise is enough to need it', () => {
    const money = columnOfType('money');
    const facts = [factsOf(['1', '2']), factsOf(['3.5'])];
    expect(plainCast(money, {column: 4}, facts)).toBe('try_cast(c4 AS DECIMAL(18, 2))');
    expect(plainCast(money, {column: 4}, [...facts, factsOf(['1,000'])])).toBeUndefined();
    expect(plainCast(columnOfType('integer'), {column: 4}, facts)).toBeUndefined();
  });
});
