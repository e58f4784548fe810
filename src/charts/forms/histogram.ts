import {rect, ruleX, text} from '@observablehq/plot';
import type {Markish, PlotOptions} from '@observablehq/plot';
import type {State} from '../../model/chart.ts';
import {ACCENT, fillOf, INK, inkOf} from '../colours.ts';
import type {Frame} from '../frame.ts';
import {
  baseline,
  commonReference,
  ofRows,
  referenceName,
  RIM,
  ticksBelow,
  ticksLeft,
  tickTexts
} from '../marks.ts';
import type {Tick} from '../marks.ts';
import {NOTE, widest, widthOf} from '../measure.ts';
import {textAt} from '../node.ts';
import {picked, roundTicks, thinned} from '../positions.ts';
import {at, niceDomain, niceTicks, present} from '../scale.ts';
import type {Span} from '../scale.ts';

const HEIGHT = 170;
const BOTTOM = 28;
const RIGHT = 24;
const FEW = 12;

/** Bands with their own edges, the count as height, a named line across and names above groups of bands. */
export function histogram(frame: Frame): PlotOptions {
  const [x1, x2, y] = [frame.numbers('x1'), frame.numbers('x2'), frame.numbers('y')];
  const yDomain = niceDomain(0, Math.max(0, ...present(y)) || 1, 4);
  const yTicks = niceTicks(0, yDomain[1], 4);
  const yWords = tickTexts(frame, 'y', yTicks);
  const left = Math.ceil(widest(yWords, NOTE)) + 12;
  const edges = present(x1, x2);
  const across: Span = {
    domain: edges.length === 0 ? [0, 1] : [Math.min(...edges), Math.max(...edges)],
    range: [left, frame.width - RIGHT]
  };
  const top = 8 + (frame.has('reference') ? 18 : 0) + (frame.has('label') ? 20 : 0);
  const rows = frame.rows.filter((row) => [x1, x2, y].every((side) => side[row] !== null));
  return {
    height: HEIGHT + top + BOTTOM,
    marginTop: top,
    marginLeft: left,
    marginRight: RIGHT,
    marginBottom: BOTTOM,
    x: {type: 'linear', domain: across.domain, range: across.range, axis: null},
    y: {type: 'linear', domain: yDomain, axis: null},
    marks: [
      ticksLeft(yTicks, yWords),
      bands(frame, rows, x1, x2, y),
      baseline(),
      reference(frame, across),
      groupNames(frame, rows, (row) => ((x1[row] ?? 0) + (x2[row] ?? 0)) / 2, across, top),
      ticksBelow(ticksOf(frame, edges, across), 10)
    ]
  };
}

/** The edges themselves where bands are few, else round numbers. */
function ticksOf(frame: Frame, edges: readonly number[], across: Span): Tick[] {
  const own = [...new Set(edges)].sort((a, b) => a - b);
  if (own.length > FEW) {
    return thinned(roundTicks(frame, 'x1', across.domain, frame.width / 140), across, 14);
  }
  const ticks = own.map((edge) => ({at: edge, text: frame.write('x1', edge)}));
  return picked(ticks, across, 6);
}

type Numbers = readonly (number | null)[];

function bands(
  frame: Frame,
  rows: readonly number[],
  x1: Numbers,
  x2: Numbers,
  y: Numbers
): Markish {
  const states = frame.states();
  return rect(rows, {
    x1: (row: number) => x1[row],
    x2: (row: number) => x2[row],
    y1: 0,
    y2: (row: number) => y[row],
    insetLeft: 0.5,
    insetRight: 0.5,
    fill: {value: (row: number) => fillOf(states[row], 'rest'), scale: null},
    ...ofRows(frame, rows)
  });
}

/** The line rises to its own name, above the names of the groups. */
function reference(frame: Frame, across: Span): Markish[] {
  const value = commonReference(frame);
  if (value === null) return [];
  const name = referenceName(frame, value);
  const over = frame.has('label') ? 20 : 0;
  return [
    ruleX([value], {stroke: INK, insetTop: -over - 4}),
    text([value], {
      x: (position: number) => position + shift(across, frame.width, value, name),
      text: () => name,
      frameAnchor: 'top',
      lineAnchor: 'bottom',
      dy: -over - 7,
      fill: 'var(--ink-2)',
      ...RIM
    })
  ];
}

/** How far, in values, a centred text moves to stay inside the chart. */
function shift(across: Span, width: number, value: number, words: string): number {
  const half = widthOf(words, NOTE) / 2;
  const centre = at(across, value);
  const scale = (across.domain[1] - across.domain[0]) / (across.range[1] - across.range[0]);
  return (Math.max(half, Math.min(width - half, centre)) - centre) * scale;
}

/** A name over the middle of the neighbouring bands that share its row's state, clear of the name before it. */
function groupNames(
  frame: Frame,
  rows: readonly number[],
  middle: (row: number) => number,
  across: Span,
  top: number
): Markish[] {
  const texts = frame.texts('label');
  const states = frame.states();
  const line = commonReference(frame);
  /** A name beside the line keeps off it. */
  const clear = (x: number, half: number): number => {
    const off = line === null ? Infinity : x - at(across, line);
    return Math.abs(off) < half + 6 ? x - off + Math.sign(off) * (half + 6) : x;
  };
  let end = -Infinity;
  return rows
    .filter((row) => typeof frame.values('label')[row] === 'string')
    .map((row) => {
      const group = groupAround(rows, row, states);
      const wish = at(across, (middle(group[0] ?? row) + middle(group.at(-1) ?? row)) / 2);
      const words = texts[row] ?? '';
      const half = widthOf(words, NOTE) / 2;
      const x = Math.max(end + 10 + half, half, Math.min(frame.width - half, clear(wish, half)));
      end = x + half;
      const fill = states[row] === 'subject' ? ACCENT : inkOf(states[row]);
      return textAt({x, y: top - 10, fill}, words);
    });
}

function groupAround(
  rows: readonly number[],
  row: number,
  states: readonly (State | null)[]
): number[] {
  const here = rows.indexOf(row);
  let [from, to] = [here, here];
  const same = (place: number): boolean => states[rows[place] ?? -1] === states[row];
  while (from > 0 && same(from - 1)) from--;
  while (to < rows.length - 1 && same(to + 1)) to++;
  return rows.slice(from, to + 1);
}
