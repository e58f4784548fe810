import {dot} from '@observablehq/plot';
import type {PlotOptions} from '@observablehq/plot';
import type {Frame} from '../frame.ts';
import {endRoom, endsOf, greyFirst, seriesOf, stops, strokes} from '../lines.ts';
import type {EndLabel, Series} from '../lines.ts';
import {ticksBelow, ticksLeft} from '../marks.ts';
import {NOTE, widest} from '../measure.ts';
import {edgeRoom, positionsOf, thinned} from '../positions.ts';
import {present} from '../scale.ts';
import type {Span} from '../scale.ts';

const TOP = 10;
const BOTTOM = 36;
const PITCH = 15.5;

/** Ranks by period, 1 on top: smooth lines, names at the right, what has a state on top of the grey. */
export function rank(frame: Frame): PlotOptions {
  const x = positionsOf(frame, 'x');
  const y = frame.numbers('y');
  const series = seriesOf(frame, x);
  const last = Math.max(2, ...present(y));
  const ticks = [1, 4, 8, 12, 16, 24, 32, 48].filter((tick) => tick < last - 1 || tick === 1);
  const ranks = [...ticks, last];
  const left = Math.ceil(widest([String(last)], NOTE)) + 16;
  const ends = endsOfSeries(series, y);
  const labels: EndLabel[] = ends.map((one) => ({y: one.place, text: one.name, state: one.state}));
  const room = edgeRoom(x.ticks);
  const right = Math.max(endRoom(labels), room.right);
  const height = Math.max(140, (last - 1) * PITCH);
  const across: Span = {domain: x.domain, range: [Math.max(left, room.left), frame.width - right]};
  const marked = greyFirst(ends).filter((one) => one.state !== null && one.state !== 'rest');
  return {
    height: height + TOP + BOTTOM,
    marginTop: TOP,
    marginLeft: left,
    marginRight: right,
    marginBottom: BOTTOM,
    x: {type: 'linear', domain: across.domain, range: across.range, axis: null},
    y: {type: 'linear', domain: [last, 1], axis: null},
    marks: [
      ticksLeft(ranks, ranks.map(String)),
      strokes(series, x, y, {curve: 'bump-x'}),
      dot(marked, {
        x: (one: End) => x.of[one.row],
        y: (one: End) => one.place,
        r: 3,
        fill: {value: (one: End) => one.colour, scale: null}
      }),
      stops(frame, series, x, y, false),
      endsOf(labels, {domain: [1, last], range: [TOP, TOP + height]}, Math.min(PITCH, 15)),
      ticksBelow(thinned(x.ticks, across, 26), 14)
    ]
  };
}

type End = Series & {readonly row: number; readonly place: number};

/** Each line with its last row that has a rank. */
function endsOfSeries(series: readonly Series[], y: readonly (number | null)[]): End[] {
  return series.flatMap((one) => {
    const row = one.rows.filter((candidate) => typeof y[candidate] === 'number').at(-1);
    const place = row === undefined ? null : (y[row] ?? null);
    return row === undefined || place === null ? [] : [{...one, row, place}];
  });
}
