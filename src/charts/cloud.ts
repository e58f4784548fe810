import {dot} from '@observablehq/plot';
import type {Markish} from '@observablehq/plot';
import {fillOf, inkOf} from './colours.ts';
import type {Frame} from './frame.ts';
import {ofRows} from './marks.ts';
import {NOTE, widthOf} from './measure.ts';
import {textAt} from './node.ts';
import {at} from './scale.ts';
import type {Span} from './scale.ts';
import {placed} from './spread.ts';
import type {Box} from './spread.ts';

/** Dots on a plane of two numbers. */
export type Cloud = {
  readonly frame: Frame;
  readonly x: readonly (number | null)[];
  readonly y: readonly (number | null)[];
  readonly across: Span;
  readonly down: Span;
  /** Radius by row, px. */
  readonly radius: (row: number) => number;
};

const LINE = 15;
/** Of more dots than this only those that warn are named. */
const MANY = 40;

/** Rows that have both coordinates. */
function rowsOf({frame, x, y}: Cloud): number[] {
  return frame.rows.filter((row) => typeof x[row] === 'number' && typeof y[row] === 'number');
}

export function dots(cloud: Cloud): Markish {
  const {frame, x, y} = cloud;
  const states = frame.states();
  const rows = [...rowsOf(cloud)].sort((a, b) => cloud.radius(b) - cloud.radius(a));
  return dot(rows, {
    x: (row: number) => x[row],
    y: (row: number) => y[row],
    r: {value: cloud.radius, scale: null},
    fill: {value: (row: number) => fillOf(states[row], 'subject'), scale: null},
    ...(frame.has('size') ? {fillOpacity: 0.75} : {}),
    ...ofRows(frame, rows)
  });
}

type Label = Box & {readonly anchor: 'start' | 'middle' | 'end'; readonly row: number};

/** Names beside the dots where there is room: those that warn first. A dot without a name still has its tooltip. */
export function names(cloud: Cloud): Markish[] {
  const {frame, x, y, across, down} = cloud;
  if (!frame.has('label')) return [];
  const texts = frame.texts('label');
  const states = frame.states();
  const warns = (row: number): number => (inkOf(states[row]) === inkOf(null) ? 1 : 0);
  const named = rowsOf(cloud).filter((row) => frame.values('label')[row] !== null);
  const rows = named.length > MANY ? named.filter((row) => warns(row) === 0) : named;
  const spots = rows.map((row) => ({
    row,
    x: at(across, x[row] ?? 0),
    y: at(down, y[row] ?? 0),
    r: cloud.radius(row) + 1
  }));
  const obstacles = spots.map(boxAround);
  const page = {
    x: across.range[0],
    y: 0,
    width: across.range[1] + 6 - across.range[0],
    height: down.range[0]
  };
  const first = [...spots].sort((a, b) => warns(a.row) - warns(b.row));
  const labels = placed(
    first.map((spot) => candidates(spot, widthOf(texts[spot.row] ?? '', NOTE) + 4)),
    obstacles,
    page
  ).filter((label) => label !== null);
  return labels.map((label) =>
    nameAt(frame, label, texts[label.row] ?? '', inkOf(states[label.row]))
  );
}

function boxAround({x, y, r}: {x: number; y: number; r: number}): Box {
  return {x: x - r, y: y - r, width: 2 * r, height: 2 * r};
}

/** Above, below, right and left of a dot, then above and below to either side. */
function candidates(spot: {row: number; x: number; y: number; r: number}, width: number): Label[] {
  const {row, x, y, r} = spot;
  const box = {row, width, height: LINE};
  const [above, below] = [y - r - LINE - 1, y + r + 1];
  const starts = (top: number): Label => ({...box, anchor: 'start', x: x - r, y: top});
  const ends = (top: number): Label => ({...box, anchor: 'end', x: x + r - width, y: top});
  return [
    {...box, anchor: 'middle', x: x - width / 2, y: above},
    {...box, anchor: 'middle', x: x - width / 2, y: below},
    {...box, anchor: 'start', x: x + r + 3, y: y - LINE / 2},
    {...box, anchor: 'end', x: x - r - 3 - width, y: y - LINE / 2},
    starts(above),
    ends(above),
    starts(below),
    ends(below)
  ];
}

function nameAt(frame: Frame, label: Label, words: string, fill: string): Markish {
  const shift =
    label.anchor === 'start' ? 0 : label.anchor === 'end' ? label.width : label.width / 2;
  const [x, y] = [label.x + shift, label.y + LINE / 2];
  const place = {x, y, fill, 'text-anchor': label.anchor, 'data-row': label.row};
  return textAt(place, words, frame.titles[label.row]);
}
