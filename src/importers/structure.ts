import type {AsideReason} from '../model/batch.ts';
import type {Doubt, Merge} from '../model/sheet.ts';
import {columnKind, isTyped, kindOf, type CellKind} from './cell-kinds.ts';
import {headingDoubts} from './heading-doubts.ts';
import {joinedHeadings} from './headings.ts';
import {isRemark, unitIn} from './row-marks.ts';
import type {Grid} from './rows.ts';

/** Where the table of a sheet lies. Rows count from 1 within the grid. */
export type Structure = {
  readonly headingRows: readonly number[];
  readonly headings: readonly string[];
  readonly title: string;
  readonly unit?: string;
  /** Reasons of the rows before the first of data. */
  readonly lead: readonly AsideReason[];
  readonly kinds: readonly CellKind[];
  readonly doubts: readonly Doubt[];
};

type Facts = {
  readonly grid: Grid;
  readonly merges: readonly Merge[];
  readonly width: number;
  readonly filled: readonly number[];
  /** Cells that most records have. */
  readonly usual: number;
};

/**
 * Finds titles, unit, heading (of one or more rows) and the first row of data in the first records of a sheet.
 * `headingRows` as a hint overrides what it would find; [] says that there is no heading.
 */
export function structureOf(
  grid: Grid,
  merges: readonly Merge[],
  hinted?: readonly number[]
): Structure {
  const facts = factsOf(grid, merges);
  const doubts: Doubt[] = [];
  const first = hinted === undefined ? firstTableRow(facts) : (hinted[0] ?? 1) - 1;
  const last =
    hinted === undefined ? lastHeadingRow(facts, first, doubts) : (hinted.at(-1) ?? 0) - 1;
  const body = hinted?.length === 0 ? firstTableRow(facts) : last < first ? first : last + 1;
  const headingRows = hinted ?? range(first + 1, last + 1);
  const numbered = headingRows.length > 0 && isNumbering(grid[body] ?? []);
  const start = numbered ? body + 1 : body;
  const headings = joinedHeadings(grid, merges, headingRows, facts.width);
  if (headingRows.length === 0) doubts.push({code: 'heading-missing'});
  doubts.push(...headingDoubts(headings, grid.slice(start)));
  const unit = unitOf(grid.slice(0, start));
  return {
    headingRows,
    headings,
    title: titleOf(grid.slice(0, headingRows.length === 0 ? start : first)),
    ...(unit === undefined ? {} : {unit}),
    lead: grid.slice(0, start).map((row, i) => leadReason(row, headingRows, i, start)),
    kinds: columnKinds(grid, start, facts.width),
    doubts
  };
}

function factsOf(grid: Grid, merges: readonly Merge[]): Facts {
  const filled = grid.map((row) => row.filter((cell) => cell !== null).length);
  const counts = filled.filter((count) => count > 0);
  const width = grid.reduce((most, row) => Math.max(most, row.length), 0);
  return {grid, merges, width, filled, usual: median(counts)};
}

function median(values: readonly number[]): number {
  const upTo = (value: number): number => values.filter((other) => other <= value).length;
  return Math.min(...values.filter((value) => upTo(value) * 2 > values.length));
}

function range(from: number, to: number): number[] {
  return Array.from({length: Math.max(0, to - from + 1)}, (_, i) => from + i);
}

/** The first row that is no title, unit, remark or blank row. */
function firstTableRow(facts: Facts): number {
  for (let i = 0; i < facts.grid.length; i++) if (!isLead(facts, i)) return i;
  return facts.grid.findIndex((row) => row.some((cell) => cell !== null));
}

function isLead(facts: Facts, index: number): boolean {
  const row = facts.grid[index] ?? [];
  const filled = facts.filled[index] ?? 0;
  if (filled === 0) return true;
  if (facts.usual <= 1) return false;
  if (filled === 1) return true;
  const texts = row.filter((cell) => cell !== null);
  if (texts.every(isRemark) && filled < facts.usual) return true;
  if (filled > facts.usual / 2) return texts.filter(isRemark).length * 2 > filled && hasUnit(texts);
  return !opensGroups(facts, index);
}

