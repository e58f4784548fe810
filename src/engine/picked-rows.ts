import type {Connection, Filter, Window} from '../model/engine.ts';
import {literal, quoted} from '../model/names.ts';
import {columnOf, type Rows} from '../model/rows.ts';

/** A table of the connection's own under its whole name. */
export function temporary(name: string): string {
  return `temp.main.${quoted(name)}`;
}

/** Rows of a table, or of those that pass a condition. */
export async function countOf(
  connection: Connection,
  table: string,
  condition = ''
): Promise<number> {
  const rows = await connection.query(`SELECT count(*) AS n FROM ${table}${condition}`);
  return Number(columnOf(rows, 'n')?.[0] ?? 0);
}

/** The table of row ids of a table. */
export function pickedName(name: string): string {
  return `${name} (picked)`;
}

/**
 * Windows of rows of temp tables, sorted and filtered. The ids of the rows that are wanted stand in a temp table of their own,
 * so that a sort costs once and each window of it little.
 */
export class PickedRows {
  readonly #connection: Connection;
  /** What was picked last of each table. */
  readonly #picked = new Map<string, string>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The table is about to be another. */
  changed(name: string): void {
    this.#picked.delete(name);
  }

  async matching(name: string, filters: readonly Filter[]): Promise<number> {
    return await countOf(this.#connection, temporary(name), conditionOf(filters));
  }

  async page(name: string, window: Window): Promise<Rows> {
    const [from, to] = [Math.trunc(window.offset), Math.trunc(window.offset + window.limit)];
    const table = temporary(name);
    if (!window.order && !window.filters?.length) {
      return await this.#connection.query(`FROM ${table} WHERE rowid >= ${from} AND rowid < ${to}`);
    }
    const ids = temporary(await this.#pick(name, window));
    return await this.#connection.query(
      `SELECT t.* FROM ${ids} o JOIN ${table} t ON t.rowid = o.id
       WHERE o.rowid >= ${from} AND o.rowid < ${to} ORDER BY o.rowid`
    );
  }

  async #pick(name: string, {order, filters = []}: Window): Promise<string> {
    const ids = pickedName(name);
    const sort = order
      ? `${quoted(order.column)} ${order.descending ? 'DESC' : 'ASC'} NULLS LAST, rowid`
      : 'rowid';
    const wanted = `${conditionOf(filters)} ORDER BY ${sort}`;
    if (this.#picked.get(name) !== wanted) {
      await this.#connection.run(
        `CREATE OR REPLACE TEMP TABLE ${quoted(ids)} AS SELECT rowid AS id FROM ${temporary(name)}${wanted}`
      );
      this.#picked.set(name, wanted);
    }
    return ids;
  }
}

/** The filters as a WHERE clause; '' for none. Texts are compared without regard to case. */
export function conditionOf(filters: readonly Filter[]): string {
  if (filters.length === 0) return '';
  return ` WHERE ${filters.map(conditionOn).join(' AND ')}`;
}

function conditionOn(filter: Filter): string {
  const column = quoted(filter.column);
  switch (filter.is) {
    case 'empty':
      return `${column} IS NULL`;
    case 'present':
      return `${column} IS NOT NULL`;
    case 'range':
      return rangeOn(column, filter.from, filter.to);
    case 'equals':
      return `lower(${column}::VARCHAR) IN (${filter.texts.map(lower).join(', ')})`;
    case 'contains':
    default:
      return `(${filter.texts.map((text) => `contains(lower(${column}::VARCHAR), ${lower(text)})`).join(' OR ')})`;
  }
}

function lower(text: string): string {
  return `lower(${literal(text)})`;
}

/** Both ends belong to it; a day stands for all its hours. */
function rangeOn(column: string, from = '', to = ''): string {
  const bounds = [
    from === '' ? '' : `${comparable(column, from)} >= ${bound(from)}`,
    to === '' ? '' : `${comparable(column, to)} <= ${bound(to)}`
  ].filter((part) => part !== '');
  return `(${bounds.length === 0 ? `${column} IS NOT NULL` : bounds.join(' AND ')})`;
}

function comparable(column: string, value: string): string {
  return isDay(value) ? `TRY_CAST(${column} AS DATE)` : `TRY_CAST(${column} AS DOUBLE)`;
}

function bound(value: string): string {
  return isDay(value)
    ? `TRY_CAST(${literal(value)} AS DATE)`
    : `TRY_CAST(${literal(value)} AS DOUBLE)`;
}

function isDay(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value);
}
