import {dataOf, inflated, isSwollen, Whole, type ZipEntry} from './zip.ts';

const PIECE = 1 << 15;
/** Of less, the platform makes no shorter work. */
const LEAST = 1 << 14;
const DEFLATED = 8;

/**
 * The content of an entry in pieces. The platform unpacks it five times faster than a script and proves its sum, told that it is a
 * gzip file; where that finds fault, inflated() judges what is left. Throws what that throws.
 */
export async function* unpacked(
  bytes: Uint8Array,
  entry: ZipEntry,
  doubtful?: () => void
): AsyncGenerator<Uint8Array> {
  let given = 0;
  if (entry.method === DEFLATED && entry.compressed >= LEAST) {
    const read = {bytes: 0};
    const file = gzipFile(dataOf(bytes, entry), entry, read);
    const reader = file.pipeThrough(new DecompressionStream('gzip')).getReader();
    try {
      for (;;) {
        const next = await reader.read().catch(() => undefined);
        if (next?.done === true) return;
        if (next === undefined || maySwell(given + next.value.length, read.bytes)) break;
        given += next.value.length;
        yield next.value;
      }
    } finally {
      await reader.cancel().catch(() => undefined);
    }
  }
  for (const piece of inflated(bytes, entry, doubtful)) {
    const known = Math.min(given, piece.length);
    given -= known;
    if (known < piece.length) yield piece.subarray(known);
  }
}

/** The whole content of an entry. Also throws `zip-bomb` above `most` bytes, 1 GiB at the most. */
export async function wholeOf(
  bytes: Uint8Array,
  entry: ZipEntry,
  most: number
): Promise<Uint8Array> {
  const whole = new Whole(entry, most);
  for await (const piece of unpacked(bytes, entry)) whole.take(piece);
  return whole.bytes;
}

/** So early that the pieces which were read ahead, three at the most, do not hide a bomb from inflated(). */
function maySwell(size: number, read: number): boolean {
  return isSwollen(size, read / 2);
}

/** A gzip file (RFC 1952) of one member around deflated data. `read` counts what was taken of the data. */
function gzipFile(
  data: Uint8Array,
  {crc, size}: ZipEntry,
  read: {bytes: number}
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const end = new DataView(new ArrayBuffer(8));
  end.setUint32(0, crc, true);
  end.setUint32(4, size % 2 ** 32, true);
  return new ReadableStream({
    start: (file) => file.enqueue(Uint8Array.of(0x1f, 0x8b, DEFLATED, 0, 0, 0, 0, 0, 0, 255)),
    pull: (file) => {
      file.enqueue(data.slice(read.bytes, read.bytes + PIECE));
      read.bytes = Math.min(read.bytes + PIECE, data.length);
      if (read.bytes < data.length) return;
      file.enqueue(new Uint8Array(end.buffer));
      file.close();
    }
  });
}
