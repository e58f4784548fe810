const decoder = new TextDecoder('utf-8', {ignoreBOM: true});

/** Whether these very bytes stand there. */
export function isAt(bytes: Uint8Array, at: number, what: Uint8Array): boolean {
  for (let i = 0; i < what.length; i++) if (bytes[at + i] !== what[i]) return false;
  return true;
}

export function isLetterOrDigit(byte = 0): boolean {
  return (
    (byte >= 0x30 && byte <= 0x39) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    (byte >= 0x61 && byte <= 0x7a)
  );
}

/** What the attribute t of a cell says of its value. */
export const NUMBER = 0;
export const STRING = 1;
export const BOOLEAN = 2;
export const DATE = 3;
export const TEXT = 4;

/** The type that stands there; one of more than a letter is text. */
export function typeAt(bytes: Uint8Array, at: number): number {
  const single = bytes[at + 1] === 0x22 || bytes[at + 1] === 0x27;
  if (!single) return TEXT;
  const byte = bytes[at];
  if (byte === 0x73) return STRING;
  if (byte === 0x6e) return NUMBER;
  if (byte === 0x62) return BOOLEAN;
  return byte === 0x64 ? DATE : TEXT;
}

/**
 * Where the value of an attribute of one letter begins that has its name at `at`, after the quote; -1 where none does. Spaces may stand
 * around the sign between them.
 */
export function valueAt(bytes: Uint8Array, at: number, to: number): number {
  if ((bytes[at - 1] ?? 0) > 0x20) return -1;
  let i = at + 1;
  while (i < to && (bytes[i] ?? 0) <= 0x20) i++;
  if (bytes[i] !== 0x3d) return -1;
  do i++;
  while (i < to && (bytes[i] ?? 0) <= 0x20);
  return i < to && (bytes[i] === 0x22 || bytes[i] === 0x27) ? i + 1 : -1;
}

/** The row of a reference such as 'AB12', 0 where it has none. */
export function rowAt(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && (bytes[at] ?? 0) > 0x39) at++;
  return digits(bytes, at, to);
}

/** '1' or, in some writers, 'true'. */
export function truth(source: string): string {
  return /^(?:true|0*[1-9]\d*)$/i.test(source) ? 'TRUE' : 'FALSE';
}

/** The number that begins there, 0 where there is none. */
export function digits(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = (bytes[i] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  return value;
}

/** The number that a cell gives its text by; undefined when it is none. */
export function indexIn(bytes: Uint8Array, from: number, to: number): number | undefined {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = (bytes[i] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) {
      const text = decoder.decode(bytes.subarray(from, to)).trim();
      return /^\d+$/.test(text) ? Number(text) : undefined;
    }
    value = value * 10 + digit;
  }
  return from < to ? value : undefined;
}

/** Column of a reference such as 'AB12', from 0; `otherwise` where it begins with no letter. */
export function letters(bytes: Uint8Array, from: number, to: number, otherwise: number): number {
  let column = 0;
  for (let i = from; i < to; i++) {
    const letter = ((bytes[i] ?? 0) & 0xdf) - 0x40;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column === 0 ? otherwise : column - 1;
}

/** An integer without exponent or leading zero: copied as it stands. */
export function arePlainDigits(bytes: Uint8Array, from: number, to: number): boolean {
  const first = bytes[from] === 0x2d ? from + 1 : from;
  if (first === to || (bytes[first] === 0x30 && to - from > 1)) return false;
  for (let i = first; i < to; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x30 || byte > 0x39) return false;
  }
  return true;
}

/** A date of type 'd' is ISO 8601 already; only midnight goes. */
export function isoText(source: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})/.exec(source);
  if (match === null) return source;
  return match[2] === '00:00:00' ? (match[1] ?? '') : `${match[1] ?? ''} ${match[2] ?? ''}`;
}
