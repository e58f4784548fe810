import {barX, text} from '@observablehq/plot';
import type {Markish, PlotOptions} from '@observablehq/plot';
import {fillOf, HAIRLINE, inkOf} from '../colours.ts';
import type {Frame} from '../frame.ts';
import {fractionColumn, rowLadder} from '../ladder.ts';
import {DIGITS, missingAt, ofRows, referenceAcross, RIM} from '../marks.ts';
import {SIZE, widthOf} from '../measure.ts';
import {fromZero, present} from '../scale.ts';
import type {Span} from '../scale.ts';

/** Ordered horizontal bars from zero, the value at each end; hollow bars behind show the whole of a part. */
export function bar(frame: Frame): PlotOptions {
  const x = frame.numbers('x');
  const outline = frame.numbers('outline');
  const ends = x.map((value, row) => Math.max(0, value ?? 0, outline[row] ?? 0));
  const labels = frame.has('label') ? frame.texts('label') : valueLabels(frame);
  const ladder = rowLadder(frame);
  const fractions = fractionColumn(frame);
  const span: Span = {
    domain: fromZero(
      present(
        frame.rows.map((row) => ends[row] ?? 0),
        x,
        frame.numbers('reference')
      )
    ),
    range: [ladder.left, 0]
  };
  const right = roomRight(frame, ends, labels, span, frame.width - fractions.width);
  const drawn = frame.rows.filter((row) => typeof x[row] === 'number');
  const missing = frame.rows.filter((row) => typeof x[row] !== 'number');
  return {
    height: ladder.height,
    marginTop: ladder.marginTop,
    marginLeft: ladder.left,
    marginRight: 0,
    marginBottom: 4,
    x: {domain: span.domain, range: [ladder.left, right], axis: null},
    y: ladder.scale,
    marks: [
      ladder.names,
      hollow(frame, outline),
      solid(frame, drawn, x),
      referenceAcross(frame, {...span, range: [ladder.left, right]}),
      endLabels(frame, drawn, ends, labels),
      missingAt(frame, missing, span.domain[0]),
      fractions.marks
    ]
  };
}

/** The value, or with an outline both: '1,304 / 2,377'. */
function valueLabels(frame: Frame): string[] {
  const values = frame.texts('x');
  if (!frame.has('outline')) return [...values];
  const wholes = frame.texts('outline');
  const between = frame.lang === 'zh' ? ' / ' : ' of ';
  return values.map((value, row) => `${value}${between}${wholes[row] ?? frame.missing}`);
}

/** Right end of the scale, so that the label of every bar still fits before `limit`. */
export function roomRight(
  frame: Frame,
  ends: readonly number[],
  labels: readonly string[],
  span: Span,
  limit: number
): number {
  const [low, high] = span.domain;
  const left = span.range[0];
  const rooms = frame.rows.map((row) => {
    const share = ((ends[row] ?? 0) - low) / (high - low);
    const free = limit - left - widthOf(labels[row] ?? '', SIZE, true) - 8;
    return share > 0 ? free / share : Infinity;
  });
  return left + Math.max(40, Math.min(limit - left - 4, ...rooms));
}

function solid(frame: Frame, rows: readonly number[], x: readonly (number | null)[]): Markish {
  const states = frame.states();
  return barX(rows, {
    x: (row: number) => x[row],
    y: (row: number) => row,
    fill: {value: (row: number) => fillOf(states[row], 'rest'), scale: null},
    rx: 1,
    ...ofRows(frame, rows)
  });
}

function hollow(frame: Frame, outline: readonly (number | null)[]): Markish {
  const rows = frame.rows.filter((row) => typeof outline[row] === 'number');
  return barX(rows, {
    x: (row: number) => outline[row],
    y: (row: number) => row,
    fill: 'none',
    stroke: HAIRLINE,
    pointerEvents: 'all',
    inset: 0.5,
    rx: 1,
    ...ofRows(frame, rows, 'outline')
  });
}

/** Bold where it stands alone, plain beside an outline. */
export function endLabels(
  frame: Frame,
  rows: readonly number[],
  ends: readonly number[],
  labels: readonly string[]
): Markish {
  const states = frame.states();
  return text(rows, {
    x: (row: number) => ends[row],
    y: (row: number) => row,
    text: (row: number) => labels[row],
    fill: {value: (row: number) => inkOf(states[row]), scale: null},
    textAnchor: 'start',
    dx: 6,
    fontSize: SIZE,
    ...(frame.has('outline') ? {} : {fontWeight: 600}),
    ...DIGITS,
    ...RIM
  });
}
