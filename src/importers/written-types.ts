/** What a text may be, as bits: every integer is a number as well. */
export const INTEGER = 1;
export const NUMBER = 2;
export const DATE = 4;

/** More digits are a number of something, or would not come back from a double. */
const MOST_DIGITS = 15;
/** Of each month from 1, in a common year. */
const DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const ZERO = 0x30;
const MINUS = 0x2d;
const POINT = 0x2e;

/**
 * What the text in bytes[start, end) may be: INTEGER, NUMBER (-12, 0.5: without a leading zero and with at most 15 digits before
 * the point, so that nothing is lost), DATE (2024-06-30, of the years 1900 to 2099); 0 for none.
 */
export function typesOf(bytes: Uint8Array, start: number, end: number): number {
  const digits = digitsEnd(bytes, bytes[start] === MINUS ? start + 1 : start, end);
  const from = bytes[start] === MINUS ? start + 1 : start;
  const count = digits - from;
  if (count === 4 && from === start && bytes[digits] === MINUS)
    return isDate(bytes, start, end) ? DATE : 0;
  if (count === 0 || count > MOST_DIGITS || (bytes[from] === ZERO && count > 1)) return 0;
  if (digits === end) return INTEGER | NUMBER;
  if (bytes[digits] !== POINT || digits + 1 === end) return 0;
  return digitsEnd(bytes, digits + 1, end) === end ? NUMBER : 0;
}

function digitsEnd(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && (bytes[at] ?? 0) >= ZERO && (bytes[at] ?? 0) <= ZERO + 9) at++;
  return at;
}

function isDate(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start !== 10 || bytes[start + 7] !== MINUS) return false;
  if (digitsEnd(bytes, start + 5, end) !== start + 7 || digitsEnd(bytes, start + 8, end) !== end)
    return false;
  const two = (at: number): number => ((bytes[at] ?? 0) - ZERO) * 10 + (bytes[at + 1] ?? 0) - ZERO;
  const [century, year, month, day] = [two(start), two(start + 2), two(start + 5), two(start + 8)];
  if (century !== 19 && century !== 20) return false;
  return day >= 1 && day <= (DAYS[month] ?? 0) + leapDay(century, year, month);
}

function leapDay(century: number, year: number, month: number): number {
  return month === 2 && year % 4 === 0 && (year !== 0 || century === 20) ? 1 : 0;
}
