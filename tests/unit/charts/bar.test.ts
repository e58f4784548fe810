import {describe, expect, test} from 'vitest';
import {draw} from '../../../src/charts/draw.ts';
import {HIDDEN} from '../../../src/model/hidden.ts';
import {optionsOf} from './examples/example.ts';
import {all, drawn, example, number, words} from './drawing.ts';

describe('bars', () => {
  const towns = example(
    {
      form: 'bar',
      channels: {y: 'town', x: 'rate', reference: 'due', state: 'state', fraction: 'part'},
      format: '%'
    },
    [
      {town: '甲', rate: 0.8, due: 0.5, state: 'subject', part: '(8 / 10)'},
      {town: '乙', rate: 0.4, due: 0.5, state: 'rest', part: '(4 / 10)'},
      {town: '丙', rate: 0.1, due: 0.5, state: 'alert', part: '(1 / 10)'},
      {town: '丁', rate: null, due: 0.5, state: null, part: '(? / 10)'},
      {town: '戊', rate: HIDDEN, due: 0.5, state: null, part: '＊'}
    ]
  );
  const svg = drawn(towns);
  const bars = all(svg, 'rect');

  test('lengths are in proportion, the reference stands at its value', () => {
    const [a, b, c] = bars.map((bar) => number(bar, 'width'));
    expect(bars.length).toBe(3);
    expect((a ?? NaN) / (b ?? NaN)).toBeCloseTo(2, 1);
    expect((b ?? NaN) / (c ?? NaN)).toBeCloseTo(4, 1);
    const line = all(svg, 'line')[0];
    const left = number(bars[0], 'x');
    expect((number(line, 'x1') - left) / (a ?? NaN)).toBeCloseTo(0.5 / 0.8, 1);
    expect(words(svg)).toContain('due 50.0');
  });

  test('rows stay in their order, colours are their states', () => {
    const ys = bars.map((bar) => number(bar, 'y'));
    expect(ys).toEqual(ys.toSorted((a, b) => a - b));
    expect(bars.map((bar) => bar.getAttribute('fill'))).toEqual([
      'var(--accent)',
      'var(--series-rest)',
      'var(--alert)'
    ]);
    expect(bars.map((bar) => bar.getAttribute('data-row'))).toEqual(['0', '1', '2']);
    expect(bars[0]?.querySelector('title')?.textContent).toBe(
      '甲：rate 80.0%，(8 / 10)，due 50.0%'
    );
  });

  test('a missing value is a dash, a hidden one its mark, and neither a bar', () => {
    const texts = words(svg);
    expect(texts.filter((text) => text === '—').length).toBe(1);
    expect(texts.filter((text) => text === '＊').length).toBe(2);
    expect(texts).toContain('(? / 10)');
    expect(texts).not.toContain('0.0');
  });

  test('every value stands beside its bar', () => {
    for (const value of ['80.0', '40.0', '10.0']) expect(words(svg)).toContain(value);
  });

  test('an outline is drawn hollow behind, both figures in the order of the language', () => {
    const spec = {form: 'bar', channels: {y: 'cause', x: 'main', outline: 'any'}} as const;
    const one = example(spec, [{cause: '因病', main: 30, any: 60}]);
    const [hollow, solid] = all(drawn(one), 'rect');
    expect(hollow?.parentElement?.getAttribute('fill')).toBe('none');
    expect(number(hollow, 'width') / number(solid, 'width')).toBeCloseTo(2, 1);
    expect(words(drawn(one))).toContain('30 / 60');
    expect(words(drawn(one, 'en'))).toContain('30 of 60');
  });

  test('a limit cuts the bars but not the figures', () => {
    const one = {...towns, spec: {...towns.spec, limit: 2}};
    expect(all(drawn(one), 'rect').length).toBe(2);
    expect(draw(one.spec, one.rows, optionsOf(one, 'zh', 600)).figures.rows.length).toBe(5);
  });

  test('references that differ are a tick a row', () => {
    const records = [
      {y: 'a', x: 3, r: 1},
      {y: 'b', x: 3, r: 2},
      {y: 'c', x: 3, r: null}
    ];
    const spec = {form: 'bar', channels: {y: 'y', x: 'x', reference: 'r'}} as const;
    const ticked = drawn(example(spec, records));
    const [one, two, ...more] = all(ticked, 'line').map((line) => number(line, 'x1'));
    expect(more).toEqual([]);
    expect(two).toBeGreaterThan(one ?? NaN);
    expect(words(ticked)).toContain('r');
  });

  test('two rows of one name are two bars', () => {
    const same = [
      {y: '甲', x: 1},
      {y: '甲', x: 2}
    ];
    const both = all(drawn(example({form: 'bar', channels: {y: 'y', x: 'x'}}, same)), 'rect');
    expect(new Set(both.map((bar) => bar.getAttribute('y'))).size).toBe(2);
  });

  test('text is text, whatever it holds; a long name is cut and whole in its title', () => {
    const name = '<b>&"因突发事件造成家庭收入大幅下降且短期内难以恢复';
    const named = drawn(example({form: 'bar', channels: {y: 'y', x: 'x'}}, [{y: name, x: 1}]));
    expect(all(named, 'b')).toEqual([]);
    const label = all(named, 'text').find((node) => node.firstChild?.textContent?.endsWith('…'));
    expect(label?.querySelector('title')?.textContent).toBe(name);
    expect(named.outerHTML).toContain('&lt;b&gt;&amp;');
  });
});
