import type {TextColumn} from '../model/batch.ts';
import type {FileKind, Merge} from '../model/sheet.ts';
import {isTyped, kindOf} from './cell-kinds.ts';
import {isFilled, rowTexts, RowWriter, type Grid, type RawBatch} from './rows.ts';
import {moved} from './sheet-head.ts';
import {columnKinds} from './sheet-facts.ts';
import {structureOf, type Structure} from './structure.ts';
import {namesOtherPlace} from './titles.ts';

/** Where a table lies within a sheet: rows and columns from 0, ends not included. */
export type Part = {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  /** Rows above this one are titles: a line of which nothing stands over the part is said of it as well. */
  readonly heading: number;
};

/** A text file is one table; workbooks and pages are laid out by hand. */
const DIVIDED: ReadonlySet<FileKind> = new Set(['xlsx', 'xls', 'ods', 'html', 'spreadsheetml']);
const MOST_ROWS = 20_000;
const MOST_PARTS = 20;
/** Blank rows after which a table is looked for. */
const MOST_TRIES = 200;
const LOOKED_AT = 60;
/** Titles apart from their table, and the table. */
const MOST_RUNS = 3;
/** Titles, units and blank rows that may stand above the heading of a further table. */
const MOST_ABOVE = 6;

/**
 * The tables of a sheet of which it is certain that they are several: one above the other (after a blank row, another heading over
 * records, or the same one under a title of another place), or side by side (a blank column, headings and records on both sides). One part, the whole, when it is not.
 */
export function partsOf(
  kind: FileKind,
  batches: readonly RawBatch[],
  merges: readonly Merge[]
): Part[] {
  const rows = batches.reduce((sum, batch) => sum + batch.rows, 0);
  if (!DIVIDED.has(kind) || rows > MOST_ROWS || leaps(batches) || !hasGaps(batches)) return [];
  const width = Math.max(...batches.map(({columns}) => columns.length));
  const grid = batches.flatMap((batch) =>
    Array.from({length: batch.rows}, (_, row) => rowTexts(batch.columns, row, width))
  );
  const parts = stackedIn(grid, width, merges).flatMap((part) => besideIn(grid, part, merges));
  return parts.length > 1 && parts.length <= MOST_PARTS ? parts : [];
}

/** Whether blank records were left out: places in the grid are not numbers of rows then. */
function leaps(batches: readonly RawBatch[]): boolean {
  return batches.some(
    ({rowNo}, i) => i > 0 && rowNo[0] !== (batches[i - 1]?.rowNo.at(-1) ?? 0) + 1
  );
}

/**
 * Whether there is a blank record or, further down, one of a single cell, a column of which nothing but titles is filled, or a row near the
 * top that says the same again and again.
 */
function hasGaps(batches: readonly RawBatch[]): boolean {
  if (batches.some(({filled}) => filled.includes(0) || filled.includes(1, MOST_ABOVE))) return true;
  const width = Math.max(...batches.map(({columns}) => columns.length));
  const [first] = batches;
  const top = Array.from({length: Math.min(first?.rows ?? 0, MOST_ABOVE)}, (_, row) =>
    rowTexts(first?.columns ?? [], row, width)
  );
  if (top.some((row) => periodOf(row) !== undefined)) return true;
  return Array.from({length: width}, (_, k) =>
    batches.reduce((sum, {columns, rows}) => sum + filledIn(columns[k], rows), 0)
  ).some((count) => count <= MOST_ABOVE);
}

function filledIn(column: TextColumn | undefined, rows: number): number {
  let count = 0;
  if (column !== undefined)
    for (let row = 0; row < rows && count <= MOST_ABOVE; row++) if (isFilled(column, row)) count++;
  return count;
}

