import type {Count, Release, Sum} from '../../../src/privacy/release.ts';

/** A two-way table with its margins as a release; `hidden` cells by row and column. */
export type Grid = {
  readonly release: Release;
  readonly cell: (row: number, column: number) => number;
};

/** Cells row by row, then row totals, column totals, the whole. Primary: below `guard` and above 0, or as given. */
export function grid(
  rows: readonly (readonly number[])[],
  {guard = 5, primary}: {guard?: number; primary?: (value: number) => boolean} = {}
): Grid {
  const [height, width] = [rows.length, rows[0]?.length ?? 0];
  const isPrimary = primary ?? ((value: number) => value > 0 && value < guard);
  const count = (value: number): Count => ({
    value,
    guard,
    primary: isPrimary(value),
    printed: true,
    cost: 1 + Math.log2(1 + value)
  });
  const sumOf = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
  const columns = rows[0]?.map((_, at) => rows.map((row) => row[at] ?? 0)) ?? [];
  const total = (value: number): Count => ({...count(value), primary: false});
  const cell = (row: number, column: number): number => row * width + column;
  const [rowTotal, columnTotal] = [height * width, height * width + height];
  const whole = columnTotal + width;
  const sums: Sum[] = [
    ...rows.map((row, at) => ({
      whole: rowTotal + at,
      parts: row.map((_, column) => cell(at, column))
    })),
    ...columns.map((_, at) => ({
      whole: columnTotal + at,
      parts: rows.map((__, row) => cell(row, at))
    })),
    {whole, parts: rows.map((_, at) => rowTotal + at)},
    {whole, parts: columns.map((_, at) => columnTotal + at)}
  ];
  const counts = [
    ...rows.flat().map(count),
    ...rows.map((row) => total(sumOf(row))),
    ...columns.map((column) => total(sumOf(column))),
    total(sumOf(rows.flat()))
  ];
  return {release: {counts, sums}, cell};
}

/** Several grids as one release: the sums of each, and those that bind them; numbers of the second begin after the first's. */
export function together(
  grids: readonly Grid[],
  link: (offsets: readonly number[]) => readonly Sum[]
): Release {
  const offsets: number[] = [];
  let at = 0;
  for (const {release} of grids) {
    offsets.push(at);
    at += release.counts.length;
  }
  const moved = grids.flatMap(({release}, index) =>
    release.sums.map(({whole, parts}) => ({
      whole: whole + (offsets[index] ?? 0),
      parts: parts.map((part) => part + (offsets[index] ?? 0))
    }))
  );
  return {counts: grids.flatMap(({release}) => release.counts), sums: [...moved, ...link(offsets)]};
}
