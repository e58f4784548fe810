import type {Projection} from '../model/projection.ts';
import {literal, quoted} from '../model/names.ts';
import type {Column} from '../model/dictionary.ts';
import {TABLES} from '../registry/tables/index.ts';
import {issueInserts} from './issue.ts';
import {partsOf, typedSelect, type Part, type Reading} from './load-select.ts';
import {columnOf} from '../model/rows.ts';
import type {Work} from './work.ts';

/** What a load made of one projection: rows of the table, rows of the sheet they came from, readable values by column. */
export type Loaded = {
  readonly rows: number;
  readonly from: number;
  readonly read: ReadonlyMap<string, number>;
  readonly disagreeing: number;
};

/** What is known besides the reading. `private`: columns of the sheet that say something of one person, not of a household. */
export type Target = {readonly sourceId: number; readonly personal: ReadonlySet<number>};

/**
 * Reads a staged sheet into its table and writes down what could not be read: one statement for rows as they are, by way
 * of a temporary table for the first row of a key and for an unpivot. Runs inside the caller's transaction.
 */
export async function loadProjection(
  work: Work,
  reading: Reading,
  target: Target
): Promise<Loaded> {
  const {projection} = reading;
  const table = `data.${quoted(projection.table)}`;
  const parts = partsOf(projection);
  const direct = projection.grain.kind === 'row';
  const [only] = parts;
  if (direct && only) {
    await work.run(`INSERT INTO ${table} BY NAME SELECT * EXCLUDE (place, raw_key), ${stamp(reading, target)}
      FROM (${typedSelect(reading, only)})`);
  } else {
    await work.run(loadingTable(reading, parts));
    await work.run(insertLoading(reading, target));
  }
  const held = direct ? `${table} WHERE source_id = ${target.sourceId}` : LOADING;
  for (const insert of issueInserts(held, parts, target.sourceId)) await work.run(insert);
  const disagreeing = direct ? 0 : await disagreements(work, reading, target);
  const counts = await countsOf(work, held, projection);
  const rows = direct ? counts.from : await rowsOf(work, table, target.sourceId);
  if (!direct) await work.run(`DROP TABLE ${LOADING}`);
  return {...counts, rows, disagreeing};
}

const LOADING = 'temp.main.loading';

function stamp({projection}: Reading, {sourceId}: Target): string {
  const asOf = projection.asOf === undefined ? 'NULL' : literal(projection.asOf);
  return `${sourceId} AS source_id, ${asOf}::DATE AS as_of`;
}

function loadingTable(reading: Reading, parts: readonly Part[]): string {
  const selects = parts.map(
    (part, i) => `SELECT *, ${i} AS part FROM (${typedSelect(reading, part)})`
  );
  return `CREATE OR REPLACE TEMP TABLE loading AS ${selects.join(' UNION ALL BY NAME ')}`;
}

function insertLoading(reading: Reading, target: Target): string {
  const {projection} = reading;
  const table = `data.${quoted(projection.table)}`;
  if (projection.grain.kind !== 'first') {
    return `INSERT INTO ${table} BY NAME SELECT * EXCLUDE (place, raw_key, part), ${stamp(reading, target)} FROM ${LOADING}`;
  }
  const columns = columnsIn(projection).map(({name}) => quoted(name));
  const firsts = columns.map((name) => `arg_min(${name}, place) AS ${name}`);
  return `INSERT INTO ${table} BY NAME SELECT ${firsts.join(', ')}, arg_min(row_no, place) AS row_no, ${stamp(reading, target)}
    FROM (${grouped(projection)}) GROUP BY household ORDER BY min(row_no)`;
}

/**
 * Rows with the household they belong to: by key; rows whose key is damaged stay together while they follow each
 * other with the same text; rows without any key belong to none.
 */
function grouped({grain}: Projection): string {
  const key = grain.kind === 'first' ? (grain.key[0] ?? '') : '';
  return `SELECT *, ${quoted(key)} AS household FROM ${LOADING} WHERE ${quoted(key)} IS NOT NULL
    UNION ALL SELECT *, format('#{}#{}', raw_key, row_no - row_number() OVER (PARTITION BY raw_key ORDER BY row_no))
    FROM ${LOADING} WHERE ${quoted(key)} IS NULL AND raw_key IS NOT NULL`;
}

/** Writes a finding for each household and column in which its rows disagree; the number of such households. */
async function disagreements(
  work: Work,
  {projection}: Reading,
  {sourceId, personal}: Target
): Promise<number> {
  if (projection.grain.kind !== 'first') return 0;
  const {key} = projection.grain;
  const common = columnsIn(projection).filter(
    ({name}) =>
      !key.includes(name) &&
      !(projection.columns[name] ?? []).some(({column}) => personal.has(column))
  );
  if (common.length === 0) return 0;
  const values = common.map(
    ({name}) => `CASE WHEN min(${quoted(name)}) <> max(${quoted(name)})
      THEN [${literal(name)}, min(${quoted(name)})::VARCHAR, max(${quoted(name)})::VARCHAR] END`
  );
  await work.run(`INSERT INTO data.finding
    SELECT 'household-disagrees', ${literal(projection.table)}, ${sourceId}, row_no, household, d[1], d[2] || ' | ' || d[3]
    FROM (SELECT household, min(row_no) AS row_no, unnest([${values.join(', ')}]) AS d
      FROM (${grouped(projection)}) GROUP BY household) WHERE d IS NOT NULL`);
  const found = await work.rows(`SELECT count(DISTINCT key) AS n FROM data.finding
    WHERE kind = 'household-disagrees' AND source_id = ${sourceId}`);
  return Number(found[0]?.['n'] ?? 0);
}

/** The columns of the table that a projection fills, from columns of the sheet or from constants. */
function columnsIn({table, grain, columns, constants}: Projection): readonly Column[] {
  const sets = grain.kind === 'unpivot' ? grain.sets.flatMap((set) => Object.keys(set)) : [];
  const names = new Set([...Object.keys(columns), ...Object.keys(constants), ...sets]);
  return TABLES[table]?.columns.filter(({name}) => names.has(name)) ?? [];
}

async function countsOf(
  work: Work,
  held: string,
  projection: Projection
): Promise<{from: number; read: ReadonlyMap<string, number>}> {
  const columns = columnsIn(projection);
  const counts = columns.map(({name}) => `count(${quoted(name)}) AS ${quoted(name)}`);
  const rows = await work.query(
    `SELECT ${['count(DISTINCT row_no) AS "#"', ...counts].join(', ')} FROM ${held}`
  );
  const count = (name: string) => Number(columnOf(rows, name)?.[0] ?? 0);
  return {from: count('#'), read: new Map(columns.map(({name}) => [name, count(name)]))};
}

async function rowsOf(work: Work, table: string, sourceId: number): Promise<number> {
  const [row] = await work.rows(`SELECT count(*) AS n FROM ${table} WHERE source_id = ${sourceId}`);
  return Number(row?.['n'] ?? 0);
}
