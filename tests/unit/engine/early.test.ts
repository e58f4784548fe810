import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {Ingest} from '../../../src/engine/ingest.ts';
import {importFiles} from '../../../src/importers/index.ts';
import type {Connection, Database} from '../../../src/model/engine.ts';
import {failureOf} from '../../../src/model/failure.ts';
import type {ByteSource, ImportEvent} from '../../../src/model/sheet.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';
import {countsOfColumns, file, fileForEngine, rowsOf, sheetsOf} from './imported.ts';

const HEADING =
  '乡镇,行政村,户编号,人编号,姓名,证件号码,与户主关系,文化程度,健康状况,出生日期,人联系电话,享受低保政策情况';
/** The same with what is said of the household: two tables. */
const WIDE = `${HEADING},家庭人口,户类型,脱贫属性,主要致贫原因,人均纯收入（元）`;
/** Of more than 4 MB, so that they come in several pieces. */
const MANY = 42_000;

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643: of somebody born on 1 January 1990 in no region there is. */
function idNumber(i: number): string {
  const body = `58010219900101${String(i + 1).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return body + ('10X98765432'[sum % 11] ?? '');
}

function person(i: number, changed: Readonly<Record<number, string>> = {}): string {
  const cells = [
    '平川镇',
    `红星村${i % 90}`,
    `5801012${1_000_001 + i}`,
    `5801013${1_000_001 + i}`,
    `秦占山${i}`,
    i < 300 ? idNumber(i) : '',
    '户主',
    '小学',
    '健康',
    `19${10 + (i % 90)}-01-0${1 + (i % 9)}`,
    `139${String(10_000_000 + i)}`,
    i % 3 === 0 ? '是' : '否'
  ];
  return cells.map((cell, k) => changed[k] ?? cell).join(',');
}

/** A register; some rows of it are changed, and it may end in more. */
function register(
  changes: Readonly<Record<number, Readonly<Record<number, string>>>> = {},
  ...more: readonly string[]
): string {
  const rows = Array.from({length: MANY}, (_, i) => person(i, changes[i]));
  return `${[HEADING, ...rows, ...more].join('\n')}\n`;
}

type World = {
  readonly database: Database;
  readonly ingest: Ingest;
  readonly connection: Connection;
  /** The statements of the import. */
  readonly asked: string[];
};

async function world(): Promise<World> {
  const database = await openNodeDatabase();
  const asked: string[] = [];
  const connect = async () => watched(await database.connect(), asked);
  const ingest = await Ingest.open({...database, connect});
  return {database, ingest, connection: await database.connect(), asked};
}

/** What is heard of each event once the engine has taken it. */
type Hears = (event: ImportEvent) => void;

async function imported(
  {ingest}: World,
  sources: readonly ByteSource[],
  leastRegular: number,
  hear: Hears = () => undefined
) {
  const types: string[] = [];
  await ingest.begin();
  for await (const event of importFiles(sources, {leastRegular})) {
    if (event.type !== 'progress') types.push(event.type);
    await ingest.accept(event);
    hear(event);
  }
  return {report: await ingest.finish(), types};
}

/** A connection whose statements are heard. */
function watched(one: Connection, asked: string[]): Connection {
  return {
    run: (sql) => {
      asked.push(sql);
      return one.run(sql);
    },
    query: (sql, params) => {
      asked.push(sql);
      return one.query(sql, params);
    },
    make: (sql) => one.make(sql),
    append: (table, batch) => one.append(table, batch),
    cancel: () => one.cancel(),
    close: () => one.close()
  };
}

const BOOKS = ['import_issue', 'finding', 'column_count', 'source', 'edition', 'sheet'];

async function held({connection}: World): Promise<unknown> {
  const persons = `SELECT count(*), bit_xor(hash(t::VARCHAR))::VARCHAR FROM data.person t`;
  const rows = [await rowsOf(connection, persons)];
  for (const table of BOOKS)
    rows.push(await rowsOf(connection, `SELECT t::VARCHAR FROM data.${table} t ORDER BY ALL`));
  return rows;
}

let one: World;
let other: World;
beforeAll(async () => {
  one = await world();
  other = await world();
});
afterAll(async () => {
  await one.database.close();
  await other.database.close();
});

/** Imports files early in one engine, and in another by batches: both must hold the same. What came, and the report. */
async function both(...sources: readonly ByteSource[]) {
  return await alike(one, other, ...sources);
}

async function alike(mine: World, theirs: World, ...sources: readonly ByteSource[]) {
  const early = await imported(mine, sources, 1);
  const batches = await imported(theirs, sources, Infinity);
  expect(early.report).toEqual(batches.report);
  expect(await held(mine)).toEqual(await held(theirs));
  const counts = await countsOfColumns(mine.connection, early.report);
  expect(counts.said).toEqual(counts.held);
  return early;
}

describe('rows that come while the importer proves the rest', () => {
  test('are those of batches, whatever the pieces hold: labels, keys, dates and phones of late rows too', async () => {
    const late = MANY - 100;
    const content = register({
      3: {2: '5.80E+17', 5: '580102199003074016'},
      [late]: {5: '580102199003074017', 6: '不明', 9: '去年'},
      [late + 1]: {3: "'58010139", 5: '580102199003074016', 10: '+86 13900000001', 4: '无'},
      [late + 2]: {2: '5.80E+17', 9: '2003年5月1日', 11: '不清', 10: '无'}
    });
    const {report, types} = await both(fileForEngine('人口信息_20231231.csv', content));
    expect(types).toEqual(['sheet', 'proving', 'piece', 'piece', 'regular', 'sheet-end', 'file']);
    const [sheet] = sheetsOf(report);
    expect([sheet?.state, sheet?.tables[0]?.loaded, sheet?.unreadable]).toEqual([
      'loaded',
      MANY,
      5
    ]);
    expect(report.findings).toEqual([
      {kind: 'duplicate-id', table: 'person', count: 2},
      {kind: 'id-check-fails', table: 'person', count: 1},
      {kind: 'key-damaged', table: 'person', count: 2}
    ]);
  });

  test('say which ID numbers stand twice: of the only persons that there are, and with others', async () => {
    const worlds = [await world(), await world()] as const;
    const twice = {[MANY - 9]: {5: idNumber(7)}, [MANY - 8]: {5: idNumber(7)}};
    const content = register({...twice, [MANY - 7]: {2: '58010121000006', 5: idNumber(5)}});
    const first = await alike(...worlds, fileForEngine('人口信息_20231231.csv', content));
    const counts = ({report}: typeof first) =>
      report.findings.map(({kind, count}) => [kind, count]);
    // Three times the seventh, twice the fifth, who is in one household both times.
    expect(counts(first)).toEqual([
      ['duplicate-id', 5],
      ['duplicate-key', 2],
      ['heads-several', 1]
    ]);
    const found = `SELECT row_no FROM data.finding WHERE kind = 'duplicate-id' ORDER BY ALL`;
    const rows = [7, 9, MANY - 7, MANY - 6, MANY - 5].map((row) => [row]);
    expect(await rowsOf(worlds[0].connection, found)).toEqual(rows);
    const more = `${HEADING}\n${Array.from({length: 100}, (_, i) => person(i)).join('\n')}\n`;
    const second = await alike(...worlds, fileForEngine('补充_20231231.csv', more));
    // All hundred stand twice now; the fifth and the seventh once more than before.
    expect(counts(second)).toEqual([
      ['duplicate-id', 203],
      ['duplicate-key', 201],
      ['heads-several', 100]
    ]);
    for (const {database} of worlds) await database.close();
  });

  test('wait for no macro where the first rows show what all rows hold', async () => {
    const {database, ingest, asked} = await world();
    const judged = (): number => asked.filter((sql) => sql.includes('unnest([')).length;
    await ingest.begin();
    const text = `${[HEADING, ...Array.from({length: 100}, (_, i) => person(i))].join('\n')}\n`;
    const before: Record<string, number> = {};
    for await (const event of importFiles([fileForEngine('人口信息_20231231.csv', text)], {
      leastRegular: 1
    })) {
      await ingest.accept(event);
      before[event.type] = judged();
    }
    await ingest.finish();
    // The townships; it knows the words of relation, education, health and what is received.
    expect(before).toMatchObject({sheet: 0, proving: 1, piece: 1});
    await database.close();
  });

  test('are undone where the last byte shows that the text is not of one form', async () => {
    const content = register().slice(0, -2);
    const broken = `${content.slice(0, content.lastIndexOf(','))},"是`;
    const {report, types} = await both(fileForEngine('人口信息_20211231.csv', broken));
    expect(types.filter((type) => type === 'piece' || type === 'irregular')).toEqual([
      'piece',
      'irregular'
    ]);
    expect(sheetsOf(report).at(-1)?.end.data).toBe(MANY);
  });

  test('are undone where a later row says that 1 and 0 may be yes and no', async () => {
    const content = register({[MANY - 5]: {11: '1'}, [MANY - 4]: {11: '0'}});
    const {report, types} = await both(fileForEngine('人口信息_20201231.csv', content));
    expect(types).toContain('regular');
    expect(sheetsOf(report).at(-1)?.unreadable).toBe(0);
  });

  test('of several files: one after the other, one of them broken late, the same twice, a small one among them', async () => {
    const whole = fileForEngine('人口信息_20191231.csv', register());
    const broken = fileForEngine('人口信息_20181231.csv', register({}, '合计,,,,,,,,,,,'));
    const small = file('走访.csv', '日期,内容\n2024-01-01,甲\n2024-01-02,乙\n');
    const {report} = await both(whole, broken, small, {...whole, path: '副本.csv'});
    const states = report.files.slice(-4).map(({path, sheets}) => [path, sheets[0]?.state]);
    expect(states).toEqual([
      ['人口信息_20191231.csv', 'loaded'],
      ['人口信息_20181231.csv', 'loaded'],
      ['走访.csv', 'own'],
      ['副本.csv', 'same']
    ]);
  });

  test('of several files, the later of more columns than the one before', async () => {
    const former = register({9: {4: '钱二'}});
    const lines = former.trimEnd().split('\n');
    const more = lines.map((line, i) => `${line},${i === 0 ? '民族,政治面貌' : '汉族,群众'}`);
    const {types} = await both(
      fileForEngine('人口信息_20170630.csv', former),
      fileForEngine('人口信息_20171231.csv', `${more.join('\n')}\n`)
    );
    expect(types.filter((type) => type === 'regular')).toHaveLength(2);
    const told = `SELECT count(*)::INTEGER, count(ethnic)::INTEGER, count(political)::INTEGER FROM data.person
      WHERE as_of IN ('2017-06-30', '2017-12-31') GROUP BY as_of ORDER BY as_of`;
    expect(await rowsOf(one.connection, told)).toEqual([
      [MANY, 0, 0],
      [MANY, MANY, MANY]
    ]);
  });
});

