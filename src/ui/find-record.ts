import {literal, quoted} from '../model/names.ts';
import type {ImportReport} from '../model/report.ts';
import {records, type Rows, type Value} from '../model/rows.ts';
import {TABLES} from '../registry/tables/index.ts';
import type {Desk} from './desk.ts';
import {
  conditionIn,
  countsSql,
  findingsSql,
  issuesSql,
  keyColumn,
  KINDS,
  rowOfKey,
  rowsSql,
  type Asked,
  type RecordKind,
  type RowValues
} from './record.ts';
import type {TableSource} from './row-windows.ts';

/** A cell of a record's row that could not be read. */
export type RecordIssue = {
  readonly source: number;
  readonly row: number;
  readonly column: string;
  readonly raw: string;
};

/** What a table says about a record; `rows` holds the first few. */
export type RecordTable = {
  readonly name: string;
  readonly source: TableSource;
  readonly rows: Rows;
  readonly issues: readonly RecordIssue[];
};

/** All that the tables say. `number` is missing where it is damaged. */
export type FoundRecord = {
  readonly number: string | undefined;
  readonly tables: readonly RecordTable[];
  readonly findings: readonly Readonly<Record<string, Value>>[];
};

/** What is asked for a record: which tables there are, and what they say. */
type Tables = Pick<Desk, 'state' | 'query'>;

/** Rows of a table that stand beside each other, field under field; more of them are listed. */
export const BESIDE = 6;
const MOST = 500;

/** Results of so many records are there at a time: one that is still being found takes none from the next. */
const SLOTS = 8;
let turn = 0;

/** Everything about a record: by its number in every table that has it, its own table first. */
export async function findRecord(all: Tables, kind: RecordKind, key: string): Promise<FoundRecord> {
  const slot = (turn += 1) % SLOTS;
  const desk: Tables = {state: all.state, query: (name, sql) => all.query(`${slot} ${name}`, sql)};
  const at = rowOfKey(key);
  const number = at ? await numberAt(desk, kind, at) : key;
  const asked: Asked = {kind, number, at};
  const loaded = at && number === undefined ? await tablesAt(desk, at.source) : loadedTables(desk);
  const counts = await read(desk, 'record (counts)', countsSql(loaded, asked));
  const counted = counts.map((row) => String(row['name']));
  const names = [KINDS[kind].home, ...Object.keys(TABLES)].filter(
    (name, index, every) => counted.includes(name) && every.indexOf(name) === index
  );
  const [findings, ...tables] = await Promise.all([
    names.length === 0 ? [] : read(desk, 'record (findings)', findingsSql(names, asked)),
    ...names.map((name) => tableAbout(desk, name, asked))
  ]);
  return {number, tables, findings};
}

async function tableAbout(desk: Tables, name: string, asked: Asked): Promise<RecordTable> {
  const listed = async (): Promise<[TableSource, Rows]> => {
    const made = await desk.query(`record ${name}`, rowsSql(name, asked));
    return [made, await made.page({offset: 0, limit: BESIDE})];
  };
  const [[source, rows], issues] = await Promise.all([
    listed(),
    read(desk, `record issues ${name}`, issuesSql(name, asked))
  ]);
  return {
    name,
    source,
    rows,
    issues: issues.map((row) => ({
      source: Number(row['source_id']),
      row: Number(row['row_no']),
      column: String(row['column_name']),
      raw: String(row['raw'])
    }))
  };
}

function loadedTables(desk: Tables): string[] {
  const {tables} = desk.state;
  return tables.flatMap(({name, rows}) => (rows > 0 && TABLES[name] ? [name] : []));
}

async function tablesAt(desk: Tables, source: number): Promise<string[]> {
  const rows = await read(
    desk,
    'record (source)',
    `SELECT table_name FROM data.source WHERE source_id = ${Math.trunc(source)}`
  );
  return rows.map((row) => String(row['table_name']));
}

/** The number that a row holds; undefined where it is missing or damaged. */
async function numberAt(
  desk: Tables,
  kind: RecordKind,
  at: {readonly source: number; readonly row: number}
): Promise<string | undefined> {
  for (const table of await tablesAt(desk, at.source)) {
    const column = keyColumn(kind, table);
    const place = conditionIn(table, {kind, number: undefined, at});
    if (column === undefined || place === undefined) continue;
    const sql = `SELECT ${quoted(column)}::VARCHAR AS number FROM data.${quoted(table)} WHERE ${place}`;
    const [row] = await read(desk, 'record (number)', sql);
    if (typeof row?.['number'] === 'string') return row['number'];
  }
  return undefined;
}

async function read(desk: Tables, name: string, sql: string): Promise<Record<string, Value>[]> {
  const source = await desk.query(name, sql);
  return records(await source.page({offset: 0, limit: MOST}));
}

/** Which of the sets of columns of its sheet a row was made from; undefined where a row of the sheet makes one of the table. */
export function partOf(
  report: ImportReport | null,
  source: number,
  row: RowValues
): number | undefined {
  for (const {tables, projections} of (report?.files ?? []).flatMap(({sheets}) => sheets)) {
    const grain = projections[tables.findIndex(({sourceId}) => sourceId === source)]?.grain;
    if (grain?.kind !== 'unpivot') continue;
    const part = grain.sets.findIndex((set) =>
      Object.entries(set).every(
        ([name, said]) => typeof said !== 'string' || String(row(name)) === said
      )
    );
    return part < 0 ? undefined : part;
  }
  return undefined;
}

/** Who is called by a number or name, exactly: households by number, people and heads by ID number or name. */
export function findSql(text: string, loaded: readonly string[]): string {
  const wanted = literal(text.trim());
  const places = `township, village, source_id, row_no, as_of`;
  const selects = [
    loaded.includes('household')
      ? `SELECT 'household' AS kind, household_id, head_name AS name, head_id_number AS number, ${places} FROM data.household
         WHERE household_id = ${wanted} OR head_id_number = upper(${wanted}) OR head_name = ${wanted}`
      : '',
    loaded.includes('person')
      ? `SELECT 'person', household_id, name, id_number, ${places} FROM data.person
         WHERE id_number = upper(${wanted}) OR name = ${wanted}`
      : ''
  ].filter((select) => select !== '');
  if (selects.length === 0) return `SELECT 1 WHERE false`;
  return `FROM (${selects.join(' UNION ALL ')})
    QUALIFY row_number() OVER (PARTITION BY coalesce(household_id, number, source_id || '-' || row_no) ORDER BY kind, as_of DESC NULLS LAST, row_no) = 1
    ORDER BY township, village, household_id`;
}
