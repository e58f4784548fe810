import {FORM_CHANNELS, STATES} from '../model/chart.ts';
import type {ChartSpec, FormChannels, State} from '../model/chart.ts';
import {DishuError} from '../model/failure.ts';
import {columnOf} from '../model/rows.ts';
import type {Rows, Value} from '../model/rows.ts';
import type {Lang} from '../model/text.ts';
import {MISSING} from './missing.ts';
import {titlesOf} from './said.ts';

/** What a chart needs from outside. */
export type DrawOptions = {
  readonly lang: Lang;
  /** Width in px; the height follows from the rows. */
  readonly width: number;
  /** Of the page, or linkedom's in Node. */
  readonly document: Document;
  /** The chart's title with its figures filled in; part of what a screen reader says. */
  readonly title: string;
  /** A value as people read it; no format name: the value's own. */
  readonly format: (value: Value, format: string | undefined, lang: Lang) => string;
  /** Heading of a column of the cell. */
  readonly label: (column: string, lang: Lang) => string;
};

/** A chart's rows seen through its channels. Arrays are by row number, for all rows of the cell. */
export type Frame = {
  readonly spec: ChartSpec;
  readonly lang: Lang;
  readonly width: number;
  /** Row numbers that are drawn, in the order in which they came. */
  readonly rows: readonly number[];
  has(channel: string): boolean;
  /** Heading of the channel's column. */
  heading(channel: string): string;
  values(channel: string): readonly Value[];
  /** What is not a number (null, a hidden mark) is null. */
  numbers(channel: string): readonly (number | null)[];
  /** Values as people read them; '—' where there is none. */
  texts(channel: string): readonly string[];
  /** A number in the format of the chart's measure. */
  show(value: number): string;
  /** A number in its own format. */
  plain(value: number): string;
  /** The figures of every row in one line. */
  readonly titles: readonly string[];
  /** Null where the chart has no such channel or the row no known state. */
  states(): readonly (State | null)[];
};

/** Forms whose rows are one mark each, so that a limit may cut them. */
const CUT_BY_LIMIT = ['bar', 'diverging', 'interval'];

/**
 * The rows of a chart behind its channels. A column may exist as <name>_zh and <name>_en.
 * Throws `chart-channel` with {form, channel, column}: a channel that the form needs and lacks (column ''), that the form
 * does not have, or whose column the cell lacks.
 */
export function frameOf(spec: ChartSpec, rows: Rows, options: DrawOptions): Frame {
  const channels: FormChannels = FORM_CHANNELS[spec.form];
  const columns = columnsOf(spec, channels, rows, options.lang);
  const drawn = CUT_BY_LIMIT.includes(spec.form) ? (spec.limit ?? rows.count) : rows.count;
  const values = (channel: string): readonly Value[] => columns.get(channel) ?? [];
  const text = (value: Value, format?: string): string =>
    value === null ? MISSING : options.format(value, format, options.lang);
  const frame = {
    spec,
    lang: options.lang,
    width: options.width,
    rows: Array.from({length: Math.min(drawn, rows.count)}, (_, row) => row),
    has: (channel: string) => columns.has(channel),
    heading: (channel: string) => options.label(spec.channels[channel] ?? channel, options.lang),
    values,
    numbers: (channel: string) => values(channel).map(numberOf),
    texts: (channel: string) => {
      const format = channels.measures.includes(channel) ? spec.format : undefined;
      return values(channel).map((value) => text(value, format));
    },
    show: (value: number) => text(value, spec.format),
    plain: (value: number) => text(value),
    states: () => Array.from({length: rows.count}, (_, row) => stateOf(values('state')[row]))
  } satisfies Omit<Frame, 'titles'>;
  return {...frame, titles: titlesOf(frame)};
}

function columnsOf(
  spec: ChartSpec,
  channels: FormChannels,
  rows: Rows,
  lang: Lang
): Map<string, readonly Value[]> {
  const fail = (channel: string, column: string): never => {
    throw new DishuError({code: 'chart-channel', values: {form: spec.form, channel, column}});
  };
  for (const channel of channels.needs) if (!spec.channels[channel]) fail(channel, '');
  const known = [...channels.needs, ...channels.may];
  return new Map(
    Object.entries(spec.channels).map(([channel, column]) => {
      if (!known.includes(channel)) return fail(channel, column);
      const values = columnOf(rows, column) ?? columnOf(rows, `${column}_${lang}`);
      return [channel, values ?? fail(channel, column)];
    })
  );
}

function numberOf(value: Value): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function stateOf(value: Value | undefined): State | null {
  return STATES.find((state) => state === value) ?? null;
}
