import type {RegistryTable} from '../model/dictionary.ts';
import type {Connection, Database, SealedTable} from '../model/engine.ts';
import {literal, quoted} from '../model/names.ts';
import type {Value} from '../model/rows.ts';
import {CODES} from '../registry/codes.ts';
import {TABLES} from '../registry/tables/index.ts';
import {define} from './define.ts';
import {createMacro} from './macro.ts';
import {LINE_MACRO, POLICY_TABLE} from './policy.ts';
import {createType} from './schema.ts';
import {createTable} from './store.ts';
import {EDITION_MACRO, viewsOf} from './views.ts';

const ROWS_AT_ONCE = 500;

/** What of the books about the data a sealed database holds: no file names, no raw cells, no finding by itself. */
const BOOKS: Readonly<Record<string, string>> = {
  edition: 'CREATE TABLE data.edition (table_name VARCHAR, as_of DATE, complete BOOLEAN)',
  source:
    'CREATE TABLE data.source (source_id INTEGER, table_name VARCHAR, as_of DATE, current BOOLEAN)',
  doubt: 'CREATE TABLE data.doubt (table_name VARCHAR, kind VARCHAR, n BIGINT)',
  policy_line: POLICY_TABLE
};

/**
 * Makes schema data in a fresh database from the given tables alone: no other table of the registry exists there, not even
 * empty, so that a query which needs one fails.
 */
export async function seal(
  database: Database,
  macros: readonly string[],
  tables: readonly SealedTable[]
): Promise<void> {
  const connection = await database.connect();
  const registry = tables.flatMap(({name, rows}): RegistryTable[] => {
    const table = TABLES[name];
    if (!table) return [];
    const given = new Set(rows.columns.map((column) => column.name));
    return [{...table, columns: table.columns.filter((column) => given.has(column.name))}];
  });
  const statements = [
    'CREATE SCHEMA data',
    ...Object.values(CODES).map(createType),
    ...Object.values(BOOKS),
    ...registry.map(({name, columns}) => createTable(`data.${quoted(name)}`, columns))
  ];
  for (const statement of statements) await connection.run(statement);
  for (const table of tables) await fill(connection, table);
  const views = [createMacro(LINE_MACRO), createMacro(EDITION_MACRO), ...registry.flatMap(viewsOf)];
  for (const statement of views) await connection.run(statement);
  await connection.close();
  await define(database, macros);
}

async function fill(connection: Connection, {name, rows}: SealedTable): Promise<void> {
  const columns = rows.columns.map((column) => quoted(column.name)).join(', ');
  for (let from = 0; from < rows.count; from += ROWS_AT_ONCE) {
    const to = Math.min(rows.count, from + ROWS_AT_ONCE);
    const lines = Array.from(
      {length: to - from},
      (_, at) => `(${rows.values.map((column) => constant(column[from + at] ?? null)).join(', ')})`
    );
    await connection.run(
      `INSERT INTO data.${quoted(name)} (${columns}) VALUES ${lines.join(',\n')}`
    );
  }
}

function constant(value: Value): string {
  if (value === null || typeof value === 'symbol') return 'NULL';
  if (typeof value === 'string') return literal(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return `[${value.map(constant).join(', ')}]`;
}
