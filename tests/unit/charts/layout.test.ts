import {array, assert, double, integer, property} from 'fast-check';
import {describe, expect, test} from 'vitest';
import {balanced, fitted, widthOf, wrapped} from '../../../src/charts/measure.ts';
import {picked, thinned} from '../../../src/charts/positions.ts';
import {at, niceDomain, niceTicks} from '../../../src/charts/scale.ts';
import {overlap, placed, spread} from '../../../src/charts/spread.ts';

describe('measuring', () => {
  test('Chinese is one em a sign, Latin about half, by kind of sign', () => {
    expect(widthOf('平川镇', 13)).toBe(39);
    expect(widthOf('镇a', 10)).toBeCloseTo(15.7, 10);
    expect(widthOf('illi', 10)).toBeLessThan(widthOf('nnnn', 10) * 0.6);
    expect(widthOf('MMMM', 10)).toBeGreaterThan(widthOf('nnnn', 10) * 1.5);
    expect(widthOf('71.2', 10, true)).toBeGreaterThan(widthOf('71.2', 10));
  });

  test('a text that fits stays, another is cut and ends in an ellipsis', () => {
    expect(fitted('平川镇', 39, 13)).toBe('平川镇');
    expect(fitted('自身发展动力不足', 60, 13)).toBe('自身发…');
    // 10 px for the ellipsis leave 40: S 6.7, five more 28.5, the space 2.9, and no room for the l
    expect(fitted('Sudden loss', 50, 10)).toBe('Sudden…');
    expect(widthOf(fitted('Lack of own initiative', 80, 12), 12)).toBeLessThanOrEqual(80);
  });

  test('lines break between words, Chinese anywhere', () => {
    expect(wrapped('Lack of own initiative', 80, 12, 3)).toEqual(['Lack of own', 'initiative']);
    expect(wrapped('自身发展动力不足', 72, 12, 3)).toEqual(['自身发展动力', '不足']);
    expect(wrapped('自身发展动力不足', 24, 12, 2)).toEqual(['自身', '发…']);
    expect(wrapped('', 24, 12, 2)).toEqual(['']);
  });

  test('lines of a heading are about as long as each other, and nothing of it is lost', () => {
    expect(balanced('交通条件落后', 61, 12, 3)).toEqual(['交通条', '件落后']);
    expect(balanced('自身发展动力不足', 72, 12, 3)).toEqual(['自身发展', '动力不足']);
    expect(balanced('Lack of own initiative', 80, 12, 3)).toEqual(['Lack of own', 'initiative']);
    expect(balanced('缺水', 61, 12, 3)).toEqual(['缺水']);
    expect(balanced('自身发展动力不足', 24, 12, 2)).toEqual(['自身', '发…']);
  });
});

describe('scales', () => {
  test('a value stands in proportion', () => {
    expect(at({domain: [0, 10], range: [100, 200]}, 2.5)).toBe(125);
    expect(at({domain: [0, 10], range: [200, 100]}, 2.5)).toBe(175);
  });

  test('ticks are round and free of floating dust', () => {
    expect(niceTicks(0, 0.8, 4)).toEqual([0, 0.2, 0.4, 0.6, 0.8]);
    expect(niceTicks(0, 0.3, 3)).toEqual([0, 0.1, 0.2, 0.3]);
    expect(niceTicks(4000, 14000, 6)).toEqual([4000, 6000, 8000, 10000, 12000, 14000]);
    expect(niceTicks(-20, 40, 4)).toEqual([-20, 0, 20, 40]);
    expect(niceDomain(0, 271, 4)).toEqual([0, 300]);
    expect(niceDomain(5, 5, 4)[1]).toBeGreaterThan(5);
  });

  test('a nice domain holds its ends', () => {
    assert(
      property(
        double({min: -1e6, max: 1e6, noNaN: true}),
        double({min: 1e-3, max: 1e6, noNaN: true}),
        (low, width) => {
          const [from, to] = niceDomain(low, low + width, 4);
          return from <= low + 1e-6 * width && to >= low + width - 1e-6 * width && to > from;
        }
      )
    );
  });

  test('ticks give way until they are apart; ends stay', () => {
    const ticks = Array.from({length: 26}, (_, index) => ({at: index, text: `第 ${index} 周`}));
    const span = {domain: [0, 25], range: [0, 500]} as const;
    const few = thinned(ticks, span, 14);
    expect(few[0]?.at).toBe(0);
    expect(few.at(-1)?.at).toBe(25);
    expect(few.length).toBeGreaterThan(4);
    for (const [index, tick] of few.slice(1).entries()) {
      expect((tick.at - (few[index]?.at ?? 0)) * 20).toBeGreaterThan(14 + 40);
    }
    expect(thinned([], span, 14)).toEqual([]);
    expect(thinned(ticks.slice(0, 1), span, 14).length).toBe(1);
  });

  test('uneven ticks are kept where they fit', () => {
    const ticks = [0, 7, 8, 30, 90, 180].map((edge) => ({at: edge, text: String(edge)}));
    const kept = picked(ticks, {domain: [0, 180], range: [0, 420]}, 6).map((tick) => tick.at);
    expect(kept).toEqual([0, 7, 30, 90, 180]);
  });
});

const box = (x: number, y: number) => ({x, y, width: 20, height: 10});

describe('labels that avoid each other', () => {
  test('spread: in order, apart, inside, near their wishes', () => {
    expect(spread([10, 12, 50], 10, 0, 100)).toEqual([10, 20, 50]);
    expect(spread([95, 99], 10, 0, 100)).toEqual([90, 100]);
    expect(spread([50, 10], 10, 0, 100)).toEqual([50, 10]);
    assert(
      property(array(integer({min: 0, max: 100}), {maxLength: 9}), (wishes) => {
        const places = spread(wishes, 10, 0, 100).toSorted((a, b) => a - b);
        return places.every((place, index) => {
          const before = places[index - 1];
          return (
            place >= 0 && place <= 100 && (before === undefined || place - before >= 10 - 1e-9)
          );
        });
      })
    );
  });

  test('placed: the first free candidate, else none', () => {
    const page = {x: 0, y: 0, width: 100, height: 100};
    const found = placed([[box(0, 0)], [box(10, 5), box(10, 20)], [box(90, 0)]], [], page);
    expect(found).toEqual([box(0, 0), box(10, 20), null]);
    expect(placed([[box(0, 0)]], [box(5, 5)], page)).toEqual([null]);
    expect(overlap(box(0, 0), box(20, 0))).toBe(false);
  });
});
