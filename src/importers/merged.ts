import type {TextBatch} from '../model/batch.ts';
import type {Merge} from '../model/sheet.ts';
import {cellText, textColumn} from './rows.ts';

/**
 * Fills the cells of rows of data that a merged area reaches down to with the text at its top, and no others: a blank below
 * a value is only filled where the sheet itself merged them.
 */
export class MergedCells {
  readonly #areas: readonly Merge[];
  readonly #texts = new Map<Merge, string | null>();

  /** `lead`: so many rows at the top are no data; areas that begin there are headings or titles. */
  constructor(merges: readonly Merge[], lead: number) {
    this.#areas = merges.filter(({top, bottom}) => top > lead && bottom > top);
  }

  fill(batch: TextBatch): TextBatch {
    if (this.#areas.length === 0 || batch.rows === 0) return batch;
    const first = batch.rowNo[0] ?? 0;
    const last = batch.rowNo[batch.rows - 1] ?? 0;
    const here = this.#areas.filter(({top, bottom}) => top <= last && bottom >= first);
    const columns = [...batch.columns];
    for (const column of new Set(here.map(({left}) => left - 1))) {
      const old = columns[column];
      if (old === undefined) continue;
      const cells = Array.from({length: batch.rows}, (_, row) => cellText(old, row));
      for (const area of here) if (area.left - 1 === column) this.#fill(area, batch, cells, first);
      columns[column] = textColumn(cells);
    }
    return {...batch, columns};
  }

  #fill(area: Merge, batch: TextBatch, cells: (string | null)[], first: number): void {
    if (area.top >= first) this.#texts.set(area, cells[area.top - first] ?? null);
    const text = this.#texts.get(area) ?? null;
    const end = Math.min(area.bottom - first, batch.rows - 1);
    for (let row = Math.max(0, area.top + 1 - first); row <= end; row++)
      if (batch.aside[row] === 0 && (cells[row] ?? null) === null) cells[row] = text;
  }
}
