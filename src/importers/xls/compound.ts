import {DishuError} from '../../model/failure.ts';

/** A stream in a compound (OLE) file. */
type Entry = {readonly name: string; readonly start: number; readonly size: number};

const FREE = 0xfffffffa;
/** The root is found by its kind: some writers name it otherwise than 'Root Entry'. */
const ROOT = '/';

/** A compound file ([MS-CFB]): named streams scattered over sectors. */
export class CompoundFile {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #sector: number;
  readonly #fat: Int32Array;
  readonly #entries: ReadonlyMap<string, Entry>;

  /** Throws `file-truncated` when its tables point beyond its end. */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    try {
      this.#sector = 1 << Math.min(16, this.#view.getUint16(30, true));
      this.#fat = this.#table(this.#fatSectors());
      this.#entries = this.#directory();
    } catch (thrown) {
      throw new DishuError({code: 'file-truncated'}, thrown);
    }
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** The content of a stream, undefined when there is none of that name. Throws `file-truncated`. */
  stream(name: string): Uint8Array | undefined {
    const entry = this.#entries.get(name);
    if (entry === undefined) return undefined;
    try {
      const small = entry.size < this.#view.getUint32(56, true);
      return small ? this.#smallStream(entry) : this.#chain(entry.start).subarray(0, entry.size);
    } catch (thrown) {
      throw new DishuError({code: 'file-truncated'}, thrown);
    }
  }

  /** The sectors that follow each other from `start`, joined. */
  #chain(start: number): Uint8Array {
    const sectors: number[] = [];
    for (let at = start; at >>> 0 < FREE; at = this.#fat[at] ?? -1) {
      if (sectors.length > this.#fat.length) throw new RangeError('a loop of sectors');
      sectors.push(at);
    }
    const whole = new Uint8Array(sectors.length * this.#sector);
    sectors.forEach((sector, i) => whole.set(this.#sectorAt(sector), i * this.#sector));
    return whole;
  }

  #sectorAt(index: number): Uint8Array {
    const start = (index + 1) * this.#sector;
    if (start >= this.#bytes.length) throw new RangeError(`no sector ${index}`);
    return this.#bytes.subarray(start, start + this.#sector);
  }

  /** Streams below 4,096 bytes lie in small sectors within the root's own stream. */
  #smallStream({start, size}: Entry): Uint8Array {
    const step = 1 << Math.min(16, this.#view.getUint16(32, true));
    const table = this.#integers(this.#chain(this.#view.getInt32(60, true)));
    const all = this.#chain(this.#entries.get(ROOT)?.start ?? -1);
    const whole = new Uint8Array(Math.ceil(size / step) * step);
    let filled = 0;
    for (let at = start; at >>> 0 < FREE && filled < whole.length; at = table[at] ?? -1) {
      whole.set(all.subarray(at * step, (at + 1) * step), filled);
      filled += step;
    }
    if (filled < size) throw new RangeError('a stream ends early');
    return whole.subarray(0, size);
  }

  /** Numbers of the sectors that hold the table of sectors. */
  #fatSectors(): number[] {
    const count = this.#view.getUint32(44, true);
    const sectors: number[] = [];
    for (let i = 0; i < Math.min(109, count); i++)
      sectors.push(this.#view.getInt32(76 + i * 4, true));
    const most = this.#bytes.length / this.#sector;
    let next = this.#view.getInt32(68, true);
    for (let seen = 0; next >>> 0 < FREE && sectors.length < count && seen <= most; seen++) {
      const table = this.#integers(this.#sectorAt(next));
      sectors.push(...table.subarray(0, Math.min(table.length - 1, count - sectors.length)));
      next = table[table.length - 1] ?? -1;
    }
    return sectors;
  }

  #table(sectors: readonly number[]): Int32Array {
    const each = this.#sector >> 2;
    const table = new Int32Array(sectors.length * each);
    sectors.forEach((sector, i) => table.set(this.#integers(this.#sectorAt(sector)), i * each));
    return table;
  }

  #integers(bytes: Uint8Array): Int32Array {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return Int32Array.from({length: bytes.length >> 2}, (_, i) => view.getInt32(i * 4, true));
  }

  #directory(): Map<string, Entry> {
    const bytes = this.#chain(this.#view.getInt32(48, true));
    const view = new DataView(bytes.buffer);
    const decoder = new TextDecoder('utf-16le');
    const entries = new Map<string, Entry>();
    for (let at = 0; at + 128 <= bytes.length; at += 128) {
      const length = Math.min(64, view.getUint16(at + 64, true));
      if (length < 2 || bytes[at + 66] === 0) continue;
      const own = decoder.decode(bytes.subarray(at, at + length - 2));
      const name = bytes[at + 66] === 5 ? ROOT : own;
      const start = view.getInt32(at + 116, true);
      if (!entries.has(name))
        entries.set(name, {name, start, size: view.getUint32(at + 120, true)});
    }
    return entries;
  }
}
