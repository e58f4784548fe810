import {plot} from '@observablehq/plot';
import type {PlotOptions} from '@observablehq/plot';
import type {ChartForm, ChartSpec} from '../model/chart.ts';
import type {Rows} from '../model/rows.ts';
import {bar} from './forms/bar.ts';
import {column} from './forms/column.ts';
import {diverging} from './forms/diverging.ts';
import {dot} from './forms/dot.ts';
import {funnel} from './forms/funnel.ts';
import {heat} from './forms/heat.ts';
import {histogram} from './forms/histogram.ts';
import {interval} from './forms/interval.ts';
import {line} from './forms/line.ts';
import {rank} from './forms/rank.ts';
import {stack} from './forms/stack.ts';
import {frameOf} from './frame-of.ts';
import type {DrawOptions, Frame} from './frame.ts';
import {summaryOf, unitOf} from './said.ts';
import {tableOf} from './table.ts';
import type {TextTable} from './table.ts';
import {tidied} from './tidy.ts';

/** A chart as it goes into a page. */
export type Drawing = {
  /** Null where there is nothing to draw: no rows, or a form that the page draws itself. */
  readonly svg: SVGElement | null;
  /** The same figures as texts, for those who do not see the chart. */
  readonly figures: TextTable;
  /** Unit of the values, which marks and axes leave out; '' if they need none. */
  readonly unit: string;
  /** One sentence made from the data; the chart's aria-label. */
  readonly summary: string;
};

/** Every form that is drawn as SVG; 'figures' (figuresOf), 'lines' (linesOf) and 'table' are the page's own HTML. */
const FORMS: Readonly<Partial<Record<ChartForm, (frame: Frame) => PlotOptions>>> = {
  bar,
  column,
  diverging,
  dot,
  funnel,
  heat,
  histogram,
  interval,
  line,
  rank,
  stack
};

/** Draws a chart. Throws `chart-channel` when the chart's channels and the cell's columns do not fit. */
export function draw(spec: ChartSpec, rows: Rows, options: DrawOptions): Drawing {
  const frame = frameOf(spec, rows, options);
  const summary = summaryOf(frame, options.title);
  const form = FORMS[spec.form];
  const svg = form && rows.count > 0 ? svgOf(form(frame), options, summary) : null;
  return {svg, figures: tableOf(frame), unit: unitOf(spec, options.lang), summary};
}

function svgOf(form: PlotOptions, options: DrawOptions, summary: string): SVGElement | null {
  const {document, width} = options;
  const drawn = plot({...form, document, width, className: 'chart'});
  return isSvg(drawn) ? tidied(drawn, summary) : null;
}

function isSvg(element: Element): element is SVGElement {
  return element.tagName.toLowerCase() === 'svg';
}
