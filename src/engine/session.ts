import type {CellTable, Connection, Order, Param, Session} from '../model/engine.ts';
import {DishuError, failureOf, type Failure} from '../model/failure.ts';
import {literal, quoted} from '../model/names.ts';
import {columnOf, type Rows} from '../model/rows.ts';

/** A notebook's session over its own connection; closing it gives the connection back. */
export function openSession(connection: Connection): Session {
  const sorted = new Map<string, string>();
  return {
    setVariable: (name, value, type) => setVariable(connection, name, value, type),
    async runCell(name, sql) {
      sorted.delete(name);
      return await runCell(connection, name, sql);
    },
    async page(name, window) {
      const order = window.order && (await ordered(connection, sorted, name, window.order));
      return await page(connection, name, window, order);
    },
    async forget(name) {
      sorted.delete(name);
      await connection.run(`DROP TABLE IF EXISTS ${temporary(name)}`);
      await connection.run(`DROP TABLE IF EXISTS ${temporary(sortedName(name))}`);
      await connection.run(`RESET VARIABLE ${quoted(name)}`);
    },
    cancel: () => Promise.resolve(connection.cancel()),
    close: () => connection.close()
  };
}

const LIST_SEPARATOR = '\u001f';

async function setVariable(
  connection: Connection,
  name: string,
  value: Param | readonly string[],
  type: string
): Promise<void> {
  const list = Array.isArray(value);
  const given = list ? value.join(LIST_SEPARATOR) : value;
  const expression = list
    ? `CASE WHEN $1 = '' THEN [] ELSE string_split($1, ${literal(LIST_SEPARATOR)}) END`
    : '$1';
  await connection.query(`SET VARIABLE ${quoted(name)} = (${expression})::${type}`, [
    isParam(given) ? given : null
  ]);
}

function isParam(value: unknown): value is Param {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function temporary(name: string): string {
  return `temp.main.${quoted(name)}`;
}

async function runCell(connection: Connection, name: string, sql: string): Promise<CellTable> {
  const statement = sql.replace(/;\s*$/, '');
  try {
    await connection.run(`CREATE OR REPLACE TEMP TABLE ${quoted(name)} AS\n${statement}`);
  } catch (thrown) {
    throw new DishuError(inCell(failureOf(thrown), name));
  }
  const {columns} = await connection.query(`SELECT * FROM ${temporary(name)} LIMIT 0`);
  const count = await connection.query(`SELECT count(*) AS n FROM ${temporary(name)}`);
  return {columns, count: Number(columnOf(count, 'n')?.[0] ?? 0)};
}

/** The statement begins on the line after ours. */
function inCell(failure: Failure, cell: string): Failure {
  const {line} = failure.place ?? {};
  const place = {...failure.place, cell, ...(line === undefined ? {} : {line: line - 1})};
  return {...failure, place};
}

async function page(
  connection: Connection,
  name: string,
  window: {offset: number; limit: number},
  order: string | undefined
): Promise<Rows> {
  const [from, to] = [Math.trunc(window.offset), Math.trunc(window.offset + window.limit)];
  if (order === undefined) {
    return await connection.query(
      `SELECT * FROM ${temporary(name)} WHERE rowid >= ${from} AND rowid < ${to} ORDER BY rowid`
    );
  }
  return await connection.query(
    `SELECT t.* FROM ${temporary(order)} o JOIN ${temporary(name)} t ON t.rowid = o.id
     WHERE o.rowid >= ${from} AND o.rowid < ${to} ORDER BY o.rowid`
  );
}

function sortedName(name: string): string {
  return `${name} (sorted)`;
}

/** A temp table of row ids in the wanted order: a sort costs once, each window of it little. */
async function ordered(
  connection: Connection,
  sorted: Map<string, string>,
  name: string,
  order: Order
): Promise<string> {
  const table = sortedName(name);
  const key = `${order.column} ${order.descending ? 'DESC' : 'ASC'}`;
  if (sorted.get(name) !== key) {
    const direction = order.descending ? 'DESC' : 'ASC';
    await connection.run(
      `CREATE OR REPLACE TEMP TABLE ${quoted(table)} AS SELECT rowid AS id FROM ${temporary(name)}
       ORDER BY ${quoted(order.column)} ${direction} NULLS LAST, rowid`
    );
    sorted.set(name, key);
  }
  return table;
}
