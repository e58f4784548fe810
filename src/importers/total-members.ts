import {kindOf, type CellKind} from './cell-kinds.ts';
import {isForeign, totalKind} from './row-marks.ts';
import type {Grid} from './rows.ts';

/** So many records are looked at for a sum that a row states of those above it. */
const MOST_SUMMED = 200;

/**
 * Columns where total labels are values like others ('Male', 'Female', 'Total'): they come often, in records whose other columns are
 * filled as those of others are. Rows that state the sums of the records above them are totals all the same.
 */
export function totalMembers(body: Grid, kinds: readonly CellKind[]): Set<number> {
  const words = kinds.flatMap((kind, k) => (kind === 'text' ? [k] : []));
  const columns = words.filter((k) => {
    const stated = body.filter((row) => totalKind(row[k] ?? '') === 'total');
    const isOther = !stated.every((row) => isForeign(row[k] ?? ''));
    const needed = isOther
      ? kinds.flatMap((kind, other) =>
          kind === 'text' || (kind === 'date' && other < k) ? [other] : []
        )
      : kinds.flatMap((kind, other) => (kind === 'empty' ? [] : [other]));
    const whole = stated.filter((row) => needed.every((other) => (row[other] ?? null) !== null));
    const isOften = whole.length > 2 && whole.length * 8 >= body.length && needed.length > 1;
    return isOften && !(isOther && sumUp(body, k, kinds));
  });
  return new Set(columns);
}

/** Whether most rows of totals state, in some column of numbers, the sum of the records since the one before. */
function sumUp(body: Grid, label: number, kinds: readonly CellKind[]): boolean {
  const numbers = kinds.flatMap((kind, k) => (kind === 'number' ? [k] : []));
  let [stated, right] = [0, 0];
  let above: Grid[number][] = [];
  for (const row of body) {
    if (totalKind(row[label] ?? '') === undefined) {
      if (above.length < MOST_SUMMED) above.push(row);
      continue;
    }
    const isSum = numbers.some((k) => {
      const sum = above.reduce((all, other) => all + valueOf(other[k]), 0);
      return above.length > 1 && Math.abs(sum - valueOf(row[k])) < 0.005;
    });
    stated++;
    if (isSum) right++;
    above = [];
  }
  return right * 2 > stated;
}

function valueOf(cell: string | null | undefined): number {
  const text = cell ?? '';
  return kindOf(text) === 'number' ? Number(text.replaceAll(/[,，\s]/g, '')) || 0 : 0;
}
