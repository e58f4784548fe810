import {text} from '@observablehq/plot';
import type {Markish, ScaleOptions} from '@observablehq/plot';
import {INK, INK_3} from './colours.ts';
import type {Frame} from './frame.ts';
import {DIGITS} from './marks.ts';
import {NOTE, SIZE, fitted, widest} from './measure.ts';

/** Names at the left are cut beyond 18 Chinese or 33 Latin signs. */
const NAME_LIMIT = 33 * 0.55 * SIZE;

/** Horizontal marks under each other: names at the left, one rung a row. */
export type Ladder = {
  /** Left edge of the marks, px. */
  readonly left: number;
  readonly height: number;
  readonly marginTop: number;
  readonly scale: ScaleOptions;
  readonly names: Markish;
};

/** A rung for each key (a row number, or a name for forms of several rows a rung). */
export function ladderOf(
  frame: Frame,
  rungs: readonly {readonly key: string | number; readonly name: string}[],
  marginTop: number,
  pitch = rungs.length <= 6 ? 30 : 22
): Ladder {
  const limit = Math.min(NAME_LIMIT, frame.width * 0.45);
  const names = rungs.map(({name}) =>
    name
      .split('\n')
      .map((line) => fitted(line, limit, SIZE))
      .join('\n')
  );
  const of = (index: number) => rungs[index];
  return {
    left: Math.ceil(widest(names.join('\n').split('\n'), SIZE)) + 10,
    height: marginTop + rungs.length * pitch + 4,
    marginTop,
    scale: {
      type: 'band',
      domain: rungs.map((rung) => rung.key),
      paddingInner: 0.32,
      paddingOuter: 0.16,
      axis: null
    },
    names: text(Array.from(rungs.keys()), {
      y: (index: number) => of(index)?.key,
      text: (index: number) => names[index],
      title: (index: number) => (names[index] === of(index)?.name ? null : of(index)?.name),
      frameAnchor: 'left',
      textAnchor: 'end',
      dx: -9,
      fill: INK,
      fontSize: SIZE,
      ...(names.some((name) => name.includes('\n')) ? {lineHeight: 1.1} : {})
    })
  };
}

/** A rung a row, named by the channel y. */
export function rowLadder(frame: Frame): Ladder {
  const names = frame.texts('y');
  const rungs = frame.rows.map((row) => ({key: row, name: names[row] ?? frame.missing}));
  return ladderOf(frame, rungs, frame.has('reference') ? 26 : 4);
}

/** Texts of the channel `fraction`, right-aligned in a column of their own; width in px, 0 without it. */
export function fractionColumn(frame: Frame): {width: number; marks: Markish[]} {
  if (!frame.has('fraction')) return {width: 0, marks: []};
  const texts = frame.texts('fraction');
  const column = text(frame.rows, {
    y: (row: number) => row,
    text: (row: number) => texts[row],
    frameAnchor: 'right',
    textAnchor: 'end',
    dx: 0,
    fill: INK_3,
    ...DIGITS
  });
  return {
    width:
      Math.ceil(
        widest(
          frame.rows.map((row) => texts[row] ?? ''),
          NOTE
        )
      ) + 20,
    marks: [column]
  };
}
