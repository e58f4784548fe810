import type {AsideReason, TextBatch} from './batch.ts';
import type {Failure} from './failure.ts';

/** What a file is, by its content. */
export type FileKind =
  'csv' | 'xlsx' | 'xls' | 'ods' | 'html' | 'spreadsheetml' | 'parquet' | 'arrow' | 'json' | 'zip';

/** Random access to the bytes of a file, on any platform. `path` is as dropped: 'folder/name.xlsx'. */
export type ByteSource = {
  readonly path: string;
  readonly size: number;
  /** Milliseconds since 1970, when the platform knows it. */
  readonly modified?: number;
  /** Bytes from `start` to `end` (exclusive). */
  read(start: number, end: number): Promise<Uint8Array>;
  /** The same file as the engine can read it itself, where it can. */
  readonly blob?: Blob;
};

/** How the characters of a text file were divided. */
export type Dialect = {
  readonly delimiter: string;
  readonly quote: string;
  readonly escape: string;
  readonly recordEnd: string;
};

/** A merged area, rows and columns from 1, ends included. */
export type Merge = {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
};

/** What the importer is told about a sheet instead of finding it. */
export type SheetHint = {
  /** Records (from 1) that hold the heading; [] says there is none. */
  readonly headingRows?: readonly number[];
};

/** What the importer is told about a file. */
export type FileHint = {
  readonly encoding?: string;
  readonly dialect?: Partial<Dialect>;
  /** By sheet name; '' for a text file. */
  readonly sheets?: Readonly<Record<string, SheetHint>>;
};

/** Something that may be wrong and is said: never a silent guess. `code` names a sentence of src/words/doubts.ts. */
export type Doubt = {
  readonly code: DoubtCode;
  readonly row?: number;
  readonly column?: number;
  readonly values?: Readonly<Record<string, string | number>>;
};

export type DoubtCode =
  | 'heading-missing'
  | 'heading-unsure'
  | 'heading-duplicate'
  | 'dialect-unsure'
  | 'encoding-unsure'
  | 'ragged-rows'
  | 'unbalanced-quote'
  | 'quote-rare'
  | 'several-tables'
  | 'heading-again'
  | 'table-of-several'
  | 'section-labels'
  | 'foot-unsure'
  | 'title-differs'
  | 'total-differs'
  | 'unit-unstated'
  | 'sheet-hidden'
  | 'formula-without-value'
  | 'cut-short'
  | 'part-damaged'
  | 'sheet-damaged'
  | 'sum-wrong'
  | 'cells-damaged'
  | 'rows-disordered'
  | 'bytes-before';

/** What is known of a sheet before its first row of data. */
export type SheetHead = {
  /** Unique in one import: '0', '1' ... in order of appearance. */
  readonly id: string;
  readonly file: string;
  /** '' for a text file. */
  readonly name: string;
  readonly kind: FileKind;
  readonly encoding?: string;
  readonly dialect?: Dialect;
  readonly width: number;
  /** Number of its first record in the sheet, when it is a table further down; 1 unless said. */
  readonly first?: number;
  /** Record numbers from 1; [] when the sheet has no heading. */
  readonly headingRows: readonly number[];
  /** One a column; rows of a heading joined as '中央/支出金额', spaces and line ends cleaned; '' where there is none. */
  readonly headings: readonly string[];
  /** Unit said for the whole sheet ('万元' from '单位：万元'), if any. */
  readonly unit?: string;
  /** Whether the workbook counts days from 1904 instead of 1900. */
  readonly from1904?: boolean;
  /** What the rows above the heading say, joined with ' '. */
  readonly title: string;
  /** The first records as they stand, up to 30, with merged areas. */
  readonly preview: readonly (readonly (string | null)[])[];
  readonly merges: readonly Merge[];
};

/** A stated total against the sum of the rows above it. */
export type TotalCheck = {
  readonly row: number;
  readonly column: number;
  readonly stated: number;
  readonly summed: number;
};

