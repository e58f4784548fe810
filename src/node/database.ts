import {mkdtempSync, rmSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {DecodedFile} from '../engine/file-handle.ts';
import {openWasmDatabase, type Register} from '../engine/wasm-database.ts';
import {utf8Of} from '../importers/decode.ts';
import type {Database, FileContent} from '../model/engine.ts';

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
    const register: Register = async (to, name, content) =>
      to.registerFileBuffer(name, await utf8In(content));
    const database = await openWasmDatabase(bindings, register, boot);
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

async function utf8In(content: FileContent): Promise<Uint8Array> {
  if (content instanceof Uint8Array) return content;
  if (content instanceof Blob) return new Uint8Array(await content.arrayBuffer());
  const bytes = new Uint8Array(await content.blob.arrayBuffer());
  const file = new DecodedFile(content, ({encoding}, {from, to}) =>
    utf8Of(bytes.subarray(from, to), encoding)
  );
  const all = new Uint8Array(content.size);
  file.read(all, {at: 0});
  return all;
}
