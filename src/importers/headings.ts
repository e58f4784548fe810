import type {Merge} from '../model/sheet.ts';
import {cleanHeading} from './row-marks.ts';
import type {Grid} from './rows.ts';

/** What stands in a row of units where a column has none. */
const NOTHING = /^[-–—/]+$/;

/**
 * One heading a column: the texts of its heading rows joined as '中央/支出金额', a repeated text once. Merged areas are
 * filled where they are merged; where no areas are known, a group reaches to the right over the headings below it.
 */
export function joinedHeadings(
  grid: Grid,
  merges: readonly Merge[],
  rows: readonly number[],
  width: number
): string[] {
  const texts = rows.map((row) => lineOf(grid, merges, row, width));
  if (merges.length === 0)
    for (let i = 0; i < texts.length - 1; i++) spread(texts[i] ?? [], texts.slice(i + 1));
  return Array.from({length: width}, (_, k) => {
    const parts: string[] = [];
    for (const line of texts) {
      const part = line[k] ?? '';
      const isNothing = part === '' || (parts.length > 0 && NOTHING.test(part));
      if (!isNothing && part !== parts.at(-1)) parts.push(part);
    }
    return parts.join('/');
  });
}

function lineOf(grid: Grid, merges: readonly Merge[], row: number, width: number): string[] {
  const line = Array.from({length: width}, (_, k) => cleanHeading(grid[row - 1]?.[k] ?? ''));
  for (const merge of merges) {
    if (merge.top > row || merge.bottom < row) continue;
    const text = cleanHeading(grid[merge.top - 1]?.[merge.left - 1] ?? '');
    for (let k = merge.left - 1; k < Math.min(merge.right, width); k++) line[k] ||= text;
  }
  return line;
}

/** Fills a row of groups to the right, over columns that have a heading in a row below, as its first column has. */
function spread(line: string[], below: readonly (readonly string[])[]): void {
  let group = '';
  for (let k = 0; k < line.length; k++) {
    const under = below.some((other) => (other[k] ?? '') !== '');
    const own = line[k] ?? '';
    if (own !== '') group = under ? own : '';
    else if (under && group !== '') line[k] = group;
    else if (!under) group = '';
  }
}
