import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {
  checkDeltas,
  checkLengths,
  checkPrefixes
} from '../../../src/importers/parquet/delta-check.ts';
import {checkRuns} from '../../../src/importers/parquet/run-check.ts';
import {unpackedSnappy} from '../../../src/importers/parquet/snappy.ts';
import {checkValues} from '../../../src/importers/parquet/value-check.ts';
import {mutated, randomFrom} from './mutate.ts';
import {dataOf, fixture, read, readSheet, source} from './read.ts';

const FIXTURES = ['int96', 'encodings', 'dictionary', 'zstd'].map((name) => `${name}.parquet`);

const bytesOf = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(`tests/fixtures/files/${name}`));
const view = (...bytes: number[]): DataView => new DataView(Uint8Array.from(bytes).buffer);
const runs = (bytes: number[], width: number, count: number, most: number): number =>
  checkRuns(Uint8Array.from(bytes), {width, count, most});

describe('runs of levels and of places in a dictionary', () => {
  test('give how many are the greatest', () => {
    // Five times 1; eight bit-packed, of which 0b00110101 has four; the last three of them are padding.
    expect(runs([10, 1, 3, 0b00110101], 1, 10, 1)).toBe(8);
    // Two bits each: 3, 0, 2, 3 in one byte, then four of the second byte.
    expect(runs([3, 0b11100011, 0b00000011], 2, 8, 3)).toBe(3);
    expect(runs([6, 0x34, 0x12], 13, 3, 0x1234)).toBe(3);
    expect(runs([], 1, 0, 1)).toBe(0);
  });

  test('longer than what is left are refused before an array is made of them', () => {
    const billion = [0xfe, 0xff, 0xff, 0xff, 0x0f];
    expect(() => runs([...billion, 1], 1, 300, 1)).toThrow(
      'a run of 2147483647 values where 300 are left'
    );
    const packed = [0xff, 0xff, 0xff, 0xff, 0x0f];
    expect(() => runs([...packed, 1], 1, 300, 1)).toThrow('a run of 17179869176 values');
    expect(() => runs(packed, 0, 300, 0)).toThrow('a run of 17179869176 values');
    expect(() => runs([0xff, 0xff, 0xff, 0xff, 0xff, 0x0f], 1, 300, 1)).toThrow('without end');
  });

  test('that end early or hold what cannot be are refused', () => {
    expect(() => runs([10], 1, 5, 1)).toThrow(RangeError);
    expect(() => runs([5, 0xff], 1, 16, 1)).toThrow('a run of 16 values');
    expect(() => runs([10, 7], 3, 5, 6)).toThrow('7 where 6 is the most');
    expect(() => runs([3, 0xff, 0xff, 0xff], 3, 8, 6)).toThrow('7 where 6 is the most');
    expect(() => runs([10, 1], 25, 5, 1)).toThrow('values of 25 bits');
  });
});

describe('delta-packed numbers and texts', () => {
  // Blocks of 128 in four parts, three numbers: 7, then two steps of the least step 1 and no bits.
  const three = [0x80, 0x01, 4, 3, 14, 2, 0, 0, 0, 0];

  test('end where the last part that is used ends', () => {
    expect(checkDeltas(view(...three), 0, 3)).toBe(10);
    // The first part of 32 steps has two bits each: eight bytes more.
    expect(checkDeltas(view(...three.slice(0, 6), 2, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8), 0, 3)).toBe(
      18
    );
  });

  test('in impossible blocks, or fewer than stated, are refused', () => {
    expect(() => checkDeltas(view(...three), 0, 4)).toThrow('3 numbers in blocks of 128');
    expect(() => checkDeltas(view(0x80, 1, 0, 3, 14), 0, 3)).toThrow('in blocks of 128');
    expect(() => checkDeltas(view(0xff, 0xff, 0xff, 0xff, 7, 1, 3, 14), 0, 3)).toThrow('blocks of');
    expect(() => checkDeltas(view(...three.slice(0, 6), 65, 0, 0, 0), 0, 3)).toThrow('65 bits');
    expect(() => checkDeltas(view(...three.slice(0, 6), 2, 0, 0, 0), 0, 3)).toThrow('end early');
  });

  test('texts longer than the page, and beginnings longer than the text before, are refused', () => {
    const lengths = view(...three, ...Array.from({length: 24}, () => 65));
    expect(() => checkLengths(lengths, 0, 3)).not.toThrow();
    expect(() => checkLengths(view(...three, 65, 65), 0, 3)).toThrow('texts end early');
    // Three texts that begin with 7, 8 and 9 bytes of a text before the first.
    expect(() => checkPrefixes(view(...three, ...three), 0, 3)).toThrow('begins with 7 bytes');
    const negative = [0x80, 0x01, 4, 1, 13];
    expect(() => checkLengths(view(...negative), 0, 1)).toThrow('a text of -7 bytes');
  });
});

