import type {SchemaElement} from 'hyparquet';
import {
  bigEndian,
  bytesText,
  clockText,
  dayText,
  decimalText,
  float32Text,
  floatText,
  hexadecimal,
  timestampText
} from '../typed/values.ts';

/** What a leaf's values are: `bare` ones are numbers or truth values, which JSON writes without quotes. */
export type Leaf = {readonly bare: boolean; readonly text: (value: unknown) => string};

const PER_SECOND = {MILLIS: 1000n, MICROS: 1_000_000n, NANOS: 1_000_000_000n} as const;

/** How the raw values of a column (int, bigint, number, bytes) are written as text, by its logical type. */
export function leafOf(element: SchemaElement): Leaf {
  const {type, converted_type: converted, logical_type: logical} = element;
  if (logical?.type === 'DECIMAL' || converted === 'DECIMAL') {
    const scale = element.scale ?? (logical?.type === 'DECIMAL' ? logical.scale : 0);
    return bare((value) => decimalText(integer(value), scale));
  }
  if (logical?.type === 'TIMESTAMP')
    return quoted(stamped(PER_SECOND[logical.unit], logical.isAdjustedToUTC ? '+00' : ''));
  if (logical?.type === 'TIME')
    return quoted((value) => clockText(integer(value), PER_SECOND[logical.unit]));
  if (logical?.type === 'DATE' || converted === 'DATE')
    return quoted((value) => dayText(integer(value)));
  if (converted === 'TIMESTAMP_MILLIS') return quoted(stamped(1000n, ''));
  if (converted === 'TIMESTAMP_MICROS') return quoted(stamped(1_000_000n, ''));
  if (converted === 'TIME_MILLIS') return quoted((value) => clockText(integer(value), 1000n));
  if (converted === 'TIME_MICROS') return quoted((value) => clockText(integer(value), 1_000_000n));
  if (type === 'INT96') return quoted(stamped(1_000_000_000n, ''));
  if (converted === 'UINT_64' || isUnsigned(element, 64))
    return bare((value) => BigInt.asUintN(64, integer(value)).toString());
  if (converted === 'UINT_32' || isUnsigned(element, 32))
    return bare((value) => BigInt.asUintN(32, integer(value)).toString());
  if (logical?.type === 'UUID') return quoted(uuidText);
  if (converted === 'INTERVAL') return quoted(intervalText);
  if (logical?.type === 'FLOAT16' || type === 'FLOAT') return bare(numberText(float32Text));
  if (type === 'DOUBLE') return bare(numberText(floatText));
  if (type === 'BOOLEAN') return bare(String);
  return type === 'INT32' || type === 'INT64' ? bare(String) : quoted(plainText);
}

/** The element without its meaning, so that its values come as they are stored. Texts keep theirs: they are decoded once. */
export function rawElement(element: SchemaElement): SchemaElement {
  const isText = element.converted_type === 'UTF8' || element.logical_type?.type === 'STRING';
  if (isText || element.type === undefined || element.logical_type?.type === 'FLOAT16')
    return element;
  const {converted_type: _converted, logical_type: _logical, ...raw} = element;
  return raw;
}

function bare(text: Leaf['text']): Leaf {
  return {bare: true, text};
}

function quoted(text: Leaf['text']): Leaf {
  return {bare: false, text};
}

function stamped(perSecond: bigint, zone: string): Leaf['text'] {
  return (value) => `${timestampText(integer(value), perSecond)}${zone}`;
}

function numberText(write: (value: number) => string): Leaf['text'] {
  return (value) => (typeof value === 'number' ? write(value) : plainText(value));
}

function isUnsigned({logical_type: logical}: SchemaElement, bits: number): boolean {
  return logical?.type === 'INTEGER' && !logical.isSigned && logical.bitWidth === bits;
}

function integer(value: unknown): bigint {
  if (value instanceof Uint8Array) return bigEndian(value);
  if (typeof value === 'bigint') return value;
  return typeof value === 'number' ? BigInt(value) : 0n;
}

function plainText(value: unknown): string {
  if (value instanceof Uint8Array) return bytesText(value);
  return typeof value === 'string' ? value : String(value);
}

function uuidText(value: unknown): string {
  if (!(value instanceof Uint8Array)) return plainText(value);
  return hexadecimal(value).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Months, days and milliseconds in twelve bytes, as an ISO 8601 duration. */
function intervalText(value: unknown): string {
  if (!(value instanceof Uint8Array) || value.length !== 12) return plainText(value);
  const view = new DataView(value.buffer, value.byteOffset, 12);
  const [months = 0, days = 0, millis = 0] = [0, 4, 8].map((at) => view.getUint32(at, true));
  return `P${months}M${days}DT${millis / 1000}S`;
}
