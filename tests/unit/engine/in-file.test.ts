import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {Ingest} from '../../../src/engine/ingest.ts';
import {importFiles} from '../../../src/importers/index.ts';
import type {Connection, Database} from '../../../src/model/engine.ts';
import {failureOf} from '../../../src/model/failure.ts';
import type {ByteSource} from '../../../src/model/sheet.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';
import {file, fileForEngine, rowsOf, sheetsOf} from './imported.ts';

const HEADING = '日期,站点,站号,气温,天气';
/** Rows beyond the sample of a megabyte, so that what comes after them comes late. */
const MANY = 30_000;

/** Rows of weather: dates, names, numbers with leading zeros, decimals, words of a short list. */
function weather(count: number, from = 0): string[] {
  return Array.from({length: count}, (_, n) => {
    const i = from + n;
    const day = String(1 + (i % 28)).padStart(2, '0');
    return `2024-02-${day},站点${i},00${i},${(i % 40) - 9}.5,${['晴', '多云', '雨'][i % 3]}`;
  });
}

function text(...parts: readonly (string | readonly string[])[]): string {
  return `${parts.flat().join('\n')}\n`;
}

function bytes(...parts: readonly (string | readonly number[])[]): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  return Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...encoder.encode(part)] : part))
  );
}

type World = {
  readonly database: Database;
  readonly ingest: Ingest;
  readonly connection: Connection;
};

async function world(hear: (sql: string) => void = () => undefined): Promise<World> {
  const database = await openNodeDatabase();
  const connect = async (): Promise<Connection> => {
    const connected = await database.connect();
    return {
      run: (sql) => {
        const running = connected.run(sql);
        hear(sql);
        return running;
      },
      make: (sql) => connected.make(sql),
      query: (sql, params) => connected.query(sql, params),
      append: (table, batch) => connected.append(table, batch),
      cancel: () => connected.cancel(),
      close: () => connected.close()
    };
  };
  const ingest = await Ingest.open({...database, connect});
  return {database, ingest, connection: await database.connect()};
}

async function taken({ingest}: World, source: ByteSource) {
  let inFile = false;
  await ingest.begin();
  for await (const event of importFiles([source], {leastRegular: 1})) {
    inFile ||= event.type === 'regular';
    await ingest.accept(event);
  }
  return {report: await ingest.finish(), inFile};
}

let own: World;
let batches: World;

beforeAll(async () => {
  own = await world();
  batches = await world();
});
afterAll(async () => {
  await own.database.close();
  await batches.database.close();
});

let files = 0;

/** Imports a text by the engine's own reader, if it may, and by batches; both must agree in everything. Whether it might. */
async function isReadInFile(content: string | Uint8Array<ArrayBuffer>): Promise<boolean> {
  const name = `天气${++files}`;
  const source = file(`${name}.csv`, content);
  const one = await taken(own, fileForEngine(source.path, content));
  const other = await taken(batches, source);
  expect(other.inFile).toBe(false);
  expect(one.report).toEqual(other.report);
  const id = sheetsOf(one.report).at(-1)?.id ?? 0;
  for (const from of [
    `stage.main.s${id} t ORDER BY row_no`,
    `file.${name} t`,
    'data.set_aside t ORDER BY ALL'
  ]) {
    const sql = `SELECT t::VARCHAR FROM ${from}`;
    const [mine, theirs] = [
      await rowsOf(own.connection, sql),
      await rowsOf(batches.connection, sql)
    ];
    const differs = mine.findIndex((row, i) => row[0] !== theirs[i]?.[0]);
    expect([from, mine.length, differs, mine[differs]]).toEqual([
      from,
      theirs.length,
      -1,
      undefined
    ]);
  }
  return one.inFile;
}

