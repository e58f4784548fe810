import type {ProxyMarked} from 'comlink';
import type {CellTable, Database, Order, Param, Session} from '../model/engine.ts';
import {DishuError, outcome, type Outcome} from '../model/failure.ts';
import type {Rows} from '../model/rows.ts';
import {openSession} from './session.ts';

/** What the worker exposes: `module` is the engine's wasm, gzipped; `host` is there once `start` has answered ok. */
export type EngineWorker = {
  start(module: Blob): Promise<Outcome<void>>;
  host(): Host & ProxyMarked;
};

/**
 * What the engine's worker answers, and what Node calls without a worker: every answer is an outcome, every argument
 * and answer plain data. Sessions are known by number.
 */
export class Host {
  readonly #database: Database;
  readonly #sessions = new Map<number, Session>();
  #next = 1;

  constructor(database: Database) {
    this.#database = database;
  }

  openSession(): Promise<Outcome<number>> {
    return outcome(async () => {
      const id = this.#next++;
      this.#sessions.set(id, openSession(await this.#database.connect()));
      return id;
    });
  }

  setVariable(
    id: number,
    name: string,
    value: Param | readonly string[],
    type: string
  ): Promise<Outcome<void>> {
    return outcome(() => this.#session(id).setVariable(name, value, type));
  }

  runCell(id: number, name: string, sql: string): Promise<Outcome<CellTable>> {
    return outcome(() => this.#session(id).runCell(name, sql));
  }

  page(
    id: number,
    name: string,
    window: {offset: number; limit: number; order?: Order}
  ): Promise<Outcome<Rows>> {
    return outcome(() => this.#session(id).page(name, window));
  }

  cancel(id: number): Promise<Outcome<void>> {
    return outcome(() => this.#session(id).cancel());
  }

  closeSession(id: number): Promise<Outcome<void>> {
    return outcome(async () => {
      await this.#session(id).close();
      this.#sessions.delete(id);
    });
  }

  #session(id: number): Session {
    const session = this.#sessions.get(id);
    if (!session) throw new DishuError({code: 'internal', values: {message: `no session ${id}`}});
    return session;
  }
}
