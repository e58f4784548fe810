import type {Column, ColumnType, RegistryTable} from '../model/dictionary.ts';
import {literal, quoted} from '../model/names.ts';
import {EDITIONED} from '../registry/editioned.ts';
import {TABLES} from '../registry/tables/index.ts';
import {FUND_TWICE} from './fund-twice.ts';
import {orphans} from './orphan.ts';
import {CURRENT} from './views.ts';
import type {SheetEnd} from '../model/sheet.ts';

/** Kinds that are found anew after every load; the others belong to their source. */
const COMPUTED = [
  'duplicate-key',
  'duplicate-id',
  'key-missing',
  'number-missing',
  'id-damaged',
  'id-placeholder',
  'key-damaged',
  'heads-several',
  'head-missing',
  'orphan'
];

/** A source that is new, and those of its columns whose ID numbers nobody has checked. */
export type Unchecked = {
  readonly source: number;
  readonly table: string;
  readonly columns: readonly string[];
};

/** What is known of all persons: the ID numbers that stand more than once, where the importer has found them; whether all are of one date. */
export type KnownPersons = {
  readonly repeats: readonly string[] | undefined;
  readonly oneDate: boolean;
};

/**
 * The statements that write down what does not fit together. `loaded`: tables that hold rows. Only of what is new are check digits
 * looked at.
 */
export function findingStatements(
  loaded: ReadonlySet<string>,
  unchecked: readonly Unchecked[],
  persons: KnownPersons
): readonly string[] {
  const tables = Object.values(TABLES).filter(({name}) => loaded.has(name));
  return [
    `DELETE FROM data.finding WHERE kind IN (${COMPUTED.map(literal).join(', ')})`,
    ...tables.filter(({name}) => name !== 'person').map((table) => duplicates(table)),
    ...(loaded.has('fund') ? [FUND_TWICE] : []),
    ...tables.flatMap(withoutHousehold),
    ...(loaded.has('household') ? [WITHOUT_NUMBERS] : []),
    ...unchecked.flatMap(failedChecks),
    ...(loaded.has('person') ? [...repeatedPersons(persons), heads(persons)] : []),
    ...(loaded.has('household') ? orphans(tables) : []),
    damaged()
  ].map((statement) => statement.trim());
}

/** Totals that a sheet states and its rows do not add up to, as rows of VALUES; half a cent is allowed. */
export function totalRows(
  sourceId: number,
  table: string,
  headings: readonly string[],
  {totals}: SheetEnd
): readonly string[] {
  const wrong = totals.filter(({stated, summed}) => Math.abs(stated - summed) > 0.005);
  return wrong.map(({row, column, stated, summed}) => {
    const heading = literal(headings[column - 1] ?? String(column));
    return `('total-differs', ${literal(table)}, ${sourceId}, ${row}, ${heading}, '${stated}', '${summed}')`;
  });
}

/**
 * Rows with the same key within one edition (of ledgers: in all that hold). Where a part of the key is missing rows are only the
 * same that differ in nothing else that names or describes: three pairings without household number are not one. `among`: what
 * holds them all, with what distinguishes them, where that is known. Counted by groups: a window takes the engine long to compile.
 */
function duplicates(table: RegistryTable, among?: string): string {
  const columns = keyOf(table);
  const parts = columns.map(({name}) => `coalesce(${quoted(name)}::VARCHAR, '')`);
  const isEditioned = EDITIONED.has(table.name);
  const edition = isEditioned ? ['as_of'] : [];
  const holds = isEditioned ? '' : `AND ${CURRENT}`;
  const keyed = columns.filter(({type}) => type === 'key' || type === 'id-number');
  const known = (keyed.length > 0 ? keyed : columns).map(({name}) => `${quoted(name)} IS NOT NULL`);
  const others = among === undefined ? othersOf(table) : 'others';
  const group = ['key', 'others', ...edition];
  const same = group.map((name) => `k.${name} IS NOT DISTINCT FROM g.${name}`).join(' AND ');
  return `INSERT INTO data.finding WITH keyed AS MATERIALIZED (
      SELECT source_id, row_no, ${[...edition, ''].join(', ')}concat_ws(' | ', ${parts.join(', ')}) AS key, ${others} AS others
      FROM ${among ?? alike(table.name, [...parts, others, ...edition], 'count(*) > 1')} ${holds} AND (${known.join(' OR ')}))
    SELECT 'duplicate-key', ${literal(table.name)}, source_id, row_no, k.key, n::VARCHAR, NULL
    FROM keyed k JOIN (SELECT ${group.join(', ')}, count(*) AS n FROM keyed GROUP BY ALL HAVING count(*) > 1) g ON ${same}
    ORDER BY k.key, source_id, row_no`;
}

