import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {Ingest} from '../../../src/engine/ingest.ts';
import type {Connection, Database} from '../../../src/model/engine.ts';
import {DishuError, failureOf} from '../../../src/model/failure.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';
import {FIRST, HOUSEHOLDS, households, TOTAL} from './households.ts';
import {csv, imported, rowsOf, sheetsOf} from './imported.ts';

let database: Database;
let ingest: Ingest;
let connection: Connection;

beforeEach(async () => {
  database = await openNodeDatabase();
  ingest = await Ingest.open(database);
  connection = await database.connect();
});
afterEach(() => database.close());

describe('one register', () => {
  test('rows in are rows loaded and rows set aside; what cannot be read is NULL and an issue', async () => {
    const report = await imported(ingest, households('户信息_20231231.csv', ...FIRST, TOTAL));
    const [sheet] = sheetsOf(report);
    expect(sheet).toMatchObject({
      state: 'loaded',
      unreadable: 5,
      filled: [3, 3, 3, 3, 3, 3, 3, 3, 3, 2, 3, 3, 3],
      aside: {heading: 1, total: 1}
    });
    expect(report).toMatchObject({records: 5, data: 3, aside: 2, unreadable: 5});
    expect(sheet?.tables).toMatchObject([
      {table: 'household', grain: 'row', asOf: '2023-12-31', asOfFrom: 'file', loaded: 3, from: 3}
    ]);
    expect(
      await rowsOf(
        connection,
        `SELECT household_id, village, head_id_number, size, main_cause, other_causes, income_per_head, dangerous_house,
          arable_area, row_no, as_of FROM data.household ORDER BY row_no`
      )
    ).toEqual([
      [
        '580101100201000001',
        '红星村',
        '580101199001010012',
        3,
        '缺劳动力',
        ['因病', '因残'],
        12300.5,
        false,
        5,
        2,
        '2023-12-31'
      ],
      [
        '580101100201000002',
        '红星村',
        '58010119900101008X',
        2,
        '因病',
        null,
        8000,
        false,
        null,
        3,
        '2023-12-31'
      ],
      [null, '新民村', null, 1, null, null, null, true, 2, 4, '2023-12-31']
    ]);
    expect(
      await rowsOf(
        connection,
        'SELECT row_no, column_no, column_name, raw, problem FROM data.import_issue ORDER BY row_no, column_no'
      )
    ).toEqual([
      [3, 13, 'arable_area', '约三亩', 'not-area'],
      [4, 3, 'household_id', '5.80E+17', 'digits-lost'],
      [4, 5, 'head_id_number', '999999199001010012', 'placeholder'],
      [4, 9, 'main_cause', '3', 'code-not-label'],
      [4, 11, 'income_per_head', '百余万', 'not-money']
    ]);
    expect(
      await rowsOf(connection, 'SELECT row_no, reason, text FROM data.set_aside ORDER BY 1')
    ).toEqual([
      [1, 'heading', HOUSEHOLDS.replaceAll(',', ' ')],
      [5, 'total', '合计 6']
    ]);
  });

  test('each column says how much of it was read, empty and unreadable', async () => {
    const report = await imported(ingest, households('户信息_20231231.csv', ...FIRST, TOTAL));
    const columns = sheetsOf(report)[0]?.tables[0]?.columns ?? [];
    const brief = columns.map(({position, column, read, empty, unreadable}) =>
      [position, column, read, empty, unreadable].join(' ')
    );
    expect(brief).toContain('9 main_cause 2 0 1');
    expect(brief).toContain('10 other_causes 1 2 0');
    expect(brief).toContain('11 income_per_head 2 0 1');
    expect(columns.every(({read, empty, unreadable}) => read + empty + unreadable === 3)).toBe(
      true
    );
    expect(columns.find(({column}) => column === 'main_cause')).toMatchObject({
      heading: '主要致贫原因',
      examples: [{row: 4, column: 9, raw: '3', problem: 'code-not-label'}]
    });
  });

  test('a source knows its file, its heading and the place of each column', async () => {
    await imported(ingest, households('县/户信息_20231231.csv', ...FIRST));
    expect(
      await rowsOf(
        connection,
        `SELECT file, sheet, kind, encoding, heading_rows, as_of, as_of_from, table_name, grain, rows_read, rows_data,
          rows_aside, rows_loaded, "columns"[3].heading, "columns"[3].name, strlen(sha256) FROM data.source`
      )
    ).toEqual([
      [
        '县/户信息_20231231.csv',
        '',
        'csv',
        'utf-8',
        [1],
        '2023-12-31',
        'file',
        'household',
        'row',
        4,
        3,
        1,
        3,
        '户编号',
        'household_id',
        64
      ]
    ]);
  });
});

