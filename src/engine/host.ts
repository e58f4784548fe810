import type {ProxyMarked} from 'comlink';
import type {
  CellTable,
  Connection,
  Database,
  Filter,
  LoadProgress,
  Param,
  Plan,
  Profile,
  Session,
  TableState,
  Window
} from '../model/engine.ts';
import {DishuError, outcome, type Outcome} from '../model/failure.ts';
import type {CellAddress, Origin, SheetRow} from '../model/origin.ts';
import type {Policy} from '../model/policy.ts';
import type {Decision, ImportReport} from '../model/report.ts';
import type {ResultColumn, Rows} from '../model/rows.ts';
import type {ImportEvent} from '../model/sheet.ts';
import {define} from './define.ts';
import {Ingest, type BeginOptions} from './ingest.ts';
import {openSession} from './session.ts';

/**
 * What the worker exposes: `module` is the engine's wasm, gzipped, `macros` statements to define; `host` is there once `start`
 * has answered ok.
 */
export type EngineWorker = {
  start(module: Blob, macros: readonly string[]): Promise<Outcome<void>>;
  host(): Host & ProxyMarked;
};

/**
 * What the engine's worker answers, and what Node calls without a worker: every answer is an outcome, every argument
 * and answer plain data. Sessions are known by number.
 */
export class Host {
  readonly #database: Database;
  readonly #ingest: Ingest;
  readonly #sessions = new Map<number, Session>();
  #next = 1;
  #reader: Promise<Connection> | undefined;
  #stopReceiving = (): void => undefined;

  private constructor(database: Database, ingest: Ingest) {
    this.#database = database;
    this.#ingest = ingest;
  }

  /** Makes the registry's tables, macros and views in a fresh database, and the macros that are handed in. */
  static async open(database: Database, macros: readonly string[]): Promise<Host> {
    const ingest = await Ingest.open(database);
    await define(database, macros);
    return new Host(database, ingest);
  }

  /**
   * Takes the importer's events from a port, answers each with {ack: n}, and loads what came when `{done}` arrives.
   * Cancelled on the way, the tables are as they were.
   */
  receive(
    port: MessagePort,
    options: BeginOptions,
    onProgress: (progress: LoadProgress) => void
  ): Promise<Outcome<ImportReport>> {
    return outcome(async () => {
      await this.#ingest.begin(options);
      try {
        await new Promise<void>((resolve, reject) => {
          this.#stopReceiving = () => reject(new DishuError({code: 'cancelled'}));
          takeEvents(port, (event) => this.#ingest.accept(event), resolve, reject);
        });
      } finally {
        port.close();
      }
      return await this.#ingest.finish(onProgress);
    });
  }

  /** Stops the import that runs, whether it reads or loads; it fails with `cancelled`. */
  cancelImport(): void {
    this.#stopReceiving();
    this.#ingest.cancel();
  }

  decide(decisions: readonly Decision[]): Promise<Outcome<ImportReport>> {
    return outcome(() => this.#ingest.decide(decisions));
  }

  report(): Promise<Outcome<ImportReport>> {
    return outcome(() => this.#ingest.report());
  }

  setPolicy(policy: Policy): Promise<Outcome<void>> {
    return outcome(() => this.#ingest.setPolicy(policy));
  }

  tables(): Promise<Outcome<readonly TableState[]>> {
    return outcome(() => this.#ingest.tables());
  }

  /** Where a value of a table came from: its cells in the file, with what is around them. Null for a source that is not there. */
  origin(address: CellAddress): Promise<Outcome<Origin | null>> {
    return outcome(async () => {
      this.#reader ??= this.#database.connect();
      return (await this.#ingest.origin(await this.#reader, address)) ?? null;
    });
  }

  /** Some records of a sheet as they came. */
  rows(sheet: number, rows: readonly number[]): Promise<Outcome<readonly SheetRow[]>> {
    return outcome(async () => {
      this.#reader ??= this.#database.connect();
      return await this.#ingest.rows(await this.#reader, sheet, rows);
    });
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

  run(id: number, sql: string): Promise<Outcome<void>> {
    return outcome(() => this.#session(id).run(sql));
  }

  page(id: number, name: string, window: Window): Promise<Outcome<Rows>> {
    return outcome(() => this.#session(id).page(name, window));
  }

  matching(id: number, name: string, filters: readonly Filter[]): Promise<Outcome<number>> {
    return outcome(() => this.#session(id).matching(name, filters));
  }

  profile(id: number, name: string, column: ResultColumn): Promise<Outcome<Profile>> {
    return outcome(() => this.#session(id).profile(name, column));
  }

  plan(id: number, sql: string): Promise<Outcome<readonly Plan[]>> {
    return outcome(() => this.#session(id).plan(sql));
  }

  forget(id: number, name: string): Promise<Outcome<void>> {
    return outcome(() => this.#session(id).forget(name));
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

/** Hands events on one after the other; each is acknowledged when it has been taken. */
function takeEvents(
  port: MessagePort,
  take: (event: ImportEvent) => Promise<void>,
  done: () => void,
  failed: (reason: unknown) => void
): void {
  let taken = 0;
  let last = Promise.resolve();
  const takeOne = async (message: ImportEvent | {readonly type: 'done'}): Promise<void> => {
    if (message.type === 'done') return done();
    await take(message);
    return port.postMessage({ack: ++taken});
  };
  port.onmessage = ({data}: MessageEvent<ImportEvent | {readonly type: 'done'}>) => {
    last = last.then(() => takeOne(data)).catch(failed);
  };
}
