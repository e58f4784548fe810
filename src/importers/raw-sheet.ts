import type {
  Dialect,
  Doubt,
  FileKind,
  ImportEvent,
  Merge,
  RegularFile,
  SheetHint
} from '../model/sheet.ts';
import type {Division} from './dialect.ts';
import type {RawBatch} from './rows.ts';

/** A sheet as its reader knows it. Batches come in order; undefined stands for progress. */
export type RawSheet = {
  readonly file: string;
  readonly name: string;
  readonly kind: FileKind;
  readonly encoding?: string;
  readonly dialect?: Dialect;
  readonly from1904?: boolean;
  /** It is one of several tables of a sheet: not divided again. */
  readonly part?: boolean;
  /** Headings that are not in a record (keys of JSON objects). */
  readonly headings?: readonly string[];
  readonly batches: AsyncIterable<RawBatch | undefined>;
  /** Merged areas; asked for when at least the first records are read. */
  readonly merges: () => readonly Merge[] | Promise<readonly Merge[]>;
  /** Asked for when all is read. */
  readonly doubts: () => readonly Doubt[];
  /** A large text that may be of one form throughout, so that the engine could read it itself. */
  readonly regular?: MaybeRegular;
};

/** A text that may be regular throughout. */
export type MaybeRegular = {
  readonly division: Division;
  /** Its first lines in UTF-8. */
  readonly sample: Uint8Array;
  /** All its bytes in UTF-8, without mark; ends early where they cannot be told. */
  readonly chunks: () => AsyncIterable<Uint8Array>;
  /** What `chunks` gave, once it has ended; undefined where it ended early. */
  readonly content: () => RegularFile['content'] | undefined;
  /** Starts the file again for another reader. */
  readonly again: () => void;
};

/** What is known of a sheet from outside: the next number, what the analyst said of each by its name, how far the file is. */
export type Staging = {
  readonly nextId: () => string;
  readonly hints: Readonly<Record<string, SheetHint>>;
  readonly progress: (rows: number) => ImportEvent;
  /** Memory that may be filled with a piece. */
  readonly spare: () => ArrayBuffer | undefined;
};
