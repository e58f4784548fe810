import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {castOf} from '../../../src/engine/cast.ts';
import {Judge} from '../../../src/engine/judge.ts';
import {partsOf, typedSelect, type Reading} from '../../../src/engine/load-select.ts';
import {createSchema} from '../../../src/engine/schema.ts';
import {Work} from '../../../src/engine/work.ts';
import type {Connection, Database} from '../../../src/model/engine.ts';
import {literal} from '../../../src/model/names.ts';
import type {Mapped} from '../../../src/model/projection.ts';
import {records} from '../../../src/model/rows.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';
import {TABLES} from '../../../src/registry/tables/index.ts';

/** Texts as cells have them; every column gets all of them. */
const TEXTS = [
  '是',
  '否',
  '√',
  '×',
  '有',
  '无',
  '/',
  '—',
  ' 因病　',
  '因病',
  '因病、缺技术',
  '缺技术；因病',
  '因病,不知',
  '户主',
  '配偶',
  '12',
  '-3.50',
  '1,234.5',
  '3.2万',
  '（80）',
  '12.5%',
  '2023-03-05',
  '2023/3/5',
  '20230305',
  '2023年3月',
  '45107',
  '2023-02-31',
  '2019',
  '580102196105250638',
  '="580101100200000001"',
  "'5801011002",
  '5.80E+17',
  '580101100200000000',
  '999999199001010000',
  '13912345678',
  '红星村委会',
  '平川镇',
  'it\'s "so"'
];

