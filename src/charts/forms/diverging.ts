import {barX, ruleX, text} from '@observablehq/plot';
import type {Markish, PlotOptions} from '@observablehq/plot';
import {ACCENT, CONTRARY, fillOf, INK, inkOf} from '../colours.ts';
import type {State} from '../../model/chart.ts';
import type {Frame} from '../frame.ts';
import {fractionColumn, rowLadder} from '../ladder.ts';
import {DIGITS, missingAt, ofRows, RIM} from '../marks.ts';
import {SIZE, widest} from '../measure.ts';
import {fromZero, present} from '../scale.ts';

/** Bars to both sides of zero: teal above, ochre below, unless a state says more; '+47' and '−6' outside. */
export function diverging(frame: Frame): PlotOptions {
  const x = frame.numbers('x');
  const own = frame.has('label') ? frame.texts('label') : null;
  const labels = own ?? x.map((value) => signed(frame, 'x', value));
  const ladder = rowLadder(frame);
  const fractions = fractionColumn(frame);
  const room = Math.ceil(widest(labels, SIZE)) + 8;
  const left = ladder.left + (present(x).some((value) => value < 0) ? room : 0);
  const domain = fromZero(present(frame.rows.map((row) => x[row] ?? null)));
  const drawn = frame.rows.filter((row) => typeof x[row] === 'number');
  const missing = frame.rows.filter((row) => typeof x[row] !== 'number');
  return {
    height: ladder.height,
    marginTop: ladder.marginTop,
    marginLeft: ladder.left,
    marginRight: 0,
    marginBottom: 4,
    x: {domain, range: [left, frame.width - fractions.width - room], axis: null},
    y: ladder.scale,
    marks: [
      ladder.names,
      bars(frame, drawn, x),
      ruleX([0], {stroke: INK}),
      labelsBeside(frame, drawn, x, labels),
      missingAt(frame, missing, 0),
      fractions.marks
    ]
  };
}

/** A number with its sign: '+4.6', '−5.9', '0'. */
export function signed(frame: Frame, channel: string, value: number | null): string {
  if (value === null) return frame.missing;
  if (frame.spec.format?.startsWith('+')) return frame.write(channel, value);
  const sign = value > 0 ? '+' : value < 0 ? '−' : '';
  return sign + frame.write(channel, Math.abs(value));
}

function bars(frame: Frame, rows: readonly number[], x: readonly (number | null)[]): Markish {
  const states = frame.states();
  const colour = (row: number): string => {
    const state: State | null = states[row] ?? null;
    if (state !== null) return fillOf(state, 'rest');
    return (x[row] ?? 0) < 0 ? CONTRARY : ACCENT;
  };
  return barX(rows, {
    x: (row: number) => x[row],
    y: (row: number) => row,
    fill: {value: colour, scale: null},
    ...ofRows(frame, rows)
  });
}

function labelsBeside(
  frame: Frame,
  rows: readonly number[],
  x: readonly (number | null)[],
  labels: readonly string[]
): Markish[] {
  const states = frame.states();
  const side = (below: boolean): Markish =>
    text(
      rows.filter((row) => (x[row] ?? 0) < 0 === below),
      {
        x: (row: number) => x[row],
        y: (row: number) => row,
        text: (row: number) => labels[row],
        fill: {value: (row: number) => inkOf(states[row]), scale: null},
        textAnchor: below ? 'end' : 'start',
        dx: below ? -6 : 6,
        fontSize: SIZE,
        ...DIGITS,
        ...RIM
      }
    );
  return [side(true), side(false)];
}
