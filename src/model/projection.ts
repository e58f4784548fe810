/**
 * From which column of the sheet (from 1) a registry column is read; `factor` turns its unit into the stored one; `unitIn`: the
 * column that holds the unit of each row; `from1904`: bare numbers of days count from 1904.
 */
export type Mapped = {
  readonly column: number;
  readonly factor?: number;
  readonly unitIn?: number;
  readonly from1904?: boolean;
};

/**
 * How many rows of the table one row of the sheet makes: each row one; the first of a key (a person-grain export
 * read as households); one for each of the `sets` of columns (an unpivot, '2022年收入' beside '2023年收入').
 */
export type Grain =
  | {readonly kind: 'row'}
  | {readonly kind: 'first'; readonly key: readonly string[]}
  | {readonly kind: 'unpivot'; readonly sets: readonly Readonly<Record<string, string | Mapped>>[]};

/** What a sheet is taken for. `columns` maps registry column name -> place in the sheet; list columns may take several. */
export type Projection = {
  readonly table: string;
  readonly grain: Grain;
  readonly columns: Readonly<Record<string, readonly Mapped[]>>;
  /** Values that the sheet says once, not in a column: {township: '平川镇'} from the sheet's name. */
  readonly constants: Readonly<Record<string, string>>;
  /** Only rows where this registry column is not empty (监测对象类别 in a wide export). */
  readonly where?: string;
  /** Date the rows speak of, YYYY-MM-DD, and where it was found ('year': a name says a year only, and its end is meant). Never the export time. */
  readonly asOf?: string;
  readonly asOfFrom?: 'title' | 'file' | 'column' | 'sheet' | 'year' | 'analyst';
};

/** One sentence of why: how many headings fit, which were decisive. `code` names a sentence of src/words/reasons.ts. */
export type Reason = {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
};

/** A possible reading of a sheet. `score` in 0..1. */
export type Candidate = {
  readonly table: string;
  readonly score: number;
  readonly reasons: readonly Reason[];
};

/** `certain`: loads by itself; `ask`: the page asks; `none`: no registry table, loads as itself. */
export type Recognition = {
  readonly verdict: 'certain' | 'ask' | 'none';
  readonly projections: readonly Projection[];
  /** Best first. */
  readonly candidates: readonly Candidate[];
  /** Score of the best less that of the second. */
  readonly margin: number;
  /** Columns of the sheet (from 1) that no projection uses. */
  readonly unused: readonly number[];
  /** It is read as the analyst said of a sheet with the same headings before. */
  readonly remembered?: true;
};
