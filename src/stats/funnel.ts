import {binomialQuantile} from './binomial.ts';
import type {Interval} from './wilson.ts';

/**
 * Limits between which the rate of a unit of n lies with probability `coverage` when its true rate is `target`: exact
 * binomial, interpolated: y = (r − a) / n, r the smallest count with F(r) >= q, a = (F(r) − q) / f(r), q = (1 ∓ coverage) / 2;
 * kept in 0 .. 1. D. Spiegelhalter, Statistics in Medicine 24 (2005), appendix. At a target of 0 or 1 both limits are the
 * target. n is rounded down: the effective number of projects (see kishCount) is seldom whole. Null below n = 1.
 */
export function funnelLimits(n: number, target: number, coverage: number): Interval | null {
  const whole = Math.floor(n);
  if (!(whole >= 1)) return null;
  if (target <= 0 || target >= 1) return {low: target, high: target};
  const limit = (share: number): number => {
    const {count, below, mass} = binomialQuantile(share, whole, target);
    return Math.min(1, Math.max(0, (count - (below - share) / mass) / whole));
  };
  return {low: limit((1 - coverage) / 2), high: limit((1 + coverage) / 2)};
}

/** A unit's count x of n. */
export type Unit = {readonly x: number; readonly n: number};

export type Dispersion = {
  /** Pooled rate. */
  readonly target: number;
  /** Mean of the squared winsorised z; about 1 if chance alone makes the units differ. */
  readonly phi: number;
  /** Variance between units on the scale arcsin √rate; 0 if phi says nothing more than chance. */
  readonly tau2: number;
};

/**
 * How much more units differ than chance allows, on the scale arcsin √rate where a unit's variance is 1 / 4n:
 * z = 2 √n (arcsin √(x/n) − arcsin √target), its ends drawn in to its 10 % and 90 % quantiles;
 * phi = Σz² / k; tau² = max(0, (k phi − (k − 1)) / (Σw − Σw² / Σw)), w = 4n, after DerSimonian and Laird.
 * Units without n are left out; null if fewer than two are left.
 */
export function dispersion(units: readonly Unit[]): Dispersion | null {
  const known = units.filter((unit) => unit.n > 0);
  const count = known.length;
  if (count < 2) return null;
  const target = total(known.map((unit) => unit.x)) / total(known.map((unit) => unit.n));
  const centre = Math.asin(Math.sqrt(target));
  const z = known.map(({x, n}) => 2 * Math.sqrt(n) * (Math.asin(Math.sqrt(x / n)) - centre));
  const [low, high] = [quantile(z, 0.1), quantile(z, 0.9)];
  const phi = total(z.map((value) => Math.min(high, Math.max(low, value)) ** 2)) / count;
  const weights = known.map((unit) => 4 * unit.n);
  const sum = total(weights);
  const free = sum - total(weights.map((weight) => weight * weight)) / sum;
  return {target, phi, tau2: Math.max(0, (count * phi - (count - 1)) / free)};
}

/** Limits widened by the variance between units: sin²(arcsin √target ± z √(1/4n + tau²)), kept in 0 .. 1. */
export function widenedLimits(n: number, {target, tau2}: Dispersion, z: number): Interval | null {
  if (!(n > 0)) return null;
  const centre = Math.asin(Math.sqrt(target));
  const reach = z * Math.sqrt(1 / (4 * n) + tau2);
  return {
    low: Math.sin(Math.max(0, centre - reach)) ** 2,
    high: Math.sin(Math.min(Math.PI / 2, centre + reach)) ** 2
  };
}

/** Sample quantile with linear interpolation between order statistics (type 7 of Hyndman and Fan). */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? 0;
  return below + (above - below) * (place - Math.floor(place));
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
