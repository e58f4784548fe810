import {importFiles} from '../../../src/importers/index.ts';
import type {Ingest} from '../../../src/engine/ingest.ts';
import type {Connection} from '../../../src/model/engine.ts';
import type {ImportReport, SheetReport} from '../../../src/model/report.ts';
import {records, type Value} from '../../../src/model/rows.ts';
import type {ByteSource} from '../../../src/model/sheet.ts';

/** A file of the given text or bytes. */
export function file(path: string, content: string | Uint8Array): ByteSource {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    path,
    size: bytes.length,
    read: (start, end) => Promise.resolve(bytes.slice(start, end))
  };
}

/** A file that the engine can read itself; it may hold something else by then, `later`. */
export function fileForEngine(
  path: string,
  content: string | Uint8Array<ArrayBuffer>,
  later = content
): ByteSource {
  const slice = (from?: number): Blob => new Blob([content]).slice(from);
  return {...file(path, content), blob: Object.assign(new Blob([later]), {slice})};
}

/** A CSV file of lines, its cells apart by commas. */
export function csv(path: string, ...lines: readonly string[]): ByteSource {
  return file(path, `${lines.join('\n')}\n`);
}

/** Reads files through the real importers into the engine, up to the load. */
export async function staged(ingest: Ingest, ...sources: readonly ByteSource[]): Promise<void> {
  await ingest.begin();
  for await (const event of importFiles(sources)) await ingest.accept(event);
}

/** The same with the load. */
export async function imported(
  ingest: Ingest,
  ...sources: readonly ByteSource[]
): Promise<ImportReport> {
  await staged(ingest, ...sources);
  return await ingest.finish();
}

export function sheetsOf(report: ImportReport): readonly SheetReport[] {
  return report.files.flatMap(({sheets}) => sheets);
}

/** The rows of a query as arrays of values. */
export async function rowsOf(connection: Connection, sql: string): Promise<Value[][]> {
  return records(await connection.query(sql)).map((row) => Object.values(row));
}

/**
 * What the report says was read of each column and what its table holds of it, source by source, where a row of the sheet is a row of the
 * table and one column of it gives the value.
 */
export async function countsOfColumns(
  connection: Connection,
  report: ImportReport
): Promise<{readonly said: readonly unknown[]; readonly held: readonly unknown[]}> {
  const [said, held]: unknown[][] = [[], []];
  for (const {sourceId, table, grain, columns} of sheetsOf(report).flatMap((sheet) => sheet.tables))
    for (const {column, read} of grain === 'row' ? columns : []) {
      if (columns.filter((other) => other.column === column).length > 1) continue;
      const count = `SELECT count("${column}")::INTEGER FROM data."${table}" WHERE source_id = ${sourceId}`;
      const [[found] = []] = await rowsOf(connection, count);
      said?.push([sourceId, table, column, read]);
      held?.push([sourceId, table, column, found]);
    }
  return {said: said ?? [], held: held ?? []};
}
