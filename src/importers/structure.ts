import type {AsideReason} from '../model/batch.ts';
import type {Doubt, Merge} from '../model/sheet.ts';
import type {CellKind} from './cell-kinds.ts';
import {headingDoubts} from './heading-doubts.ts';
import {headingEvidence, isNumbering, numbersColumns} from './heading-evidence.ts';
import {headingRange} from './heading-rows.ts';
import {joinedHeadings} from './headings.ts';
import {firstTableRow} from './lead-rows.ts';
import {isRemark, isRule} from './row-marks.ts';
import type {Grid} from './rows.ts';
import {columnKinds, factsOf, hasUnit, type Facts} from './sheet-facts.ts';
import {unitOf} from './units.ts';

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
  const headingRows = hinted ?? foundHeading(facts, doubts);
  const first =
    headingRows.length === 0 ? Math.max(0, firstTableRow(facts)) : (headingRows[0] ?? 1) - 1;
  const body = headingRows.at(-1) ?? first;
  const below = grid[body] ?? [];
  const isNumbers = numbersColumns(below, grid.slice(body + 1));
  const isDrawn = rules(grid, body);
  const isNoRecord = headingRows.length > 0 && (isNumbers || isDrawn);
  const start = isNoRecord ? body + 1 : body;
  const headings = joinedHeadings(grid, merges, headingRows, facts.width);
  if (headingRows.length === 0) doubts.push({code: 'heading-missing'});
  else if (
    (isDrawn && facts.width === 1 && doubts.length === 0) ||
    (!isNumbers &&
      isNumbering(below) &&
      headings.some((heading) => /\p{Script=Han}/u.test(heading)))
  )
    doubts.push({code: 'heading-unsure', row: body + 1});
  for (const doubt of headingDoubts(headings, grid.slice(start))) doubts.push(doubt);
  const unit = unitOf(grid.slice(0, start), headingRows);
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

/**
 * Whether a line is drawn under the heading: under each of its cells, and no record has such a cell, as where '--' says that nothing is
 * known.
 */
function rules(grid: Grid, index: number): boolean {
  const row = grid[index] ?? [];
  const heading = grid[index - 1] ?? [];
  const isWhole = heading.every((cell, k) => cell === null || (row[k] ?? null) !== null);
  const comesAgain = grid.slice(index + 1).some((other) => other.some((cell) => isRule([cell])));
  return isRule(row) && isWhole && !comesAgain;
}

/** Rows of the heading; a shorter row right above records that have none may be one, too. */
function foundHeading(facts: Facts, doubts: Doubt[]): number[] {
  const first = firstTableRow(facts);
  if (first < 0) return [];
  const heading = headingRange(facts, first, doubts);
  if (heading !== undefined) return range(heading.from + 1, heading.to + 1);
  const above = facts.grid[first - 1] ?? [];
  const isShorter =
    (facts.filled[first - 1] ?? 0) > 1 && !above.some((cell) => cell !== null && isRemark(cell));
  if (!isShorter || headingEvidence(above, facts.grid.slice(first)) <= 0) return [];
  doubts.push({code: 'heading-unsure', row: first});
  return [first];
}

function range(from: number, to: number): number[] {
  return Array.from({length: Math.max(0, to - from + 1)}, (_, i) => from + i);
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
