import {guardOf, isFrame, THRESHOLD} from './guards.ts';
import {labelsOf, type Mark, type Table, type TableRow} from './table.ts';

/** Labels that too few have: they may not even be named. */
export function rareLabels(table: Table): readonly ReadonlySet<Mark>[] {
  return table.by.map((name, dimension) => {
    if (!table.people) return new Set();
    return new Set(
      [...labelsOf(table, dimension)]
        .filter(
          ([mark, units]) => units < (isFrame(name) ? THRESHOLD : guardOf([name, String(mark)]))
        )
        .map(([mark]) => mark)
    );
  });
}

/** Whether a row would name a label that too few have. */
export function namesRare(row: TableRow, rare: readonly ReadonlySet<Mark>[]): boolean {
  return row.marks.some(
    (mark, dimension) => mark !== undefined && (rare[dimension]?.has(mark) ?? false)
  );
}
