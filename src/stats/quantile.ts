/** A value and how much it counts. */
export type Weighted = {readonly value: number; readonly weight: number};

/** Σ w v / Σ w; null if nothing weighs. Weights of 0 or less are left out here and below. */
export function weightedMean(items: readonly Weighted[]): number | null {
  const heavy = items.filter((item) => item.weight > 0);
  const sum = heavy.reduce((total, {weight}) => total + weight, 0);
  return sum > 0 ? heavy.reduce((total, {value, weight}) => total + value * weight, 0) / sum : null;
}

/**
 * The smallest value whose cumulative share of weight is at least `share`; null if nothing weighs.
 * A group up to this cut holds what is equal to it: x <= cut belongs to the lower group.
 */
export function weightedQuantile(items: readonly Weighted[], share: number): number | null {
  const sorted = items.filter((item) => item.weight > 0).sort((a, b) => a.value - b.value);
  const sum = sorted.reduce((total, {weight}) => total + weight, 0);
  let below = 0;
  for (const {value, weight} of sorted) {
    below += weight;
    if (below >= share * sum * (1 - 1e-12)) return value;
  }
  return null;
}

export function weightedMedian(items: readonly Weighted[]): number | null {
  return weightedQuantile(items, 0.5);
}

/**
 * Kish's effective number (Σ a)² / Σ a²: ten projects of which one holds 91 % of the money count as 1.2. 0 if all are 0.
 * L. Kish, Survey Sampling (1965).
 */
export function kishCount(amounts: readonly number[]): number {
  const sum = amounts.reduce((total, amount) => total + amount, 0);
  const squares = amounts.reduce((total, amount) => total + amount * amount, 0);
  return squares > 0 ? (sum * sum) / squares : 0;
}
