import type {Connection} from '../model/engine.ts';
import {DishuError} from '../model/failure.ts';
import {records, type Rows, type Value} from '../model/rows.ts';

/**
 * A row of statements on one connection that stops as a whole: a cancel between two statements counts too, and what a
 * transaction began is undone.
 */
export class Work {
  readonly #connection: Connection;
  #cancelled = false;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async run(sql: string): Promise<void> {
    this.#check();
    await this.#connection.run(sql);
  }

  async query(sql: string): Promise<Rows> {
    this.#check();
    return await this.#connection.query(sql);
  }

  /** The rows as records; for small results. */
  async rows(sql: string): Promise<Record<string, Value>[]> {
    return records(await this.query(sql));
  }

  /** All or nothing: any failure rolls back and is thrown on. */
  async transaction<T>(body: () => Promise<T>): Promise<T> {
    this.#cancelled = false;
    await this.run('BEGIN TRANSACTION');
    try {
      const result = await body();
      await this.run('COMMIT');
      return result;
    } catch (thrown) {
      await this.#connection.run('ROLLBACK');
      throw thrown;
    }
  }

  cancel(): void {
    this.#cancelled = true;
    this.#connection.cancel();
  }

  #check(): void {
    if (this.#cancelled) throw new DishuError({code: 'cancelled'});
  }
}