/** What is known of a sheet after its last row. Records = data + the sum of `aside`. */
export type SheetEnd = {
  readonly id: string;
  readonly records: number;
  readonly data: number;
  readonly aside: Readonly<Partial<Record<AsideReason, number>>>;
  readonly totals: readonly TotalCheck[];
  readonly doubts: readonly Doubt[];
};

/** A text in another encoding than UTF-8: `size` bytes as UTF-8, in parts of which each is decoded alone. */
export type CodedText = {
  readonly blob: Blob;
  /** As `TextDecoder` names it. */
  readonly encoding: string;
  readonly parts: readonly CodedPart[];
  readonly size: number;
};

/** Bytes [from, to) of the file; as UTF-8 they begin at `at`. */
export type CodedPart = {readonly from: number; readonly to: number; readonly at: number};

/**
 * A text of which every record after the first `lead` ones is a row of data on lines of one form: cells apart by `delimiter`, bare
 * or in double quotes.
 */
export type RegularFile = {
  /** A Blob is in UTF-8. */
  readonly content: Blob | CodedText;
  readonly delimiter: string;
  /** Records before the first row of data, each on a line of its own. */
  readonly lead: number;
};

/** Rows of data of such a text, one after the other, as they stand in it. */
export type Piece = {
  /** In UTF-8, whole lines. */
  readonly bytes: Uint8Array;
  readonly delimiter: string;
  /** Records of the sheet before the first of these rows. */
  readonly before: number;
  readonly rows: number;
  /** Of these rows alone. */
  readonly columns: readonly ColumnFacts[];
};

/** What the texts of a column may all plainly be, so that a cast need not look at each: an ID number has its check digit. */
export type PlainForm = 'text' | 'key' | 'id-number' | 'mobile' | 'month';

/** What is known of a column after the last row of its sheet, of the rows of data alone. */
export type ColumnFacts = {
  /** Cells that hold something. */
  readonly filled: number;
  /** Bytes of its longest text. */
  readonly longest: number;
  /** All its texts in order of appearance, where they are few and short. */
  readonly few?: readonly string[];
  /** What all its texts are, written so that the value gives the text back; none where they are of several kinds, or there is none. */
  readonly type?: 'integer' | 'number' | 'date';
  /** Every text has each of these forms. */
  readonly forms?: readonly PlainForm[];
  /** Of ID numbers in a large text: all that stand more than once, where they are few. */
  readonly repeats?: readonly string[];
};

/**
 * What is known of a file once it is read. `sha256` in lower-case hex; of a file beyond 32 MiB that of the SHA-256 of its parts of
 * 512 KiB, with '-' and their number behind it.
 */
export type FileEnd = {
  readonly path: string;
  readonly size: number;
  readonly kind: FileKind;
  readonly sha256: string;
};

/**
 * What an importer yields, in this order a file: (sheet, batch*, sheet-end)*, file; or refused. In the place of its batches a
 * sheet may have `regular`: the whole of it, with its first records as a batch. While that is being proved come `proving` and pieces
 * of it; where it fails in the end, `irregular`: then the sheet is not, and comes again in batches.
 */
export type ImportEvent =
  | {
      readonly type: 'progress';
      readonly path: string;
      readonly bytes: number;
      readonly size: number;
      readonly rows: number;
    }
  | {readonly type: 'sheet'; readonly sheet: SheetHead}
  | {readonly type: 'batch'; readonly id: string; readonly batch: TextBatch}
  | {readonly type: 'proving'; readonly id: string; readonly first: TextBatch}
  | {readonly type: 'piece'; readonly id: string; readonly piece: Piece}
  | {readonly type: 'irregular'; readonly id: string}
  | {
      readonly type: 'regular';
      readonly id: string;
      readonly text: RegularFile;
      readonly first: TextBatch;
    }
  | {readonly type: 'sheet-end'; readonly end: SheetEnd; readonly columns: readonly ColumnFacts[]}
  | {readonly type: 'file'; readonly file: FileEnd}
  | {
      readonly type: 'refused';
      readonly path: string;
      readonly size: number;
      readonly failure: Failure;
    };