function keyOf({key, columns}: RegistryTable): readonly Column[] {
  return key.flatMap((name) => columns.filter((column) => column.name === name));
}

/** A hash of what a row says beside a key of which a part is missing, but amounts, answers and telephones; NULL where the key is whole. */
function othersOf(table: RegistryTable): string {
  const key = keyOf(table);
  const others = table.columns.filter(
    (column) => !key.includes(column) && !NEVER_DISTINGUISH.has(column.type)
  );
  if (others.length === 0) return 'NULL';
  const missing = key.map(({name}) => `${quoted(name)} IS NULL`).join(' OR ');
  const names = others.map(({name}) => quoted(name));
  return `CASE WHEN ${missing} THEN hash(${names.join(', ')}) END`;
}

const NEVER_DISTINGUISH: ReadonlySet<ColumnType> = new Set<ColumnType>([
  'money',
  'area',
  'integer',
  'number',
  'percent',
  'yes-no',
  'phone'
]);

/**
 * The rows of a table whose group of the given values may fit: groups are told by a hash, which is cheaper than to keep the
 * texts of all, so what is found among them is to be grouped again by the values themselves.
 */
function alike(table: string, values: readonly string[], fits: string): string {
  const from = `data.${quoted(table)}`;
  const group = `hash(${values.join(', ')})`;
  return `${from} WHERE ${group} IN (SELECT ${group} FROM ${from} GROUP BY ALL HAVING ${fits})`;
}

const TWINS = 'temp.main.twins';

/**
 * Persons that stand twice, and one ID number for several persons of an edition. Whose key stands twice has an ID number that
 * does, or none: so the persons are grouped once. What else they say is only read of those whose key is not whole, who are few.
 */
function repeatedPersons({repeats}: KnownPersons): readonly string[] {
  const group = 'hash(id_number, as_of)';
  const [given, isAgain] =
    repeats === undefined
      ? [
          `WITH again AS MATERIALIZED (SELECT ${group} FROM data.person GROUP BY ALL HAVING count(*) > 1)`,
          `id_number IS NOT NULL AND ${group} IN (FROM again)`
        ]
      : ['', `id_number IN (${listed(repeats)})`];
  const {person} = TABLES;
  const others = person === undefined ? 'NULL' : othersOf(person);
  const those = (said: string, where: string) =>
    `SELECT source_id, row_no, as_of, household_id, id_number, ${said} AS others FROM data.person WHERE ${where}`;
  return [
    `CREATE OR REPLACE TEMP TABLE twins AS ${given} ${those('NULL::UBIGINT', `household_id IS NOT NULL AND ${isAgain}`)}
      UNION ALL ${those(others, `household_id IS NULL AND ${isAgain}`)}
      UNION ALL ${those(others, 'id_number IS NULL')}`,
    ...(person === undefined ? [] : [duplicates(person, `${TWINS} WHERE true`)]),
    `INSERT INTO data.finding
      SELECT 'duplicate-id', 'person', source_id, row_no, t.id_number, n::VARCHAR, household_id
      FROM ${TWINS} t JOIN (SELECT id_number, as_of, count(*) AS n FROM ${TWINS} GROUP BY ALL HAVING count(*) > 1) g
        ON t.id_number = g.id_number AND t.as_of IS NOT DISTINCT FROM g.as_of
      ORDER BY t.id_number, source_id, row_no`,
    `DROP TABLE ${TWINS}`
  ];
}

