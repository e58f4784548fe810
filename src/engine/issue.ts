import {literal} from '../model/names.ts';
import {problemOf} from './cast.ts';
import type {Casts, Part, Slot} from './load-select.ts';

/**
 * A statement for each part of which a cell may be unreadable: its rows' unreadable cells as rows of import_issue.
 * `held`: table and WHERE clause of the rows, which have a column `part` when there are several.
 */
export function issueInserts(held: string, parts: readonly Part[], casts: Casts): string[] {
  return parts.flatMap(({slots}, i) => {
    const doubted = slots.filter((slot) => casts.cell(slot).unreadable('r', 'v') !== undefined);
    if (doubted.length === 0) return [];
    const own = parts.length === 1 ? '' : `AND part = ${i}`;
    const positions = slots.map(({mapped}) => mapped.column);
    const names = slots.map(({column}) => literal(column.name));
    return `INSERT INTO data.import_issue
      SELECT source_id, row_no, column_no, column_name, raw, ${problem(doubted)}
      FROM (SELECT source_id, row_no, unnest(unreadable) AS raw, unnest([${positions.join(', ')}]) AS column_no,
        unnest([${names.join(', ')}]) AS column_name FROM ${held} AND unreadable IS NOT NULL ${own})
      WHERE raw IS NOT NULL ORDER BY source_id, row_no, column_no`;
  });
}

function problem(slots: readonly Slot[]): string {
  const columns = [...new Map(slots.map(({column}) => [column.name, column])).values()];
  const names = new Map<string, string[]>();
  for (const column of columns) {
    const expression = problemOf(column, 'raw');
    names.set(expression, [...(names.get(expression) ?? []), literal(column.name)]);
  }
  const cases = [...names].map(
    ([found, of]) => `WHEN column_name IN (${of.join(', ')}) THEN ${found}`
  );
  return `CASE ${cases.join(' ')} END`;
}
