import {weightedMean} from './quantile.ts';
import type {Weighted} from './quantile.ts';

/** A measure, and how many rows could not enter it. */
export type Measure = {readonly value: number | null; readonly leftOut: number};

/**
 * Weighted Gini coefficient over the trapezoid Lorenz curve: [2 Σ w y C − Σ w² y] / (W Σ w y) − 1, y ascending, C the cumulative
 * weight with the own. A row of weight k gives what k copies of it give. Null where the mean is not above zero; with
 * negative values it is computed and may exceed 1. Rows without weight are left out.
 */
export function gini(items: readonly Weighted[]): Measure {
  const heavy = [...weighing(items)].sort((a, b) => a.value - b.value);
  const leftOut = items.length - heavy.length;
  let [cumulative, twice, own, sum] = [0, 0, 0, 0];
  for (const {value, weight} of heavy) {
    cumulative += weight;
    twice += 2 * weight * value * cumulative;
    own += weight * weight * value;
    sum += weight * value;
  }
  return {value: sum > 0 ? (twice - own) / (cumulative * sum) - 1 : null, leftOut};
}

/**
 * Theil T = (1/W) Σ w (y/μ) ln(y/μ). A row with y = 0 adds nothing; rows with y < 0 or without weight are left out. Null where
 * the mean is not above zero.
 */
export function theilT(items: readonly Weighted[]): Measure {
  return overMean(
    items,
    (value) => value >= 0,
    (share) => (share === 0 ? 0 : share * Math.log(share))
  );
}

/** Theil L, the mean log deviation: (1/W) Σ w ln(μ/y). Rows with y <= 0 or without weight are left out. */
export function theilL(items: readonly Weighted[]): Measure {
  return overMean(
    items,
    (value) => value > 0,
    (share) => -Math.log(share)
  );
}

/** The weighted mean of a function of y / μ, both over the rows that may enter. */
function overMean(
  items: readonly Weighted[],
  enters: (value: number) => boolean,
  term: (share: number) => number
): Measure {
  const rows = weighing(items).filter((item) => enters(item.value));
  const mean = weightedMean(rows);
  const leftOut = items.length - rows.length;
  if (mean === null || mean <= 0) return {value: null, leftOut};
  const terms = rows.map(({value, weight}) => ({value: term(value / mean), weight}));
  return {value: weightedMean(terms), leftOut};
}

function weighing(items: readonly Weighted[]): Weighted[] {
  return items.filter((item) => item.weight > 0);
}
