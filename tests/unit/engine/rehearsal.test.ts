import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {Host} from '../../../src/engine/host.ts';
import {Judge} from '../../../src/engine/judge.ts';
import {Ingest} from '../../../src/engine/ingest.ts';
import type {Reading} from '../../../src/engine/load-select.ts';
import {partsOf} from '../../../src/engine/load-select.ts';
import {madeUpPersons} from '../../../src/engine/made-up.ts';
import {Rehearsal} from '../../../src/engine/rehearsal.ts';
import {Work} from '../../../src/engine/work.ts';
import {importFiles} from '../../../src/importers/index.ts';
import type {RegistryTable} from '../../../src/model/dictionary.ts';
import type {Connection, Database} from '../../../src/model/engine.ts';
import {CODES} from '../../../src/registry/codes.ts';
import {TABLES} from '../../../src/registry/tables/index.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';
import {file, rowsOf} from './imported.ts';

const PERSONS = [
  '乡镇,行政村,户编号,人编号,姓名,证件号码,与户主关系,文化程度,健康状况,出生日期,享受低保政策情况,年度',
  ...Array.from(
    {length: 100},
    (_, i) =>
      `平川镇,红星村${i % 9},5801012${1_000_001 + i},5801013${1_000_001 + i},秦占山${i},,${i % 7 === 0 ? '本人' : '户主'},` +
      `${i === 8 ? '不明' : '小学'},健康,19${10 + (i % 80)}-01-0${1 + (i % 9)},${i % 3 === 0 ? '是' : '否'},2023`
  )
].join('\n');

/** A database whose statements are heard before they run, and of whose files is known which stand. */
type Heard = {
  readonly database: Database;
  readonly own: Database;
  readonly files: Set<string>;
  hear: (sql: string) => void;
};

async function heardDatabase(): Promise<Heard> {
  const own = await openNodeDatabase();
  const files = new Set<string>();
  const heard: Heard = {
    own,
    files,
    hear: () => undefined,
    database: {
      ...own,
      connect: async () => heardConnection(await own.connect(), heard),
      register: async (name, content) => {
        files.add(name);
        await own.register?.(name, content);
      },
      forget: (name) => {
        files.delete(name);
        own.forget?.(name);
      }
    }
  };
  return heard;
}

function heardConnection(one: Connection, heard: Heard): Connection {
  return {
    run: async (sql) => {
      heard.hear(sql);
      await one.run(sql);
    },
    query: async (sql, params) => {
      heard.hear(sql);
      return await one.query(sql, params);
    },
    make: (sql) => one.make(sql),
    append: (table, batch) => one.append(table, batch),
    cancel: () => one.cancel(),
    close: () => one.close()
  };
}

/** All that stands in the registry's tables and books, and what is there beside them. */
async function held(database: Database): Promise<unknown> {
  const connection = await database.connect();
  const tables = await rowsOf(
    connection,
    `SELECT database_name || '.' || schema_name || '."' || table_name || '"' FROM duckdb_tables() ORDER BY ALL`
  );
  const rows: unknown[] = [tables];
  for (const [table] of tables)
    rows.push(await rowsOf(connection, `SELECT t::VARCHAR FROM ${String(table)} t ORDER BY ALL`));
  await connection.close();
  return rows;
}

/** An import of which nothing has come yet. */
function importing(host: Host): {
  readonly answer: Promise<unknown>;
  readonly send: () => Promise<void>;
} {
  const {port1, port2} = new MessageChannel();
  const answer = host.receive(port2, {}, () => undefined).finally(() => port1.close());
  const send = async (): Promise<void> => {
    host.allRead();
    const files = [file('人口信息_20231231.csv', `${PERSONS}\n`)];
    const sources = files.map((each) => ({...each, blob: new Blob([`${PERSONS}\n`])}));
    for await (const event of importFiles(sources, {leastRegular: 1})) port1.postMessage(event);
    port1.postMessage({type: 'done'});
  };
  return {answer, send};
}

async function imported(host: Host): Promise<unknown> {
  const {answer, send} = importing(host);
  await send();
  return await answer;
}

