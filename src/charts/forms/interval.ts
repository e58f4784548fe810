import {dot, ruleY} from '@observablehq/plot';
import type {PlotOptions} from '@observablehq/plot';
import {fillOf, HAIRLINE} from '../colours.ts';
import type {Frame} from '../frame.ts';
import {fractionColumn, rowLadder} from '../ladder.ts';
import {missingAt, ofRows, referenceAcross} from '../marks.ts';
import type {Span} from '../scale.ts';
import {at, present} from '../scale.ts';
import {endLabels, roomRight} from './bar.ts';

/** A value and how sure it is: a dot on a line from low to high, the value at its right end. */
export function interval(frame: Frame): PlotOptions {
  const [x, low, high] = [frame.numbers('x'), frame.numbers('low'), frame.numbers('high')];
  const ends = x.map((value, row) => Math.max(value ?? -Infinity, high[row] ?? -Infinity));
  const labels = frame.texts(frame.has('label') ? 'label' : 'x');
  const ladder = rowLadder(frame);
  const fractions = fractionColumn(frame);
  const drawn = frame.rows.filter((row) => typeof x[row] === 'number');
  const missing = frame.rows.filter((row) => typeof x[row] !== 'number');
  const domain = widened(present(x, low, high, frame.numbers('reference')));
  const span: Span = {domain, range: [ladder.left + 8, 0]};
  const right = roomRight(frame, ends, labels, span, frame.width - fractions.width);
  const range: [number, number] = [ladder.left + 8, right];
  const states = frame.states();
  const lined = drawn.filter(
    (row) => typeof low[row] === 'number' && typeof high[row] === 'number'
  );
  return {
    height: ladder.height,
    marginTop: ladder.marginTop,
    marginLeft: ladder.left,
    marginRight: 0,
    marginBottom: 4,
    x: {domain, range, axis: null},
    y: ladder.scale,
    marks: [
      ladder.names,
      referenceAcross(frame, {domain, range}),
      ruleY(lined, {
        x1: (row: number) => low[row],
        x2: (row: number) => high[row],
        y: (row: number) => row,
        stroke: {value: (row: number) => lineOf(states[row]), scale: null},
        strokeWidth: 2,
        ...ofRows(frame, lined)
      }),
      dot(drawn, {
        x: (row: number) => x[row],
        y: (row: number) => row,
        r: 4.5,
        fill: {value: (row: number) => fillOf(states[row], 'subject'), scale: null},
        ...ofRows(frame, drawn)
      }),
      endLabels(frame, drawn, ends, labels),
      missingAt(frame, missing, at({domain, range: domain}, domain[0]))
    ].concat(fractions.marks)
  };
}

function lineOf(state: Parameters<typeof fillOf>[0]): string {
  return state === 'alert' || state === 'warn' || state === 'good'
    ? fillOf(state, 'rest')
    : HAIRLINE;
}

/** Room of a twentieth on both sides; not from zero, since a place and not a length is read. */
function widened(numbers: readonly number[]): [number, number] {
  if (numbers.length === 0) return [0, 1];
  const low = Math.min(...numbers);
  const high = Math.max(...numbers);
  const room = (high - low || Math.abs(high) || 1) / 20;
  return [low - room, high + room];
}
