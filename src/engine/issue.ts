import {literal} from '../model/names.ts';
import {ASIDE_REASONS} from '../model/batch.ts';
import {problemOf, staged, stageTable} from './cast.ts';
import type {Part, Slot} from './load-select.ts';

/** One statement a part: its rows' unreadable cells as rows of import_issue. `held`: table and condition of the rows. */
export function issueInserts(
  held: string,
  parts: readonly Part[],
  sourceId: number
): readonly string[] {
  const from = held.includes(' WHERE ') ? `${held} AND` : `${held} WHERE`;
  return parts.map(({slots}, i) => {
    const own = parts.length === 1 ? '' : `AND part = ${i}`;
    return `INSERT INTO data.import_issue
      SELECT ${sourceId}, row_no, column_no, column_name, raw, ${problem(slots)}
      FROM (SELECT row_no, unnest(unreadable) AS raw, unnest([${slots.map(({mapped}) => mapped.column).join(', ')}]) AS column_no,
        unnest([${slots.map(({column}) => literal(column.name)).join(', ')}]) AS column_name
        FROM ${from} unreadable IS NOT NULL ${own})
      WHERE raw IS NOT NULL`;
  });
}

function problem(slots: readonly Slot[]): string {
  const columns = [...new Map(slots.map(({column}) => [column.name, column])).values()];
  const cases = columns.map(
    (column) => `WHEN ${literal(column.name)} THEN ${problemOf(column, 'raw')}`
  );
  return `CASE column_name ${cases.join(' ')} END`;
}

/** The rows of a sheet that are no data, with why and their text. */
export function asideInsert(sheet: number, width: number, sourceId: number): string {
  const cells = Array.from({length: width}, (_, i) => staged(i + 1));
  const reasons = ASIDE_REASONS.map((reason) => literal(reason)).join(', ');
  return `INSERT INTO data.set_aside SELECT ${sourceId}, row_no, [${reasons}][aside], concat_ws(' ', ${cells.join(', ')})
    FROM ${stageTable(sheet)} WHERE aside > 0 ORDER BY row_no`;
}
