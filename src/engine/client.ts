import {wrap, type Remote} from 'comlink';
import type {Session} from '../model/engine.ts';
import {valueOf} from '../model/failure.ts';
import type {EngineWorker, Host} from './host.ts';

/** How the page makes a worker of a text and gets the engine's bytes; main.ts knows the build. */
export type Platform = {
  startWorker(name: string): Promise<Worker>;
  asset(name: string): Promise<Blob>;
};

/** The engine as the page sees it: every call crosses to the worker and back, failures come as DishuError. */
export class EngineClient {
  readonly #host: Remote<Host>;

  private constructor(host: Remote<Host>) {
    this.#host = host;
  }

  /** Starts worker and engine. Fails with `engine-start` when the engine is not there within a minute. */
  static async start(platform: Platform): Promise<EngineClient> {
    const [worker, module] = await Promise.all([
      platform.startWorker('engine.worker.js'),
      platform.asset('engine.wasm.gzip')
    ]);
    const link = wrap<EngineWorker>(worker);
    valueOf(await link.start(module));
    return new EngineClient(await link.host());
  }

  async openSession(): Promise<Session> {
    const host = this.#host;
    const id = valueOf(await host.openSession());
    return {
      setVariable: async (name, value, type) =>
        valueOf(await host.setVariable(id, name, value, type)),
      runCell: async (name, sql) => valueOf(await host.runCell(id, name, sql)),
      page: async (name, window) => valueOf(await host.page(id, name, window)),
      cancel: async () => valueOf(await host.cancel(id)),
      close: async () => valueOf(await host.closeSession(id))
    };
  }
}
