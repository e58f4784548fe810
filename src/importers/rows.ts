import type {TextColumn} from '../model/batch.ts';

/** Records of one sheet as they were read, before anybody has judged what they are. */
export type RawBatch = {
  readonly rows: number;
  readonly rowNo: Int32Array;
  /** Cells of the record that are not empty. */
  readonly filled: Uint16Array;
  readonly columns: readonly TextColumn[];
  readonly bytes: number;
};

/** Records as texts, for looking at. */
export type Grid = readonly (readonly (string | null)[])[];

const MOST_ROWS = 122_880;
const MOST_BYTES = 32 << 20;
const MOST_CELLS = 4_000_000;

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
 * Writes records cell by cell into columns. Columns come into being when a cell is put; a cell that is not put, or
 * put with nothing in it, is null. Blank records at the very end are never handed out.
 */
export class RowWriter {
  /** Number of the last record begun. */
  record = 0;
  #columns: ColumnWriter[] = [];
  #rowNo = new Int32Array(1024);
  #filled = new Uint16Array(1024);
  #rows = 0;
  #kept = 0;
  #cells = 0;

  /** Begins the next record, or the one of that number (the ones between are blank). */
  begin(record = this.record + 1): void {
    while (this.record < record) {
      this.record++;
      if (this.#rows === this.#rowNo.length) this.#grow();
      this.#rowNo[this.#rows] = this.record;
      this.#filled[this.#rows] = 0;
      this.#rows++;
    }
  }

  put(column: number, source: Uint8Array, start: number, end: number): void {
    if (end <= start) return;
    this.#column(column).put(this.#rows - 1, source, start, end);
    this.#count();
  }

  putText(column: number, text: string | null): void {
    if (text === null || text === '') return;
    this.#column(column).putText(this.#rows - 1, text);
    this.#count();
  }

  /** True when a batch should be taken before the next record is begun. */
  get full(): boolean {
    return (
      this.#kept >= MOST_ROWS ||
      this.#rows >= MOST_ROWS * 4 ||
      (this.#kept > 0 && (this.#cells >= MOST_CELLS || this.#bytes() >= MOST_BYTES))
    );
  }

  /** The records so far up to the last that is not blank, or undefined; blank ones after it stay for the next batch. */
  take(): RawBatch | undefined {
    const rows = this.#kept;
    if (rows === 0) return undefined;
    const bytes = this.#bytes();
    const batch = {
      rows,
      rowNo: this.#rowNo.slice(0, rows),
      filled: this.#filled.slice(0, rows),
      columns: this.#columns.map((column) => column.finish(rows)),
      bytes: bytes + rows * 4 * this.#columns.length
    };
    this.#rowNo.copyWithin(0, rows, this.#rows);
    this.#rows -= rows;
    this.#filled.fill(0, 0, this.#rows);
    this.#columns = [];
    this.#kept = 0;
    this.#cells = 0;
    return batch;
  }

  #bytes(): number {
    let total = 0;
    for (const column of this.#columns) total += column.size;
    return total;
  }

  #column(index: number): ColumnWriter {
    while (this.#columns.length <= index) this.#columns.push(new ColumnWriter());
    const column = this.#columns[index];
    if (column === undefined) throw new RangeError(`no column ${index}`);
    return column;
  }

  #count(): void {
    const row = this.#rows - 1;
    this.#filled[row] = (this.#filled[row] ?? 0) + 1;
    this.#kept = this.#rows;
    this.#cells++;
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

/** One record as texts, `width` cells long. */
export function rowTexts(
  columns: readonly TextColumn[],
  row: number,
  width: number
): (string | null)[] {
  return Array.from({length: width}, (_, index) => cellText(columns[index], row));
}
