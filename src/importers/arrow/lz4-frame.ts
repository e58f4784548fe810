const MAGIC = 0x184d2204;

/**
 * Unpacks an LZ4 frame (LZ4 Frame Format 1.6.x: blocks may refer to what earlier ones gave). Throws a RangeError when it is
 * damaged or gives more than `most` bytes.
 */
export function unpackedLz4(frame: Uint8Array, most: number): Uint8Array {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  if (view.getUint32(0, true) !== MAGIC) throw new RangeError('no LZ4 frame');
  const flags = frame[4] ?? 0;
  const hasSize = (flags & 0x08) !== 0;
  const blockSum = (flags & 0x10) === 0 ? 0 : 4;
  let at = 7 + (hasSize ? 8 : 0) + ((flags & 0x01) === 0 ? 0 : 4);
  const output = new Output(most);
  for (;;) {
    const head = view.getUint32(at, true);
    at += 4;
    if (head === 0) return output.whole();
    const size = head & 0x7fffffff;
    if (at + size > frame.length) throw new RangeError('a block ends early');
    const block = frame.subarray(at, at + size);
    if (head >>> 31 === 1) output.add(block);
    else unpackBlock(block, output);
    at += size + blockSum;
  }
}

class Output {
  #bytes = new Uint8Array(1 << 16);
  #size = 0;
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  add(bytes: Uint8Array): void {
    this.#reach(bytes.length);
    this.#bytes.set(bytes, this.#size);
    this.#size += bytes.length;
  }

  /** Repeats `length` bytes from `back` bytes before the end; they may overlap what is being written. */
  repeat(back: number, length: number): void {
    if (back === 0 || back > this.#size) throw new RangeError('a reference before the beginning');
    this.#reach(length);
    const bytes = this.#bytes;
    const start = this.#size - back;
    if (back >= length) bytes.copyWithin(this.#size, start, start + length);
    else for (let i = 0; i < length; i++) bytes[this.#size + i] = bytes[start + i] ?? 0;
    this.#size += length;
  }

  whole(): Uint8Array {
    return this.#bytes.slice(0, this.#size);
  }

  #reach(length: number): void {
    const needed = this.#size + length;
    if (needed > this.#most) throw new RangeError(`more than ${this.#most} bytes`);
    if (needed <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    grown.set(this.#bytes);
    this.#bytes = grown;
  }
}

function unpackBlock(block: Uint8Array, output: Output): void {
  let at = 0;
  const longer = (length: number): number => {
    if (length < 15) return length;
    let sum = length;
    for (;;) {
      const byte = block[at++];
      if (byte === undefined) throw new RangeError('a block ends early');
      sum += byte;
      if (byte < 255) return sum;
    }
  };
  while (at < block.length) {
    const token = block[at++] ?? 0;
    const literals = longer(token >> 4);
    if (at + literals > block.length) throw new RangeError('a block ends early');
    output.add(block.subarray(at, at + literals));
    at += literals;
    if (at >= block.length) return;
    const back = (block[at] ?? 0) | ((block[at + 1] ?? 0) << 8);
    at += 2;
    output.repeat(back, longer(token & 15) + 4);
  }
}
