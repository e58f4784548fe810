import {
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBInstance,
  DuckDBListValue,
  DuckDBTimestampValue,
  DuckDBTypeId,
  type DuckDBAppender,
  type DuckDBConnection,
  type DuckDBType,
  type DuckDBValue
} from '@duckdb/node-api';
import {BOOT, CONNECTION_BOOT} from '../engine/lock.ts';
import {sqlError} from '../engine/sql-failure.ts';
import {oneByOne} from '../model/turn.ts';
import type {TextBatch, TextColumn} from '../model/batch.ts';
import type {Connection, Database, Param} from '../model/engine.ts';
import {DishuError} from '../model/failure.ts';
import type {Rows, Value, ValueType} from '../model/rows.ts';

/**
 * The native twin of the page's engine: the same version, the same lock, one thread, so that sums come in the same order.
 * Closing a connection ends it.
 */
export async function openNativeDatabase(boot: readonly string[] = BOOT): Promise<Database> {
  const instance = await DuckDBInstance.create(':memory:', {threads: '1'});
  const ready: DuckDBConnection[] = [];
  for (let i = 0; i < 24; i++) {
    const connection = await instance.connect();
    for (const statement of CONNECTION_BOOT) await connection.run(statement);
    ready.push(connection);
  }
  for (const statement of boot) await ready[0]?.run(statement);
  return {
    connect: () => {
      const connection = ready.pop();
      if (connection) return Promise.resolve(new NativeConnection(connection));
      throw new DishuError({code: 'internal', values: {message: 'no connection left'}});
    },
    close: () => Promise.resolve(instance.closeSync())
  };
}

/** Its statements run one after the other: a connection of the engine holds one result at a time. */
class NativeConnection implements Connection {
  readonly #connection: DuckDBConnection;
  readonly #inTurn = oneByOne();
  #cancelled = false;

  constructor(connection: DuckDBConnection) {
    this.#connection = connection;
  }

  run(sql: string): Promise<void> {
    return this.#inTurn(() => this.#run(sql));
  }

  make(sql: string): Promise<number> {
    return this.#inTurn(() => this.#made(sql));
  }

  query(sql: string, params: readonly Param[] = []): Promise<Rows> {
    return this.#inTurn(() => this.#query(sql, params));
  }

  append(table: string, batch: TextBatch): Promise<void> {
    return this.#inTurn(() => this.#append(table, batch));
  }

  async #run(sql: string): Promise<void> {
    await this.#made(sql);
  }

  /** The rows that it says it wrote. */
  async #made(sql: string): Promise<number> {
    this.#cancelled = false;
    try {
      const [[count] = []] = await (await this.#connection.run(sql)).getRows();
      return Number(count ?? 0);
    } catch (thrown) {
      if (this.#cancelled) throw new DishuError({code: 'cancelled'}, thrown);
      throw sqlError(thrown, sql);
    }
  }

  async #query(sql: string, params: readonly Param[]): Promise<Rows> {
    try {
      const reader = await this.#connection.runAndReadAll(sql, [...params]);
      const types = reader.columnTypes();
      return {
        columns: reader
          .columnNames()
          .map((name, index) => ({name, type: valueType(types[index]?.typeId)})),
        count: reader.currentRowCount,
        values: reader.getColumns().map((column) => column.map(plain))
      };
    } catch (thrown) {
      throw sqlError(thrown, sql);
    }
  }

  async #append(table: string, batch: TextBatch): Promise<void> {
    const {rows} = await this.#connection.runAndReadAll('SELECT current_database()').then((r) => ({
      rows: r.getRows()
    }));
    const appender = await this.#connection.createAppender(table, 'main', String(rows[0]?.[0]));
    const decoder = new TextDecoder();
    for (let row = 0; row < batch.rows; row++) {
      appender.appendInteger(batch.rowNo[row] ?? 0);
      appender.appendUTinyInt(batch.aside[row] ?? 0);
      for (const column of batch.columns) appendText(appender, column, row, decoder);
      appender.endRow();
    }
    appender.closeSync();
  }

  cancel(): void {
    this.#cancelled = true;
    this.#connection.interrupt();
  }

  close(): Promise<void> {
    return Promise.resolve(this.#connection.closeSync());
  }
}

function appendText(
  appender: DuckDBAppender,
  column: TextColumn,
  row: number,
  decoder: TextDecoder
): void {
  const empty = ((column.valid[row >> 3] ?? 0) & (1 << (row & 7))) === 0;
  if (empty) return appender.appendNull();
  const bytes = column.bytes.subarray(column.offsets[row], column.offsets[row + 1]);
  return appender.appendVarchar(decoder.decode(bytes));
}

const VALUE_TYPES: Readonly<Partial<Record<DuckDBTypeId, ValueType>>> = {
  [DuckDBTypeId.VARCHAR]: 'text',
  [DuckDBTypeId.ENUM]: 'label',
  [DuckDBTypeId.TINYINT]: 'integer',
  [DuckDBTypeId.SMALLINT]: 'integer',
  [DuckDBTypeId.INTEGER]: 'integer',
  [DuckDBTypeId.BIGINT]: 'integer',
  [DuckDBTypeId.HUGEINT]: 'integer',
  [DuckDBTypeId.UTINYINT]: 'integer',
  [DuckDBTypeId.USMALLINT]: 'integer',
  [DuckDBTypeId.UINTEGER]: 'integer',
  [DuckDBTypeId.UBIGINT]: 'integer',
  [DuckDBTypeId.DECIMAL]: 'decimal',
  [DuckDBTypeId.FLOAT]: 'number',
  [DuckDBTypeId.DOUBLE]: 'number',
  [DuckDBTypeId.BOOLEAN]: 'boolean',
  [DuckDBTypeId.DATE]: 'date',
  [DuckDBTypeId.TIMESTAMP]: 'timestamp',
  [DuckDBTypeId.LIST]: 'list',
  [DuckDBTypeId.SQLNULL]: 'integer'
};

function valueType(type: DuckDBType['typeId'] | undefined): ValueType {
  return (type === undefined ? undefined : VALUE_TYPES[type]) ?? 'other';
}

function plain(value: DuckDBValue): Value {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value.toString();
  }
  if (value instanceof DuckDBDecimalValue) return Number(value.toString());
  if (value instanceof DuckDBDateValue) return value.toString();
  if (value instanceof DuckDBTimestampValue) return value.toString().slice(0, 19);
  if (value instanceof DuckDBListValue) return value.items.map(plain);
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'bigint' ? inner.toString() : inner
  );
}
