import type {Doubt} from '../model/sheet.ts';
import type {Grid} from './rows.ts';

/** What is doubtful about the headings of a sheet over its first rows of data. */
export function headingDoubts(headings: readonly string[], body: Grid): Doubt[] {
  return [...duplicates(headings), ...besides(headings, body)];
}

/** Tables side by side: the same headings again, or an empty column beyond which records end earlier. */
function besides(headings: readonly string[], body: Grid): Doubt[] {
  const blank = (k: number): boolean => body.every((row) => (row[k] ?? null) === null);
  for (let k = 2; k < headings.length - 1; k++) {
    const apart = headings[k - 1] === '' && blank(k - 1);
    const length = apart ? k - 1 : k;
    if (length > 1 && repeats(headings, k, length))
      return [{code: 'several-tables', column: k + 1}];
    if (!apart || k < 3) continue;
    const left = body.findLastIndex((row) => row.slice(0, k - 1).some((cell) => cell !== null));
    const right = body.findLastIndex((row) => row.slice(k).some((cell) => cell !== null));
    if (left >= 0 && left !== right) return [{code: 'several-tables', column: k + 1}];
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
