import type {AsideReason} from '../model/batch.ts';
import type {Doubt} from '../model/sheet.ts';
import {isTyped, kindOf} from './cell-kinds.ts';
import {isRemark} from './row-marks.ts';
import type {Grid} from './rows.ts';

/** What is doubtful about the headings of a sheet over its first rows of data. */
export function headingDoubts(headings: readonly string[], body: Grid): Doubt[] {
  return [...duplicates(headings), ...besides(headings, body)];
}

type Lead = {readonly headingRows: readonly number[]; readonly lead: readonly AsideReason[]};

/** Whether what stands above a heading may be more than titles: the name of a group of its columns, or a table of its own. */
export function leadDoubts(grid: Grid, {headingRows, lead}: Lead): Doubt[] {
  const [row = 0] = headingRows;
  if (row < 2) return [];
  const above = grid[row - 2] ?? [];
  const [text = '', ...others] = above.filter((cell) => cell !== null);
  const isAlone = above[0] === null && text !== '' && others.length === 0;
  const isGroup = isAlone && !isTyped(kindOf(text)) && !isRemark(text);
  const titles = grid.slice(0, row - 1).filter((_, i) => lead[i] === 'title');
  return isGroup || isTable(titles) ? [{code: 'heading-unsure', row}] : [];
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
    if (isNext && headings.slice(0, length).filter((heading) => heading !== '').length > 1)
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
