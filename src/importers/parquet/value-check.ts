import type {Encoding, ParquetType} from 'hyparquet';
import {checkDeltas, checkLengths, checkPrefixes} from './delta-check.ts';
import {checkRuns} from './run-check.ts';

/** The values of a page: how many, how they are written, and how many the dictionary has that they may point into. */
export type PageValues = {
  readonly encoding: Encoding;
  readonly type: ParquetType;
  /** Bytes of a value of fixed length. */
  readonly length: number | undefined;
  readonly count: number;
  readonly dictionary: number | undefined;
};

const BYTES: Partial<Record<ParquetType, number>> = {
  INT32: 4,
  INT64: 8,
  INT96: 12,
  FLOAT: 4,
  DOUBLE: 8
};

/** Throws a RangeError where the bytes of an unpacked page do not hold the values that it states. */
export function checkValues(bytes: Uint8Array, values: PageValues): void {
  const {encoding, type, count} = values;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (encoding) {
    case 'PLAIN':
      return checkPlain(view, values);
    case 'PLAIN_DICTIONARY':
    case 'RLE_DICTIONARY':
      return checkIndexes(bytes, values);
    case 'RLE':
      return checkTruths(bytes, values);
    case 'DELTA_BINARY_PACKED':
      checkDeltas(view, 0, count);
      return;
    case 'DELTA_LENGTH_BYTE_ARRAY':
      return checkLengths(view, 0, count);
    case 'DELTA_BYTE_ARRAY':
      return checkPrefixes(view, 0, count);
    case 'BYTE_STREAM_SPLIT':
      return checkSize(view, count * widthOf(type, values.length));
    case 'ALP':
      return;
    default:
      throw new RangeError(`an encoding that is not read: ${encoding}`);
  }
}

function checkPlain(view: DataView, {type, length, count}: PageValues): void {
  if (type === 'BOOLEAN') return checkSize(view, Math.ceil(count / 8));
  if (type !== 'BYTE_ARRAY') return checkSize(view, count * widthOf(type, length));
  let at = 0;
  for (let i = 0; i < count; i++) at += 4 + view.getUint32(at, true);
  checkSize(view, at);
}

function widthOf(type: ParquetType, length: number | undefined): number {
  const width = BYTES[type] ?? length;
  if (width === undefined || width < 1) throw new RangeError(`values of ${width ?? 'no'} bytes`);
  return width;
}

/** Places in the dictionary: the width of all in one byte, then runs. */
function checkIndexes(bytes: Uint8Array, {type, count, dictionary}: PageValues): void {
  if (dictionary === undefined || type === 'BOOLEAN') throw new RangeError('no dictionary');
  if (count === 0) return;
  const [width = 0] = bytes;
  checkRuns(bytes.subarray(1), {width, count, most: dictionary - 1});
}

function checkTruths(bytes: Uint8Array, {type, count}: PageValues): void {
  if (type !== 'BOOLEAN') throw new RangeError('runs of values that are not true or false');
  checkRuns(bytes.subarray(4), {width: 1, count, most: 1});
}

function checkSize(view: DataView, size: number): void {
  if (size > view.byteLength) throw new RangeError(`${size} bytes where ${view.byteLength} are`);
}
