import type {Merge} from '../model/sheet.ts';
import {columnKind, isTyped, kindOf, type CellKind} from './cell-kinds.ts';
import {recordsAmong} from './heading-evidence.ts';
import {isFooterText, totalKind} from './row-marks.ts';
import type {Grid} from './rows.ts';
import {unitIn} from './units.ts';

/** The first records of a sheet and what is asked of them again and again. */
export type Facts = {
  readonly grid: Grid;
  readonly merges: readonly Merge[];
  readonly width: number;
  readonly filled: readonly number[];
  /** Cells that most records have. */
  readonly usual: number;
};

export function factsOf(grid: Grid, merges: readonly Merge[]): Facts {
  const filled = grid.map((row) => row.filter((cell) => cell !== null).length);
  const counts = filled.filter((count) => count > 0);
  const width = grid.reduce((most, row) => Math.max(most, row.length), 0);
  return {
    grid,
    merges,
    width,
    filled,
    usual: usualBelow(filled) ?? usualWithoutRecords(grid, filled) ?? usualAmong(counts)
  };
}

/** Most lines that may stand above a table, apart from it. */
const MOST_ABOVE = 8;

/** Cells that most records have below a blank row near the top, when those above it all have fewer. */
function usualBelow(filled: readonly number[]): number | undefined {
  const blank = filled.indexOf(0, 1);
  if (blank < 0 || blank > MOST_ABOVE) return undefined;
  const below = filled.slice(blank).filter((count) => count > 0);
  if (below.length === 0) return undefined;
  const usual = median(below);
  return usual > Math.max(...filled.slice(0, blank)) ? usual : undefined;
}

/** Cells of the heading of a short sheet in which nothing follows it but totals and signatures. */
function usualWithoutRecords(grid: Grid, filled: readonly number[]): number | undefined {
  const first = filled.findIndex((count) => count > 1);
  if (grid.length > MOST_WITHOUT_RECORDS || first < 1) return undefined;
  const last = filled.findLastIndex((count) => count > 1);
  const isFoot = grid
    .slice(last + 1)
    .every((row) =>
      row.every((cell) => cell === null || isFooterText(cell) || totalKind(cell) !== undefined)
    );
  const heading = filled.slice(first, last + 1);
  const isHeading = grid
    .slice(first, last + 1)
    .flat()
    .every((cell) => cell === null || !isTyped(kindOf(cell)));
  const most = Math.max(...heading);
  return isFoot && isHeading && heading.length <= 3 && most > 2 ? most : undefined;
}

const MOST_WITHOUT_RECORDS = 16;

/** Cells that most records have; where a third and more have several, lines of one cell are titles and notes. */
function usualAmong(counts: readonly number[]): number {
  const several = counts.filter((count) => count > 1);
  return median(several.length * 3 >= counts.length && several.length > 0 ? several : counts);
}

function median(values: readonly number[]): number {
  const upTo = (value: number): number => values.filter((other) => other <= value).length;
  return Math.min(...values.filter((value) => upTo(value) * 2 > values.length));
}

/** Kinds of the columns from row `from` on. */
export function columnKinds(grid: Grid, from: number, width: number): CellKind[] {
  const body = recordsAmong(grid.slice(from));
  return Array.from({length: width}, (_, k) => columnKind(body.map((row) => row[k] ?? null)));
}

/** Columns whose cells from row `from` on are mostly numbers, dates or codes. */
export function typedColumns(facts: Facts, from: number): number[] {
  return columnKinds(facts.grid, from, facts.width).flatMap((kind, k) =>
    isTyped(kind) ? [k] : []
  );
}

export function hasUnit(texts: readonly string[]): boolean {
  return texts.some((text) => unitIn(text) !== undefined);
}
