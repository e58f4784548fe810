import {varint} from './thrift-check.ts';

/** Values below `most` (inclusive) of so many bits, as runs of the RLE and bit-packed hybrid of Parquet's format. */
export type Runs = {readonly width: number; readonly count: number; readonly most: number};

/** An index of more bits no dictionary needs: it holds at most 2^24 values. */
const MOST_WIDTH = 24;
/** A bit-packed run of no width says nothing but its length; writers close a run after so many values. */
const MOST_EMPTY = 504;

/**
 * Walks runs before they are decoded, since a decoder that believes the length of a run takes the whole program down. Returns how
 * many values equal `most`. Throws a RangeError where a run is longer than what is left, ends early, or holds a value above `most`.
 */
export function checkRuns(bytes: Uint8Array, {width, count, most}: Runs): number {
  if (width > MOST_WIDTH) throw new RangeError(`values of ${width} bits`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  let seen = 0;
  let full = 0;
  while (seen < count) {
    const [header, start] = varint(view, at, 5);
    const left = count - seen;
    if (header % 2 === 1) {
      const groups = (header - 1) / 2;
      at = start + groups * width;
      if (at > bytes.length || (width === 0 && groups * 8 > left + MOST_EMPTY))
        throw new RangeError(`a run of ${groups * 8} values`);
      const values = Math.min(left, groups * 8);
      full += packedAt(bytes, start, {width, count: values, most});
      seen += values;
    } else {
      const length = header / 2;
      if (length > left) throw new RangeError(`a run of ${length} values where ${left} are left`);
      const value = repeated(view, start, (width + 7) >> 3);
      if (value > most) throw new RangeError(`${value} where ${most} is the most`);
      if (value === most) full += length;
      at = start + ((width + 7) >> 3);
      seen += length;
    }
  }
  return full;
}

/** How many of the bit-packed values from `start` equal `most`. */
function packedAt(bytes: Uint8Array, start: number, {width, count, most}: Runs): number {
  const mask = (1 << width) - 1;
  let at = start;
  let bits = 0;
  let held = 0;
  let full = 0;
  for (let i = 0; i < count; i++) {
    while (held < width) {
      bits |= (bytes[at++] ?? 0) << held;
      held += 8;
    }
    const value = bits & mask;
    bits >>>= width;
    held -= width;
    if (value > most) throw new RangeError(`${value} where ${most} is the most`);
    if (value === most) full++;
  }
  return full;
}

function repeated(view: DataView, at: number, bytes: number): number {
  let value = 0;
  for (let i = 0; i < bytes; i++) value += view.getUint8(at + i) * 2 ** (8 * i);
  return value;
}
