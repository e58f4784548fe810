import type {AsideReason} from './batch.ts';
import type {Projection} from './projection.ts';
import type {Problem, SourcePlace} from './report.ts';
import type {Value} from './rows.ts';
import type {FileKind, Merge} from './sheet.ts';

/**
 * A value of a registry table: by source, row of its sheet and column. `part`: which of the sets of columns, where one row of the
 * sheet makes several of the table.
 */
export type CellAddress = {
  readonly source: number;
  readonly row: number;
  readonly column: string;
  readonly part?: number;
};

/** A record of a sheet as it came; `aside` says why it is no row of data, if it is none. */
export type SheetRow = {
  readonly row: number;
  readonly aside?: AsideReason;
  readonly cells: readonly (string | null)[];
};

/** What a sheet says once for all of its rows, and where: in a name, above the heading, in a heading, or the analyst did. */
export type Stated = {
  readonly text: string;
  readonly from: 'title' | 'sheet' | 'file' | 'heading' | 'column' | 'year' | 'analyst';
};

/** Where a value came from, and its surroundings in the file. */
export type Origin = {
  readonly table: string;
  /** What stands in the table now. */
  readonly value: Value;
  /** The cells that it was read from, in the order of the sheet; [] where it comes from none. */
  readonly places: readonly OriginCell[];
  readonly stated?: Stated;
  readonly grain: Projection['grain']['kind'];
  readonly sheet: {
    readonly file: string;
    readonly name: string;
    readonly kind: FileKind;
    readonly width: number;
    readonly headingRows: readonly number[];
    readonly headings: readonly string[];
    readonly merges: readonly Merge[];
    readonly unit?: string;
    /** Records in the whole sheet. */
    readonly records: number;
  };
  /** The records above and of the heading, and those around the row. */
  readonly rows: readonly SheetRow[];
};

/** `factor` turns the unit of the sheet into that of the table; `problem` says why the cell could not be read. */
export type OriginCell = SourcePlace & {readonly factor: number; readonly problem?: Problem};
