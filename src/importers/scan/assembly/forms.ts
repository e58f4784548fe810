/** What a text may be, as bits: every integer is a number as well. */
const INTEGER: i32 = 1;
const NUMBER: i32 = 2;
const DATE: i32 = 4;
/** Forms of a text, as bits. */
const TEXT: i32 = 1;
const KEY: i32 = 2;
export const ID_NUMBER: i32 = 4;
const MOBILE: i32 = 8;
const MONTH: i32 = 16;

const SPACE: u8 = 0x20;
const MINUS: u8 = 0x2d;
const POINT: u8 = 0x2e;
const ZERO: u8 = 0x30;
const NINE: u8 = 0x39;
const X: u8 = 0x58;
/** More digits are a number of something, or would not come back from a double. */
const MOST_DIGITS: usize = 15;
/** Of each month from 1, in a common year; none of month 0. */
const DAYS = memory.data<u8>([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
/** GB 11643: the first 16 of 17 digits weighted (the last counts twice), and the check character of each remainder by 11. */
const WEIGHTS = memory.data<i16>([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4]);
const CHECKS = memory.data<u8>([0x31, 0x30, 0x58, 0x39, 0x38, 0x37, 0x36, 0x35, 0x34, 0x33, 0x32]);

/**
 * What the text in [start, end) may be: INTEGER (not -0), NUMBER (-12, 0.5: without a leading zero and with at most 15 digits before
 * the point, so that nothing is lost), DATE (2024-06-30, of the years 1900 to 2099); 0 for none.
 */
export function typesOf(start: usize, end: usize): i32 {
  const from = load<u8>(start) == MINUS ? start + 1 : start;
  const stop = digitsEnd(from, end);
  const count = stop - from;
  if (count == 4 && from == start && stop < end && load<u8>(stop) == MINUS)
    return isDate(start, end) ? DATE : 0;
  if (count == 0 || count > MOST_DIGITS || (load<u8>(from) == ZERO && count > 1)) return 0;
  if (stop == end) return load<u8>(from) == ZERO && from > start ? NUMBER : INTEGER | NUMBER;
  if (load<u8>(stop) != POINT || stop + 1 == end) return 0;
  return digitsEnd(stop + 1, end) == end ? NUMBER : 0;
}

/**
 * Which of the `asked` forms the text in [start, end) has: TEXT begins with an ideograph, is not a word for nothing and ends in no
 * space; KEY is digits, the first no zero and the last three not all zeros; ID_NUMBER has 17 digits and its check character
 * and is no place-holder; MOBILE has 11 digits from 1; MONTH is 2024-06 of the years 1900 to 2099.
 */
export function formsOf(start: usize, end: usize, asked: i32): i32 {
  const first = load<u8>(start);
  if (first >= 0xe4) return isPlainText(start, end) ? TEXT : 0;
  if (first <= ZERO || first > NINE) return 0;
  const length = end - start;
  const stop = digitsEnd(start, end);
  if (stop == end) return digitForms(start, end, asked);
  if (length == 18 && stop == end - 1 && load<u8>(stop) == X)
    return (asked & ID_NUMBER) != 0 && isIdNumber(start) ? ID_NUMBER : 0;
  return length == 7 && stop == start + 4 && isMonth(start) ? MONTH : 0;
}

function digitForms(start: usize, end: usize, asked: i32): i32 {
  const length = end - start;
  let zeros: usize = 0;
  while (zeros < 4 && load<u8>(end - 1 - zeros) == ZERO) zeros++;
  const key = zeros < 3 ? KEY : 0;
  const mayBeId = (asked & ID_NUMBER) != 0 && length == 18 && zeros < 4;
  const id = mayBeId && isIdNumber(start) ? ID_NUMBER : 0;
  const mobile = length == 11 && load<u8>(start) == ZERO + 1 ? MOBILE : 0;
  return (key | id | mobile) & asked;
}

/** Where the digits from `from` on end: 16 at a time, as long as there are so many. */
function digitsEnd(from: usize, end: usize): usize {
  let at = from;
  while (at < end) {
    const digits = i8x16.sub(v128.load(at), i8x16.splat(ZERO));
    const others = ~i8x16.bitmask(i8x16.le_u(digits, i8x16.splat(9)));
    at += ctz(others | 0x10000);
    if ((others & 0xffff) != 0) break;
  }
  return at < end ? at : end;
}

function isDate(start: usize, end: usize): bool {
  if (end - start != 10 || load<u8>(start + 7) != MINUS) return false;
  if (!areTwoDigits(start + 5) || !areTwoDigits(start + 8)) return false;
  const century = two(start);
  const month = two(start + 5);
  const day = two(start + 8);
  if ((century != 19 && century != 20) || month > 12) return false;
  return day >= 1 && day <= i32(load<u8>(DAYS + month)) + leapDay(century, two(start + 2), month);
}

function leapDay(century: i32, year: i32, month: i32): i32 {
  return month == 2 && year % 4 == 0 && (year != 0 || century == 20) ? 1 : 0;
}

function isMonth(start: usize): bool {
  if (load<u8>(start + 4) != MINUS || !areTwoDigits(start + 5)) return false;
  const century = two(start);
  const month = two(start + 5);
  return (century == 19 || century == 20) && month >= 1 && month <= 12;
}

function areTwoDigits(at: usize): bool {
  return load<u8>(at) - ZERO <= 9 && load<u8>(at + 1) - ZERO <= 9;
}

function two(at: usize): i32 {
  return (i32(load<u8>(at)) - ZERO) * 10 + i32(load<u8>(at + 1)) - ZERO;
}

function isIdNumber(at: usize): bool {
  if (load<u8>(at) == NINE) return false;
  const digits = i8x16.sub(v128.load(at), i8x16.splat(ZERO));
  const low = i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(digits), v128.load(WEIGHTS));
  const high = i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(digits), v128.load(WEIGHTS + 16));
  const four = i32x4.add(low, high);
  const halves = i32x4.extract_lane(four, 0) + i32x4.extract_lane(four, 1);
  const others = i32x4.extract_lane(four, 2) + i32x4.extract_lane(four, 3);
  const sum = halves + others + 2 * (i32(load<u8>(at + 16)) - ZERO);
  return load<u8>(at + 17) == load<u8>(CHECKS + (sum % 11));
}

/** From 一 (E4 B8 80) up to 龥 (E9 BE A5), which is none itself; not 无, 空 and 暂无; no space or line end last. */
function isPlainText(start: usize, end: usize): bool {
  const code = codeAt(start);
  if (code < 0xe4b880 || code >= 0xe9bea5) return false;
  if (code == 0xe697a0 || code == 0xe7a9ba || code == 0xe69a82) return false;
  return load<u8>(end - 1) > SPACE && codeAt(end - 3) != 0xe38080;
}

/** Three bytes as one number. */
export function codeAt(at: usize): i32 {
  return (i32(load<u8>(at)) << 16) | (i32(load<u8>(at + 1)) << 8) | i32(load<u8>(at + 2));
}
