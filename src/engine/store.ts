import type {Column, RegistryTable} from '../model/dictionary.ts';
import {quoted} from '../model/names.ts';
import {TABLES} from '../registry/tables/index.ts';
import {sqlType} from './sql-type.ts';
import type {Work} from './work.ts';

/** What the load fills in by itself, and by what: every store has these columns, whatever the sheets say. */
const ALWAYS: ReadonlySet<string> = new Set([
  'township',
  'village',
  'village_code',
  'household_id',
  'head_id_number'
]);

/** Where a row comes from. `unreadable`: of one with cells that could not be read, the raw text of each mapped column; else NULL. */
const ORIGIN = ['source_id INTEGER', 'row_no INTEGER', 'as_of DATE', 'unreadable VARCHAR[]'];

/**
 * Where the rows of a registry table lie. A store has only those columns that some sheet filled, since a column of nothing but NULL
 * costs time and memory in every row; the view `data.<table>` shows all of the dictionary.
 */
export function storeOf(table: string): string {
  return `store.${quoted(table)}`;
}

/** Makes a table with the columns and where its rows come from. */
export function createTable(name: string, columns: readonly Column[]): string {
  return `CREATE TABLE ${name} (${[...columns.map(columnOf), ...ORIGIN].join(', ')})`;
}

/** The store of a table, empty, and its view. */
export function createStore(table: RegistryTable): readonly string[] {
  const first = table.columns.filter(({name}) => ALWAYS.has(name));
  return [createTable(storeOf(table.name), first), viewOf(table, ALWAYS)];
}

/**
 * Gives the store of a table those of its columns, by name, that it lacks. Comes before what deletes or changes rows of it in the same
 * transaction, which the engine could not commit else.
 */
export async function widen(work: Work, name: string, columns: readonly string[]): Promise<void> {
  const table = TABLES[name];
  if (table === undefined) return;
  const store = storeOf(name);
  const {columns: there, count} = await work.query(`FROM ${store} LIMIT 1`);
  const held = new Set(there.map((column) => column.name));
  const lacking = table.columns.filter((one) => columns.includes(one.name) && !held.has(one.name));
  if (lacking.length === 0) return;
  for (const column of lacking) held.add(column.name);
  const all = table.columns.filter((column) => held.has(column.name));
  // An empty one is made anew, in one statement instead of one a column.
  const statements =
    count === 0
      ? [`DROP TABLE ${store}`, createTable(store, all)]
      : lacking.map((one) => `ALTER TABLE ${store} ADD COLUMN ${columnOf(one)}`);
  for (const sql of [...statements, viewOf(table, held)]) await work.run(sql);
}

function columnOf(column: Column): string {
  return `${quoted(column.name)} ${sqlType(column)}`;
}

function viewOf({name, columns}: RegistryTable, held: ReadonlySet<string>): string {
  const shown = columns.map((column) =>
    held.has(column.name)
      ? quoted(column.name)
      : `NULL::${sqlType(column)} AS ${quoted(column.name)}`
  );
  return `CREATE OR REPLACE VIEW data.${quoted(name)} AS
    SELECT ${[...shown, 'source_id', 'row_no', 'as_of', 'unreadable'].join(', ')} FROM ${storeOf(name)}`;
}
