import type {ChartSpec} from './chart.ts';
import type {Lang, Text} from './text.ts';

/** Prose shows in one language or, unmarked, in both. `line` is where it begins in the file, from 1. */
export type ProseCell = {
  readonly kind: 'prose';
  readonly lang?: Lang;
  readonly text: string;
  readonly line: number;
};

/** One query; its result is the temp table `name`. */
export type SqlCell = {
  readonly kind: 'sql';
  readonly name: string;
  readonly sql: string;
  readonly line: number;
};

/** A measure of a cube: `name: sum(income)`; an SQL aggregate over the cube's source, or 'units'. */
export type Measure = {readonly name: string; readonly expression: string};

/**
 * Counts units of the registry by dimensions with all margins. Its table has one column a dimension (NULL at its margin),
 * `margin` INTEGER (GROUPING bits: 0 = finest), `units` BIGINT (distinct units), then the measures, each with `<name>_units`.
 */
export type CubeCell = {
  readonly kind: 'cube';
  readonly name: string;
  /** A canonical table or view, or another cell. */
  readonly from: string;
  /** Column that identifies a unit: household_id, person_id, village_code, project_id ... */
  readonly unit: string;
  readonly by: readonly string[];
  readonly measures: readonly Measure[];
  /** An SQL condition over the source's columns. */
  readonly where?: string;
  readonly line: number;
};

export type ChartCell = {
  readonly kind: 'chart';
  readonly name: string;
  readonly chart: ChartSpec;
  readonly line: number;
};

/** Lines of other ready-made notebooks: the rows of their cells `overview`, one below the other. */
export type TakeCell = {
  readonly kind: 'take';
  readonly name: string;
  /** Ids of notebooks. */
  readonly from: readonly string[];
  readonly line: number;
};

export type InputForm = 'date' | 'number' | 'integer' | 'text' | 'select' | 'many' | 'toggle';

/** A parameter: a value that cells read by getvariable('name'). */
export type InputCell = {
  readonly kind: 'input';
  readonly name: string;
  readonly form: InputForm;
  readonly label: Text;
  /** Literal default; or, `from` a one-column cell or query, its first row (select, date) or all rows (many). */
  readonly value?: string;
  /** Query whose rows are the options (value[, label_zh, label_en]); or literal options 'a=甲=A; b=乙=B'. */
  readonly from?: string;
  readonly options?: readonly {readonly value: string; readonly label: Text}[];
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly unit?: Text;
  /** Said beside the control: where the default comes from, that it is from memory ([M]). */
  readonly note?: Text;
  readonly line: number;
};

export type Cell = ProseCell | SqlCell | CubeCell | ChartCell | InputCell | TakeCell;
export type NamedCell = Exclude<Cell, ProseCell>;

export type Notebook = {
  /** File name without .md: 'causes'. */
  readonly id: string;
  readonly title: Text;
  /** Registry tables without which it says nothing. */
  readonly needs: readonly string[];
  /** Registry tables that it uses when they are there. */
  readonly uses: readonly string[];
  /** Id of the ready-made notebook that it was copied from. */
  readonly origin?: string;
  readonly cells: readonly Cell[];
};
