import type {Session} from '../model/engine.ts';
import {DishuError, failureOf} from '../model/failure.ts';
import type {Desk} from './desk.ts';
import type {Backend} from './desk-state.ts';

/** A temp table, temp view or variable that a statement of the console has made. */
type Made = {readonly name: string; readonly sql: string};

/** The console's connection. Where the engine has been started anew it is another one, on which all is made again that the former held. */
export class ConsoleSession {
  readonly #desk: Desk;
  #made: readonly Made[] = [];
  #opened: {readonly backend: Backend; readonly session: Promise<Session>} | undefined;
  #connection: Session | undefined;
  /** Whether it has been asked to stop. */
  #asked = false;
  /** Names of what the engine held before it was started anew and could not be made again. */
  #lost: readonly string[] = [];

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  get lost(): readonly string[] {
    return this.#lost;
  }

  /** Whether the connection that was opened last is on an engine that was ended. */
  get ended(): boolean {
    const {engine} = this.#desk.state;
    return (
      this.#opened !== undefined && engine.is === 'ready' && engine.backend !== this.#opened.backend
    );
  }

  open(): Promise<Session> {
    const {engine} = this.#desk.state;
    if (engine.is !== 'ready') throw new DishuError({code: 'engine-start'});
    const {backend} = engine;
    if (this.#opened?.backend !== backend) this.#opened = {backend, session: this.#open(backend)};
    return this.#opened.session;
  }

  /** A statement has made something: it is made again on every later connection. */
  made(name: string, sql: string): void {
    this.#made = [...this.#made, {name, sql}];
    this.#lost = this.#lost.filter((each) => each !== name);
  }

  /** Asks what runs to stop; the connection lives on. */
  async cancel(): Promise<void> {
    this.#asked = true;
    await this.#connection?.cancel();
  }

  async #open(backend: Backend): Promise<Session> {
    const session = await backend.openSession();
    this.#connection = session;
    this.#asked = false;
    for (const made of this.#made) await this.#again(session, made);
    return session;
  }

  /** What fails or is cancelled is not tried once more; what the end of the engine cut off for another's sake is. */
  async #again(session: Session, made: Made): Promise<void> {
    try {
      await session.run(made.sql);
    } catch (thrown) {
      if (failureOf(thrown).code === 'engine-ended' && !this.#asked) throw thrown;
      this.#made = this.#made.filter((each) => each !== made);
      this.#lost = [...new Set([...this.#lost, made.name])];
      if (failureOf(thrown).code === 'engine-ended') throw thrown;
    }
  }
}
