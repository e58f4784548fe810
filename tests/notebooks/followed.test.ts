import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {zipSync} from 'fflate';
import {afterAll, beforeAll, expect, it} from 'vitest';
import type {Ingest} from '../../src/engine/ingest.ts';
import {openSession} from '../../src/engine/session.ts';
import {importFiles} from '../../src/importers/index.ts';
import type {Connection, Database, Session} from '../../src/model/engine.ts';
import type {Origin} from '../../src/model/origin.ts';
import type {ImportReport} from '../../src/model/report.ts';
import {columnOf, records, type Value} from '../../src/model/rows.ts';
import {openNativeDatabase} from '../../src/node/native-database.ts';
import {behindSql, rowsBehind} from '../../src/notebook/behind.ts';
import {Run} from '../../src/notebook/run.ts';
import {resultOf} from '../../src/notebook/states.ts';
import {partOf} from '../../src/ui/find-record.ts';
import {rowsSql, type RecordKind} from '../../src/ui/record.ts';
import {COUNTY, loadedFolder, openTables, reusing} from './county.ts';
import {notebookOf, type NotebookId} from './play.ts';
import {DATE1} from './sample.ts';
import truthJson from '../../sample-data/truth.json' with {type: 'json'};

/**
 * From a figure to its rows, from a row to the record, from the record to the cell: the cell is the one of which the generator of the
 * sample county wrote down where it put it and what it wrote there.
 */
type Followed = {
  readonly figure: string;
  readonly unit: string;
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly heading: string;
  readonly written: string | number;
};
const FOLLOWED: readonly Followed[] = truthJson.followed;

/** Where the figure stands, and in which table and column of the record the cell is. `row` finds the chart's row. */
type Way = {
  readonly notebook: NotebookId;
  readonly chosen?: Readonly<Record<string, string>>;
  readonly chart: string;
  readonly key: string;
  readonly row: (row: Readonly<Record<string, Value>>) => boolean;
  readonly kind: RecordKind;
  readonly table: string;
  readonly column: string;
};

const BEFORE = {数据日期: DATE1};
const any = (): boolean => true;
const by =
  (column: string, value: Value) =>
  (row: Readonly<Record<string, Value>>): boolean =>
    row[column] === value;
const household = {kind: 'household'} as const;
const project = {kind: 'project'} as const;

const WAYS: Readonly<Record<string, (followed: Followed) => Way>> = {
  'main cause': ({written}) => ({
    ...household,
    notebook: 'causes',
    chart: 'by_cause',
    key: '',
    row: by('cause', written),
    table: 'household',
    column: 'main_cause'
  }),
  income: () => ({
    ...household,
    notebook: 'risk',
    chart: 'income_by_watch',
    key: 'households',
    row: by('income_state', 'above'),
    table: 'household',
    column: 'income_per_head'
  }),
  'kind of monitored household': ({written}) => ({
    ...household,
    notebook: 'risk',
    chart: 'by_kind',
    key: 'ever',
    row: by('kind', written),
    table: 'monitored',
    column: 'kind'
  }),
  'main cause, edition before': ({written}) => ({
    ...household,
    notebook: 'causes',
    chosen: BEFORE,
    chart: 'cause_table',
    key: 'main',
    row: by('cause', written),
    table: 'household',
    column: 'main_cause'
  }),
  'member, edition before': () => ({
    ...household,
    notebook: 'causes',
    chosen: BEFORE,
    chart: 'headline',
    key: '1',
    row: any,
    table: 'person',
    column: 'labour'
  }),
  'monitored, edition before': ({written}) => ({
    ...household,
    notebook: 'risk',
    chosen: BEFORE,
    chart: 'by_kind',
    key: 'ever',
    row: by('kind', written),
    table: 'monitored',
    column: 'kind'
  }),
  paid: () => ({
    ...project,
    notebook: 'disbursement',
    chart: 'headline',
    key: '1',
    row: any,
    table: 'fund',
    column: 'paid'
  }),
  allocated: () => ({
    ...project,
    notebook: 'disbursement',
    chart: 'by_level',
    key: 'allocated',
    row: by('level', '省级'),
    table: 'fund',
    column: 'allocated'
  }),
  'industry measure': () => ({
    ...household,
    notebook: 'industry',
    chart: 'by_source',
    key: 'households',
    row: by('evidence', 'measure'),
    table: 'measure',
    column: 'kind'
  }),
  'led by an enterprise': () => ({
    ...household,
    notebook: 'industry',
    chart: 'headline',
    key: '2',
    row: any,
    table: 'benefit',
    column: 'household_id'
  }),
  village: () => ({
    kind: 'village',
    notebook: 'risk',
    chart: 'four_definitions',
    key: 'villages',
    row: by('which', 'ever'),
    table: 'village',
    column: 'village'
  }),
  'money that waits': () => ({
    ...project,
    notebook: 'disbursement',
    chart: 'headline',
    key: '2',
    row: any,
    table: 'payment',
    column: 'amount'
  })
};

