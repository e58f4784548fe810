import {ASIDE_REASONS, type AsideReason, type TextBatch, type TextColumn} from '../model/batch.ts';
import type {Doubt, SheetEnd} from '../model/sheet.ts';
import {isTyped, kindOf} from './cell-kinds.ts';
import {isFooterText, mayBeTotal, totalKind} from './row-marks.ts';
import {cellText, emptyColumn, isFilled, rowTexts, type Grid, type RawBatch} from './rows.ts';
import type {Structure} from './structure.ts';
import {agrees, Totals} from './totals.ts';

const MOST_DIFFERENCES = 200;

/** Judges the records of a sheet, batch by batch: rows of data, and rows set aside with their reason. */
export class Body {
  readonly #structure: Structure;
  readonly #allData: boolean;
  readonly #width: number;
  readonly #totals: Totals;
  readonly #headings: Grid;
  readonly #titles: ReadonlySet<string>;
  readonly #counts = new Map<AsideReason, number>();
  readonly #doubts: Doubt[] = [];
  #records = 0;
  #data = 0;
  #apart = false;
  #other = false;

  /** `allData` when the file itself says what its records are: none is judged. */
  constructor(structure: Structure, preview: Grid, width: number, allData = false) {
    this.#structure = structure;
    this.#allData = allData;
    this.#width = width;
    this.#totals = new Totals(structure.kinds, structure.headings);
    this.#headings = structure.headingRows.map((row) => preview[row - 1] ?? []);
    this.#titles = new Set(
      preview
        .slice(0, structure.lead.length)
        .flatMap((row, i) =>
          structure.lead[i] === 'title' ? row.filter((cell) => cell !== null) : []
        )
    );
  }

  /** The batch with its verdicts; `last` when no record follows. */
  judge(batch: RawBatch, last: boolean): TextBatch {
    const aside = new Uint8Array(batch.rows);
    let counted = 0;
    for (let row = 0; row < batch.rows; row++) {
      const reason = this.#allData ? undefined : this.#reason(batch, row);
      if (reason === undefined) continue;
      if (reason === 'total' || reason === 'subtotal') {
        this.#totals.add(batch, aside, counted, row);
        counted = row + 1;
        this.#totals.state(batch, row, reason);
      }
      aside[row] = 1 + ASIDE_REASONS.indexOf(reason);
    }
    if (last && !this.#allData) this.#foot(batch, aside);
    this.#totals.add(batch, aside, counted, batch.rows);
    this.#count(aside);
    const nothing = emptyColumn(batch.rows);
    return {
      rows: batch.rows,
      rowNo: batch.rowNo,
      aside,
      columns: Array.from({length: this.#width}, (_, k) => batch.columns[k] ?? nothing)
    };
  }

  end(id: string, doubts: readonly Doubt[]): SheetEnd {
    this.#totals.finish();
    const totals = this.#totals.checks;
    const wrong = totals.filter((check) => !agrees(check)).slice(0, MOST_DIFFERENCES);
    return {
      id,
      records: this.#records,
      data: this.#data,
      aside: Object.fromEntries(this.#counts),
      totals,
      doubts: [
        ...this.#structure.doubts,
        ...doubts,
        ...this.#doubts,
        ...wrong.map(({row, column, stated, summed}): Doubt => ({
          code: 'total-differs',
          row,
          column,
          values: {stated, summed}
        }))
      ]
    };
  }

  #count(aside: Uint8Array): void {
    this.#records += aside.length;
    for (const mark of aside) {
      const reason = ASIDE_REASONS[mark - 1];
      if (reason === undefined) this.#data++;
      else this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + 1);
    }
  }

  #reason(batch: RawBatch, row: number): AsideReason | undefined {
    const record = batch.rowNo[row] ?? 0;
    const lead = this.#structure.lead[record - 1];
    if (lead !== undefined) return lead;
    const filled = batch.filled[row] ?? 0;
    if (filled === 0) {
      this.#apart = true;
      return 'blank';
    }
    const first = firstFilled(batch.columns, row);
    const reason = this.#repeats(batch, row, first) ?? this.#marked(batch, row, first, filled);
    if (reason === 'repeated-heading') this.#other = false;
    if (reason === undefined && this.#apart && this.#beginsTable(batch, row, filled))
      this.#other = true;
    this.#apart = reason === 'title' || (reason === undefined && this.#apart && filled === 1);
    return reason ?? (this.#other ? 'other-table' : undefined);
  }

  #marked(batch: RawBatch, row: number, first: number, filled: number): AsideReason | undefined {
    for (let k = first; k < Math.min(first + 3, batch.columns.length); k++) {
      const column = batch.columns[k];
      if (column === undefined || !isFilled(column, row)) continue;
      if (!mayBeTotal(column.bytes, column.offsets[row] ?? 0, column.offsets[row + 1] ?? 0))
        continue;
      const kind = filled > 1 ? totalKind(cellText(column, row) ?? '') : undefined;
      if (kind !== undefined) return kind;
    }
    if (filled > 2 && filled * 3 > this.#width) return undefined;
    const text = cellText(batch.columns[first], row) ?? '';
    if (filled * 2 < this.#width + 1 && this.#titles.has(text)) return 'title';
    return filled < this.#width && isFooterText(text) ? 'footer' : undefined;
  }

  /** A row of the heading that comes again. */
  #repeats(batch: RawBatch, row: number, first: number): 'repeated-heading' | undefined {
    for (const heading of this.#headings) {
      if ((heading[first] ?? null) === null) continue;
      if (cellText(batch.columns[first], row) !== heading[first]) continue;
      const texts = rowTexts(batch.columns, row, this.#width);
      if (texts.every((text, k) => text === (heading[k] ?? null))) return 'repeated-heading';
    }
    return undefined;
  }

  /** Apart from the rows above, words only, also where this table has numbers: another table's heading. */
  #beginsTable(batch: RawBatch, row: number, filled: number): boolean {
    if (this.#other || filled < 2) return false;
    const texts = rowTexts(batch.columns, row, this.#width);
    if (texts.some((text) => text !== null && isTyped(kindOf(text)))) return false;
    const overNumbers = texts.filter(
      (text, k) => text !== null && isTyped(this.#structure.kinds[k] ?? 'text')
    );
    if (overNumbers.length === 0) return false;
    this.#doubts.push({code: 'several-tables', row: batch.rowNo[row] ?? 0});
    return true;
  }

  /** Single cells after the last full row of a sheet are its foot. */
  #foot(batch: RawBatch, aside: Uint8Array): void {
    if (this.#width < 4) return;
    const foot = 1 + ASIDE_REASONS.indexOf('footer');
    for (let row = batch.rows - 1; row >= 0; row--) {
      const reason = ASIDE_REASONS[(aside[row] ?? 0) - 1];
      if (reason !== undefined && reason !== 'blank' && reason !== 'footer') return;
      if (reason !== undefined) continue;
      const text = cellText(batch.columns[firstFilled(batch.columns, row)], row);
      if ((batch.filled[row] ?? 0) > 1 || isTyped(kindOf(text))) return;
      aside[row] = foot;
    }
  }
}

function firstFilled(columns: readonly TextColumn[], row: number): number {
  for (let k = 0; k < columns.length; k++) {
    const column = columns[k];
    if (column !== undefined && isFilled(column, row)) return k;
  }
  return 0;
}
