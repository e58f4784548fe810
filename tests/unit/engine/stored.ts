import {storeOf, widen} from '../../../src/engine/store.ts';
import {Work} from '../../../src/engine/work.ts';
import type {Connection} from '../../../src/model/engine.ts';

/** Puts rows, `VALUES ...` or a select, into these columns of a registry table. */
export async function stored(
  connection: Connection,
  table: string,
  columns: readonly string[],
  rows: string
): Promise<void> {
  await widen(new Work(connection), table, columns);
  await connection.run(`INSERT INTO ${storeOf(table)} (${columns.join(', ')}) ${rows}`);
}
