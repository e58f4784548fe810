import type {Connection} from '../model/engine.ts';
import {DishuError} from '../model/failure.ts';
import {records, type Rows, type Value} from '../model/rows.ts';
import {nextTurn} from './turn.ts';

/**
 * A row of statements on one connection that stops as a whole: a cancel between two statements counts too, and what a
 * transaction began is undone.
 */
export class Work {
  readonly #connection: Connection;
  #state: 'closed' | 'open' | 'cancelled' = 'closed';
  #last: Promise<unknown> = Promise.resolve();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async run(sql: string): Promise<void> {
    await this.#listen();
    await this.#connection.run(sql);
  }

  async query(sql: string): Promise<Rows> {
    await this.#listen();
    return await this.#connection.query(sql);
  }

  /** The rows as records; for small results. */
  async rows(sql: string): Promise<Record<string, Value>[]> {
    return records(await this.query(sql));
  }

  /** All or nothing, one after the other: any failure rolls back and is thrown on. */
  async transaction<T>(body: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(() => this.#alone(body));
    this.#last = turn.catch(() => undefined);
    return await turn;
  }

  async #alone<T>(body: () => Promise<T>): Promise<T> {
    this.#state = 'open';
    let begun = false;
    try {
      await this.#connection.run('BEGIN TRANSACTION');
      begun = true;
      const result = await body();
      await this.#listen();
      this.#state = 'closed';
      await this.#connection.run('COMMIT');
      return result;
    } catch (thrown) {
      this.#state = 'closed';
      if (begun) await this.#connection.run('ROLLBACK');
      throw thrown;
    }
  }

  /** Stops the transaction that runs, at its next statement or within it; without one nothing happens. */
  cancel(): void {
    if (this.#state === 'closed') return;
    this.#state = 'cancelled';
    this.#connection.cancel();
  }

  /** Short statements follow each other without a pause in which a cancel could be heard. */
  async #listen(): Promise<void> {
    await nextTurn();
    if (this.#state === 'cancelled') throw new DishuError({code: 'cancelled'});
  }
}
