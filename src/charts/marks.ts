import {ruleX, ruleY, text, tickX} from '@observablehq/plot';
import type {Markish, RenderFunction} from '@observablehq/plot';
import {INK, INK_2, INK_3, PAPER} from './colours.ts';
import type {Frame} from './frame.ts';
import {NOTE, SIZE, widthOf} from './measure.ts';
import {at} from './scale.ts';
import type {Span} from './scale.ts';

/** A rim of paper around text that may stand on a line. */
export const RIM = {stroke: PAPER, strokeWidth: 4} as const;

export const DIGITS = {fontVariant: 'tabular-nums'} as const;

/**
 * Marks whose data are row numbers: each gets its figures as a tooltip and says which row it is, and which `channel` where that is
 * not the form's own measure.
 */
export function ofRows(frame: Frame, data: readonly number[], channel = '') {
  return {title: (row: number) => frame.titles[row], render: stamped(data, channel)};
}

/** Writes data-row, and data-channel, on each mark. */
function stamped(data: readonly number[], channel: string): RenderFunction {
  return (index, scales, values, dimensions, context, next) => {
    const group = next?.(index, scales, values, dimensions, context) ?? null;
    const marks = Array.from(group?.children ?? []);
    index.forEach((datum, place) => {
      marks[place]?.setAttribute('data-row', String(data[datum]));
      if (channel !== '') marks[place]?.setAttribute('data-channel', channel);
    });
    return group;
  };
}

/** What the reference line is called: '序时 66.7%', '监测线 7,300'. */
export function referenceName(frame: Frame, value: number): string {
  const [whole = ''] = Number.isInteger(value) ? tickTexts(frame, 'reference', [value]) : [];
  return `${frame.heading('reference')} ${whole || frame.write('reference', value)}`;
}

/** The reference that all rows share which have one; null if there is none or they differ. */
export function commonReference(frame: Frame): number | null {
  const values = frame.numbers('reference').filter((value) => value !== null);
  const [first] = values;
  return values.every((value) => value === first) ? (first ?? null) : null;
}

/** A line of the paper's ink across horizontal marks with its name on top, or a tick for each row. */
export function referenceAcross(frame: Frame, span: Span): Markish[] {
  const common = commonReference(frame);
  if (common === null) {
    const values = frame.numbers('reference');
    const rows = frame.rows.filter((row) => typeof values[row] === 'number');
    const value = (row: number) => values[row];
    const [top] = rows;
    const heading = frame.heading('reference');
    return [
      tickX(rows, {x: value, y: (row: number) => row, stroke: INK, inset: -3}),
      top === undefined ? null : nameOnTop(frame, span, values[top] ?? 0, heading)
    ];
  }
  return [
    ruleX([common], {stroke: INK, insetTop: -6}),
    nameOnTop(frame, span, common, referenceName(frame, common))
  ];
}

/** A text centred over a value, kept inside the chart. */
function nameOnTop(frame: Frame, span: Span, value: number, name: string): Markish {
  const half = widthOf(name, NOTE) / 2;
  const centre = at(span, value);
  const kept = Math.max(half, Math.min(frame.width - half, centre));
  return text([value], {
    x: (position: number) => position,
    text: () => name,
    frameAnchor: 'top',
    lineAnchor: 'bottom',
    dx: kept - centre,
    dy: -9,
    fill: INK_2,
    ...RIM
  });
}

/** What stands in place of a mark that has no number: '—', or the mark of a hidden value. */
export function missingAt(frame: Frame, rows: readonly number[], x: number): Markish {
  const texts = frame.texts('x');
  return text(rows, {
    x: () => x,
    y: (row: number) => row,
    text: (row: number) => texts[row],
    dx: 6,
    textAnchor: 'start',
    fill: INK_3,
    fontSize: SIZE,
    ...ofRows(frame, rows)
  });
}

/** Numbers at the left edge for a vertical scale. */
export function ticksLeft(ticks: readonly number[], texts: readonly string[]): Markish {
  return text(Array.from(ticks.keys()), {
    y: (index: number) => ticks[index],
    text: (index: number) => texts[index],
    frameAnchor: 'left',
    textAnchor: 'end',
    dx: -8,
    fill: INK_3,
    ...DIGITS
  });
}

/** Texts of ticks; decimals that are zero in all of them are left out: 0%, 20%, 40%. */
export function tickTexts(frame: Frame, channel: string, ticks: readonly number[]): string[] {
  const texts = ticks.map((tick) => frame.write(channel, tick));
  const zeros = /[.]0+(?=[^\d]*$)/;
  return texts.every((words) => zeros.test(words) || /^[^.]*$/.test(words))
    ? texts.map((words) => words.replace(zeros, ''))
    : texts;
}

export type Tick = {readonly at: number; readonly text: string};

/** Texts below the chart for a horizontal scale, `dy` px under its edge. */
export function ticksBelow(ticks: readonly Tick[], dy = 8): Markish {
  return text(ticks, {
    x: (tick: Tick) => tick.at,
    text: (tick: Tick) => tick.text,
    frameAnchor: 'bottom',
    lineAnchor: 'top',
    dy,
    fill: INK_3,
    ...DIGITS
  });
}

/** The zero line of columns and bands. */
export function baseline(): Markish {
  return ruleY([0], {stroke: INK});
}
