import {stored} from '../unit/engine/stored.ts';
import {storeOf} from '../../src/engine/store.ts';
import {EDITIONED} from '../../src/registry/editioned.ts';
import type {Connection, Database} from '../../src/model/engine.ts';
import {literal, quoted} from '../../src/model/names.ts';
import {openNativeDatabase} from '../../src/node/native-database.ts';
import type {InputValue} from '../../src/notebook/values.ts';
import {TABLES} from '../../src/registry/tables/index.ts';
import {openTables, reusing} from './county.ts';
import {play, type NotebookId} from './play.ts';

type Cell = string | number | boolean | null | readonly string[];
export type Small = Readonly<Record<string, readonly Readonly<Record<string, Cell>>[]>>;

/** A database with every table of the registry, empty; what a test puts in replaces what was there. */
export type World = {
  readonly database: Database;
  fill(tables: Small): Promise<void>;
  /** The opening sentence of a notebook over these tables, in Chinese and in English. */
  openings(
    id: NotebookId,
    tables: Small,
    chosen?: Readonly<Record<string, InputValue>>
  ): Promise<readonly [string, string]>;
  close(): Promise<void>;
};

export async function openWorld(
  open: () => Promise<Database> = openNativeDatabase
): Promise<World> {
  const database = reusing(await open());
  await openTables(database);
  const connection = await database.connect();
  const fill = (tables: Small): Promise<void> => refill(connection, tables);
  return {
    database,
    fill,
    async openings(id, tables, chosen = {}) {
      await fill(tables);
      const played = await play(database, id, chosen, 'opening');
      const failures = played.failures();
      if (failures.length > 0) throw new Error(failures.join('\n'));
      const sentences = [await played.opening('zh'), await played.opening('en')] as const;
      await played.close();
      return sentences;
    },
    close: () => database.close()
  };
}

async function refill(connection: Connection, tables: Small): Promise<void> {
  for (const name of [...Object.keys(TABLES).map(storeOf), 'data.edition', 'data.exemption'])
    await connection.run(`DELETE FROM ${name}`);
  for (const [name, rows] of Object.entries(tables)) {
    const alike = new Map<string, string[]>();
    for (const [index, values] of rows.entries()) {
      const given = name in TABLES ? {source_id: 1, row_no: index + 1, ...values} : values;
      const columns = Object.keys(given).join(', ');
      const cells = `(${Object.values(given).map(constant).join(', ')})`;
      alike.set(columns, [...(alike.get(columns) ?? []), cells]);
    }
    for (const [columns, cells] of alike)
      if (name in TABLES)
        await stored(connection, name, columns.split(', '), `VALUES ${cells.join(', ')}`);
      else await connection.run(`INSERT INTO data.${name} (${columns}) VALUES ${cells.join(', ')}`);
    if (EDITIONED.has(name)) await connection.run(editionsOf(name));
  }
}

function editionsOf(name: string): string {
  return `INSERT INTO data.edition (table_name, as_of, "rows", complete)
    SELECT ${literal(name)}, as_of, count(*), true FROM data.${quoted(name)} GROUP BY as_of`;
}

function constant(value: Cell): string {
  if (value === null) return 'NULL';
  if (typeof value === 'object') return `[${value.map(literal).join(', ')}]`;
  return typeof value === 'string' ? literal(value) : String(value);
}
