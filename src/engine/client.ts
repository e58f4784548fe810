import {proxy, transfer, wrap, type Remote} from 'comlink';
import type {OpenSealed, Session, TableState} from '../model/engine.ts';
import {failureOf, valueOf} from '../model/failure.ts';
import type {CellAddress, Origin, SheetRow} from '../model/origin.ts';
import type {Policy} from '../model/policy.ts';
import type {Decision, ImportReport} from '../model/report.ts';
import type {EngineWorker, Host} from './host.ts';
import type {SessionDesk} from './session-desk.ts';
import {readFiles, type DroppedFile, type ReadOptions} from './reading.ts';

/** How the page makes a worker of a text and gets the engine's bytes; main.ts knows the build. */
export type Platform = {
  startWorker(name: string): Promise<Worker>;
  asset(name: string): Promise<Blob>;
};

const STARTED_MS = 60_000;

function timer(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** The engine as the page sees it: every call crosses to the worker and back, failures come as DishuError. */
export class EngineClient {
  readonly #platform: Platform;
  readonly #host: Remote<Host>;
  /** Waits for files: to start one while they wait would take a third of a second. */
  #importer: Promise<Worker>;

  /** Starts an engine of its own for a snapshot. */
  readonly openSealed: OpenSealed;

  private constructor(platform: Platform, host: Remote<Host>, macros: readonly string[]) {
    this.openSealed = sealedClient(platform, macros);
    this.#platform = platform;
    this.#host = host;
    this.#importer = this.#nextImporter();
  }

  #nextImporter(): Promise<Worker> {
    const importer = this.#platform.startWorker('importer.worker.js');
    importer.catch(() => undefined);
    return importer;
  }

  /**
   * Starts worker and engine, with macros of the product beside those of the engine. Fails with `engine-start` when the engine is not
   * there within a minute: the library itself never says so.
   */
  static async start(platform: Platform, macros: readonly string[]): Promise<EngineClient> {
    const [worker, module] = await Promise.all([
      platform.startWorker('engine.worker.js'),
      platform.asset('engine.wasm.gzip')
    ]);
    const link = wrap<EngineWorker>(worker);
    const late = timer(STARTED_MS).then(() => ({failure: {code: 'engine-start'} as const}));
    valueOf(await Promise.race([link.start(module, [...macros]), late]));
    return new EngineClient(platform, await link.host(), macros);
  }

  async openSession(): Promise<Session> {
    return await sessionOf(this.#host);
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
    const loaded = this.#host.receive(
      transfer(port2, [port2]),
      {again, remembered},
      proxy((progress) => options.onProgress(progress))
    );
    const cancelLoad = () => void this.#host.cancelImport();
    try {
      await readFiles(await this.#importer, port1, files, options);
      options.signal.addEventListener('abort', cancelLoad);
      return valueOf(await loaded);
    } catch (thrown) {
      await this.#host.cancelImport();
      await loaded;
      throw thrown;
    } finally {
      options.signal.removeEventListener('abort', cancelLoad);
      this.#importer = this.#nextImporter();
    }
  }

  async decide(decisions: readonly Decision[]): Promise<ImportReport> {
    return valueOf(await this.#host.decide([...decisions]));
  }

  async report(): Promise<ImportReport> {
    return valueOf(await this.#host.report());
  }

  /** Where a value of a table came from; null for a source that is not there. */
  async rows(sheet: number, rows: readonly number[]): Promise<readonly SheetRow[]> {
    return valueOf(await this.#host.rows(sheet, [...rows]));
  }

  async origin(address: CellAddress): Promise<Origin | null> {
    return valueOf(await this.#host.origin(address));
  }

  async setPolicy({lines, exemptions}: Policy): Promise<void> {
    valueOf(await this.#host.setPolicy({lines: [...lines], exemptions: [...exemptions]}));
  }

  async tables(): Promise<readonly TableState[]> {
    return valueOf(await this.#host.tables());
  }
}

/** A session at a desk in a worker. */
async function sessionOf(host: Remote<SessionDesk>): Promise<Session> {
  const id = valueOf(await host.openSession());
  return {
    setVariable: async (name, value, type) =>
      valueOf(await host.setVariable(id, name, value, type)),
    runCell: async (name, sql) => valueOf(await host.runCell(id, name, sql)),
    run: async (sql) => valueOf(await host.run(id, sql)),
    page: async (name, window) => valueOf(await host.page(id, name, window)),
    matching: async (name, filters) => valueOf(await host.matching(id, name, [...filters])),
    profile: async (name, column) => valueOf(await host.profile(id, name, column)),
    plan: async (sql) => valueOf(await host.plan(id, sql)),
    forget: async (name) => valueOf(await host.forget(id, name)),
    cancel: async () => valueOf(await host.cancel(id)),
    close: async () => valueOf(await host.closeSession(id))
  };
}

/** Starts a second engine, sealed with the given tables, in a worker of its own; closing it ends the worker. */
function sealedClient(platform: Platform, macros: readonly string[]): OpenSealed {
  return async (tables) => {
    const [worker, module] = await Promise.all([
      platform.startWorker('engine.worker.js'),
      platform.asset('engine.wasm.gzip')
    ]);
    const link = wrap<EngineWorker>(worker);
    const late = timer(STARTED_MS).then(() => ({failure: {code: 'engine-start'} as const}));
    valueOf(await Promise.race([link.seal(module, [...macros], [...tables]), late]));
    const desk = await link.sealed();
    return {
      openSession: () => sessionOf(desk),
      close: () => Promise.resolve(worker.terminate())
    };
  };
}
