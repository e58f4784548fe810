import {columnKind, isTyped, kindOf} from './cell-kinds.ts';
import {headingEvidence, isYear} from './heading-evidence.ts';
import {opensGroups} from './heading-rows.ts';
import {isRemark} from './row-marks.ts';
import type {Grid} from './rows.ts';
import {hasUnit, type Facts} from './sheet-facts.ts';

/** The first row that is no title, unit, remark or blank row. */
export function firstTableRow(facts: Facts): number {
  if (facts.usual <= 1) return afterParagraph(facts);
  const start = Math.max(afterComments(facts), afterPairs(facts), afterPreamble(facts));
  for (let i = start; i < facts.grid.length; i++) if (!isLead(facts, i)) return i;
  return facts.grid.findIndex((row) => row.some((cell) => cell !== null));
}

/** The row after lines that begin with '#', where it is a heading by itself or they are shorter; else 0. */
function afterComments({grid, filled}: Facts): number {
  const isComment = (row: Grid[number] | undefined): boolean => row?.[0]?.startsWith('#') === true;
  const end = grid.findIndex((row) => !isComment(row));
  if (end <= 0) return 0;
  const isShorter = (filled[end - 1] ?? 0) < (filled[end] ?? 0);
  return isShorter || headingEvidence(grid[end] ?? [], grid.slice(end + 1)) > 0 ? end : 0;
}

/** Most lines of pairs that may stand above a table. */
const MOST_PAIRS = 20;

/**
 * The row after lines of one or two cells that a blank row parts from a table, or that stand right above names of all its columns; 0 when
 * there are none.
 */
function afterPairs(facts: Facts): number {
  const {grid, filled, width} = facts;
  if (width === 2) return afterPairsAsWide(facts);
  const end = filled.findIndex((count) => count > 2);
  if (end < 2 || end > MOST_PAIRS || filled[0] === 0) return 0;
  const isPair = grid.slice(0, end).every((row) => row.slice(2).every((cell) => cell === null));
  if (!isPair || filled.length - end <= end) return 0;
  const evidence = headingEvidence(grid[end] ?? [], grid.slice(end + 1));
  const isApart = filled[end - 1] === 0;
  return (isApart ? evidence > 0 : filled[end] === width && evidence >= 1) ? end : 0;
}

/** The row after lines of several cells, no table themselves, that a blank row parts from the names of as many columns; 0 when there are none. */
function afterPreamble({grid, filled}: Facts): number {
  const blank = filled.indexOf(0, 1);
  const end = filled.findIndex((count, i) => i > blank && count > 0);
  if (blank < 1 || blank > MOST_PAIRS || end < 0 || filled.length - end < 3) return 0;
  const [first = [], ...others] = grid.slice(0, blank);
  const isRegular =
    others.length > 1 &&
    (filled[0] ?? 0) > 2 &&
    filled.slice(0, blank).every((count) => count === filled[0]);
  const isTable = isRegular || (others.length > 0 && headingEvidence(first, others) >= 1);
  const isWider = (filled[end] ?? 0) >= Math.max(...filled.slice(0, blank));
  const names = headingEvidence(grid[end] ?? [], grid.slice(end + 1)) >= 1;
  return !isTable && isWider && names ? end : 0;
}

/** The same above a table of two columns: what stands above is no table of its own, and the one below is longer. */
function afterPairsAsWide({grid, filled}: Facts): number {
  const blank = filled.indexOf(0);
  const end = filled.findIndex((count, i) => i > blank && count > 1);
  if (blank < 1 || end < 0 || filled.length - end <= 2 * blank) return 0;
  const [first = [], ...others] = grid.slice(0, blank);
  const isTable = others.length > 1 && headingEvidence(first, others) > 0;
  return !isTable && headingEvidence(grid[end] ?? [], grid.slice(end + 1)) > 0 ? end : 0;
}

/** In a sheet of one column: the last of a few lines of words over numbers or dates, or the first row after such lines and a
 * blank row; else the first at all. */
