import {quoted} from '../model/names.ts';
import type {Projection} from '../model/projection.ts';
import type {TableReport} from '../model/report.ts';
import {columnOf} from '../registry/tables/index.ts';
import {markCurrent, writeEditions} from './edition.ts';
import {findingStatements, totalsInsert} from './finding.ts';
import {asideInsert} from './issue.ts';
import {loadProjection} from './load.ts';
import {loadOwn} from './own.ts';
import {filledCells, tableReport} from './report.ts';
import {deleteSources, formerSources, sourceInsert, type SourceSheet} from './source.ts';
import {placeRows} from './village.ts';
import type {Work} from './work.ts';

/** What a staged sheet is to be loaded as: registry tables, or under its `own` name when there are no projections. */
export type Job = {
  readonly sheet: SourceSheet;
  readonly projections: readonly Projection[];
  readonly own: string;
};

/** What became of a job. `former`: sheets whose rows this one replaced, itself left out. */
export type Done = {
  readonly sheet: number;
  readonly tables: readonly TableReport[];
  readonly unreadable: number;
  readonly former: readonly number[];
};

/** Loads sheets into their tables and brings places, editions and findings up to date, all or nothing. */
export async function loadSheets(
  work: Work,
  jobs: readonly Job[],
  firstSource: number
): Promise<readonly Done[]> {
  return await work.transaction(async () => {
    const touched = new Set<string>();
    const fresh = new Set(jobs.map(({sheet}) => sheet.id));
    const former = new Map<number, Former>();
    for (const {sheet} of jobs)
      former.set(sheet.id, await removeFormer(work, sheet, fresh, touched));
    let source = firstSource;
    const done: Done[] = [];
    for (const job of jobs) {
      for (const {table} of job.projections) touched.add(table);
      const replaced = former.get(job.sheet.id) ?? NOTHING;
      done.push(await loadJob(work, job, source, replaced));
      source += job.projections.length;
    }
    await bringUpToDate(work, touched);
    return done;
  });
}

type Former = {readonly sources: number; readonly sheets: readonly number[]};
const NOTHING: Former = {sources: 0, sheets: []};

async function removeFormer(
  work: Work,
  sheet: SourceSheet,
  fresh: ReadonlySet<number>,
  touched: Set<string>
): Promise<Former> {
  const found = (await formerSources(work, sheet)).filter(
    (each) => each.sheet === sheet.id || !fresh.has(each.sheet)
  );
  for (const {table} of found) touched.add(table);
  await deleteSources(work, found);
  const sheets = new Set(found.map((each) => each.sheet).filter((id) => id !== sheet.id));
  return {sources: found.length, sheets: [...sheets]};
}

async function loadJob(
  work: Work,
  {sheet, projections, own}: Job,
  firstSource: number,
  former: Former
): Promise<Done> {
  if (projections.length === 0) {
    await loadOwn(work, sheet.id, sheet.head, own);
    return {sheet: sheet.id, tables: [], unreadable: 0, former: former.sheets};
  }
  const filled = await filledCells(work, sheet.id, sheet.head.width);
  const tables: TableReport[] = [];
  for (const [i, projection] of projections.entries()) {
    const sourceId = firstSource + i;
    const reading = {sheet: sheet.id, projection, ...headColumn(projections)};
    const loaded = await loadProjection(work, reading, {sourceId, personal: personal(projections)});
    await writeBooks(work, sheet, projection, sourceId, loaded.rows);
    const counts = {...loaded, sourceId, replaced: former.sources, filled};
    tables.push(await tableReport(work, sheet.head, projection, counts));
  }
  const [row] =
    await work.rows(`SELECT count(DISTINCT (row_no, column_no)) AS n FROM data.import_issue
    WHERE source_id >= ${firstSource} AND source_id < ${firstSource + projections.length}`);
  return {sheet: sheet.id, tables, unreadable: Number(row?.['n'] ?? 0), former: former.sheets};
}

async function writeBooks(
  work: Work,
  sheet: SourceSheet,
  projection: Projection,
  sourceId: number,
  rows: number
): Promise<void> {
  const {head, end} = sheet;
  await work.run(sourceInsert(sourceId, sheet, projection, rows));
  await work.run(asideInsert(sheet.id, head.width, sourceId));
  const totals = end && totalsInsert(sourceId, projection.table, head.headings, end);
  if (totals) await work.run(totals);
}

/** Where a person-grain sheet says who is the head. */
function headColumn(projections: readonly Projection[]): {head?: number} {
  const [relation] = projections.flatMap(({columns}) => columns['relation'] ?? []);
  return relation === undefined ? {} : {head: relation.column};
}

/** Columns of the sheet that speak of one person, where the same sheet also gives households. */
function personal(projections: readonly Projection[]): ReadonlySet<number> {
  const persons = projections.filter(({grain}) => grain.kind === 'row');
  return new Set(
    persons.flatMap(({table, columns}) =>
      Object.entries(columns).flatMap(([name, mapped]) =>
        name === 'household_id' || columnOf(table, name)?.type === 'place'
          ? []
          : mapped.map(({column}) => column)
      )
    )
  );
}

async function bringUpToDate(work: Work, touched: ReadonlySet<string>): Promise<void> {
  await placeRows(work, touched);
  await writeEditions(work);
  await markCurrent(work);
  const loaded = await work.rows('SELECT DISTINCT table_name AS t FROM data.source');
  const names = new Set(loaded.map((row) => String(row['t'])));
  for (const statement of findingStatements(names)) await work.run(statement);
}

/** Forgets a sheet that another one replaced. */
export async function forgetOwn(work: Work, name: string): Promise<void> {
  const [kind] = await work.rows(`SELECT table_type AS t FROM information_schema.tables
    WHERE table_schema = 'file' AND table_name = '${name.replaceAll("'", "''")}'`);
  if (kind === undefined) return;
  await work.run(`DROP ${kind['t'] === 'VIEW' ? 'VIEW' : 'TABLE'} file.${quoted(name)}`);
}
