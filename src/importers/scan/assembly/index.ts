/**
 * Looks at the bytes of texts: what columns hold, and whether all lines of a text are rows of data of one form. Compiled to
 * `../module.ts`; `../scan.ts` is what others use of it. Places are addresses in this module's memory.
 */
import {forgetColumns, known, knownText, openColumns, takeText} from './columns';
import {utf8From} from './gb18030';
import {clear, mark, release, room} from './memory';
import {idColumn, idCount, idList, noteHeading, openRows, rowCount} from './rows';
import {openLines, takeLines} from './lines';

export {known, knownText, idColumn, idCount, idList, rowCount, utf8From};

let input: usize = 0;
let capacity: usize = 0;
let kept: usize = 0;

/** Begins anew, with so many columns. */
export function open(columns: i32): void {
  clear();
  capacity = 0;
  openColumns(columns);
  forgetColumns();
  kept = mark();
}

/** Where so many bytes can be put to be looked at; what stood there before is gone where they are more than ever. */
export function space(size: usize): usize {
  if (size > capacity) {
    capacity = size;
    input = room(16 + size) + 16;
    memory.fill(input - 16, 0, 16);
    kept = mark();
  }
  return input;
}

/** Forgets what is known of the columns. */
export function renew(): void {
  release(kept);
  forgetColumns();
}

/** Begins a text whose lines hold a cell for each column, apart by a byte. */
export function lines(columns: i32, delimiter: u8): void {
  openRows(columns);
  openLines(columns, delimiter);
  kept = mark();
}

/** Notes what stands in the first `length` bytes as a heading. */
export function heading(length: i32): void {
  noteHeading(input, length);
  kept = mark();
}

/**
 * Looks at bytes [from, to) of what was put, which begin with a record; `isLast` where no more come. Where the last record ends
 * that is whole and regular; -1 where one is not regular.
 */
export function take(from: i32, to: i32, isLast: bool): i32 {
  const end = takeLines(input + from, input + to, isLast);
  return end == 0 ? -1 : i32(end - input);
}

/**
 * Looks at the cells of a column: what was put are its bytes, then from the given offsets on where each cell begins and ends among
 * them, a bit for each cell that holds something, and a byte for each row, 0 for one of data.
 */
export function column(k: i32, rows: i32, offsets: usize, valid: usize, aside: usize): void {
  for (let row = 0; row < rows; row++) {
    if (load<u8>(input + aside + row) != 0) continue;
    if ((load<u8>(input + valid + (row >> 3)) & (1 << (row & 7))) == 0) continue;
    const from = load<i32>(input + offsets + 4 * row);
    const to = load<i32>(input + offsets + 4 * row, 4);
    takeText(k, input + from, to - from);
  }
}
