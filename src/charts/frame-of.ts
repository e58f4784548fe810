import {FORM_CHANNELS, STATES} from '../model/chart.ts';
import type {ChartForm, ChartSpec, FormChannels, State} from '../model/chart.ts';
import {DishuError} from '../model/failure.ts';
import type {ResultColumn, Rows, Value} from '../model/rows.ts';
import type {Lang} from '../model/text.ts';
import {formatFor, formatValue, isFormat, MISSING} from '../words/format.ts';
import type {Setting} from '../words/format.ts';
import type {DrawOptions, Frame, Write} from './frame.ts';
import {titlesOf} from './said.ts';

/** Forms whose rows are one mark each, so that a limit may cut them. */
const CUT_BY_LIMIT: readonly ChartForm[] = ['bar', 'diverging', 'interval'];
/** Forms whose x is a step and not a measure: a whole number from 1900 to 2100 is a year there. */
const STEPPED: readonly ChartForm[] = ['line', 'column', 'rank', 'heat'];

/**
 * The rows of a chart behind its channels. A column may exist as <name>_zh and <name>_en.
 * Throws `chart-channel` with {channel, column, allowed}: a channel that the form needs and lacks (column ''), that the form
 * does not have, or whose column the cell lacks; `allowed` lists the cell's columns.
 */
export function frameOf(spec: ChartSpec, rows: Rows, options: DrawOptions): Frame {
  const {lang, format = writeValue} = options;
  const columns = columnsOf(spec, rows, lang);
  const drawn = CUT_BY_LIMIT.includes(spec.form) ? (spec.limit ?? rows.count) : rows.count;
  const values = (channel: string): readonly Value[] => columns.get(channel)?.values ?? [];
  const write = (channel: string, value: Value, setting: Setting, row?: number): string => {
    const found = columns.get(channel);
    if (found === undefined || value === null) return MISSING[lang];
    const own = channel === 'value' && row !== undefined ? values('format')[row] : undefined;
    const way = typeof own === 'string' ? {...found, format: own} : found;
    return found.years ? String(value) : format(value, {...way, lang, setting});
  };
  const written = new Map<string, readonly string[]>();
  const frame: Omit<Frame, 'titles'> = {
    spec,
    lang,
    width: options.width,
    count: rows.count,
    channels: [...columns.keys()],
    rows: Array.from({length: Math.min(drawn, rows.count)}, (_, row) => row),
    missing: MISSING[lang],
    has: (channel) => columns.has(channel),
    heading: (channel) => options.label(spec.channels[channel] ?? channel, lang),
    values,
    numbers: (channel) => values(channel).map(numberOf),
    texts: (channel, setting = 'mark') => {
      const known = written.get(`${setting} ${channel}`);
      if (known) return known;
      const texts = values(channel).map((value, row) => write(channel, value, setting, row));
      written.set(`${setting} ${channel}`, texts);
      return texts;
    },
    write: (channel, value) => write(channel, value, 'mark'),
    states: () => Array.from({length: rows.count}, (_, row) => stateOf(values('state')[row]))
  };
  return {...frame, titles: titlesOf(frame)};
}

const writeValue: Write = (value, {column, format, lang, setting}) =>
  formatValue(
    value,
    format !== undefined && isFormat(format) ? format : formatFor(column),
    lang,
    setting
  );

type ChannelColumn = {
  readonly column: ResultColumn;
  readonly values: readonly Value[];
  readonly format: string | undefined;
  readonly years: boolean;
};

function columnsOf(spec: ChartSpec, rows: Rows, lang: Lang): Map<string, ChannelColumn> {
  const channels: FormChannels = FORM_CHANNELS[spec.form];
  const allowed = rows.columns.map((column) => column.name).join(', ');
  const fail = (channel: string, column: string): never => {
    throw new DishuError({code: 'chart-channel', values: {channel, column, allowed}});
  };
  for (const channel of channels.needs) if (!spec.channels[channel]) fail(channel, '');
  const known = [...channels.needs, ...channels.may];
  const place = (name: string): number => rows.columns.findIndex((column) => column.name === name);
  return new Map(
    namedColumns(spec, rows).map(([channel, name]) => {
      if (spec.form !== 'table' && !known.includes(channel)) return fail(channel, name);
      const index = place(name) >= 0 ? place(name) : place(`${name}_${lang}`);
      const column = rows.columns[index];
      if (column === undefined) return fail(channel, name);
      const values = rows.values[index] ?? [];
      const years = channel === 'x' && STEPPED.includes(spec.form) && values.every(isYear);
      const own = values.length > 0 && values.every(isMonth) ? 'month' : undefined;
      const format = channels.measures.includes(channel) ? spec.format : own;
      return [channel, {column, values, format, years}];
    })
  );
}

/** Channels and their columns; the columns of a table are channels of their own name, all of the cell's by default. */
function namedColumns(spec: ChartSpec, rows: Rows): (readonly [string, string])[] {
  if (spec.form !== 'table') return Object.entries(spec.channels);
  const listed = spec.channels['columns'];
  const names = listed?.split(/[,，]/).map((name) => name.trim());
  return (names ?? rows.columns.map((column) => column.name)).map((name) => [name, name]);
}

/** Only first days of months: the months are meant. */
function isMonth(value: Value): boolean {
  return typeof value === 'string' && /^\d{4}-\d\d-01$/.test(value);
}

function isYear(value: Value): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1900 && value <= 2100;
}

function numberOf(value: Value): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function stateOf(value: Value | undefined): State | null {
  return STATES.find((state) => state === value) ?? null;
}
