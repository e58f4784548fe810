import type {AsideReason, TextBatch} from '../model/batch.ts';
import type {Doubt, Merge, SheetEnd} from '../model/sheet.ts';
import {isTyped, kindOf} from './cell-kinds.ts';
import {leadDoubts} from './heading-doubts.ts';
import {keepRowsAboveRecords, markFoot, markOf, reasonOf} from './foot.ts';
import {judgeLastRow} from './last-row.ts';
import {fitOf, misfitsFrom} from './misfits.ts';
import {headsTable, looksLikeHeading, otherKindsFrom} from './other-table.ts';
import {areSignatures, isFooterText, isForeign, mayBeTotal, totalKind} from './row-marks.ts';
import {
  cellText,
  emptyColumn,
  firstFilled,
  isFilled,
  rowTexts,
  type Grid,
  type RawBatch
} from './rows.ts';
import {Sections} from './sections.ts';
import type {Structure} from './structure.ts';
import {totalMembers} from './total-members.ts';
import {agrees, Totals} from './totals.ts';

const MOST_DIFFERENCES = 200;

type Sheet = {
  readonly preview: Grid;
  readonly merges?: readonly Merge[];
  readonly width: number;
  /** Records of the sheet before the first of this table; rows of structure and merges count from there. */
  readonly above?: number;
  /** The file itself says what its records are: none is judged. */
  readonly allData?: boolean;
};

/** Judges the records of a sheet, batch by batch: rows of data, and rows set aside with their reason. */
export class Body {
  readonly #structure: Structure;
  readonly #allData: boolean;
  readonly #above: number;
  /** Areas merged over several rows of the body. */
  readonly #areas: readonly Merge[];
  /** Per column, its values in the first records. */
  readonly #values: readonly (readonly string[])[];
  /** Only a heading that is one for certain is looked for again further down. */
  readonly #sure: boolean;
  readonly #width: number;
  readonly #totals: Totals;
  readonly #headings: Grid;
  readonly #titles: ReadonlySet<string>;
  /** Columns in which 'Total' is one of the values that every record has. */
  readonly #members: ReadonlySet<number>;
  readonly #counts = new Map<AsideReason, number>();
  readonly #doubts: Doubt[] = [];
  readonly #sections: Sections;
  #records = 0;
  #data = 0;
  #apart = false;
  #doubted = false;
  #other = false;

