import {dot, line, ruleY, text} from '@observablehq/plot';
import type {LineOptions, Markish} from '@observablehq/plot';
import type {State} from '../model/chart.ts';
import {fillOf, INK, INK_2, inkOf, seriesFill} from './colours.ts';
import type {Frame} from './frame.ts';
import {commonReference, DIGITS, ofRows, referenceName, RIM} from './marks.ts';
import {NOTE, widest} from './measure.ts';
import type {Positions} from './positions.ts';
import {at} from './scale.ts';
import type {Span} from './scale.ts';
import {spread} from './spread.ts';

/** One line of a chart: its rows from left to right. */
export type Series = {
  readonly name: string;
  readonly rows: readonly number[];
  /** State of its last row. */
  readonly state: State | null;
  readonly colour: string;
};

/** The lines of a chart in the order in which they came. States say the colours; without any, lines differ in colour. */
export function seriesOf(frame: Frame, x: Positions): Series[] {
  const names = frame.has('series') ? frame.texts('series') : frame.rows.map(() => '');
  const states = frame.states();
  const groups = new Map<string, number[]>();
  for (const row of frame.rows) {
    if (typeof x.of[row] !== 'number') continue;
    const name = names[row] ?? '';
    const group = groups.get(name);
    if (group) group.push(row);
    else groups.set(name, [row]);
  }
  return [...groups].map(([name, unsorted], index) => {
    const rows = [...unsorted].sort((a, b) => (x.of[a] ?? 0) - (x.of[b] ?? 0));
    const state = states[rows[rows.length - 1] ?? -1] ?? null;
    const colour = frame.has('state') ? fillOf(state, 'rest') : seriesFill(index);
    return {name, rows, state, colour};
  });
}

/** Draws what is grey first, so that what matters lies on top. */
export function greyFirst<S extends Series>(series: readonly S[]): S[] {
  const rank = (one: Series): number => (one.state === null || one.state === 'rest' ? 0 : 1);
  return [...series].sort((a, b) => rank(a) - rank(b));
}

/** The lines, broken where a value is missing. */
export function strokes(
  series: readonly Series[],
  x: Positions,
  y: readonly (number | null)[],
  options: LineOptions
): Markish[] {
  return greyFirst(series).map((one) =>
    line(one.rows, {
      ...options,
      x: (row: number) => x.of[row],
      y: (row: number) => y[row] ?? NaN,
      stroke: one.colour,
      strokeWidth: one.state === 'rest' ? 1 : 1.75
    })
  );
}

/** A dot for each value that carries its tooltip; seen where asked for, and where no line leads to it. */
export function stops(
  frame: Frame,
  series: readonly Series[],
  x: Positions,
  y: readonly (number | null)[],
  seen: boolean
): Markish[] {
  const known = (row: number | undefined): boolean => typeof y[row ?? -1] === 'number';
  return greyFirst(series).map((one) => {
    const alone = (place: number): boolean =>
      !known(one.rows[place - 1]) && !known(one.rows[place + 1]);
    const visible = new Set(one.rows.filter((_, place) => seen || alone(place)));
    const rows = one.rows.filter(known);
    return dot(rows, {
      x: (row: number) => x.of[row],
      y: (row: number) => y[row],
      r: {value: (row: number) => (visible.has(row) ? 2.5 : 5), scale: null},
      fill: one.colour,
      fillOpacity: {value: (row: number) => (visible.has(row) ? 1 : 0), scale: null},
      ...ofRows(frame, rows)
    });
  });
}

export type EndLabel = {readonly y: number; readonly text: string; readonly state: State | null};

/** Width that the labels right of the lines need. */
export function endRoom(labels: readonly EndLabel[]): number {
  return labels.length === 0
    ? 6
    : Math.ceil(
        widest(
          labels.map((label) => label.text),
          NOTE,
          true
        )
      ) + 12;
}

/** Texts right of the lines, moved apart. */
export function endsOf(labels: readonly EndLabel[], down: Span, gap: number): Markish {
  const [from, to] = [Math.min(...down.range), Math.max(...down.range)];
  const wishes = labels.map((label) => at(down, label.y));
  const places = spread(wishes, gap, from, to);
  return labels.map((label, index) =>
    text([label], {
      y: (one: EndLabel) => one.y,
      text: (one: EndLabel) => one.text,
      frameAnchor: 'right',
      textAnchor: 'start',
      dx: 8,
      dy: (places[index] ?? 0) - (wishes[index] ?? 0),
      fill: inkOf(label.state, INK_2),
      ...DIGITS,
      ...RIM
    })
  );
}

/** A reference that all rows share, as the text at its right end; none otherwise. */
export function referenceEnd(frame: Frame): EndLabel[] {
  const value = commonReference(frame);
  if (value === null) return [];
  return [
    {
      y: value,
      text: referenceName(frame, value),
      state: null
    }
  ];
}

/** Its line. */
export function ruleOver(frame: Frame): Markish {
  const value = commonReference(frame);
  return value === null ? null : ruleY([value], {stroke: INK});
}
