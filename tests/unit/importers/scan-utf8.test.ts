import {expect, test} from 'vitest';
import {newScan} from '../../../src/importers/scan/scan.ts';

/** Bytes that end a cell or that it must not hold. */
const STOPS = new Set([0, 0x0a, 0x0d, 0x22, 0x2c]);
/** What may follow two bytes. */
const ENDS = [
  [],
  [0x80],
  [0xbf],
  [0x41],
  [0xc2],
  [0x80, 0x80],
  [0xbf, 0xbf],
  [0x80, 0x41],
  [0x80, 0x80, 0x80]
];

function isText(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', {fatal: true}).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

test.each(['\n', ''])(
  'a line is taken if its bytes are UTF-8, wherever they stand in it (its end: %j)',
  (end) => {
    const scan = newScan();
    scan.open(4);
    scan.lines(4, 0x2c);
    const at = scan.space(256);
    const wrong: number[][] = [];
    let texts = 0;
    for (let first = 0x80; first <= 0xff; first++)
      for (let second = 1; second <= 0xff; second++)
        for (const [n, rest] of ENDS.entries()) {
          const odd = [first, second, ...rest];
          if (odd.some((byte) => STOPS.has(byte))) continue;
          const pad = 'x'.repeat((first * 7 + second * 3 + n) % 41);
          const head = new TextEncoder().encode(`甲,乙,丙${pad},`);
          const line = Uint8Array.from([...head, ...odd, ...new TextEncoder().encode(end)]);
          new Uint8Array(scan.memory.buffer, at).set(line);
          const isTaken = scan.take(0, line.length, true) === line.length;
          if (isTaken !== isText(line)) wrong.push(odd);
          if (isTaken) texts++;
        }
    expect(wrong).toEqual([]);
    // 30 x 64 characters of two bytes alone, and more with what may follow.
    expect(texts).toBeGreaterThan(30 * 64);
    expect(scan.rowCount()).toBeGreaterThanOrEqual(texts);
  }
);
