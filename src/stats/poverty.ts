import {gini} from './inequality.ts';
import type {Measure} from './inequality.ts';
import {weightedMean} from './quantile.ts';
import type {Weighted} from './quantile.ts';

/**
 * A household: `total` income in whole fen, its members, and what it counts as: its members for figures about people,
 * 1 for figures about households.
 */
export type Household = {
  readonly total: number;
  readonly members: number;
  readonly weight: number;
};

export type Poverty = {
  /** Share of the poor; null if nothing weighs. */
  readonly headcount: number | null;
  /** Poverty gap (FGT 1) and squared poverty gap (FGT 2). */
  readonly gap: number | null;
  readonly squaredGap: number | null;
  /** Mean gap of the poor, gap / headcount; null if nobody is poor. */
  readonly incomeGap: number | null;
  readonly watts: Measure;
  readonly sen: number | null;
  readonly sst: number | null;
  /** Rows without weight or members, and rows of negative income, whose gap is above 1. */
  readonly leftOut: number;
  readonly negative: number;
};

/**
 * Poverty at a line of `z` fen a head. Poor is who has less: total < z × members in whole fen, so that y = z is not poor and no
 * rounding makes it so. With the relative gap g = (z − y)/z of the poor and 0 of the others:
 * FGT_a = (1/W) Σ w g^a (Foster, Greer, Thorbecke 1984);
 * Watts = (1/W) Σ_poor w ln(z/y), without rows of y <= 0;
 * Sen, the asymptotic form, H [I + (1 − I) G_poor], 0 when nobody is poor; its finite form has an extra q/(q + 1);
 * SST = FGT_1 (1 + G of all gaps, zeros included). Both G are the trapezoid Gini.
 */
export function poverty(households: readonly Household[], z: number): Poverty {
  const rows = households.filter(({members, weight}) => members > 0 && weight > 0);
  const gaps = rows.map((row): Weighted => ({value: gapOf(row, z), weight: row.weight}));
  const poor = rows.filter((row) => isPoor(row, z));
  const mean = (power: number): number | null =>
    weightedMean(gaps.map(({value, weight}) => ({value: value ** power, weight})));
  const headcount = weightedMean(
    rows.map((row) => ({value: isPoor(row, z) ? 1 : 0, weight: row.weight}))
  );
  const gap = mean(1);
  const incomeGap = headcount === null || gap === null || headcount === 0 ? null : gap / headcount;
  return {
    headcount,
    gap,
    squaredGap: mean(2),
    incomeGap,
    watts: watts(rows, z),
    sen: headcount === 0 ? 0 : sen(headcount, incomeGap, poor),
    sst: gap === 0 ? 0 : gap === null ? null : gap * (1 + (gini(gaps).value ?? 0)),
    leftOut: households.length - rows.length,
    negative: rows.filter((row) => row.total < 0).length
  };
}

/** Whether a household has less than the line, compared in whole fen. */
export function isPoor({total, members}: Household, z: number): boolean {
  return total < z * members;
}

function gapOf(row: Household, z: number): number {
  return isPoor(row, z) ? (z * row.members - row.total) / (z * row.members) : 0;
}

function watts(rows: readonly Household[], z: number): Measure {
  const known = rows.filter((row) => row.total > 0);
  const terms = known.map((row) => ({
    value: isPoor(row, z) ? Math.log((z * row.members) / row.total) : 0,
    weight: row.weight
  }));
  return {value: weightedMean(terms), leftOut: rows.length - known.length};
}

function sen(
  headcount: number | null,
  incomeGap: number | null,
  poor: readonly Household[]
): number | null {
  if (headcount === null || incomeGap === null) return null;
  const spread = gini(poor.map(({total, members, weight}) => ({value: total / members, weight})));
  return spread.value === null ? null : headcount * (incomeGap + (1 - incomeGap) * spread.value);
}
