import type {AsideReason} from '../model/batch.ts';
import type {Doubt} from '../model/sheet.ts';
import {isTyped, kindOf, type CellKind} from './cell-kinds.ts';
import {isRemark} from './row-marks.ts';
import type {Grid} from './rows.ts';
import {unitsIn} from './unit-rows.ts';

/** What is doubtful about the headings of a sheet over its first rows of data. */
export function headingDoubts(headings: readonly string[], body: Grid): Doubt[] {
  return [...duplicates(headings), ...besides(headings, body)];
}

/** Rows that are looked at for a heading further down. */
const MOST_LOWER = 8;

/**
 * Whether one of the first rows of data holds nothing but words, also in all columns of numbers, and stands over numbers, or the very first
 * in one of them: it may be the heading.
 */
function isHeadedLower(body: Grid, kinds: readonly CellKind[]): boolean {
  const columns = kinds.flatMap((kind, k) => (kind === 'number' || kind === 'date' ? [k] : []));
  const end = body.findIndex((row) => row.every((cell) => cell === null));
  const rows = (end < 0 ? body : body.slice(0, end)).slice(0, MOST_LOWER);
  const isAbove = (row: Grid[number]): boolean =>
    row.filter((cell) => cell !== null).length > 1 &&
    columns.every((k) => isName(row[k] ?? null)) &&
    row.every((cell) => cell === null || isName(cell));
  const at = rows.findLastIndex((row, i) => i + 1 < rows.length && isAbove(row));
  const [first = []] = rows;
  const areWords = rows.length > 1 && first.every((cell) => cell === null || isName(cell));
  if (areWords && columns.some((k) => k > 0 && isName(first[k] ?? null))) return true;
  return (
    columns.length > 0 &&
    at >= 0 &&
    columns.every((k) => kindOf(rows[at + 1]?.[k] ?? null) === kinds[k])
  );
}

/** Words, or a name with a number ('D7BT'). */
function isName(cell: string | null): boolean {
  const kind = kindOf(cell);
  return kind === 'text' || (kind === 'key' && /^\p{L}\w*$/u.test(cell ?? ''));
}

type Lead = {
  readonly headingRows: readonly number[];
  readonly lead: readonly AsideReason[];
  readonly kinds: readonly CellKind[];
  readonly doubts: readonly Doubt[];
};

/**
 * Whether a heading may be another row, where that is not doubted yet: what stands above it may be more than titles (the name of a group
 * of its columns, or a table of its own), and what stands below it no row of data, but names or units.
 */
export function leadDoubts(grid: Grid, structure: Lead): Doubt[] {
  const [row = 0] = structure.headingRows;
  const isDoubted = structure.doubts.some(({code}) => code === 'heading-unsure');
  if (row === 0 || isDoubted) return [];
  const [below = [], ...others] = grid.slice(structure.lead.length);
  const isUnsure =
    isMoreThanTitles(grid, structure) ||
    isHeadedLower([below, ...others], structure.kinds) ||
    unitsIn(below, others) !== undefined;
  return isUnsure ? [{code: 'heading-unsure', row}] : [];
}

function isMoreThanTitles(grid: Grid, {headingRows, lead, kinds}: Lead): boolean {
  const [row = 0] = headingRows;
  if (row < 2) return false;
  const above = grid[row - 2] ?? [];
  const [text = '', ...others] = above.filter((cell) => cell !== null);
  const isAlone = above[0] === null && text !== '' && others.length === 0;
  const isGroup = isAlone && !isTyped(kindOf(text)) && !isRemark(text);
  const titles = grid.slice(0, row - 1).filter((_, i) => lead[i] === 'title');
  const isLine = (title: Grid[number]): boolean =>
    title.filter((cell) => cell !== null).length > 1 && !title.every(isRemarkOrNothing);
  const isAsWide = kinds.length === 2 && titles.some(isLine);
  const isRight = lead[row - 2] === 'title' && isLine(above);
  return isGroup || isAsWide || isRight || isTable(titles) || isRegular(titles);
}

function isRemarkOrNothing(cell: string | null): boolean {
  return cell === null || isRemark(cell);
}

/** At least three lines of as many words, one after the other: rather a table than pairs that say something about the file. */
function isRegular(lines: Grid): boolean {
  const counts = lines.map((line) => {
    const cells = line.filter((cell) => cell !== null);
    return cells.some((cell) => !isName(cell) || isRemark(cell)) ? 0 : cells.length;
  });
  return counts.some((count, i) => count > 1 && count === counts[i + 1] && count === counts[i + 2]);
}

/** Words over at least two numbers or dates in a column of lines of several cells. */
function isTable(lines: Grid): boolean {
  const [first = [], ...others] = lines.filter(
    (line) => line.filter((cell) => cell !== null).length > 1
  );
  return (
    others.length > 1 &&
    first.some((cell, k) => {
      const kinds = new Set(others.map((line) => kindOf(line[k] ?? null)));
      return (
        kindOf(cell) === 'text' && kinds.size === 1 && (kinds.has('number') || kinds.has('date'))
      );
    })
  );
}

/** Tables side by side: the same headings again, or an empty column between columns of both. */
function besides(headings: readonly string[], body: Grid): Doubt[] {
  const blank = (k: number): boolean => body.every((row) => (row[k] ?? null) === null);
  for (let k = 2; k < headings.length - 1; k++) {
    const apart = headings[k - 1] === '' && blank(k - 1);
    const length = apart ? k - 1 : k;
    if (length > 1 && repeats(headings, k, length))
      return [{code: 'several-tables', column: k + 1}];
    const isNext = apart && headings[k] !== '' && headings[k + 1] !== '';
    if (isNext && headings.slice(0, length).some((heading) => heading !== ''))
      return [{code: 'several-tables', column: k + 1}];
  }
  return [];
}

/** Whether the first headings come again, in order, from column `from` on. */
function repeats(headings: readonly string[], from: number, length: number): boolean {
  for (let i = 0; i < length; i++)
    if (headings[i] === '' || headings[i] !== headings[from + i]) return false;
  return true;
}

function duplicates(headings: readonly string[]): Doubt[] {
  const seen = new Set<string>();
  return headings.flatMap((heading, k): Doubt[] => {
    if (heading === '') return [];
    if (seen.has(heading)) return [{code: 'heading-duplicate', column: k + 1, values: {heading}}];
    seen.add(heading);
    return [];
  });
}
