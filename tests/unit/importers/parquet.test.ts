import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {DuckDBInstance, type DuckDBConnection} from '@duckdb/node-api';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {checkedStruct} from '../../../src/importers/parquet/thrift-check.ts';
import {failureText} from '../../../src/words/failures.ts';
import {dataOf, read, readSheet, source} from './read.ts';

const folder = mkdtempSync(join(tmpdir(), 'parquet-'));
let duckdb: DuckDBConnection;
beforeAll(async () => {
  duckdb = await (await DuckDBInstance.create(':memory:', {threads: '1'})).connect();
  await duckdb.run(`SET TimeZone = 'UTC'`).catch(() => undefined);
});
afterAll(() => {
  duckdb.closeSync();
  rmSync(folder, {recursive: true});
});

/** The bytes of a Parquet file that native DuckDB wrote from a query. */
async function written(query: string, options = ''): Promise<Uint8Array> {
  const path = join(folder, 'a.parquet');
  await duckdb.run(`COPY (${query}) TO '${path}' (FORMAT parquet ${options})`);
  return new Uint8Array(readFileSync(path));
}

async function texts(query: string): Promise<(string | null)[][]> {
  const reader = await duckdb.runAndReadAll(`SELECT COLUMNS(*)::VARCHAR FROM (${query})`);
  return reader.getRows().map((row) => row.map((cell) => (cell === null ? null : String(cell))));
}

const EVERY_TYPE = `SELECT * FROM (VALUES
  ('陈一', 9223372036854775807::BIGINT, 18446744073709551615::UBIGINT, (-128)::TINYINT, 4294967295::UINTEGER, true,
   123456789012345678901234.5678::DECIMAL(38,4), 0.10::DECIMAL(4,2), (-12345678.9)::DECIMAL(18,1), 0.1::FLOAT, 0.30000000000000004::DOUBLE,
   DATE '2024-06-30', TIMESTAMP '2024-06-30 08:30:00.123456', TIMESTAMP_NS '2024-06-30 08:30:00.123456789', TIMESTAMPTZ '2024-06-30 08:30:00+00',
   TIME '23:59:59.5', UUID '6ccd780c-baba-1026-9564-5b8c656024db', 'ok'::BLOB),
  (NULL, (-9223372036854775807 - 1)::BIGINT, 0::UBIGINT, 0::TINYINT, 0::UINTEGER, false, -0.0001::DECIMAL(38,4), -99.99::DECIMAL(4,2), 0::DECIMAL(18,1), -1.5::FLOAT, -7.25::DOUBLE,
   DATE '1899-12-30', TIMESTAMP '1969-12-31 23:59:59', TIMESTAMP_NS '1900-01-01 00:00:00', TIMESTAMPTZ '1970-01-01 00:00:00+00', TIME '00:00:00', NULL, ''::BLOB),
  ('', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)
) t(姓名, 大整数, 无符号, 小整数, 无符号小, 是否, 长金额, 金额, 负金额, 单精度, 双精度, 日期, 时间戳, 纳秒, 带时区, 时间, 标识, 字节)`;

describe.each(['uncompressed', 'snappy', 'gzip', 'zstd', 'brotli', 'lz4_raw'])(
  'Parquet of native DuckDB, %s',
  (codec) => {
    test('gives every cell of every type as DuckDB itself writes it', async () => {
      const bytes = await written(EVERY_TYPE, `, COMPRESSION ${codec}`);
      const sheet = await readSheet(source('台账.xlsx', bytes));
      const expected = (await texts(EVERY_TYPE)).map((row) =>
        row.map((cell) => (cell === '' ? null : cell))
      );
      expect(sheet.head).toMatchObject({kind: 'parquet', headingRows: [], width: 18});
      expect(sheet.head.headings.slice(0, 3)).toEqual(['姓名', '大整数', '无符号']);
      expect(sheet.rows.map(({cells}) => cells).slice(0, 2)).toEqual(expected.slice(0, 2));
      expect(sheet.rows[0]?.cells[6]).toBe('123456789012345678901234.5678');
    });
  }
);

