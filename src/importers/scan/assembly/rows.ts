import {formsIn, isSame, takeText} from './columns';
import {codeAt, ID_NUMBER} from './forms';
import {room} from './memory';

const SPACE: u8 = 0x20;
const APOSTROPHE: u8 = 0x27;
const MINUS: u8 = 0x2d;
const ZERO: u8 = 0x30;
/** Longer cells are no label of a total. */
const MOST_LABEL: i32 = 72;
/** total, grand, sub */
const TOTAL = memory.data<u8>([0x74, 0x6f, 0x74, 0x61, 0x6c]);
const GRAND = memory.data<u8>([0x67, 0x72, 0x61, 0x6e, 0x64]);
const SUB = memory.data<u8>([0x73, 0x75, 0x62]);
/** Columns of ID numbers that are listed, and so many rows at a time. */
const MOST_IDS: i32 = 2;
const MOST_LISTED: i32 = 1 << 18;
const ID_LENGTH: i32 = 18;

let width: i32 = 0;
/** Rows so far. */
let count: i32 = 0;
/** Where each cell of the row begins, and how many bytes it has. */
export const CELL: usize = 8;
let cells: usize = 0;
/** The headings, each after its length, one behind the other. */
let headings: usize = 0;
let headingsEnd: usize = 0;
/** Columns of ID numbers, -1 for none, how many numbers are listed of each, and the lists: of each number two halves. */
const idColumns = memory.data(4 * 2);
const idCounts = memory.data(4 * 2);
let idLists: usize = 0;

export function openRows(columns: i32): void {
  width = columns;
  count = 0;
  cells = room(CELL * columns);
  idLists = room(8 * MOST_LISTED * MOST_IDS);
  for (let n = 0; n < MOST_IDS; n++) {
    store<i32>(idColumns + 4 * n, -1);
    store<i32>(idCounts + 4 * n, 0);
  }
  headings = 0;
}

/** Notes a heading: a row that begins with one may be the heading again. */
export function noteHeading(at: usize, length: i32): void {
  const text = room(4 + length);
  if (headings == 0) headings = text;
  store<i32>(text, length);
  memory.copy(text + 4, at, length);
  headingsEnd = text + 4 + length;
}

export function rowCount(): i32 {
  return count;
}

export function idColumn(n: i32): i32 {
  return load<i32>(idColumns + 4 * n);
}

/** How many ID numbers of the n-th column of such are listed; they are listed anew from then on. */
export function idCount(n: i32): i32 {
  const listed = load<i32>(idCounts + 4 * n);
  store<i32>(idCounts + 4 * n, 0);
  return listed;
}

/** Where the ID numbers of the n-th column of such are listed: of each the first eight digits and the next nine. */
export function idList(n: i32): usize {
  return idLists + 8 * MOST_LISTED * n;
}

/** Notes where the k-th cell of the row stands. */
export function noteCell(k: i32, from: usize, length: i32): void {
  noteCellAt(cellPlace(k), from, length);
}

/** Where the k-th cell of the row is noted; the next is CELL bytes on. */
// @inline
export function cellPlace(k: i32): usize {
  return cells + CELL * k;
}

// @inline
export function noteCellAt(place: usize, from: usize, length: usize): void {
  store<u64>(place, u64(from) | (u64(length) << 32));
}

/** Takes the row whose cells are noted, if it is plainly a row of data. */
export function takeRow(): bool {
  let filled = 0;
  let first = -1;
  for (let k = 0; k < width; k++) {
    const at: usize = load<u32>(cellPlace(k));
    const length = load<i32>(cellPlace(k), 4);
    if (length == 0) continue;
    if (first < 0) {
      first = k;
      if (isHeading(at, length)) return false;
    }
    filled++;
    const isKnown = takeText(k, at, length);
    if (k < first + 3 && !(isKnown && k < 3) && mayBeTotal(at, length)) return false;
    if (isKnown) continue;
    if (load<u8>(at) == APOSTROPHE && load<u8>(at + length - 1) == APOSTROPHE) return false;
  }
  if (count++ == 0) findIds();
  listIds();
  return filled > 2 && filled * 3 > width;
}

/**
 * Whether a cell could be a total's label: holds 计 after one of 合总共累小页, spaces between them or not, or begins with total, grand
 * total or subtotal.
 */
