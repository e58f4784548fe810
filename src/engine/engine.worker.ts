import {BROWSER_RUNTIME, createDuckDB, VoidLogger} from '@duckdb/duckdb-wasm/blocking';
import {expose, proxy} from 'comlink';
import {DishuError, outcome} from '../model/failure.ts';
import {Host, type EngineWorker} from './host.ts';
import {openWasmDatabase} from './wasm-database.ts';

const MODULE = 'https://engine.invalid/duckdb-eh.wasm';

/** Answers the engine's one fetch from the compressed bytes that the page handed in, whatever the address. */
function serveModule(compressed: Blob): void {
  globalThis.fetch = () => {
    const body = compressed.stream().pipeThrough(new DecompressionStream('gzip'));
    return Promise.resolve(new Response(body, {headers: {'content-type': 'application/wasm'}}));
  };
}

let opened: Host | undefined;

const worker: EngineWorker = {
  start(module, macros) {
    return outcome(async () => {
      serveModule(module);
      const bundle = {mainModule: MODULE, mainWorker: ''};
      const bundles = {mvp: bundle, eh: bundle};
      const bindings = await createDuckDB(bundles, new VoidLogger(), BROWSER_RUNTIME);
      await bindings.instantiate(() => undefined);
      opened = await Host.open(await openWasmDatabase(bindings), macros);
    });
  },
  host() {
    if (!opened) throw new DishuError({code: 'engine-start'});
    return proxy(opened);
  }
};

expose(worker);
