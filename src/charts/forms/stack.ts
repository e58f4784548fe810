import {barX} from '@observablehq/plot';
import type {Markish, PlotOptions} from '@observablehq/plot';
import {fillOf, INK_2, seriesFill} from '../colours.ts';
import type {Frame} from '../frame.ts';
import {ladderOf} from '../ladder.ts';
import {ofRows} from '../marks.ts';
import {NOTE, widthOf} from '../measure.ts';
import {svgNode} from '../node.ts';
import {at} from '../scale.ts';
import type {Span} from '../scale.ts';

const PITCH = 42;
const LINE = 18;

/** Where each row's part lies in its bar. */
type Parts = {
  readonly rung: readonly string[];
  readonly series: readonly string[];
  readonly from: readonly number[];
  readonly to: readonly number[];
};

/** Parts of a whole, end to end in the order of the rows, values below them, their names above the first bar. */
export function stack(frame: Frame): PlotOptions {
  const parts = partsOf(frame);
  const rungs = [...new Set(parts.rung)].map((name) => ({key: name, name}));
  const colours = coloursOf(frame, parts);
  const {left} = ladderOf(frame, rungs, 0);
  const whole = Math.max(...parts.to, 0) || 1;
  const across: Span = {domain: [0, whole], range: [left, frame.width - 2]};
  const heads = headsOf(frame, parts, across);
  const top = Math.max(0, ...heads.map((head) => head.line + 1)) * LINE + 4;
  const ladder = ladderOf(frame, rungs, top, PITCH);
  const drawn = frame.rows.filter((row) => (parts.to[row] ?? 0) > (parts.from[row] ?? 0));
  const shown = frame.texts('x');
  return {
    height: ladder.height,
    marginTop: top,
    marginLeft: left,
    marginRight: 0,
    marginBottom: 4,
    x: {domain: [0, whole], range: across.range, axis: null},
    y: {...ladder.scale, paddingInner: 0.55, paddingOuter: 0.275},
    marks: [
      ladder.names,
      barX(drawn, {
        x1: (row: number) => parts.from[row],
        x2: (row: number) => parts.to[row],
        y: (row: number) => parts.rung[row],
        fill: {value: (row: number) => colours.get(parts.series[row] ?? ''), scale: null},
        insetRight: 1,
        ...ofRows(frame, drawn)
      }),
      drawn.map((row) => valueBelow(shown[row] ?? '', parts, row, across)),
      heads.map((head) => headAbove(head, colours.get(head.series) ?? ''))
    ]
  };
}

function partsOf(frame: Frame): Parts {
  const ends = new Map<string, number>();
  const [rung, series, x] = [frame.texts('y'), frame.texts('series'), frame.numbers('x')];
  const from = frame.rows.map((row) => {
    const start = ends.get(rung[row] ?? '') ?? 0;
    ends.set(rung[row] ?? '', start + Math.max(0, x[row] ?? 0));
    return start;
  });
  const to = frame.rows.map((row) => (from[row] ?? 0) + Math.max(0, x[row] ?? 0));
  return {rung, series, from, to};
}

/** By state where the chart has one, else one after the other. */
function coloursOf(frame: Frame, parts: Parts): Map<string, string> {
  const states = frame.states();
  const names = [...new Set(parts.series)];
  return new Map(
    names.map((name, index) => {
      const state = states[parts.series.indexOf(name)] ?? null;
      return [name, frame.has('state') ? fillOf(state, 'rest') : seriesFill(index)];
    })
  );
}

/** Below its part, where the part is wide enough. */
function valueBelow(words: string, parts: Parts, row: number, across: Span): Markish {
  const [from, to] = [at(across, parts.from[row] ?? 0), at(across, parts.to[row] ?? 0)];
  if (widthOf(words, NOTE) + 4 > to - from) return null;
  return (_index, {y}, _values, _frame, {document}) => {
    const top = Number(y?.(parts.rung[row]));
    const attributes = {
      x: (from + to) / 2,
      y: top + PITCH * 0.45 + 13,
      fill: INK_2,
      'font-variant': 'tabular-nums'
    };
    return svgNode(document, 'text', attributes, words);
  };
}

type Head = {readonly series: string; readonly x: number; readonly line: number};

/** Each name at the left of its part in the first bar; pushed to the right, then to a next line, where names would touch. */
function headsOf(frame: Frame, parts: Parts, across: Span): Head[] {
  let [end, line] = [0, 0];
  return [...new Set(parts.series)].map((series) => {
    const row = parts.series.indexOf(series);
    const own = parts.rung[row] === parts.rung[0] ? at(across, parts.from[row] ?? 0) : 0;
    const width = widthOf(series, NOTE) + 14;
    let x = Math.max(across.range[0], end, line === 0 ? own : 0);
    if (x + width > frame.width) [x, line] = [across.range[0], line + 1];
    end = x + width + 14;
    return {series, x, line};
  });
}

function headAbove(head: Head, colour: string): Markish {
  const y = head.line * LINE;
  return (_index, _scales, _values, _frame, {document}) => {
    const group = svgNode(document, 'g', {'text-anchor': 'start'});
    group.append(
      svgNode(document, 'rect', {x: head.x, y: y + 4, width: 9, height: 9, fill: colour}),
      svgNode(document, 'text', {x: head.x + 14, y: y + 13, fill: INK_2}, head.series)
    );
    return group;
  };
}
