import {line as stroke, ruleY} from '@observablehq/plot';
import type {Markish, PlotOptions} from '@observablehq/plot';
import {HAIRLINE, INK} from '../colours.ts';
import type {Frame} from '../frame.ts';
import {endRoom, endsOf, seriesOf, stops, strokes} from '../lines.ts';
import type {EndLabel, Series} from '../lines.ts';
import {ticksBelow, ticksLeft, tickTexts} from '../marks.ts';
import {NOTE, widest} from '../measure.ts';
import {edgeRoom, positionsOf, thinned} from '../positions.ts';
import type {Positions} from '../positions.ts';
import {niceDomain, niceTicks, present} from '../scale.ts';
import type {Span} from '../scale.ts';

const HEIGHT = 210;
const TOP = 14;
const BOTTOM = 28;
/** Beyond so many positions a value has no visible dot. */
const MANY = 12;

/** Lines over time or steps, each with its name and last value at its end; the reference is a line among them. */
export function line(frame: Frame): PlotOptions {
  const x = positionsOf(frame, 'x');
  const y = frame.numbers('y');
  const series = seriesOf(frame, x);
  const domain = domainOf(present(y, frame.numbers('reference')));
  const ticks = niceTicks(domain[0], domain[1], 4);
  const tickWords = tickTexts(frame, 'y', ticks);
  const left = Math.ceil(widest(tickWords, NOTE)) + 14;
  const labels = [...series.flatMap((one) => lastValue(frame, one, y)), ...referenceName(frame, x)];
  const room = edgeRoom(x.ticks);
  const right = Math.max(endRoom(labels), room.right);
  const across: Span = {
    domain: x.domain,
    range: [Math.max(left + 6, room.left), frame.width - right]
  };
  return {
    height: HEIGHT + TOP + BOTTOM,
    marginTop: TOP,
    marginLeft: left,
    marginRight: right,
    marginBottom: BOTTOM,
    x: {type: 'linear', domain: across.domain, range: across.range, axis: null},
    y: {type: 'linear', domain, axis: null},
    marks: [
      ruleY([domain[0]], {stroke: HAIRLINE}),
      ticksLeft(ticks, tickWords),
      referenceLine(frame, x),
      strokes(series, x, y, {}),
      stops(frame, series, x, y, x.ticks.length <= MANY),
      endsOf(labels, {domain, range: [TOP + HEIGHT, TOP]}, 16),
      ticksBelow(thinned(x.ticks, across, 26))
    ]
  };
}

/** From zero, unless all values lie close together far above it. */
function domainOf(numbers: readonly number[]): [number, number] {
  if (numbers.length === 0) return [0, 1];
  const low = Math.min(...numbers);
  const high = Math.max(...numbers);
  return niceDomain(low > 0 && low < high * 0.7 ? 0 : low, high, 4);
}

function lastValue(frame: Frame, one: Series, y: readonly (number | null)[]): EndLabel[] {
  const row = one.rows.filter((candidate) => typeof y[candidate] === 'number').at(-1);
  const value = row === undefined ? undefined : y[row];
  if (typeof value !== 'number') return [];
  const name = one.name === '' ? '' : `${one.name} `;
  return [{y: value, text: name + frame.write('y', value), state: one.state}];
}

/** Rows of the reference, one for each position. */
function referenceRows(frame: Frame, x: Positions): number[] {
  const values = frame.numbers('reference');
  const byPlace = new Map<number, number>();
  for (const row of frame.rows) {
    const place = x.of[row];
    if (typeof place === 'number' && typeof values[row] === 'number') byPlace.set(place, row);
  }
  return Array.from(byPlace)
    .sort((a, b) => a[0] - b[0])
    .map(([, row]) => row);
}

function referenceLine(frame: Frame, x: Positions): Markish {
  const values = frame.numbers('reference');
  return stroke(referenceRows(frame, x), {
    x: (row: number) => x.of[row],
    y: (row: number) => values[row],
    stroke: INK,
    strokeWidth: 1
  });
}

function referenceName(frame: Frame, x: Positions): EndLabel[] {
  const value = frame.numbers('reference')[referenceRows(frame, x).at(-1) ?? -1];
  if (typeof value !== 'number') return [];
  return [
    {
      y: value,
      text: `${frame.heading('reference')} ${frame.write('reference', value)}`,
      state: null
    }
  ];
}
