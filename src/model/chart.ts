import type {BehindSum} from './behind.ts';
import type {Text} from './text.ts';

/** A chart names a form of ours; no option of the drawing library passes through. */
export const CHART_FORMS = [
  'figures',
  'lines',
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

/**
 * The channels of a form; each names a column of the cell `from`. `measures` are written in the chart's own number format,
 * the other numbers in the format of their column.
 */
export type FormChannels = {
  readonly needs: readonly string[];
  readonly may: readonly string[];
  readonly measures: readonly string[];
};

/**
 * figures: up to four headline figures, drawn as text; lines: an area of work each, its figure, what it is made of, its change, a lamp
 * with its rule, the notebook to read on, and the key of its link to the rows; table: a list to work through; bar: ordered horizontal bars, `outline`
 * is drawn hollow behind; column: vertical columns, `below` goes under the zero line; diverging: bars to both sides of zero;
 * stack: horizontal parts of a whole; rank: 1 on top, by period; heat: diverging or sequential cells, an empty value stays
 * blank; histogram: bands with their own edges, a `label` stands above the band of its row; funnel: a row without y only
 * carries the limits at its x.
 * `reference` is a value on the measure's axis (histogram: on the bands' axis): one line if all rows agree, else a tick a row.
 */
export const FORM_CHANNELS = {
  figures: {
    needs: ['label', 'value'],
    may: ['unit', 'fraction', 'change', 'state', 'format'],
    measures: ['value']
  },
  lines: {
    needs: ['label', 'value'],
    may: ['unit', 'fraction', 'change', 'state', 'format', 'lamp', 'rule', 'notebook', 'key'],
    measures: ['value']
  },
  table: {needs: [], may: ['columns'], measures: []},
  bar: {
    needs: ['y', 'x'],
    may: ['label', 'fraction', 'reference', 'state', 'outline'],
    measures: ['x', 'outline', 'reference']
  },
  column: {
    needs: ['x', 'y'],
    may: ['below', 'reference', 'state'],
    measures: ['y', 'below', 'reference']
  },
  diverging: {needs: ['y', 'x'], may: ['label', 'fraction', 'state'], measures: ['x']},
  stack: {needs: ['y', 'x', 'series'], may: ['state'], measures: ['x']},
  line: {
    needs: ['x', 'y'],
    may: ['series', 'reference', 'state'],
    measures: ['y', 'reference']
  },
  rank: {needs: ['x', 'y', 'series'], may: ['state'], measures: []},
  heat: {needs: ['x', 'y', 'value'], may: ['label', 'count'], measures: ['value']},
  dot: {
    needs: ['x', 'y'],
    may: ['label', 'size', 'reference', 'state'],
    measures: ['y', 'reference']
  },
  histogram: {needs: ['x1', 'x2', 'y'], may: ['label', 'reference', 'state'], measures: ['y']},
  interval: {
    needs: ['y', 'x', 'low', 'high'],
    may: ['label', 'fraction', 'reference', 'state'],
    measures: ['x', 'low', 'high', 'reference']
  },
  funnel: {
    needs: ['x', 'y', 'label', 'low95', 'high95', 'low998', 'high998'],
    may: ['reference', 'state'],
    measures: ['y', 'low95', 'high95', 'low998', 'high998', 'reference']
  }
} as const satisfies Record<ChartForm, FormChannels>;

/** The channel whose values a form's marks show; '' where rows have no marks. */
export function ownMeasure(form: ChartForm): string {
  const {measures}: FormChannels = FORM_CHANNELS[form];
  return form === 'rank' ? 'y' : (measures[0] ?? '');
}

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
  /** What a list to work through in the office is called: it never leaves in a snapshot. */
  readonly inner?: Text;
  /** Rows shown of a table or bars of a chart before 'all'. */
  readonly limit?: number;
  /**
   * The rows behind its figures: by column of the cell whose values they are; under '' those of a mark's own measure. Of `figures`
   * by number, '1' the first; of `lines` by what stands in the channel `key`.
   */
  readonly behind?: Readonly<Record<string, BehindSum>>;
};
