import {proxy, transfer, wrap, type Remote} from 'comlink';
import type {OpenSealed, Session, TableState} from '../model/engine.ts';
import {failureOf, valueOf, type Outcome} from '../model/failure.ts';
import type {CellAddress, Origin, SheetRow} from '../model/origin.ts';
import type {Policy} from '../model/policy.ts';
import type {Decision, ImportReport} from '../model/report.ts';
import {Calls} from './calls.ts';
import type {EngineWorker, Host} from './host.ts';
import type {SessionDesk} from './session-desk.ts';
import {readFiles, type DroppedFile, type ReadOptions} from './reading.ts';
import {WaitingImporter} from './waiting-importer.ts';

/** How the page makes a worker of a text and gets the engine's bytes; main.ts knows the build. */
export type Platform = {
  startWorker(name: string): Promise<Worker>;
  asset(name: string): Promise<Blob>;
};

/** What an engine is started of; kept, so that another can be started without asking for it again. */
type Parts = {
  readonly platform: Platform;
  readonly macros: readonly string[];
  readonly module: Promise<Blob>;
};

const STARTED_MS = 60_000;

function timer(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** The engine as the page sees it: every call crosses to the worker and back, failures come as DishuError. */
export class EngineClient {
  readonly #parts: Parts;
  readonly #worker: Worker;
  readonly #host: Remote<Host>;
  readonly #calls = new Calls();
  #importer: WaitingImporter;

  /** Starts an engine of its own for a snapshot. */
  readonly openSealed: OpenSealed;

  private constructor(parts: Parts, worker: Worker, host: Remote<Host>, importer: WaitingImporter) {
    this.openSealed = sealedClient(parts);
    this.#parts = parts;
    this.#worker = worker;
    this.#host = host;
    this.#importer = importer;
    importer.rehearse();
  }

  /**
   * Starts worker and engine, with macros of the product beside those of the engine. Fails with `engine-start` when the engine is not
   * there within a minute: the library itself never says so.
   */
  static async start(platform: Platform, macros: readonly string[]): Promise<EngineClient> {
    return await EngineClient.#start({
      platform,
      macros,
      module: platform.asset('engine.wasm.gzip')
    });
  }

  static async #start(parts: Parts): Promise<EngineClient> {
    const importer = startImporter(parts);
    try {
      const [worker, link] = await linked(parts, (engine, module, macros) =>
        engine.start(module, macros)
      );
      return new EngineClient(parts, worker, await link.host(), importer);
    } catch (thrown) {
      importer.end();
      throw thrown;
    }
  }

  /**
   * Ends this engine, whatever it is at, and starts another in its place, which holds nothing yet. What this one was still asked fails with
   * `engine-ended`.
   */
  async restart(): Promise<EngineClient> {
    this.#worker.terminate();
    this.#calls.end();
    this.#importer.end();
    return await EngineClient.#start(this.#parts);
  }

  async #asked<T>(answer: () => Promise<Outcome<T>>): Promise<T> {
    return valueOf(await this.#calls.ask(answer));
  }

  async openSession(): Promise<Session> {
    return await sessionOf(this.#host, this.#calls);
  }

  /**
   * Reads files in a worker of their own, loads what is recognised for certain, and answers the report of all imports.
   * Cancelled or stalled (30 s without progress), the worker is ended and the tables are as they were: fails with
   * `import-cancelled`, `import-stalled`. What the engine could not read out of a file itself, the importer reads.
   */
  async importFiles(files: readonly DroppedFile[], options: ReadOptions): Promise<ImportReport> {
    try {
      return await this.#import(files, options);
    } catch (thrown) {
      if (failureOf(thrown).code !== 'file-changed') throw thrown;
      return await this.#import(files, {...options, leastRegular: Infinity});
    }
  }

  async #import(files: readonly DroppedFile[], options: ReadOptions): Promise<ImportReport> {
    const {port1, port2} = new MessageChannel();
    const {again = false, remembered = []} = options;
    const loaded = this.#calls.ask<Outcome<ImportReport>>(() =>
      this.#host.receive(
        transfer(port2, [port2]),
        {again, remembered},
        proxy((progress) => options.onProgress(progress))
      )
    );
    const stop = new AbortController();
    const stopReading = (): void => stop.abort();
    loaded.catch(stopReading);
    options.signal.addEventListener('abort', stopReading);
    const cancelLoad = () => void this.#host.cancelImport();
    try {
      if (options.signal.aborted) stopReading();
      if (this.#importer.isBroken) this.#importer = startImporter(this.#parts);
      await readFiles(await this.#importer.worker, port1, files, {...options, signal: stop.signal});
      void this.#host.allRead();
      options.signal.addEventListener('abort', cancelLoad);
      return valueOf(await loaded);
    } catch (thrown) {
      cancelLoad();
      await loaded;
      throw thrown;
    } finally {
      options.signal.removeEventListener('abort', stopReading);
      options.signal.removeEventListener('abort', cancelLoad);
      if (!this.#calls.ended) this.#importer = startImporter(this.#parts);
    }
  }

  async decide(decisions: readonly Decision[]): Promise<ImportReport> {
    return await this.#asked(() => this.#host.decide([...decisions]));
  }

  async report(): Promise<ImportReport> {
    return await this.#asked(() => this.#host.report());
  }

  /** Some records of a sheet as they came; [] for one that is not there. */
  async rows(sheet: number, rows: readonly number[]): Promise<readonly SheetRow[]> {
    return await this.#asked(() => this.#host.rows(sheet, [...rows]));
  }

  /** Where a value of a table came from; null for a source that is not there. */
  async origin(address: CellAddress): Promise<Origin | null> {
    return await this.#asked(() => this.#host.origin(address));
  }

  async setPolicy({lines, exemptions}: Policy): Promise<void> {
    const policy = {lines: [...lines], exemptions: [...exemptions]};
    await this.#asked(() => this.#host.setPolicy(policy));
  }

  async tables(): Promise<readonly TableState[]> {
    return await this.#asked(() => this.#host.tables());
  }
}

function startImporter({platform}: Parts): WaitingImporter {
  return new WaitingImporter(platform.startWorker('importer.worker.js'));
}

/** A session at a desk in a worker. One whose worker is ended has nothing to stop and nothing to give back. */
async function sessionOf(host: Remote<SessionDesk>, calls: Calls): Promise<Session> {
  const asked = async <T>(answer: () => Promise<Outcome<T>>): Promise<T> =>
    valueOf(await calls.ask(answer));
  const last = async (answer: () => Promise<Outcome<void>>): Promise<void> => {
    await asked(answer).catch((thrown: unknown) => {
      if (failureOf(thrown).code !== 'engine-ended') throw thrown;
    });
  };
  const id = await asked(() => host.openSession());
  return {
    setVariable: (name, value, type) => asked(() => host.setVariable(id, name, value, type)),
    runCell: (name, sql) => asked(() => host.runCell(id, name, sql)),
    run: (sql) => asked(() => host.run(id, sql)),
    page: (name, window) => asked(() => host.page(id, name, window)),
    matching: (name, filters) => asked(() => host.matching(id, name, [...filters])),
    profile: (name, column) => asked(() => host.profile(id, name, column)),
    plan: (sql) => asked(() => host.plan(id, sql)),
    forget: (name) => asked(() => host.forget(id, name)),
    cancel: (names) => last(() => host.cancel(id, names && [...names])),
    close: () => last(() => host.closeSession(id))
  };
}

/** Starts a second engine, sealed with the given tables, in a worker of its own; closing it ends the worker. */
function sealedClient(parts: Parts): OpenSealed {
  return async (tables) => {
    const [worker, link] = await linked(parts, (engine, module, macros) =>
      engine.seal(module, macros, [...tables])
    );
    const desk = await link.sealed();
    const calls = new Calls();
    return {
      openSession: () => sessionOf(desk, calls),
      close: () => {
        worker.terminate();
        calls.end();
        return Promise.resolve();
      }
    };
  };
}

/** A worker whose engine has started in the way that is asked for, in a minute at most. */
async function linked(
  {platform, module, macros}: Parts,
  start: (engine: Remote<EngineWorker>, module: Blob, macros: string[]) => Promise<Outcome<void>>
): Promise<[Worker, Remote<EngineWorker>]> {
  const [worker, wasm] = await Promise.all([platform.startWorker('engine.worker.js'), module]);
  const link = wrap<EngineWorker>(worker);
  const late = timer(STARTED_MS).then(() => ({failure: {code: 'engine-start'} as const}));
  valueOf(await Promise.race([start(link, wasm, [...macros]), late]));
  return [worker, link];
}
