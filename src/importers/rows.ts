import type {TextColumn} from '../model/batch.ts';

/** Records of one sheet as they were read, before anybody has judged what they are. */
export type RawBatch = {
  readonly rows: number;
  readonly rowNo: Int32Array;
  /** Cells of the record that are not empty, 65,535 at the most. */
  readonly filled: Uint16Array;
  readonly columns: readonly TextColumn[];
  readonly bytes: number;
  /** Numbers of records with a stray cell, which is kept in the last column after a tab. */
  readonly strays?: ReadonlySet<number>;
};

/** Records as texts, for looking at. */
export type Grid = readonly (readonly (string | null)[])[];

const MOST_ROWS = 122_880;
const MOST_BYTES = 32 << 20;
const MOST_CELLS = 4_000_000;
/** Rows times columns, empty places too: each costs four bytes. */
const MOST_PLACES = 24_000_000;
/** More filled cells of a record are not counted. */
const MOST_FILLED = 0xffff;
/** So many blank records after as many others are a way to a stray cell: they are left out, the numbers go on. */
const LEFT_OUT = 1000;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', {ignoreBOM: true});

/** One column of a batch while it is written, in Arrow's Utf8 layout. */
class ColumnWriter {
  #bytes = new Uint8Array(1024);
  #offsets = new Int32Array(1025);
  #valid = new Uint8Array(128);
  #size = 0;
  #rows = 0;

  get size(): number {
    return this.#size;
  }

  /** Whether the last cell that was put is that of this row. */
  holds(row: number): boolean {
    return this.#rows > row;
  }

  put(row: number, source: Uint8Array, start: number, end: number): void {
    const length = end - start;
    this.#reach(row, length);
    const bytes = this.#bytes;
    let size = this.#size;
    if (length > 48) {
      bytes.set(source.subarray(start, end), size);
      size += length;
    } else for (let i = start; i < end; i++) bytes[size++] = source[i] ?? 0;
    this.#close(row, size);
  }

