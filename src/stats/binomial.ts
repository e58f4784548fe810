import {logChoose} from './gamma.ts';

/** P(X = k) of a binomial distribution, 0 < p < 1. */
export function binomialMass(k: number, n: number, p: number): number {
  if (k < 0 || k > n) return 0;
  return Math.exp(logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p));
}

/** P(X <= k) of a binomial distribution, 0 < p < 1; summed from the smallest count that carries any weight. */
export function binomialBelow(k: number, n: number, p: number): number {
  if (k >= n) return 1;
  let total = 0;
  for (let count = lightest(n, p); count <= k; count++) total += binomialMass(count, n, p);
  return Math.min(1, total);
}

/** The smallest count r with P(X <= r) >= share, with that probability and P(X = r). */
export function binomialQuantile(
  share: number,
  n: number,
  p: number
): {readonly count: number; readonly below: number; readonly mass: number} {
  let below = 0;
  for (let count = lightest(n, p); count < n; count++) {
    const mass = binomialMass(count, n, p);
    below += mass;
    if (below >= share) return {count, below, mass};
  }
  return {count: n, below: 1, mass: binomialMass(n, n, p)};
}

/** Counts more than ten standard deviations (and 30) below the mean weigh less than 1e-20 together. */
function lightest(n: number, p: number): number {
  return Math.max(0, Math.floor(n * p - 10 * Math.sqrt(n * p * (1 - p)) - 30));
}
