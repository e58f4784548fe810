import {barX, text} from '@observablehq/plot';
import type {Markish, PlotOptions} from '@observablehq/plot';
import {ACCENT, CONTRARY, INK, INK_2} from '../colours.ts';
import type {Frame} from '../frame.ts';
import {ladderOf} from '../ladder.ts';
import {DIGITS, ofRows} from '../marks.ts';
import {HIDDEN} from '../../model/hidden.ts';
import {HIDDEN_MARK} from '../../words/format.ts';
import {balanced, NOTE, SIZE, widest, wrapped} from '../measure.ts';
import {present} from '../scale.ts';
import {signed} from './diverging.ts';

/** The deepest cell: ink on it keeps 4.5 : 1 on the light and the dark page. */
const DEEPEST = 0.55;
/** From this depth on, a cell prints its value. */
const PRINTED = 0.4;
/** Names of rows break into two lines beyond this, px; a row of two lines is so high. */
const [NAME, TALL, LOW] = [110, 33, 25];

type Cells = {
  readonly frame: Frame;
  readonly values: readonly (number | null)[];
  readonly row: readonly string[];
  readonly column: readonly string[];
  readonly columns: readonly string[];
  readonly cellWidth: number;
  readonly largest: number;
  readonly diverging: boolean;
};

/** A cell for each row: teal above and ochre below zero, or teal alone; an empty value is a blank frame. */
export function heat(frame: Frame): PlotOptions {
  const values = frame.numbers('value');
  const row = frame.texts('y');
  const column = frame.texts('x');
  const rungs = [...new Set(row)].map((key) => ({
    key,
    name: wrapped(key, Math.min(NAME, frame.width / 4), SIZE, 2).join('\n')
  }));
  const pitch = rungs.some(({name}) => name.includes('\n')) ? TALL : LOW;
  const columns = [...new Set(column)];
  const bare = ladderOf(frame, rungs, 0);
  const cellWidth = (frame.width - bare.left) / columns.length;
  const names = columns.map((name) => balanced(name, cellWidth + 5, NOTE, 3));
  const top = Math.max(...names.map((lines) => lines.length)) * 16 + 8;
  const ladder = ladderOf(frame, rungs, top);
  const numbers = present(values);
  const cells: Cells = {
    frame,
    values,
    row,
    column,
    columns,
    cellWidth,
    largest: Math.max(...numbers.map(Math.abs), 0) || 1,
    diverging: numbers.some((value) => value < 0)
  };
  return {
    height: top + rungs.length * pitch + 2,
    marginTop: top,
    marginLeft: ladder.left,
    marginRight: 0,
    marginBottom: 2,
    x: {type: 'linear', domain: [0, columns.length], range: [ladder.left, frame.width], axis: null},
    y: {...ladder.scale, paddingInner: 0.14, paddingOuter: 0.07},
    marks: [ladder.names, headings(columns, names), painted(cells), printed(cells)]
  };
}

/** From 0 to 1, by the root: one far value leaves the others apart. */
function depth(value: number, largest: number): number {
  return Math.sqrt(Math.abs(value) / largest);
}

function headings(columns: readonly string[], names: readonly (readonly string[])[]): Markish {
  return text(Array.from(columns.keys()), {
    x: (index: number) => index + 0.5,
    text: (index: number) => names[index]?.join('\n'),
    title: (index: number) => columns[index],
    frameAnchor: 'top',
    lineAnchor: 'bottom',
    lineHeight: 1.25,
    dy: -7,
    fill: INK_2
  });
}

/** To the thousandth: fifteen digits of a fraction are no finer to the eye, and may read as an ID number of 15 digits. */
function opacity(deep: number): number {
  return Math.round(1000 * (0.03 + deep * (DEEPEST - 0.03))) / 1000;
}

function painted(cells: Cells): Markish {
  const {frame, values, row, columns, column, largest} = cells;
  const inset = 3 / cells.cellWidth;
  const place = (cell: number): number => columns.indexOf(column[cell] ?? '');
  const value = (cell: number): number | null => values[cell] ?? null;
  const common = {
    x1: (cell: number) => place(cell) + inset,
    x2: (cell: number) => place(cell) + 1 - inset,
    y: (cell: number) => row[cell]
  };
  const full = frame.rows.filter((cell) => value(cell) !== null);
  const blank = frame.rows.filter((cell) => value(cell) === null);
  return [
    barX(full, {
      ...common,
      fill: {value: (cell: number) => ((value(cell) ?? 0) < 0 ? CONTRARY : ACCENT), scale: null},
      fillOpacity: {
        value: (cell: number) => opacity(depth(value(cell) ?? 0, largest)),
        scale: null
      },
      ...ofRows(frame, full)
    }),
    barX(blank, {
      ...common,
      fill: 'none',
      stroke: 'var(--line)',
      shapeRendering: 'crispEdges',
      pointerEvents: 'all',
      ...ofRows(frame, blank)
    })
  ];
}

function printed(cells: Cells): Markish {
  const {frame, values, row, columns, column, largest} = cells;
  const own = frame.has('label') ? frame.texts('label') : null;
  const isHidden = (cell: number): boolean => frame.values('value')[cell] === HIDDEN;
  const words = (cell: number): string => {
    if (isHidden(cell)) return HIDDEN_MARK[frame.lang];
    if (own) return frame.values('label')[cell] === null ? '' : (own[cell] ?? '');
    const value = values[cell] ?? null;
    if (value === null) return '';
    return cells.diverging ? signed(frame, 'value', value) : frame.write('value', value);
  };
  const fits = widest(frame.rows.map(words), NOTE) + 8 <= cells.cellWidth;
  const isLarge = (cell: number): boolean =>
    own !== null || !cells.diverging || depth(values[cell] ?? 0, largest) >= PRINTED;
  const shown = frame.rows.filter((cell) => isHidden(cell) || (fits && isLarge(cell)));
  return text(shown, {
    x: (cell: number) => columns.indexOf(column[cell] ?? '') + 0.5,
    y: (cell: number) => row[cell],
    text: words,
    fill: INK,
    pointerEvents: 'none',
    ...DIGITS
  });
}
