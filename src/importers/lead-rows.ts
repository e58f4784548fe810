import {columnKind, isTyped, kindOf} from './cell-kinds.ts';
import {headingEvidence} from './heading-evidence.ts';
import {opensGroups} from './heading-rows.ts';
import {isRemark} from './row-marks.ts';
import type {Grid} from './rows.ts';
import {hasUnit, type Facts} from './sheet-facts.ts';

/** The first row that is no title, unit, remark or blank row. */
export function firstTableRow(facts: Facts): number {
  if (facts.usual <= 1) return afterParagraph(facts);
  for (let i = 0; i < facts.grid.length; i++) if (!isLead(facts, i)) return i;
  return facts.grid.findIndex((row) => row.some((cell) => cell !== null));
}

/** In a sheet of one column: the last of a few lines of words over numbers or dates, or the first row after such lines and a
 * blank row; else the first at all. */
function afterParagraph({grid, filled}: Facts): number {
  const first = filled.findIndex((count) => count > 0);
  const typed = grid.findIndex((row) => isTyped(kindOf(row[0] ?? null)));
  if (typed - first > 1 && typed - first < 5 && typedColumn(grid.slice(typed)))
    return filled.findLastIndex((count, i) => i < typed && count > 0);
  const blank = filled.indexOf(0, first);
  const isShort = blank > 0 && blank - first <= 3 && filled.length - blank > 3;
  const words = grid
    .slice(first, blank)
    .flat()
    .every((cell) => kindOf(cell) === 'text');
  if (isShort && words) return filled.findIndex((count, i) => i > blank && count > 0);
  return first >= 0 && isSeparatorLine(grid[first] ?? []) && grid.length > first + 1
    ? first + 1
    : first;
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
  if (filled === 1) return !namesSecond(facts, index);
  const texts = row.filter((cell) => cell !== null);
  if (texts.every(isRemark) && filled < facts.usual) return true;
  if (filled > facts.usual / 2) return texts.filter(isRemark).length * 2 > filled && hasUnit(texts);
  return !opensGroups(facts, index);
}

/** ',School' above '1,Hill Top': a heading whose first column, of row numbers, has no name. */
function namesSecond({grid, width}: Facts, index: number): boolean {
  const row = grid[index] ?? [];
  const below = grid.slice(index + 1);
  return width === 2 && row[0] === null && below.length > 0 && headingEvidence(row, below) > 0;
}