  putText(row: number, text: string): void {
    this.#reach(row, text.length * 3);
    const {written} = encoder.encodeInto(text, this.#bytes.subarray(this.#size));
    this.#close(row, this.#size + written);
  }

  /** Begins anew, in the memory it has. */
  clear(): void {
    this.#valid.fill(0, 0, (this.#rows + 7) >> 3);
    this.#size = 0;
    this.#rows = 0;
  }

  finish(rows: number): TextColumn {
    if (rows > this.#rows) this.#reach(rows, 0);
    return {
      bytes: this.#bytes.slice(0, this.#size),
      offsets: this.#offsets.slice(0, rows + 1),
      valid: this.#valid.slice(0, (rows + 7) >> 3)
    };
  }

  #close(row: number, size: number): void {
    this.#valid[row >> 3] = (this.#valid[row >> 3] ?? 0) | (1 << (row & 7));
    this.#offsets[row + 1] = size;
    this.#size = size;
    this.#rows = row + 1;
  }

  #reach(row: number, length: number): void {
    if (this.#size + length > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#size + length));
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    if (row + 2 > this.#offsets.length) {
      const offsets = new Int32Array(Math.max(this.#offsets.length * 2, row + 2));
      offsets.set(this.#offsets);
      const valid = new Uint8Array((offsets.length + 7) >> 3);
      valid.set(this.#valid);
      this.#offsets = offsets;
      this.#valid = valid;
    }
    if (row > this.#rows) this.#offsets.fill(this.#size, this.#rows + 1, row + 1);
  }
}

/**
 * Writes records cell by cell into columns and closes a batch before it grows too large. A column without a cell costs
 * nothing; a cell that is not put, or put with nothing in it, is null. Blank records at the very
 * end are handed out only when asked for.
 */
export class RowWriter {
  /** Number of the last record begun. */
  record = 0;
  readonly #ready: RawBatch[] = [];
  #columns: (ColumnWriter | undefined)[] = [];
  /** By column, those of former batches too. */
  readonly #writers: ColumnWriter[] = [];
  #rowNo = new Int32Array(1024);
  #filled = new Uint16Array(1024);
  #rows = 0;
  /** Rows up to the last that is not blank. */
  #kept = 0;
  #cells = 0;
  #size = 0;

  /** Begins the next record, or the one of that number (the ones between are blank). A batch holds records without a gap. */
  begin(record = this.record + 1): void {
    if (this.record >= LEFT_OUT && record - this.record > LEFT_OUT) this.#leap(record);
    while (this.record < record) {
      if (this.#isFull()) this.#close(this.#kept);
      this.record++;
      if (this.#rows === this.#rowNo.length) this.#grow();
      this.#rowNo[this.#rows] = this.record;
      this.#filled[this.#rows] = 0;
      this.#rows++;
    }
  }

  #leap(record: number): void {
    if (this.#kept > 0) this.#close(this.#kept);
    this.#rows = 0;
    this.record = record - 1;
  }

  /** Whether the current record has a cell in that column. */
  holds(column: number): boolean {
    return this.#columns[column]?.holds(this.#rows - 1) ?? false;
  }

  put(column: number, source: Uint8Array, start: number, end: number): void {
    if (end <= start) return;
    this.#writer(column).put(this.#rows - 1, source, start, end);
    this.#size += end - start;
  }

  putText(column: number, text: string | null): void {
    if (text === null || text === '') return;
    this.#writer(column).putText(this.#rows - 1, text);
    this.#size += text.length;
  }

  /** The next batch that is closed, if any. */
  take(): RawBatch | undefined {
    return this.#ready.shift();
  }

  /** All batches that are left when no record follows; `all` with the blank records at the end. */
  rest(all = false): RawBatch[] {
    if (all) {
      while (this.#rows > MOST_ROWS) this.#close(MOST_ROWS);
      this.#kept = this.#rows;
    }
    if (this.#kept > 0) this.#close(this.#kept);
    return this.#ready.splice(0);
  }

  #isFull(): boolean {
    return (
      this.#kept > 0 &&
      (this.#rows >= MOST_ROWS ||
        this.#cells >= MOST_CELLS ||
        this.#size >= MOST_BYTES ||
        this.#rows * this.#columns.length >= MOST_PLACES)
    );
  }

  /** Closes a batch of the first rows; the blank ones after them stay. */
  #close(rows: number): void {
    const nothing = emptyColumn(rows);
    this.#ready.push({
      rows,
      rowNo: this.#rowNo.slice(0, rows),
      filled: this.#filled.slice(0, rows),
      columns: this.#columns.map((column) => column?.finish(rows) ?? nothing),
      bytes: this.#size + rows * 4 * this.#columns.length
    });
    this.#rowNo.copyWithin(0, rows, this.#rows);
    this.#rows -= rows;
    this.#filled.fill(0, 0, this.#rows);
    this.#columns = [];
    this.#kept = 0;
    this.#cells = 0;
    this.#size = 0;
  }

  /** The column's writer for a cell of the current record, which is counted. */
  #writer(index: number): ColumnWriter {
    while (this.#kept === 0 && this.#rows > MOST_ROWS) this.#close(MOST_ROWS);
    const row = this.#rows - 1;
    this.#filled[row] = Math.min(MOST_FILLED, (this.#filled[row] ?? 0) + 1);
    this.#kept = this.#rows;
    this.#cells++;
    while (this.#columns.length < index) this.#columns.push(undefined);
    return (this.#columns[index] ??= this.#cleared(index));
  }

  #cleared(index: number): ColumnWriter {
    const writer = (this.#writers[index] ??= new ColumnWriter());
    writer.clear();
    return writer;
  }

  #grow(): void {
    const rowNo = new Int32Array(this.#rowNo.length * 2);
    rowNo.set(this.#rowNo);
    this.#rowNo = rowNo;
    const filled = new Uint16Array(rowNo.length);
    filled.set(this.#filled);
    this.#filled = filled;
  }
}

/** A column of which every cell is empty. */
export function emptyColumn(rows: number): TextColumn {
  return {
    bytes: new Uint8Array(0),
    offsets: new Int32Array(rows + 1),
    valid: new Uint8Array((rows + 7) >> 3)
  };
}

/** A column of these cells; null and '' are empty. */
export function textColumn(cells: readonly (string | null)[]): TextColumn {
  const column = new ColumnWriter();
  cells.forEach((cell, row) => {
    if (cell !== null && cell !== '') column.putText(row, cell);
  });
  return column.finish(cells.length);
}

/** Whether the cell holds something. */
export function isFilled(column: TextColumn, row: number): boolean {
  return ((column.valid[row >> 3] ?? 0) & (1 << (row & 7))) !== 0;
}

/** The text of a cell, null when it is empty. */
export function cellText(column: TextColumn | undefined, row: number): string | null {
  if (column === undefined || !isFilled(column, row)) return null;
  return decoder.decode(column.bytes.subarray(column.offsets[row], column.offsets[row + 1]));
}

/** The first column in which a record holds something. */
export function firstFilled(columns: readonly TextColumn[], row: number): number {
  for (let k = 0; k < columns.length; k++) {
    const column = columns[k];
    if (column !== undefined && isFilled(column, row)) return k;
  }
  return 0;
}

/** One record as texts, `width` cells long. */
export function rowTexts(
  columns: readonly TextColumn[],
  row: number,
  width: number
): (string | null)[] {
  return Array.from({length: width}, (_, index) => cellText(columns[index], row));
}
