import type {CellTable, Connection, Param, Session} from '../model/engine.ts';
import {DishuError, failureOf, type Failure} from '../model/failure.ts';
import {literal, quoted} from '../model/names.ts';
import {PickedRows, pickedName, temporary} from './picked-rows.ts';
import {planOf} from './plan.ts';
import {profileName, profileOf} from './profile.ts';
import {oneByOne} from '../model/turn.ts';

/**
 * A session over its own connection; closing it gives the connection back. Cells that are asked for at once run one after the other,
 * and windows of rows and profiles between them: in a transaction that a failure ended, a statement would only say so.
 */
export function openSession(connection: Connection): Session {
  const picked = new PickedRows(connection);
  const inTurn = oneByOne();
  let making: string | undefined;
  return {
    setVariable: (name, value, type) => inTurn(() => setVariable(connection, name, value, type)),
    runCell: (name, sql) =>
      inTurn(async () => {
        picked.changed(name);
        making = name;
        try {
          return await runCell(connection, name, sql);
        } finally {
          making = undefined;
        }
      }),
    run: (sql) => inTurn(() => readOnly(connection, () => connection.run(sql))),
    page: (name, window) => inTurn(() => picked.page(name, window)),
    matching: (name, filters) => inTurn(() => picked.matching(name, filters)),
    profile: (name, column) => profileOf(connection, inTurn, name, column),
    plan: (sql) => inTurn(() => planOf(connection, sql)),
    forget: (name) =>
      inTurn(async () => {
        picked.changed(name);
        for (const table of [name, pickedName(name), profileName(name)]) {
          await connection.run(`DROP TABLE IF EXISTS ${temporary(table)}`);
        }
        await connection.run(`RESET VARIABLE ${quoted(name)}`);
      }),
    cancel: (names) => {
      if (!names || (making !== undefined && names.includes(making))) connection.cancel();
      return Promise.resolve();
    },
    close: () => {
      connection.cancel();
      return inTurn(() => connection.close());
    }
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
  const count = await made(connection, name, query);
  const {columns, values} = await connection.query(`FROM ${temporary(name)} LIMIT 1`);
  return {columns, count, first: values.flatMap((column) => column.slice(0, 1))};
}

async function made(connection: Connection, name: string, query: string): Promise<number> {
  const sql = `CREATE OR REPLACE TEMP TABLE ${quoted(name)} AS ${query}`;
  try {
    return await readOnly(connection, () => connection.make(sql));
  } catch (thrown) {
    throw new DishuError(inCell(failureOf(thrown), name));
  }
}

/** Runs a statement that may write nothing but what is temporary: the engine itself refuses the rest. */
async function readOnly<T>(connection: Connection, run: () => Promise<T>): Promise<T> {
  await connection.run('BEGIN TRANSACTION READ ONLY');
  let answer: T;
  try {
    answer = await run();
  } catch (thrown) {
    await connection.run('ROLLBACK');
    throw thrown;
  }
  await connection.run('COMMIT');
  return answer;
}

/** The statement begins on the line after ours. */
function inCell(failure: Failure, cell: string): Failure {
  const {line} = failure.place ?? {};
  const place = {...failure.place, cell, ...(line === undefined ? {} : {line: line - 1})};
  return {...failure, place};
}
