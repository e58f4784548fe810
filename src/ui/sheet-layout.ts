import type {SheetRow} from '../model/origin.ts';
import type {Merge} from '../model/sheet.ts';

/** A cell as it is drawn: its place (rows and columns from 1), how far it reaches. */
export type DrawnCell = {
  readonly row: number;
  readonly column: number;
  readonly text: string | null;
  readonly colspan: number;
  readonly rowspan: number;
};

/** Rows that follow each other; `skipped` records lie between them and those before. */
export type Run = {readonly skipped: number; readonly rows: readonly SheetRow[]};

/** The rows that are there, in runs without a gap. */
export function runsOf(rows: readonly SheetRow[]): Run[] {
  const runs: {skipped: number; rows: SheetRow[]}[] = [];
  let last = 0;
  for (const row of rows) {
    const run = runs.at(-1);
    if (run && row.row === last + 1) run.rows.push(row);
    else runs.push({skipped: row.row - last - 1, rows: [row]});
    last = row.row;
  }
  return runs;
}

/** The cells of a row of a run: what a merged area covers is left out but for its first cell that is there. */
export function cellsOf(
  run: Run,
  row: SheetRow,
  merges: readonly Merge[],
  width: number
): DrawnCell[] {
  const [first, last] = [run.rows[0]?.row ?? row.row, run.rows.at(-1)?.row ?? row.row];
  return Array.from({length: width}, (_, at) => at + 1).flatMap((column) => {
    const text = row.cells[column - 1] ?? null;
    const merge = merges.find((each) => covers(each, row.row, column));
    if (!merge) return [{row: row.row, column, text, colspan: 1, rowspan: 1}];
    const top = Math.max(merge.top, first);
    if (row.row !== top || column !== merge.left) return [];
    return [
      {
        row: row.row,
        column,
        text,
        colspan: Math.min(merge.right, width) - column + 1,
        rowspan: Math.min(merge.bottom, last) - top + 1
      }
    ];
  });
}

/** Whether an area covers a cell. */
export function covers({top, left, bottom, right}: Merge, row: number, column: number): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}
