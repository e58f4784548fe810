import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {Ingest} from '../../../src/engine/ingest.ts';
import {placesOf} from '../../../src/engine/place.ts';
import {importFiles} from '../../../src/importers/index.ts';
import type {Connection, Database} from '../../../src/model/engine.ts';
import type {ImportReport} from '../../../src/model/report.ts';
import {records, type Value} from '../../../src/model/rows.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';
import {sourcesOf} from '../../../src/node/sources.ts';
import {rowsOf, sheetsOf} from './imported.ts';

/** A cell as the sample writes it, or as it should be read. */
type Read = string | number | null;

type Item = readonly [
  file: string,
  sheet: string,
  row: number,
  column: number,
  written: Read,
  read?: Read
];

type Truth = {
  readonly files: readonly {
    readonly file: string;
    readonly sheet: string;
    readonly table: string | null;
    readonly total: number;
    readonly data: number;
  }[];
  readonly planted: readonly {
    readonly kind: string;
    readonly count: number;
    readonly items: readonly Item[];
  }[];
  readonly cells: readonly {
    readonly kind: string;
    readonly file: string;
    readonly sheet: string;
    readonly row: number;
    readonly column: number;
    readonly heading: string;
    readonly written: Read;
  }[];
};

/** Labels that the sample calls by another of their names. */
const NAMES: Readonly<Record<string, string>> = {
  缺劳力: '缺劳动力',
  其它: '其他',
  公益岗位帮扶: '公益性岗位帮扶'
};

/** Kinds that the load lists as findings, with the finding's kind and where it is looked for. */
const LISTED: readonly (readonly [planted: string, finding: string, table: string])[] = [
  ['no-head', 'head-missing', 'person'],
  ['two-heads', 'heads-several', 'person'],
  ['rows-disagree', 'household-disagrees', 'household'],
  ['orphan-measure', 'orphan', 'measure'],
  ['id-placeholder', 'id-placeholder', 'person']
];

/** Kinds that are read as missing with an issue. */
const ISSUES = [
  'household-number-fifteen-digits',
  'household-number-scientific',
  'household-number-stored-as-number',
  'id-placeholder',
  'id-scientific-text',
  'id-stored-as-number',
  'impossible-date',
  'unreadable-money',
  'unreadable-number'
];

/**
 * Reads a county through importer, recognition and load, and compares it with what its generator planted. `folder` holds truth.json;
 * `own` are the headings, of sheets of the registry, that no table has.
 */
export function countyIsRead(name: string, folder: string, own: readonly string[] = []): void {
  const truth: Truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8'));
  const items = (kind: string) =>
    truth.planted.find((planted) => planted.kind === kind)?.items ?? [];
  describe(name, () => compared(folder, truth, items, own));
}