describe('a text of one form throughout is read by the engine itself, to the same rows', () => {
  test.each([
    ['plain', text(HEADING, weather(MANY))],
    ['with a mark', `\ufeff${text(HEADING, weather(MANY))}`],
    ['lines that end in CR LF', text(HEADING, weather(MANY)).replaceAll('\n', '\r\n')],
    ['without a last line end', text(HEADING, weather(MANY)).trimEnd()],
    ['blank lines at its end', `${text(HEADING, weather(MANY))}\n\n`],
    ['no heading', text(weather(MANY))],
    ['tabs between the cells', text(HEADING, weather(MANY)).replaceAll(',', '\t')],
    ['every cell in quotes', text(HEADING, weather(MANY)).replace(/[^,\n]+/g, '"$&"')],
    [
      'a line break, a delimiter and quotes in quotes',
      text(HEADING, weather(MANY), '2024-02-01,"站\n点,""甲""",1,2,"晴"', weather(10))
    ],
    ['empty cells, bare and in quotes', text(HEADING, weather(MANY), '2024-02-01,,"",2,晴')],
    ['spaces that belong to the cells', text(HEADING, weather(MANY), '2024-02-01, 甲 ," 5 ",2,晴')],
    [
      'a title, a unit and a heading of two lines above',
      text('天气表,,,,', '单位：度,,,,', '时间,地点,地点,观测,观测', HEADING, weather(MANY))
    ]
  ])('%s', async (_, content) => {
    expect(await isReadInFile(content)).toBe(true);
  });
});

/** The text in GB18030, of characters of these and ASCII; 㐀 has four bytes. */
function gb18030(content: string): Uint8Array<ArrayBuffer> {
  const codes = new Map(
    Object.entries({
      日: [0xc8, 0xd5],
      期: [0xc6, 0xda],
      站: [0xd5, 0xbe],
      点: [0xb5, 0xe3],
      号: [0xba, 0xc5],
      气: [0xc6, 0xf8],
      温: [0xce, 0xc2],
      天: [0xcc, 0xec],
      晴: [0xc7, 0xe7],
      多: [0xb6, 0xe0],
      云: [0xd4, 0xc6],
      雨: [0xd3, 0xea],
      㐀: [0x81, 0x39, 0xee, 0x39]
    })
  );
  return Uint8Array.from(
    Array.from(content).flatMap((sign) => codes.get(sign) ?? [sign.codePointAt(0) ?? 0])
  );
}

describe('a text of another encoding is decoded where the engine reads it, to the same rows', () => {
  test('GB18030, with a character of four bytes late', async () => {
    const content = gb18030(text(HEADING, weather(MANY), '2024-02-01,㐀站,1,2,晴'));
    expect(await isReadInFile(content)).toBe(true);
    const last = `SELECT 站点 FROM file.天气${files} WHERE 站号 = '1'`;
    expect(await rowsOf(own.connection, last)).toEqual([['㐀站']]);
  });

  test('UTF-16 with its mark', async () => {
    const content = `\ufeff${text(HEADING, weather(MANY))}`;
    const wide = Uint16Array.from({length: content.length}, (_, i) => content.charCodeAt(i));
    expect(await isReadInFile(new Uint8Array(wide.buffer))).toBe(true);
  });

  test('by batches where a byte is none', async () => {
    const good = gb18030(text(HEADING, weather(MANY), '2024-02-01,站点,1,2,晴'));
    const content = good.slice();
    content.set([0xff, 0xff], content.lastIndexOf(0xd5));
    expect(await isReadInFile(content)).toBe(false);
  });
});

