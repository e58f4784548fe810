import type {State} from '../model/chart.ts';

/** Colours by meaning, as properties of the page: the dark page and paper need no second drawing. */
const FILLS: Readonly<Record<State, string>> = {
  subject: 'var(--accent)',
  rest: 'var(--series-rest)',
  alert: 'var(--alert)',
  warn: 'var(--warn)',
  good: 'var(--good)',
  calm: 'var(--calm)'
};

/** Colours of parts and lines that have no state of their own, in order; what comes later is 'the rest'. */
const SERIES = ['var(--series-1)', 'var(--series-2)', 'var(--series-3)', 'var(--series-4)'];

export const INK = 'var(--ink)';
export const INK_2 = 'var(--ink-2)';
export const INK_3 = 'var(--ink-3)';
export const PAPER = 'var(--paper)';
export const HAIRLINE = 'var(--line-strong)';
export const ACCENT = 'var(--accent)';
/** The other side of zero: ochre against the accent's teal. */
export const CONTRARY = 'var(--series-2)';
export const REST = 'var(--series-rest)';

/** Colour of a mark. */
export function fillOf(state: State | null | undefined, otherwise: State): string {
  return FILLS[state ?? otherwise];
}

/** Colour of the text beside a mark: only what warns is coloured. */
export function inkOf(state: State | null | undefined, otherwise = INK): string {
  return state === 'alert' || state === 'warn' ? FILLS[state] : otherwise;
}

/** Colour of the n-th series, from 0. */
export function seriesFill(index: number): string {
  return SERIES[index] ?? REST;
}