/** The records of a part as batches, numbered as in the sheet; cells of other parts are left out. */
export function recordsOf(batches: readonly RawBatch[], part: Part): RawBatch[] {
  const rows = new RowWriter();
  rows.record = part.top;
  let index = 0;
  for (const batch of batches)
    for (let row = 0; row < batch.rows; row++, index++) {
      if (index < part.top || index >= part.bottom) continue;
      rows.begin();
      const texts = rowTexts(batch.columns, row, batch.columns.length);
      const own = texts.slice(part.left, part.right).some((text) => text !== null);
      const isShared = index < part.heading && !own;
      texts.forEach((text, k) => {
        if (isShared || (k >= part.left && k < part.right)) rows.putText(k, text);
      });
    }
  const strays = new Set(batches.flatMap((batch) => [...(batch.strays ?? [])]));
  return rows.rest(true).map((batch) => ({...batch, strays}));
}

/** Merged areas that lie within a part. */
export function mergesIn(merges: readonly Merge[], {top, bottom, left, right}: Part): Merge[] {
  return merges.filter(
    (area) => area.top > top && area.bottom <= bottom && area.left > left && area.right <= right
  );
}

function stackedIn(grid: Grid, width: number, merges: readonly Merge[]): Part[] {
  const tops = [0];
  let before = tableFrom(grid, 0, merges);
  const heading = JSON.stringify(grid[(before?.headingRows[0] ?? 0) - 1]);
  const isTitle = (row: Grid[number], i: number): boolean =>
    row.filter((cell) => cell !== null).length === 1 && JSON.stringify(grid[i + 1]) === heading;
  const tries = grid.flatMap((row, i) =>
    i > 0 && !isBlank(row) && (isBlank(grid[i - 1]) || isTitle(row, i)) ? [i] : []
  );
  for (const row of tries.length > MOST_TRIES ? [] : tries) {
    if (before === undefined) break;
    const next = tableFrom(grid, row, merges);
    if (next === undefined || goesOn(before, next)) continue;
    tops.push(row);
    before = next;
  }
  return tops.map((top, i) => ({
    top,
    bottom: tops[i + 1] ?? grid.length,
    left: 0,
    right: width,
    heading: top
  }));
}

/** The structure of a table that certainly begins at a row, its titles perhaps apart from it. */
function tableFrom(grid: Grid, top: number, merges: readonly Merge[]): Structure | undefined {
  let end = top;
  for (let run = 0; run < MOST_RUNS; run++) {
    while (end < grid.length && isBlank(grid[end])) end++;
    while (end < grid.length && !isBlank(grid[end])) end++;
    const rows = grid.slice(top, Math.min(end, top + LOOKED_AT));
    const structure = structureOf(rows, movedUp(merges, top));
    if (isCertain(rows, structure)) return structure;
  }
  return undefined;
}

/** A heading of words, each over its column, and at once two records that lie under it. */
function isCertain(rows: Grid, {headingRows, headings, doubts, lead}: Structure): boolean {
  const [first = 0] = headingRows;
  const named = headings.flatMap((heading, k) => (heading === '' ? [] : [k]));
  const isSure = doubts.every(({code}) => code !== 'heading-unsure' && code !== 'heading-missing');
  const words = headings.every((heading) => heading === '' || !isTyped(kindOf(heading)));
  if (!isSure || !words || first === 0 || first > MOST_ABOVE || named.length < 2) return false;
  const records = rows.slice(lead.length, lead.length + 2);
  const lie = records.every((row) => {
    const filled = row.flatMap((cell, k) => (cell === null ? [] : [k]));
    return (
      filled.length * 2 >= named.length &&
      filled.length > 1 &&
      filled.every((k) => named.includes(k))
    );
  });
  return (
    records.length === 2 && lie && columnKinds(rows, lead.length, headings.length).some(isTyped)
  );
}

/** Whether a heading is the one before again, or a part of it, under no title of another place: then the table goes on. */
function goesOn(one: Structure, {headings, title}: Structure): boolean {
  const names = headings.filter((heading) => heading !== '');
  const isAlike =
    names.filter((heading) => one.headings.includes(heading)).length * 2 > names.length;
  return isAlike && !namesOtherPlace(title, one.title, headings);
}

