import {zipSync, strToU8} from 'fflate';
import {describe, expect, test} from 'vitest';
import {unpacked, wholeOf} from '../../../src/importers/inflate.ts';
import {contentOf, entriesOf, type ZipEntry} from '../../../src/importers/zip.ts';
import {failureOf} from '../../../src/model/failure.ts';

/** Text that deflate leaves a tenth of, so long that the platform unpacks it. */
const TEXT = strToU8(
  Array.from({length: 60_000}, (_, i) => `${i},${(i * 7919) % 1009}`).join('\n')
);
const MOST = 1 << 30;

function archive(content: Uint8Array = TEXT): {bytes: Uint8Array; entry: ZipEntry} {
  const bytes = zipSync({'a.csv': content}, {level: 6});
  const [entry] = entriesOf(bytes);
  if (!entry) throw new Error('no entry');
  return {bytes, entry};
}

async function read(bytes: Uint8Array, entry: ZipEntry): Promise<{size: number; failed?: string}> {
  let size = 0;
  try {
    for await (const piece of unpacked(bytes, entry)) size += piece.length;
  } catch (thrown) {
    return {size, failed: failureOf(thrown).code};
  }
  return {size};
}

/** What the reader of ours makes of it. */
function judged(bytes: Uint8Array, entry: ZipEntry): string {
  try {
    return isText(contentOf(bytes, entry)) ? 'read' : 'another';
  } catch (thrown) {
    return failureOf(thrown).code;
  }
}

function isText(content: Uint8Array): boolean {
  return Buffer.compare(content, TEXT) === 0;
}

describe('an entry of an archive', () => {
  test('comes whole, in pieces', async () => {
    const {bytes, entry} = archive();
    expect(entry.compressed).toBeGreaterThan(1 << 16);
    expect(isText(await wholeOf(bytes, entry, MOST))).toBe(true);
    const {size} = await read(bytes, entry);
    expect(size).toBe(TEXT.length);
  });

  test('of which the directory states another size, or another sum than its header, is read all the same', async () => {
    const {bytes, entry} = archive();
    expect(isText(await wholeOf(bytes, {...entry, size: entry.size + 1}, MOST))).toBe(true);
    expect(isText(await wholeOf(bytes, {...entry, crc: entry.crc ^ 1}, MOST))).toBe(true);
  });

  test('with more bytes after its end is read all the same', async () => {
    const {bytes, entry} = archive();
    const longer = {...entry, compressed: entry.compressed + 20};
    expect(judged(bytes, longer)).toBe('read');
    expect(isText(await wholeOf(bytes, longer, MOST))).toBe(true);
  });

  test('whose sums are both wrong is refused at its end', async () => {
    const {bytes, entry} = archive();
    new DataView(bytes.buffer, bytes.byteOffset).setUint32(entry.offset + 14, 1, true);
    const wrong = {...entry, crc: entry.crc ^ 1};
    expect(await read(bytes, wrong)).toEqual({size: TEXT.length, failed: 'zip-damaged'});
  });

  test.each([0.1, 0.5, 0.9])('that is damaged at %d of its length is refused', async (place) => {
    const {bytes, entry} = archive();
    const at = entry.offset + 40 + Math.floor(place * entry.compressed);
    bytes.fill(0x5a, at, at + 64);
    expect(judged(bytes, entry)).toBe('zip-damaged');
    expect((await read(bytes, entry)).failed).toBe('zip-damaged');
  });

  test('that is cut short or locked is refused', async () => {
    const {bytes, entry} = archive();
    const cut = {...entry, compressed: entry.compressed >> 1};
    expect(judged(bytes, cut)).toBe('zip-damaged');
    expect((await read(bytes, cut)).failed).toBe('zip-damaged');
    expect((await read(bytes, {...entry, encrypted: true})).failed).toBe('zip-encrypted');
    expect((await read(bytes, {...entry, compressed: MOST})).failed).toBe('file-truncated');
  });

  test('that swells is refused before it is whole', async () => {
    const {bytes, entry} = archive(new Uint8Array(100 << 20));
    const {size, failed} = await read(bytes, entry);
    expect(failed).toBe('zip-bomb');
    expect(size).toBeLessThan(90 << 20);
  });

  test('of more bytes than are left is refused', async () => {
    const {bytes, entry} = archive();
    const refused = await wholeOf(bytes, entry, TEXT.length - 1).catch((thrown: unknown) => thrown);
    expect(failureOf(refused).code).toBe('zip-bomb');
    expect(await wholeOf(bytes, entry, TEXT.length)).toHaveLength(TEXT.length);
  });

  test('that is not wanted to its end leaves the rest', async () => {
    const {bytes, entry} = archive();
    for await (const piece of unpacked(bytes, entry)) {
      expect(Buffer.compare(TEXT.subarray(0, piece.length), piece)).toBe(0);
      expect(piece.length).toBeLessThan(TEXT.length);
      break;
    }
  });
});
