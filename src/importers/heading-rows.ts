import type {Doubt, Merge} from '../model/sheet.ts';
import {isTyped, kindOf} from './cell-kinds.ts';
import {headingEvidence, isNumbering, isYear} from './heading-evidence.ts';
import {isRemark, isRule} from './row-marks.ts';
import type {Grid} from './rows.ts';
import {typedColumns, type Facts} from './sheet-facts.ts';
import {unitsIn} from './unit-rows.ts';

/** More rows than a heading has, and than pairs above a table of two columns. */
const MOST_ROWS = 3;
const MOST_PAIRS = 20;

type Range = {readonly from: number; readonly to: number};

/**
 * The rows of the heading that begins at `first`, none when that row is already data. Of words over words in two columns the last row is
 * the heading: pairs ('Region,Anytown') stand above it.
 */
export function headingRange(facts: Facts, first: number, doubts: Doubt[]): Range | undefined {
  const {grid} = facts;
  const row = grid[first] ?? [];
  const merged = mergedBottom(facts, first);
  if (merged > first) return {from: first, to: merged};
  const below = grid.slice(first + 1);
  const evidence = headingEvidence(row, below) || alone(row);
  if (evidence < 0) return undefined;
  const most = facts.width === 2 ? MOST_PAIRS : MOST_ROWS;
  let to = first;
  while (to - first < most && continuesHeading(facts, to + 1)) to++;
  const areTitles = mayBeTitles(facts, first, to);
  let from = first;
  if (areTitles && facts.width === 2) {
    const names = headingEvidence(grid[to] ?? [], grid.slice(to + 1)) > 0;
    [from, to] = names ? [to, to] : [first, first];
  }
  const mayBeLine = to > first && isLine(row, facts.grid[first + 1] ?? []);
  const isUnsure = evidence < 1 || countsLike(row, below) || areTitles || mayBeLine;
  const isAllThereIs = below.length === 0 && first === 1 && facts.width <= 3;
  if ((isUnsure && below.length > 0) || isAllThereIs)
    doubts.push({code: 'heading-unsure', row: from + 1});
  return {from, to};
}

/** Whether the first of several rows of a heading, without gaps and groups, may be a line about the file: 'Region,Anytown'. */
function mayBeTitles(facts: Facts, first: number, last: number): boolean {
  const {grid} = facts;
  const row = grid[first] ?? [];
  const below = grid[first + 1] ?? [];
  if (last === first || repeatsGroups(row) || areUnits(facts, first + 1)) return false;
  const isWhole = below.every((cell, k) => cell === null || (row[k] ?? null) !== null);
  return isWhole && !below.some((cell) => cell !== null && isUnitOf(cell));
}

/** Whether some first cells stand above a cell in every column, or one of them is an address: a line about the file, or groups of names. */
function isLine(row: readonly (string | null)[], below: readonly (string | null)[]): boolean {
  const count = row.filter((cell) => cell !== null).length;
  const areFirst = count < row.length && row.slice(0, count).every((cell) => cell !== null);
  const isWhole = below.length >= row.length && below.every((cell) => cell !== null);
  return (areFirst && isWhole) || row.some((cell) => cell?.includes('://') ?? false);
}

/** '(m)', '%', 'm3/s': what stands under a name says what it is measured in. */
function isUnitOf(cell: string): boolean {
  return /^[[(（].*[\])）]$|[%/°²³]/.test(cell);
}

