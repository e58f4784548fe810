import type {AsideReason} from './batch.ts';
import type {Failure} from './failure.ts';
import type {Grain, Projection, Recognition} from './projection.ts';
import type {FileKind, SheetEnd, SheetHead} from './sheet.ts';
import type {ColumnType} from './dictionary.ts';

/** Why a cell could not be read. `not-<type>`: it is no such thing. */
export type Problem =
  | 'digits-lost'
  | 'digits-rounded'
  | 'placeholder'
  | 'not-a-key'
  | 'code-not-label'
  | 'unknown-label'
  | 'percent-or-ratio'
  | `not-${Exclude<ColumnType, 'text' | 'place' | 'key' | 'id-number' | 'label' | 'labels'>}`;

/** A cell that could not be read, at its place in the sheet; rows and columns from 1. */
export type Issue = {
  readonly row: number;
  readonly column: number;
  readonly raw: string;
  readonly problem: Problem;
};

/** What does not fit together, inside a table or between tables. */
export const FINDING_KINDS = [
  'duplicate-key',
  'duplicate-id',
  'key-missing',
  'number-missing',
  'id-check-fails',
  'id-damaged',
  'id-placeholder',
  'key-damaged',
  'household-disagrees',
  'columns-disagree',
  'heads-several',
  'head-missing',
  'orphan',
  'village-unknown',
  'total-differs'
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** How many findings of a kind a table has. */
export type FindingCount = {
  readonly kind: FindingKind;
  readonly table: string;
  readonly count: number;
};

/** A column of a sheet and what became of it in a table. Rows = read + empty + unreadable. */
export type ColumnReport = {
  readonly position: number;
  readonly heading: string;
  readonly column: string;
  readonly factor: number;
  readonly read: number;
  readonly empty: number;
  readonly unreadable: number;
  /** The first few unreadable cells. */
  readonly examples: readonly Issue[];
};

/** One table that was made from a sheet. */
export type TableReport = {
  readonly sourceId: number;
  readonly table: string;
  readonly grain: Grain['kind'];
  readonly asOf?: string;
  readonly asOfFrom?: Projection['asOfFrom'];
  /** Rows in the table; with grain 'first', out of `from` rows of the sheet. */
  readonly loaded: number;
  readonly from: number;
  /** Sources of former imports that this one stands for now. */
  readonly replaced: number;
  /** Households whose rows disagree in a value that should be the same. */
  readonly disagreeing: number;
  readonly columns: readonly ColumnReport[];
};

/** `ask`: the analyst must say what it is; `own`: loaded under its own headings; `same`: known bytes, nothing done. */
export type SheetState = 'loaded' | 'ask' | 'own' | 'same';

/** A sheet: records = data + set aside. `id` stays with it as long as the database lives. */
export type SheetReport = {
  readonly id: number;
  readonly head: SheetHead;
  readonly end: SheetEnd;
  readonly state: SheetState;
  /** Path of the file that holds the same, where `state` is 'same'. */
  readonly sameAs?: string;
  readonly recognition: Recognition;
  /** What it was loaded as; [] for a table of its own. */
  readonly projections: readonly Projection[];
  readonly tables: readonly TableReport[];
  /** Name in schema file under which it stands as it came. */
  readonly own: string;
  readonly aside: Readonly<Partial<Record<AsideReason, number>>>;
  /** Cells with text in each column, among the rows of data. */
  readonly filled: readonly number[];
  /** Cells that could not be read, each counted once. */
  readonly unreadable: number;
};

export type FileReport = {
  readonly path: string;
  readonly size: number;
  readonly kind?: FileKind;
  readonly sha256?: string;
  readonly failure?: Failure;
  readonly sheets: readonly SheetReport[];
};

/** An edition that lacks places of the complete one before it, or is only a part of it: it does not count as the latest. */
export type LackingEdition = {
  readonly table: string;
  readonly asOf: string;
  readonly places: readonly string[];
  /** Where it lacks no place: its rows and those of the complete one before it. */
  readonly part?: {readonly rows: number; readonly of: number};
};

/** A village of which an edition of the households holds nobody, though its township is there and the edition before had `households` of it. */
export type VanishedVillage = {
  readonly asOf: string;
  readonly township: string;
  readonly village: string;
  readonly households: number;
};

/** A register whose latest edition is older than the latest complete one of the households: what is said of both is of two dates. */
export type LaggingEdition = {
  readonly table: string;
  readonly asOf: string;
  /** The date of the households. */
  readonly households: string;
};

/** The import report: every file of this database, in the order in which they came. */
export type ImportReport = {
  readonly files: readonly FileReport[];
  readonly findings: readonly FindingCount[];
  readonly lacking: readonly LackingEdition[];
  readonly vanished: readonly VanishedVillage[];
  readonly lagging: readonly LaggingEdition[];
  readonly records: number;
  readonly data: number;
  readonly aside: number;
  readonly unreadable: number;
};

/** What the analyst says a sheet is: these readings, these tables (columns found again), or a table of its own. */
export type Decision = {readonly sheet: number} & (
  {readonly projections: readonly Projection[]} | {readonly tables: readonly string[]}
);

/** The cell of a file that a value was read from; rows and columns from 1, `letter` as a spreadsheet names the column. */
export type SourcePlace = {
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly letter: string;
  readonly heading: string;
  readonly raw: string | null;
};
