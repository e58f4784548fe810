import {expect, test} from 'vitest';
import {draw} from '../../../src/charts/draw.ts';
import {figuresOf, gapIn, linesOf} from '../../../src/charts/figures.ts';
import type {ChartSpec} from '../../../src/model/chart.ts';
import {optionsOf, rowsOf} from './examples/example.ts';

const spec: ChartSpec = {
  form: 'figures',
  from: 'head',
  channels: {
    label: 'name',
    value: 'value',
    unit: 'unit',
    fraction: 'part',
    change: 'change',
    state: 'state',
    format: 'format'
  }
};
const none = {unit: null, part: null, change: null, state: null, format: null};
const rows = rowsOf([
  {
    ...none,
    name_zh: '支出进度',
    name_en: 'Paid',
    value: 0.376,
    part: '2,484 / 6,610 万元\n缺 4 笔',
    change: '−29.1 个百分点，较序时',
    state: 'alert',
    format: '%'
  },
  {...none, name_zh: '滞留', name_en: 'Stuck', value: 18_730_000, change: 2.5e6, format: '万元'},
  {...none, name_zh: '户', name_en: 'Households', value: 214, unit: '户', change: '与上期持平'},
  {...none, name_zh: '空', name_en: 'Empty', value: null, unit: '户', format: '%'},
  {...none, name_zh: '第五', name_en: 'Fifth', value: 5}
]);
const empty = {name: '', spec, rows, headings: {}, title: {zh: '', en: ''}, note: {zh: '', en: ''}};

test('four figures with units, fractions and changes', () => {
  const [paid, stuck, households, missing, ...more] = figuresOf(
    spec,
    rows,
    optionsOf(empty, 'zh', 0)
  );
  expect(paid).toEqual({
    row: 0,
    label: '支出进度',
    value: '37.6',
    unit: '%',
    fractions: ['2,484 / 6,610 万元', '缺 4 笔'],
    change: {arrow: '▼', number: '29.1', rest: '个百分点，较序时', state: 'alert'}
  });
  expect([stuck?.value, stuck?.unit]).toEqual(['1,873', '万元']);
  expect(stuck?.change).toEqual({arrow: '▲', number: '250', rest: '', state: null});
  expect([households?.value, households?.unit]).toEqual(['214.0', '户']);
  expect(households?.change).toEqual({arrow: '', number: '', rest: '与上期持平', state: null});
  expect([missing?.value, missing?.unit, missing?.change]).toEqual(['—', '', null]);
  expect(more).toEqual([]);
});

test('a change of nothing points nowhere, whatever its sign', () => {
  const arrows = ['+0 户', '-0.0 个百分点', '+0.1 个百分点', '-10 户'].map((change) => {
    const one = rowsOf([{...none, name_zh: '户', name_en: 'Households', value: 1, change}]);
    return figuresOf(spec, one, optionsOf({...empty, rows: one}, 'zh', 0))[0]?.change?.arrow;
  });
  expect(arrows).toEqual(['', '', '▲', '▼']);
});

test('a change runs on without a gap where its text begins with punctuation', () => {
  const change = (number: string, rest: string) => ({arrow: '▲', number, rest, state: null});
  expect(gapIn(change('2.2', '个百分点，较上周'))).toBe(' ');
  expect(gapIn(change('21', '; of those that match 107 new'))).toBe('');
  expect(gapIn(change('', '与上期持平'))).toBe('');
});

test('in English', () => {
  const [paid, stuck] = figuresOf(spec, rows, optionsOf(empty, 'en', 0));
  expect(paid?.label).toBe('Paid');
  expect([stuck?.value, stuck?.unit]).toEqual(['18.7', 'million yuan']);
});

test('lines have every row, a lamp with its colour and rule, and a change without one', () => {
  const lined: ChartSpec = {
    ...spec,
    form: 'lines',
    channels: {...spec.channels, lamp: 'lamp', rule: 'rule', notebook: 'book'}
  };
  const base = {...none, lamp: null, rule: null, book: null};
  const some = rowsOf([
    {
      ...base,
      name_zh: '空白村',
      name_en: 'Blank',
      value: 23,
      change: '-2 个',
      state: 'alert',
      lamp: '有',
      rule: '有为红',
      book: 'risk'
    },
    ...Array.from({length: 5}, () => ({...base, name_zh: '户', name_en: 'Households', value: 1}))
  ]);
  const lines = linesOf(lined, some, optionsOf({...empty, spec: lined, rows: some}, 'zh', 0));
  expect(lines).toHaveLength(6);
  const [first, second] = lines;
  expect([first?.lamp, first?.state, first?.rule, first?.notebook]).toEqual([
    '有',
    'alert',
    '有为红',
    'risk'
  ]);
  expect(first?.change).toEqual({arrow: '▼', number: '2', rest: '个', state: null});
  expect([second?.lamp, second?.state, second?.rule, second?.notebook]).toEqual(['', null, '', '']);
});

test('the figures of lines as text are in the format of each', () => {
  const drawn: ChartSpec = {
    form: 'lines',
    from: 'head',
    channels: {label: 'name', value: 'value', format: 'format'}
  };
  const some = rowsOf([
    {name: '进度', value: 0.362, format: '%'},
    {name: '滞留', value: 38_550_346, format: '万元'},
    {name: '村', value: 23, format: '0'}
  ]);
  const {summary, figures} = draw(
    drawn,
    some,
    optionsOf({...empty, spec: drawn, rows: some}, 'zh', 0)
  );
  expect(summary).toContain('进度 36.2%；滞留 3,855 万元；村 23');
  expect(figures.rows.map((row) => row[1])).toEqual(['36.2%', '3,855', '23']);
});
