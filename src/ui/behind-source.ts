import type {Filter, Profile, Window} from '../model/engine.ts';
import {records, type ResultColumn, type Rows, type Value} from '../model/rows.ts';
import {behindSql, countSql, onceSql, type BehindRows} from '../notebook/behind.ts';
import type {TableSource} from './row-windows.ts';

/** Runs a query under a name; the same name again takes its place. */
export type Query = (name: string, sql: string) => Promise<TableSource>;

/** What was found behind a figure. `value`: what its measure comes to. */
export type Found = {
  readonly n: number;
  readonly units: number;
  readonly value: Value;
  readonly source: TableSource;
};

/** So many rows are there at once, without the others: about the first screens of a table. */
const FIRST = 200;

/** No cell has a space in its name. */
const [ALL, SOME, COUNTS] = ['rows (behind)', 'rows (first)', 'rows (counted)'];

/**
 * Counts the rows behind a figure and gives the first of them. All of them become a table only when more is asked for: a later
 * window, another order, a filter, a profile. Units are counted distinct only where the cube does not know that they occur once.
 */
export async function findBehind(query: Query, rows: BehindRows): Promise<Found> {
  const listed = async (): Promise<Rows> => {
    const some = await query(SOME, `${behindSql(rows)} LIMIT ${FIRST}`);
    return await some.page({offset: 0, limit: FIRST});
  };
  const [counts, first] = await Promise.all([countsOf(query, rows), listed()]);
  const n = Number(counts['n']);
  return {
    n,
    units: Number(counts['units']),
    value: counts['value'] ?? null,
    source: lateSource(first, n, () => query(ALL, behindSql(rows)))
  };
}

/** Both ways of counting in one question: of the one that does not hold for this cube no row passes. */
async function countsOf(query: Query, rows: BehindRows): Promise<Record<string, Value>> {
  const once = `(${onceSql(rows.cube)})`;
  const ways = [true, false].map(
    (unique) =>
      `SELECT *, ${unique} AS way FROM (${countSql(rows, {unique})} AND ${once} = ${unique})`
  );
  const asked = await query(
    COUNTS,
    `SELECT * EXCLUDE (way) FROM (${ways.join(' UNION ALL ')}) WHERE way = ${once}`
  );
  return await read(asked);
}

async function read(source: TableSource): Promise<Record<string, Value>> {
  const [row = {}] = records(await source.page({offset: 0, limit: 1}));
  return row;
}

/** A source of `count` rows whose first are here; `make` gives the whole of it and is called once, when it is needed. */
export function lateSource(
  first: Rows,
  count: number,
  make: () => Promise<TableSource>
): TableSource {
  let whole: Promise<TableSource> | undefined;
  const all = (): Promise<TableSource> => (whole ??= make());
  return {
    columns: first.columns,
    count,
    async page(window) {
      return isHere(window, first, count) ? cut(first, window) : await (await all()).page(window);
    },
    filtered: async (filters: readonly Filter[]) => {
      const source = await all();
      return (await source.filtered?.(filters)) ?? source;
    },
    profile: async (column: ResultColumn) => {
      const source = await all();
      return (await source.profile?.(column)) ?? NO_PROFILE;
    },
    stop: () => void whole?.then((source) => source.stop?.())
  };
}

const NO_PROFILE: Profile = {rows: 0, missing: 0, distinct: 0, bars: []};

/** Whether a window in the first order lies among the rows that are here, or reaches past the end of them all. */
function isHere({offset, limit, order, filters}: Window, first: Rows, count: number): boolean {
  const end = Math.min(offset + limit, count);
  return order === undefined && filters === undefined && end <= first.count;
}

function cut({columns, values}: Rows, {offset, limit}: Window): Rows {
  const taken = values.map((column) => column.slice(offset, offset + limit));
  return {columns, count: taken[0]?.length ?? 0, values: taken};
}
