import type {SealedTable, Session} from '../model/engine.ts';
import {quoted} from '../model/names.ts';
import type {Rows, Value} from '../model/rows.ts';
import {PUBLIC_TABLES, publicColumns, safeCount} from '../privacy/public-tables.ts';

const MOST_ROWS = 500_000;
const OWN_COLUMNS = ['source_id', 'row_no', 'as_of'];

/** Unreadable cells, and all contradictions together: a kind of them by itself may speak of single people. */
const DOUBTS = `SELECT NULL::VARCHAR AS table_name, if(kind = 'unreadable', kind, 'finding') AS kind, sum(n)::BIGINT AS n
  FROM data.doubt GROUP BY ALL`;

/**
 * Everything that the engine of a snapshot holds beside cubes: of public tables what is not personal, editions, policy lines, and
 * how many doubts there are in the data.
 */
export async function publicData(session: Session): Promise<SealedTable[]> {
  const tables: SealedTable[] = [];
  for (const name of PUBLIC_TABLES) tables.push(await publicTable(session, name));
  const books = [
    ['edition', 'SELECT table_name, as_of, complete FROM data.edition'],
    ['source', 'SELECT source_id, table_name, as_of, current FROM data.source'],
    ['doubt', DOUBTS],
    [
      'policy_line',
      "SELECT * REPLACE (CASE WHEN changed_by IS NOT NULL THEN 'workspace' END AS changed_by) FROM data.policy_line"
    ]
  ] as const;
  for (const [name, sql] of books) tables.push({name, rows: await rowsOf(session, sql)});
  return tables;
}

/** Names and codes of public places, projects and enterprises: what a unit that is no person may be called. */
export function publicLabels(tables: readonly SealedTable[]): ReadonlySet<string> {
  const labels = new Set<string>();
  for (const {name, rows} of tables) {
    if (!PUBLIC_TABLES.includes(name)) continue;
    rows.columns.forEach(({type}, at) => {
      if (type !== 'text' && type !== 'label') return;
      for (const value of rows.values[at] ?? []) if (typeof value === 'string') labels.add(value);
    });
  }
  return labels;
}

async function publicTable(session: Session, name: string): Promise<SealedTable> {
  const columns = publicColumns(name);
  const names = [...columns.map(({column}) => column.name), ...OWN_COLUMNS].map(quoted).join(', ');
  const rows = await rowsOf(session, `SELECT ${names} FROM data.${quoted(name)}`);
  const values = rows.values.map((column, at) =>
    columns[at]?.counted ? column.map((value) => safe(value)) : column
  );
  return {name, rows: {...rows, values}};
}

function safe(value: Value): Value {
  return typeof value === 'number' ? safeCount(value) : value;
}

async function rowsOf(session: Session, sql: string): Promise<Rows> {
  const name = 'public (release)';
  await session.runCell(name, sql);
  const rows = await session.page(name, {offset: 0, limit: MOST_ROWS});
  await session.forget(name);
  return rows;
}
