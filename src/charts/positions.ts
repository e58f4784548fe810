import type {Value} from '../model/rows.ts';
import type {Lang} from '../model/text.ts';
import {dayText, monthText, yearlessText} from '../words/dates.ts';
import type {Frame} from './frame.ts';
import type {Tick} from './marks.ts';
import {tickTexts} from './marks.ts';
import {NOTE, widthOf} from './measure.ts';
import {at, niceTicks} from './scale.ts';
import type {Span} from './scale.ts';

/** Where rows stand along a horizontal axis. */
export type Positions = {
  /** By row; null where the channel is empty. */
  readonly of: readonly (number | null)[];
  readonly texts: readonly string[];
  readonly domain: readonly [number, number];
  /** One for each different position, from left to right. */
  readonly ticks: readonly Tick[];
};

const DATE = /^\d{4}-\d{2}-\d{2}/;

/** Numbers and dates stand where they are, other texts one step apart in the order in which they came. */
export function positionsOf(frame: Frame, channel: string): Positions {
  const values = frame.values(channel);
  const known = values.filter((value) => value !== null);
  const numeric = known.every((value) => typeof value === 'number');
  const dated = known.every((value) => typeof value === 'string' && DATE.test(value));
  const texts = dated ? dateTexts(values, frame.lang) : frame.texts(channel);
  const places = new Map<unknown, number>();
  const of = values.map((value) => {
    if (value === null) return null;
    if (numeric) return typeof value === 'number' ? value : null;
    if (dated) return Date.parse(String(value).slice(0, 10)) / 86_400_000;
    const place = places.get(value) ?? places.size;
    places.set(value, place);
    return place;
  });
  const named = new Map<number, string>();
  of.forEach((place, row) => {
    if (place !== null) named.set(place, texts[row] ?? '');
  });
  const ticks = [...named].map(([place, text]) => ({at: place, text})).sort((a, b) => a.at - b.at);
  const low = ticks[0]?.at ?? 0;
  const high = ticks[ticks.length - 1]?.at ?? 1;
  return {of, texts, domain: low === high ? [low - 0.5, high + 0.5] : [low, high], ticks};
}

/** As short as it can be said: months where every date is a first of a month, no year where all share it. */
function dateTexts(values: readonly Value[], lang: Lang): string[] {
  const dates = values.filter((value) => typeof value === 'string');
  const months = dates.every((date) => date.slice(8, 10) === '01');
  const oneYear = new Set(dates.map((date) => date.slice(0, 4))).size <= 1;
  return values.map((value) => {
    if (typeof value !== 'string') return '';
    if (!months) return oneYear ? yearlessText(value, lang) : dayText(value, lang);
    if (!oneYear) return monthText(value, lang);
    return lang === 'zh' ? `${Number(value.slice(5, 7))} 月` : monthText(value, lang).slice(0, 3);
  });
}

/** Ticks at round numbers, in the numbers' own format. */
export function roundTicks(
  frame: Frame,
  channel: string,
  domain: readonly [number, number],
  count: number
): Tick[] {
  const ticks = niceTicks(domain[0], domain[1], count);
  const texts = tickTexts(frame, channel, ticks);
  return ticks.map((tick, index) => ({at: tick, text: texts[index] ?? ''}));
}

/** Half the width of the first and of the last tick: what they need beyond the ends of the scale, px. */
export function edgeRoom(ticks: readonly Tick[]): {readonly left: number; readonly right: number} {
  return {left: halfOf(ticks[0]), right: halfOf(ticks.at(-1))};
}

/** As many of the ticks as fit `gap` px apart: every k-th from the first, and always the last. */
export function thinned(ticks: readonly Tick[], span: Span, gap: number): Tick[] {
  const last = ticks.length - 1;
  for (let step = 1; step <= last; step++) {
    const chosen = ticks.filter(
      (_, index) => index === last || (index % step === 0 && index <= last - step / 2)
    );
    if (chosen.every((tick, index) => index === 0 || apart(chosen[index - 1], tick, span, gap))) {
      return chosen;
    }
  }
  return ticks.slice(-1);
}

/** The last tick and, from the left, every other that is `gap` px away from its neighbours. */
export function picked(ticks: readonly Tick[], span: Span, gap: number): Tick[] {
  const last = ticks.slice(-1);
  const kept: Tick[] = [];
  for (const tick of ticks.slice(0, -1)) {
    const neighbours = apart(kept.at(-1), tick, span, gap) && apart(tick, last[0], span, gap);
    if (neighbours) kept.push(tick);
  }
  return [...kept, ...last];
}

/** Whether two texts, the first at the left, leave a gap between them; true if one is missing. */
function apart(a: Tick | undefined, b: Tick | undefined, span: Span, gap: number): boolean {
  if (a === undefined || b === undefined) return true;
  return at(span, b.at) - at(span, a.at) >= halfOf(a) + halfOf(b) + gap;
}

function halfOf(tick: Tick | undefined): number {
  return widthOf(tick?.text ?? '', NOTE) / 2;
}
