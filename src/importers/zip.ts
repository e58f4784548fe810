import {Inflate, zipSync} from 'fflate';
import {DishuError, failureOf} from '../model/failure.ts';
import {crc32} from './crc32.ts';
import {afterEntry, directory, DIRECTORY, isLocal} from './zip-directory.ts';

/** One file in a zip archive. Sizes are what the archive claims. */
export type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly compressed: number;
  readonly size: number;
  readonly offset: number;
  readonly crc: number;
};

const PIECE = 1 << 16;
/** An entry that swells more than this, once it is large, is a bomb; deflate's own limit is 1032. */
const MOST_RATIO = 400;
const FREE_SIZE = 64 << 20;
const MOST_WHOLE = 1 << 30;
/** Deflate64, bzip2, LZMA, Zstandard, XZ, PPMd. */
const OTHER_METHODS = new Set([9, 12, 14, 93, 95, 98]);
/** Parts of a workbook without which its cells are not what they were. */
const CELLS = /^xl\/(?:workbook|sharedStrings|worksheets\/)/i;

/**
 * The archive's list of files, folders left out. Throws `file-truncated` when its end is missing, `zip-damaged` when
 * its directory is not where it should be.
 */
export function entriesOf(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const {start, count, shift, end} = directory(view);
  const entries: ZipEntry[] = [];
  try {
    let at = start;
    for (let i = 0; i < count; i++) {
      if (view.getUint32(at, true) !== DIRECTORY) throw new RangeError('directory');
      entries.push(entryAt(bytes, view, at, shift));
      at = afterEntry(view, at);
    }
    const more = at + 4 <= end && view.getUint32(at, true) === DIRECTORY;
    if (more) throw new RangeError('more entries than stated');
  } catch (thrown) {
    throw new DishuError({code: 'zip-damaged'}, thrown);
  }
  return entries.filter((entry) => !/[/\\]$/.test(entry.name));
}

/**
 * The content of an entry in pieces. Throws `zip-encrypted`, `zip-method`, `zip-bomb`, or `zip-damaged` (also at its end, by its CRC). Content of
 * the stated length of which only the sum is wrong is told to `doubtful` instead, where somebody can say so.
 */
export function* inflated(
  bytes: Uint8Array,
  entry: ZipEntry,
  doubtful?: () => void
): Generator<Uint8Array> {
  const {name, method} = entry;
  if (OTHER_METHODS.has(method) && methodInHead(bytes, entry) === method)
    throw new DishuError({code: 'zip-method', values: {name, method}});
  let crc = -1;
  let size = 0;
  for (const piece of unpacked(dataOf(bytes, entry), entry)) {
    crc = crc32(crc, piece);
    size += piece.length;
    yield piece;
  }
  if (~crc >>> 0 === entry.crc || ~crc >>> 0 === localSum(bytes, entry)) return;
  if (doubtful === undefined || size !== entry.size)
    throw new DishuError({code: 'zip-damaged', values: {name: entry.name}});
  doubtful();
}

/** The method that the entry's own header states: where the directory's is another, one of them is damaged. */
function methodInHead(bytes: Uint8Array, {offset}: ZipEntry): number {
  if (offset + 30 > bytes.length) return -1;
  return new DataView(bytes.buffer, bytes.byteOffset).getUint16(offset + 8, true);
}

/** The sum that the entry's own header states: where the directory's is damaged, it proves the content as well. */
function localSum(bytes: Uint8Array, {offset}: ZipEntry): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(offset + 14, true);
}

/** Whether so much out of so many bytes is a bomb. */
export function isSwollen(size: number, packed: number): boolean {
  return size > FREE_SIZE && size > packed * MOST_RATIO;
}

function* unpacked(data: Uint8Array, {name, method}: ZipEntry): Generator<Uint8Array> {
  if (method === 0) {
    yield data;
    return;
  }
  if (method !== 8) throw new DishuError({code: 'zip-damaged', values: {name, method}});
  let ready: Uint8Array[] = [];
  let total = 0;
  const inflate = new Inflate((piece) => {
    total += piece.length;
    ready.push(piece);
  });
  for (let at = 0; at < data.length || at === 0; at += PIECE) {
    try {
      inflate.push(data.subarray(at, at + PIECE), at + PIECE >= data.length);
    } catch (thrown) {
      throw new DishuError({code: 'zip-damaged', values: {name}}, thrown);
    }
    if (isSwollen(total, Math.min(at + PIECE, data.length)))
      throw new DishuError({code: 'zip-bomb', values: {name, size: total}});
    yield* ready;
    ready = [];
  }
}

