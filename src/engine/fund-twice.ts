import {CURRENT} from './views.ts';

/** What an allocation is known by that has no project number: two workbooks that both hold it count it twice. */
const SAME = [
  'document_no',
  'batch',
  'level',
  'township',
  'village',
  'project_id',
  'project_name',
  'coalesce(allocated, broken_down, released)',
  'coalesce(issued_on, arrived_on)'
].join(', ');

/** Allocations of a document that stand in several sources, those aside whose keys are found to be the same already. */
export const FUND_TWICE = `INSERT INTO data.finding
  SELECT 'duplicate-key', 'fund', source_id, row_no, concat_ws(' | ', document_no, level, project_name), n::VARCHAR, NULL
  FROM (SELECT *, count(*) OVER (PARTITION BY ${SAME}) AS n,
      min(source_id) OVER (PARTITION BY ${SAME}) < max(source_id) OVER (PARTITION BY ${SAME}) AS apart
    FROM data.fund WHERE ${CURRENT} AND document_no IS NOT NULL AND coalesce(allocated, broken_down, released) IS NOT NULL)
  ANTI JOIN (FROM data.finding WHERE kind = 'duplicate-key' AND table_name = 'fund') USING (source_id, row_no)
  WHERE apart ORDER BY document_no, source_id, row_no`;
