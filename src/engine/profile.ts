import type {Bar, Connection, Profile} from '../model/engine.ts';
import {quoted} from '../model/names.ts';
import {records, type ResultColumn, type Value} from '../model/rows.ts';
import {countOf, temporary} from './picked-rows.ts';
import type {oneByOne} from '../model/turn.ts';

const BARS = 12;

/** The table that holds a step of a profile. */
export function profileName(name: string): string {
  return `${name} (profile)`;
}

/**
 * Rows, missing and distinct values of a column of a temp table, and their distribution. Each step fills a temp table, since only
 * that can be cancelled, and waits for its turn among what else is asked of the connection.
 */
export async function profileOf(
  connection: Connection,
  inTurn: ReturnType<typeof oneByOne>,
  name: string,
  {name: column, type}: ResultColumn
): Promise<Profile> {
  const table = temporary(name);
  const value = type === 'list' || type === 'other' ? `${quoted(column)}::VARCHAR` : quoted(column);
  const place = placeOf(type, value);
  const rows = (sql: string): Promise<Record<string, Value>[]> =>
    inTurn(async () => {
      const step = profileName(name);
      await connection.run(`CREATE OR REPLACE TEMP TABLE ${quoted(step)} AS ${sql}`);
      return records(await connection.query(`FROM ${temporary(step)}`));
    });
  const count = await inTurn(() => countOf(connection, table));
  const ends =
    place === undefined
      ? 'NULL AS low, NULL AS high'
      : `min(${place}) AS low, max(${place}) AS high`;
  const [all = {}] = await rows(
    `SELECT count(${value}) AS present, count(DISTINCT ${value}) AS kinds, ${ends} FROM ${table}`
  );
  const present = Number(all['present']);
  const bands = place === undefined ? undefined : bandsOf(type, all['low'], all['high']);
  return {
    rows: count,
    missing: count - present,
    distinct: Number(all['kinds']),
    bars: bands
      ? barsOf(bands, await rows(bandSql(table, place ?? '', bands)))
      : valueBars(await rows(valueSql(table, value)))
  };
}

/** Where a value stands on its axis, as a number; undefined for what has none. */
function placeOf(type: ResultColumn['type'], value: string): string | undefined {
  switch (type) {
    case 'integer':
    case 'number':
    case 'decimal':
      return `CASE WHEN isfinite(${value}::DOUBLE) THEN ${value}::DOUBLE END`;
    case 'date':
      return `(${value} - DATE '1970-01-01')::DOUBLE`;
    case 'timestamp':
      return `epoch(${value})::DOUBLE / 86400`;
    default:
      return undefined;
  }
}

type Bands = {
  readonly low: number;
  readonly width: number;
  readonly count: number;
  readonly days: boolean;
};

/** Bands of equal width; whole numbers and days have one each where there are few. */
function bandsOf(
  type: ResultColumn['type'],
  low: Value | undefined,
  high: Value | undefined
): Bands | undefined {
  if (typeof low !== 'number' || typeof high !== 'number') return undefined;
  const days = type === 'date' || type === 'timestamp';
  const whole = days || type === 'integer';
  const width = whole ? Math.ceil((Math.floor(high) - low + 1) / BARS) : (high - low) / BARS;
  if (width === 0) return {low, width: 1, count: 1, days};
  const count = whole ? Math.floor((high - low) / width) + 1 : BARS;
  return {low: days ? Math.floor(low) : low, width, count, days};
}

function bandSql(table: string, place: string, {low, width, count}: Bands): string {
  return `SELECT least(${count - 1}, floor((${place} - (${low})) / ${width}))::INTEGER AS band, count(*) AS n
    FROM ${table} WHERE ${place} IS NOT NULL GROUP BY ALL`;
}

function barsOf({low, width, count, days}: Bands, rows: readonly Record<string, Value>[]): Bar[] {
  const counts = new Map(rows.map((row) => [Number(row['band']), Number(row['n'])]));
  const at = (band: number): Value => {
    const value = low + band * width;
    return days ? new Date(value * 86_400_000).toISOString().slice(0, 10) : value;
  };
  return Array.from({length: count}, (_, band) => ({
    from: at(band),
    to: at(band + 1),
    count: counts.get(band) ?? 0
  }));
}

function valueSql(table: string, value: string): string {
  return `SELECT (${value})::VARCHAR AS "value", count(*) AS n FROM ${table} WHERE ${value} IS NOT NULL
    GROUP BY ALL ORDER BY n DESC, "value" LIMIT ${BARS}`;
}

function valueBars(rows: readonly Record<string, Value>[]): Bar[] {
  return rows.map((row) => ({from: row['value'] ?? null, count: Number(row['n'])}));
}