/** The whole content of an entry. Also throws `zip-bomb` above 1 GiB. */
export function contentOf(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const whole = new Whole(entry);
  for (const piece of inflated(bytes, entry)) whole.take(piece);
  return whole.bytes;
}

/** The content of an entry while it comes. */
export class Whole {
  readonly #name: string;
  readonly #most: number;
  readonly #pieces: Uint8Array[] = [];
  #size = 0;

  /** `most` bytes, 1 GiB at the most. */
  constructor({name}: ZipEntry, most = MOST_WHOLE) {
    this.#name = name;
    this.#most = Math.min(most, MOST_WHOLE);
  }

  /** Throws `zip-bomb` above the most. */
  take(piece: Uint8Array): void {
    this.#size += piece.length;
    if (this.#size > this.#most)
      throw new DishuError({code: 'zip-bomb', values: {name: this.#name, size: this.#size}});
    this.#pieces.push(piece);
  }

  get bytes(): Uint8Array {
    const whole = new Uint8Array(this.#size);
    let at = 0;
    for (const piece of this.#pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }
}

/**
 * The archive anew, without compression, pictures and themes: for a reader that would loop on damaged content, all of it is checked
 * here first. A damaged part that holds no cells is left out and told to `lost`.
 */
export function repacked(
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
  lost: (name: string) => void
): Uint8Array {
  const files = entries.filter(
    ({name}) => !/^(?:Pictures|Thumbnails|docProps|xl\/(?:media|theme|drawings))\//.test(name)
  );
  const contents = files.flatMap((entry) => {
    try {
      return [[entry.name, contentOf(bytes, entry)] as const];
    } catch (thrown) {
      if (failureOf(thrown).code !== 'zip-damaged' || CELLS.test(entry.name)) throw thrown;
      lost(entry.name);
      return [];
    }
  });
  return zipSync(Object.fromEntries(contents), {level: 0});
}

function entryAt(bytes: Uint8Array, view: DataView, at: number, shift: number): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const nameEnd = at + 46 + view.getUint16(at + 28, true);
  const wide = wideFields(view, nameEnd, nameEnd + view.getUint16(at + 30, true));
  const field = (offset: number): number => {
    const value = view.getUint32(at + offset, true);
    return value === 0xffffffff ? (wide.shift() ?? value) : value;
  };
  const size = field(24);
  const compressed = field(20);
  return {
    name: nameOf(bytes.subarray(at + 46, nameEnd), (flags & 0x800) !== 0),
    method: view.getUint16(at + 10, true),
    encrypted: (flags & 1) !== 0,
    compressed,
    size,
    offset: field(42) + shift,
    crc: view.getUint32(at + 16, true)
  };
}

/** The 64-bit sizes and offset of the extra field 1, in their fixed order. */
function wideFields(view: DataView, from: number, to: number): number[] {
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    const count = view.getUint16(at + 2, true) >> 3;
    return Array.from({length: count}, (_, i) => Number(view.getBigUint64(at + 4 + i * 8, true)));
  }
  return [];
}

/** Old Chinese packers write names in GBK without saying so. */
function nameOf(bytes: Uint8Array, isUtf8: boolean): string {
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch {
    return new TextDecoder(isUtf8 ? 'utf-8' : 'gb18030').decode(bytes);
  }
}

/** The bytes of an entry as they lie in the archive. Throws `zip-encrypted`, `zip-damaged`, `file-truncated`. */
export function dataOf(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const {name, offset} = entry;
  if (entry.encrypted) throw new DishuError({code: 'zip-encrypted', values: {name}});
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!isLocal(view, offset)) throw new DishuError({code: 'zip-damaged', values: {name}});
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + entry.compressed > bytes.length)
    throw new DishuError({code: 'file-truncated', values: {name}});
  return bytes.subarray(start, start + entry.compressed);
}
