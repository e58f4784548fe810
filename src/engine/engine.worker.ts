import {BROWSER_RUNTIME, createDuckDB, VoidLogger} from '@duckdb/duckdb-wasm/blocking';
import {expose, proxy} from 'comlink';
import {DishuError, outcome} from '../model/failure.ts';
import type {DuckDBBindings} from './bindings.ts';
import {utf8Of} from '../importers/decode.ts';
import {registerHandle, type PartReader} from './file-handle.ts';
import {Host, type EngineWorker} from './host.ts';
import {SEALED_BOOT} from './lock.ts';
import {seal} from './sealed.ts';
import {SessionDesk} from './session-desk.ts';
import {openWasmDatabase, type Register} from './wasm-database.ts';

const MODULE = 'https://engine.invalid/duckdb-eh.wasm';

/** So long after the start the page has asked for what it begins with. */
const REHEARSE_AFTER_MS = 20;

/** Answers the engine's one fetch from the compressed bytes that the page handed in, whatever the address. */
function serveModule(compressed: Blob): void {
  globalThis.fetch = () => {
    const body = compressed.stream().pipeThrough(new DecompressionStream('gzip'));
    return Promise.resolve(new Response(body, {headers: {'content-type': 'application/wasm'}}));
  };
}

const files = new FileReaderSync();

const decoded: PartReader = ({blob, encoding}, {from, to}) =>
  utf8Of(new Uint8Array(files.readAsArrayBuffer(blob.slice(from, to))), encoding);

const register: Register = (bindings, name, content) =>
  registerHandle(bindings, name, content, decoded);

let opened: Host | undefined;
let sealed: SessionDesk | undefined;

async function instantiated(module: Blob): Promise<DuckDBBindings> {
  serveModule(module);
  const bundle = {mainModule: MODULE, mainWorker: ''};
  const bundles = {mvp: bundle, eh: bundle};
  const bindings = await createDuckDB(bundles, new VoidLogger(), BROWSER_RUNTIME);
  await bindings.instantiate(() => undefined);
  return bindings;
}

const worker: EngineWorker = {
  start(module, macros) {
    return outcome(async () => {
      const host = await Host.open(
        await openWasmDatabase(await instantiated(module), register),
        macros
      );
      setTimeout(() => void host.rehearse(), REHEARSE_AFTER_MS);
      opened = host;
    });
  },
  host() {
    if (!opened) throw new DishuError({code: 'engine-start'});
    return proxy(opened);
  },
  seal(module, macros, tables) {
    return outcome(async () => {
      const database = await openWasmDatabase(await instantiated(module), register, SEALED_BOOT);
      await seal(database, macros, tables);
      sealed = new SessionDesk(database);
    });
  },
  sealed() {
    if (!sealed) throw new DishuError({code: 'engine-start'});
    return proxy(sealed);
  }
};

expose(worker);
