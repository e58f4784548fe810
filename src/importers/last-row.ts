import type {Doubt, TotalCheck} from '../model/sheet.ts';
import {markOf} from './foot.ts';
import {totalKind, totalLabel} from './row-marks.ts';
import {cellText, firstFilled, type RawBatch} from './rows.ts';
import {agrees, type Totals} from './totals.ts';

/** Words of a total that may be a name or a value as well. */
const SUM =
  /^(?:ensemble|suma?|summa|soma|somme|samtliga|overall|all|alle|todos|tous|tutti|kokku|ukupno|spolu|jumlah|усього)\s*[:：]?$/iu;
const MEAN =
  /^(?:(?:mean|average)(?:\s+value)?|avg\.?|median|moyenne|media|média|mediana|médiane|mittelwert|durchschnitt|promedio|gemiddelde?|medelvärde|genomsnitt|gjennomsnitt|gennemsnit|keskiarvo|średnia|průměr|átlag|среднее|ortalama|平均|평균)\s*[:：]?$/iu;

/** Rows above, beyond which sums prove a row without a word that says it. */
const LEAST_ROWS = 4;

/** Columns where total words are values (`areIn`), and what the first records hold, per column. */
type Members = {
  readonly areIn: ReadonlySet<number>;
  readonly values: readonly (readonly string[])[];
};

/** What a label says of the record that it begins. */
export function sumsUp(label: string): 'sum' | 'mean' | undefined {
  const text = label.trim();
  const other = totalLabel(text);
  if (MEAN.test(text) || other === 'average') return 'mean';
  return SUM.test(text) || other === 'total' || totalKind(text) === 'total' ? 'sum' : undefined;
}

/**
 * Sets the last row of data aside where its numbers prove that it sums up all rows above, which must have been added to the sums, or
 * is their mean and says so. What is said and not proved, or proved by a single column, is doubted.
 */
export function judgeLastRow(
  batch: RawBatch,
  aside: Uint8Array,
  row: number,
  totals: Totals,
  members: Members
): readonly Doubt[] {
  if (aside[row] !== 0 || (batch.filled[row] ?? 0) < 2) return [];
  const checks = totals
    .checksAt(batch, row)
    .filter(({stated, summed}) => stated !== 0 || summed !== 0);
  if (checks.length === 0) return [];
  const said = labelOf(batch, row, members);
  const verdict = said === 'mean' ? meanOf(checks, totals.rows) : sumOf(checks, said, totals.rows);
  const isOfOne =
    verdict !== undefined && said === undefined && isOneRow(batch, aside, row, checks, totals);
  if (verdict === undefined || isOfOne) return [];
  if (verdict === 'unsure') return [{code: 'foot-unsure', row: batch.rowNo[row] ?? 0}];
  aside[row] = markOf('total');
  if (said !== 'mean') totals.state(batch, row, 'total', false);
  return [];
}

/** What the first cell says, where it is none of the values of its column. */
function labelOf(
  batch: RawBatch,
  row: number,
  {areIn, values}: Members
): ReturnType<typeof sumsUp> {
  const k = firstFilled(batch.columns, row);
  const text = cellText(batch.columns[k], row) ?? '';
  const isValue = areIn.has(k) || (values[k] ?? []).filter((value) => value === text).length > 1;
  return isValue ? undefined : sumsUp(text);
}

type Verdict = 'proved' | 'unsure' | undefined;

/** With a word most numbers must be sums; without one, two different ones that are no sums by chance. */
function sumOf(checks: readonly TotalCheck[], said: 'sum' | undefined, rows: number): Verdict {
  const proved = checks.filter(agrees);
  const most = proved.length * 2 >= checks.length;
  const heavy = new Set(
    proved.map(({stated}) => stated).filter((stated) => Math.abs(stated) >= 10)
  );
  if (said !== undefined) return most && rows > 1 ? 'proved' : 'unsure';
  if (!most || rows < LEAST_ROWS || heavy.size === 0) return undefined;
  return heavy.size > 1 ? 'proved' : 'unsure';
}

function meanOf(checks: readonly TotalCheck[], rows: number): Verdict {
  const isMean = ({stated, summed}: TotalCheck): boolean => agrees({stated, summed: summed / rows});
  return rows > 2 && checks.every(isMean) ? 'proved' : 'unsure';
}

/** Whether a single row above says the same, and the others nothing: no sum is proved by it. */
function isOneRow(
  batch: RawBatch,
  aside: Uint8Array,
  row: number,
  checks: readonly TotalCheck[],
  totals: Totals
): boolean {
  const proved = checks.filter(agrees);
  return aside
    .subarray(0, row)
    .some(
      (mark, other) =>
        mark === 0 &&
        proved.every(({column, stated}) => totals.addend(batch, other, column - 1) === stated)
    );
}
