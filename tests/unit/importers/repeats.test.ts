import * as fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {Repeats} from '../../../src/importers/repeats.ts';

/** As an ID number is handed over: its first eight digits, and the next nine. */
type Pair = readonly [first: number, rest: number];

function told(batches: readonly (readonly Pair[])[]): readonly string[] | undefined {
  const repeats = new Repeats();
  for (const batch of batches) repeats.take(Uint32Array.from(batch.flat()));
  return repeats.texts?.map((text) => text.slice(0, -1));
}

/** The 17 digits of those that stand more than once, in the order in which they do so first. */
function expected(pairs: readonly Pair[]): readonly string[] {
  const texts = pairs.map(([first, rest]) => `${first}${String(rest).padStart(9, '0')}`);
  return [...new Set(texts.filter((text, at) => texts.indexOf(text) < at))];
}

const pair = fc.tuple(
  fc.integer({min: 58_010_100, max: 58_010_103}),
  fc.oneof(fc.integer({min: 0, max: 30}), fc.integer({min: 0, max: 999_999_999}))
);

describe('ID numbers that stand more than once', () => {
  test('are found whatever they are and however they come', () => {
    fc.assert(
      fc.property(fc.array(fc.array(pair, {maxLength: 40}), {maxLength: 6}), (batches) => {
        expect(told(batches)).toEqual(expected(batches.flat()));
      }),
      {numRuns: 500}
    );
  });

  test('are found among so many that memory grows, with the check character', () => {
    const all = Array.from({length: 700_000}, (_, i): Pair => [
      58_010_119 + (i % 7),
      900_000_000 + i
    ]);
    const again = [3, 300_000, 699_999].map((i): Pair => all[i] ?? [0, 0]);
    const batches = [all.slice(0, 250_000), all.slice(250_000), again, again.slice(1)];
    expect(told(batches)).toEqual(again.map(([first, rest]) => `${first}${rest}`));
    const repeats = new Repeats();
    repeats.take(Uint32Array.from([11_010_519, 491_231_002, 11_010_519, 491_231_002]));
    expect(repeats.texts).toEqual(['11010519491231002X']);
  });

  test('are not listed where they are too many: beyond 100,000 cells', () => {
    const all = Array.from({length: 100_001}, (_, i): Pair => [58_010_119, i]);
    expect(told([all, all.slice(1)])).toHaveLength(100_000);
    expect(told([all, all])).toBeUndefined();
    expect(told([all, all, all, all])).toBeUndefined();
  });
});
