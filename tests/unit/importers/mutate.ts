/** A generator of numbers in [0, 1) that gives the same row for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The bytes with a few of them changed, cut off, cut out, doubled or swapped for some of `other`. */
export function mutated(bytes: Uint8Array, other: Uint8Array, random: () => number): Uint8Array {
  const at = Math.floor(random() * bytes.length);
  const length = Math.min(bytes.length - at, 1 + Math.floor(random() ** 3 * 600));
  const kind = Math.floor(random() * 7);
  if (kind === 0) return bytes.slice(0, at);
  if (kind === 1) return spliced(bytes, at, length, new Uint8Array(0));
  if (kind === 2) return spliced(bytes, at, 0, bytes.slice(at, at + length));
  if (kind === 3) {
    const from = Math.floor(random() * other.length);
    return spliced(bytes, at, length, other.slice(from, from + length));
  }
  if (kind === 4)
    return spliced(bytes, at, length, new Uint8Array(length).fill(random() < 0.5 ? 0 : 255));
  const changed = bytes.slice();
  for (let i = 0; i < (kind === 5 ? 1 : 12); i++) {
    const place = Math.floor(random() * bytes.length);
    changed[place] = (changed[place] ?? 0) ^ (1 << Math.floor(random() * 8));
  }
  return changed;
}

function spliced(bytes: Uint8Array, at: number, length: number, put: Uint8Array): Uint8Array {
  const whole = new Uint8Array(bytes.length - length + put.length);
  whole.set(bytes.subarray(0, at));
  whole.set(put, at);
  whole.set(bytes.subarray(at + length), at + put.length);
  return whole;
}