/** After how many columns a row of at least three names begins again; undefined where it does not. */
function periodOf(row: readonly (string | null)[]): number | undefined {
  const [first = null] = row;
  const period = first === null ? -1 : row.indexOf(first, 1);
  if (period < 3 || row.length % period !== 0 || new Set(row).size !== period) return undefined;
  return row.every((cell, k) => cell !== null && cell === row[k % period]) ? period : undefined;
}

type Block = Pick<Part, 'left' | 'right'>;

/** Columns of which something but titles is filled, up to the next one without. */
function blocksIn(rows: Grid, end: number): Block[] {
  const several = rows.filter((row) => row.filter((cell) => cell !== null).length > 1);
  const blocks: Block[] = [];
  for (let left = 0; left < end; left++) {
    if (several.every((row) => row[left] === null)) continue;
    let right = left + 1;
    while (right < end && several.some((row) => row[right] !== null)) right++;
    blocks.push({left, right});
    left = right;
  }
  return blocks;
}

/** Parts of a block of which each begins with the same headings, the first of them over numbers or codes. */
function partsAlike(rows: Grid, block: Block): Block[] {
  const {left, right} = block;
  const periods = rows.slice(0, MOST_ABOVE).map((row) => periodOf(row.slice(left, right)));
  const at = periods.findIndex((period) => period !== undefined);
  const period = periods[at] ?? right - left;
  const kinds = columnKinds(rows, at + 1, right);
  const parts = Array.from({length: Math.floor((right - left) / period)}, (_, i) => ({
    left: left + i * period,
    right: left + (i + 1) * period
  }));
  return parts.every((part) => isTyped(kinds[part.left] ?? 'text')) ? parts : [block];
}

/** The tables beside each other within rows of the sheet: apart by a column that only titles reach over, or all headed alike. */
function besideIn(grid: Grid, part: Part, merges: readonly Merge[]): Part[] {
  const rows = grid.slice(part.top, part.bottom);
  const blocks = blocksIn(rows, part.right).flatMap((block) => partsAlike(rows, block));
  if (blocks.length < 2) return [part];
  const tables = blocks.map(({left, right}) => tableIn(rows, {...part, left, right}, merges));
  if (!areApart(tables)) return [part];
  return blocks.map(({left}, i) => ({
    ...part,
    left: i === 0 ? part.left : left,
    right: blocks[i + 1]?.left ?? part.right,
    heading: part.top + (tables[i]?.heading ?? 0)
  }));
}

type Table = {
  readonly headings: readonly string[];
  readonly heading: number;
  readonly last: number;
};

/** A table of which every column has a heading, and whose first column is filled down to the last record. */
function tableIn(rows: Grid, part: Part, merges: readonly Merge[]): Table | undefined {
  const {left, right, top} = part;
  const own = rows.map((row) => row.slice(left, right));
  const areas = movedUp(mergesIn(merges, part), top).map((area) => ({
    ...area,
    left: area.left - left,
    right: area.right - left
  }));
  const last = own.findLastIndex((row) => !isBlank(row));
  const structure = structureOf(own.slice(0, Math.min(last + 1, LOOKED_AT)), areas);
  const {headingRows, headings, lead} = structure;
  const records = own.slice(lead.length, last + 1);
  const isWhole = records.every((row) => row[0] !== null) && !headings.includes('');
  return isWhole && isCertain(own, structure)
    ? {headings, heading: (headingRows[0] ?? 1) - 1, last}
    : undefined;
}

/** Whether blocks are tables of their own: they are headed alike, or end in different rows. */
function areApart([first, ...others]: readonly (Table | undefined)[]): boolean {
  return others.every(
    (table) =>
      first !== undefined &&
      table !== undefined &&
      (table.headings[0] === first.headings[0] || table.last !== first.last)
  );
}

function movedUp(merges: readonly Merge[], rows: number): Merge[] {
  return moved(
    merges.filter(({top}) => top > rows),
    -rows
  );
}

function isBlank(row: readonly (string | null)[] | undefined): boolean {
  return row === undefined || row.every((cell) => cell === null);
}
