import {describe, expect, test} from 'vitest';
import {all, drawn, example, number, words} from './drawing.ts';

const unit = (n: number, rate: number | null, name: string | null, state: string) => ({
  n,
  rate,
  name,
  state,
  a: 0.02,
  b: 0.08,
  c: 0.01,
  d: 0.09
});

describe('other forms', () => {
  test('diverging: sides, colours and signs', () => {
    const svg = drawn(
      example({form: 'diverging', channels: {y: 'y', x: 'x'}}, [
        {y: 'a', x: 4},
        {y: 'b', x: -2},
        {y: 'c', x: null}
      ])
    );
    const [up, down] = all(svg, 'rect');
    expect(number(down, 'x') + number(down, 'width')).toBeCloseTo(number(up, 'x'), 0);
    expect(number(up, 'width') / number(down, 'width')).toBeCloseTo(2, 1);
    expect([up, down].map((bar) => bar?.getAttribute('fill'))).toEqual([
      'var(--accent)',
      'var(--series-2)'
    ]);
    expect(words(svg)).toEqual(expect.arrayContaining(['+4', '−2', '—']));
  });

  test('column: what is below hangs from the zero line; the largest of each is named', () => {
    const svg = drawn(
      example({form: 'column', channels: {x: 'month', y: 'in', below: 'out'}}, [
        {month: '2023-01-01', in: 5, out: 1},
        {month: '2023-02-01', in: 9, out: 2}
      ])
    );
    const [a, b, c, d] = all(svg, 'rect');
    expect(number(b, 'height') / number(a, 'height')).toBeCloseTo(9 / 5, 1);
    expect(number(a, 'y') + number(a, 'height')).toBeCloseTo(number(c, 'y'), 0);
    expect(number(d, 'height') / number(c, 'height')).toBeCloseTo(2, 1);
    expect(words(svg)).toEqual(expect.arrayContaining(['in 9', 'out 2', '1 月', '2 月']));
    expect(a?.querySelector('title')?.textContent).toBe('2023 年 1 月：in 5，out 1');
  });

  test('stack: parts lie end to end and fill the whole', () => {
    const svg = drawn(
      example({form: 'stack', channels: {y: 'y', x: 'x', series: 's'}}, [
        {y: 'a', s: '一', x: 30},
        {y: 'a', s: '二', x: 10},
        {y: 'b', s: '一', x: 20}
      ])
    );
    const [first, second, third] = all(svg, '[data-row]');
    const end = number(first, 'x') + number(first, 'width');
    expect(number(second, 'x')).toBeCloseTo(end + 1, 0);
    expect(number(first, 'width') / number(third, 'width')).toBeCloseTo(1.5, 1);
    expect(third?.getAttribute('fill')).toBe(first?.getAttribute('fill'));
    expect(words(svg)).toEqual(expect.arrayContaining(['一', '二', '30', '10', '20']));
  });

  test('line: broken where a value is missing, named at its end, the reference among them', () => {
    const svg = drawn(
      example({form: 'line', channels: {x: 'week', y: 'v', series: 's', reference: 'due'}}, [
        {week: 1, v: 2, s: '甲', due: 1},
        {week: 2, v: 3, s: '甲', due: 2},
        {week: 3, v: null, s: '甲', due: 3},
        {week: 4, v: 5, s: '甲', due: 4},
        {week: 5, v: 6, s: '甲', due: 5}
      ])
    );
    const path = all(svg, 'path').map((node) => node.getAttribute('d') ?? '');
    expect(path.map((d) => d.match(/M/g)?.length)).toEqual([1, 2]);
    expect(words(svg)).toEqual(expect.arrayContaining(['甲 6', 'due 5', '1', '5']));
    expect(all(svg, 'circle').length).toBe(4);
  });

  test('rank: 1 is on top, a state comes over the grey', () => {
    const svg = drawn(
      example({form: 'rank', channels: {x: 'p', y: 'r', series: 's', state: 'state'}}, [
        {p: 1, r: 1, s: '甲', state: 'alert'},
        {p: 2, r: 2, s: '甲', state: 'alert'},
        {p: 1, r: 2, s: '乙', state: 'rest'},
        {p: 2, r: 1, s: '乙', state: 'rest'}
      ])
    );
    const strokes = all(svg, 'path').map((node) => node.parentElement?.getAttribute('stroke'));
    expect(strokes).toEqual(['var(--series-rest)', 'var(--alert)']);
    const rows = all(svg, '[data-row]');
    const y = (row: string) =>
      number(
        rows.find((node) => node.getAttribute('data-row') === row),
        'cy'
      );
    expect(y('0')).toBe(y('3'));
    expect(y('0')).toBeLessThan(y('1'));
  });

  test('heat: two colours about zero, blank where empty, printed where large', () => {
    const svg = drawn(
      example({form: 'heat', channels: {y: 'y', x: 'x', value: 'v'}}, [
        {y: 'a', x: '一', v: 10},
        {y: 'a', x: '二', v: -9},
        {y: 'b', x: '一', v: 1},
        {y: 'b', x: '二', v: null}
      ])
    );
    const cells = all(svg, '[data-row]');
    expect(cells.map((cell) => cell.getAttribute('fill'))).toEqual([
      'var(--accent)',
      'var(--series-2)',
      'var(--accent)',
      null
    ]);
    expect(cells[3]?.parentElement?.getAttribute('fill')).toBe('none');
    expect(number(cells[0], 'fill-opacity')).toBeGreaterThan(number(cells[2], 'fill-opacity'));
    for (const cell of cells.filter((each) => each.hasAttribute('fill-opacity')))
      expect(cell.getAttribute('fill-opacity')).toMatch(/^0(\.\d{1,3})?$/);
    expect(words(svg)).toEqual(expect.arrayContaining(['+10', '−9']));
    expect(words(svg)).not.toContain('+1');
  });

  test('histogram: bands as wide as their edges say, the line at its value', () => {
    const svg = drawn(
      example({form: 'histogram', channels: {x1: 'a', x2: 'b', y: 'n', reference: 'line'}}, [
        {a: 0, b: 10, n: 4, line: 10},
        {a: 10, b: 40, n: 8, line: 10}
      ])
    );
    const [one, two] = all(svg, 'rect');
    expect((number(two, 'width') + 1) / (number(one, 'width') + 1)).toBeCloseTo(3, 1);
    expect(number(two, 'height') / number(one, 'height')).toBeCloseTo(2, 1);
    const line = all(svg, 'line').find(
      (node) => node.getAttribute('x1') === node.getAttribute('x2')
    );
    expect(Math.abs(number(line, 'x1') - number(two, 'x'))).toBeLessThan(1.5);
    expect(words(svg)).toEqual(expect.arrayContaining(['line 10', '0', '10', '40']));
  });

  test('interval: the dot lies on its line', () => {
    const svg = drawn(
      example({form: 'interval', channels: {y: 'y', x: 'x', low: 'l', high: 'h'}, format: '%'}, [
        {y: 'a', x: 0.5, l: 0.4, h: 0.7},
        {y: 'b', x: null, l: null, h: null}
      ])
    );
    const [line, more] = all(svg, 'line');
    const dot = all(svg, 'circle')[0];
    const share =
      (number(dot, 'cx') - number(line, 'x1')) / (number(line, 'x2') - number(line, 'x1'));
    expect(share).toBeCloseTo(1 / 3, 2);
    expect(more).toBeUndefined();
    expect(words(svg)).toEqual(expect.arrayContaining(['50.0', '—']));
  });

  test('funnel: a row without y carries limits only; outliers keep their names', () => {
    const channels = {
      x: 'n',
      y: 'rate',
      label: 'name',
      state: 'state',
      low95: 'a',
      high95: 'b',
      low998: 'c',
      high998: 'd'
    };
    const svg = drawn(
      example({form: 'funnel', channels, format: '%'}, [
        unit(100, 0.05, '甲村', 'subject'),
        unit(200, null, null, 'subject'),
        unit(300, 0.12, '乙村', 'alert')
      ])
    );
    expect(all(svg, 'circle').length).toBe(2);
    expect(all(svg, 'path').length).toBe(4);
    expect(words(svg)).toEqual(expect.arrayContaining(['甲村', '乙村', '95%', '99.8%']));
  });

  test('dot: areas follow sizes, crowded names give way', () => {
    const crowd = Array.from({length: 30}, (_, index) => ({
      x: 1 + index / 1000,
      y: 1,
      name: `很长的乡镇名称${index}`,
      size: index === 0 ? 400 : 100
    }));
    const channels = {x: 'x', y: 'y', label: 'name', size: 'size'};
    const svg = drawn(
      example({form: 'dot', channels}, [
        ...crowd,
        {x: 0, y: 0, name: '近', size: 100},
        {x: 2, y: 2, name: '远', size: 100}
      ])
    );
    const radii = all(svg, 'circle').map((node) => number(node, 'r'));
    expect(Math.max(...radii) / Math.min(...radii)).toBeCloseTo(2, 1);
    const named = words(svg).filter((text) => text.startsWith('很长'));
    expect(named.length).toBeGreaterThan(0);
    expect(named.length).toBeLessThan(12);
    expect(words(svg)).toContain('远');
  });
});
