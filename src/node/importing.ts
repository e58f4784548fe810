import {define} from '../engine/define.ts';
import {Ingest} from '../engine/ingest.ts';
import {importFiles} from '../importers/index.ts';
import type {Database} from '../model/engine.ts';
import type {ImportReport} from '../model/report.ts';
import type {ByteSource, ImportEvent} from '../model/sheet.ts';
import {MACROS} from '../stats/sql.ts';
import {openNativeDatabase} from './native-database.ts';
import {openNodeDatabase} from './database.ts';

export type Imported = {
  readonly database: Database;
  readonly ingest: Ingest;
  readonly report: ImportReport;
};

export type ImportingOptions = {
  readonly native?: boolean;
  /** Of text files without a mark. */
  readonly encoding?: string;
  /** Sees every event of the importer before the engine takes it. */
  readonly watch?: (event: ImportEvent) => Promise<void>;
};

/** Reads and loads files as the page does. */
export async function importInto(
  sources: readonly ByteSource[],
  {native = false, encoding, watch}: ImportingOptions = {}
): Promise<Imported> {
  const database = await (native ? openNativeDatabase() : openNodeDatabase());
  try {
    const ingest = await Ingest.open(database);
    await define(
      database,
      MACROS.map(({sql}) => sql)
    );
    await ingest.begin();
    for await (const event of importFiles(sources, encoding === undefined ? {} : {encoding})) {
      await watch?.(event);
      await ingest.accept(event);
    }
    return {database, ingest, report: await ingest.finish()};
  } catch (thrown) {
    await database.close();
    throw thrown;
  }
}
