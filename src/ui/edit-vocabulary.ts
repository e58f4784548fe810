import type {Column, ColumnType, RegistryTable} from '../model/dictionary.ts';
import {viewNames} from '../notebook/names.ts';
import {TABLES} from '../registry/tables/index.ts';
import type {Desk} from './desk.ts';
import type {OpenNotebook} from './open-notebook.ts';
import {
  FUNCTIONS_SQL,
  knownFunctions,
  type KnownColumn,
  type KnownFunction,
  type KnownTable,
  type Vocabulary
} from './sql/vocabulary.ts';

const functions = new WeakMap<Desk, readonly KnownFunction[]>();

/** Asks the engine once for its functions; until it has answered none are offered. */
export async function loadFunctions(desk: Desk): Promise<void> {
  if (functions.has(desk) || desk.state.engine.is !== 'ready') return;
  functions.set(desk, []);
  try {
    const source = await desk.query('(functions)', FUNCTIONS_SQL);
    const rows = await source.page({offset: 0, limit: source.count});
    functions.set(desk, knownFunctions(rows, new Map()));
  } catch {
    functions.delete(desk);
  }
}

/** What a query of a notebook may name: its own cells, the registry under both its names, its inputs, the engine's functions. */
export function vocabularyOf(desk: Desk, open: OpenNotebook): Vocabulary {
  const cells = open.notebook?.cells ?? [];
  return {
    tables: [
      ...cells.flatMap((cell) => cellTable(open, cell.kind === 'prose' ? '' : cell.name)),
      ...REGISTRY
    ],
    functions: functions.get(desk) ?? [],
    variables: cells.flatMap((cell) => (cell.kind === 'input' ? [cell.name] : []))
  };
}

function cellTable(open: OpenNotebook, name: string): KnownTable[] {
  const result = open.result(name);
  if (result?.kind !== 'table') return [];
  const columns = result.table.columns.map((column): KnownColumn => ({
    name: column.name,
    type: ENGINE_TYPES[column.type] ?? column.type,
    described: undefined
  }));
  return [{name, schema: '', registry: undefined, own: true, columns}];
}

const ENGINE_TYPES: Readonly<Record<string, string>> = {
  text: 'VARCHAR',
  label: 'ENUM',
  integer: 'BIGINT',
  number: 'DOUBLE',
  decimal: 'DECIMAL',
  boolean: 'BOOLEAN',
  date: 'DATE',
  timestamp: 'TIMESTAMP'
};

/** The engine's types of the dictionary's columns; the others are text. */
const COLUMN_TYPES: Readonly<Partial<Record<ColumnType, string>>> = {
  label: 'ENUM',
  labels: 'ENUM[]',
  'yes-no': 'BOOLEAN',
  integer: 'INTEGER',
  year: 'INTEGER',
  number: 'DOUBLE',
  percent: 'DOUBLE',
  area: 'DOUBLE',
  money: 'DECIMAL',
  date: 'DATE',
  month: 'DATE'
};

/** The registry as the dictionary has it, under English and Chinese names. */
const REGISTRY: readonly KnownTable[] = Object.values(TABLES).flatMap((table: RegistryTable) =>
  viewNames(table).map((name) => {
    const chinese = name.startsWith(table.zh);
    const columns = table.columns.map((column) => knownColumn(column, chinese));
    return {name, schema: '', registry: table.name, own: false, columns};
  })
);

function knownColumn(column: Column, chinese: boolean): KnownColumn {
  return {name: chinese ? column.zh : column.name, type: typeOf(column), described: column};
}

function typeOf({type}: Column): string {
  return COLUMN_TYPES[type] ?? 'VARCHAR';
}
