import {describe, expect, it} from 'vitest';
import {audit, intervalOf} from '../../../src/privacy/audit.ts';
import {protect} from '../../../src/privacy/protect.ts';
import {partsOf, type Release} from '../../../src/privacy/release.ts';
import {grid, together} from './tables.ts';

/** The given cells alone are primary. */
function withPrimary(release: Release, primary: ReadonlySet<number>): Release {
  return {
    ...release,
    counts: release.counts.map((count, at) => ({...count, primary: primary.has(at)}))
  };
}

function interval(release: Release, hidden: ReadonlySet<number>, count: number) {
  return intervalOf(release, hidden, partsOf(release).get(count)!, count);
}

/** Fails before protection, passes after it, by linear programs alone. */
function mends(release: Release, before: ReadonlySet<number>): void {
  expect(audit(release, before).length).toBeGreaterThan(0);
  const {hidden, lost} = protect(release);
  expect(lost).toEqual([]);
  for (const count of before)
    if (release.counts[count]!.primary) expect(hidden.has(count)).toBe(true);
  expect(audit(release, hidden)).toEqual([]);
}

describe('the fixtures that must fail (methods 5.1)', () => {
  it('one cell alone in its row and column is its total less the rest', () => {
    const {release, cell} = grid([
      [2, 10, 5],
      [30, 4, 6]
    ]);
    const one = withPrimary(release, new Set([cell(0, 0)]));
    const hidden = new Set([cell(0, 0)]);
    expect(interval(one, hidden, cell(0, 0))).toEqual({least: 2, largest: 2});
    mends(one, hidden);
  });

  it('a bridge: (1,2) is exactly 4 although no line has a single hidden cell', () => {
    const {release, cell} = grid([
      [4, 3, 20],
      [11, 15, 4],
      [12, 9, 13]
    ]);
    const hidden = new Set([cell(0, 0), cell(0, 1), cell(1, 0), cell(1, 1), cell(1, 2)]);
    const one = withPrimary(release, new Set([cell(0, 0), cell(0, 1), cell(1, 2)]));
    expect(interval(one, hidden, cell(1, 2))).toEqual({least: 4, largest: 4});
    mends(one, hidden);
  });

  it('signs make six cells exact without a bridge and without a zero total', () => {
    const {release, cell} = grid(
      [
        [0, 7, 50],
        [60, 6, 0],
        [8, 70, 9]
      ],
      {guard: 10}
    );
    const hidden = new Set([
      cell(0, 0),
      cell(0, 1),
      cell(1, 1),
      cell(1, 2),
      cell(2, 0),
      cell(2, 2)
    ]);
    for (const count of hidden) {
      const {value} = release.counts[count]!;
      expect(interval(release, hidden, count)).toEqual({least: value, largest: value});
    }
    mends(release, hidden);
  });

  it('a mark that says below 5 gives all of [[4,4],[4,4]] away; one neutral mark does not', () => {
    const {release, cell} = grid([
      [4, 4],
      [4, 4]
    ]);
    const hidden = new Set([cell(0, 0), cell(0, 1), cell(1, 0), cell(1, 1)]);
    expect(interval(release, hidden, cell(0, 0))).toEqual({least: 0, largest: 8});
    expect(audit(release, hidden)).toEqual([]);
    const capped: Release = {
      counts: [
        ...release.counts,
        ...[4, 4, 4, 4].map((value) => ({value, guard: 0, primary: false, printed: true, cost: 1}))
      ],
      sums: [
        ...release.sums,
        ...[...hidden].map((count, at) => ({
          whole: release.counts.length + at,
          parts: [count],
          overlapping: true
        }))
      ]
    };
    expect(interval(capped, hidden, cell(0, 0))).toEqual({least: 4, largest: 4});
    expect(audit(capped, hidden)).toHaveLength(4);
  });

  it('a slice that is hidden beside a published slice and a published total', () => {
    const [first, second, total] = [
      grid([
        [2, 30],
        [40, 3]
      ]),
      grid([
        [50, 60],
        [70, 80]
      ]),
      grid([
        [52, 90],
        [110, 83]
      ])
    ];
    const release = together([first, second, total], ([a = 0, b = 0, c = 0]) =>
      Array.from({length: 9}, (_, at) => ({whole: c + at, parts: [a + at, b + at]}))
    );
    const slice = new Set([0, 1, 2, 3]);
    expect(audit(first.release, slice)).toEqual([]);
    expect(audit(release, slice).map(({count}) => count)).toEqual([0, 3]);
    mends(release, slice);
  });
});

describe('an interval', () => {
  it('of a 2x2 cycle alone is min(a,d) + min(b,c) wide', () => {
    const {release, cell} = grid([
      [3, 8, 20],
      [9, 6, 30],
      [25, 35, 45]
    ]);
    const hidden = new Set([cell(0, 0), cell(0, 1), cell(1, 0), cell(1, 1)]);
    expect(interval(release, hidden, cell(0, 0))).toEqual({least: 0, largest: 11});
    expect(interval(release, hidden, cell(1, 1))).toEqual({least: 3, largest: 14});
  });

  it('has no upper end where nothing sums over the number', () => {
    const release: Release = {
      counts: [{value: 3, guard: 5, primary: true, printed: true, cost: 1}],
      sums: []
    };
    expect(interval(release, new Set([0]), 0)).toEqual({least: 0, largest: Infinity});
    expect(audit(release, new Set([0]))).toEqual([]);
    expect(audit(release, new Set())).toEqual([{count: 0, interval: {least: 3, largest: 3}}]);
  });

  it('of an overlapping part ends at the whole', () => {
    const count = (value: number, printed = true) => ({
      value,
      guard: 5,
      primary: false,
      printed,
      cost: 1
    });
    const release: Release = {
      counts: [count(9), count(7), count(4)],
      sums: [{whole: 0, parts: [1, 2], overlapping: true}]
    };
    expect(interval(release, new Set([2]), 2)).toEqual({least: 2, largest: 9});
  });

  it('knows what is not printed only by its sums', () => {
    const count = (value: number, printed = true, primary = false) => ({
      value,
      guard: 5,
      primary,
      printed,
      cost: 1
    });
    const release: Release = {
      counts: [count(12), count(3, true, true), count(9, false)],
      sums: [{whole: 0, parts: [1, 2]}]
    };
    expect(interval(release, new Set([1]), 1)).toEqual({least: 0, largest: 12});
    expect(audit(release, new Set([1]))).toEqual([]);
  });
});

describe('witnesses', () => {
  const {release, cell} = grid([
    [2, 10, 5],
    [30, 4, 6]
  ]);
  const one = withPrimary(release, new Set([cell(0, 0)]));

  it('are not believed when they disagree with what is printed or break a sum', () => {
    const hidden = new Set([cell(0, 0)]);
    const lie = release.counts.map(({value}, at) => (at === cell(0, 0) ? value + 20 : value));
    expect(audit(one, hidden, [lie])).toHaveLength(1);
    const elsewhere = release.counts.map(({value}) => value * 2);
    expect(audit(one, hidden, [elsewhere])).toHaveLength(1);
  });

  it('that hold spare the programs and agree with them', () => {
    const {hidden, witnesses} = protect(one);
    expect(audit(one, hidden, witnesses)).toEqual([]);
    expect(audit(one, hidden)).toEqual([]);
    expect(witnesses.length).toBeGreaterThan(0);
  });
});
