import type {ChartForm} from '../model/chart.ts';
import type {Text} from '../model/text.ts';
import type {Frame} from './frame.ts';
import {titlesOf} from './marks.ts';

const NAMES: Readonly<Record<ChartForm, Text>> = {
  figures: {zh: '指标', en: 'Figures'},
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

/** Rows that the sentence names: the first ones and the last. */
const FIRST = 3;

/** 'Bar chart, 16 rows: 平川镇: 71.2%; 柳林镇: 69.8%; ... ; 黑水乡: 0.9%.' with the title before it, in the reader's language. */
export function summaryOf(frame: Frame, title: string): string {
  const zh = frame.lang === 'zh';
  const rows = titlesOf(frame);
  const name = NAMES[frame.spec.form][frame.lang];
  const count = zh ? `${rows.length} 行` : `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`;
  const said =
    rows.length <= FIRST + 1 ? rows : [...rows.slice(0, FIRST), '…', rows[rows.length - 1] ?? ''];
  const list = said.length === 0 ? '' : `${zh ? '：' : ': '}${said.join(zh ? '；' : '; ')}`;
  const lead = title === '' ? '' : `${title}${zh ? '。' : '. '}`;
  return `${lead}${name}${zh ? '，' : ', '}${count}${list}${zh ? '。' : '.'}`;
}
