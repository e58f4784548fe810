import type {ImportReport, SheetReport} from '../model/report.ts';
import type {Lang} from '../model/text.ts';
import {differingTotals} from './import-lines.ts';
import {totalText} from './sheet-lines.ts';

/** Rows with unreadable cells, and totals that differ, of which so many are shown below the first rows. */
const MOST = 3;

/** 'row:column' of the cells that are marked: the first that could not be read of each column, totals that differ. */
export function badIn(sheet: SheetReport): ReadonlySet<string> {
  const cells = [...examplesIn(sheet), ...differingTotals(sheet)];
  return new Set(cells.map(({row, column}) => `${row}:${column}`));
}

/** Numbers of the rows that need a look, in their order. */
export function rowsToLookAt(sheet: SheetReport): number[] {
  const unread = [...new Set(examplesIn(sheet).map(({row}) => row))].sort((a, b) => a - b);
  const totals = [...new Set(differingTotals(sheet).map(({row}) => row))];
  return [...new Set([...unread.slice(0, MOST), ...totals.slice(0, MOST)])].sort((a, b) => a - b);
}

function examplesIn({tables}: SheetReport) {
  return tables.flatMap(({columns}) => columns.flatMap(({examples}) => examples));
}

/** What is said below a row: by how much its total differs. */
export function notesOf(sheet: SheetReport, lang: Lang): ReadonlyMap<number, string> {
  const notes = new Map<number, string>();
  for (const total of differingTotals(sheet)) {
    const former = notes.get(total.row);
    notes.set(total.row, (former ? `${former} · ` : '') + totalText(total, lang));
  }
  return notes;
}

/** Sheets with the same headings that stand as this one does, itself included. */
export function alikeIn(report: ImportReport | null, sheet: SheetReport): readonly SheetReport[] {
  const headings = sheet.head.headings.join('\n');
  const alike = report?.files
    .flatMap(({sheets}) => sheets)
    .filter(({state, head}) => state === sheet.state && head.headings.join('\n') === headings);
  return alike ?? [sheet];
}
