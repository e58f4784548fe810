import type {TextBatch} from './batch.ts';
import type {CodedText} from './sheet.ts';
import type {Rows, ResultColumn, Value} from './rows.ts';

/** What can be bound to a `?`. */
export type Param = string | number | boolean | null;

/**
 * One connection of a database: temp tables and variables are its own. Every method throws DishuError
 * (`sql` with place.line/character and values.message, `cancelled`, `engine-memory`).
 */
export type Connection = {
  /** Runs one statement that gives no rows (CREATE, INSERT, SET ...); it can be cancelled. */
  run(sql: string): Promise<void>;
  /** Runs a CREATE TABLE AS as `run` does, and says how many rows the table has. */
  make(sql: string): Promise<number>;
  /** Runs one statement and decodes all of its result: for windows and small results. It cannot be cancelled. */
  query(sql: string, params?: readonly Param[]): Promise<Rows>;
  /** Appends to a table of the current schema (`USE`) with the columns row_no INTEGER, aside UTINYINT, c1 .. cN VARCHAR. */
  append(table: string, batch: TextBatch): Promise<void>;
  /** Stops what runs; it fails with `cancelled`. */
  cancel(): void;
  close(): Promise<void>;
};

/** A file in UTF-8, its bytes, or a text in another encoding. */
export type FileContent = Blob | Uint8Array | CodedText;

/** A database: DuckDB-WASM in a worker or in Node, or native DuckDB. */
export type Database = {
  connect(): Promise<Connection>;
  /** Lets statements read a file, or bytes, as 'data/<name>', until it is forgotten; not there where the engine reads none. */
  register?(name: string, content: FileContent): Promise<void>;
  forget?(name: string): void;
  close(): Promise<void>;
};

/** The result of a cell as it stands in its temp table. `first`: its first row, by column; empty without rows. */
export type CellTable = {
  readonly columns: readonly ResultColumn[];
  readonly count: number;
  readonly first: readonly Value[];
};

/** How a window of a cell's rows is sorted. */
export type Order = {readonly column: string; readonly descending: boolean};

/** Which rows of a table pass: those of which every filter holds. Missing values pass only `empty`. */
export type Filter = {readonly column: string} & (
  | {readonly is: 'contains'; readonly texts: readonly string[]}
  | {readonly is: 'equals'; readonly texts: readonly string[]}
  | {readonly is: 'range'; readonly from?: string; readonly to?: string}
  | {readonly is: 'empty'}
  | {readonly is: 'present'}
);

/** Some rows of a table: offset .. offset + limit of those that pass, in the table's own order or sorted. */
export type Window = {
  readonly offset: number;
  readonly limit: number;
  readonly order?: Order;
  readonly filters?: readonly Filter[];
};

/** A bar of a column's distribution: one value, or what lies from `from` up to `to`. */
export type Bar = {readonly from: Value; readonly to?: Value; readonly count: number};

/** What a column holds: rows, missing values among them, distinct values. */
export type Profile = {
  readonly rows: number;
  readonly missing: number;
  readonly distinct: number;
  /** Most frequent values first, or bands of numbers and dates in their order; 12 at most. */
  readonly bars: readonly Bar[];
};

/** A step of a query's plan and what feeds it. */
export type Plan = {
  readonly name: string;
  readonly details: Readonly<Record<string, string>>;
  readonly children: readonly Plan[];
};

/**
 * A connection for queries: what it makes is temporary and its own, what others read it cannot change (each statement runs in
 * a read-only transaction). Names of cells and inputs are checked before they come here.
 */
export type Session = {
  /** SET VARIABLE name = value::type. `type` is a DuckDB type such as INTEGER, DATE, VARCHAR, VARCHAR[]. */
  setVariable(name: string, value: Param | readonly string[], type: string): Promise<void>;
  /** CREATE OR REPLACE TEMP TABLE "name" AS sql. */
  runCell(name: string, sql: string): Promise<CellTable>;
  /** Runs a statement that gives no rows: SET VARIABLE, CREATE TEMP. */
  run(sql: string): Promise<void>;
  page(name: string, window: Window): Promise<Rows>;
  /** How many rows of a cell pass. */
  matching(name: string, filters: readonly Filter[]): Promise<number>;
  /** It can be cancelled, as runCell and run can. */
  profile(name: string, column: ResultColumn): Promise<Profile>;
  plan(sql: string): Promise<readonly Plan[]>;
  /** Drops the table of a cell that is no more, or the variable of an input; nothing if there is neither. */
  forget(name: string): Promise<void>;
  /** Stops what runs, or with names only that which makes a table of these. */
  cancel(names?: readonly string[]): Promise<void>;
  close(): Promise<void>;
};

/** How far an import is. `bytes` of `size` and `rows`: of the file that is read, of all files while their tables are loaded. */
export type ImportProgress = ReadProgress | LoadProgress;

/** One file's way: the `file`-th of `files`. */
export type ReadProgress = {
  readonly stage: 'reading';
  readonly path: string;
  readonly files: number;
  readonly file: number;
  readonly bytes: number;
  readonly size: number;
  readonly rows: number;
};

/**
 * The `at`-th of `tables` is filled, behind it lie `rows` of `all` rows. `table` is the name of a registry table or, of a
 * sheet that is none, its own; '' at the end, when what belongs together is compared.
 */
export type LoadProgress = {
  readonly stage: 'loading';
  readonly table: string;
  readonly at: number;
  readonly tables: number;
  readonly bytes: number;
  readonly size: number;
  readonly rows: number;
  readonly all: number;
};

/** Hears how far a load is. */
export type HearsLoad = (progress: LoadProgress) => void;

/** A registry table as the side bar shows it. `asOf` holds the dates of its editions, newest first. */
export type TableState = {
  readonly name: string;
  readonly rows: number;
  readonly asOf: readonly string[];
  /** `doubtful`: it has unreadable cells or findings. */
  readonly state: 'empty' | 'loaded' | 'doubtful';
};

/** A table that a sealed database is given whole: `edition`, `source`, `doubt`, `policy_line`, or one of the registry with some of its columns. */
export type SealedTable = {readonly name: string; readonly rows: Rows};

/** A database of its own that holds the given tables and nothing else, and can read no file: a snapshot is made in it. */
export type Sealed = {
  openSession(): Promise<Session>;
  close(): Promise<void>;
};

export type OpenSealed = (tables: readonly SealedTable[]) => Promise<Sealed>;