describe('values of a page', () => {
  const page = (bytes: number[], rest: object): void =>
    checkValues(Uint8Array.from(bytes), {
      encoding: 'PLAIN',
      type: 'INT32',
      length: undefined,
      count: 2,
      dictionary: undefined,
      ...rest
    });

  test('fit their bytes', () => {
    expect(() => page([1, 0, 0, 0, 2, 0, 0, 0], {})).not.toThrow();
    expect(() => page([1, 0, 0, 0, 2, 0, 0], {})).toThrow('8 bytes where 7 are');
    expect(() => page([1, 0, 0, 0, 65, 9, 0, 0, 0, 66], {type: 'BYTE_ARRAY'})).toThrow(
      '18 bytes where 10 are'
    );
    expect(() => page([], {type: 'FIXED_LEN_BYTE_ARRAY'})).toThrow('values of no bytes');
    expect(() => page([2, 4, 1], {encoding: 'RLE_DICTIONARY'})).toThrow('no dictionary');
    expect(() => page([2, 4, 3], {encoding: 'RLE_DICTIONARY', dictionary: 3})).toThrow(
      '3 where 2 is the most'
    );
    expect(() => page([], {encoding: 'BIT_PACKED'})).toThrow('not read: BIT_PACKED');
  });
});

describe('Snappy', () => {
  test('literals, copies that overlap, and long literals', () => {
    const text = (...packed: number[]): string =>
      new TextDecoder().decode(unpackedSnappy(Uint8Array.from(packed), packed[0] ?? 0));
    expect(text(2, 4, 97, 98)).toBe('ab');
    expect(text(8, 4, 97, 98, 0b000_010_01, 2)).toBe('abababab');
    expect(text(5, 240, 4, 97, 98, 99, 100, 101)).toBe('abcde');
    expect(text(6, 8, 97, 98, 99, 0b000010_10, 3, 0)).toBe('abcabc');
  });

  test('an element beyond what is there ends the reading', () => {
    const packed =
      (...bytes: number[]) =>
      (): Uint8Array =>
        unpackedSnappy(Uint8Array.from(bytes), bytes[0] ?? 0);
    expect(packed(5, 252, 255, 255, 255, 255)).toThrow('a literal');
    expect(packed(6, 4, 97, 98, 0b000_000_01, 9)).toThrow('a copy');
    expect(packed(2, 4, 97, 98, 0b000_000_01, 2)).toThrow('a copy');
    expect(packed(9, 4, 97, 98)).toThrow('2 of 9 bytes');
    expect(packed(4, 254, 0)).toThrow('an element ends early');
    expect(packed(255, 255)).toThrow('a length without end');
  });
});

describe('files of another writer', () => {
  test('timestamps of twelve bytes are read to the microsecond, before 1970 and far after', async () => {
    expect(dataOf(await readSheet(fixture('int96.parquet')))).toEqual([
      ['58010100001', '2021-06-30 08:30:00.123456'],
      ['58010100002', '1969-12-31 23:59:59'],
      ['58010100003', null],
      ['58010100004', '2262-01-01 00:00:00']
    ]);
  });

  test.each(['encodings', 'dictionary'])('%s: every row is as it was written', async (name) => {
    const rows = dataOf(await readSheet(fixture(`${name}.parquet`)));
    expect(rows).toHaveLength(300);
    rows.forEach((row, i) => {
      const measures = Array.from({length: i % 4}, (_, j) => `产业${j}`);
      expect(row).toEqual([
        `石桥村${Math.floor(i / 40)}组`,
        `580101${String(i).padStart(5, '0')}`,
        i % 11 === 0 ? null : String(i % 7),
        String(i * 12_345_678_901 - 5),
        String(i / 8),
        i % 13 === 0 ? null : String(i % 3 === 0),
        JSON.stringify(measures)
      ]);
    });
  });

  test('one changed byte in a page that has a check sum is noticed', async () => {
    const bytes = bytesOf('encodings.parquet');
    for (const at of [60, 500, 1500]) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ 4;
      const {refused} = await read(source('a.parquet', changed));
      expect(refused.map(({failure}) => failure.code)).toEqual(['file-damaged']);
    }
  });
});

test('damaged files with wild runs are refused by a sentence, and the others load', async () => {
  const after = source('b.csv', '户编号,姓名\n58010100001,陈一\n');
  const codes = new Map<string, number>();
  for (let seed = 1; seed <= 240; seed++) {
    const random = randomFrom(seed);
    const name = FIXTURES[seed % FIXTURES.length] ?? '';
    const bytes = bytesOf(name);
    const damaged = seed % 3 === 0 ? mutated(bytes, bytes, random) : bytes.slice();
    if (seed % 3 !== 0)
      damaged.set([0xfe, 0xff, 0xff, 0xff, 0x0f], Math.floor(random() * (damaged.length - 5)));
    const {refused, sheets} = await read([source('a.parquet', damaged), after]);
    const code = refused[0]?.failure.code ?? 'opened';
    codes.set(code, (codes.get(code) ?? 0) + 1);
    expect({seed, last: sheets.at(-1)?.head.file}).toEqual({seed, last: 'b.csv'});
  }
  const known = ['file-damaged', 'file-truncated', 'file-unknown-kind', 'opened', 'sheet-no-table'];
  expect([...codes.keys()].filter((code) => !known.includes(code))).toEqual([]);
  expect(codes.get('file-damaged')).toBeGreaterThan(100);
}, 120_000);
