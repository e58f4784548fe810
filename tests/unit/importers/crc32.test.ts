import {crc32 as zlibCrc32} from 'node:zlib';
import {expect, test} from 'vitest';
import {crc32} from '../../../src/importers/crc32.ts';

const encoder = new TextEncoder();

function sumOf(bytes: Uint8Array): number {
  return ~crc32(-1, bytes) >>> 0;
}

test.each([
  ['', 0x00000000],
  ['a', 0xe8b7be43],
  ['abc', 0x352441c2],
  // The check value of the polynomial's catalogue.
  ['123456789', 0xcbf43926],
  ['The quick brown fox jumps over the lazy dog', 0x414fa339]
])('the sum of %j', (text, sum) => {
  expect(sumOf(encoder.encode(text))).toBe(sum);
});

test('is the same whatever the pieces, and as zlib computes it', () => {
  const bytes = Uint8Array.from({length: 1021}, (_, i) => (i * i * 31 + (i >> 3)) & 255);
  const whole = sumOf(bytes);
  expect(whole).toBe(zlibCrc32(bytes));
  for (const cut of [0, 1, 2, 3, 4, 5, 510, 1019, 1021]) {
    const first = crc32(-1, bytes.subarray(0, cut));
    expect([cut, ~crc32(first, bytes.subarray(cut)) >>> 0]).toEqual([cut, whole]);
  }
});
