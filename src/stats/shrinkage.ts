import {logBeta} from './gamma.ts';
import type {Unit} from './funnel.ts';

export type Shrinkage = {
  readonly alpha: number;
  readonly beta: number;
  /** alpha / (alpha + beta). */
  readonly mean: number;
  /** The units do not differ more than chance: alpha ran off and every rate is the mean. */
  readonly full: boolean;
  /** A rate for each unit: (x + alpha) / (n + alpha + beta), or the mean; the mean where n is 0. */
  readonly rates: readonly number[];
};

/** Beyond this alpha + beta against the largest unit, shrinkage is full for all that can be seen. */
const RAN_OFF = 1e4;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * Empirical Bayes rates of a beta-binomial model, x ~ Binomial(n, p), p ~ Beta(alpha, beta), fitted by maximum likelihood:
 * Σ log B(x + alpha, n − x + beta) − log B(alpha, beta) is maximised over the mean for each size alpha + beta, and that
 * over the logarithm of the size. Null if no unit has n, or if the pooled rate is 0 or 1.
 */
export function shrunkRates(units: readonly Unit[]): Shrinkage | null {
  const known = units.filter((unit) => unit.n > 0);
  const pooled = sumOf(known, (unit) => unit.x) / sumOf(known, (unit) => unit.n);
  if (known.length === 0 || pooled <= 0 || pooled >= 1) return null;
  const largest = Math.max(...known.map((unit) => unit.n));
  const fitted = (logSize: number) => bestMean(known, Math.exp(logSize));
  const [low, high] = [Math.log(1e-2), Math.log(RAN_OFF * largest)];
  const best = maximum((logSize) => fitted(logSize).value, low, high);
  const limit = sumOf(known, ({x, n}) => x * Math.log(pooled) + (n - x) * Math.log1p(-pooled));
  const full = best.at > high - 1 || best.value <= limit + 1e-6;
  const size = Math.exp(best.at);
  const mean = full ? pooled : fitted(best.at).at;
  const [alpha, beta] = full ? [Infinity, Infinity] : [mean * size, (1 - mean) * size];
  const rates = units.map(({x, n}) => (full || !(n > 0) ? mean : (x + alpha) / (n + size)));
  return {alpha, beta, mean, full, rates};
}

/** The best mean for a size, and the log-likelihood there. */
function bestMean(units: readonly Unit[], size: number): {at: number; value: number} {
  const likelihood = (mean: number): number => {
    const [alpha, beta] = [mean * size, (1 - mean) * size];
    const base = logBeta(alpha, beta);
    return sumOf(units, ({x, n}) => logBeta(x + alpha, n - x + beta) - base);
  };
  return maximum(likelihood, 1e-6, 1 - 1e-6);
}

/** Golden section search of a function with one peak. */
function maximum(
  value: (at: number) => number,
  low: number,
  high: number
): {at: number; value: number} {
  let [from, to] = [low, high];
  let [left, right] = [to - GOLDEN * (to - from), from + GOLDEN * (to - from)];
  let [atLeft, atRight] = [value(left), value(right)];
  while (to - from > 1e-9 * Math.max(1, Math.abs(from))) {
    if (atLeft > atRight) {
      [to, right, atRight] = [right, left, atLeft];
      left = to - GOLDEN * (to - from);
      atLeft = value(left);
    } else {
      [from, left, atLeft] = [left, right, atRight];
      right = from + GOLDEN * (to - from);
      atRight = value(right);
    }
  }
  const at = (from + to) / 2;
  return {at, value: value(at)};
}

function sumOf(units: readonly Unit[], value: (unit: Unit) => number): number {
  return units.reduce((sum, unit) => sum + value(unit), 0);
}
