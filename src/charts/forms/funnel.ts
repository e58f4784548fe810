import {line} from '@observablehq/plot';
import type {Markish, PlotOptions} from '@observablehq/plot';
import {dots, names} from '../cloud.ts';
import type {Cloud} from '../cloud.ts';
import {INK_3} from '../colours.ts';
import type {Frame} from '../frame.ts';
import {endRoom, endsOf, referenceEnd, ruleOver} from '../lines.ts';
import type {EndLabel} from '../lines.ts';
import {ticksBelow, ticksLeft, tickTexts} from '../marks.ts';
import {NOTE, widest} from '../measure.ts';
import {roundTicks, thinned} from '../positions.ts';
import {niceDomain, niceTicks, present} from '../scale.ts';
import type {Span} from '../scale.ts';

const HEIGHT = 220;
const TOP = 16;
const BOTTOM = 28;

/** Limits and how they are dashed. */
const LIMITS = [
  {low: 'low998', high: 'high998', dash: '2 3', name: '99.8%'},
  {low: 'low95', high: 'high95', dash: '6 3', name: '95%'}
] as const;

/** Rates by the size of the unit, inside limits of what chance alone does: 95 % dashed, 99.8 % dotted. */
export function funnel(frame: Frame): PlotOptions {
  const [x, y] = [frame.numbers('x'), frame.numbers('y')];
  const yDomain = domainOf(frame, y);
  const yTicks = niceTicks(yDomain[0], yDomain[1], 4);
  const xs = present(x);
  const yWords = tickTexts(frame, 'y', yTicks);
  const labels = endLabels(frame, x, yDomain);
  const left = Math.ceil(widest(yWords, NOTE)) + 14;
  const right = endRoom(labels);
  const domain: [number, number] = [0, Math.max(...xs, 0) * 1.02 || 1];
  const across: Span = {domain, range: [left, frame.width - right]};
  const down: Span = {domain: yDomain, range: [TOP + HEIGHT, TOP]};
  const cloud: Cloud = {frame, x, y, across, down, radius: () => 4};
  return {
    height: HEIGHT + TOP + BOTTOM,
    marginTop: TOP,
    marginLeft: left,
    marginRight: right,
    marginBottom: BOTTOM,
    x: {type: 'linear', domain, range: across.range, axis: null},
    y: {type: 'linear', domain: yDomain, axis: null},
    marks: [
      ticksLeft(yTicks, yWords),
      LIMITS.flatMap(({low, high, dash}) =>
        [low, high].map((side) => limit(frame, x, side, dash, yDomain[1]))
      ),
      ruleOver(frame),
      dots(cloud),
      names(cloud),
      endsOf(labels, down, 14),
      ticksBelow(thinned(roundTicks(frame, 'x', domain, 5), across, 14))
    ]
  };
}

/** From zero to what the dots need; the limits of the smallest units may leave the picture. */
function domainOf(frame: Frame, y: readonly (number | null)[]): [number, number] {
  const limits = [...present(frame.numbers('high998'))].sort((a, b) => a - b);
  const usual = limits[Math.floor(limits.length / 2)] ?? 0;
  return niceDomain(0, Math.max(usual, ...present(y)) * 1.05 || 1, 4);
}

/** Rows with this limit, from the smallest unit to the largest. */
function limitRows(x: readonly (number | null)[], values: readonly (number | null)[]): number[] {
  return Array.from(x.keys())
    .filter((row) => typeof x[row] === 'number' && typeof values[row] === 'number')
    .sort((a, b) => (x[a] ?? 0) - (x[b] ?? 0));
}

function limit(
  frame: Frame,
  x: readonly (number | null)[],
  channel: string,
  dash: string,
  ceiling: number
): Markish {
  const values = frame.numbers(channel);
  const rows = limitRows(x, values).filter((row) => (values[row] ?? 0) <= ceiling);
  return line(rows, {
    x: (row: number) => x[row],
    y: (row: number) => values[row],
    curve: 'monotone-x',
    stroke: INK_3,
    strokeDasharray: dash,
    strokeWidth: 1
  });
}

/** Names at the right end: each upper limit where it is seen, and the reference with its value. */
function endLabels(
  frame: Frame,
  x: readonly (number | null)[],
  domain: readonly [number, number]
): EndLabel[] {
  const ends = LIMITS.flatMap(({high, name}) => {
    const values = frame.numbers(high);
    const value = values[limitRows(x, values).at(-1) ?? -1];
    return typeof value === 'number' && value <= domain[1]
      ? [{y: value, text: name, state: null}]
      : [];
  });
  return [...ends, ...referenceEnd(frame)];
}
