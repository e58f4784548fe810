import {createHash} from 'node:crypto';
import {afterEach, describe, expect, test, vi} from 'vitest';
import {OpenFile} from '../../../src/importers/open-file.ts';
import type {ByteSource} from '../../../src/model/sheet.ts';

/** Bytes that are read at a time, and hashed. */
const BLOCK = 4 << 20;
const PART = 512 << 10;

function hash(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** SHA-256 of the file, or of those of its parts of 512 KiB and their number. */
function expected(bytes: Uint8Array): string {
  if (bytes.length <= 32 << 20) return hash(bytes).toString('hex');
  const count = Math.ceil(bytes.length / PART);
  const parts = Array.from({length: count}, (_, n) =>
    hash(bytes.subarray(n * PART, (n + 1) * PART))
  );
  return `${hash(Buffer.concat(parts)).toString('hex')}-${count}`;
}

function bytesOf(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i += 97) bytes[i] = i % 251;
  return bytes;
}

function fileOf(bytes: Uint8Array) {
  const reads: number[] = [];
  const source: ByteSource = {
    path: 'a.csv',
    size: bytes.length,
    read: (start, end) => {
      reads.push(start);
      return Promise.resolve(bytes.slice(start, end));
    }
  };
  return {file: new OpenFile(source), reads};
}

/** A file as a browser has it, of bytes that it hands out as it likes. */
function blobFile(bytes: Uint8Array<ArrayBuffer>, size = bytes.length) {
  const blob = new Blob([bytes]);
  const asked: string[] = [];
  const read = (): Promise<Uint8Array> => {
    asked.push('read');
    return Promise.resolve(new Uint8Array(0));
  };
  return {file: new OpenFile({path: 'a.csv', size, read, blob}), asked};
}

async function readAll(file: OpenFile): Promise<number> {
  let count = 0;
  for await (const chunk of file.chunks()) count += chunk.length;
  return count;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the digest of a file', () => {
  test('is that of its bytes: of abc as the standard says', async () => {
    const {file} = fileOf(new TextEncoder().encode('abc'));
    expect(await file.sha256()).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
    );
  });

  test.each([0, 1, BLOCK, 32 << 20, (32 << 20) + 1, 36 << 20, (37 << 20) + 5])(
    'of %d bytes is the same read, half read, read twice, not at all, and without help of the platform',
    async (length) => {
      const bytes = bytesOf(length);
      const one = expected(bytes);
      const read = fileOf(bytes);
      const [half, twice, not, alone] = [
        fileOf(bytes),
        fileOf(bytes),
        fileOf(bytes),
        fileOf(bytes)
      ];
      expect(await readAll(read.file)).toBe(length);
      expect(await read.file.sha256()).toBe(one);
      await half.file.chunks().next();
      half.file.again();
      expect(await half.file.sha256()).toBe(one);
      await readAll(twice.file);
      twice.file.again();
      await readAll(twice.file);
      expect(await twice.file.sha256()).toBe(one);
      expect(await not.file.sha256()).toBe(one);
      vi.stubGlobal('crypto', {});
      await readAll(alone.file);
      expect(await alone.file.sha256()).toBe(one);
    }
  );

  test('of a large file that was read asks for no byte again', async () => {
    const {file, reads} = fileOf(bytesOf(33 << 20));
    await readAll(file);
    const before = reads.length;
    await file.sha256();
    expect(reads).toHaveLength(before);
  });
});

describe('a file that a browser hands out', () => {
  test.each([0, 1, BLOCK, (33 << 20) + 5])('comes with all its %d bytes', async (length) => {
    const bytes = bytesOf(length);
    const {file, asked} = blobFile(bytes);
    const came = new Uint8Array(length);
    let at = 0;
    for await (const chunk of file.chunks()) {
      came.set(chunk, at);
      at += chunk.length;
      expect(file.position).toBe(at);
    }
    expect(at).toBe(length);
    expect(Buffer.compare(came, bytes)).toBe(0);
    if (length > 0) expect(asked).toEqual([]);
    if (length > 32 << 20) expect(await file.sha256()).toBe(expected(bytes));
  });

  test('may be left and begun again', async () => {
    const bytes = bytesOf(9 << 20);
    const {file} = blobFile(bytes);
    for await (const chunk of file.chunks()) if (chunk.length > 0) break;
    file.again();
    expect(await readAll(file)).toBe(bytes.length);
  });

  test.each([0, 5, BLOCK, BLOCK + 1])('that ends after %d bytes is cut off', async (length) => {
    const {file} = blobFile(bytesOf(length), BLOCK + 2);
    await expect(readAll(file)).rejects.toMatchObject({
      failure: {code: 'file-truncated', values: {expected: BLOCK + 2, found: length}}
    });
  });

  test('is read in parts where it cannot fill memory', async () => {
    const bytes = bytesOf(BLOCK + 2);
    const blob = Object.assign(new Blob([bytes]), {
      slice: () => Object.assign(new Blob([]), {stream: () => new ReadableStream()})
    });
    const read = (start: number, end: number): Promise<Uint8Array> =>
      Promise.resolve(bytes.slice(start, end));
    const file = new OpenFile({path: 'a.csv', size: bytes.length, read, blob});
    expect(await readAll(file)).toBe(bytes.length);
  });
});
