import {formsOf, typesOf} from './forms';
import {room} from './memory';

/** Texts that are worth to be judged one by one. */
const MOST_TEXTS: i32 = 64;
const MOST_BYTES: i32 = 90;

/** Of a column: cells that hold something, bytes of the longest, types and forms of all as bits, known texts or CLOSED. */
const RECORD: usize = 32;
const FILLED: usize = 0;
const LONGEST: usize = 4;
const TYPES: usize = 8;
const FORMS: usize = 12;
const COUNT: usize = 16;
/** A column that has too many texts. */
const CLOSED: i32 = -1;

const SLOTS: usize = 256;
const POINTERS: usize = 4 * 64;
/** Sixteen bytes of ones, then of zeros: from 16 - n on, the first n bytes count. */
const ONES = memory.data<u64>([-1, -1, 0, 0]);

let width: i32 = 0;
let records: usize = 0;
/** Of each column, by hash: 1 + the index of a text, 0 where there is none. */
let slots: usize = 0;
/** Of each column: where its known texts stand, each after its length. */
let pointers: usize = 0;

/** Makes room for what is known of so many columns. */
export function openColumns(count: i32): void {
  width = count;
  records = room(RECORD * count);
  slots = room(SLOTS * count);
  pointers = room(POINTERS * count);
}

/** Forgets what is known of all columns. */
export function forgetColumns(): void {
  memory.fill(records, 0, RECORD * width);
  memory.fill(slots, 0, SLOTS * width);
  for (let k = 0; k < width; k++) {
    store<i32>(records + RECORD * k, -1, TYPES);
    store<i32>(records + RECORD * k, -1, FORMS);
  }
}

/** What is known of a column: the n-th number of its record. */
export function known(k: i32, n: i32): i32 {
  return load<i32>(records + RECORD * k + 4 * n);
}

/** Where the length of the n-th text of a column stands; the text comes after it. */
export function knownText(k: i32, n: i32): usize {
  return load<u32>(pointers + POINTERS * k + 4 * n);
}

/** Forms of every text of a column. */
export function formsIn(k: i32): i32 {
  return load<i32>(records + RECORD * k, FORMS);
}

/** Looks at a text of a column that is not empty; whether it is one of the few that were seen before. */
// @inline
export function takeText(k: i32, at: usize, length: i32): bool {
  const record = records + RECORD * k;
  store<i32>(record, load<i32>(record, FILLED) + 1, FILLED);
  if (load<i32>(record, COUNT) != CLOSED && !isNew(k, at, length)) return true;
  if (length > load<i32>(record, LONGEST)) store<i32>(record, length, LONGEST);
  const types = load<i32>(record, TYPES);
  const forms = load<i32>(record, FORMS);
  if (types != 0) store<i32>(record, types & typesOf(at, at + length), TYPES);
  if (forms != 0) store<i32>(record, forms & formsOf(at, at + length, forms), FORMS);
  return false;
}

/** Notes a text while the texts of the column are few and short; false where it is known. */
// @inline
function isNew(k: i32, at: usize, length: i32): bool {
  const own = slots + SLOTS * k;
  let slot = slotOf(at, length);
  let n = i32(load<u8>(own + slot));
  while (n != 0) {
    const text = knownText(k, n - 1);
    if (load<i32>(text) == length && isSame(text + 4, at, length)) return false;
    slot = (slot + 1) & (SLOTS - 1);
    n = i32(load<u8>(own + slot));
  }
  note(k, own + slot, at, length);
  return true;
}

function note(k: i32, slot: usize, at: usize, length: i32): void {
  const record = records + RECORD * k;
  const count = load<i32>(record, COUNT);
  if (count == MOST_TEXTS || length > MOST_BYTES) {
    store<i32>(record, CLOSED, COUNT);
    return;
  }
  const text = room(4 + length);
  store<i32>(text, length);
  memory.copy(text + 4, at, length);
  store<u32>(pointers + POINTERS * k + 4 * count, u32(text));
  store<u8>(slot, u8(count + 1));
  store<i32>(record, count + 1, COUNT);
}

/** A hash of the length and of the bytes at both ends. */
// @inline
function slotOf(at: usize, length: i32): usize {
  const begin = v128.and(v128.load(at), v128.load(ONES + usize(length < 16 ? 16 - length : 0)));
  const tail = length > 16 ? load<u64>(at + length - 8) : 0;
  const both = i64x2.extract_lane(begin, 0) ^ (i64x2.extract_lane(begin, 1) * 31) ^ tail;
  return usize(((both + length) * 0x9e3779b97f4a7c15) >>> 56);
}

/** Whether two texts of one length are the same. */
export function isSame(one: usize, other: usize, length: i32): bool {
  let left = length;
  for (; left > 16; left -= 16) {
    if (v128.any_true(v128.xor(v128.load(one), v128.load(other)))) return false;
    one += 16;
    other += 16;
  }
  const differs = v128.xor(v128.load(one), v128.load(other));
  return !v128.any_true(v128.and(differs, v128.load(ONES + 16 - left)));
}