describe('a column whose texts are few is cast by what its macro made of each', () => {
  let database: Database;
  let connection: Connection;
  let work: Work;

  beforeAll(async () => {
    database = await openNodeDatabase();
    connection = await database.connect();
    await createSchema(connection);
    work = new Work(connection);
  });
  afterAll(() => database.close());

  function readingOf(table: string, few: boolean, factor?: number): Reading {
    const columns = TABLES[table]?.columns ?? [];
    const mapped = (i: number): Mapped => ({column: i + 1, ...(factor ? {factor} : {})});
    const projection = {
      table,
      grain: {kind: 'row'} as const,
      columns: Object.fromEntries(columns.map(({name}, i) => [name, [mapped(i)]])),
      constants: {}
    };
    const facts = {filled: TEXTS.length, longest: 24, ...(few ? {few: TEXTS} : {})};
    return {
      members: [{sheet: 1, sourceId: 1, projection, columns: columns.map(() => facts)}],
      projection
    };
  }

  async function rowsOf(reading: Reading): Promise<string> {
    const [part] = partsOf(reading.projection);
    if (!part) throw new Error('no part');
    const casts = (await new Judge().castsFor(work, [reading]))(reading);
    const sql = `SELECT * REPLACE (unreadable::VARCHAR AS unreadable) FROM (${typedSelect(reading, part, casts)}) ORDER BY row_no`;
    return JSON.stringify(records(await connection.query(sql)), null, 1);
  }

  // Together they have columns of every type.
  test.each(['household', 'monitored', 'person', 'fund'])('%s', async (table) => {
    const width = TABLES[table]?.columns.length ?? 0;
    const cells = (text: string) => Array.from({length: width}, () => literal(text)).join(', ');
    const names = Array.from({length: width}, (_, i) => `c${i + 1} VARCHAR`).join(', ');
    await connection.run('DROP TABLE IF EXISTS stage.main.s1');
    await connection.run(`CREATE TABLE stage.main.s1 (row_no INTEGER, aside UTINYINT, ${names})`);
    const rows = TEXTS.map((text, i) => `(${i + 1}, 0, ${cells(text)})`);
    await connection.run(`INSERT INTO stage.main.s1 VALUES ${rows.join(', ')}`);
    const factor = table === 'fund' ? 10_000 : undefined;
    const byMacro = await rowsOf(readingOf(table, false, factor));
    expect(await rowsOf(readingOf(table, true, factor))).toBe(byMacro);
    expect(byMacro).toContain('"row_no": 38');
  });

  test.each([
    [
      ['是', '否', '1', '0'],
      ['农村低保', '未享受', '农村低保', '未享受']
    ],
    [
      ['1', '0', '2', '是'],
      [null, null, null, '农村低保']
    ],
    [
      ['1', '是', '无'],
      [null, '农村低保', '未享受']
    ]
  ])('1 and 0 of %j are yes and no only where they can be no codes', async (texts, read) => {
    const column = TABLES['person']?.columns.findIndex(({name}) => name === 'minimum_living') ?? -1;
    expect(column).toBeGreaterThanOrEqual(0);
    await connection.run('DROP TABLE IF EXISTS stage.main.s1');
    await connection.run('CREATE TABLE stage.main.s1 (row_no INTEGER, aside UTINYINT, c1 VARCHAR)');
    const rows = texts.map((text, i) => `(${i + 1}, 0, ${literal(text)})`);
    await connection.run(`INSERT INTO stage.main.s1 VALUES ${rows.join(', ')}`);
    for (const few of [texts, undefined]) {
      const projection = {
        table: 'person',
        grain: {kind: 'row'} as const,
        columns: {minimum_living: [{column: 1}]},
        constants: {}
      };
      const reading = {
        members: [
          {
            sheet: 1,
            sourceId: 1,
            projection,
            columns: [{filled: 4, longest: 3, ...(few ? {few} : {})}]
          }
        ],
        projection
      };
      const [part] = partsOf(projection);
      if (!part) throw new Error('no part');
      const casts = (await new Judge().castsFor(work, [reading]))(reading);
      const found = await connection.query(
        `SELECT minimum_living FROM (${typedSelect(reading, part, casts)}) ORDER BY row_no`
      );
      expect(found.values).toEqual([read]);
    }
  });

  test('what sheets state is judged with the cells, and what was said is not asked again', async () => {
    const texts = ['3.2万', '5.80E+17', '—', '因病、缺技术'];
    const asked: string[] = [];
    const judge = new Judge();
    const watched = new Work({
      ...connection,
      query: (sql, params) => {
        asked.push(sql);
        return connection.query(sql, params);
      }
    });
    const table = TABLES['household'];
    for (const {name} of table?.columns ?? []) {
      const members = texts.map((text, i) => ({
        sheet: 1,
        sourceId: i,
        projection: {
          table: 'household',
          grain: {kind: 'row'} as const,
          columns: {},
          constants: {[name]: text}
        },
        columns: []
      }));
      const [first] = members;
      const column = table?.columns.find((each) => each.name === name);
      if (!first || !column) throw new Error('no member');
      const reading = {members, projection: first.projection};
      const casts = (await judge.castsFor(watched, [reading]))(reading);
      const rows = await connection.query(
        texts
          .map(
            (text) =>
              `SELECT ${casts.constant(column, text)} IS NOT DISTINCT FROM ${castOf(column, literal(text), {column: 0})}`
          )
          .join(' UNION ALL ')
      );
      expect([name, rows.values]).toEqual([name, [texts.map(() => true)]]);
      const before = asked.length;
      await judge.castsFor(watched, [reading]);
      expect(asked).toHaveLength(before);
    }
    const kinds = new Set(
      (table?.columns ?? []).map((column) => castOf(column, 'raw', {column: 0}))
    );
    expect(asked.length).toBeLessThanOrEqual(kinds.size);
  });

  test('the macro is asked once for all columns of a kind, and the load calls it for none', async () => {
    const reading = readingOf('household', true);
    const asked: string[] = [];
    const watched = new Work({
      ...connection,
      query: (sql, params) => {
        asked.push(sql);
        return connection.query(sql, params);
      }
    });
    const casts = (await new Judge().castsFor(watched, [reading]))(reading);
    const money = asked.filter((sql) => sql.includes('as_money(raw)'));
    expect(money).toHaveLength(1);
    const [part] = partsOf(reading.projection);
    const sql = part ? typedSelect(reading, part, casts) : '';
    expect(sql).not.toMatch(/as_money|as_text|as_date|as_cause/);
    expect(sql).toContain("WHEN '3.2万' THEN '32000.00'");
  });
});
