import {DishuError} from '../../model/failure.ts';

/** A stream in a compound (OLE) file. */
type Entry = {readonly name: string; readonly start: number; readonly size: number};

const FREE = 0xfffffffa;
/** The number of no entry. */
const NONE = -1;
/** The root is found by its kind: some writers name it otherwise than 'Root Entry'. */
const ROOT = '/';

/** An entry of the directory: `links` are the next ones of its storage, before and behind it, `child` the first within it. */
type Node = Entry & {
  readonly kind: number;
  readonly links: readonly number[];
  readonly child: number;
};
const STORAGE = 1;
const TOP = 5;

/**
 * A compound file ([MS-CFB]): named streams scattered over sectors. Only those of the root are found, by name in any case: what is
 * embedded in the workbook has streams of the same names. Where the tree is damaged, all are.
 */
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
    return this.#entries.has(name.toLowerCase());
  }

  /** The content of a stream, undefined when there is none of that name. Throws `file-truncated`. */
  stream(name: string): Uint8Array | undefined {
    const entry = this.#entries.get(name.toLowerCase());
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
    const nodes = nodesIn(this.#chain(this.#view.getInt32(48, true)));
    const root = nodes.find(({kind}) => kind === TOP);
    const entries = new Map<string, Entry>(root === undefined ? [] : [[ROOT, root]]);
    for (const node of childrenOf(root, nodes) ?? nodes)
      if (node.kind !== 0 && node.kind !== STORAGE && !entries.has(node.name))
        entries.set(node.name, node);
    return entries;
  }
}

function nodesIn(bytes: Uint8Array): Node[] {
  const view = new DataView(bytes.buffer);
  const decoder = new TextDecoder('utf-16le');
  return Array.from({length: bytes.length >> 7}, (_, i) => {
    const at = i << 7;
    const length = Math.min(64, view.getUint16(at + 64, true));
    const name = decoder.decode(bytes.subarray(at, at + Math.max(0, length - 2))).toLowerCase();
    const kind = length < 2 ? 0 : (bytes[at + 66] ?? 0);
    const links = [view.getInt32(at + 68, true), view.getInt32(at + 72, true)];
    const child = view.getInt32(at + 76, true);
    const start = view.getInt32(at + 116, true);
    return {name, kind, links, child, start, size: view.getUint32(at + 120, true)};
  });
}

/** What lies in a storage itself; undefined where its tree leads nowhere or round in a circle. */
function childrenOf(storage: Node | undefined, nodes: readonly Node[]): Node[] | undefined {
  const children = new Set<Node>();
  const waiting = [storage?.child ?? NONE];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at === NONE) continue;
    const node = nodes[at];
    if (node === undefined || node.kind === 0 || children.has(node)) return undefined;
    children.add(node);
    waiting.push(...node.links);
  }
  return children.size === 0 ? undefined : [...children];
}
