import type {CellTable, Connection, Param, Session} from '../model/engine.ts';
import {DishuError, failureOf, type Failure} from '../model/failure.ts';
import {literal, quoted} from '../model/names.ts';
import {PickedRows, pickedName, temporary} from './picked-rows.ts';
import {planOf} from './plan.ts';
import {profileName, profileOf} from './profile.ts';
import {oneByOne} from './turn.ts';

/** A session over its own connection; closing it gives the connection back. */
export function openSession(connection: Connection): Session {
  const picked = new PickedRows(connection);
  return {
    setVariable: (name, value, type) => setVariable(connection, name, value, type),
    async runCell(name, sql) {
      picked.changed(name);
      return await runCell(connection, name, sql);
    },
    run: (sql) => readOnly(connection, sql),
    page: (name, window) => picked.page(name, window),
    matching: (name, filters) => picked.matching(name, filters),
    profile: (name, column) => profileOf(connection, name, column),
    plan: (sql) => planOf(connection, sql),
    async forget(name) {
      picked.changed(name);
      for (const table of [name, pickedName(name), profileName(name)]) {
        await connection.run(`DROP TABLE IF EXISTS ${temporary(table)}`);
      }
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

const LISTING = /^(?:\s|--.*\n|\/\*[^]*?\*\/)*(?:describe|summarize|show)\b/i;

async function runCell(connection: Connection, name: string, sql: string): Promise<CellTable> {
  const statement = sql.replace(/;\s*$/, '');
  const query = LISTING.test(statement) ? `FROM (\n${statement}\n)` : `\n${statement}`;
  try {
    await readOnly(connection, `CREATE OR REPLACE TEMP TABLE ${quoted(name)} AS ${query}`);
  } catch (thrown) {
    throw new DishuError(inCell(failureOf(thrown), name));
  }
  return await shapeOf(connection, temporary(name));
}

/** Columns and count of a table in one question, of its first row. */
async function shapeOf(connection: Connection, table: string): Promise<CellTable> {
  const {columns, values} = await connection.query(
    `SELECT *, (SELECT count(*) FROM ${table}) FROM ${table} LIMIT 1`
  );
  return {columns: columns.slice(0, -1), count: Number(values.at(-1)?.[0] ?? 0)};
}

/** What each connection is at: transactions that are asked for at once run one after the other. */
const turns = new WeakMap<Connection, ReturnType<typeof oneByOne>>();

/** Runs a statement that may write nothing but what is temporary: the engine itself refuses the rest. */
function readOnly(connection: Connection, sql: string): Promise<void> {
  const inTurn = turns.get(connection) ?? oneByOne();
  turns.set(connection, inTurn);
  return inTurn(() => inTransaction(connection, sql));
}

async function inTransaction(connection: Connection, sql: string): Promise<void> {
  await connection.run('BEGIN TRANSACTION READ ONLY');
  try {
    await connection.run(sql);
  } catch (thrown) {
    await connection.run('ROLLBACK');
    throw thrown;
  }
  await connection.run('COMMIT');
}

/** The statement begins on the line after ours. */
function inCell(failure: Failure, cell: string): Failure {
  const {line} = failure.place ?? {};
  const place = {...failure.place, cell, ...(line === undefined ? {} : {line: line - 1})};
  return {...failure, place};
}
