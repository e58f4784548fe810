/**
 * The part of DuckDB-WASM's blocking bindings that the product uses: of the browser's build in the worker, of Node's
 * build on the command line. The package exports no name for it.
 */
export type DuckDBBindings = {
  open(config: {path: string; query?: {queryPollingInterval?: number}}): void;
  reset(): void;
  connect(): {useUnsafe<R>(use: (bindings: unknown, connection: number) => R): R};
  disconnect(connection: number): void;
  registerFileHandle(
    name: string,
    handle: Blob | FileHandle,
    protocol: number,
    direct: boolean
  ): void;
  registerFileBuffer(name: string, bytes: Uint8Array): void;
  dropFile(name: string): void;
  runQuery(connection: number, sql: string): Uint8Array;
  startPendingQuery(connection: number, sql: string, allowStream: boolean): Uint8Array | null;
  pollPendingQuery(connection: number): Uint8Array | null;
  cancelPendingQuery(connection: number): boolean;
  fetchQueryResults(connection: number): Uint8Array | null;
  createPrepared(connection: number, sql: string): number;
  closePrepared(connection: number, statement: number): void;
  runPrepared(connection: number, statement: number, params: unknown[]): Uint8Array;
  insertArrowFromIPCStream(
    connection: number,
    bytes: Uint8Array,
    options: {name: string; create: boolean}
  ): void;
};

/** What the engine's browser build asks of a file of the origin's own file system that it reads. */
export type FileHandle = {
  getSize(): number;
  /** Fills `into` with the bytes from `at` on; answers how many there were. */
  read(into: Uint8Array, from: {readonly at: number}): number;
  flush(): void;
};