describe('rows of a sheet that is no registry table', () => {
  /** Of more than 4 MB: visits, by number, day, a score that has decimals late, an empty column that is filled late, a note. */
  function visits(
    changes: Readonly<Record<number, Readonly<Record<number, string>>>> = {}
  ): string {
    const rows = Array.from({length: 90_000}, (_, i) => {
      const day = `2024-0${1 + (i % 9)}-1${i % 10}`;
      const late = i > 80_000;
      const cells = [
        `${i}`,
        day,
        late ? `${i % 7}.25` : `${i % 7}`,
        late ? `${i}` : '',
        `Thomas ${i}`
      ];
      return [...cells, `total rainfall of day ${i}`]
        .map((cell, k) => changes[i]?.[k] ?? cell)
        .join(',');
    });
    return `${['number,day,score,late,who,what', ...rows].join('\n')}\n`;
  }
  const TYPES = `SELECT column_name, data_type FROM duckdb_columns() WHERE schema_name = 'file' AND table_name = `;

  async function tableOf({connection}: World, table: string): Promise<unknown> {
    const rows = `SELECT count(*), bit_xor(hash(t::VARCHAR))::VARCHAR, sum(rowid * hash("number") % 1000)::VARCHAR FROM file."${table}" t`;
    return [
      await rowsOf(connection, `${TYPES}'${table}' ORDER BY column_index`),
      await rowsOf(connection, rows),
      await rowsOf(connection, 'SELECT t::VARCHAR FROM data.sheet t ORDER BY ALL')
    ];
  }

  test('come piece by piece, and are of the types that all rows show', async () => {
    const worlds = [await world(), await world()] as const;
    const from = fileForEngine('visits.csv', visits());
    const early = await imported(worlds[0], [from], 1);
    const batches = await imported(worlds[1], [from], Infinity);
    expect(early.types.filter((type) => type === 'piece')).toHaveLength(2);
    expect(early.report).toEqual(batches.report);
    const mine = await tableOf(worlds[0], 'visits');
    expect(mine).toEqual(await tableOf(worlds[1], 'visits'));
    expect(mine).toMatchObject([
      [
        ['number', 'BIGINT'],
        ['day', 'DATE'],
        ['score', 'DOUBLE'],
        ['late', 'BIGINT'],
        ['who', 'VARCHAR'],
        ['what', 'VARCHAR']
      ],
      [[90_000, expect.anything(), expect.anything()]],
      expect.anything()
    ]);
    const made = (sql: string): boolean => /TABLE file|INSERT INTO file/.test(sql);
    expect(worlds[0].asked.filter(made).map((sql) => sql.slice(0, 23))).toEqual([
      'CREATE TABLE file."visi',
      'CREATE OR REPLACE TABLE',
      'INSERT INTO file."visit'
    ]);
    for (const {database} of worlds) await database.close();
  });

  test.each([
    ['a day that is none, late', {85_000: {1: 'never'}}, false],
    ['a number that is none, late', {85_000: {0: 'n/a'}}, false],
    ['days, and a number late', {85_000: {1: '20240630'}}, false],
    ['a zero below zero among whole numbers', {5: {0: '-0'}, 85_000: {0: 'x'}}, true],
    ['a decimal, and a word late', {10: {2: '1.50'}, 85_000: {2: 'x'}}, true]
  ])(
    'are texts where not all are of one type, and read again if need be: %s',
    async (_, changes, isUndone) => {
      const worlds = [await world(), await world()] as const;
      const from = fileForEngine('visits.csv', visits(changes));
      const early = await imported(worlds[0], [from], 1);
      expect(early.report).toEqual((await imported(worlds[1], [from], Infinity)).report);
      expect(await tableOf(worlds[0], 'visits')).toEqual(await tableOf(worlds[1], 'visits'));
      expect(worlds[0].asked.some((sql) => /FROM stage.*WHERE aside = 0/s.test(sql))).toBe(
        isUndone
      );
      for (const {database} of worlds) await database.close();
    }
  );

  test('leave nothing when the import ends, and take a name that is free', async () => {
    const own = await world();
    await own.ingest.begin();
    for await (const event of importFiles([fileForEngine('visits.csv', visits())], {
      leastRegular: 1
    })) {
      await own.ingest.accept(event);
      if (event.type === 'piece') break;
    }
    await own.ingest.abandon();
    expect(await rowsOf(own.connection, `${TYPES}'visits'`)).toEqual([]);
    await imported(
      own,
      [
        fileForEngine('a/visits.csv', visits()),
        fileForEngine('b/visits.csv', visits({9: {4: 'Anna'}}))
      ],
      1
    );
    const names = `SELECT table_name FROM duckdb_tables() WHERE schema_name = 'file' ORDER BY ALL`;
    expect(await rowsOf(own.connection, names)).toEqual([['visits'], ['visits 2']]);
    const anna = `SELECT (SELECT count(*) FROM file.visits WHERE who = 'Anna'), (SELECT count(*) FROM file."visits 2" WHERE who = 'Anna')`;
    expect(await rowsOf(own.connection, anna)).toEqual([[0, 1]]);
    await own.database.close();
  });
});

