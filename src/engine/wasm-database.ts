import type {DuckDBBindings} from './bindings.ts';
import type {TextBatch} from '../model/batch.ts';
import type {Connection, Database, FileContent, Param} from '../model/engine.ts';
import {DishuError} from '../model/failure.ts';
import {records, type Rows} from '../model/rows.ts';
import {rowsFromIpc} from './decode.ts';
import {ipcFromBatch} from './encode.ts';
import {BOOT, CONNECTION_BOOT} from './lock.ts';
import {sqlError} from './sql-failure.ts';
import {nextTurn, oneByOne} from '../model/turn.ts';

/** Connections opened before the lock, since the settings of a connection cannot be made after it. */
const POOL = 24;

/** Registers a file under a name that the engine reads. */
export type Register = (
  bindings: DuckDBBindings,
  name: string,
  content: FileContent
) => void | Promise<void>;

/** Opens, boots and locks a database over instantiated blocking bindings (a worker's or Node's). */
export async function openWasmDatabase(
  bindings: DuckDBBindings,
  register: Register,
  boot: readonly string[] = BOOT
): Promise<Database> {
  bindings.open({path: ':memory:', query: {queryPollingInterval: 100}});
  const pool: WasmConnection[] = [];
  for (let i = 0; i < POOL; i++) pool.push(new WasmConnection(bindings, (c) => pool.push(c)));
  for (const connection of pool) for (const set of CONNECTION_BOOT) await connection.run(set);
  for (const statement of boot) await pool[0]?.run(statement);
  return {
    connect: () => {
      const connection = pool.pop();
      if (!connection)
        throw new DishuError({code: 'internal', values: {message: 'no connection left'}});
      return Promise.resolve(connection);
    },
    register: async (name, content) => await register(bindings, `data/${name}`, content),
    forget: (name) => bindings.dropFile(`data/${name}`),
    close: () => Promise.resolve(bindings.reset())
  };
}

/** One connection; its statements run one after the other, those of several connections take turns. */
class WasmConnection implements Connection {
  readonly #bindings: DuckDBBindings;
  readonly #id: number;
  readonly #release: (connection: WasmConnection) => void;
  #cancelled = false;
  readonly #turns = oneByOne();

  constructor(bindings: DuckDBBindings, release: (connection: WasmConnection) => void) {
    this.#bindings = bindings;
    this.#release = release;
    this.#id = bindings.connect().useUnsafe((_, id) => id);
  }

  async run(sql: string): Promise<void> {
    await this.#ran(sql);
  }

  async make(sql: string): Promise<number> {
    const {values} = rowsOf(await this.#ran(sql));
    return Number(values[0]?.[0] ?? 0);
  }

  #ran(sql: string): Promise<readonly Uint8Array[]> {
    return this.#inTurn(async () => {
      try {
        return await this.#pending(sql);
      } catch (thrown) {
        throw this.#explained(thrown, sql);
      }
    });
  }

  query(sql: string, params: readonly Param[] = []): Promise<Rows> {
    return this.#inTurn(() => {
      try {
        return Promise.resolve(rowsFromIpc(this.#bytes(sql, params)));
      } catch (thrown) {
        throw sqlError(thrown, sql);
      }
    });
  }

  append(table: string, batch: TextBatch): Promise<void> {
    return this.#inTurn(async () => {
      try {
        this.#bindings.insertArrowFromIPCStream(this.#id, ipcFromBatch(batch), {
          name: table,
          create: false
        });
      } catch (thrown) {
        throw sqlError(thrown, table);
      }
      await nextTurn();
    });
  }

  cancel(): void {
    this.#cancelled = true;
  }

  /** Forgets its temp tables and variables and goes back to the pool. */
  async close(): Promise<void> {
    this.cancel();
    for (const {name} of records(await this.query(TEMPORARY))) await this.run(String(name));
    this.#release(this);
  }

  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    return this.#turns(() => {
      this.#cancelled = false;
      return run();
    });
  }

  /** Polled, so that the worker hears a cancel between two polls. Its results, in pieces, would lack the labels of ENUMs. */
  async #pending(sql: string): Promise<readonly Uint8Array[]> {
    let answer = this.#bindings.startPendingQuery(this.#id, sql, false);
    while (answer === null) {
      await nextTurn();
      if (this.#cancelled) {
        this.#bindings.cancelPendingQuery(this.#id);
        throw new DishuError({code: 'cancelled'});
      }
      answer = this.#bindings.pollPendingQuery(this.#id);
    }
    const pieces = [answer];
    for (;;) {
      const piece = this.#bindings.fetchQueryResults(this.#id);
      if (!piece?.length) return pieces;
      pieces.push(piece);
    }
  }

  #bytes(sql: string, params: readonly Param[]): Uint8Array {
    if (params.length === 0) return this.#bindings.runQuery(this.#id, sql);
    const statement = this.#bindings.createPrepared(this.#id, sql);
    try {
      return this.#bindings.runPrepared(this.#id, statement, [...params]);
    } finally {
      this.#bindings.closePrepared(this.#id, statement);
    }
  }

  /**
   * A pending statement's message has no position; EXPLAIN fails alike, as data, its position moved by its own word. In a
   * transaction that the failure ended it would only say so.
   */
  #explained(thrown: unknown, sql: string): DishuError {
    if (thrown instanceof DishuError) return thrown;
    try {
      this.#bindings.runQuery(this.#id, EXPLAIN + sql);
    } catch (again) {
      if (!ABORTED.test(String(again))) return sqlError(again, sql, EXPLAIN.length);
    }
    return sqlError(thrown, sql);
  }
}

function rowsOf(pieces: readonly Uint8Array[]): Rows {
  const bytes = new Uint8Array(pieces.reduce((sum, {length}) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return rowsFromIpc(bytes);
}

const TEMPORARY = `SELECT format('DROP TABLE temp.main."{}"', replace(table_name, '"', '""')) AS name
  FROM duckdb_tables() WHERE temporary
  UNION ALL SELECT format('RESET VARIABLE "{}"', replace(name, '"', '""')) FROM duckdb_variables()
  UNION ALL SELECT 'USE memory'`;
const EXPLAIN = 'EXPLAIN ';
const ABORTED = /Current transaction is aborted/;