  constructor(
    structure: Structure,
    {preview, merges = [], width, above = 0, allData = false}: Sheet
  ) {
    this.#structure = structure;
    this.#allData = allData;
    this.#above = above;
    const body = preview.slice(structure.lead.length);
    this.#areas = merges.filter(({top, bottom}) => top > structure.lead.length && bottom > top);
    const records = body.filter((row) => row.filter((cell) => cell !== null).length > 1);
    this.#values = Array.from({length: width}, (_, k) => records.flatMap((row) => row[k] ?? []));
    this.#sections = new Sections(this.#values, structure);
    this.#members = totalMembers(body, structure.kinds);
    this.#sure = structure.doubts.every(({code}) => code !== 'heading-unsure');
    this.#width = width;
    this.#totals = new Totals(structure.kinds, structure.headings);
    if (!allData)
      this.#doubts.push(...leadDoubts(preview, structure).map((doubt) => moved(doubt, above)));
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
    if (!this.#allData)
      for (let row = 0; row < batch.rows; row++) {
        const reason = this.#reason(batch, row);
        if (reason !== undefined) aside[row] = markOf(reason);
      }
    if (last && !this.#allData) {
      const row = markFoot(batch, aside, this.#structure.kinds, this.#unlike(batch));
      if (row !== undefined) this.#doubts.push({code: 'foot-unsure', row});
    }
    if (!this.#allData) this.#sections.mark(batch, aside, this.#totals, last);
    keepRowsAboveRecords(aside, last);
    let counted = 0;
    for (let row = 0; row < batch.rows; row++) {
      const reason = reasonOf(aside[row]);
      if (reason !== 'total' && reason !== 'subtotal') continue;
      this.#totals.add(batch, aside, counted, row);
      counted = row + 1;
      if (this.#sections.checks(batch.rowNo[row]))
        this.#totals.state(batch, row, reason, this.#sections.leads(batch.rowNo[row]));
    }
    const end = last && !this.#allData ? Math.max(counted, aside.lastIndexOf(0)) : batch.rows;
    this.#totals.add(batch, aside, counted, end);
    const members = {areIn: this.#members, values: this.#values};
    this.#doubts.push(...judgeLastRow(batch, aside, end, this.#totals, members));
    this.#totals.add(batch, aside, end, batch.rows);
    if (last && !this.#allData && !this.#doubted) {
      const row =
        otherKindsFrom(batch, aside, this.#values) ??
        misfitsFrom(batch, aside, this.#structure.kinds);
      if (row !== undefined) this.#doubts.push({code: 'heading-again', row});
    }
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
        ...this.#structure.doubts.map((doubt) => moved(doubt, this.#above)),
        ...this.#withoutTitles(doubts),
        ...this.#doubts,
        ...this.#sections.doubts,
        ...wrong.map(({row, column, stated, summed}): Doubt => ({
          code: 'total-differs',
          row,
          column,
          values: {stated, summed}
        }))
      ]
    };
  }

  /** Titles above the heading are no records with too few cells. */
  #withoutTitles(doubts: readonly Doubt[]): Doubt[] {
    const columns = this.#structure.headings.filter((heading) => heading !== '').length;
    const isTitle = ({code, row, values}: Doubt): boolean => {
      const reason = this.#structure.lead[(row ?? 0) - this.#above - 1];
      const isNarrow = code === 'ragged-rows' && Number(values?.['cells'] ?? columns) < columns;
      return isNarrow && reason !== undefined && reason !== 'heading';
    };
    const titles = doubts.filter(isTitle).length;
    return doubts.flatMap((doubt) => {
      const rows = Number(doubt.values?.['rows'] ?? 0);
      if (doubt.code !== 'ragged-rows' || rows === 0) return isTitle(doubt) ? [] : [doubt];
      return rows === titles ? [] : [{...doubt, values: {rows: rows - titles}}];
    });
  }

  #count(aside: Uint8Array): void {
    this.#records += aside.length;
    for (const mark of aside) {
      const reason = reasonOf(mark);
      if (reason === undefined) this.#data++;
      else this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + 1);
    }
  }

  #reason(batch: RawBatch, row: number): AsideReason | undefined {
    const lead = this.#structure.lead[(batch.rowNo[row] ?? 0) - this.#above - 1];
    if (lead !== undefined) return lead;
    const filled = batch.filled[row] ?? 0;
    if (filled === 0) {
      this.#apart = true;
      return 'blank';
    }
    const first = firstFilled(batch.columns, row);
    const section = this.#sections.reason(batch, row, first, filled);
    if (section !== undefined) {
      this.#apart = false;
      return section;
    }
    const reason =
      (this.#sure ? this.#repeats(batch, row, first) : undefined) ??
      this.#marked(batch, row, first, filled);
    if (reason === 'repeated-heading') this.#other = false;
    if (reason === undefined && this.#beginsTable(batch, row)) this.#other = true;
    this.#apart = reason === 'title' || (reason === undefined && this.#apart && filled === 1);
    return reason ?? (this.#other ? 'other-table' : undefined);
  }

  #marked(batch: RawBatch, row: number, first: number, filled: number): AsideReason | undefined {
    for (let k = first; k < Math.min(first + 3, batch.columns.length); k++) {
      const column = batch.columns[k];
      if (column === undefined || !isFilled(column, row)) continue;
      if (!mayBeTotal(column.bytes, column.offsets[row] ?? 0, column.offsets[row + 1] ?? 0))
        continue;
      const text = cellText(column, row) ?? '';
      const kind = filled > 1 && !this.#members.has(k) ? totalKind(text) : undefined;
      const isFirst = k === first && isAloneAmongNumbers(batch, row, k);
      if (kind !== undefined && (isFirst || !isForeign(text))) return kind;
    }
    const text = cellText(batch.columns[first], row) ?? '';
    if (filled > 2 && filled * 3 > this.#width)
      return /[:：]\s*$/.test(text) && areSignatures(rowTexts(batch.columns, row, this.#width))
        ? 'footer'
        : undefined;
    if (filled * 2 < this.#width + 1 && this.#titles.has(text)) return 'title';
    if (text.startsWith('\t') && batch.strays?.has(batch.rowNo[row] ?? 0)) return 'footer';
    if (!isFooterText(text, filled === 1)) return undefined;
    const fit = fitOf(batch, row, this.#structure.kinds, first);
    const isFoot = fit === 'none' || (fit === 'some' && (filled < this.#width || this.#apart));
    return isFoot ? 'footer' : undefined;
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

  /** Whether another table begins; what is not apart from the rows above is only doubted. */
  #beginsTable(batch: RawBatch, row: number): boolean {
    const {kinds} = this.#structure;
    if (this.#other || (!this.#apart && this.#doubted)) return false;
    const begins =
      looksLikeHeading(batch, row, kinds, this.#width) ||
      (this.#apart && headsTable(batch, row, kinds, this.#width));
    if (!begins) return false;
    this.#doubted = true;
    const code = this.#apart ? 'several-tables' : 'heading-again';
    this.#doubts.push({code, row: batch.rowNo[row] ?? 0});
    return this.#apart;
  }

  /** Judges single cells at the end, where the table is not so narrow that its own records have no more. */
  #unlike(batch: RawBatch): ((row: number) => boolean) | undefined {
    const [kind = 'text'] = this.#structure.kinds;
    if (this.#width === 1 && isTyped(kind))
      return (row) =>
        !mayBeValue(cellText(batch.columns[0], row) ?? '') && this.#isUnlike(batch, row);
    return this.#width > 3 ? (row) => this.#isUnlike(batch, row) : undefined;
  }

  /**
   * Whether the only cell of a record is none of the few values that its column has, or longer than all of them, and no part of
   * a merged record.
   */
  #isUnlike(batch: RawBatch, row: number): boolean {
    const k = firstFilled(batch.columns, row);
    const record = (batch.rowNo[row] ?? 0) - this.#above;
    if (this.#areas.some(({top, bottom}) => top <= record && record <= bottom)) return false;
    const text = cellText(batch.columns[k], row) ?? '';
    const values = this.#values[k] ?? [];
    const isList = values.length > 3 && new Set(values).size * 3 <= values.length;
    return isList ? !values.includes(text) : values.every((value) => value.length < text.length);
  }
}

function moved(doubt: Doubt, rows: number): Doubt {
  return doubt.row === undefined ? doubt : {...doubt, row: doubt.row + rows};
}

/** '<5', '44.0"', 'n/a', 'open': what may stand among numbers. */
function mayBeValue(text: string): boolean {
  return kindOf(text) === 'none' || /^(?:[<>≤≥~≈]?\s*[\d.,]+\S{0,2}|\S{1,8})$/.test(text.trim());
}

/** Whether no other cell of the record holds words, a date or a code. */
function isAloneAmongNumbers(batch: RawBatch, row: number, label: number): boolean {
  return batch.columns.every((column, k) => {
    if (k === label || !isFilled(column, row)) return true;
    const kind = kindOf(cellText(column, row));
    return kind === 'number' || kind === 'none';
  });
}
