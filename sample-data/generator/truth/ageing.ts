import {dayOf, DATE2} from '../dates.ts';
import type {MoneyEvent, Project} from '../make/project.ts';

export interface Left {
  amount: number;
  age: number;
}

export const BUCKETS = ['0-30', '31-90', '91-180', '181-365', '366-730', '>730'] as const;

export function bucketOf(age: number): (typeof BUCKETS)[number] {
  const limits = [30, 90, 180, 365, 730];
  return BUCKETS[limits.filter((limit) => age > limit).length] ?? '>730';
}

/** What is left of each receipt of a project on 2024-06-30, oldest paid first; methods.md 3.3. */
export function leftOver(
  project: Project,
  skip: ReadonlySet<MoneyEvent>
): {left: Left[]; overpaid: number} {
  const receipt = (e: MoneyEvent) => e.kind === '到账' || (e.kind === '支付' && e.amount < 0);
  const events = project.events
    .filter((e) => e.kind !== '拨付' && e.date <= DATE2 && !skip.has(e))
    .toSorted((a, b) =>
      a.date === b.date ? Number(receipt(b)) - Number(receipt(a)) : a.date < b.date ? -1 : 1
    );
  const queue: {amount: number; day: number}[] = [];
  let overpaid = 0;
  for (const event of events) {
    if (receipt(event)) {
      queue.push({amount: Math.abs(event.amount), day: dayOf(event.date)});
      continue;
    }
    let rest = event.amount;
    while (rest > 0 && queue[0]) {
      const part = Math.min(rest, queue[0].amount);
      queue[0].amount -= part;
      rest -= part;
      if (queue[0].amount === 0) queue.shift();
    }
    overpaid += rest;
  }
  const left = queue.map((r) => ({amount: r.amount, age: dayOf(DATE2) - r.day}));
  return {left, overpaid};
}
