import {rowKey, sumsOver, type Mark, type Table, type TableRow} from './table.ts';

/** Combinations of labels without a unit are numbers too, unless there are more than this. */
const MOST_EMPTY = 2000;

/** Combinations of labels that no unit has: a reader knows them as 0, and they may have to be hidden. */
export function emptyRows(
  table: Table,
  given: readonly TableRow[],
  margins: ReadonlySet<number>
): TableRow[] {
  const known = new Set(given.map((row) => rowKey(row.margin, row.marks)));
  const marks = table.by.map((_, dimension) => [
    ...new Set(given.map((row) => row.marks[dimension]).filter((mark) => mark !== undefined))
  ]);
  return [...margins].flatMap((margin) => {
    const size = marks.reduce(
      (product, own, dimension) => product * (sumsOver(table, margin, dimension) ? 1 : own.length),
      1
    );
    if (size > MOST_EMPTY) return [];
    const combinations = marks.reduce<readonly (readonly Mark[])[]>(
      (former, own, dimension) =>
        sumsOver(table, margin, dimension)
          ? former.map((each) => [...each, undefined])
          : former.flatMap((each) => own.map((mark) => [...each, mark])),
      [[]]
    );
    return combinations
      .filter((each) => !known.has(rowKey(margin, each)))
      .map((each) => ({
        marks: each,
        margin,
        units: 0,
        key: '',
        amounts: table.measures.map(() => ({value: 0, units: 0, key: '', dominated: false}))
      }));
  });
}
