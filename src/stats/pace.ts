import {daysBetween} from './ageing.ts';

/**
 * What has to be paid a week to reach a target share of the money given by a date, against the pace of the last four weeks:
 * needed = (target × given − paid) / weeks left, ratio = needed / recent. Amounts in one unit, weeks as days / 7.
 * `reached`: the target is met; `late`: no day is left, `missing` is the gap; `stopped`: nothing was paid in four weeks, so that
 * there is no ratio.
 */
export type Pace =
  | {readonly state: 'reached'}
  | {readonly state: 'late'; readonly missing: number}
  | {readonly state: 'stopped'; readonly needed: number}
  | {readonly state: 'open'; readonly needed: number; readonly ratio: number};

export function neededPace(facts: {
  readonly given: number;
  readonly paid: number;
  /** Share of `given`, 0 .. 1. */
  readonly target: number;
  readonly today: string;
  readonly until: string;
  /** Mean paid a week over the last four weeks. */
  readonly recent: number;
}): Pace {
  const missing = facts.target * facts.given - facts.paid;
  if (missing <= 0) return {state: 'reached'};
  const weeks = daysBetween(facts.today, facts.until) / 7;
  if (weeks <= 0) return {state: 'late', missing};
  const needed = missing / weeks;
  if (!(facts.recent > 0)) return {state: 'stopped', needed};
  return {state: 'open', needed, ratio: needed / facts.recent};
}

/** Day of the year over the days of that year: '2023-08-31' is 243 / 365, '2024-12-31' is 1. */
export function yearShare(day: string): number {
  const year = day.slice(0, 4);
  const before = `${String(Number(year) - 1).padStart(4, '0')}-12-31`;
  return daysBetween(before, day) / daysBetween(before, `${year}-12-31`);
}