function afterParagraph({grid, filled}: Facts): number {
  const first = filled.findIndex((count) => count > 0);
  const typed = grid.findIndex((row) => isTyped(kindOf(row[0] ?? null)));
  if (typed - first > 1 && typed - first < 5 && typedColumn(grid.slice(typed))) {
    const last = filled.findLastIndex((count, i) => i < typed && count > 0);
    return mayName(grid[last]?.[0] ?? '') ? last : first;
  }
  const blank = filled.indexOf(0, first);
  const blanks = filled.filter((count) => count === 0).length;
  const isShort =
    blank > 0 && blank - first <= 3 && filled.length - blank > 3 && blanks * 4 < filled.length;
  const words = grid
    .slice(first, blank)
    .flat()
    .every((cell) => kindOf(cell) === 'text');
  if (isShort && words) return filled.findIndex((count, i) => i > blank && count > 0);
  return first >= 0 && isSeparatorLine(grid[first] ?? []) && grid.length > first + 1
    ? first + 1
    : first;
}

/** Words that say something: no mark for nothing, and no value ('65+'). */
function mayName(cell: string): boolean {
  return (
    !/\d/.test(cell) &&
    kindOf(cell) !== 'none' &&
    !/^(?:unknown|missing|nil|未知|不详)$/i.test(cell.trim())
  );
}

function typedColumn(rows: Grid): boolean {
  return isTyped(
    columnKind(
      rows.map(([cell = null]) => cell),
      0.9
    )
  );
}

/** Excel's own first line 'sep=;', divided at the delimiter that it names. */
function isSeparatorLine(row: readonly (string | null)[]): boolean {
  return /^sep=.?$/i.test(row[0] ?? '') && row.slice(1).every((cell) => cell === null);
}

function isLead(facts: Facts, index: number): boolean {
  const row = facts.grid[index] ?? [];
  const filled = facts.filled[index] ?? 0;
  if (filled === 0) return true;
  if (filled === 1) return !namesSecond(facts, index) && !isOneGroup(facts, index);
  const texts = row.filter((cell) => cell !== null);
  if (texts.every(isRemark) && filled < facts.usual) return true;
  if (isLineAbove(facts, index)) return true;
  if (filled > facts.usual / 2) return texts.filter(isRemark).length * 2 > filled && hasUnit(texts);
  return !opensGroups(facts, index);
}

/**
 * Whether some first cells, or cells with a single year among them, stand above the name of every column: each under a cell of its own,
 * those of a group would not be.
 */
function isLineAbove({grid, merges, filled, width}: Facts, index: number): boolean {
  const row = grid[index] ?? [];
  const below = grid[index + 1] ?? [];
  const count = filled[index] ?? 0;
  if (merges.length > 0 || count >= width || filled[index + 1] !== width) return false;
  const areFirst =
    row.slice(0, count).every((cell) => cell !== null) || row.filter(isYear).length === 1;
  const areNames = below.every((cell) => !isTyped(kindOf(cell)) || isYear(cell));
  return areFirst && areNames && headingEvidence(below, grid.slice(index + 2)) >= 1;
}

/** A cell merged over several columns, not from the first on, above the names of each: the only group of a heading. */
function isOneGroup({grid, merges, filled, width}: Facts, index: number): boolean {
  const text = grid[index]?.find((cell) => cell !== null) ?? '';
  if (isTyped(kindOf(text)) || isRemark(text)) return false;
  const row = index + 1;
  const area = merges.find(({top, bottom}) => top === row && bottom === row);
  if (area === undefined || area.left === 1 || area.right <= area.left) return false;
  const below = grid[row] ?? [];
  const named = below.slice(area.left - 1, area.right);
  return (
    (filled[row] ?? 0) * 2 > width &&
    named.every((cell) => cell !== null) &&
    headingEvidence(below, grid.slice(row + 1)) > 0
  );
}

/** ',School' above '1,Hill Top': a heading whose first column, of row numbers, has no name. */
function namesSecond({grid, width}: Facts, index: number): boolean {
  const row = grid[index] ?? [];
  const below = grid.slice(index + 1);
  return width === 2 && row[0] === null && below.length > 0 && headingEvidence(row, below) > 0;
}
