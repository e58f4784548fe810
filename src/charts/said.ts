import {FORM_CHANNELS} from '../model/chart.ts';
import type {ChartForm, ChartSpec, FormChannels} from '../model/chart.ts';
import type {Lang, Text} from '../model/text.ts';
import {isFormat, unitOf as unitOfFormat} from '../words/format.ts';
import type {Frame} from './frame.ts';

/** Channels that name a row, where they hold texts or dates; the others say something about it. */
const NAMES = ['y', 'series', 'label', 'x'];

/** Forms whose channel `label` is the name of the row and not another writing of its value. */
const NAMED_BY_LABEL: readonly ChartForm[] = ['funnel', 'dot', 'figures', 'lines'];

type Said = {readonly names: readonly string[]; readonly figures: readonly string[]};

/** The figures of every row in one line, its tooltip: '平川镇：支出进度 71.2%，(402 / 565)'. */
export function titlesOf(frame: Omit<Frame, 'titles'>): string[] {
  const [and, is] = frame.lang === 'zh' ? ['，', '：'] : [', ', ': '];
  return saidOf(frame).map(({names, figures}) =>
    [names.join(and), figures.join(and)].filter((part) => part !== '').join(is)
  );
}

function saidOf(frame: Omit<Frame, 'titles'>): Said[] {
  const {form} = frame.spec;
  const channels: FormChannels = FORM_CHANNELS[form];
  const ownUnit = formatUnit(frame.spec, frame.lang) === '';
  const parts = [...channels.needs, ...channels.may]
    .filter((channel) => frame.has(channel) && channel !== 'state')
    .map((channel) => {
      const values = frame.values(channel);
      const numeric = values.some((value) => typeof value === 'number');
      const unit = ownUnit && channels.measures.includes(channel) ? frame.spec.unit : undefined;
      const texts = frame.texts(channel, 'prose').map((text, row) => {
        if (values[row] === null) return numeric ? `${frame.heading(channel)} ${text}` : '';
        const after = unit && typeof values[row] === 'number' ? ` ${unit[frame.lang]}` : '';
        return numeric ? `${frame.heading(channel)} ${text}${after}` : text;
      });
      return {channel, texts, names: !numeric && isName(form, channel)};
    });
  const names = parts
    .filter((part) => part.names)
    .sort((a, b) => NAMES.indexOf(a.channel) - NAMES.indexOf(b.channel));
  const figures = parts.filter((part) => !part.names);
  const words = (of: typeof parts, row: number): string[] =>
    of.map((part) => part.texts[row] ?? '').filter((text) => text !== '');
  return Array.from({length: frame.count}, (_, row) => ({
    names: words(names, row),
    figures: words(figures, row)
  }));
}

/** The unit of a chart's measures where they stand without it: its format's, else its own; '' if none. */
export function unitOf(spec: ChartSpec, lang: Lang): string {
  return formatUnit(spec, lang) || (spec.unit?.[lang] ?? '');
}

function formatUnit({format}: ChartSpec, lang: Lang): string {
  return format !== undefined && isFormat(format) ? unitOfFormat(format, lang) : '';
}

function isName(form: ChartForm, channel: string): boolean {
  return channel === 'label' ? NAMED_BY_LABEL.includes(form) : NAMES.includes(channel);
}

const FORM_NAMES: Readonly<Record<ChartForm, Text>> = {
  figures: {zh: '指标', en: 'Figures'},
  lines: {zh: '清单', en: 'Lines'},
  table: {zh: '表', en: 'Table'},
  bar: {zh: '条形图', en: 'Bar chart'},
  column: {zh: '柱状图', en: 'Column chart'},
  diverging: {zh: '正负条形图', en: 'Diverging bar chart'},
  stack: {zh: '堆叠条形图', en: 'Stacked bar chart'},
  line: {zh: '折线图', en: 'Line chart'},
  rank: {zh: '名次图', en: 'Rank chart'},
  heat: {zh: '热力图', en: 'Heat map'},
  dot: {zh: '散点图', en: 'Dot plot'},
  histogram: {zh: '分布图', en: 'Histogram'},
  interval: {zh: '区间图', en: 'Interval chart'},
  funnel: {zh: '漏斗图', en: 'Funnel plot'}
};

/** Rows that the sentence names. */
const NAMED = 4;

/** 'Title. Bar chart, 16 rows: 平川镇 71.2%; 柳林镇 69.8%; 河口乡 67.5%; …; 黑水乡 0.9%.' in the reader's language. */
export function summaryOf(frame: Frame, title: string): string {
  const zh = frame.lang === 'zh';
  const count = frame.titles.length;
  const rows = zh ? `${count} 行` : `${count} ${count === 1 ? 'row' : 'rows'}`;
  const telling = tellingRows(frame);
  const say = (some: readonly number[]): string[] => some.map((row) => briefly(frame, row));
  const cut =
    telling.length <= NAMED
      ? say(telling)
      : [...say(telling.slice(0, NAMED - 1)), '…', ...say(telling.slice(-1))];
  const list = cut.length === 0 ? '' : `${zh ? '：' : ': '}${cut.join(zh ? '；' : '; ')}`;
  const lead = title === '' ? '' : `${title}${zh ? '。' : '. '}`;
  return `${lead}${FORM_NAMES[frame.spec.form][frame.lang]}${zh ? '，' : ', '}${rows}${list}${zh ? '。' : '.'}`;
}

/** Rows in the order in which they are worth naming: where lines end, the deepest cells, what warns, else as they come. */
function tellingRows(frame: Frame): number[] {
  const rows = Array.from(frame.titles.keys());
  const {form} = frame.spec;
  if (form === 'line' || form === 'rank') {
    const names = frame.has('series') ? frame.texts('series') : [];
    return [...new Map(rows.map((row) => [names[row], row])).values()];
  }
  if (form === 'heat' || form === 'histogram') {
    const size = frame
      .numbers(form === 'heat' ? 'value' : 'y')
      .map((value) => Math.abs(value ?? 0));
    return [...rows].sort((a, b) => (size[b] ?? 0) - (size[a] ?? 0)).slice(0, NAMED);
  }
  if (form === 'funnel' || form === 'dot') {
    const states = frame.states();
    const warns = (row: number): number => (states[row] === 'alert' ? 0 : 1);
    return [...rows].sort((a, b) => warns(a) - warns(b)).slice(0, NAMED);
  }
  return rows;
}

/** Names and the first measure: '平川镇 71.2%'. */
function briefly(frame: Frame, row: number): string {
  const {form} = frame.spec;
  const channels: FormChannels = FORM_CHANNELS[form];
  const text = (channel: string): string => frame.texts(channel, 'prose')[row] ?? frame.missing;
  if (form === 'histogram') return `${text('x1')}–${text('x2')} ${text('y')}`;
  const measure = form === 'rank' ? 'y' : (channels.measures[0] ?? channels.needs[0] ?? '');
  if (form === 'table') return text(frame.channels[0] ?? '');
  const names = NAMES.filter(
    (channel) => frame.has(channel) && channel !== measure && isBriefName(frame, channel)
  );
  return [...names, measure].map(text).join(' ');
}

function isBriefName(frame: Frame, channel: string): boolean {
  const {form} = frame.spec;
  if (form === 'funnel' || form === 'dot') return channel === 'label';
  if (channel === 'x' && frame.has('series')) return false;
  return isName(form, channel);
}
