import {weightedMean, weightedMedian} from './quantile.ts';

/** Money in or out of a unit on a day, in whole fen; a refund is a receipt of its own date. */
export type Movement = {readonly day: string; readonly fen: number};

export type Lot = {
  readonly day: string;
  /** What is left of the receipt, in fen; above 0. */
  readonly remaining: number;
  /** Days from the receipt to the date asked for. */
  readonly age: number;
};

export type Ageing = {
  /** Receipts of which something is left, oldest first. */
  readonly lots: readonly Lot[];
  /** Payments above what was there: to be listed, and of no effect on later receipts. */
  readonly overpaid: readonly Movement[];
  /** Movements of no or negative amount up to the date: not counted above. */
  readonly leftOut: number;
  /** Σ remaining × age, in fen-days: what was paid has stopped counting. */
  readonly fenDays: number;
  /** Mean age of the remaining money, in days, by amount; null if nothing is left. */
  readonly meanAge: number | null;
  readonly medianAge: number | null;
};

const DAY = 86_400_000;

/**
 * How long unspent money has lain, as of a date: receipts queue, each payment consumes the oldest (first in, first out), on the
 * same day receipts come before payments. Movements after the date do not count. Days are 'YYYY-MM-DD'.
 */
export function ageing(
  receipts: readonly Movement[],
  payments: readonly Movement[],
  asOf: string
): Ageing {
  const queue: {day: string; remaining: number}[] = [];
  const overpaid: Movement[] = [];
  for (const {day, fen, kind} of inOrder(receipts, payments, asOf)) {
    if (kind === 'receipt') {
      queue.push({day, remaining: fen});
      continue;
    }
    const above = payFrom(queue, fen);
    if (above > 0) overpaid.push({day, fen: above});
  }
  const lots = queue.map(({day, remaining}) => ({day, remaining, age: daysBetween(day, asOf)}));
  const weighted = lots.map(({age, remaining}) => ({value: age, weight: remaining}));
  return {
    lots,
    overpaid,
    leftOut: [...receipts, ...payments].filter(({day, fen}) => day <= asOf && !(fen > 0)).length,
    fenDays: lots.reduce((sum, lot) => sum + lot.remaining * lot.age, 0),
    meanAge: weightedMean(weighted),
    medianAge: weightedMedian(weighted)
  };
}

/** Takes the amount from the head of the queue; what cannot be taken is the answer. */
function payFrom(queue: {day: string; remaining: number}[], fen: number): number {
  let due = fen;
  for (let head = queue[0]; head !== undefined && due > 0; head = queue[0]) {
    const taken = Math.min(head.remaining, due);
    head.remaining -= taken;
    due -= taken;
    if (head.remaining === 0) queue.shift();
  }
  return due;
}

function inOrder(receipts: readonly Movement[], payments: readonly Movement[], asOf: string) {
  const rank = {receipt: 0, payment: 1} as const;
  return [
    ...receipts.map((movement) => ({...movement, kind: 'receipt' as const})),
    ...payments.map((movement) => ({...movement, kind: 'payment' as const}))
  ]
    .filter((movement) => movement.fen > 0 && movement.day <= asOf)
    .sort((a, b) => (a.day === b.day ? rank[a.kind] - rank[b.kind] : a.day < b.day ? -1 : 1));
}

/** Whole days from one 'YYYY-MM-DD' to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}
