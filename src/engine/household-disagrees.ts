import {literal, quoted} from '../model/names.ts';
import {TABLES} from '../registry/tables/index.ts';
import type {Work} from './work.ts';

/** Rows of new lists of households whose key stands there more than once. */
const TWICE = `FROM data.finding WHERE kind = 'duplicate-key' AND table_name = 'household'`;

/**
 * Writes a finding for each household and column in which the rows of one list of households disagree, as is done for those of a list
 * of persons, where they become one household. `sources`: new lists, whose duplicates are found already.
 */
export async function disagreeingHouseholds(work: Work, sources: readonly number[]): Promise<void> {
  if (sources.length === 0) return;
  const among = `source_id IN (${sources.join(', ')})`;
  const [found] = await work.rows(`${TWICE} AND ${among} LIMIT 1`);
  if (found === undefined) return;
  const columns = TABLES['household']?.columns.filter(({name}) => name !== 'household_id') ?? [];
  const values = columns.map(
    ({name}) => `CASE WHEN min(${quoted(name)}) <> max(${quoted(name)})
      THEN [${literal(name)}, min(${quoted(name)})::VARCHAR, max(${quoted(name)})::VARCHAR] END`
  );
  await work.run(`INSERT INTO data.finding
    SELECT 'household-disagrees', 'household', source_id, row_no, household_id, d[1], d[2] || ' | ' || d[3]
    FROM (SELECT source_id, household_id, min(row_no) AS row_no, unnest([${values.join(', ')}]::VARCHAR[][]) AS d
      FROM data.household SEMI JOIN (${TWICE}) USING (source_id, row_no)
      WHERE ${among} AND household_id IS NOT NULL GROUP BY source_id, household_id)
    WHERE d IS NOT NULL ORDER BY source_id, row_no`);
}
