import {literal} from '../model/names.ts';
import {fold} from '../registry/fold.ts';
import {castOf, missingIn, staged, stageTable} from './cast.ts';
import {partsOf, type Member} from './load-select.ts';

/**
 * For columns whose heading stands twice in a sheet, of which one is read: a statement that lists the rows in which the
 * two say different things, once a household where the rows are those of households.
 */
export function repeatedInserts(
  {sheet, sourceId, projection}: Member,
  headings: readonly string[]
): readonly string[] {
  const slots = partsOf(projection).flatMap((part) => part.slots);
  const used = new Set(slots.map(({mapped}) => mapped.column));
  const twins = (at: number) =>
    headings.flatMap((heading, i) =>
      !used.has(i + 1) && heading !== '' && fold(heading) === fold(headings[at - 1] ?? '')
        ? [i + 1]
        : []
    );
  const key = projection.columns['household_id']?.[0]?.column;
  const once =
    projection.grain.kind === 'first' && key !== undefined
      ? `QUALIFY row_number() OVER (PARTITION BY ${staged(key)} ORDER BY row_no) = 1`
      : '';
  return slots.flatMap(({column, mapped}) =>
    missingIn(column, '') === undefined || column.type === 'percent'
      ? []
      : twins(mapped.column).map((twin) => {
          const [read, other] = [staged(mapped.column), staged(twin)];
          return `INSERT INTO data.finding SELECT 'columns-disagree', ${literal(projection.table)}, ${sourceId}, row_no,
            ${literal(column.name)}, ${read}, ${other} FROM ${stageTable(sheet)}
            WHERE aside = 0 AND ${castOf(column, read, {...mapped, column: 0})} <> ${castOf(column, other, {...mapped, column: 0})}
            ${once} ORDER BY row_no`;
        })
  );
}
