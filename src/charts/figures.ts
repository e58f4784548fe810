import type {ChartSpec, State} from '../model/chart.ts';
import {HIDDEN} from '../model/hidden.ts';
import type {Rows} from '../model/rows.ts';
import {formatValue, HIDDEN_MARK} from '../words/format.ts';
import {frameOf} from './frame-of.ts';
import type {DrawOptions, Frame} from './frame.ts';
import {unitOf} from './said.ts';

/** A headline figure, for the page to draw. */
export type Figure = {
  readonly row: number;
  readonly label: string;
  /** '37.6', or '—'. */
  readonly value: string;
  /** '%', '万元', '' . */
  readonly unit: string;
  /** '2,484 / 6,610 万元 · 缺 4 笔': what stands under it, line by line. */
  readonly fractions: readonly string[];
  readonly change: Change | null;
};

export type Change = {
  /** '▲', '▼', '' where it is level. */
  readonly arrow: string;
  /** Without its sign, the number it begins with ('2.2', '') and the rest: '个百分点，较上周'. */
  readonly number: string;
  readonly rest: string;
  /** Whether the change is good or bad; null: neither is said. */
  readonly state: State | null;
};

/** An area of work in one line, for the page to draw. */
export type Line = Figure & {
  /** What its lamp says, and the lamp's colour. */
  readonly lamp: string;
  readonly state: State | null;
  /** When the lamp has which colour. */
  readonly rule: string;
  /** Id of the notebook to read on; '' for none. */
  readonly notebook: string;
};

/** So many figures stand at the head of a page. */
const MOST = 4;

/** Up to four headline figures of a chart of the form 'figures'. Throws `chart-channel` as `draw` does. */
export function figuresOf(spec: ChartSpec, rows: Rows, options: DrawOptions): Figure[] {
  return Array.from({length: Math.min(MOST, rows.count)}, (_, row) =>
    figureOf(spec, rows, options, row)
  );
}

/** The lines of a chart of the form 'lines'. Throws `chart-channel` as `draw` does. */
export function linesOf(spec: ChartSpec, rows: Rows, options: DrawOptions): Line[] {
  const frame = frameOf(spec, rows, options);
  return Array.from({length: rows.count}, (_, row) => {
    const figure = figureOf(spec, rows, options, row);
    return {
      ...figure,
      change: figure.change && {...figure.change, state: null},
      lamp: said(frame, 'lamp', row),
      state: frame.states()[row] ?? null,
      rule: said(frame, 'rule', row),
      notebook: said(frame, 'notebook', row)
    };
  });
}

/** Each figure may have a format of its own, so each is framed by itself. */
function figureOf(spec: ChartSpec, rows: Rows, options: DrawOptions, row: number): Figure {
  const own = frameOf(spec, rows, options).values('format')[row];
  const format = typeof own === 'string' ? own : spec.format;
  const formatted = format === undefined ? spec : {...spec, format};
  const frame = frameOf(formatted, rows, options);
  const given = frame.values('unit')[row];
  const known = frame.values('value')[row] !== null;
  const lines = said(frame, 'fraction', row);
  const amount = frame.numbers('value')[row];
  // An amount takes the unit of its size, as in a sentence: '38.6 million yuan'.
  const [, number = '', unit = ''] =
    format === '万元' && typeof amount === 'number' && typeof given !== 'string'
      ? (/^(\S+) (.+)$/.exec(formatValue(amount, format, options.lang)) ?? [])
      : [];
  return {
    row,
    label: frame.texts('label')[row] ?? '',
    value: number || (frame.texts('value')[row] ?? frame.missing),
    unit: !known ? '' : typeof given === 'string' ? given : unit || unitOf(formatted, options.lang),
    fractions: lines === '' ? [] : lines.split('\n'),
    change: changeOf(frame, row)
  };
}

/** A text of a channel: '' where there is none, the mark where it is hidden. */
function said(frame: Frame, channel: string, row: number): string {
  const value = frame.values(channel)[row];
  if (value === HIDDEN) return HIDDEN_MARK[frame.lang];
  return typeof value === 'string' ? value : '';
}

/** A number's sign, or the sign that a text begins with, is the arrow; '+0' has none. */
function changeOf(frame: Frame, row: number): Change | null {
  const value = frame.values('change')[row];
  const written =
    typeof value === 'number'
      ? (value < 0 ? '−' : '+') + frame.write('value', Math.abs(value))
      : said(frame, 'change', row);
  const [, sign = '', text = ''] = /^\s*([+＋▲↑\-−▼↓]?)\s*([^]*)$/.exec(written) ?? [];
  if (text === '') return null;
  const parts = divided(text);
  const level = sign === '' || /^[0.]+$/.test(parts.number);
  const arrow = level ? '' : '+＋▲↑'.includes(sign) ? '▲' : '▼';
  return {arrow, ...parts, state: frame.states()[row] ?? null};
}

/** What stands between a change's number and the rest: nothing before a mark of punctuation. */
export function gapIn({number, rest}: Change): string {
  return number === '' || /^[;,，；]/.test(rest) ? '' : ' ';
}

function divided(text: string): Pick<Change, 'number' | 'rest'> {
  const [, number = '', rest = text] = /^([\d.,]+)\s*([^]*)$/.exec(text) ?? [];
  return {number, rest};
}
