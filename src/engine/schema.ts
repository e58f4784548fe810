import type {CodeList} from '../model/dictionary.ts';
import type {Connection} from '../model/engine.ts';
import {literal} from '../model/names.ts';
import {CODES} from '../registry/codes.ts';
import {POLICY_LINES} from '../registry/lines.ts';
import {TABLES} from '../registry/tables/index.ts';
import {bookStatements, LETTER_MACRO} from './books.ts';
import {enumType} from './cast-label.ts';
import {EXEMPTION_TABLE, EXEMPTION_VIEWS} from './exemption.ts';
import {createMacro} from './macro.ts';
import {castMacros} from './macros.ts';
import {insertLines, LINE_MACRO, POLICY_TABLE} from './policy.ts';
import {createStore} from './store.ts';
import {EDITION_MACRO, viewsOf} from './views.ts';

export type SchemaOptions = {
  /** Labels that the workspace adds to code lists, by the list's name. */
  readonly labels?: Readonly<Record<string, readonly string[]>>;
};

/** Makes schemas `data` and `store`, their types, macros, tables and views in a fresh database. Once a database. */
export async function createSchema(
  connection: Connection,
  {labels = {}}: SchemaOptions = {}
): Promise<void> {
  const lists = Object.values(CODES).map((list) => withLabels(list, labels[list.name] ?? []));
  const tables = Object.values(TABLES);
  const statements = [
    'CREATE SCHEMA store',
    'CREATE SCHEMA data',
    'CREATE SCHEMA file',
    ...lists.map(createType),
    ...castMacros(lists).map(createMacro),
    ...BOOKS,
    POLICY_TABLE,
    insertLines(POLICY_LINES),
    createMacro(LINE_MACRO),
    EXEMPTION_TABLE,
    createMacro(EDITION_MACRO),
    ...tables.flatMap(createStore),
    ...tables.flatMap(viewsOf),
    ...EXEMPTION_VIEWS,
    createMacro(LETTER_MACRO),
    ...bookStatements()
  ];
  for (const statement of statements) await connection.run(statement);
}

/**
 * Books about the data: where rows come from, what was set aside, what could not be read, what does not fit together,
 * which editions there are. `doubt` counts findings and unreadable cells by table and kind; a cell that several tables read
 * counts once, for the first.
 */
const BOOKS = [
  `CREATE TABLE data.source (source_id INTEGER, sheet_id INTEGER, file VARCHAR, sheet VARCHAR, kind VARCHAR,
    encoding VARCHAR, sha256 VARCHAR, size BIGINT, heading_rows INTEGER[], unit VARCHAR, title VARCHAR, as_of DATE,
    as_of_from VARCHAR, table_name VARCHAR, grain VARCHAR, verdict VARCHAR, score DOUBLE, rows_read INTEGER, rows_data INTEGER,
    rows_aside INTEGER, rows_loaded INTEGER, current BOOLEAN,
    "columns" STRUCT("position" INTEGER, heading VARCHAR, name VARCHAR, factor DOUBLE)[])`,
  `CREATE TABLE data.import_issue (source_id INTEGER, row_no INTEGER, column_no INTEGER, column_name VARCHAR,
    raw VARCHAR, problem VARCHAR)`,
  'CREATE TABLE data.set_aside (sheet_id INTEGER, row_no INTEGER, reason VARCHAR, "text" VARCHAR)',
  `CREATE TABLE data.finding (kind VARCHAR, table_name VARCHAR, source_id INTEGER, row_no INTEGER, key VARCHAR,
    "value" VARCHAR, other VARCHAR)`,
  `CREATE TABLE data.edition (table_name VARCHAR, as_of DATE, sources INTEGER[], "rows" INTEGER, places VARCHAR[],
    missing_places VARCHAR[], complete BOOLEAN)`,
  `CREATE VIEW data.doubt AS
    SELECT table_name, kind, count(*) AS n FROM data.finding GROUP BY ALL
    UNION ALL SELECT table_name, 'unreadable', count(*) FROM (
      SELECT arg_min(s.table_name, s.source_id) AS table_name FROM data.import_issue i JOIN data.source s USING (source_id)
      GROUP BY s.sheet_id, i.row_no, i.column_no) GROUP BY ALL`
];

function withLabels(list: CodeList, labels: readonly string[]): CodeList {
  return {...list, codes: [...list.codes, ...labels.map((zh) => ({zh, en: zh}))]};
}

export function createType({name, codes}: CodeList): string {
  return `CREATE TYPE ${enumType(name)} AS ENUM (${codes.map(({zh}) => literal(zh)).join(', ')})`;
}