/** Texts behind IN. Many take the engine long to plan, unless they come in one text. */
function listed(texts: readonly string[]): string {
  if (texts.length > MOST_LISTED)
    return `SELECT unnest(string_split(${literal(texts.join(' '))}, ' '))`;
  return texts.length === 0 ? 'NULL' : texts.map(literal).join(', ');
}

const MOST_LISTED = 3000;

/**
 * Rows of a register that belong to no household, in sheets that have a column of their numbers; unless the number is there, but unreadable.
 */
function withoutHousehold({name, key}: RegistryTable): string[] {
  const id = REGISTERS.get(name);
  if (id === undefined || !key.includes('household_id')) return [];
  return [
    `INSERT INTO data.finding
      SELECT 'key-missing', ${literal(name)}, source_id, row_no, ${id}, 'household_id', NULL
      FROM data.${quoted(name)} r SEMI JOIN (FROM data.source WHERE list_contains([c.name FOR c IN "columns"], 'household_id')) USING (source_id)
      ANTI JOIN (FROM data.import_issue WHERE column_name = 'household_id') i USING (source_id, row_no)
      WHERE household_id IS NULL ORDER BY source_id, row_no`
  ];
}

/** Sheets of households that go by the ID numbers of their heads (`number`), each with how many these are. */
const WITHOUT_NUMBERS = `INSERT INTO data.finding
  SELECT 'number-missing', 'household', source_id, min(row_no), arg_min(household_id, row_no), count(*)::VARCHAR, NULL
  FROM data.household SEMI JOIN (FROM data.source WHERE NOT list_contains([c.name FOR c IN coalesce("columns", [])], 'household_id'))
    USING (source_id)
  WHERE household_id = head_id_number GROUP BY source_id ORDER BY source_id`;

/** Registers of households and persons, and the ID number that each row has. */
const REGISTERS: ReadonlyMap<string, string> = new Map([
  ['household', 'head_id_number'],
  ['monitored', 'head_id_number'],
  ['person', 'id_number']
]);

function failedChecks({source, table, columns}: Unchecked): string[] {
  return columns.map(
    (name) => `INSERT INTO data.finding
      SELECT 'id-check-fails', ${literal(table)}, source_id, row_no, ${quoted(name)}, ${literal(name)}, NULL
      FROM data.${quoted(table)} WHERE source_id = ${source} AND NOT id_check(${quoted(name)})`
  );
}

function heads({oneDate}: KnownPersons): string {
  const persons = alike(
    'person',
    oneDate ? ['household_id'] : ['household_id', 'as_of'],
    `count(CASE WHEN relation = '户主' THEN 1 END) <> 1`
  );
  return `INSERT INTO data.finding
    SELECT CASE WHEN n = 0 THEN 'head-missing' ELSE 'heads-several' END, 'person', source_id, row_no, household_id, n::VARCHAR, as_of::VARCHAR
    FROM (SELECT household_id, as_of, count(*) FILTER (relation = '户主') AS n, arg_min(source_id, rank) AS source_id, arg_min(row_no, rank) AS row_no
      FROM (SELECT *, coalesce(relation <> '户主', true)::INTEGER * 1000000000 + row_no AS rank FROM ${persons})
      WHERE household_id IS NOT NULL GROUP BY ALL HAVING count(relation) > 0 AND n <> 1)
    ORDER BY household_id`;
}

/** Keys that came damaged, from import_issue. */
function damaged(): string {
  const ids = Object.values(TABLES).flatMap(({columns}) =>
    columns.filter(({type}) => type === 'id-number').map(({name}) => literal(name))
  );
  return `INSERT INTO data.finding
    SELECT CASE WHEN problem = 'placeholder' THEN 'id-placeholder'
      WHEN column_name IN (${[...new Set(ids)].join(', ')}) THEN 'id-damaged' ELSE 'key-damaged' END,
      s.table_name, i.source_id, i.row_no, i.raw, i.column_name, i.problem
    FROM data.import_issue i JOIN data.source s USING (source_id)
    WHERE problem IN ('digits-lost', 'digits-rounded', 'placeholder')
    ORDER BY i.source_id, i.row_no`;
}
