import type {Column} from '../../model/dictionary.ts';
import type {Rows} from '../../model/rows.ts';
import {records} from '../../model/rows.ts';
import type {Text} from '../../model/text.ts';
import {registryTable} from '../../notebook/names.ts';
import {TABLES} from '../../registry/tables/index.ts';

/** A column that a query may name. */
export type KnownColumn = {
  readonly name: string;
  /** The engine's type: 'VARCHAR', 'INTEGER[]' ... */
  readonly type: string;
  /** What the dictionary says of it, where it is one of the registry. */
  readonly described: Column | undefined;
};

/** A table, view, cell or temp table that a query may read. */
export type KnownTable = {
  readonly name: string;
  /** '' where it is found without one. */
  readonly schema: string;
  /** English name of the registry table behind it. */
  readonly registry: string | undefined;
  /** The reader's own: made in the console, or a cell. */
  readonly own: boolean;
  readonly columns: readonly KnownColumn[];
};

export type KnownFunction = {
  readonly name: string;
  /** 'round(x, precision)'. */
  readonly call: string;
  readonly doc: Text;
};

/** What can be written in a query, as far as it is known now. */
export type Vocabulary = {
  readonly tables: readonly KnownTable[];
  readonly functions: readonly KnownFunction[];
  readonly variables: readonly string[];
};

export const NO_WORDS: Vocabulary = {tables: [], functions: [], variables: []};

/** Every column that a connection can read, in the order of its tables; the console's own helpers are left out. */
export const COLUMNS_SQL = `SELECT database_name AS db, schema_name AS "schema", table_name AS "table", column_name AS "column",
    CASE WHEN data_type LIKE 'ENUM%[]' THEN 'ENUM[]' WHEN data_type LIKE 'ENUM%' THEN 'ENUM' ELSE data_type END AS "type"
  FROM duckdb_columns() WHERE NOT internal AND table_name NOT LIKE '%(%' AND column_name <> 'unreadable' AND schema_name <> 'store'
  ORDER BY database_name = 'temp' DESC, database_name, schema_name, table_name, column_index`;

/** Functions and macros by name, with the arguments of their first form. */
export const FUNCTIONS_SQL = `SELECT function_name AS name, min_by(array_to_string(parameters, ', '), len(parameters)) AS args,
    any_value(description) AS doc
  FROM duckdb_functions() WHERE function_type <> 'pragma' AND regexp_matches(function_name, '^[a-z][a-z0-9_]*$')
    AND NOT starts_with(function_name, 'pragma_') AND NOT starts_with(function_name, 'pg_')
  GROUP BY ALL ORDER BY name`;

export const VARIABLES_SQL = 'SELECT name FROM duckdb_variables() ORDER BY name';

/** Tables out of the rows of COLUMNS_SQL. */
export function knownTables(rows: Rows): KnownTable[] {
  const tables = new Map<string, KnownTable & {columns: KnownColumn[]}>();
  for (const row of records(rows)) {
    const [db, schema, name] = [row['db'], row['schema'], row['table']].map(String);
    const key = `${db}.${schema}.${name}`;
    const found = tables.get(key) ?? emptyTable(db ?? '', schema ?? '', name ?? '');
    const column = String(row['column']);
    found.columns.push({
      name: column,
      type: String(row['type']),
      described: describedColumn(found.registry, column)
    });
    tables.set(key, found);
  }
  return [...tables.values()];
}

function emptyTable(
  db: string,
  schema: string,
  name: string
): KnownTable & {columns: KnownColumn[]} {
  const bare = schema === 'main' ? '' : schema;
  return {
    name,
    schema: db === 'stage' ? 'stage' : bare,
    registry: registryTable(bare === '' || bare === 'data' ? name : ''),
    own: db === 'temp',
    columns: []
  };
}

function describedColumn(registry: string | undefined, name: string): Column | undefined {
  const columns = registry === undefined ? undefined : TABLES[registry]?.columns;
  return columns?.find((column) => column.name === name || column.zh === name);
}

/** Functions out of the rows of FUNCTIONS_SQL; `docs` are the product's own words for its macros. */
export function knownFunctions(rows: Rows, docs: ReadonlyMap<string, Text>): KnownFunction[] {
  return records(rows).map((row) => {
    const [name, doc] = [String(row['name']), String(row['doc'] ?? '')];
    const args = String(row['args'] ?? '');
    return {name, call: `${name}(${args})`, doc: docs.get(name) ?? {zh: doc, en: doc}};
  });
}