describe('importing again', () => {
  const count = () =>
    rowsOf(connection, 'SELECT count(*), count(DISTINCT source_id) FROM data.household');

  test('the same bytes are noticed and change nothing', async () => {
    await imported(ingest, households('户信息_20231231.csv', ...FIRST));
    const again = await imported(ingest, households('户信息_20231231.csv', ...FIRST));
    expect(sheetsOf(again).map(({state}) => state)).toEqual(['loaded', 'same']);
    expect(again.records).toBe(4);
    expect(await count()).toEqual([[3, 1]]);
  });

  test('two files of the same bytes in one import count once', async () => {
    const report = await imported(
      ingest,
      households('a/户信息_20231231.csv', ...FIRST),
      households('b/户信息_20231231.csv', ...FIRST)
    );
    expect(sheetsOf(report).map(({state}) => state)).toEqual(['loaded', 'same']);
    expect(await count()).toEqual([[3, 1]]);
  });

  test.each(['户信息_20231231.csv', '户信息_20231231 (2).csv', '户信息_20231231（3）.csv'])(
    'a newer %s stands for the older one',
    async (path) => {
      await imported(ingest, households('户信息_20231231.csv', ...FIRST));
      const report = await imported(ingest, households(path, ...FIRST.slice(0, 2)));
      expect(await count()).toEqual([[2, 1]]);
      expect(report.files.map((each) => each.path)).toEqual([path]);
      expect(sheetsOf(report)[0]?.tables[0]?.replaced).toBe(1);
      expect(await rowsOf(connection, 'SELECT count(*) FROM data.import_issue')).toEqual([[1]]);
      expect(
        await rowsOf(
          connection,
          "SELECT DISTINCT table_name FROM duckdb_tables() WHERE database_name = 'stage'"
        )
      ).toEqual([['s2']]);
    }
  );

  test('a file of another name is another source', async () => {
    await imported(ingest, households('平川镇_20231231.csv', ...FIRST));
    await imported(
      ingest,
      households('柳林镇_20231231.csv', ...FIRST.map((row) => row.replaceAll('平川镇', '柳林镇')))
    );
    expect(await count()).toEqual([[6, 2]]);
  });
});

describe('what the analyst says', () => {
  test('columns are corrected without reading the file again', async () => {
    const report = await imported(ingest, households('户信息_20231231.csv', ...FIRST));
    const [sheet] = sheetsOf(report);
    const projections = (sheet?.projections ?? []).map((projection) => ({
      ...projection,
      asOf: '2024-06-30',
      asOfFrom: 'analyst' as const,
      columns: {...projection.columns, arable_area: [], forest_area: [{column: 13, factor: 15}]}
    }));
    const after = await ingest.decide([{sheet: sheet?.id ?? 0, projections}]);
    expect(sheetsOf(after)).toHaveLength(1);
    expect(
      await rowsOf(
        connection,
        'SELECT arable_area, forest_area, as_of FROM data.household ORDER BY row_no'
      )
    ).toEqual([
      [null, 5, '2024-06-30'],
      [null, null, '2024-06-30'],
      [null, 30, '2024-06-30']
    ]);
    expect(await rowsOf(connection, 'SELECT as_of, rows FROM data.edition')).toEqual([
      ['2024-06-30', 3]
    ]);
  });

  test('an unknown sheet loads as itself, can be named, and can be given back', async () => {
    const report = await imported(
      ingest,
      csv(
        '天气.csv',
        '日期,气温,站号,雨',
        '2024-06-01,21.5,00712,',
        '2024-06-02,19,00712,3',
        '2024-06-03,20,00713,0'
      )
    );
    const [sheet] = sheetsOf(report);
    expect(sheet).toMatchObject({state: 'own', own: '天气', tables: []});
    const types = `SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = 'file' ORDER BY ordinal_position`;
    const typed = [
      ['日期', 'DATE'],
      ['气温', 'DOUBLE'],
      ['站号', 'VARCHAR'],
      ['雨', 'BIGINT']
    ];
    expect(await rowsOf(connection, types)).toEqual(typed);
    expect(await rowsOf(connection, 'SELECT sum(气温), sum(雨) FROM file.天气')).toEqual([
      [60.5, 3]
    ]);

    const id = sheet?.id ?? 0;
    const projection = {
      table: 'rectification',
      grain: {kind: 'row'},
      columns: {problem: [{column: 1}]},
      constants: {}
    } as const;
    expect(sheetsOf(await ingest.decide([{sheet: id, projections: [projection]}]))[0]?.state).toBe(
      'loaded'
    );
    expect(
      await rowsOf(connection, 'SELECT problem FROM rectification ORDER BY 1 LIMIT 1')
    ).toEqual([['2024-06-01']]);
    expect((await rowsOf(connection, types)).map(([, type]) => type)).toEqual([
      'VARCHAR',
      'VARCHAR',
      'VARCHAR',
      'VARCHAR'
    ]);

    expect(sheetsOf(await ingest.decide([{sheet: id, projections: []}]))[0]?.state).toBe('own');
    expect(await rowsOf(connection, 'SELECT count(*) FROM data.rectification')).toEqual([[0]]);
    expect(await rowsOf(connection, types)).toEqual(typed);
  });

  test('only the rows are counted in which the column that must say something does', async () => {
    const lines = ['姓名,编号,注', '甲,580101,1', '乙,,2', '丙,无,3'];
    const [sheet] = sheetsOf(await imported(ingest, csv('x.csv', ...lines)));
    const columns = {name: [{column: 1}], person_id: [{column: 2}]};
    const projection = {table: 'person', grain: {kind: 'row'}, columns, constants: {}} as const;
    for (const [where, read] of [
      [undefined, 3],
      ['person_id', 1]
    ] as const) {
      const projections = [where === undefined ? projection : {...projection, where}];
      const after = await ingest.decide([{sheet: sheet?.id ?? 0, projections}]);
      expect(sheetsOf(after)[0]?.tables[0]).toMatchObject({
        loaded: read,
        columns: [
          {column: 'name', read, empty: 0},
          {column: 'person_id', read: 1, empty: read - 1}
        ]
      });
    }
  });

  test('tables may be named instead of columns; a sheet that is not there is a failure', async () => {
    const report = await imported(ingest, csv('x.csv', '户编号,姓名,甲', '1,张三,2', '2,李四,3'));
    const [sheet] = sheetsOf(report);
    const after = await ingest.decide([{sheet: sheet?.id ?? 0, tables: ['person']}]);
    expect(sheetsOf(after)[0]?.tables.map(({table, loaded}) => [table, loaded])).toEqual([
      ['person', 2]
    ]);
    const failed = await ingest
      .decide([{sheet: 99, tables: ['person']}])
      .then(() => null, failureOf);
    expect(failed?.code).toBe('sheet-no-table');
  });

  test('every sheet can be queried as it stands', async () => {
    await imported(ingest, households('户信息_20231231.csv', ...FIRST, TOTAL));
    expect(
      await rowsOf(connection, 'SELECT 户编号, "人均纯收入（元）" FROM file."户信息_20231231"')
    ).toEqual([
      ['580101100201000001', '12,300.50'],
      ['580101100201000002', '8000'],
      ['5.80E+17', '百余万']
    ]);
  });
});

