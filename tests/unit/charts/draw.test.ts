import {describe, expect, test} from 'vitest';
import {draw} from '../../../src/charts/draw.ts';
import type {ChartSpec} from '../../../src/model/chart.ts';
import {DishuError} from '../../../src/model/failure.ts';
import {LANGS} from '../../../src/model/text.ts';
import {EXAMPLES} from './examples/all.ts';
import {optionsOf, rowsOf} from './examples/example.ts';
import {all, drawn, example, number, words} from './drawing.ts';

const NUMBERED = 'x y x1 x2 y1 y2 cx cy r width height d transform'.split(' ');

describe.each(EXAMPLES.flatMap((one) => LANGS.map((lang) => ({name: one.name, lang, one}))))(
  '$name in $lang',
  ({one, lang}) => {
    const {svg, summary, figures} = draw(one.spec, one.rows, optionsOf(one, lang, 900));
    const marks = svg ? all(svg, '[data-row]') : [];

    test('is one picture with a sentence that begins with its title', () => {
      expect(svg?.getAttribute('role')).toBe('img');
      expect(svg?.getAttribute('aria-label')).toBe(summary);
      expect(summary.startsWith(one.title[lang])).toBe(true);
      expect(summary).toContain(String(one.rows.count));
      expect(svg && all(svg, '[aria-label]')).toEqual([]);
    });

    test('has no style of its own and only colours of the page', () => {
      expect(svg && all(svg, 'style, [style], [font-family], [id]')).toEqual([]);
      const colours = (svg ? all(svg, '*') : []).flatMap((node) =>
        ['fill', 'stroke'].map((name) => node.getAttribute(name)).filter((value) => value !== null)
      );
      expect(colours.length).toBeGreaterThan(5);
      for (const colour of colours) expect(colour).toMatch(/^(var\(--[a-z0-9-]+\)|none)$/);
    });

    test('has whole coordinates of at most one decimal', () => {
      for (const node of svg ? all(svg, '*') : []) {
        for (const name of NUMBERED) {
          const value = node.getAttribute(name) ?? '';
          expect(value).not.toMatch(/NaN|undefined|Infinity|null/);
          expect(value.replace(/[\d.]+em$/, '')).not.toMatch(/\d\.\d\d/);
        }
      }
    });

    test('says its figures at every mark, and which row it is', () => {
      expect(marks.length).toBeGreaterThan(0);
      for (const mark of marks) {
        expect(mark.querySelector('title')?.textContent).toMatch(/\S/);
        expect(number(mark, 'data-row')).toBeLessThan(one.rows.count);
      }
    });

    test('has the same figures as texts', () => {
      expect(figures.rows.length).toBe(one.rows.count);
      expect(figures.rows[0]?.length).toBe(figures.columns.length);
      expect(figures.rows.flat().some((text) => /\d/.test(text))).toBe(true);
    });
  }
);

describe('what does not fit', () => {
  const rows = rowsOf([{y: '甲', x: 1}]);
  const failure = (spec: ChartSpec): unknown => {
    try {
      draw(spec, rows, optionsOf(example(spec, []), 'zh', 400));
      return 'drawn';
    } catch (thrown) {
      return thrown instanceof DishuError ? thrown.failure : thrown;
    }
  };

  test('a needed channel, an unknown channel, a missing column', () => {
    const base = {form: 'bar', from: 'c'} as const;
    expect(failure({...base, channels: {y: 'y'}})).toEqual({
      code: 'chart-channel',
      values: {channel: 'x', column: '', allowed: 'y, x'}
    });
    expect(failure({...base, channels: {y: 'y', x: 'x', colour: 'y'}})).toMatchObject({
      values: {channel: 'colour', column: 'y'}
    });
    expect(failure({...base, channels: {y: 'y', x: 'nothing'}})).toMatchObject({
      values: {channel: 'x', column: 'nothing'}
    });
    expect(failure({...base, channels: {y: 'y', x: 'x'}})).toBe('drawn');
  });

  test('no rows draw nothing, only missing values draw dashes', () => {
    const spec: ChartSpec = {form: 'bar', from: 'c', channels: {y: 'y', x: 'x'}};
    const none = draw(
      spec,
      {columns: rows.columns, count: 0, values: [[], []]},
      optionsOf(example(spec, []), 'en', 400)
    );
    expect(none.svg).toBeNull();
    expect(none.summary).toBe('Bar chart, 0 rows.');
    expect(none.figures.rows).toEqual([]);
    const empty = drawn(example(spec, [{y: '甲', x: null}]));
    expect(words(empty)).toEqual(['甲', '—']);
  });

  test('forms of the page have no svg but their figures', () => {
    const spec: ChartSpec = {form: 'figures', from: 'c', channels: {label: 'y', value: 'x'}};
    const found = draw(spec, rows, optionsOf(example(spec, []), 'zh', 400));
    expect(found.svg).toBeNull();
    expect(found.figures.rows).toEqual([['甲', '1']]);
  });

  const say = (given: ChartSpec) => draw(given, rows, optionsOf(example(given, []), 'zh', 400));

  test('a table says the columns that it shows, or all', () => {
    const spec: ChartSpec = {form: 'table', from: 'c', channels: {columns: 'x'}};
    expect(say(spec).figures).toEqual({
      channels: ['x'],
      columns: ['x'],
      rows: [['1']]
    });
    expect(say({...spec, channels: {}}).figures.columns).toEqual(['y', 'x']);
    expect(say(spec).summary).toBe('表，1 行：1。');
    expect(failure({...spec, channels: {columns: 'x, z'}})).toMatchObject({values: {column: 'z'}});
  });

  test('narrow places do not break a chart', () => {
    for (const one of EXAMPLES) {
      for (const width of [60, 320]) {
        const {svg} = draw(one.spec, one.rows, optionsOf(one, 'en', width));
        expect(svg?.outerHTML).not.toMatch(/NaN|undefined|Infinity|="-[\d.]+" (width|height)/);
        expect(svg && all(svg, 'rect').some((bar) => number(bar, 'width') < 0)).toBe(false);
      }
    }
  });

  test('every form with columns of nothing but NULL is still drawn or nothing', () => {
    for (const one of EXAMPLES) {
      const values = one.rows.values.map((column, index) =>
        one.rows.columns[index]?.type === 'text' ? column : column.map(() => null)
      );
      const svg = draw(one.spec, {...one.rows, values}, optionsOf(one, 'zh', 500)).svg;
      expect(svg?.outerHTML ?? '').not.toMatch(/NaN|undefined|Infinity/);
    }
  });
});

test('the unit is said once, in the language; with a format of its own it is the format that says it', () => {
  const one = example(
    {form: 'bar', channels: {y: 'y', x: 'x'}, unit: {zh: '户', en: 'households'}},
    [{y: '甲', x: 1200}]
  );
  const zh = draw(one.spec, one.rows, optionsOf(one, 'zh', 400));
  expect(zh.unit).toBe('户');
  expect(zh.svg?.querySelector('rect title')?.textContent).toBe('甲：x 1,200 户');
  const money = draw(
    {...one.spec, format: '万元'},
    rowsOf([{y: '甲', x: 12_000_000}]),
    optionsOf(one, 'zh', 400)
  );
  expect(money.unit).toBe('万元');
  expect(money.svg?.querySelector('rect title')?.textContent).toBe('甲：x 1,200 万元');
});
