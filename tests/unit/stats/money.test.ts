import {describe, expect, test} from 'vitest';
import {ageing, daysBetween} from '../../../src/stats/ageing.ts';
import {neededPace, yearShare} from '../../../src/stats/pace.ts';
import {
  kishCount,
  weightedMean,
  weightedMedian,
  weightedQuantile
} from '../../../src/stats/quantile.ts';

const receipts = [
  {day: '2024-01-10', fen: 100},
  {day: '2024-04-01', fen: 200},
  {day: '2024-08-15', fen: 150}
];
const payments = [
  {day: '2024-05-01', fen: 120},
  {day: '2024-09-30', fen: 90}
];

describe('ageing of money', () => {
  test('the toy: 90 and 150 left, aged 274 and 138 days', () => {
    const found = ageing(receipts, payments, '2024-12-31');
    expect(found.lots).toEqual([
      {day: '2024-04-01', remaining: 90, age: 274},
      {day: '2024-08-15', remaining: 150, age: 138}
    ]);
    expect(found.fenDays).toBe(45_360);
    expect(found.meanAge).toBe(189);
    expect(found.medianAge).toBe(138);
    expect(found.overpaid).toEqual([]);
    expect(daysBetween('2024-01-10', '2024-12-31')).toBe(356);
  });

  test('the order of the lists does not matter, later movements do not count', () => {
    const later = [...receipts, {day: '2025-01-01', fen: 999}].toReversed();
    const found = ageing(later, payments.toReversed(), '2024-12-31');
    expect(found.fenDays).toBe(45_360);
  });

  test('a payment above what is there is listed and does not touch later receipts', () => {
    const found = ageing(
      [{day: '2024-02-01', fen: 50}],
      [{day: '2024-01-15', fen: 30}],
      '2024-03-01'
    );
    expect(found.overpaid).toEqual([{day: '2024-01-15', fen: 30}]);
    expect(found.lots).toEqual([{day: '2024-02-01', remaining: 50, age: 29}]);
  });

  test('receipts of a day come before its payments; a refund is a receipt of its own date', () => {
    const day = '2024-02-01';
    const refund = {day: '2024-02-10', fen: 40};
    const found = ageing([{day, fen: 100}, refund], [{day, fen: 100}], '2024-02-20');
    expect(found.overpaid).toEqual([]);
    expect(found.lots).toEqual([{day: '2024-02-10', remaining: 40, age: 10}]);
  });

  test('nothing left has no age; negative amounts are counted as left out', () => {
    const found = ageing(
      [
        {day: '2024-01-01', fen: 5},
        {day: '2024-01-01', fen: -5}
      ],
      [{day: '2024-01-02', fen: 5}],
      '2024-02-01'
    );
    expect(found).toEqual({
      lots: [],
      overpaid: [],
      leftOut: 1,
      fenDays: 0,
      meanAge: null,
      medianAge: null
    });
  });
});

describe('weights', () => {
  const items = [
    {value: 10, weight: 1},
    {value: 20, weight: 2},
    {value: 30, weight: 1},
    {value: 99, weight: 0}
  ];

  test('mean, median and quantiles by hand', () => {
    expect(weightedMean(items)).toBe(20);
    expect(weightedMedian(items)).toBe(20);
    expect(weightedQuantile(items, 0.25)).toBe(10);
    expect(weightedQuantile(items, 0.26)).toBe(20);
    expect(weightedQuantile(items, 0.75)).toBe(20);
    expect(weightedQuantile(items, 1)).toBe(30);
    expect(weightedMean([])).toBeNull();
    expect(weightedMedian([{value: 1, weight: 0}])).toBeNull();
  });

  test('the last value is reached although ten times 0.1 is not 1', () => {
    const tenths = Array.from({length: 10}, (_, value) => ({value, weight: 0.1}));
    expect(weightedQuantile(tenths, 1)).toBe(9);
    expect(weightedQuantile(tenths, 0.3)).toBe(2);
  });

  test('ten projects of which one holds 91 % count as 1.2', () => {
    expect(kishCount([91, 1, 1, 1, 1, 1, 1, 1, 1, 1])).toBeCloseTo(1.2063, 4);
    expect(kishCount([7, 7, 7, 7])).toBe(4);
    expect(kishCount([0, 0])).toBe(0);
  });
});

describe('pace', () => {
  const facts = {
    given: 1000,
    paid: 400,
    target: 0.92,
    today: '2023-08-31',
    until: '2023-11-30',
    recent: 10
  };

  test('thirteen weeks left: 520 / 13 = 40 a week, four times the recent pace', () => {
    expect(neededPace(facts)).toEqual({state: 'open', needed: 40, ratio: 4});
  });

  test('reached, too late, stopped', () => {
    expect(neededPace({...facts, paid: 920})).toEqual({state: 'reached'});
    expect(neededPace({...facts, today: '2023-11-30'})).toEqual({state: 'late', missing: 520});
    expect(neededPace({...facts, recent: 0})).toEqual({state: 'stopped', needed: 40});
  });

  test('share of the year, leap years too', () => {
    expect(yearShare('2023-08-31')).toBe(243 / 365);
    expect(yearShare('2024-02-29')).toBe(60 / 366);
    expect(yearShare('2024-12-31')).toBe(1);
    expect(yearShare('2023-01-01')).toBe(1 / 365);
  });
});
