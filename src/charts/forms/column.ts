import {rectY, text} from '@observablehq/plot';
import type {Markish, PlotOptions, TextOptions} from '@observablehq/plot';
import {fillOf, INK, INK_3, inkOf} from '../colours.ts';
import type {Frame} from '../frame.ts';
import {baseline, DIGITS, ofRows, RIM, ticksBelow, ticksLeft, tickTexts} from '../marks.ts';
import {endRoom, endsOf, referenceEnd, ruleOver} from '../lines.ts';
import {NOTE, widest, widthOf} from '../measure.ts';
import {edgeRoom, positionsOf, thinned} from '../positions.ts';
import {at, fromZero, niceDomain, niceTicks, present} from '../scale.ts';
import type {Span} from '../scale.ts';

const HEIGHT = 200;
const TOP = 22;
const BOTTOM = 28;

/** Columns from zero, one a row; a second measure hangs below. Each measure is named at its largest column. */
export function column(frame: Frame): PlotOptions {
  const up = frame.numbers('y');
  const two = frame.has('below');
  const down = frame.numbers('below').map((value) => (value === null ? null : -value));
  const reach = fromZero(present(up, down, frame.numbers('reference')));
  const domain = niceDomain(reach[0], reach[1], 4);
  const ticks = niceTicks(domain[0], domain[1], 4);
  const tickWords = tickTexts(frame, 'y', two ? ticks.map(Math.abs) : ticks);
  const left = Math.ceil(widest(tickWords, NOTE)) + 12;
  const ends = referenceEnd(frame);
  const x = positionsOf(frame, 'x');
  const names = frame.rows.map((row) => ({at: row, text: x.texts[row] ?? ''}));
  const beyond = edgeRoom(names).right - (frame.width - left) / frame.rows.length / 2;
  const right = ends.length > 0 ? endRoom(ends) : Math.max(0, Math.ceil(beyond));
  const across: Span = {
    domain: [-0.5, frame.rows.length - 0.5],
    range: [left, frame.width - Math.max(4, right)]
  };
  const bottom = BOTTOM + (two ? 14 : 0);
  return {
    height: HEIGHT + TOP + bottom,
    marginTop: TOP,
    marginLeft: left,
    marginRight: right,
    marginBottom: bottom,
    x: {type: 'linear', domain: across.domain, range: across.range, axis: null},
    y: {type: 'linear', domain, axis: null},
    marks: [
      ticksLeft(ticks, tickWords),
      columns(frame, up, 'y'),
      columns(frame, down, 'below'),
      baseline(),
      ruleOver(frame),
      endsOf(ends, {domain, range: [TOP + HEIGHT, TOP]}, 16),
      labels(frame, up, 'y', across),
      labels(frame, down, 'below', across),
      missing(frame, up),
      ticksBelow(thinned(names, across, 4), two ? 22 : 8)
    ]
  };
}

function columns(
  frame: Frame,
  values: readonly (number | null)[],
  channel: 'y' | 'below'
): Markish {
  const states = frame.states();
  const rows = frame.rows.filter((row) => typeof values[row] === 'number');
  const up = channel === 'y';
  const state = (row: number) => (up ? states[row] : null);
  return rectY(rows, {
    x1: (row: number) => row - 0.36,
    x2: (row: number) => row + 0.36,
    y1: 0,
    y2: (row: number) => values[row],
    fill: {value: (row: number) => fillOf(state(row), up ? 'subject' : 'rest'), scale: null},
    ...ofRows(frame, rows, up ? '' : channel)
  });
}

/** A value on every column if there is room, else on the largest; with two measures the largest of each with its name. */
function labels(
  frame: Frame,
  values: readonly (number | null)[],
  channel: 'y' | 'below',
  across: Span
): Markish[] {
  const below = channel === 'below';
  const two = frame.has('below');
  const shown = frame.texts(channel);
  const step = at(across, 1) - at(across, 0);
  const rows = frame.rows.filter((row) => typeof values[row] === 'number');
  const size = (row: number): number => Math.abs(values[row] ?? 0);
  const largest = rows.reduce((best, row) => (size(row) > size(best) ? row : best), rows[0] ?? 0);
  const all = !two && widest(shown, NOTE, true) + 6 <= step;
  const words = (row: number): string =>
    two ? `${frame.heading(channel)} ${shown[row] ?? ''}` : (shown[row] ?? '');
  const shownRows = all ? rows : rows.filter((row) => row === largest);
  return [true, false].map((under) =>
    labelsAt(
      frame,
      shownRows.filter((row) => (below || (values[row] ?? 0) < 0) === under),
      {
        x: (row: number) => inside(frame, across, row, words(row)),
        y: (row: number) => values[row],
        text: words,
        lineAnchor: under ? 'top' : 'bottom',
        dy: under ? 5 : -5,
        ...(two ? {} : {fontWeight: 600})
      }
    )
  );
}

function labelsAt(frame: Frame, rows: readonly number[], options: TextOptions): Markish {
  const states = frame.states();
  const fill = (row: number): string => (frame.has('below') ? INK : inkOf(states[row]));
  return text(rows, {...options, fill: {value: fill, scale: null}, ...DIGITS, ...RIM});
}

/** The place of a text over its column, moved so far that it stays inside the chart. */
function inside(frame: Frame, across: Span, row: number, words: string): number {
  const half = widthOf(words, NOTE, true) / 2;
  const step = at(across, 1) - at(across, 0);
  const centre = Math.max(half, Math.min(frame.width - half, at(across, row)));
  return row + (centre - at(across, row)) / step;
}

function missing(frame: Frame, values: readonly (number | null)[]): Markish {
  return text(
    frame.rows.filter((row) => typeof values[row] !== 'number'),
    {
      x: (row: number) => row,
      y: () => 0,
      text: (row: number) => frame.texts('y')[row],
      dy: -10,
      fill: INK_3
    }
  );
}
