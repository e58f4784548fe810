import {mkdtempSync, rmSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {openWasmDatabase} from '../engine/wasm-database.ts';
import type {Database} from '../model/engine.ts';

const require = createRequire(import.meta.url);

/**
 * The page's engine in Node: the same wasm, the same lock. `data/` of a fresh temporary folder is the only place that
 * it could read or write, so the process changes into that folder while the engine starts.
 */
export async function openNodeDatabase(boot?: readonly string[]): Promise<Database> {
  const library: typeof import('@duckdb/duckdb-wasm/blocking') = require('@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs');
  const dist = dirname(require.resolve('@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs'));
  const bindings = await library.createDuckDB(
    {
      mvp: {mainModule: join(dist, 'duckdb-mvp.wasm'), mainWorker: ''},
      eh: {mainModule: join(dist, 'duckdb-eh.wasm'), mainWorker: ''}
    },
    new library.VoidLogger(),
    library.NODE_RUNTIME
  );
  await bindings.instantiate(() => undefined);
  const folder = mkdtempSync(join(tmpdir(), 'dishu-'));
  const former = process.cwd();
  process.chdir(folder);
  try {
    const database = await openWasmDatabase(bindings, boot, async (to, name, content) => {
      const isHeld = content instanceof Uint8Array;
      to.registerFileBuffer(name, isHeld ? content : new Uint8Array(await content.arrayBuffer()));
    });
    return {
      ...database,
      close: async () => {
        await database.close();
        rmSync(folder, {recursive: true, force: true});
      }
    };
  } finally {
    process.chdir(former);
  }
}
