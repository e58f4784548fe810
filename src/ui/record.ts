import {literal, quoted} from '../model/names.ts';
import type {Value} from '../model/rows.ts';
import type {Text} from '../model/text.ts';
import {TABLES} from '../registry/tables/index.ts';
import type {Route} from './route.ts';

/** What a record is of. `keys`: the columns, in any table, that hold its number; `home`: the table that is its own. */
type Kind = {readonly title: Text; readonly home: string; readonly keys: readonly string[]};

export const KINDS = {
  household: {title: {zh: '户', en: 'Household'}, home: 'household', keys: ['household_id']},
  person: {title: {zh: '人', en: 'Person'}, home: 'person', keys: ['id_number']},
  village: {title: {zh: '村', en: 'Village'}, home: 'village', keys: ['village_code']},
  project: {title: {zh: '项目', en: 'Project'}, home: 'project', keys: ['project_id']},
  enterprise: {
    title: {zh: '经营主体', en: 'Enterprise'},
    home: 'enterprise',
    keys: ['enterprise_id']
  },
  document: {title: {zh: '资金文号', en: 'Fund document'}, home: 'fund', keys: ['document_no']},
  helper: {title: {zh: '帮扶责任人', en: 'Helper'}, home: 'helper', keys: ['helper_id_number']}
} as const satisfies Record<string, Kind>;
export type RecordKind = keyof typeof KINDS;

export function isKind(text: string): text is RecordKind {
  return Object.hasOwn(KINDS, text);
}

/** Tables whose ID number is that of a helper and of no person of the register. */
const HELPERS = 'helper';

/** The column of a table that holds the number of such a record; undefined where it has none. */
export function keyColumn(kind: RecordKind, table: string): string | undefined {
  const columns = TABLES[table]?.columns ?? [];
  if (kind === 'helper' && table === HELPERS) return 'id_number';
  if (kind === 'person' && table === HELPERS) return undefined;
  return KINDS[kind].keys.find((key) => columns.some(({name}) => name === key));
}

/** Columns of a row by English or Chinese name. */
export type RowValues = (column: string) => Value | undefined;

/** Kinds by what a column of theirs is called; the first that a row has a value of is the row's record. */
const COLUMNS: readonly (readonly [RecordKind, readonly string[]])[] = [
  ['household', ['household_id', '户编号']],
  ['project', ['project_id', '项目编号']],
  ['enterprise', ['enterprise_id', 'enterprise']],
  ['document', ['document_no', '文号']],
  ['village', ['village_code', '行政村代码']]
];

/** The kinds of records, and the column of each, that a result's columns lead to. */
export function recordColumns(
  names: readonly string[]
): readonly (readonly [RecordKind, string])[] {
  return COLUMNS.flatMap(([kind, columns]) => {
    const column = columns.find((name) => names.includes(name));
    return column === undefined ? [] : [[kind, column] as const];
  });
}

/** Where the name of a record stands in a list that does not show its number. */
const NAMES: Readonly<Partial<Record<RecordKind, readonly string[]>>> = {
  household: ['head_name', '户主姓名', 'name'],
  project: ['project_name', '项目名称'],
  enterprise: ['enterprise_name', '经营主体名称'],
  village: ['village', '行政村']
};

/** The column, of those that are shown, that names such a record. */
export function nameColumn(kind: RecordKind, shown: readonly string[]): string | undefined {
  return NAMES[kind]?.find((name) => shown.includes(name));
}

