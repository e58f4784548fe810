import {DishuError} from '../model/failure.ts';

/** A file in a package; `name` with '/' between folders. */
export type Packed = {readonly name: string; readonly content: Blob};

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const UTF8_NAMES = 0x0800;
const STORED = 0;
const DEFLATED = 8;
/** Bytes that are read at a time. */
const PIECE = 4 << 20;
/** 1 January 1980: the same content gives the same bytes. */
const DATE = 0x21;

/** A zip of files as they are (APPNOTE 4.3, method 0). The contents are only referred to, not copied, apart from one pass for the checksums. */
export async function pack(files: readonly Packed[]): Promise<Blob> {
  const parts: BlobPart[] = [];
  const central: BlobPart[] = [];
  let at = 0;
  let size = 0;
  for (const {name, content} of files) {
    const bytes = new TextEncoder().encode(name);
    const fields = [UTF8_NAMES, STORED, 0, DATE];
    const sums = [await crc32(content), content.size, content.size];
    const local = record([
      [4, LOCAL],
      [2, 20],
      ...shorts(fields),
      ...longs(sums),
      ...shorts([bytes.length, 0])
    ]);
    parts.push(local, bytes, content);
    const entry = record([
      [4, CENTRAL],
      ...shorts([20, 20, ...fields]),
      ...longs(sums),
      ...shorts([bytes.length, 0, 0, 0, 0]),
      ...longs([0, at])
    ]);
    central.push(entry, bytes);
    at += local.length + bytes.length + content.size;
    size += entry.length + bytes.length;
  }
  const count = files.length;
  const end = record([[4, END], ...shorts([0, 0, count, count]), ...longs([size, at]), [2, 0]]);
  return new Blob([...parts, ...central, end], {type: 'application/zip'});
}

/** The files of a zip, stored or deflated. Throws `workspace-damaged` for what is none or is cut short. */
export async function unpack(zip: Blob): Promise<Packed[]> {
  const end = await endOf(zip);
  const count = end.getUint16(10, true);
  const central = await view(zip.slice(end.getUint32(16, true), zip.size));
  const files: Packed[] = [];
  for (let n = 0, at = 0; n < count; n++) {
    if (at + 46 > central.byteLength || central.getUint32(at, true) !== CENTRAL) throw damaged();
    const [method, packed] = [central.getUint16(at + 10, true), central.getUint32(at + 20, true)];
    const lengths = [28, 30, 32].map((place) => central.getUint16(at + place, true));
    const [named = 0, extra = 0, comment = 0] = lengths;
    const name = new TextDecoder().decode(new Uint8Array(central.buffer, at + 46, named));
    const content = await contentOf(zip, central.getUint32(at + 42, true), method, packed);
    if ((await crc32(content)) !== central.getUint32(at + 16, true)) throw damaged();
    files.push({name, content});
    at += 46 + named + extra + comment;
  }
  return files;
}

async function endOf(zip: Blob): Promise<DataView> {
  const start = Math.max(0, zip.size - 22 - 0xffff);
  const tail = await view(zip.slice(start));
  for (let at = tail.byteLength - 22; at >= 0; at--) {
    if (tail.getUint32(at, true) === END) return new DataView(tail.buffer, at);
  }
  throw damaged();
}

async function contentOf(zip: Blob, at: number, method: number, size: number): Promise<Blob> {
  const head = await view(zip.slice(at, at + 30));
  if (head.byteLength < 30 || head.getUint32(0, true) !== LOCAL) throw damaged();
  const from = at + 30 + head.getUint16(26, true) + head.getUint16(28, true);
  const raw = zip.slice(from, from + size);
  if (method === STORED) return raw;
  if (method !== DEFLATED) throw damaged();
  const inflated = raw.stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return await new Response(inflated).blob().catch(() => {
    throw damaged();
  });
}

async function view(blob: Blob): Promise<DataView<ArrayBuffer>> {
  return new DataView(await blob.arrayBuffer());
}

function damaged(): DishuError {
  return new DishuError({code: 'workspace-damaged'});
}

type Field = readonly [bytes: 2 | 4, value: number];

function shorts(values: readonly number[]): Field[] {
  return values.map((value) => [2, value]);
}

function longs(values: readonly number[]): Field[] {
  return values.map((value) => [4, value]);
}

function record(fields: readonly Field[]): Uint8Array<ArrayBuffer> {
  const bytes = new DataView(new ArrayBuffer(fields.reduce((sum, [size]) => sum + size, 0)));
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 2) bytes.setUint16(at, value, true);
    else bytes.setUint32(at, value, true);
    at += size;
  }
  return new Uint8Array(bytes.buffer);
}

const TABLE = Uint32Array.from({length: 256}, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** CRC-32 of ISO 3309, read piece by piece. */
async function crc32(content: Blob): Promise<number> {
  let sum = 0xffffffff;
  for (let at = 0; at < content.size; at += PIECE) {
    const bytes = new Uint8Array(await content.slice(at, at + PIECE).arrayBuffer());
    for (const byte of bytes) sum = (TABLE[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
  }
  return (sum ^ 0xffffffff) >>> 0;
}
