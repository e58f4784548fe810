import type {Merge} from '../model/sheet.ts';
import type {NumberedCells} from './whole-text.ts';

/** Places cells of a document that spans rows and columns, and remembers the merged areas. */
export class TableGrid {
  readonly merges: Merge[] = [];
  readonly #rows: NumberedCells[] = [];
  #cells: (string | null)[] = [];
  /** Per column, the last row that an area from above covers. */
  readonly #covered: number[] = [];
  #row = 0;
  #column = 0;

  get rows(): readonly NumberedCells[] {
    return this.#rows;
  }

  /** Begins the next row, or that one when it lies further down. Rows count from 1. */
  beginRow(row = this.#row + 1): void {
    this.#row = Math.max(row, this.#row + 1);
    this.#cells = [];
    this.#column = 0;
    this.#rows.push({cells: this.#cells, record: this.#row});
  }

  /** The column (from 1) in which the next cell will be put. */
  get next(): number {
    let column = this.#column;
    while ((this.#covered[column] ?? 0) >= Math.max(1, this.#row)) column++;
    return column + 1;
  }

  /** Puts the next cell, or the one in that column (from 1); `right` and `down` are further columns and rows it spans. */
  put(text: string | null, right = 0, down = 0, column?: number): void {
    if (this.#row === 0) this.beginRow();
    this.#column = (column ?? this.next) - 1;
    const left = this.#column;
    while (this.#cells.length < left) this.#cells.push(null);
    this.#cells[left] = text;
    for (let k = left; k <= left + right; k++) this.#covered[k] = this.#row + down;
    if (right > 0 || down > 0)
      this.merges.push({
        top: this.#row,
        left: left + 1,
        bottom: this.#row + down,
        right: left + right + 1
      });
    this.#column = left + right + 1;
  }
}
