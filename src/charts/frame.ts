import type {ChartSpec, State} from '../model/chart.ts';
import type {ResultColumn, Value} from '../model/rows.ts';
import type {Lang} from '../model/text.ts';
import type {Setting} from '../words/format.ts';

/** What a chart needs from outside. */
export type DrawOptions = {
  readonly lang: Lang;
  /** Width in px; the height follows from the rows. */
  readonly width: number;
  /** Of the page, or linkedom's in Node. */
  readonly document: Document;
  /** The chart's title with its figures filled in; part of what a screen reader says. */
  readonly title: string;
  /** Heading of a column of the cell. */
  readonly label: (column: string, lang: Lang) => string;
  /** A value as people read it; by default in the given format, or in that of its column. */
  readonly format?: Write;
};

/** Writes a value of a column; `format` is the chart's own for its measures. */
export type Write = (
  value: Value,
  as: {
    readonly column: ResultColumn;
    readonly format: string | undefined;
    readonly lang: Lang;
    readonly setting: Setting;
  }
) => string;

/** A chart's rows seen through its channels. Arrays are by row number, for all rows of the cell. */
export type Frame = {
  readonly spec: ChartSpec;
  readonly lang: Lang;
  readonly width: number;
  /** Rows of the cell. */
  readonly count: number;
  /** Channels that the chart has; of a table the columns that it shows. */
  readonly channels: readonly string[];
  /** Row numbers that are drawn, in the order in which they came. */
  readonly rows: readonly number[];
  /** What stands for a value that is not there. */
  readonly missing: string;
  /** The figures of every row in one line. */
  readonly titles: readonly string[];
  has(channel: string): boolean;
  /** Heading of the channel's column. */
  heading(channel: string): string;
  values(channel: string): readonly Value[];
  /** What is not a number (null, a hidden value) is null. */
  numbers(channel: string): readonly (number | null)[];
  /** Values as they stand at a mark, without unit, or in another setting. */
  texts(channel: string, setting?: Setting): readonly string[];
  /** Any number of the channel's measure, without unit. */
  write(channel: string, value: number): string;
  /** Null where the chart has no such channel or the row no known state. */
  states(): readonly (State | null)[];
};
