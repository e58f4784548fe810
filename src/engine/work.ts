import type {Connection} from '../model/engine.ts';
import {DishuError} from '../model/failure.ts';
import {records, type Rows, type Value} from '../model/rows.ts';
import {nextTurn} from '../model/turn.ts';

/** Statements that stand or fall together. `finish` runs the last of them; where one fails, none has been. */
export type Transaction = {
  finish<T>(body: () => Promise<T>): Promise<T>;
  undo(): Promise<void>;
};

/**
 * A row of statements on one connection that stops as a whole: a cancel between two statements counts too, and what a
 * transaction began is undone.
 */
export class Work {
  readonly #connection: Connection;
  #state: 'closed' | 'open' | 'cancelled' = 'closed';
  #last: Promise<void> = Promise.resolve();

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
    const begun = await this.begin();
    return await begun.finish(body);
  }

  /** Begins a transaction that stays open until it is finished or undone; the next one waits for that. */
  async begin(): Promise<Transaction> {
    const before = this.#last;
    let free = (): void => undefined;
    this.#last = new Promise<void>((resolve) => {
      free = resolve;
    });
    await before;
    try {
      await this.#connection.run('BEGIN TRANSACTION');
    } catch (thrown) {
      free();
      throw thrown;
    }
    this.#state = 'open';
    return {
      finish: (body) => this.#finish(body).finally(free),
      undo: () => this.#undo().finally(free)
    };
  }

  async #finish<T>(body: () => Promise<T>): Promise<T> {
    try {
      const result = await body();
      await this.#listen();
      this.#state = 'closed';
      await this.#connection.run('COMMIT');
      return result;
    } catch (thrown) {
      await this.#undo();
      throw thrown;
    }
  }

  async #undo(): Promise<void> {
    this.#state = 'closed';
    await this.#connection.run('ROLLBACK');
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
