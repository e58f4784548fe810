import {poverty} from './poverty.ts';
import type {Household, Poverty} from './poverty.ts';
import {weightedMean} from './quantile.ts';

export type Change = {
  readonly growth: number;
  readonly redistribution: number;
  /** What the first date as the base leaves unexplained; the mean over both bases (Shapley) leaves nothing. */
  readonly residual: number;
  readonly shapley: {readonly growth: number; readonly redistribution: number};
};

/**
 * Splits the change of a poverty measure P between two dates into growth P(y0 μ1/μ0) − P(y0) and redistribution
 * P(y1 μ0/μ1) − P(y0). Datt and Ravallion, J. Development Economics 38 (1992). Null where a mean is not above zero or P is not
 * defined. The scaled incomes are no whole fen: a household exactly on the line may fall to either side.
 */
export function growthAndRedistribution(
  before: readonly Household[],
  after: readonly Household[],
  z: number,
  measure: 'headcount' | 'gap' | 'squaredGap'
): Change | null {
  const [first, last] = [meanOf(before), meanOf(after)];
  if (first === null || last === null || first <= 0 || last <= 0) return null;
  const at = (households: readonly Household[], scale: number): Poverty[typeof measure] =>
    poverty(
      households.map((row) => ({...row, total: row.total * scale})),
      z
    )[measure];
  const [p0, p1] = [at(before, 1), at(after, 1)];
  const [grown, spread] = [at(before, last / first), at(after, first / last)];
  if (p0 === null || p1 === null || grown === null || spread === null) return null;
  const [growth, redistribution] = [grown - p0, spread - p0];
  return {
    growth,
    redistribution,
    residual: p1 - p0 - growth - redistribution,
    shapley: {
      growth: (growth + (p1 - spread)) / 2,
      redistribution: (redistribution + (p1 - grown)) / 2
    }
  };
}

/** Mean income a head. */
function meanOf(households: readonly Household[]): number | null {
  return weightedMean(
    households
      .filter((row) => row.members > 0)
      .map(({total, members, weight}) => ({value: total / members, weight}))
  );
}
