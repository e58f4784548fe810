import {DishuError} from '../model/failure.ts';
import type {Merge, SheetHead, SheetHint} from '../model/sheet.ts';
import {Body} from './body.ts';
import {MergedCells} from './merged.ts';
import {rowTexts, type Grid, type RawBatch} from './rows.ts';
import type {RawSheet} from './raw-sheet.ts';
import {structureOf, type Structure} from './structure.ts';
import {unitInNotes, unitInTitle} from './units.ts';

const LOOKED_AT = 60;
const PREVIEW = 30;
/** Records at the end among which a note is looked for. */
const FOOT = 8;
/** Columns of a sheet of Excel. The engine's memory for one of twice as many is more than a page may have. */
const MOST_COLUMNS = 16_384;

/**
 * What is known of a sheet before its first row of data, and who judges and fills its records. Throws `table-wide` beyond as many
 * columns as a sheet of Excel has.
 */
export function headOf(
  sheet: RawSheet,
  id: string,
  held: readonly RawBatch[],
  merges: readonly Merge[],
  hint: SheetHint | undefined
): {readonly sheet: SheetHead; readonly body: Body; readonly merged: MergedCells} {
  const width = Math.max(1, usedWidth(held), sheet.headings?.length ?? 0);
  if (width > MOST_COLUMNS)
    throw new DishuError({
      code: 'table-wide',
      place: {sheet: sheet.name},
      values: {columns: width, most: MOST_COLUMNS}
    });
  const first = held[0]?.rowNo[0] ?? 1;
  const blank = blankAbove(held);
  const grid = gridOf(held, width, blank);
  const above = first - 1 + blank;
  const rows = (hint?.headingRows ?? noRow(sheet))?.map((row) => row - above);
  const structure = withKeys(structureOf(grid, moved(merges, -above), rows), sheet);
  const {file, name, kind, encoding, dialect} = sheet;
  const unit = structure.unit ?? unitBeside(sheet, held, width);
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
      ...(first > 1 ? {first} : {}),
      headingRows: structure.headingRows.map((row) => row + above),
      headings: structure.headings,
      ...(unit === undefined ? {} : {unit}),
      title: structure.title,
      preview: gridOf(held, width).slice(0, PREVIEW),
      merges
    },
    merged: new MergedCells(merges, above + structure.lead.length),
    body: new Body(structure, {
      preview: grid,
      merges: moved(merges, -above),
      width,
      above,
      allData: sheet.headings !== undefined
    })
  };
}

/** The unit that a note at the end states, or the name of the sheet or its file. */
function unitBeside(
  {file, name}: RawSheet,
  held: readonly RawBatch[],
  width: number
): string | undefined {
  const {columns = [], rows = 0} = held.at(-1) ?? {};
  const start = Math.max(0, rows - FOOT);
  const foot = Array.from({length: rows - start}, (_, i) => rowTexts(columns, start + i, width));
  const ownName = file.replace(/^.*[/\\]|\.\w+$/g, '');
  return unitInNotes(foot) ?? unitInTitle(name) ?? unitInTitle(ownName);
}

/** Areas so many rows further down. */
export function moved(merges: readonly Merge[], rows: number): Merge[] {
  return merges.map((area) => ({...area, top: area.top + rows, bottom: area.bottom + rows}));
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
export function usedWidth(batches: readonly RawBatch[]): number {
  let width = 0;
  for (const batch of batches)
    for (let k = width; k < batch.columns.length; k++)
      if ((batch.columns[k]?.bytes.length ?? 0) > 0) width = k + 1;
  return width;
}

function gridOf(batches: readonly RawBatch[], width: number, from = 0): Grid {
  const grid: (string | null)[][] = [];
  let index = 0;
  for (const batch of batches)
    for (let row = 0; row < batch.rows && grid.length < LOOKED_AT; row++)
      if (index++ >= from) grid.push(rowTexts(batch.columns, row, width));
  return grid;
}

/** Blank records at the top, where they are so many that little could be looked at below them; else 0. */
function blankAbove(batches: readonly RawBatch[]): number {
  let count = 0;
  for (const {filled} of batches) {
    const some = filled.findIndex((cells) => cells > 0);
    count += some < 0 ? filled.length : some;
    if (some >= 0) return count > PREVIEW ? count : 0;
  }
  return 0;
}
