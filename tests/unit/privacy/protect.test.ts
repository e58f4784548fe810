import {array, assert, integer, property, tuple} from 'fast-check';
import {describe, expect, it} from 'vitest';
import {alternatives} from '../../../src/privacy/alternatives.ts';
import {audit} from '../../../src/privacy/audit.ts';
import {protect} from '../../../src/privacy/protect.ts';
import {holds, type Release} from '../../../src/privacy/release.ts';
import {grid} from './tables.ts';

const skewed = integer({min: 0, max: 100}).map((n) => (n < 45 ? n % 12 : n * n));
const table = tuple(integer({min: 2, max: 6}), integer({min: 2, max: 6})).chain(([height, width]) =>
  array(array(skewed, {minLength: width, maxLength: width}), {
    minLength: height,
    maxLength: height
  })
);

describe('protection', () => {
  it('hides nothing where nothing is primary', () => {
    const {release} = grid([
      [20, 10],
      [30, 40]
    ]);
    expect(protect(release)).toEqual({hidden: new Set(), witnesses: [], lost: []});
  });

  it('hides the cheapest cycle beside a lone cell', () => {
    const {release, cell} = grid([
      [2, 10, 900],
      [30, 14, 600],
      [500, 700, 800]
    ]);
    const {hidden} = protect(release);
    expect([...hidden].toSorted((a, b) => a - b)).toEqual([
      cell(0, 0),
      cell(0, 1),
      cell(1, 0),
      cell(1, 1)
    ]);
  });

  it('spares what is dear', () => {
    const {release, cell} = grid([
      [2, 10, 900],
      [30, 14, 600],
      [500, 700, 800]
    ]);
    const counts = release.counts.map((count, at) =>
      at === cell(0, 1) ? {...count, cost: 1e6} : count
    );
    const {hidden} = protect({...release, counts});
    expect(hidden.has(cell(0, 1))).toBe(false);
    expect(audit({...release, counts}, hidden)).toEqual([]);
  });

  it('says what no hiding protects: a fixed whole of one part', () => {
    const count = (value: number, printed: boolean, primary: boolean) => ({
      value,
      guard: 5,
      primary,
      printed,
      cost: 1
    });
    const capped: Release = {
      counts: [count(3, true, true), count(4, true, false)],
      sums: [{whole: 1, parts: [0], overlapping: true}]
    };
    // The whole of 4 can be hidden, too: then nothing bounds the part.
    expect(protect(capped).lost).toEqual([]);
    expect([...protect(capped).hidden]).toEqual([0, 1]);
  });

  it('leaves nothing that an attacker with linear programs can narrow down, on any table', () => {
    assert(
      property(table, (rows) => {
        const {release} = grid(rows);
        const {hidden, lost, witnesses} = protect(release);
        expect(lost).toEqual([]);
        expect(audit(release, hidden)).toEqual([]);
        expect(audit(release, hidden, witnesses)).toEqual([]);
      }),
      {numRuns: 60, seed: 7}
    );
  });

  it('protects a county-sized table: 16 townships by 14 causes, thresholds of ten', () => {
    const rows = Array.from({length: 16}, (_, i) =>
      Array.from(
        {length: 14},
        (__, j) => (((i * 37 + j * 61) % 97) * (j < 9 ? 9 : 1) * (j === 13 ? 0.2 : 1)) | 0
      )
    );
    const {release} = grid(rows, {guard: 10});
    const {hidden, lost, witnesses} = protect(release);
    expect(lost).toEqual([]);
    expect(audit(release, hidden, witnesses)).toEqual([]);
    const primary = release.counts.filter((count) => count.primary).length;
    expect(primary).toBeGreaterThan(8);
    expect(hidden.size).toBeLessThan(4 * primary);
  });
});

describe('alternatives', () => {
  const {release} = grid([
    [2, 10, 900, 31],
    [30, 4, 600, 0],
    [500, 700, 800, 3],
    [8, 9, 77, 12]
  ]);
  const protection = protect(release);
  const tables = alternatives(release, protection, 2);

  it('agree with everything printed and with every sum', () => {
    for (const values of tables) {
      expect(holds(values, release.sums)).toBe(true);
      release.counts.forEach(({value}, at) => {
        if (!protection.hidden.has(at)) expect(values[at]).toBe(value);
      });
    }
  });

  it('are whole numbers that differ from the truth in every hidden cell, in one of them at least', () => {
    for (const at of protection.hidden) {
      const seen = tables.map((values) => values[at]!);
      expect(seen.every(Number.isInteger)).toBe(true);
      expect(seen.some((value) => value !== release.counts[at]!.value)).toBe(true);
    }
  });

  it('are the same for the same release', () => {
    expect(alternatives(release, protection, 2)).toEqual(tables);
  });

  it('differ where nothing binds a hidden number', () => {
    const lone: Release = {
      counts: [{value: 3, guard: 5, primary: true, printed: true, cost: 1}],
      sums: []
    };
    const [first, second] = alternatives(lone, protect(lone), 2);
    expect(first![0]).not.toBe(3);
    expect(second![0]).not.toBe(3);
  });
});
