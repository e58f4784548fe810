import {describe, expect, test} from 'vitest';
import {binomialBelow, binomialMass, binomialQuantile} from '../../../src/stats/binomial.ts';
import {dispersion, funnelLimits, widenedLimits} from '../../../src/stats/funnel.ts';
import {logGamma} from '../../../src/stats/gamma.ts';
import {poissonBelow, poissonFrom, poissonZero} from '../../../src/stats/poisson.ts';
import {ranked} from '../../../src/stats/ranks.ts';
import {shrunkRates} from '../../../src/stats/shrinkage.ts';
import {wilson, Z95, Z998} from '../../../src/stats/wilson.ts';

/** n over k by the rule of Pascal, exact in whole numbers. */
function choose(n: number, k: number): bigint {
  let row = [1n];
  for (let line = 0; line < n; line++) {
    row = [1n, ...row.slice(1).map((value, index) => value + (row[index] ?? 0n)), 1n];
  }
  return row[k] ?? 0n;
}

describe('gamma and binomial', () => {
  test('the gamma function at factorials and at one half', () => {
    let factorial = 1;
    for (let n = 1; n <= 60; n++) {
      factorial *= n;
      expect(logGamma(n + 1) - Math.log(factorial)).toBeCloseTo(0, 11);
    }
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 12);
    expect(logGamma(1e-8)).toBeCloseTo(-Math.log(1e-8), 6);
  });

  test('masses against exact counting', () => {
    for (const [k, n, p] of [
      [0, 12, 0.3],
      [5, 12, 0.3],
      [20, 40, 0.5],
      [39, 40, 0.9]
    ] as const) {
      const exact = Number(choose(n, k)) * p ** k * (1 - p) ** (n - k);
      expect(binomialMass(k, n, p) / exact).toBeCloseTo(1, 11);
    }
    expect(binomialMass(-1, 5, 0.5)).toBe(0);
  });

  test('cumulative: P(X <= 2) of ten fair coins is 56 / 1024; a large one is symmetric', () => {
    expect(binomialBelow(2, 10, 0.5)).toBeCloseTo(56 / 1024, 13);
    expect(binomialBelow(29_999, 60_000, 0.5) + binomialMass(30_000, 60_000, 0.5) / 2).toBeCloseTo(
      0.5,
      9
    );
    expect(binomialBelow(10, 10, 0.5)).toBe(1);
  });

  test('quantile: the smallest count that reaches the share', () => {
    // of ten fair coins: P(X <= 1) = 11/1024 = .0107, P(X <= 2) = 56/1024 = .0547
    expect(binomialQuantile(0.025, 10, 0.5)).toMatchObject({count: 2});
    expect(binomialQuantile(0.0107, 10, 0.5)).toMatchObject({count: 1});
    expect(binomialQuantile(1, 10, 0.5).count).toBe(10);
  });
});

describe('limits and intervals', () => {
  test('funnel limits by hand: n = 10, target 1/2, 95 %', () => {
    // r = 2, F = 56/1024, f = 45/1024, q = 25.6/1024: y = (2 - 30.4/45) / 10; the other side is its mirror but for the step
    expect(funnelLimits(10, 0.5, 0.95)?.low).toBeCloseTo((2 - 30.4 / 45) / 10, 12);
    // upper: q = 998.4/1024, F(7) = 968/1024, F(8) = 1013/1024, f(8) = 45/1024: (8 - 14.6/45) / 10
    expect(funnelLimits(10, 0.5, 0.95)?.high).toBeCloseTo((8 - 14.6 / 45) / 10, 12);
  });

  test('funnel limits stay in 0 .. 1, near the normal ones for many, at the target when it is 0 or 1', () => {
    expect(funnelLimits(3, 0.02, 0.95)?.low).toBe(0);
    expect(funnelLimits(100, 0, 0.95)).toEqual({low: 0, high: 0});
    expect(funnelLimits(100, 1, 0.998)).toEqual({low: 1, high: 1});
    expect(funnelLimits(0.4, 0.5, 0.95)).toBeNull();
    const [n, p] = [40_000, 0.3];
    expect(funnelLimits(n, p, 0.998)?.high).toBeCloseTo(p + Z998 * Math.sqrt((p * (1 - p)) / n), 4);
  });

  test('Wilson: its ends solve the score equation (p − x/n)² = z² p (1 − p) / n', () => {
    for (const [x, n] of [
      [1, 10],
      [45, 50],
      [519, 660],
      [3, 4000]
    ] as const) {
      const found = wilson(x, n);
      for (const p of [found?.low ?? NaN, found?.high ?? NaN]) {
        expect((p - x / n) ** 2 - (Z95 ** 2 * p * (1 - p)) / n).toBeCloseTo(0, 12);
      }
    }
    expect(wilson(0, 20)?.low).toBe(0);
    expect(wilson(20, 20)?.high).toBe(1);
    // 0 of n: the upper end is z² / (n + z²)
    expect(wilson(0, 20)?.high).toBeCloseTo(Z95 ** 2 / (20 + Z95 ** 2), 12);
    expect(wilson(0, 0)).toBeNull();
  });

  test('no more variance than chance: phi small, tau 0, limits those of arcsin alone', () => {
    const same = Array.from({length: 10}, () => ({x: 30, n: 100}));
    const found = dispersion(same);
    expect(found).toEqual({target: 0.3, phi: 0, tau2: 0});
    const limits = found && widenedLimits(100, found, Z95);
    expect(limits?.low).toBeCloseTo(Math.sin(Math.asin(Math.sqrt(0.3)) - Z95 / 20) ** 2, 12);
  });

  test('more variance: phi and tau by hand', () => {
    // twelve units of 400 at 30 % and 70 % in turn: z = ±40 (arcsin √.7 − arcsin √.5) about the pooled rate
    const units = Array.from({length: 12}, (_, index) => ({x: index % 2 ? 280 : 120, n: 400}));
    const z = 40 * (Math.asin(Math.sqrt(0.7)) - Math.asin(Math.sqrt(0.5)));
    const found = dispersion(units);
    expect(found?.target).toBe(0.5);
    expect(found?.phi).toBeCloseTo(z * z, 9);
    // weights are all 1600: Σw − Σw²/Σw = 11 × 1600
    expect(found?.tau2).toBeCloseTo((12 * z * z - 11) / (11 * 1600), 12);
    expect(dispersion([{x: 1, n: 2}])).toBeNull();
  });

  test('winsorising draws one far unit in', () => {
    const calm = Array.from({length: 20}, (_, index) => ({x: 45 + (index % 11), n: 100}));
    const before = dispersion(calm)?.phi ?? NaN;
    const after = dispersion([...calm, {x: 100, n: 100}])?.phi ?? NaN;
    expect(after).toBeLessThan(before + 1);
  });
});

