import {ageing, causes, covered, moves, schedule} from './bars.ts';
import type {Example} from './example.ts';
import {incomes, matrix, monitored, profile, speed} from './planes.ts';
import {flows, progress, ranks, yearly} from './time.ts';

/** The gallery; docs/charts.md shows each. */
export const EXAMPLES: readonly Example[] = [
  schedule,
  causes,
  flows,
  yearly,
  moves,
  ageing,
  progress,
  ranks,
  profile,
  matrix,
  speed,
  incomes,
  covered,
  monitored
];