function mayBeTotal(at: usize, length: i32): bool {
  if (length > MOST_LABEL || length < 5) return false;
  const end = at + length;
  const start = afterSpaces(at, end);
  const first = load<u8>(start) | 0x20;
  if ((first == 0x74 || first == 0x67 || first == 0x73) && isLatinTotal(start, end)) return true;
  let from = at;
  for (let left = length - 2; left > 0; left -= 16, from += 16) {
    const one = i8x16.eq(v128.load(from), i8x16.splat(u8(0xe8)));
    const two = i8x16.eq(v128.load(from, 1), i8x16.splat(u8(0xae)));
    const three = i8x16.eq(v128.load(from, 2), i8x16.splat(u8(0xa1)));
    let found = i8x16.bitmask(v128.and(v128.and(one, two), three));
    if (left < 16) found &= (1 << left) - 1;
    for (; found != 0; found &= found - 1)
      if (isSumBefore(from + usize(ctz(found)), at)) return true;
  }
  return false;
}

/** Whether one of 合总共累小页 stands before `at`, but for spaces. */
function isSumBefore(at: usize, start: usize): bool {
  let end = at;
  for (let back: usize = 1; back <= 3 && end >= start + back;) {
    if (spaceAt(end - back) == back) {
      end -= back;
      back = 1;
    } else back++;
  }
  if (end < start + 3) return false;
  const code = codeAt(end - 3);
  return (
    code == 0xe59088 ||
    code == 0xe680bb ||
    code == 0xe585b1 ||
    code == 0xe7b4af ||
    code == 0xe5b08f ||
    code == 0xe9a1b5
  );
}

function isLatinTotal(start: usize, end: usize): bool {
  let at = start;
  if (begins(at, end, GRAND, 5)) at = afterSpaces(at + 5, end);
  else if (begins(at, end, SUB, 3)) {
    at = afterSpaces(at + 3, end);
    if (at < end && load<u8>(at) == MINUS) at = afterSpaces(at + 1, end);
  }
  return begins(at, end, TOTAL, 5);
}

/** Whether a text begins with a word, in small letters or in capitals. */
function begins(at: usize, end: usize, word: usize, length: i32): bool {
  if (at + length > end) return false;
  for (let i = 0; i < length; i++)
    if ((load<u8>(at + i) | 0x20) != load<u8>(word + i)) return false;
  return true;
}

function afterSpaces(at: usize, end: usize): usize {
  let from = at;
  for (let length = spaceAt(from); from < end && length > 0; length = spaceAt(from)) from += length;
  return from;
}

/** Bytes of the space at a place, as scripts know spaces, or of a control character; 0 where none is. */
function spaceAt(at: usize): usize {
  const first = load<u8>(at);
  if (first <= SPACE) return 1;
  if (first == 0xc2) return load<u8>(at + 1) == 0xa0 ? 2 : 0;
  const code = codeAt(at);
  const isWide = code == 0xe38080 || code == 0xefbbbf || code == 0xe19a80;
  const isThin = (code >= 0xe28080 && code <= 0xe280af) || code == 0xe2819f;
  return isWide || isThin ? 3 : 0;
}

function isHeading(at: usize, length: i32): bool {
  for (let text = headings; text != 0 && text < headingsEnd; text = nextHeading(text))
    if (load<i32>(text) == length && isSame(text + 4, at, length)) return true;
  return false;
}

function nextHeading(text: usize): usize {
  return (text + 4 + load<i32>(text) + 15) & ~15;
}

/** Of the first row: which columns may be of ID numbers. */
function findIds(): void {
  let n = 0;
  for (let k = 0; k < width && n < MOST_IDS; k++)
    if (load<i32>(cellPlace(k), 4) == ID_LENGTH && (formsIn(k) & ID_NUMBER) != 0)
      store<i32>(idColumns + 4 * n++, k);
}

function listIds(): void {
  for (let n = 0; n < MOST_IDS; n++) {
    const k = idColumn(n);
    if (k < 0 || load<i32>(cellPlace(k), 4) == 0) continue;
    const listed = load<i32>(idCounts + 4 * n);
    if ((formsIn(k) & ID_NUMBER) == 0 || listed == MOST_LISTED) {
      store<i32>(idColumns + 4 * n, -1);
      continue;
    }
    const at: usize = load<u32>(cellPlace(k));
    const pair = idList(n) + 8 * listed;
    store<u32>(pair, digits(at, 8));
    store<u32>(pair, digits(at + 8, 9), 4);
    store<i32>(idCounts + 4 * n, listed + 1);
  }
}

function digits(at: usize, many: i32): u32 {
  let number: u32 = 0;
  for (let i = 0; i < many; i++) number = number * 10 + load<u8>(at + i) - ZERO;
  return number;
}
