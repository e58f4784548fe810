import type {LoadProgress} from '../model/engine.ts';
import type {Projection} from '../model/projection.ts';
import type {TableReport} from '../model/report.ts';
import {columnOf} from '../registry/tables/index.ts';
import {markCurrent, writeEditions} from './edition.ts';
import {findingStatements, totalRows, type Unchecked} from './finding.ts';
import {disagreeingHouseholds} from './household-disagrees.ts';
import type {EarlyRows, Entry, Job} from './job.ts';
import type {Judge} from './judge.ts';
import {bookRows, loadReading, makeRoom, type Loaded} from './load.ts';
import {castsOfAll, partsOf, type Reading} from './load-select.ts';
import {loadOwn, ownViews} from './own.ts';
import {proveRows} from './read-once.ts';
import {repeatedInserts} from './repeated.ts';
import {tableReports} from './report.ts';
import {deleteSources, formerSources, sourceRow, type FormerSource} from './source.ts';
import {numberRows} from './number.ts';
import {placeRows} from './village.ts';
import {Behind} from './behind.ts';
import type {Transaction, Work} from './work.ts';

/** What became of a job. `former`: other sheets whose rows this one replaced. */
export type Done = {
  readonly sheet: number;
  readonly tables: readonly TableReport[];
  readonly unreadable: number;
  readonly former: readonly number[];
};

/**
 * Loads sheets into their tables and brings places, editions and findings up to date, all or nothing. `onProgress` hears of
 * each table before it is filled. `begun`: the transaction in which rows of some were inserted already.
 */
export async function loadSheets(
  work: Work,
  judge: Judge,
  jobs: readonly Job[],
  firstSource: number,
  onProgress: (progress: LoadProgress) => void,
  begun?: Transaction
): Promise<readonly Done[]> {
  if (jobs.length === 0) return [];
  const transaction = begun ?? (await work.begin());
  return await transaction.finish(async () => {
    const entries = entriesOf(jobs, firstSource);
    const readings = readingsOf(entries);
    for (const reading of readings)
      if (earlyOf(reading, entries) === undefined) await makeRoom(work, reading.projection);
    const former = await formerSources(
      work,
      jobs.map(({sheet}) => sheet)
    );
    const gone = former.map(({source}) => source);
    await deleteSources(work, gone);
    const loaded = new Map<number, Loaded>();
    const casts = await judge.castsFor(
      work,
      readings.filter((reading) => earlyOf(reading, entries) === undefined)
    );
    const owns = jobs.filter(({projections}) => projections.length === 0);
    const behind = new Behind(jobs, readings.length + owns.length);
    for (const reading of readings) {
      onProgress(behind.next(reading.projection.table, jobsOf(reading, jobs)));
      const early = earlyOf(reading, entries);
      const counted = early
        ? bookRows(work, reading, castsOfAll(early.casts))
        : loadReading(work, reading, casts(reading), personalIn(reading, entries));
      for (const [id, counts] of await counted) loaded.set(id, counts);
    }
    const views = owns.length > 0 ? await ownViews(work) : new Set<string>();
    for (const job of owns) {
      onProgress(behind.next(job.own, [job]));
      await loadOwn(work, job.sheet, job.own, job.isOwnThere === true, views);
    }
    onProgress(behind.next('', []));
    for (const {job, sourceId} of entries) proveRows(job.sheet, loaded.get(sourceId)?.from ?? 0);
    await writeBooks(work, entries, loaded);
    await bringUpToDate(work, judge, entries, gone);
    return await doneOf(work, jobs, entries, loaded, former);
  });
}

/** Asks what is not known yet of the texts of the sheets. */
export async function judgeAhead(work: Work, judge: Judge, jobs: readonly Job[]): Promise<void> {
  await judge.castsFor(work, readingsOf(entriesOf(jobs, 1)));
}

function entriesOf(jobs: readonly Job[], firstSource: number): readonly Entry[] {
  const pairs = jobs.flatMap((job) => job.projections.map((projection) => ({job, projection})));
  let next = firstSource + jobs.filter(({early}) => early !== undefined).length;
  return pairs.map((pair) => {
    const {early, sheet} = pair.job;
    const sourceId = early?.sourceId ?? next++;
    return {...pair, sheet: sheet.id, sourceId, columns: sheet.columns};
  });
}

/** Entries that one statement can read: the same table, columns and grain; constants of the same names. */
function readingsOf(entries: readonly Entry[]): readonly Reading[] {
  const groups = new Map<string, Reading & {members: Entry[]}>();
  for (const entry of entries) {
    const {table, grain, columns, where, constants} = entry.projection;
    const {width} = entry.job.sheet.head;
    const head = headColumn(entry.job.projections);
    const shape = JSON.stringify([
      table,
      grain,
      columns,
      where,
      Object.keys(constants),
      width,
      head,
      entry.job.early?.sourceId
    ]);
    const group = groups.get(shape) ?? {
      members: [],
      projection: entry.projection,
      ...(head === undefined ? {} : {head})
    };
    group.members.push(entry);
    groups.set(shape, group);
  }
  return [...groups.values()];
}

/** How the rows of a reading were cast, where they are in their table already. */
function earlyOf({members}: Reading, entries: readonly Entry[]): EarlyRows | undefined {
  return entries.find(({sourceId}) => sourceId === members[0]?.sourceId)?.job.early;
}

function jobsOf({members}: Reading, jobs: readonly Job[]): readonly Job[] {
  const sheets = new Set(members.map(({sheet}) => sheet));
  return jobs.filter(({sheet}) => sheets.has(sheet.id));
}

/** Where a person-grain sheet says who is the head. */
function headColumn(projections: readonly Projection[]): number | undefined {
  return projections.flatMap(({columns}) => columns['relation'] ?? [])[0]?.column;
}

