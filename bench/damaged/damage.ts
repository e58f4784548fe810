import {strFromU8, strToU8, unzipSync, zipSync, type Zippable} from 'fflate';

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

export type Random = () => number;
/** What happens to files on their way: a name and how the bytes then are. */
export type Damage = {
  readonly name: string;
  readonly apply: (bytes: Uint8Array, random: Random) => Uint8Array;
};

/** Damage of any file: on disks, in transfers, in the middle of a save. */
export const BYTE_DAMAGE: readonly Damage[] = [
  {name: 'cut', apply: (bytes, random) => bytes.slice(0, place(bytes, random))},
  {name: 'last bytes cut', apply: (bytes, random) => bytes.slice(0, -1 - below(64, random))},
  {
    name: 'bytes before',
    apply: (bytes, random) => joined([noise(below(300, random) + 1, random), bytes])
  },
  {
    name: 'bytes after',
    apply: (bytes, random) => joined([bytes, noise(below(3000, random) + 1, random)])
  },
  {
    name: 'zeros after',
    apply: (bytes, random) => joined([bytes, new Uint8Array(below(3000, random) + 1)])
  },
  {
    name: 'bytes lost',
    apply: (bytes, random) => spliced(bytes, random, (piece) => piece.slice(0, 0))
  },
  {
    name: 'bytes doubled',
    apply: (bytes, random) => spliced(bytes, random, (piece) => joined([piece, piece]))
  },
  {
    name: 'zeroed',
    apply: (bytes, random) => spliced(bytes, random, (piece) => piece.slice().fill(0))
  },
  {
    name: 'ones',
    apply: (bytes, random) => spliced(bytes, random, (piece) => piece.slice().fill(255))
  },
  {
    name: 'noise',
    apply: (bytes, random) => spliced(bytes, random, (piece) => noise(piece.length, random))
  },
  {name: 'one bit', apply: (bytes, random) => flipped(bytes, 1, random)},
  {name: 'twelve bits', apply: (bytes, random) => flipped(bytes, 12, random)},
  {name: 'line ends changed', apply: (bytes) => withoutReturns(bytes)}
];

/** Damage within the package of an .xlsx or .ods: parts that are lost, renamed, cut or wrong. */
export const PACKAGE_DAMAGE: readonly Damage[] = [
  {name: 'a part lost', apply: (bytes, random) => repacked(bytes, random, () => [])},
  {
    name: 'a part empty',
    apply: (bytes, random) => repacked(bytes, random, (name) => [[name, new Uint8Array(0)]])
  },
  {
    name: 'a part renamed',
    apply: (bytes, random) => repacked(bytes, random, (name, part) => [[`${name}x`, part]])
  },
  {
    name: 'names in capitals',
    apply: (bytes) => eachPart(bytes, (name, part) => [[name.toUpperCase(), part]])
  },
  {
    name: 'in a folder',
    apply: (bytes) => eachPart(bytes, (name, part) => [[`folder/${name}`, part]])
  },
  {
    name: 'backslashes',
    apply: (bytes) => eachPart(bytes, (name, part) => [[name.replaceAll('/', '\\'), part]])
  },
  {
    name: 'a part cut',
    apply: (bytes, random) =>
      repacked(bytes, random, (name, part) => [[name, part.slice(0, place(part, random))]])
  },
  {
    name: 'a part changed',
    apply: (bytes, random) =>
      repacked(bytes, random, (name, part) => [[name, flipped(part, 3, random)]])
  },
  {
    name: 'an attribute lost',
    apply: (bytes, random) =>
      repacked(bytes, random, (name, part) => [[name, withoutAttribute(part, random)]])
  },
  {name: 'directory lost', apply: (bytes) => bytes.slice(0, directoryAt(bytes))}
];

type Part = (name: string, part: Uint8Array) => [string, Uint8Array][];

function eachPart(bytes: Uint8Array, change: Part): Uint8Array {
  const parts: Zippable = {};
  for (const [name, part] of Object.entries(unzipSync(bytes)))
    for (const [to, changed] of change(name, part)) parts[to] = changed;
  return zipSync(parts);
}

function repacked(bytes: Uint8Array, random: Random, change: Part): Uint8Array {
  const names = Object.keys(unzipSync(bytes));
  const chosen = names[below(names.length, random)];
  return eachPart(bytes, (name, part) => (name === chosen ? change(name, part) : [[name, part]]));
}

function withoutAttribute(part: Uint8Array, random: Random): Uint8Array {
  const text = strFromU8(part);
  const found = [...text.matchAll(/ [\w:]+="[^"]*"/g)];
  const lost = found[below(found.length, random)];
  if (lost === undefined) return part;
  return strToU8(text.slice(0, lost.index) + text.slice(lost.index + lost[0].length));
}

function directoryAt(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 4 <= bytes.length; at++)
    if (view.getUint32(at, true) === 0x02014b50) return at;
  return bytes.length;
}

function withoutReturns(bytes: Uint8Array): Uint8Array {
  return bytes.filter((byte, i) => byte !== 13 || bytes[i + 1] !== 10);
}

function flipped(bytes: Uint8Array, count: number, random: Random): Uint8Array {
  const changed = bytes.slice();
  for (let i = 0; i < count; i++) {
    const at = place(bytes, random);
    changed[at] = (changed[at] ?? 0) ^ (1 << below(8, random));
  }
  return changed;
}

/** Most pieces are small, some as large as a sector or two of a disk. */
function spliced(
  bytes: Uint8Array,
  random: Random,
  change: (piece: Uint8Array) => Uint8Array
): Uint8Array {
  const at = place(bytes, random);
  const end = Math.min(bytes.length, at + 1 + Math.floor(random() ** 3 * 1024));
  return joined([bytes.subarray(0, at), change(bytes.subarray(at, end)), bytes.subarray(end)]);
}

function noise(length: number, random: Random): Uint8Array {
  return Uint8Array.from({length}, () => below(256, random));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}

function place(bytes: Uint8Array, random: Random): number {
  return below(bytes.length, random);
}

function below(most: number, random: Random): number {
  return Math.floor(random() * most);
}