let database: Database;
let connection: Connection;
let ingest: Ingest;
let report: ImportReport;
beforeAll(async () => {
  database = reusing(await openNativeDatabase());
  ({ingest, report} = await loadedFolder(database, COUNTY));
  connection = await database.connect();
});
afterAll(async () => {
  await database.close();
});

const played = new Map<string, {session: Session; run: Run}>();
async function playing({notebook, chosen = {}}: Way): Promise<{session: Session; run: Run}> {
  const key = `${notebook} ${JSON.stringify(chosen)}`;
  const known = played.get(key);
  if (known) return known;
  const session = openSession(await database.connect());
  const run = new Run(notebookOf(notebook), session, {lang: 'zh', chosen});
  await run.start();
  played.set(key, {session, run});
  return {session, run};
}

/** The units behind the first count of the figure. */
async function unitsBehind(way: Way): Promise<Set<string>> {
  const {session, run} = await playing(way);
  const result = resultOf(run.state(way.chart));
  if (result?.kind !== 'chart') throw new Error(`${way.chart} has not run`);
  const row = records(result.rows).findIndex(way.row);
  const behind = result.spec.behind?.[way.key]?.[0];
  if (row < 0 || !behind) throw new Error(`no figure ${way.chart} ${way.key}`);
  const rows = rowsBehind(
    notebookOf(way.notebook),
    behind,
    (column) => columnOf(result.rows, column)?.[row]
  );
  const found = await session.runCell('rows (behind)', behindSql(rows));
  const page = await session.page('rows (behind)', {offset: 0, limit: found.count});
  return new Set((columnOf(page, rows.cube.unit) ?? []).map(String));
}

async function originsOf({kind, table, column}: Way, unit: string): Promise<Origin[]> {
  const asked = {kind, number: unit, at: undefined};
  const rows = records(await connection.query(rowsSql(table, asked)));
  const origins: Origin[] = [];
  for (const row of rows) {
    const source = Number(row['source_id']);
    const part = partOf(report, source, (name) => row[name]);
    const address = {
      source,
      row: Number(row['row_no']),
      column,
      ...(part === undefined ? {} : {part})
    };
    const origin = await ingest.origin(connection, address);
    if (origin) origins.push(origin);
  }
  return origins;
}

it('the generator wrote down at least ten cells, each of another export or column', () => {
  expect(FOLLOWED.length).toBeGreaterThanOrEqual(10);
  expect(FOLLOWED.map(({figure}) => figure).sort()).toEqual(Object.keys(WAYS).sort());
});

it.each(FOLLOWED.map((followed) => [followed.figure, followed] as const))(
  '%s leads down to its cell',
  async (_figure, followed) => {
    const way = WAYS[followed.figure]?.(followed);
    if (!way) throw new Error(followed.figure);
    expect(await unitsBehind(way)).toContain(followed.unit);
    const origins = await originsOf(way, followed.unit);
    const cells = origins.flatMap((origin) => origin.places.map((place) => ({origin, place})));
    const cell = cells.find(
      ({place}) =>
        place.file === `county/${followed.file}` &&
        place.sheet === followed.sheet &&
        place.row === followed.row &&
        place.column === followed.column
    );
    expect(cell?.place, JSON.stringify(cells.map(({place}) => place))).toMatchObject({
      heading: followed.heading,
      raw: String(followed.written)
    });
    const shown = cell?.origin.rows.find(({row}) => row === followed.row);
    expect(shown?.aside).toBeUndefined();
    expect(shown?.cells[followed.column - 1]).toBe(String(followed.written));
    const {headingRows = []} = cell?.origin.sheet ?? {};
    expect(cell?.origin.rows.filter(({aside}) => aside === 'heading').map(({row}) => row)).toEqual(
      headingRows
    );
  }
);

it('the way back is the same out of a zip, where the file is named inside it', async () => {
  const followed = FOLLOWED.find(({figure}) => figure === 'paid');
  if (!followed) throw new Error('nothing noted');
  const bytes = zipSync({[`拨付/${followed.file}`]: readFileSync(join(COUNTY, followed.file))});
  const other = reusing(await openNativeDatabase());
  const zipped = await openTables(other);
  await zipped.begin();
  const read = (start: number, end: number): Promise<Uint8Array> =>
    Promise.resolve(bytes.slice(start, end));
  for await (const event of importFiles([{path: '上报.zip', size: bytes.length, read}])) {
    await zipped.accept(event);
  }
  await zipped.finish();
  const own = await other.connect();
  const [row] = records(
    await own.query(
      `SELECT source_id, row_no FROM data.fund WHERE project_id = '${followed.unit}' AND row_no = ${followed.row} LIMIT 1`
    )
  );
  const address = {
    source: Number(row?.['source_id']),
    row: Number(row?.['row_no']),
    column: 'paid',
    part: 0
  };
  const origin = await zipped.origin(own, address);
  expect(origin?.sheet.file).toMatch(/上报\.zip.*资金台账2024\.xlsx$/);
  expect(origin?.places[0]).toMatchObject({
    row: followed.row,
    column: followed.column,
    raw: String(followed.written)
  });
  await other.close();
});
