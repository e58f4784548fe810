import type {
  Dialect,
  Doubt,
  FileKind,
  ImportEvent,
  Merge,
  SheetHead,
  SheetHint
} from '../model/sheet.ts';
import {Body} from './body.ts';
import {FactsOfSheet} from './column-facts.ts';
import {MergedCells} from './merged.ts';
import {cellText, rowTexts, textColumn, type Grid, type RawBatch} from './rows.ts';
import {structureOf, type Structure} from './structure.ts';

const LOOKED_AT = 60;
const PREVIEW = 30;
/** So much is read before the head of a sheet is given out, to know its width and its merged areas. */
const HELD_BYTES = 48 << 20;

/** A sheet as its reader knows it. Batches come in order; undefined stands for progress. */
export type RawSheet = {
  readonly file: string;
  readonly name: string;
  readonly kind: FileKind;
  readonly encoding?: string;
  readonly dialect?: Dialect;
  readonly from1904?: boolean;
  /** Headings that are not in a record (keys of JSON objects). */
  readonly headings?: readonly string[];
  readonly batches: AsyncIterable<RawBatch | undefined>;
  /** Merged areas; asked for when at least the first records are read. */
  readonly merges: () => readonly Merge[] | Promise<readonly Merge[]>;
  /** Asked for when all is read. */
  readonly doubts: () => readonly Doubt[];
};

/** Events of one sheet: its head, its batches, its end; nothing at all when it holds no record. */
export async function* staged(
  sheet: RawSheet,
  id: string,
  hint: SheetHint | undefined,
  progress: (rows: number) => ImportEvent
): AsyncGenerator<ImportEvent> {
  const source = sheet.batches[Symbol.asyncIterator]();
  const held: RawBatch[] = [];
  let rows = 0;
  let ended = false;
  async function* readUntil(enough: () => boolean): AsyncGenerator<ImportEvent> {
    while (!ended && !enough()) {
      const next = await source.next();
      ended = next.done === true;
      if (next.done !== true && next.value !== undefined) {
        held.push(next.value);
        rows += next.value.rows;
      }
      yield progress(rows);
    }
  }
  yield* readUntil(() => held.reduce((sum, batch) => sum + batch.bytes, 0) > HELD_BYTES);
  if (held.length === 0) return;
  const head = await headOf(sheet, id, held, hint);
  yield {type: 'sheet', sheet: head.sheet};
  const doubts: Doubt[] = [];
  const facts = new FactsOfSheet(head.sheet.width);
  for (let batch = held.shift(); batch !== undefined; batch = held.shift()) {
    yield* readUntil(() => held.length > 0);
    const folded = foldedTo(batch, head.sheet.width, doubts);
    const judged = head.merged.fill(head.body.judge(folded, held.length === 0));
    facts.take(judged);
    yield {type: 'batch', id, batch: judged};
  }
  const end = head.body.end(id, [...sheet.doubts(), ...doubts]);
  yield {type: 'sheet-end', end, columns: facts.facts};
}

async function headOf(
  sheet: RawSheet,
  id: string,
  held: readonly RawBatch[],
  hint: SheetHint | undefined
): Promise<{sheet: SheetHead; body: Body; merged: MergedCells}> {
  const merges = await sheet.merges();
  const width = Math.max(usedWidth(held), sheet.headings?.length ?? 0);
  const grid = gridOf(held, width);
  const structure = withKeys(structureOf(grid, merges, hint?.headingRows ?? noRow(sheet)), sheet);
  const {file, name, kind, encoding, dialect} = sheet;
  return {
    sheet: {
      id,
      file,
      name,
      kind,
      ...(encoding === undefined ? {} : {encoding}),
      ...(dialect === undefined ? {} : {dialect}),
      ...(sheet.from1904 === true ? {from1904: true} : {}),
      width,
      headingRows: structure.headingRows,
      headings: structure.headings,
      ...(structure.unit === undefined ? {} : {unit: structure.unit}),
      title: structure.title,
      preview: grid.slice(0, PREVIEW),
      merges
    },
    merged: new MergedCells(merges, structure.lead.length),
    body: new Body(structure, {
      preview: grid,
      merges,
      width,
      allData: sheet.headings !== undefined
    })
  };
}

function noRow(sheet: RawSheet): readonly number[] | undefined {
  return sheet.headings === undefined ? undefined : [];
}

/** Keys are headings without a record of their own: every record is data. */
function withKeys(structure: Structure, {headings}: RawSheet): Structure {
  if (headings === undefined) return structure;
  const {headingRows, kinds} = structure;
  return {headingRows, kinds, headings, title: '', lead: [], doubts: []};
}

/** The last column that holds anything. */
function usedWidth(batches: readonly RawBatch[]): number {
  let width = 0;
  for (const batch of batches)
    for (let k = width; k < batch.columns.length; k++)
      if ((batch.columns[k]?.bytes.length ?? 0) > 0) width = k + 1;
  return width;
}

function gridOf(batches: readonly RawBatch[], width: number): Grid {
  const grid: (string | null)[][] = [];
  for (const batch of batches)
    for (let row = 0; row < batch.rows && grid.length < LOOKED_AT; row++)
      grid.push(rowTexts(batch.columns, row, width));
  return grid;
}

/** Cells beyond the width that was announced are kept in the last column, each after a tab, and doubted. */
function foldedTo(batch: RawBatch, width: number, doubts: Doubt[]): RawBatch {
  const beyond = batch.columns.slice(width);
  if (beyond.every((column) => column.bytes.length === 0)) return batch;
  const cells = Array.from({length: batch.rows}, (_, row) => {
    const own = cellText(batch.columns[width - 1], row);
    const extra = beyond
      .map((column) => cellText(column, row) ?? '')
      .join('\t')
      .trimEnd();
    if (extra === '') return own;
    doubts.push({code: 'ragged-rows', row: batch.rowNo[row] ?? 0, values: {cells: width + 1}});
    return `${own ?? ''}\t${extra}`;
  });
  return {...batch, columns: [...batch.columns.slice(0, width - 1), textColumn(cells)]};
}
