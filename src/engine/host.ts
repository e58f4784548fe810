import type {ProxyMarked} from 'comlink';
import type {Connection, Database, LoadProgress, SealedTable, TableState} from '../model/engine.ts';
import {DishuError, outcome, type Outcome} from '../model/failure.ts';
import type {CellAddress, Origin, SheetRow} from '../model/origin.ts';
import type {Policy} from '../model/policy.ts';
import type {Decision, ImportReport} from '../model/report.ts';
import type {ImportEvent} from '../model/sheet.ts';
import {define} from './define.ts';
import type {BeginOptions} from './begin-options.ts';
import {Ingest} from './ingest.ts';
import {Judge} from './judge.ts';
import {Rehearsal} from './rehearsal.ts';
import {SessionDesk} from './session-desk.ts';

/**
 * What the worker exposes: `module` is the engine's wasm, gzipped, `macros` statements to define; `host` is there once `start`
 * has answered ok.
 */
export type EngineWorker = {
  start(module: Blob, macros: readonly string[]): Promise<Outcome<void>>;
  host(): Host & ProxyMarked;
  /** Makes the engine of a snapshot instead: it holds the given tables and reads no file. */
  seal(
    module: Blob,
    macros: readonly string[],
    tables: readonly SealedTable[]
  ): Promise<Outcome<void>>;
  sealed(): SessionDesk & ProxyMarked;
};

/**
 * What the engine's worker answers, and what Node calls without a worker: every answer is an outcome, every argument
 * and answer plain data. Sessions are known by number.
 */
export class Host extends SessionDesk {
  readonly #database: Database;
  readonly #ingest: Ingest;
  readonly #rehearsal: Rehearsal;
  #reader: Promise<Connection> | undefined;
  #stopReceiving = (): void => undefined;
  #allRead = (): void => undefined;

  private constructor(database: Database, ingest: Ingest, judge: Judge) {
    super(database);
    this.#database = database;
    this.#ingest = ingest;
    this.#rehearsal = new Rehearsal(database, judge, () => this.isBusy);
  }

  /** Makes the registry's tables, macros and views in a fresh database, and the macros that are handed in. */
  static async open(database: Database, macros: readonly string[]): Promise<Host> {
    const judge = new Judge();
    const ingest = await Ingest.open(database, {judge});
    await define(database, macros);
    return new Host(database, ingest, judge);
  }

  /** Gets ready for the first import until it begins; see there. */
  async rehearse(): Promise<void> {
    await this.#rehearsal.run();
  }

  /**
   * Takes the importer's events from a port, answers each with {ack: n}, of a piece with its memory as `spare`, and loads what came when
   * `{done}` has arrived and the page has heard the same (`allRead`). Cancelled on the way, the tables are as they were.
   */
  receive(
    port: MessagePort,
    options: BeginOptions,
    onProgress: (progress: LoadProgress) => void
  ): Promise<Outcome<ImportReport>> {
    return outcome(async () => {
      // Until the first event there is time to rehearse, unless the importer has much to do before it.
      const late = setTimeout(() => void this.#rehearsal.stop(), REHEARSE_INTO_MS);
      const begin = async (): Promise<void> => {
        clearTimeout(late);
        await this.#rehearsal.stop();
        await this.#ingest.begin(options);
      };
      const {ended, stop, allRead} = takeEvents(port, this.#ingest, begin);
      this.#stopReceiving = stop;
      this.#allRead = allRead;
      try {
        await ended;
      } catch (thrown) {
        await this.#ingest.abandon();
        throw thrown;
      } finally {
        clearTimeout(late);
        port.close();
      }
      return await this.#ingest.finish(onProgress);
    });
  }

  /** All files of the import that runs are read: what the page gave up before is not loaded, whatever the importer had sent by then. */
  allRead(): void {
    this.#allRead();
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
}

/** So long after an import was asked for the engine still rehearses; a large text has sent its head by then. */
const REHEARSE_INTO_MS = 150;

type Sent = ImportEvent | {readonly type: 'done'};

/** So long nothing has come before the engine looks ahead. */
const IDLE_MS = 60;

/**
 * Begins an import and hands its events on one after the other, and acknowledges each when it has been taken. While the importer is busy
 * with a large sheet, the ingest looks ahead. `ended` waits for the last event and for `allRead`. `stop`: what is being done is the last,
 * whatever has come meanwhile; then `ended` fails with `cancelled`.
 */
function takeEvents(
  port: MessagePort,
  ingest: Ingest,
  begin: () => Promise<void>
): {ended: Promise<void>; stop: () => void; allRead: () => void} {
  let taken = 0;
  let idle: ReturnType<typeof setTimeout> | undefined;
  let last: Promise<void> | undefined;
  let isStopped = false;
  let stop = (): void => undefined;
  let allRead = (): void => undefined;
  const ended = new Promise<void>((resolve, reject) => {
    const read = new Promise<void>((heard) => {
      allRead = heard;
    });
    stop = () => {
      isStopped = true;
      last = (last ?? Promise.resolve()).then(() => reject(new DishuError({code: 'cancelled'})));
    };
    const fail = (thrown: unknown): void => {
      isStopped = true;
      reject(thrown);
    };
    const takeOne = async (message: Sent): Promise<void> => {
      if (isStopped) return;
      if (message.type === 'done') return void read.then(() => isStopped || resolve());
      await ingest.accept(message);
      const spare = message.type === 'piece' ? [message.piece.bytes.buffer] : [];
      port.postMessage({ack: ++taken, spare: spare[0]}, spare);
    };
    const lookAhead = (): void => {
      last = last?.then(() => (isStopped ? undefined : ingest.lookAhead())).catch(fail);
    };
    port.onmessage = ({data}: MessageEvent<Sent>) => {
      clearTimeout(idle);
      last ??= begin().catch(fail);
      last = last.then(() => takeOne(data)).catch(fail);
      if (data.type === 'file') idle = setTimeout(lookAhead, IDLE_MS);
    };
  });
  return {ended, stop, allRead};
}