describe('an import that ends while rows come early', () => {
  let own: World;
  let before: unknown;
  const first = fileForEngine('人口信息_20231231.csv', `${HEADING}\n${person(1)}\n${person(2)}\n`);
  const large = fileForEngine('人口信息_20241231.csv', register());
  beforeAll(async () => {
    own = await world();
    await imported(own, [first], Infinity);
    before = await held(own);
  });
  afterAll(() => own.database.close());

  test('changes nothing when it is cancelled after a piece', async () => {
    const ended = imported(own, [large], 1, ({type}) => type === 'piece' && own.ingest.cancel());
    expect(await ended.then(() => undefined, failureOf)).toEqual({code: 'cancelled'});
    expect(await held(own)).toEqual(before);
  });

  test('changes nothing when the importer is lost after a piece', async () => {
    const lost = new Error('lost');
    const ended = imported(own, [large], 1, ({type}) => {
      if (type === 'piece') throw lost;
    });
    await expect(ended).rejects.toBe(lost);
    await own.ingest.abandon();
    expect(await held(own)).toEqual(before);
    await own.ingest.setPolicy({lines: [], exemptions: []});
  });

  test('can be done again, and once more as a file that is known', async () => {
    const {report} = await imported(own, [large], 1);
    expect(report.data).toBe(MANY + 2);
    const count = 'SELECT count(*), count(DISTINCT source_id) FROM data.person';
    expect(await rowsOf(own.connection, count)).toEqual([[MANY + 2, 2]]);
    const id = sheetsOf(report).at(-1)?.id ?? 0;
    const again = await imported(own, [large], 1);
    expect(sheetsOf(again.report).at(-1)?.state).toBe('same');
    expect(await rowsOf(own.connection, count)).toEqual([[MANY + 2, 2]]);
    expect(await own.ingest.decide([{sheet: id, tables: ['person']}])).toBeDefined();
    expect(await rowsOf(own.connection, count)).toEqual([[MANY + 2, 2]]);
  });

  test('changes nothing when another file is not what it was, and holds up nothing after it', async () => {
    const stood = await held(own);
    const wide = (rows: number): string =>
      [
        WIDE,
        ...Array.from({length: rows}, (_, i) => `${person(i)},3,脱贫户,已脱贫,因病,9000`)
      ].join('\n');
    const changed = fileForEngine('户信息_20241231.csv', wide(99), wide(98));
    const again = fileForEngine('人口信息_20251231.csv', register({8: {7: '大专'}}));
    const failed = await imported(own, [again, changed], 1).then(() => undefined, failureOf);
    expect(failed?.code).toBe('file-changed');
    expect(await held(own)).toEqual(stood);
    const {report} = await imported(own, [again], 1);
    expect(sheetsOf(report).at(-1)?.tables[0]?.loaded).toBe(MANY);
  });

  test('leaves nothing behind: its sheet can be said to be what it was taken for', async () => {
    const next = fileForEngine('人口信息_20261231.csv', register({9: {7: '大专'}}));
    const {report} = await imported(own, [next], 1);
    const {id = 0, projections = []} = sheetsOf(report).at(-1) ?? {};
    const editions = 'SELECT as_of, count(*) FROM data.person GROUP BY ALL ORDER BY ALL';
    const rows = await rowsOf(own.connection, editions);
    await own.ingest.decide([{sheet: id, projections}]);
    expect(await rowsOf(own.connection, editions)).toEqual(rows);
  });
});