/** Built like an ID number: it may stand in no address. Registers without household numbers go by ID numbers. */
const ID_NUMBER = /^[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/;

export function isIdNumber(text: string): boolean {
  return ID_NUMBER.test(text);
}

/**
 * The record of a number. A household whose number is damaged is known by its row: '#source-row', as the notebooks write it; one
 * whose number is an ID number by the place of `row`. Undefined for a missing value, and without a place.
 */
export function recordRoute(
  kind: RecordKind,
  value: Value | undefined,
  row: RowValues = () => undefined
): Route | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  if (isIdNumber(value)) {
    const place = placeOf(row);
    return place && recordOfRow(kind, place.source, place.row);
  }
  return {page: 'record', kind, key: value.replace(/^#(?=\d+-\d+$)/, '@')};
}

/** The record that a row of a registry table belongs to, by its place: for numbers that may stand in no address. */
export function recordOfRow(kind: RecordKind, source: number, row: number): Route {
  return {page: 'record', kind, key: `@${source}-${row}`};
}

/** Where a row of a table stands; undefined where it does not say. */
export function placeOf(row: RowValues): {source: number; row: number} | undefined {
  const [source, number] = [row('source_id'), row('row_no')];
  return typeof source === 'number' && typeof number === 'number'
    ? {source, row: number}
    : undefined;
}

/** '@12-345' as source and row. */
export function rowOfKey(key: string): {source: number; row: number} | undefined {
  const [, source, row] = /^@(\d{1,9})-(\d{1,9})$/.exec(key) ?? [];
  return source === undefined ? undefined : {source: Number(source), row: Number(row)};
}

/** The rows of a table about a record; without a number only the row at its place. NULL: the table says nothing. */
export type Asked = {
  readonly kind: RecordKind;
  readonly number: string | undefined;
  readonly at: {readonly source: number; readonly row: number} | undefined;
};

/** The condition under which rows of a table are about a record; undefined where the table cannot be. */
export function conditionIn(table: string, {kind, number, at}: Asked): string | undefined {
  if (number === undefined) {
    return at && `source_id = ${Math.trunc(at.source)} AND row_no = ${Math.trunc(at.row)}`;
  }
  const column = keyColumn(kind, table);
  if (column === undefined) return undefined;
  const own = `${quoted(column)} = ${literal(number)}`;
  const has = (name: string): boolean =>
    TABLES[table]?.columns.some((c) => c.name === name) ?? false;
  if (kind === 'household' && has('head_id_number')) {
    return `(${own} OR household_id IS NULL AND head_id_number IN (${headsOf(number)}))`;
  }
  if (kind === 'enterprise' && has('enterprise_name')) {
    return `(${own} OR enterprise_id IS NULL AND enterprise_name IN (
      SELECT name FROM data.enterprise WHERE enterprise_id = ${literal(number)}))`;
  }
  return own;
}

/** ID numbers of a household's heads: lists without household numbers are found by them. */
function headsOf(number: string): string {
  return `SELECT head_id_number FROM data.household WHERE household_id = ${literal(number)} AND head_id_number IS NOT NULL`;
}

/** How many rows each table has about a record: `name`, `n`; tables without any are left out. */
export function countsSql(tables: readonly string[], asked: Asked): string {
  const counts = tables.flatMap((table) => {
    const condition = conditionIn(table, asked);
    return condition === undefined
      ? []
      : [
          `SELECT ${literal(table)} AS name, count(*) AS n FROM data.${quoted(table)} WHERE ${condition}`
        ];
  });
  return counts.length === 0
    ? `SELECT '' AS name, 0 AS n WHERE false`
    : `FROM (${counts.join(' UNION ALL ')}) WHERE n > 0`;
}

/** The rows of a table about a record, newest edition first. */
export function rowsSql(table: string, asked: Asked): string {
  return `SELECT * EXCLUDE (unreadable) FROM data.${quoted(table)} WHERE ${conditionIn(table, asked) ?? 'false'}
    ORDER BY as_of DESC NULLS LAST, source_id, row_no`;
}

/** Cells of the record's rows that could not be read. */
export function issuesSql(table: string, asked: Asked): string {
  return `SELECT i.source_id, i.row_no, i.column_name, i.raw, i.problem FROM data.import_issue i
    WHERE (i.source_id, i.row_no) IN (${placesSql(table, asked)})`;
}

/** What does not fit together and touches the record's rows. */
export function findingsSql(tables: readonly string[], asked: Asked): string {
  const own = asked.number === undefined ? '' : ` OR f.key = ${literal(asked.number)}`;
  const places = tables.map((table) => placesSql(table, asked)).join(' UNION ALL ');
  return `SELECT DISTINCT f.kind, f.table_name, f.source_id, f.row_no, f.key, f."value", f.other FROM data.finding f
    WHERE (f.source_id, f.row_no) IN (${places})${own} ORDER BY ALL`;
}

function placesSql(table: string, asked: Asked): string {
  return `SELECT source_id, row_no FROM data.${quoted(table)} WHERE ${conditionIn(table, asked) ?? 'false'}`;
}