/** A database of which some methods of every connection are others. */
function changed(fresh: Database, change: (one: Connection) => Partial<Connection>): Database {
  return {
    ...fresh,
    connect: async () => {
      const one = await fresh.connect();
      return {
        append: (table, batch) => one.append(table, batch),
        run: (sql) => one.run(sql),
        make: (sql) => one.make(sql),
        query: (sql, params) => one.query(sql, params),
        cancel: () => one.cancel(),
        close: () => one.close(),
        ...change(one)
      };
    }
  };
}

test('a file that the engine has no room for is refused; the others are loaded', async () => {
  const fresh = await openNodeDatabase();
  const narrow = changed(fresh, (one) => ({
    append: async (table, batch) => {
      if (batch.columns.length > 2) throw new DishuError({code: 'engine-memory'});
      await one.append(table, batch);
    }
  }));
  const tight = await Ingest.open(narrow);
  const wide = csv('b.csv', '甲,乙,丙', '1,2,3', '4,5,6');
  const [first, last] = ['a.csv', 'c.csv'].map((path) => csv(path, `${path},乙`, '1,2', '3,4'));
  const report = await imported(tight, ...[first, wide, last].flatMap((each) => each ?? []));
  expect(report.files.map(({path, failure, sheets}) => [path, failure, sheets.length])).toEqual([
    ['a.csv', undefined, 1],
    ['b.csv', {code: 'engine-memory', place: {file: 'b.csv'}}, 0],
    ['c.csv', undefined, 1]
  ]);
  await fresh.close();
});

test('the engine is not asked for each sheet what other sheets there are', async () => {
  const fresh = await openNodeDatabase();
  const asked: string[] = [];
  const heard = changed(fresh, (one) => ({
    query: (sql, params) => {
      asked.push(sql);
      return one.query(sql, params);
    }
  }));
  const open = await Ingest.open(heard);
  const countFor = async (...names: readonly string[]): Promise<number> => {
    const before = asked.length;
    await imported(open, ...names.map((name) => csv(`${name}.csv`, `${name},乙`, '1,2', '3,4')));
    return asked.length - before;
  };
  expect(await countFor('a', 'b', 'c', 'd')).toBe(await countFor('e'));
  await fresh.close();
});
