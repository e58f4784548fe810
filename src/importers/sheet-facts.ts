import type {Merge} from '../model/sheet.ts';
import {columnKind, isTyped, type CellKind} from './cell-kinds.ts';
import {recordsAmong} from './heading-evidence.ts';
import {unitIn} from './row-marks.ts';
import type {Grid} from './rows.ts';

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
  return {grid, merges, width, filled, usual: usualBelow(filled) ?? usualAmong(counts)};
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