function hasUnit(texts: readonly string[]): boolean {
  return texts.some((text) => unitIn(text) !== undefined);
}

/** A sparse row is a row of group headings when the row below has a heading under each of its blanks. */
function opensGroups(facts: Facts, index: number): boolean {
  const row = facts.grid[index] ?? [];
  const below = facts.grid[index + 1] ?? [];
  if (row.some((cell) => cell !== null && (isTyped(kindOf(cell)) || isRemark(cell)))) return false;
  if (facts.merges.length > 0)
    return facts.merges.some(
      (merge) =>
        merge.top === index + 1 && (merge.right - merge.left + 1) * 2 <= Math.max(2, facts.width)
    );
  return (
    (facts.filled[index + 1] ?? 0) > (facts.filled[index] ?? 0) &&
    below.every((cell) => cell === null || !isTyped(kindOf(cell)) || isYear(cell))
  );
}

/** The last row of the heading that begins at `first`; first - 1 when that row is already data. */
function lastHeadingRow(facts: Facts, first: number, doubts: Doubt[]): number {
  const {grid} = facts;
  if (first < 0) return -1;
  const row = grid[first] ?? [];
  const merged = mergedBottom(facts, first);
  const typed = typedColumns(facts, Math.max(merged, first + 1));
  if (merged > first) return merged;
  if (looksLikeData(facts, row, typed, first)) return first - 1;
  if (typed.length === 0 && grid.length > first + 1 && facts.width > 0)
    doubts.push({code: 'heading-unsure', row: first + 1});
  let last = first;
  while (last - first < 3 && continuesHeading(facts, last + 1, typedColumns(facts, last + 2)))
    last++;
  return last;
}

/** The lowest row reached by merged areas that start in the heading, when they show that it has several rows. */
function mergedBottom(facts: Facts, first: number): number {
  let last = first;
  for (let row = first; row <= last && row < first + 4; row++)
    for (const merge of facts.merges) {
      if (merge.top !== row + 1) continue;
      if (merge.bottom > merge.top) last = Math.max(last, merge.bottom - 1);
      if (merge.right > merge.left && merge.bottom === merge.top && hasTextBelow(facts, merge))
        last = Math.max(last, row + 1);
    }
  const below = facts.grid.slice(first, last + 1).flat();
  const typed = below.filter((cell) => isTyped(kindOf(cell)) && !isYear(cell)).length;
  return last - first > 4 || typed * 4 > below.filter((cell) => cell !== null).length
    ? first
    : last;
}

function hasTextBelow(facts: Facts, merge: Merge): boolean {
  const below = (facts.grid[merge.bottom] ?? []).slice(merge.left - 1, merge.right);
  return below.some((cell) => cell !== null && !isTyped(kindOf(cell)));
}

/** Columns whose cells from row `from` on are mostly numbers, dates or codes. */
function typedColumns(facts: Facts, from: number): number[] {
  return columnKinds(facts.grid, from, facts.width).flatMap((kind, k) =>
    isTyped(kind) ? [k] : []
  );
}

/** Kinds of the columns; rows of words only (headings, notes) do not count where most others hold numbers. */
function columnKinds(grid: Grid, from: number, width: number): CellKind[] {
  const rows = grid.slice(from);
  const holding = rows.filter((row) => row.some((cell) => isTyped(kindOf(cell)) && !isYear(cell)));
  const body = holding.length * 2 > rows.length ? holding : rows;
  return Array.from({length: width}, (_, k) => columnKind(body.map((row) => row[k] ?? null)));
}

function looksLikeData(
  facts: Facts,
  row: readonly (string | null)[],
  typed: readonly number[],
  index: number
): boolean {
  const cells = row.filter((cell) => cell !== null);
  const values = cells.filter((cell) => isTyped(kindOf(cell)));
  if (values.length === 0) return typed.length === 0 && repeatsBelow(facts, row, index);
  const there = typed.filter((k) => (row[k] ?? null) !== null);
  const same = there.filter((k) => isTyped(kindOf(row[k] ?? null)));
  if (same.length * 2 > there.length && !yearsAsHeadings(facts, row, same, index)) return true;
  return values.length * 2 > cells.length && !values.every(isYear);
}