test('lists, maps and structs are JSON', async () => {
  const bytes = await written(`SELECT * FROM (VALUES
    ([1, NULL, 9007199254740993]::BIGINT[], {'村': '石桥村', '户': 3, '金额': 0.10::DECIMAL(4,2)}, MAP {'甲': [1.5], '乙': NULL}, [{'日': DATE '2024-06-30', '措施': ['产业', '就"业']}]),
    ([], {'村': NULL, '户': NULL, '金额': NULL}, MAP {}, []),
    (NULL, NULL, NULL, NULL)) t(编号, 结构, 映射, 明细)`);
  expect((await readSheet(source('a.parquet', bytes))).rows.map(({cells}) => cells)).toEqual([
    [
      '[1,null,9007199254740993]',
      '{"村":"石桥村","户":3,"金额":0.10}',
      '{"甲":[1.5],"乙":null}',
      '[{"日":"2024-06-30","措施":["产业","就\\"业"]}]'
    ],
    ['[]', '{"村":null,"户":null,"金额":null}', '{}', '[]'],
    [null, null, null, null]
  ]);
});

test('row groups come one after the other, each row once', async () => {
  const bytes = await written(
    `SELECT range AS 编号, 'v' || range % 7 AS 村 FROM range(260000)`,
    ', ROW_GROUP_SIZE 250000'
  );
  const sheet = await readSheet(source('a.parquet', bytes));
  expect(sheet.end).toMatchObject({records: 260_000, data: 260_000});
  expect(sheet.rows[122_880]?.cells).toEqual(['122880', 'v2']);
  expect(sheet.rows[259_999]).toEqual({no: 260_000, aside: undefined, cells: ['259999', 'v5']});
}, 30_000);

test('rows that look like totals or headings are rows', async () => {
  const bytes = await written(`SELECT * FROM (VALUES ('村', '户数'), ('合计', '7')) t(村, 户数)`);
  const sheet = await readSheet(source('a.parquet', bytes));
  expect(dataOf(sheet)).toEqual([
    ['村', '户数'],
    ['合计', '7']
  ]);
});

describe('descriptions that claim more than the bytes hold', () => {
  const view = (...bytes: number[]): DataView => new DataView(Uint8Array.from(bytes).buffer);

  test('a list of two billion, a text beyond the end, structs without end', () => {
    expect(() => checkedStruct(view(0x19, 0xfc, 0xff, 0xff, 0xff, 0xff, 0x07, 0, 0), 0)).toThrow(
      'a list ends early'
    );
    expect(() => checkedStruct(view(0x18, 0x7f, 0x61, 0), 0)).toThrow('a text ends early');
    expect(() => checkedStruct(view(...Array.from({length: 200}, () => 0x1c)), 0)).toThrow(
      'nested too deep'
    );
  });

  test('a sound one is walked to its end', () => {
    expect(
      checkedStruct(view(0x15, 0x02, 0x19, 0x25, 0x02, 0x04, 0x18, 0x01, 0x61, 0x11, 0x00, 0x99), 0)
    ).toBe(11);
  });
});

test('a file that is cut or damaged is refused', async () => {
  const bytes = await written(`SELECT range AS a, repeat('x', 10) || range AS b FROM range(5000)`);
  const codes = new Set<string>();
  for (let part = 1; part < 10; part++) {
    const {refused} = await read(source('a.parquet', bytes.slice(0, (bytes.length * part) / 10)));
    refused.forEach(({failure}) => codes.add(failure.code));
  }
  expect([...codes]).toEqual(['file-truncated']);
  const damaged = bytes.slice();
  damaged.fill(0xa5, 40, 400);
  const {refused} = await read(source('甲.parquet', damaged));
  expect(refused.map(({failure}) => failure.code)).toEqual(['file-damaged']);
  // What the library says is no part of the sentence.
  const sentences = refused.map(({failure}) =>
    failureText(failure, 'zh').replace('甲.parquet', '')
  );
  expect(sentences.join('')).not.toMatch(/[A-Za-z]/);
});
