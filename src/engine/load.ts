import type {Column} from '../model/dictionary.ts';
import {literal, quoted} from '../model/names.ts';
import type {Projection} from '../model/projection.ts';
import type {Value} from '../model/rows.ts';
import {TABLES} from '../registry/tables/index.ts';
import {issueInserts} from './issue.ts';
import {partsOf, typedSelect, type Casts, type Part, type Reading} from './load-select.ts';
import {storeOf, widen} from './store.ts';
import type {Work} from './work.ts';

/** What a source gave: rows of the table, rows of the sheet they came from, readable values by column, households whose rows disagree. */
export type Loaded = {
  readonly rows: number;
  readonly from: number;
  readonly read: ReadonlyMap<string, number>;
  readonly disagreeing: number;
};

/**
 * Reads staged sheets into their table and writes down what could not be read: one statement for rows as they are, by
 * way of a temporary table for the first row of a key and for an unpivot. Runs inside the caller's transaction.
 * `personal`: columns of the sheet that say something of one person, not of a household.
 */
export async function loadReading(
  work: Work,
  reading: Reading,
  casts: Casts,
  personal: ReadonlySet<number>
): Promise<ReadonlyMap<number, Loaded>> {
  const {projection, members} = reading;
  const table = `data.${quoted(projection.table)}`;
  const sources = `source_id IN (${members.map(({sourceId}) => sourceId).join(', ')})`;
  const parts = partsOf(projection);
  const [only] = parts;
  if (projection.grain.kind === 'row' && only !== undefined) {
    await work.run(rowInsert(reading, only, casts));
    return await bookRows(work, reading, casts);
  }
  await work.run(loadingTable(reading, parts, casts));
  await work.run(insertLoading(reading));
  const held = `${LOADING} WHERE true`;
  const counts = await countsOf(work, held, members, columnsIn(projection), false);
  if ([...counts.values()].some(({unreadable}) => unreadable > 0))
    for (const insert of issueInserts(held, parts, casts)) await work.run(insert);
  const disagreeing = await disagreements(work, reading, personal);
  const merged = projection.grain.kind === 'first';
  const rows = merged ? await rowsBySource(work, `${table} WHERE ${sources}`) : undefined;
  await work.run(`DROP TABLE ${LOADING}`);
  return new Map(
    members.map(({sourceId}) => {
      const {from, read, rows: all} = counts.get(sourceId) ?? NOTHING;
      const loaded = {from, read, rows: rows ? (rows.get(sourceId) ?? 0) : all};
      return [sourceId, {...loaded, disagreeing: disagreeing.get(sourceId) ?? 0}];
    })
  );
}

/** Gives the store of the table all columns that a projection fills; before rows of it are deleted or changed. */
export async function makeRoom(work: Work, projection: Projection): Promise<void> {
  const columns = columnsIn(projection).map(({name}) => name);
  await widen(work, projection.table, columns);
}

/** The statement that puts rows, as they are, into the store of their table, which has the columns. */
export function rowInsert(reading: Reading, part: Part, casts: Casts): string {
  return `INSERT INTO ${storeOf(reading.projection.table)} BY NAME
    SELECT * EXCLUDE (place, raw_key) FROM (${typedSelect(reading, part, casts)})`;
}

/** Counts what such rows gave and writes down what could not be read. */
export async function bookRows(
  work: Work,
  reading: Reading,
  casts: Casts
): Promise<ReadonlyMap<number, Loaded>> {
  const {projection, members} = reading;
  const sources = members.map(({sourceId}) => sourceId).join(', ');
  const held = `data.${quoted(projection.table)} WHERE source_id IN (${sources})`;
  const parts = partsOf(projection);
  const full =
    projection.where === undefined ? fullColumns(parts, casts) : new Map<string, number>();
  const asked = columnsIn(projection).filter(({name}) => !full.has(name));
  const counts = await countsOf(work, held, members, asked, true);
  if ([...counts.values()].some(({unreadable}) => unreadable > 0))
    for (const insert of issueInserts(held, parts, casts)) await work.run(insert);
  return new Map(
    members.map(({sourceId, columns}) => {
      const {rows, from, read} = counts.get(sourceId) ?? NOTHING;
      const filled = [...full].map(([name, at]) => [name, columns[at - 1]?.filled ?? 0] as const);
      return [sourceId, {rows, from, read: new Map([...read, ...filled]), disagreeing: 0}];
    })
  );
}

/** Columns that get a value of every filled cell of one column of the sheet, by name: as many as that holds. */
function fullColumns(parts: readonly Part[], casts: Casts): ReadonlyMap<string, number> {
  const slots = parts.flatMap((part) => part.slots);
  const once = slots.filter(
    ({column}) => slots.filter((other) => other.column.name === column.name).length === 1
  );
  return new Map(
    once
      .filter((slot) => casts.cell(slot).fills)
      .map(({column, mapped}) => [column.name, mapped.column])
  );
}

const LOADING = 'temp.main.loading';

function loadingTable(reading: Reading, parts: readonly Part[], casts: Casts): string {
  const selects = parts.map(
    (part, i) => `SELECT *, ${i} AS part FROM (${typedSelect(reading, part, casts)})`
  );
  return `CREATE OR REPLACE TEMP TABLE loading AS ${selects.join(' UNION ALL BY NAME ')}`;
}