/** What an import without a rehearsal gives. */
let expected: {readonly report: unknown; readonly held: unknown};
/** What a fresh engine holds. */
let fresh: unknown;
beforeAll(async () => {
  const {database, own} = await heardDatabase();
  const host = await Host.open(database, []);
  fresh = await held(own);
  expected = {report: await imported(host), held: await held(own)};
  expect(expected.report).toMatchObject({ok: {data: 100, unreadable: 1}});
  await own.close();
});

/** Moments of a rehearsal, by the statement that begins. */
const MOMENTS = [
  ['its first question', /unnest\(\[/],
  ['its transaction begins', /^BEGIN/],
  ['it inserts persons', /^INSERT INTO store\."person"/],
  ['it books their source', /^INSERT INTO data\.source/],
  ['it looks for what does not fit', /^INSERT INTO data\.finding/],
  ['it is undone', /^ROLLBACK/]
] as const;

/** Asked at the end of a rehearsal. */
const LAST = /FROM data\.finding GROUP BY ALL/;

describe('an import that begins in a rehearsal', () => {
  test.each(MOMENTS)('when %s gives what it gives without', async (_, moment) => {
    const heard = await heardDatabase();
    const host = await Host.open(heard.database, []);
    const begun = new Promise<unknown>((resolve) => {
      heard.hear = (sql) => {
        if (!moment.test(sql)) return;
        heard.hear = () => undefined;
        resolve(imported(host));
      };
    });
    const rehearsed = host.rehearse();
    expect(await begun).toEqual(expected.report);
    await rehearsed;
    expect(await held(heard.own)).toEqual(expected.held);
    await heard.own.close();
  });

  test('and of which nothing comes for long: the rehearsal does not go on to its end', async () => {
    const heard = await heardDatabase();
    const host = await Host.open(heard.database, []);
    const {answer, send} = importing(host);
    let hasEnded = false;
    heard.hear = (sql) => (hasEnded ||= LAST.test(sql));
    await host.rehearse();
    expect(hasEnded).toBe(false);
    await send();
    expect(await answer).toEqual(expected.report);
    expect(await held(heard.own)).toEqual(expected.held);
    await heard.own.close();
  });

  test('and is given up before anything came changes nothing', async () => {
    const heard = await heardDatabase();
    const host = await Host.open(heard.database, []);
    const {answer} = importing(host);
    host.cancelImport();
    expect(await answer).toEqual({failure: {code: 'cancelled'}});
    expect(await held(heard.own)).toEqual(fresh);
    expect(await imported(host)).toEqual(expected.report);
    await heard.own.close();
  });

  test('after one that has come to its end, or before one that then does not begin, too', async () => {
    const heard = await heardDatabase();
    const host = await Host.open(heard.database, []);
    let hasEnded = false;
    heard.hear = (sql) => (hasEnded ||= LAST.test(sql));
    await host.rehearse();
    expect(hasEnded).toBe(true);
    expect(heard.files).toEqual(new Set());
    expect(await held(heard.own)).toEqual(fresh);
    expect(await imported(host)).toEqual(expected.report);
    let asked = 0;
    heard.hear = () => asked++;
    await host.rehearse();
    expect(asked).toBe(0);
    expect(await held(heard.own)).toEqual(expected.held);
    await heard.own.close();
  });
});

test('a rehearsal that fails at any moment harms nothing', async () => {
  const heard = await heardDatabase();
  const host = await Host.open(heard.database, []);
  for (const [, moment] of MOMENTS) {
    let hasFailed = false;
    heard.hear = (sql) => {
      if (hasFailed || !moment.test(sql)) return;
      hasFailed = true;
      if (!sql.startsWith('ROLLBACK')) throw new Error('lost');
    };
    await new Rehearsal(heard.database, new Judge(), () => false).run();
    expect(hasFailed).toBe(true);
    expect(heard.files).toEqual(new Set());
    expect(await held(heard.own)).toEqual(fresh);
  }
  expect(await imported(host)).toEqual(expected.report);
  expect(await held(heard.own)).toEqual(expected.held);
  await heard.own.close();
});

describe('what is rehearsed', () => {
  let heard: Heard;
  let work: Work;
  const rehearsed = new Judge();
  beforeAll(async () => {
    heard = await heardDatabase();
    await Ingest.open(heard.database);
    await new Rehearsal(heard.database, rehearsed, () => false).run();
    work = new Work(await heard.database.connect());
  });
  afterAll(() => heard.own.close());

  test('is a text that is taken for persons for certain, each column for one of theirs', () => {
    const {recognition, head} = madeUpPersons(100, 1, 1);
    expect(recognition).toMatchObject({verdict: 'certain', unused: []});
    const [projection, ...others] = recognition.projections;
    expect([projection?.table, projection?.grain.kind, others]).toEqual(['person', 'row', []]);
    expect(Object.keys(projection?.columns ?? {})).toHaveLength(head.width);
  });

  test('leaves no usual text of any table to be asked', async () => {
    let asked = 0;
    heard.hear = () => asked++;
    await rehearsed.castsFor(work, Object.values(TABLES).map(usualIn));
    expect(asked).toBe(0);
  });

  test('makes the judge say nothing else of any column', async () => {
    const asking = new Judge();
    for (const reading of Object.values(TABLES).map(unusualIn)) {
      const [mine, theirs] = [rehearsed, asking].map((judge) => judge.castsFor(work, [reading]));
      const [known, asked] = [(await mine)?.(reading), (await theirs)?.(reading)];
      for (const slot of partsOf(reading.projection).flatMap(({slots}) => slots)) {
        const [one, other] = [known?.cell(slot), asked?.cell(slot)];
        expect(one?.unreadable('r', 'v')).toEqual(other?.unreadable('r', 'v'));
        expect({...one, unreadable: 0}).toEqual({...other, unreadable: 0});
      }
    }
  });
});

/** Columns of labels, of yes and no and of years, which hold what is usual. */
function usualIn({name, columns}: RegistryTable): Reading {
  const usual = columns.flatMap((column): [string, readonly string[]][] => {
    const codes = CODES[column.codes ?? '']?.codes;
    if (codes !== undefined) return [[column.name, codes.map(({zh}) => zh)]];
    if (column.type === 'yes-no') return [[column.name, ['是', '否']]];
    return column.type === 'year' ? [[column.name, ['2014', '2023']]] : [];
  });
  return readingOf(name, usual);
}

/** Every column of a table with labels, dates, numbers and texts that no list knows. */
function unusualIn({name, columns}: RegistryTable): Reading {
  const texts = columns.map(({name: of, codes}): [string, readonly string[]] => {
    const labels = (CODES[codes ?? '']?.codes ?? []).flatMap(({zh, also = []}) => [zh, ...also]);
    return [of, [...labels.slice(0, 60), '是', '否', '2019', '2019年', '平川镇', '不明', '/', '3']];
  });
  return readingOf(name, texts);
}

function readingOf(table: string, texts: readonly [string, readonly string[]][]): Reading {
  const columns = Object.fromEntries(texts.map(([name], at) => [name, [{column: at + 1}]]));
  const projection = {table, grain: {kind: 'row'}, columns, constants: {}} as const;
  const facts = texts.map(([, few]) => ({filled: few.length, longest: 0, few}));
  return {members: [{sheet: 1, sourceId: 1, projection, columns: facts}], projection};
}

test('a rehearsal waits while others are served, and goes on after them', async () => {
  const heard = await heardDatabase();
  await Ingest.open(heard.own);
  const statements: string[] = [];
  heard.hear = (sql) => statements.push(sql);
  let isBusy = true;
  const rehearsal = new Rehearsal(heard.database, new Judge(), () => isBusy);
  const ended = rehearsal.run();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(statements).toEqual([]);
  isBusy = false;
  await ended;
  expect(statements.some((sql) => sql.startsWith('INSERT INTO store."person"'))).toBe(true);
  await heard.own.close();
});

test('who asks a session for something is served before the rehearsal', async () => {
  const database = await openNodeDatabase();
  const host = await Host.open(database, []);
  const opened = await host.openSession();
  if (!('ok' in opened)) throw new Error('no session');
  expect(host.isBusy).toBe(false);
  const running = host.runCell(opened.ok, 'one', 'SELECT 1 AS n');
  expect(host.isBusy).toBe(true);
  await running;
  expect(host.isBusy).toBe(false);
  await database.close();
});
