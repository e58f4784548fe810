import type {Text} from './text.ts';

/**
 * A chart names a form of ours; no option of the drawing library passes through. Channels name columns of the cell `from`.
 * Forms and the channels that each needs (see src/charts):
 *  figures   label value [unit fraction change state format]   up to four headline figures, drawn as text
 *  table     [columns]                                          a list to work through
 *  bar       y x [label fraction reference state outline]       ordered horizontal bars; `outline` is drawn hollow behind
 *  column    x y [state below]                                  vertical columns; `below` goes under the zero line
 *  diverging y x [label state]                                  bars to both sides of zero
 *  stack     y x series                                         horizontal parts of a whole
 *  line      x y [series reference state]
 *  rank      x y series [state]                                 rank by period, 1 on top
 *  heat      x y value [label count]                            diverging or sequential cells
 *  dot       x y [label size state reference]
 *  histogram x1 x2 y [state reference]                          bands with their own edges
 *  interval  y x low high [fraction reference state]
 *  funnel    x y label low95 high95 low998 high998 [state reference]
 */
export const CHART_FORMS = [
  'figures',
  'table',
  'bar',
  'column',
  'diverging',
  'stack',
  'line',
  'rank',
  'heat',
  'dot',
  'histogram',
  'interval',
  'funnel'
] as const;
export type ChartForm = (typeof CHART_FORMS)[number];

/** What a mark's colour means: the subject, the rest, far behind or over a limit, doubtful, good. */
export const STATES = ['subject', 'rest', 'alert', 'warn', 'good', 'calm'] as const;
export type State = (typeof STATES)[number];

export type ChartSpec = {
  readonly form: ChartForm;
  /** Name of the cell that it draws. */
  readonly from: string;
  /** Channel -> column of the cell; a column may exist as <name>_zh and <name>_en. */
  readonly channels: Readonly<Record<string, string>>;
  /** What the chart says; may quote figures: '{answer.behind} of {answer.units} townships are behind'. */
  readonly title?: Text;
  /** Measure, unit, reference, meaning of the colours. */
  readonly note?: Text;
  /** Numerator, denominator, missing, source: the method note. */
  readonly method?: Text;
  /** What is said instead when the cell has no rows ('no blank village: good news'). */
  readonly empty?: Text;
  /** Number format of the values, as in prose: '%', '0', '0.0', '万元' ... */
  readonly format?: string;
  /** Unit written once at the axis or heading. */
  readonly unit?: Text;
  /** Half width: two such charts in a row stand side by side. */
  readonly half?: boolean;
  /** Rows shown of a table or bars of a chart before 'all'. */
  readonly limit?: number;
};