describe('what is not of one form is read by batches, however late that shows', () => {
  const late = (...parts: readonly string[]) => text(HEADING, weather(MANY), ...parts);
  test.each([
    ['a row with a cell less', late('2024-02-01,甲,1,2')],
    ['a row with a cell more', late('2024-02-01,甲,1,2,晴,北风')],
    ['an unbalanced quote', late('2024-02-01,"甲,1,2,晴', ...weather(50))],
    ['a quote inside a bare cell', late('2024-02-01,48" 甲,1,2,晴')],
    ['text after a closing quote', late('2024-02-01,"甲"乙,1,2,晴')],
    ['a total row', late('合计,,,12.5,')],
    ['a total row that is full', late('合计,全部,1,2,晴')],
    ['notes at the foot', late('注：气温为日均值,,,,')],
    ['a note on a line of its own', late('数据来源：气象站')],
    ['the heading again', late(HEADING, ...weather(10))],
    ['a blank line between rows', late('', ...weather(10))],
    ['a row of empty cells', late(',,,,', ...weather(10))],
    ['a row of one cell', late('2024-02-01,,,,', ...weather(10))],
    ['another line end', `${late()}2024-02-01,甲,1,2,晴\r\n`],
    ['a NUL', late('2024-02-01,甲\0乙,1,2,晴')],
    ['apostrophes as quotes', late("2024-02-01,'O''Neill',1,2,晴")],
    ['the end within quotes', `${late()}2024-02-01,甲,1,2,"晴`]
  ])('%s', async (_, content) => {
    expect(await isReadInFile(content)).toBe(false);
  });

  test.each([
    ['a byte that is none', [0xff]],
    ['half a character', [0xe7, 0x94]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['GB18030 in the middle', [0xbc, 0xd7]]
  ])('%s', async (_, wrong) => {
    const content = bytes(text(HEADING, weather(MANY)), '2024-02-01,', wrong, ',1,2,晴\n');
    expect(await isReadInFile(content)).toBe(false);
  });

  test('too few rows to know the form', async () => {
    expect(await isReadInFile(text(HEADING, weather(59)))).toBe(false);
    expect(await isReadInFile(text(HEADING, weather(61)))).toBe(true);
  });
});

describe('a sheet in its file', () => {
  const REGISTER = text(
    '乡镇,行政村,户编号,人编号,姓名,证件号码,与户主关系,文化程度,健康状况,享受低保政策情况',
    Array.from({length: 200}, (_, i) =>
      [
        '平川镇,红星村委会',
        `5801012${1000 + i}`,
        i === 150 ? '5.80E+17' : `5801013${1000 + i}`,
        `甲${i}`,
        i === 7 ? '580101199001010013' : '',
        '户主',
        i === 9 ? '不明' : '小学',
        '健康',
        i % 3 === 0 ? '是' : '否'
      ].join(',')
    )
  );
  const TABLES = ['person', 'import_issue', 'finding', 'column_count', 'source'];

  test('gives a register its rows, issues, findings and counts like any other', async () => {
    const source = file('人口信息_20231231.csv', REGISTER);
    const one = await taken(own, fileForEngine(source.path, REGISTER));
    const other = await taken(batches, source);
    expect([one.inFile, one.report]).toEqual([true, other.report]);
    expect(sheetsOf(one.report).at(-1)).toMatchObject({
      state: 'loaded',
      unreadable: 2,
      tables: [{table: 'person', grain: 'row', loaded: 200}]
    });
    for (const table of TABLES) {
      const sql = `SELECT t::VARCHAR FROM data.${table} t ORDER BY ALL`;
      expect(await rowsOf(own.connection, sql)).toEqual(await rowsOf(batches.connection, sql));
    }
    const found = `SELECT kind, row_no, key FROM data.finding ORDER BY ALL`;
    expect(await rowsOf(own.connection, found)).toEqual([
      ['id-check-fails', 9, '580101199001010013'],
      ['key-damaged', 152, '5.80E+17']
    ]);
  });

  test('is taken out of it when the analyst says that it holds two tables', async () => {
    const [last] = sheetsOf(await own.ingest.report()).slice(-1);
    const id = last?.id ?? 0;
    const decided = [{sheet: id, tables: ['household', 'person']}];
    const after = sheetsOf(await own.ingest.decide(decided)).at(-1);
    expect(after?.tables.map(({table, loaded}) => [table, loaded])).toEqual([
      ['household', 200],
      ['person', 200]
    ]);
    const views = `SELECT count(*) FROM duckdb_views() WHERE database_name = 'stage' AND view_name = 's${id}'`;
    expect(await rowsOf(own.connection, views)).toEqual([[0]]);
    expect(await rowsOf(own.connection, `SELECT count(*) FROM stage.main.s${id}`)).toEqual([[201]]);
    expect(await own.ingest.decide([{sheet: id, tables: ['person']}])).toBeDefined();
  });

  test('shows any of its records, the heading too', async () => {
    const content = text(HEADING, weather(100));
    await taken(own, fileForEngine('雨.csv', content));
    const id = sheetsOf(await own.ingest.report()).at(-1)?.id ?? 0;
    expect(await own.ingest.rows(own.connection, id, [1, 101])).toEqual([
      {row: 1, aside: 'heading', cells: HEADING.split(',')},
      {row: 101, cells: weather(1, 99)[0]?.split(',')}
    ]);
  });

  test('is cancelled while it is read, and the former state stands', async () => {
    const many = `${REGISTER}${REGISTER.slice(REGISTER.indexOf('\n') + 1).repeat(300)}`;
    let cancel = (): void => undefined;
    let from = '';
    const cancelled: string[] = [];
    const {connection, database, ingest} = await world((sql) => {
      if (from === '' || !sql.startsWith(from)) return;
      cancelled.push(from);
      setTimeout(cancel, 0);
    });
    cancel = () => ingest.cancel();
    await taken({connection, database, ingest}, fileForEngine('人口信息.csv', REGISTER));
    const state = async () => [
      await rowsOf(connection, 'SELECT count(*), max(source_id) FROM data.person'),
      await rowsOf(connection, 'SELECT file, rows_data FROM data.sheet'),
      await ingest.report()
    ];
    const before = await state();
    const source = fileForEngine('人口信息.csv', many);
    for (const statement of ['INSERT INTO store."person"', 'CREATE OR REPLACE TABLE stage']) {
      from = statement;
      const hint = statement.startsWith('CREATE') ? ['household', 'person'] : undefined;
      const ended = hint
        ? ingest.decide([{sheet: 1, tables: hint}])
        : taken({connection, database, ingest}, source);
      expect(await ended.then(() => undefined, failureOf)).toEqual({code: 'cancelled'});
      expect(await state()).toEqual(before);
    }
    expect(cancelled).toEqual(['INSERT INTO store."person"', 'CREATE OR REPLACE TABLE stage']);
    from = '';
    const {report} = await taken({connection, database, ingest}, source);
    expect(sheetsOf(report).map(({state: is, end}) => [is, end.data])).toEqual([
      ['loaded', 60_200]
    ]);
    await database.close();
  });

  test('that is another when it is read twice changes nothing, and says so', async () => {
    const wide =
      '乡镇,行政村,户编号,人编号,姓名,证件号码,与户主关系,家庭人口,户类型,脱贫属性,主要致贫原因';
    const rows = Array.from(
      {length: 100},
      (_, i) => `高山乡,冲口村,${5000 + i},${7000 + i},甲${i},,户主,2,脱贫户,已脱贫,因病`
    );
    const before = await rowsOf(own.connection, 'SELECT count(*) FROM data.sheet');
    for (const other of [text(wide, rows.slice(1)), text(wide, rows.slice(1), '高山乡,x')]) {
      const source = fileForEngine('高山乡人口.csv', text(wide, rows), other);
      const failed = await taken(own, source).then(() => undefined, failureOf);
      expect(failed).toEqual({code: 'file-changed', place: {file: '高山乡人口.csv'}});
      expect(await rowsOf(own.connection, 'SELECT count(*) FROM data.sheet')).toEqual(before);
    }
    await own.ingest.begin();
    const held = `SELECT count(*) FROM duckdb_views() WHERE database_name = 'stage' AND sql LIKE '%高山%'`;
    expect(await rowsOf(own.connection, held)).toEqual([[0]]);
  });
});