/** Whether a row that only numbers its columns may be a record among others of small numbers. */
function countsLike(row: readonly (string | null)[], below: Grid): boolean {
  const isSmall = (cell: string | null | undefined): boolean => /^\d{1,3}$/.test(cell ?? '');
  return (
    isNumbering(row) && below.every((other) => row.every((_, k) => isSmall(other[k]) || !row[k]))
  );
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

/** A record that others say nothing about: numbers and dates are no heading. */
function alone(row: readonly (string | null)[]): number {
  if (isNumbering(row)) return 0.5;
  const values = row.filter((cell) => cell !== null && !isYear(cell)).map(kindOf);
  return values.includes('number') || values.includes('date') ? -0.5 : 0.5;
}

/** Whether a row below a heading row is one too: it stands under its gaps, or all its columns of numbers hold words. */
function continuesHeading(facts: Facts, index: number): boolean {
  const row = facts.grid[index] ?? [];
  const above = facts.grid[index - 1] ?? [];
  const filled = facts.filled[index] ?? 0;
  const below = facts.grid.slice(index + 1);
  if (filled === 0 || below.length === 0 || isRule(row) || isRagged(row, above)) return false;
  if (repeatsGroups(above) && areNames(row, above)) return true;
  if (areUnits(facts, index) || fillsGaps(row, above)) return true;
  const evidence = headingEvidence(row, below);
  if (evidence < 0) return false;
  const fills = row.filter((cell, k) => cell !== null && (above[k] ?? null) === null).length;
  const again = row.some((cell, k) => cell !== null && cell === above[k]);
  if (fills > 0 || again)
    return evidence > 0 || (fills * 2 >= filled && (facts.filled[index - 1] ?? 0) < facts.width);
  if (filled < facts.usual && opensGroups(facts, index)) return true;
  if (isAmongWords(facts, index)) return false;
  const held = typedColumns(facts, index + 1).filter((k) => (row[k] ?? null) !== null);
  return held.length > 1 && held.every((k) => isName(row[k] ?? '') || isUnlike(facts, index, k));
}

/** Whether a row says in what the columns below a heading are measured. */
function areUnits({grid}: Facts, index: number): boolean {
  return unitsIn(grid[index] ?? [], grid.slice(index + 1)) === 'surely';
}

/** Whether a row has words under all gaps of the row above, none of them first, and nothing under its first name. */
function fillsGaps(row: readonly (string | null)[], above: readonly (string | null)[]): boolean {
  if (above[0] === null || above[0] === undefined || row[0] !== null) return false;
  const gaps = row.flatMap((cell, k) => ((above[k] ?? null) === null ? [cell] : []));
  const words = gaps.filter((cell) => cell !== null && !isValue(cell));
  return gaps.length > 1 && words.length === gaps.length && new Set(words).size === words.length;
}

/** Whether a row below one without gaps goes beyond its end and holds values: a record of one cell more. */
function isRagged(row: readonly (string | null)[], above: readonly (string | null)[]): boolean {
  const end = above.findLastIndex((cell) => cell !== null) + 1;
  const isWhole = end > 1 && above.slice(0, end).every((cell) => cell !== null);
  const isLonger = row.slice(end).some((cell) => cell !== null);
  return (
    isWhole && isLonger && !isNumbering(row) && row.some((cell) => cell !== null && isValue(cell))
  );
}

/** Whether rows of nothing but words follow down to a blank row: a table of words above another. */
function isAmongWords({grid, filled}: Facts, index: number): boolean {
  const end = filled.indexOf(0, index + 1);
  const block = grid.slice(index + 1, end < 0 ? index + 1 : end);
  return block.length > 0 && !block.flat().some((cell) => isTyped(kindOf(cell)));
}

/** Whether a code ('m3/s', '20d') is none of the numbers, dates or codes of its column. */
function isUnlike({grid}: Facts, index: number, k: number): boolean {
  const below = grid.slice(index + 1).map((row) => [row[k] ?? null]);
  return headingEvidence([grid[index]?.[k] ?? null], below) > 0;
}

/** A group's name stands over each of its columns: most cells are as their neighbours are. */
function repeatsGroups(row: readonly (string | null)[]): boolean {
  const filled = row.filter((cell) => cell !== null);
  const alike = row.filter(
    (cell, k) => cell !== null && (cell === row[k - 1] || cell === row[k + 1])
  );
  return filled.length > 3 && alike.length * 4 >= filled.length * 3 && !filled.some(isValue);
}

/** A name of its own for each column, under every cell of the row above. */
function areNames(row: readonly (string | null)[], above: readonly (string | null)[]): boolean {
  const filled = row.filter((cell) => cell !== null);
  const isUnder = above.every((cell, k) => cell === null || (row[k] ?? null) !== null);
  return isUnder && new Set(filled).size === filled.length && !filled.some(isValue);
}

function isValue(cell: string): boolean {
  return isTyped(kindOf(cell)) && !isYear(cell) && !isName(cell);
}

/** Words, or a name with a number ('var_2'). */
function isName(cell: string): boolean {
  return kindOf(cell) === 'text' || /^\p{L}\w*$/u.test(cell);
}

/** A sparse row is a row of group headings when the row below has a heading under each of its blanks. */
export function opensGroups(facts: Facts, index: number): boolean {
  const row = facts.grid[index] ?? [];
  if (row.some((cell) => cell !== null && (isValue(cell) || isRemark(cell)))) return false;
  if (row.filter(isYear).length === 1) return false;
  if (facts.merges.length > 0)
    return facts.merges.some(
      (merge) =>
        merge.top === index + 1 && (merge.right - merge.left + 1) * 2 <= Math.max(2, facts.width)
    );
  const below = facts.grid[index + 1] ?? [];
  if (isFirstCells(row, facts.width) && !isLastGroup(row, below)) return false;
  const more = (facts.filled[index + 1] ?? 0) - (facts.filled[index] ?? 0);
  if (more === 0 && row.every((cell, k) => (cell === null) === ((below[k] ?? null) === null)))
    return (
      (facts.filled[index + 2] ?? 0) > (facts.filled[index] ?? 0) && opensGroups(facts, index + 1)
    );
  return (
    more > 0 &&
    (below.every((cell) => cell === null || !isTyped(kindOf(cell)) || isYear(cell)) ||
      headingEvidence(below, facts.grid.slice(index + 2)) > 0)
  );
}

/** Whether only the last of some first cells has names below it, to the end: a group beside columns that have their names already. */
function isLastGroup(row: readonly (string | null)[], below: readonly (string | null)[]): boolean {
  const last = row.findLastIndex((cell) => cell !== null);
  return last > 0 && below.every((cell, k) => (cell === null) === k < last);
}

/** Two or three cells at the left and nothing to the right of them: a line of text with commas. */
function isFirstCells(row: readonly (string | null)[], width: number): boolean {
  const filled = row.filter((cell) => cell !== null).length;
  return filled <= 3 && filled < width - 1 && row.slice(0, filled).every((cell) => cell !== null);
}
