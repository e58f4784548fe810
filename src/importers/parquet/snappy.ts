/**
 * Unpacks a raw Snappy block of `size` bytes (Snappy's format description: a length, then literals and copies). Throws a
 * RangeError where an element reaches beyond what is there, so that damaged bytes end the reading instead of looping in it.
 */
export function unpackedSnappy(packed: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(size);
  let at = afterLength(packed);
  let to = 0;
  while (at < packed.length) {
    const tag = packed[at++] ?? 0;
    const kind = tag & 3;
    if (kind === 0) {
      const extra = Math.max(0, (tag >> 2) - 59);
      const length = (extra === 0 ? tag >> 2 : littleEndian(packed, at, extra)) + 1;
      at += extra;
      if (at + length > packed.length || to + length > size) throw new RangeError('a literal');
      out.set(packed.subarray(at, at + length), to);
      at += length;
      to += length;
      continue;
    }
    const bytes = kind === 3 ? 4 : kind;
    const far = littleEndian(packed, at, bytes) + (kind === 1 ? (tag >> 5) << 8 : 0);
    const length = kind === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
    at += bytes;
    copy(out, to, far, length);
    to += length;
  }
  if (to !== size) throw new RangeError(`${to} of ${size} bytes`);
  return out;
}

/** A copy may overlap what it writes: then it repeats. */
function copy(out: Uint8Array, to: number, far: number, length: number): void {
  if (far < 1 || far > to || to + length > out.length) throw new RangeError('a copy');
  if (far >= length) out.copyWithin(to, to - far, to - far + length);
  else for (let i = to; i < to + length; i++) out[i] = out[i - far] ?? 0;
}

function afterLength(packed: Uint8Array): number {
  const end = packed.findIndex((byte) => byte < 0x80);
  if (end < 0) throw new RangeError('a length without end');
  return end + 1;
}

function littleEndian(bytes: Uint8Array, at: number, count: number): number {
  if (at + count > bytes.length) throw new RangeError('an element ends early');
  let value = 0;
  for (let i = 0; i < count; i++) value += (bytes[at + i] ?? 0) * 2 ** (8 * i);
  return value;
}
