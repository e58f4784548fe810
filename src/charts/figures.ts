import type {State} from '../model/chart.ts';
import type {ChartSpec} from '../model/chart.ts';
import type {Rows} from '../model/rows.ts';
import {frameOf} from './frame.ts';
import {MISSING} from './missing.ts';
import type {DrawOptions} from './frame.ts';

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
  readonly arrow: 'up' | 'down' | 'level';
  /** Without its sign: '2.2 个百分点，较上周'. */
  readonly text: string;
  /** Whether the change is good or bad; null: neither is said. */
  readonly state: State | null;
};

/** So many figures stand at the head of a page. */
const MOST = 4;

/** Up to four headline figures of a chart of the form 'figures'. Throws `chart-channel` as `draw` does. */
export function figuresOf(spec: ChartSpec, rows: Rows, options: DrawOptions): Figure[] {
  const frame = frameOf(spec, rows, options);
  const labels = frame.texts('label');
  const formats = frame.values('format');
  const units = frame.values('unit');
  const fractions = frame.values('fraction');
  const states = frame.states();
  return frame
    .values('value')
    .slice(0, MOST)
    .map((value, row) => {
      const format = formats[row];
      const named = typeof format === 'string' ? format : spec.format;
      const text = value === null ? MISSING : options.format(value, named, options.lang);
      const unit = units[row];
      const split = parted(text, typeof unit === 'string' ? unit : '');
      const lines = fractions[row];
      return {
        row,
        label: labels[row] ?? '',
        ...split,
        fractions: typeof lines === 'string' ? lines.split('\n') : [],
        change: changeOf(frame.values('change')[row], frame.show, states[row] ?? null)
      };
    });
}

/** A figure's last sign '%' is its unit, unless a unit is given. */
function parted(text: string, unit: string): {value: string; unit: string} {
  const percent = /^(.*\d)\s*%$/.exec(text);
  if (unit !== '' || percent === null) return {value: text, unit: text === MISSING ? '' : unit};
  return {value: percent[1] ?? text, unit: '%'};
}

/** A number's sign, or the sign that a text begins with, is the arrow. */
function changeOf(
  value: unknown,
  show: (value: number) => string,
  state: State | null
): Change | null {
  if (typeof value === 'number') {
    const arrow = value > 0 ? 'up' : value < 0 ? 'down' : 'level';
    return {arrow, text: show(Math.abs(value)), state};
  }
  if (typeof value !== 'string' || value === '') return null;
  const [, sign = '', text = ''] = /^\s*([+＋▲↑\-−▼↓]?)\s*([^]*)$/.exec(value) ?? [];
  const arrow = sign === '' ? 'level' : '+＋▲↑'.includes(sign) ? 'up' : 'down';
  return {arrow, text, state};
}