/** Columns of the sheet that speak of one person, where the same sheet also gives households. */
function personalIn({members}: Reading, entries: readonly Entry[]): ReadonlySet<number> {
  const job = entries.find(({sourceId}) => sourceId === members[0]?.sourceId)?.job;
  const persons = job?.projections.filter(({grain}) => grain.kind === 'row') ?? [];
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

async function writeBooks(
  work: Work,
  entries: readonly Entry[],
  loaded: ReadonlyMap<number, Loaded>
): Promise<void> {
  if (entries.length === 0) return;
  const sources = entries.map(({job, projection, sourceId}) =>
    sourceRow(sourceId, job.sheet, projection, loaded.get(sourceId)?.rows ?? 0)
  );
  await work.run(`INSERT INTO data.source VALUES ${sources.join(', ')}`);
  const totals = entries.flatMap(({job: {sheet}, projection, sourceId}) =>
    totalRows(sourceId, projection.table, sheet.head.headings, sheet.end)
  );
  if (totals.length > 0) await work.run(`INSERT INTO data.finding VALUES ${totals.join(', ')}`);
  for (const entry of entries)
    for (const insert of repeatedInserts(entry, entry.job.sheet.head.headings))
      await work.run(insert);
}

/** ID numbers of which the importer has proved that they pass need no check. */
function uncheckedOf({projection, sourceId, columns}: Entry): Unchecked {
  const slots = partsOf(projection).flatMap((part) => part.slots);
  const names = slots.flatMap(({column, mapped}) => {
    const facts = columns[mapped.column - 1];
    const isChecked = facts?.filled === 0 || facts?.forms?.includes('id-number') === true;
    return column.type === 'id-number' && !isChecked ? [column.name] : [];
  });
  return {source: sourceId, table: projection.table, columns: [...new Set(names)]};
}

/** All townships that the rows of sources name, by source: where a column of few texts says one in every row. */
function townshipsIn(judge: Judge, entries: readonly Entry[]): Map<number, readonly string[]> {
  const named = new Map<number, readonly string[]>();
  for (const entry of entries) {
    const {projection, sourceId, columns, job} = entry;
    const [mapped, ...others] = projection.columns['township'] ?? [];
    const column = columnOf(projection.table, 'township');
    const isPlain = projection.grain.kind === 'row' && projection.where === undefined;
    if (!isPlain || column === undefined || mapped === undefined || others.length > 0) continue;
    if (columns[mapped.column - 1]?.filled !== job.sheet.end.data) continue;
    const townships = judge.valuesOf({members: [entry], projection}, {column, mapped});
    if (townships !== undefined) named.set(sourceId, townships);
  }
  return named;
}

async function bringUpToDate(
  work: Work,
  judge: Judge,
  entries: readonly Entry[],
  gone: readonly FormerSource[]
): Promise<void> {
  const touched = new Set([
    ...entries.map(({projection}) => projection.table),
    ...gone.map(({table}) => table)
  ]);
  await numberRows(work);
  await placeRows(work, touched);
  await writeEditions(work, townshipsIn(judge, entries));
  await markCurrent(work);
  const loaded = await work.rows('SELECT table_name AS t, source_id AS s, as_of FROM data.source');
  const names = new Set(loaded.map((row) => String(row['t'])));
  const persons = loaded.filter((row) => row['t'] === 'person');
  const known = {
    repeats: repeatsIn(
      entries,
      persons.map((row) => Number(row['s']))
    ),
    oneDate: new Set(persons.map((row) => row['as_of'])).size === 1
  };
  for (const statement of findingStatements(names, entries.map(uncheckedOf), known))
    await work.run(statement);
  const lists = entries.filter(
    ({projection: {table, grain}}) => table === 'household' && grain.kind === 'row'
  );
  await disagreeingHouseholds(
    work,
    lists.map(({sourceId}) => sourceId)
  );
}

/** The ID numbers that stand more than once, where all persons come from one new sheet that knows; each is the text of its cell. */
function repeatsIn(
  entries: readonly Entry[],
  persons: readonly number[]
): readonly string[] | undefined {
  const [only, ...others] = persons;
  const entry = entries.find(({sourceId}) => sourceId === only);
  if (entry === undefined || others.length > 0) return undefined;
  const [mapped, ...more] = entry.projection.columns['id_number'] ?? [];
  const facts = mapped && more.length === 0 ? entry.columns[mapped.column - 1] : undefined;
  return facts?.forms?.includes('id-number') === true ? facts.repeats : undefined;
}

async function doneOf(
  work: Work,
  jobs: readonly Job[],
  entries: readonly Entry[],
  loaded: ReadonlyMap<number, Loaded>,
  former: readonly {source: FormerSource; by: number}[]
): Promise<readonly Done[]> {
  const replaced = (id: number) => former.filter(({by}) => by === id).map(({source}) => source);
  const counted = entries.map((entry) => ({
    ...entry,
    loaded: loaded.get(entry.sourceId),
    replaced: replaced(entry.sheet).length
  }));
  const tables = await tableReports(work, counted);
  const unreadable = await work.rows(`SELECT sheet_id AS s, count(DISTINCT (row_no, column_no)) AS n
    FROM data.import_issue JOIN data.source USING (source_id) GROUP BY sheet_id`);
  const cells = new Map(unreadable.map((row) => [Number(row['s']), Number(row['n'])]));
  return jobs.map(({sheet: {id}}) => ({
    sheet: id,
    tables: entries.flatMap((entry) =>
      entry.sheet === id ? (tables.get(entry.sourceId) ?? []) : []
    ),
    unreadable: cells.get(id) ?? 0,
    former: [...new Set(replaced(id).map(({sheet}) => sheet))].filter((sheet) => sheet !== id)
  }));
}
