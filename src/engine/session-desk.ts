import type {
  CellTable,
  Database,
  Filter,
  Param,
  Plan,
  Profile,
  Session,
  Window
} from '../model/engine.ts';
import {DishuError, outcome, type Outcome} from '../model/failure.ts';
import type {ResultColumn, Rows} from '../model/rows.ts';
import {openSession} from './session.ts';

/** Sessions of a database, known by number, as a worker answers for them: every answer is an outcome of plain data. */
export class SessionDesk {
  readonly #database: Database;
  readonly #sessions = new Map<number, Session>();
  #next = 1;
  #running = 0;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Whether it is being asked for something. */
  get isBusy(): boolean {
    return this.#running > 0;
  }

  openSession(): Promise<Outcome<number>> {
    return this.#asked(async () => {
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
    return this.#asked(() => this.#session(id).setVariable(name, value, type));
  }

  runCell(id: number, name: string, sql: string): Promise<Outcome<CellTable>> {
    return this.#asked(() => this.#session(id).runCell(name, sql));
  }

  run(id: number, sql: string): Promise<Outcome<void>> {
    return this.#asked(() => this.#session(id).run(sql));
  }

  page(id: number, name: string, window: Window): Promise<Outcome<Rows>> {
    return this.#asked(() => this.#session(id).page(name, window));
  }

  matching(id: number, name: string, filters: readonly Filter[]): Promise<Outcome<number>> {
    return this.#asked(() => this.#session(id).matching(name, filters));
  }

  profile(id: number, name: string, column: ResultColumn): Promise<Outcome<Profile>> {
    return this.#asked(() => this.#session(id).profile(name, column));
  }

  plan(id: number, sql: string): Promise<Outcome<readonly Plan[]>> {
    return this.#asked(() => this.#session(id).plan(sql));
  }

  forget(id: number, name: string): Promise<Outcome<void>> {
    return this.#asked(() => this.#session(id).forget(name));
  }

  cancel(id: number, names?: readonly string[]): Promise<Outcome<void>> {
    return this.#asked(() => this.#session(id).cancel(names));
  }

  closeSession(id: number): Promise<Outcome<void>> {
    return this.#asked(async () => {
      await this.#session(id).close();
      this.#sessions.delete(id);
    });
  }

  #asked<T>(answer: () => Promise<T>): Promise<Outcome<T>> {
    this.#running++;
    return outcome(answer).finally(() => {
      this.#running--;
    });
  }

  #session(id: number): Session {
    const session = this.#sessions.get(id);
    if (!session) throw new DishuError({code: 'internal', values: {message: `no session ${id}`}});
    return session;
  }
}
