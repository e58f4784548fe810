import {deltaBinaryUnpack} from 'hyparquet/src/delta.js';
import {varint} from './thrift-check.ts';

/** Blocks of more values no writer makes; the usual ones have 128. */
const MOST_BLOCK = 1 << 16;

/** Walks `count` delta-packed numbers before they are decoded. Returns where they end. Throws a RangeError. */
export function checkDeltas(view: DataView, start: number, count: number): number {
  const [block, afterBlock] = varint(view, start, 5);
  const [parts, afterParts] = varint(view, afterBlock, 5);
  const [total, afterTotal] = varint(view, afterParts, 5);
  let [, at] = varint(view, afterTotal);
  const each = block / parts;
  const sound = block <= MOST_BLOCK && parts > 0 && each % 8 === 0 && each > 0;
  if (!sound || total !== count) throw new RangeError(`${total} numbers in blocks of ${block}`);
  for (let left = count - 1; left > 0; left -= block) {
    const [, widths] = varint(view, at);
    at = widths + parts;
    const used = Math.min(parts, Math.ceil(left / each));
    for (let part = 0; part < used; part++) {
      const width = view.getUint8(widths + part);
      if (width > 64) throw new RangeError(`numbers of ${width} bits`);
      at += (width * each) / 8;
    }
  }
  if (at > view.byteLength) throw new RangeError('numbers end early');
  return at;
}

/** Texts whose lengths are delta-packed, one after the other. Throws a RangeError where they end early. */
export function checkLengths(view: DataView, start: number, count: number): void {
  const end = checkDeltas(view, start, count);
  const sum = numbersAt(view, start, count).reduce((all, length) => all + positive(length), 0);
  if (end + sum > view.byteLength) throw new RangeError('texts end early');
}

/** Texts that begin like the one before: none may take over more of it than it has. */
export function checkPrefixes(view: DataView, start: number, count: number): void {
  const between = checkDeltas(view, start, count);
  const end = checkDeltas(view, between, count);
  const suffixes = numbersAt(view, between, count);
  let before = 0;
  let at = end;
  numbersAt(view, start, count).forEach((prefix, i) => {
    const suffix = positive(suffixes[i] ?? 0);
    if (positive(prefix) > before) throw new RangeError(`a text that begins with ${prefix} bytes`);
    before = prefix + suffix;
    at += suffix;
  });
  if (at > view.byteLength) throw new RangeError('texts end early');
}

function numbersAt(view: DataView, offset: number, count: number): Int32Array {
  const numbers = new Int32Array(count);
  if (count > 0) deltaBinaryUnpack({view, offset}, count, numbers);
  return numbers;
}

function positive(length: number): number {
  if (length < 0) throw new RangeError(`a text of ${length} bytes`);
  return length;
}