describe('poisson', () => {
  test('none where 9.8 were to be expected: about 0.006 %', () => {
    expect(poissonZero(9.8)).toBeCloseTo(0.0000554516, 9);
  });

  test('tails by hand', () => {
    expect(poissonBelow(2, 3)).toBeCloseTo(Math.exp(-3) * (1 + 3 + 4.5), 13);
    expect(poissonFrom(3, 3)).toBeCloseTo(1 - Math.exp(-3) * 8.5, 13);
    expect(poissonFrom(0, 3)).toBe(1);
    expect(poissonBelow(-1, 3)).toBe(0);
    expect([poissonBelow(0, 0), poissonFrom(1, 0)]).toEqual([1, 0]);
    // far tail: first terms of e^-1 (1/20! + 1/21! + 1/22! ...)
    const twenty = 2432902008176640000;
    expect(poissonFrom(20, 1) / (Math.exp(-1) / twenty)).toBeCloseTo(
      1 + 1 / 21 + 1 / 462 + 1 / 10626,
      5
    );
  });
});

describe('shrinkage', () => {
  test('units that do not differ shrink wholly to the mean', () => {
    const found = shrunkRates(Array.from({length: 8}, () => ({x: 30, n: 100})));
    expect(found?.full).toBe(true);
    expect(found?.rates).toEqual(Array(8).fill(0.3));
  });

  test('alpha and beta stand where the likelihood is flat, found by another formula', () => {
    const units = [
      [2, 10],
      [9, 12],
      [30, 50],
      [5, 40],
      [70, 80],
      [1, 5]
    ].map(([x = 0, n = 0]) => ({x, n}));
    const found = shrunkRates(units);
    expect(found?.full).toBe(false);
    const {alpha = NaN, beta = NaN} = found ?? {};
    // product form: Σ log (a+i) over successes + Σ log (b+i) over failures − Σ log (a+b+i)
    const likelihood = (a: number, b: number): number => {
      let sum = 0;
      for (const {x, n} of units) {
        for (let i = 0; i < x; i++) sum += Math.log(a + i);
        for (let i = 0; i < n - x; i++) sum += Math.log(b + i);
        for (let i = 0; i < n; i++) sum -= Math.log(a + b + i);
      }
      return sum;
    };
    const best = likelihood(alpha, beta);
    for (const [da, db] of [
      [1.02, 1],
      [0.98, 1],
      [1, 1.02],
      [1, 0.98],
      [1.02, 1.02],
      [0.98, 0.98]
    ] as const) {
      expect(likelihood(alpha * da, beta * db)).toBeLessThan(best);
    }
    expect(found?.rates[0]).toBeCloseTo((2 + alpha) / (10 + alpha + beta), 12);
  });

  test('small units move more than large ones; a unit without n gets the mean; nothing to fit is null', () => {
    const found = shrunkRates([
      {x: 0, n: 4},
      {x: 0, n: 400},
      {x: 200, n: 400},
      {x: 120, n: 400},
      {x: 0, n: 0}
    ]);
    const [small = NaN, large = NaN, , , none] = found?.rates ?? [];
    expect(small).toBeGreaterThan(large * 5);
    expect(none).toBe(found?.mean);
    expect(shrunkRates([])).toBeNull();
    expect(shrunkRates([{x: 0, n: 10}])).toBeNull();
  });
});

describe('ranks', () => {
  test('1, 2, 2, 4; in a tie the larger gap first, then the name; missing last without a rank', () => {
    const items = [
      {name: 'd', value: 1, gap: 0},
      {name: 'none', value: null, gap: 9},
      {name: 'b', value: 5, gap: -1},
      {name: 'a', value: 5, gap: 1},
      {name: 'c', value: 9, gap: 0},
      {name: 'e', value: 1, gap: -3}
    ];
    const order = ranked(items).map(({item, rank}) => [item.name, rank]);
    expect(order).toEqual([
      ['c', 1],
      ['a', 2],
      ['b', 2],
      ['e', 4],
      ['d', 4],
      ['none', null]
    ]);
    expect(ranked(items.toReversed()).map(({item, rank}) => [item.name, rank])).toEqual(order);
  });
});