function insertLoading({projection}: Reading): string {
  const into = `INSERT INTO ${storeOf(projection.table)} BY NAME`;
  if (projection.grain.kind !== 'first')
    return `${into} SELECT * EXCLUDE (place, raw_key, part) FROM ${LOADING}`;
  const columns = columnsIn(projection).map(({name}) => quoted(name));
  const firsts = ['row_no', ...columns].map((name) => `arg_min(${name}, place) AS ${name}`);
  return `${into} SELECT source_id, as_of, ${firsts.join(', ')} FROM (${grouped(projection)})
    GROUP BY source_id, as_of, household ORDER BY source_id, min(row_no)`;
}

/**
 * Rows with the household they belong to: by key; rows whose key is damaged stay together while they follow each
 * other with the same text; rows without any key belong to none.
 */
function grouped({grain}: Projection): string {
  const key = quoted(grain.kind === 'first' ? (grain.key[0] ?? '') : '');
  return `SELECT *, ${key} AS household FROM ${LOADING} WHERE ${key} IS NOT NULL
    UNION ALL SELECT *, format('#{}#{}', raw_key,
      row_no - row_number() OVER (PARTITION BY source_id, raw_key ORDER BY row_no))
    FROM ${LOADING} WHERE ${key} IS NULL AND raw_key IS NOT NULL`;
}

/** Writes a finding for each household and column in which its rows disagree; households by source. */
async function disagreements(
  work: Work,
  {projection, members}: Reading,
  personal: ReadonlySet<number>
): Promise<ReadonlyMap<number, number>> {
  if (projection.grain.kind !== 'first') return new Map();
  const {key} = projection.grain;
  const common = columnsIn(projection).filter(
    ({name}) =>
      !key.includes(name) &&
      !(projection.columns[name] ?? []).some(({column}) => personal.has(column))
  );
  const values = common.map(
    ({name}) => `CASE WHEN min(${quoted(name)}) <> max(${quoted(name)})
      THEN [${literal(name)}, min(${quoted(name)})::VARCHAR, max(${quoted(name)})::VARCHAR] END`
  );
  await work.run(`INSERT INTO data.finding
    SELECT 'household-disagrees', ${literal(projection.table)}, source_id, row_no, household, d[1], d[2] || ' | ' || d[3]
    FROM (SELECT source_id, household, arg_min(row_no, place) AS row_no, unnest([${values.join(', ')}]::VARCHAR[][]) AS d
      FROM (${grouped(projection)}) GROUP BY source_id, household)
    WHERE d IS NOT NULL ORDER BY source_id, row_no`);
  const sources = members.map(({sourceId}) => sourceId).join(', ');
  return await bySource(
    work,
    `SELECT source_id, count(DISTINCT key) AS n FROM data.finding
     WHERE kind = 'household-disagrees' AND source_id IN (${sources}) GROUP BY source_id`
  );
}

/** The columns of the table that a projection fills, from columns of the sheet or from constants. */
function columnsIn({table, grain, columns, constants}: Projection): readonly Column[] {
  const sets = grain.kind === 'unpivot' ? grain.sets.flatMap((set) => Object.keys(set)) : [];
  const names = new Set([...Object.keys(columns), ...Object.keys(constants), ...sets]);
  return TABLES[table]?.columns.filter(({name}) => names.has(name)) ?? [];
}

/** What stands in the table, or in the loading one before rows are merged. `unreadable`: rows that have such a cell. */
type Counts = Omit<Loaded, 'disagreeing'> & {readonly unreadable: number};

const NOTHING: Counts = {rows: 0, from: 0, unreadable: 0, read: new Map()};

async function countsOf(
  work: Work,
  held: string,
  [only, ...others]: Reading['members'],
  columns: readonly Column[],
  direct: boolean
): Promise<ReadonlyMap<number, Counts>> {
  const counts = [
    'count(*) AS "rows"',
    `${direct ? 'count(*)' : 'count(DISTINCT row_no)'} AS "from"`,
    'count(unreadable) AS unreadable',
    ...columns.map(({name}, i) => `count(${quoted(name)}) AS n${i}`)
  ];
  // Grouping takes four times as long as counting.
  const [source, grouping] =
    others.length === 0
      ? [`${only?.sourceId} AS source_id`, '']
      : ['source_id', 'GROUP BY source_id'];
  const rows = await work.rows(`SELECT ${source}, ${counts.join(', ')} FROM ${held} ${grouping}`);
  const countsIn = (row: Readonly<Record<string, Value>>): Counts => ({
    rows: Number(row['rows']),
    from: Number(row['from']),
    unreadable: Number(row['unreadable']),
    read: new Map(columns.map(({name}, i) => [name, Number(row[`n${i}`])]))
  });
  return new Map(rows.map((row) => [Number(row['source_id']), countsIn(row)]));
}

async function rowsBySource(work: Work, held: string): Promise<ReadonlyMap<number, number>> {
  return await bySource(work, `SELECT source_id, count(*) AS n FROM ${held} GROUP BY source_id`);
}

async function bySource(work: Work, sql: string): Promise<ReadonlyMap<number, number>> {
  const rows = await work.rows(sql);
  return new Map(rows.map((row) => [Number(row['source_id']), Number(row['n'])]));
}
