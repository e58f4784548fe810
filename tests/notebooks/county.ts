import {join} from 'node:path';
import {Ingest} from '../../src/engine/ingest.ts';
import {importFiles} from '../../src/importers/index.ts';
import type {Connection, Database} from '../../src/model/engine.ts';
import {quoted} from '../../src/model/names.ts';
import type {Decision, ImportReport} from '../../src/model/report.ts';
import {records} from '../../src/model/rows.ts';
import {sourcesOf} from '../../src/node/sources.ts';
import {recogniseAs} from '../../src/registry/recognise.ts';
import {MACROS} from '../../src/stats/sql.ts';

export const COUNTY = join(import.meta.dirname, '../../sample-data/county');

/** Loads a folder of exports into a fresh database by the real chain: importers, recognition, load, what an analyst answers. */
export async function loadFolder(database: Database, folder: string): Promise<ImportReport> {
  return (await loadedFolder(database, folder)).report;
}

/** The same with what it was loaded by, which knows where each value came from. */
export async function loadedFolder(
  database: Database,
  folder: string
): Promise<{report: ImportReport; ingest: Ingest}> {
  const ingest = await openTables(database);
  await ingest.begin();
  for await (const event of importFiles(await sourcesOf([folder]))) await ingest.accept(event);
  const report = await ingest.finish();
  const answers = answersTo(report);
  return {report: answers.length > 0 ? await ingest.decide(answers) : report, ingest};
}

/** Weekly reports that call their townships 单位 are asked about; the analyst says that they are townships. */
function answersTo(report: ImportReport): Decision[] {
  return report.files.flatMap((file) =>
    file.sheets.flatMap(({id, head, state}): Decision[] => {
      if (state !== 'ask' || head.headings[0] !== '单位') return [];
      const [weekly] = recogniseAs(head, [], ['fund_weekly']);
      if (!weekly) return [];
      const columns = {...weekly.columns, township: [{column: 1}]};
      return [{sheet: id, projections: [{...weekly, columns}]}];
    })
  );
}

/** Schema, views and macros as the page has them, without a row. */
export async function openTables(database: Database): Promise<Ingest> {
  const ingest = await Ingest.open(database);
  const connection = await database.connect();
  for (const {sql} of MACROS) await connection.run(sql);
  await connection.close();
  return ingest;
}

/** The native twin opens a fixed number of connections: here a closed one is used again, without its variables. */
export function reusing(database: Database): Database {
  const free: Connection[] = [];
  return {
    async connect() {
      const connection = free.pop() ?? (await database.connect());
      return {
        run: (sql) => connection.run(sql),
        make: (sql) => connection.make(sql),
        query: (sql, params) => connection.query(sql, params),
        append: (table, batch) => connection.append(table, batch),
        cancel: () => connection.cancel(),
        async close() {
          const variables = records(await connection.query('SELECT name FROM duckdb_variables()'));
          for (const {name} of variables) {
            await connection.run(`RESET VARIABLE ${quoted(String(name))}`);
          }
          free.push(connection);
        }
      };
    },
    close: () => database.close()
  };
}
