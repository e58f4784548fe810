import {describe, expect, test} from 'vitest';
import {growthAndRedistribution} from '../../../src/stats/change.ts';
import {gini, theilL, theilT} from '../../../src/stats/inequality.ts';
import {isPoor, poverty} from '../../../src/stats/poverty.ts';

const households = (incomes: readonly number[], weights?: readonly number[]) =>
  incomes.map((total, index) => ({total, members: 1, weight: weights?.[index] ?? 1}));
const items = (values: readonly number[], weights?: readonly number[]) =>
  values.map((value, index) => ({value, weight: weights?.[index] ?? 1}));

// methods.md 1.2: y, z, H, PG, SPG, Watts, Sen, SST, Gini, Theil T, Theil L
const TOYS: readonly [number[], number, ...number[]][] = [
  [
    [100, 100, 150, 150],
    125,
    0.5,
    0.1,
    0.02,
    0.111571776,
    0.1,
    0.15,
    0.1,
    0.020135514,
    0.020410997
  ],
  [
    [124, 124, 150, 150],
    125,
    0.5,
    0.004,
    0.000032,
    0.004016086,
    0.004,
    0.006,
    0.047445255,
    0.004508885,
    0.004522496
  ],
  [
    [100, 110, 150, 160],
    125,
    0.5,
    0.08,
    0.0136,
    0.087744231,
    0.09,
    0.125,
    0.105769231,
    0.019375095,
    0.019669535
  ],
  [
    [80, 125, 125, 200],
    125,
    0.25,
    0.09,
    0.0324,
    0.111571776,
    0.09,
    0.1575,
    0.169811321,
    0.051726861,
    0.052339776
  ],
  [
    [100, 200, 300, 400, 500, 600, 700, 800, 900, 1000],
    500,
    0.4,
    0.2,
    0.12,
    0.325969782,
    0.25,
    0.34,
    0.3,
    0.151303372,
    0.194306835
  ]
];

describe('poverty and inequality', () => {
  test.each(TOYS)('the toy %j at line %d', (y, z, h, pg, spg, w, sen, sst, g, t, l) => {
    const found = poverty(households(y), z);
    expect(found.headcount).toBeCloseTo(h ?? NaN, 9);
    expect(found.gap).toBeCloseTo(pg ?? NaN, 9);
    expect(found.squaredGap).toBeCloseTo(spg ?? NaN, 9);
    expect(found.watts.value).toBeCloseTo(w ?? NaN, 9);
    expect(found.sen).toBeCloseTo(sen ?? NaN, 9);
    expect(found.sst).toBeCloseTo(sst ?? NaN, 9);
    expect(gini(items(y)).value).toBeCloseTo(g ?? NaN, 9);
    expect(theilT(items(y)).value).toBeCloseTo(t ?? NaN, 9);
    expect(theilL(items(y)).value).toBeCloseTo(l ?? NaN, 9);
  });

  test('the weighted toy: Sen .1288, SST .1804', () => {
    const found = poverty(households([80, 100, 150, 200], [1, 4, 2, 3]), 125);
    expect(found.sen).toBeCloseTo(0.1288, 4);
    expect(found.sst).toBeCloseTo(0.1804, 4);
  });

  test('a row of weight k is k copies of it', () => {
    const weighted = items([0, 40, 70, 310], [3, 1, 4, 2]);
    const copied = weighted.flatMap(({value, weight}) => items(Array(weight).fill(value)));
    expect(gini(weighted).value).toBeCloseTo(gini(copied).value ?? NaN, 12);
    expect(theilT(weighted).value).toBeCloseTo(theilT(copied).value ?? NaN, 12);
  });

  test('a household on the line is not poor, in whole fen', () => {
    // 14692.05 + 5728.15 + 579.80 is 20999.999999999996 in floating point
    const total = 1_469_205 + 572_815 + 57_980;
    expect(isPoor({total, members: 3, weight: 3}, 700_000)).toBe(false);
    expect(isPoor({total: total - 1, members: 3, weight: 3}, 700_000)).toBe(true);
  });

  test('Theil T counts a zero as nothing, L leaves it out and says so', () => {
    expect(theilT(items([0, 100, 200, 300])).value).toBeCloseTo(0.37489, 6);
    expect(theilT(items([0, 100, 200, 300])).leftOut).toBe(0);
    expect(theilL(items([0, 100, 200, 300])).leftOut).toBe(1);
    // the mean of 100, 200, 300 is 200: (ln 2 + 0 - ln 1.5) / 3
    expect(theilL(items([0, 100, 200, 300])).value).toBeCloseTo(Math.log(4 / 3) / 3, 12);
    expect(theilT(items([-5, 100])).leftOut).toBe(1);
  });

  test('Gini refuses a mean that is not above zero', () => {
    expect(gini(items([-100, 50])).value).toBeNull();
    expect(gini(items([-100, 300])).value).toBeGreaterThan(0.5);
    expect(gini([]).value).toBeNull();
  });

  test('negative income stays and is counted; Watts leaves it out', () => {
    const found = poverty(households([-50, 50, 200, 200]), 100);
    expect(found.negative).toBe(1);
    expect(found.gap).toBeCloseTo((1.5 + 0.5) / 4, 12);
    expect(found.watts).toEqual({value: Math.log(2) / 3, leftOut: 1});
  });

  test('nobody poor, nobody at all, no weight', () => {
    const rich = poverty(households([200, 300]), 100);
    expect([rich.headcount, rich.gap, rich.sen, rich.sst, rich.incomeGap]).toEqual([
      0,
      0,
      0,
      0,
      null
    ]);
    expect(poverty([], 100).headcount).toBeNull();
    const light = poverty([...households([50]), {total: 1, members: 1, weight: 0}], 100);
    expect([light.headcount, light.leftOut]).toEqual([1, 1]);
  });

  test('growth and redistribution of the toy', () => {
    const before = households([80, 125, 130, 200]);
    const after = households([90, 120, 160, 300]);
    const found = growthAndRedistribution(before, after, 125, 'gap');
    expect(found?.growth).toBeCloseTo(-0.040374, 6);
    expect(found?.redistribution).toBeCloseTo(0.074627, 6);
    expect(found?.residual).toBeCloseTo(-0.044253, 6);
    expect(found?.shapley.growth).toBeCloseTo(-0.0625, 6);
    expect(found?.shapley.redistribution).toBeCloseTo(0.0525, 6);
    expect(growthAndRedistribution(before, households([-1]), 125, 'gap')).toBeNull();
  });
});