function compared(
  folder: string,
  truth: Truth,
  items: (kind: string) => readonly Item[],
  own: readonly string[]
): void {
  let database: Database;
  let connection: Connection;
  let report: ImportReport;
  /** By 'file sheet column': the tables and columns that it is read into. */
  const readers = new Map<
    string,
    {source: number; table: string; column: string; grain: string}[]
  >();

  beforeAll(async () => {
    database = await openNodeDatabase();
    const ingest = await Ingest.open(database);
    connection = await database.connect();
    await ingest.begin();
    for await (const event of importFiles(await sourcesOf([join(folder, 'county')])))
      await ingest.accept(event);
    report = await ingest.finish();
    const sources = await connection.query(
      `SELECT source_id, file, sheet, table_name, grain, c.name, c."position" AS at
       FROM (SELECT *, unnest("columns") AS c FROM data.source)`
    );
    for (const row of records(sources)) {
      const key = [String(row['file']).slice('county/'.length), row['sheet'], row['at']].join('|');
      const reader = {
        source: Number(row['source_id']),
        table: String(row['table_name']),
        column: String(row['name']),
        grain: String(row['grain'])
      };
      readers.set(key, [...(readers.get(key) ?? []), reader]);
    }
  });
  afterAll(() => database.close());

  test('every sheet is read to its last row and taken for what it is', () => {
    const sheets = sheetsOf(report).map(({head, end, tables}) => [
      head.file.slice('county/'.length),
      head.name,
      tables[0]?.table ?? null,
      end.records,
      end.data
    ]);
    const expected = truth.files.map(({file, sheet, table, total, data}) => [
      file,
      sheet,
      table === 'wide' ? 'person' : table,
      total,
      data
    ]);
    expect(sheets).toEqual(expect.arrayContaining(expected));
  });

  test.runIf(own.length > 0)('every heading but those of no table finds its column', () => {
    const unused = sheetsOf(report).flatMap(({head, recognition, tables}) =>
      tables.length > 0 ? recognition.unused.map((at) => head.headings[at - 1] ?? '') : []
    );
    expect([...new Set(unused)].sort()).toEqual([...own].sort());
  });

  test('rows in are rows loaded and rows set aside', () => {
    for (const {head, end, aside, tables, state} of sheetsOf(report)) {
      const away = Object.values(aside).reduce((sum, count) => sum + count, 0);
      expect([head.file, end.records]).toEqual([head.file, end.data + away]);
      const rows = tables.find(({grain}) => grain === 'row');
      if (rows) expect([head.file, rows.loaded]).toEqual([head.file, end.data]);
      expect(state).not.toBe('ask');
    }
  });

  test.each(truth.planted.map(({kind, count}) => [kind, count] as const))(
    '%s is read as it should be (%i)',
    async (kind, count) => {
      expect(items(kind)).toHaveLength(count);
      const wrong: unknown[] = [];
      for (const item of items(kind)) {
        if (item.length < 6) continue;
        const [file, sheet, row, column, written, read] = item;
        const found = await valueAt(file, sheet, row, column);
        if (found.length > 0 && !found.every((value) => same(value, read ?? null)))
          wrong.push([file, row, column, written, read, found]);
      }
      expect(wrong).toEqual([]);
    }
  );

  test.each(ISSUES)('%s is an issue at its place', async (kind) => {
    const issues = await rowsOf(
      connection,
      `SELECT DISTINCT s.file[8:] || '|' || s.sheet || '|' || row_no || '|' || column_no
       FROM data.import_issue JOIN data.source s USING (source_id)`
    );
    const places = new Set(issues.map(([place]) => place));
    const planted = items(kind).map((item) => item.slice(0, 4).join('|'));
    expect(planted.filter((place) => !places.has(place))).toEqual([]);
  });

  test.each(LISTED)('%s is listed', async (kind, finding, table) => {
    const [row] = await rowsOf(
      connection,
      `SELECT count(DISTINCT (source_id, key)) FROM data.finding WHERE kind = '${finding}' AND table_name = '${table}'`
    );
    const households = new Set(items(kind).map(([file, , place]) => `${file} ${place}`));
    expect(row).toEqual([kind === 'rows-disagree' ? items(kind).length : households.size]);
  });

  test('wrong check characters are listed wherever they stand', async () => {
    const listed = await rowsOf(
      connection,
      `SELECT s.file[8:] || '|' || row_no FROM data.finding f JOIN data.source s USING (source_id) WHERE f.kind = 'id-check-fails'`
    );
    const planted = items('id-wrong-check').map(([file, , row]) => `${file}|${row}`);
    expect(new Set(listed.map(([place]) => place))).toEqual(new Set(planted));
  });

  test('rows in which a repeated column says something else are listed', async () => {
    const listed = await rowsOf(
      connection,
      `SELECT f.row_no FROM data.finding f WHERE f.kind = 'columns-disagree' AND f.table_name = 'monitored' ORDER BY 1`
    );
    const planted = items('removed-columns-disagree').map(([, , row]) => row);
    expect(listed.map(([row]) => row)).toEqual(planted.toSorted((a, b) => a - b));
  });

  test('whoever is on a benefit list and in no registry is listed', async () => {
    const listed = await rowsOf(
      connection,
      `SELECT s.sheet || '|' || row_no FROM data.finding f JOIN data.source s USING (source_id)
       WHERE f.kind = 'orphan' AND s.table_name = 'benefit'`
    );
    const places = new Set(listed.map(([place]) => place));
    const planted = items('in-no-registry').map(([, sheet, row]) => `${sheet}|${row}`);
    expect(planted.filter((place) => !places.has(place))).toEqual([]);
  });

  test.each(truth.cells.map((cell) => [cell.kind, cell] as const))(
    'the way back of %s leads to its cell',
    async (_kind, {file, sheet, row, column, heading, written}) => {
      const [reader] = readers.get([file, sheet, column].join('|')) ?? [];
      if (!reader) throw new Error(`nothing reads ${file} ${column}`);
      const places = await placesOf(connection, reader.source, row, reader.column);
      const place = places.find((each) => each.column === column);
      expect(place).toMatchObject({file: `county/${file}`, sheet, row, heading});
      expect(place?.raw === null ? null : String(place?.raw)).toBe(
        written === null ? null : String(written)
      );
    }
  );

  /** What the tables hold of a cell: of the household of its row, and of a level of a ledger all levels' as one list. */
  async function valueAt(
    file: string,
    sheet: string,
    row: number,
    column: number
  ): Promise<Value[]> {
    const values: Value[] = [];
    for (const reader of readers.get([file, sheet, column].join('|')) ?? []) {
      if (reader.table === 'monitored' && reader.grain === 'first') continue;
      const key = `(SELECT household_id FROM data.person WHERE row_no = ${row} AND source_id IN
        (SELECT source_id FROM data.source WHERE file = 'county/${file}'))`;
      const where = reader.grain === 'first' ? `household_id = ${key}` : `row_no = ${row}`;
      const rows = await rowsOf(
        connection,
        `SELECT ${reader.column} FROM data.${reader.table} WHERE source_id = ${reader.source} AND ${where}`
      );
      const read = rows.map(([value]) => value ?? null);
      values.push(...(reader.grain === 'unpivot' ? [read] : read));
    }
    return values;
  }
}

function same(value: Value, read: Read): boolean {
  if (Array.isArray(value)) return value.some((each: Value) => same(each, read));
  if (read === null) return value === null;
  if (typeof value === 'boolean') return value === (read === '是');
  if (typeof value === 'number')
    return [1, 10000].some((factor) => Math.abs(value - Number(read) * factor) < 0.006);
  return value === (NAMES[String(read)] ?? String(read));
}