/** Years or a running number as headings over columns of other numbers. */
function yearsAsHeadings(
  facts: Facts,
  row: readonly (string | null)[],
  columns: readonly number[],
  index: number
): boolean {
  const labels = columns.map((k) => row[k] ?? null);
  if (new Set(labels).size < labels.length || !labels.every(isYear)) return false;
  const below = facts.grid[index + 1] ?? [];
  return !columns.every((k) => isYear(below[k] ?? null));
}

function isYear(cell: string | null): boolean {
  return cell !== null && /^(?:19|20)\d{2}\s*年?(?:度)?$/.test(cell.trim());
}

/** A cell that comes again in its own column is a value, not a heading. */
function repeatsBelow(facts: Facts, row: readonly (string | null)[], index: number): boolean {
  const body = facts.grid
    .slice(index + 1)
    .filter((other) => other.some((cell, k) => cell !== (row[k] ?? null)));
  const again = row.filter(
    (cell, k) => cell !== null && body.filter((other) => other[k] === cell).length > 0
  ).length;
  return again * 2 > row.filter((cell) => cell !== null).length || (again > 0 && body.length > 5);
}

function continuesHeading(facts: Facts, index: number, typed: readonly number[]): boolean {
  const row = facts.grid[index] ?? [];
  const filled = facts.filled[index] ?? 0;
  if (filled === 0 || index >= facts.grid.length - 1) return false;
  if (row.some((cell) => cell !== null && isTyped(kindOf(cell)) && !isYear(cell))) return false;
  const above = facts.grid[index - 1] ?? [];
  const held = typed.filter((k) => (row[k] ?? null) !== null);
  const words = held.filter((k) => kindOf(row[k] ?? '') === 'text');
  const fits = row.some(
    (cell, k) => (cell === null) !== ((above[k] ?? null) === null) || cell === above[k]
  );
  if (typed.length > 0 && !fits) return words.length > 1 && words.length === held.length;
  if (typed.length > 0) return words.length > 0 && words.length * 3 >= Math.min(typed.length, 9);
  const fills = row.filter((cell, k) => cell !== null && (above[k] ?? null) === null).length;
  return fills > 0 && fills * 2 >= filled && (facts.filled[index - 1] ?? 0) < facts.width;
}

/** '1 2 3 4' or '甲 乙 1 2' under a heading only numbers its columns. */
function isNumbering(row: readonly (string | null)[]): boolean {
  const cells = row.filter((cell) => cell !== null).map((cell) => cell.trim());
  if (cells.length < 3) return false;
  const numbers = cells.filter((cell) => /^[（(]?\d{1,3}[）)]?$/.test(cell));
  const letters = cells.filter((cell) => /^[甲乙丙丁戊己庚辛A-F]$|^栏次$|^行次$/.test(cell));
  if (numbers.length < 2 || numbers.length + letters.length < cells.length) return false;
  const values = numbers.map((cell) => Number(cell.replace(/\D/g, '')));
  return (
    values.every((value, i) => i === 0 || value === (values[i - 1] ?? 0) + 1) &&
    (values[0] ?? 0) <= 2
  );
}

function leadReason(
  row: readonly (string | null)[],
  headingRows: readonly number[],
  index: number,
  start: number
): AsideReason {
  if (headingRows.includes(index + 1)) return 'heading';
  const texts = row.filter((cell) => cell !== null);
  if (texts.length === 0) return 'blank';
  if (index === start - 1 && headingRows.includes(index)) return 'heading';
  return texts.length <= 2 && hasUnit(texts) ? 'unit' : 'title';
}

function titleOf(rows: Grid): string {
  const seen = new Set<string>();
  for (const row of rows)
    for (const cell of row) if (cell !== null && cell.trim() !== '') seen.add(cell.trim());
  return [...seen].join(' ');
}

function unitOf(rows: Grid): string | undefined {
  for (const row of rows)
    for (const cell of row) {
      const unit = cell === null ? undefined : unitIn(cell);
      if (unit !== undefined) return unit;
    }
  return undefined;
}
