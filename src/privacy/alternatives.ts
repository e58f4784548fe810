import type {Protection} from './protect.ts';
import {holds, type Release, type Values} from './release.ts';

/** Steps of the walk for each direction in which it may go. */
const ROUNDS = 12;

/**
 * Other tables that nobody outside can tell from the true one: they agree with it in every printed number and in every sum, and
 * differ from it and from each other in as many hidden ones as they can. Whole numbers stay whole. The same release gives
 * the same alternatives.
 */
export function alternatives(
  release: Release,
  {hidden, witnesses}: Protection,
  wanted: number
): Values[] {
  const truth = release.counts.map(({value}) => value);
  const ways = witnesses.flatMap((values) => directionOf(truth, values));
  const lone = [...hidden].filter((index) =>
    ways.every((way) => way.steps.every(([at]) => at !== index))
  );
  const random = generator(truth);
  return Array.from({length: wanted}, (_, turn) => {
    const values = [...truth];
    for (const index of lone) values[index] = otherThan(truth[index] ?? 0, turn, random);
    for (let round = 0; round < ROUNDS; round++) {
      for (const way of ways) step(values, way, release, random);
    }
    // What lies in no direction is bound by sums after all: then the true value must stay for these to hold.
    return holds(values, release.sums) ? values : keptTruth(values, truth, lone);
  });
}

type Way = {readonly steps: readonly (readonly [number, number])[]};

/** The way from the truth to a witness in the smallest whole steps; none where it has fractions. */
function directionOf(truth: Values, witness: Values): Way[] {
  const steps = truth.flatMap((value, index): [number, number][] => {
    const change = (witness[index] ?? value) - value;
    return change === 0 ? [] : [[index, change]];
  });
  for (let factor = 1; factor <= 6; factor++) {
    const scaled = steps.map(([index, change]): [number, number] => [index, change * factor]);
    if (!scaled.every(([, change]) => Math.abs(change - Math.round(change)) < 1e-6)) continue;
    const whole = scaled.map(([index, change]): [number, number] => [index, Math.round(change)]);
    const common = whole.reduce((divisor, [, change]) => gcd(divisor, Math.abs(change)), 0) || 1;
    return [{steps: whole.map(([index, change]) => [index, change / common])}];
  }
  return [];
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

/** A random step along a way, as far as no number falls below 0 and no sum breaks. */
function step(values: number[], {steps}: Way, release: Release, random: () => number): void {
  let [low, high] = [-12, 12];
  for (const [index, change] of steps) {
    const room = values[index] ?? 0;
    if (change < 0) high = Math.min(high, Math.floor(room / -change));
    else low = Math.max(low, -Math.floor(room / change));
  }
  const by = low + Math.floor(random() * (high - low + 1));
  for (const [index, change] of steps) values[index] = (values[index] ?? 0) + by * change;
  const overlapping = release.sums.some((sum) => sum.overlapping === true);
  if (!overlapping || holds(values, release.sums)) return;
  for (const [index, change] of steps) values[index] = (values[index] ?? 0) - by * change;
}

function otherThan(value: number, turn: number, random: () => number): number {
  return value + 1 + turn + Math.floor(random() * 9);
}

function keptTruth(values: readonly number[], truth: Values, lone: readonly number[]): Values {
  const kept = [...values];
  for (const index of lone) kept[index] = truth[index] ?? 0;
  return kept;
}

/** mulberry32, started from the data: the same file from the same data. */
function generator(seed: Values): () => number {
  let state = seed.reduce((sum, value) => (Math.imul(sum, 31) + Math.round(value)) | 0, 7);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
