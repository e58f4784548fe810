import type {BehindSum} from '../model/behind.ts';
import {CHART_FORMS, FORM_CHANNELS, type ChartForm, type FormChannels} from '../model/chart.ts';
import type {ChartCell} from '../model/notebook.ts';
import type {Text} from '../model/text.ts';
import {FORMATS, isFormat} from '../words/format.ts';
import {printBehind, readBehind} from './behind-text.ts';
import {definedOf} from './defined.ts';
import {keyLine, textLines} from './key-lines.ts';
import type {Keys} from './keys.ts';

const TEXT_KEYS = ['title', 'note', 'method', 'empty'] as const;

/** The chart that the keys describe: form, from, the form's channels, and what is said about it. */
export function readChart(name: string, line: number, keys: Keys): ChartCell | undefined {
  const given = keys.needed('form');
  const form = CHART_FORMS.find((each) => each === given);
  if (form === undefined) {
    if (given) keys.reject('form', given, CHART_FORMS.join(', '));
    return undefined;
  }
  const from = keys.needed('from');
  const channels = readChannels(form, keys);
  const said = definedOf({
    title: keys.text('title'),
    note: keys.text('note'),
    method: keys.text('method'),
    empty: keys.text('empty'),
    unit: keys.text('unit', !hasChannel(form, 'unit')),
    format: hasChannel(form, 'format') ? undefined : readFormat(keys),
    half: readYes(keys, 'half'),
    inner: readInner(keys),
    limit: keys.number('limit'),
    behind: readLinks(keys)
  });
  keys.close();
  return {kind: 'chart', name, chart: {form, from, channels, ...said}, line};
}

function channelsOf(form: ChartForm): FormChannels {
  return FORM_CHANNELS[form];
}

function hasChannel(form: ChartForm, channel: string): boolean {
  return [...channelsOf(form).needs, ...channelsOf(form).may].includes(channel);
}

function readChannels(form: ChartForm, keys: Keys): Record<string, string> {
  const needs = channelsOf(form).needs.map((channel) => [channel, keys.needed(channel)]);
  const may = channelsOf(form).may.map((channel) => [channel, keys.string(channel)]);
  const entries: [string, string][] = [];
  for (const [channel, column] of [...needs, ...may]) {
    if (channel !== undefined && column) entries.push([channel, column]);
  }
  return Object.fromEntries(entries);
}

function readFormat(keys: Keys): string | undefined {
  const format = keys.string('format');
  if (format === undefined || isFormat(format)) return format;
  keys.reject('format', format, FORMATS.join(', '));
  return undefined;
}

function readYes(keys: Keys, key: string): boolean | undefined {
  const given = keys.string(key);
  if (given === undefined || given === 'no') return undefined;
  if (given !== 'yes') keys.reject(key, given, 'yes, no');
  return true;
}

/** `inner: no` is none. */
function readInner(keys: Keys): Text | undefined {
  const name = keys.text('inner');
  return name?.zh === 'no' ? undefined : name;
}

/** `rows` and `rows.COLUMN`; undefined where there is none. */
function readLinks(keys: Keys): Record<string, BehindSum> | undefined {
  const own = keys.string('rows');
  const given = [
    ...(own === undefined ? [] : [['', own] as const]),
    ...keys.under('rows').map(({key, value}) => [key, value] as const)
  ];
  const links = given.flatMap(([column, text]): [string, BehindSum][] => {
    const link = readBehind(text);
    if (!link) keys.reject(rowsKey(column), text, 'cube, cube.measure, cube(dimension)');
    return link ? [[column, link]] : [];
  });
  return links.length === 0 ? undefined : Object.fromEntries(links);
}

/** The key of the link of a column. */
export function rowsKey(column: string): string {
  return column === '' ? 'rows' : `rows.${column}`;
}

export function printChart({chart}: ChartCell): string[] {
  const order = [...channelsOf(chart.form).needs, ...channelsOf(chart.form).may];
  return [
    ...keyLine('form', chart.form),
    ...keyLine('from', chart.from),
    ...order.flatMap((channel) => keyLine(channel, chart.channels[channel])),
    ...TEXT_KEYS.flatMap((key) => textLines(key, chart[key])),
    ...keyLine('format', chart.format),
    ...textLines('unit', chart.unit, !hasChannel(chart.form, 'unit')),
    ...keyLine('half', chart.half ? 'yes' : undefined),
    ...keyLine('limit', chart.limit),
    ...textLines('inner', chart.inner),
    ...Object.entries(chart.behind ?? {}).flatMap(([column, link]) =>
      keyLine(rowsKey(column), printBehind(link))
    )
  ];
}
