import type {ByteSource} from '../model/sheet.ts';

/**
 * Who reads at this moment. Chromium collects a stream of a file to which nothing leads but the promise of its next bytes, and the
 * promise is never kept then: what is listed here is not collected.
 */
const reading = new Set<ReadableStreamBYOBReader>();

/**
 * A file from a byte on, in blocks of `size` bytes; the last may be shorter, and none comes where the file gives no more. A
 * block may lie in the memory of the one before: fresh memory of a large file costs as much time as looking at it.
 */
export async function* blocksOf(
  source: ByteSource,
  from: number,
  size: number
): AsyncGenerator<Uint8Array> {
  const reader = from < source.size ? filling(source.blob?.slice(from)) : undefined;
  if (reader === undefined) {
    yield* readBlocks(source, from, size);
    return;
  }
  reading.add(reader);
  let left = source.size - from;
  let memory = new ArrayBuffer(Math.min(size, left));
  try {
    while (left > 0) {
      const room = Math.min(size, left);
      let length = 0;
      while (length < room) {
        const {done, value} = await reader.read(new Uint8Array(memory, length, room - length));
        if (value === undefined) return;
        memory = value.buffer;
        if (done) break;
        length += value.length;
      }
      if (length > 0) yield new Uint8Array(memory, 0, length);
      if (length < room) return;
      left -= length;
    }
  } finally {
    reading.delete(reader);
    await reader.cancel();
  }
}

/** A reader that fills memory it is given, where the platform has one. */
function filling(blob: Blob | undefined): ReadableStreamBYOBReader | undefined {
  try {
    return blob?.stream().getReader({mode: 'byob'});
  } catch {
    return undefined;
  }
}

/** Each block is read while the one before is looked at. */
async function* readBlocks(
  source: ByteSource,
  from: number,
  size: number
): AsyncGenerator<Uint8Array> {
  const read = (at: number): Promise<Uint8Array> => {
    const block = source.read(at, Math.min(at + size, source.size));
    // Nobody may want it any more when it fails.
    block.catch(() => undefined);
    return block;
  };
  let next = read(from);
  for (let at = from; at < source.size;) {
    const block = await next;
    if (block.length === 0) return;
    at += block.length;
    next = read(at);
    yield block;
  }
}
