import {ruleY, text} from '@observablehq/plot';
import type {Markish, PlotOptions} from '@observablehq/plot';
import {dots, names} from '../cloud.ts';
import type {Cloud} from '../cloud.ts';
import {HAIRLINE, INK_3} from '../colours.ts';
import type {Frame} from '../frame.ts';
import {endRoom, endsOf, referenceEnd, ruleOver} from '../lines.ts';
import {ticksBelow, ticksLeft, tickTexts} from '../marks.ts';
import {NOTE, widest} from '../measure.ts';
import {positionsOf, roundTicks, thinned} from '../positions.ts';
import {niceDomain, niceTicks, present} from '../scale.ts';
import type {Span} from '../scale.ts';

const HEIGHT = 260;
const TOP = 30;
const BOTTOM = 44;

/** Dots on two measures, each measure named at its axis. */
export function dot(frame: Frame): PlotOptions {
  const x = positionsOf(frame, 'x');
  const y = frame.numbers('y');
  const numeric = frame.numbers('x').some((value) => value !== null);
  const xDomain = numeric ? niceDomain(x.domain[0], x.domain[1], 5) : x.domain;
  const yDomain = niceDomain(...extent(present(y, frame.numbers('reference'))), 4);
  const yTicks = niceTicks(yDomain[0], yDomain[1], 4);
  const yWords = tickTexts(frame, 'y', yTicks);
  const left = Math.ceil(widest(yWords, NOTE)) + 14;
  const ends = referenceEnd(frame);
  const right = ends.length > 0 ? endRoom(ends) : 0;
  const across: Span = {domain: xDomain, range: [left + 8, frame.width - right - 16]};
  const down: Span = {domain: yDomain, range: [TOP + HEIGHT, TOP]};
  const cloud: Cloud = {frame, x: x.of, y, across, down, radius: radiusOf(frame)};
  const xTicks = numeric ? roundTicks(frame, 'x', xDomain, 5) : x.ticks;
  return {
    height: HEIGHT + TOP + BOTTOM,
    marginTop: TOP,
    marginLeft: left,
    marginRight: right,
    marginBottom: BOTTOM,
    x: {type: 'linear', domain: xDomain, range: across.range, axis: null},
    y: {type: 'linear', domain: yDomain, axis: null},
    marks: [
      ruleY([yDomain[0]], {stroke: HAIRLINE}),
      axisNames(frame, left, right),
      ticksLeft(yTicks, yWords),
      ticksBelow(thinned(xTicks, across, 14)),
      ruleOver(frame),
      endsOf(ends, down, 16),
      dots(cloud),
      names(cloud)
    ]
  };
}

/** What each axis measures, at its end. */
function axisNames(frame: Frame, left: number, right: number): Markish[] {
  const below = {frameAnchor: 'bottom-right', textAnchor: 'end', lineAnchor: 'top'} as const;
  const above = {frameAnchor: 'top-left', textAnchor: 'start', lineAnchor: 'bottom'} as const;
  return [
    text([frame.heading('x')], {...below, dx: right, dy: 27, fill: INK_3}),
    text([frame.heading('y')], {...above, dx: -left, dy: -14, fill: INK_3})
  ];
}

function extent(numbers: readonly number[]): [number, number] {
  return numbers.length === 0 ? [0, 1] : [Math.min(...numbers), Math.max(...numbers)];
}

/** Areas in proportion to `size`, the largest 14 px; 4.5 px without it. */
function radiusOf(frame: Frame): (row: number) => number {
  const sizes = frame.numbers('size');
  const largest = Math.max(...present(sizes), 0);
  return (row) =>
    largest > 0 ? Math.max(2, 14 * Math.sqrt(Math.max(0, sizes[row] ?? 0) / largest)) : 4.5;
}
