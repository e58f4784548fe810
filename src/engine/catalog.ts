import type {TableState} from '../model/engine.ts';
import {quoted} from '../model/names.ts';
import {TABLES} from '../registry/tables/index.ts';
import type {Work} from './work.ts';

/** Every registry table as the side bar shows it: rows at the page's date, editions newest first. */
export async function tableStates(work: Work): Promise<readonly TableState[]> {
  const doubtful = await names(
    work,
    `SELECT DISTINCT table_name AS t FROM data.finding UNION
     SELECT DISTINCT s.table_name FROM data.import_issue JOIN data.source s USING (source_id)`
  );
  const loaded = await names(work, 'SELECT DISTINCT table_name AS t FROM data.source');
  const states: TableState[] = [];
  for (const name of Object.keys(TABLES)) {
    if (!loaded.has(name)) {
      states.push({name, rows: 0, asOf: [], state: 'empty'});
      continue;
    }
    const [count] = await work.rows(`SELECT count(*) AS n FROM main.${quoted(name)}`);
    const dates = await work.rows(
      `SELECT DISTINCT as_of::VARCHAR AS d FROM data.source WHERE table_name = '${name}' AND as_of IS NOT NULL ORDER BY d DESC`
    );
    states.push({
      name,
      rows: Number(count?.['n'] ?? 0),
      asOf: dates.map((row) => String(row['d'])),
      state: doubtful.has(name) ? 'doubtful' : 'loaded'
    });
  }
  return states;
}

async function names(work: Work, sql: string): Promise<ReadonlySet<string>> {
  const rows = await work.rows(sql);
  return new Set(rows.map((row) => String(row['t'])));
}
