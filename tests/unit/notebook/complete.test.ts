import {describe, expect, test} from 'vitest';
import {CHART_FORMS} from '../../../src/model/chart.ts';
import {
  allowedKeys,
  completeKeys,
  completeProse,
  type KeyedKind,
  type Surroundings
} from '../../../src/notebook/complete.ts';

const AROUND: Surroundings = {
  cells: ['answer', 'ranked'],
  notebooks: ['causes', 'risk'],
  columnsOf: (name) =>
    name === 'ranked'
      ? [{label: 'township'}, {label: 'units'}]
      : name === 'household'
        ? [{label: 'household_id'}, {label: 'size'}]
        : []
};

/** Words offered at the mark | of a text, with the begun word before each. */
function offered(kind: KeyedKind | 'prose', marked: string): string[] | undefined {
  const at = marked.indexOf('|');
  const text = marked.replace('|', '');
  const found =
    kind === 'prose' ? completeProse(text, at, AROUND) : completeKeys(kind, text, at, AROUND);
  return found?.options.map(({label}) => `${text.slice(found.from, at)}>${label}`);
}

const keys = (kind: KeyedKind, body: string) => allowedKeys(kind, body).map(({label}) => label);

describe('keys', () => {
  test('those that are missing come first, those that are there are not offered', () => {
    expect(keys('chart', 'form: bar\nfrom: ranked').slice(0, 2)).toEqual(['y', 'x']);
    expect(keys('chart', 'form: bar\nfrom: a\ny: b\nx: c')).not.toContain('y');
    expect(keys('chart', 'form: bar\nfrom: a\ny: b\nx: c')).toContain('title.zh');
    expect(keys('chart', '')).toEqual(['form']);
    expect(keys('cube', 'from: household')).toEqual(['unit', 'by', 'where', 'measure.…']);
    expect(keys('input', 'form: date')).toContain('label.en');
    expect(keys('head', 'title.zh: 甲')).toEqual(
      expect.arrayContaining(['title.en', 'needs', 'uses'])
    );
    expect(keys('take', '')).toEqual(['from']);
  });

  test('every form offers its own channels', () => {
    for (const form of CHART_FORMS) {
      expect(keys('chart', `form: ${form}`)[0]).toBe('from');
      expect(keys('chart', `form: ${form}`)).toContain('title');
    }
    expect(keys('chart', 'form: funnel')).toContain('low998');
    expect(keys('chart', 'form: table')).not.toContain('x');
  });

  test('what is missing is marked as needed', () => {
    const needed = allowedKeys('chart', 'form: bar').filter((key) => key.needed);
    expect(needed.map(({label}) => label)).toEqual(['from', 'y', 'x']);
    expect(allowedKeys('cube', 'from: a\nunit: b').some((key) => key.needed)).toBe(false);
  });

  test('a key that is begun is completed from its beginning', () => {
    expect(offered('chart', 'form: bar\nfr|')?.[0]).toBe('fr>from');
    expect(offered('chart', 'form: bar\n|\nfrom: ranked')).toContain('>y');
    expect(offered('chart', 'form: bar extra|')).not.toContain('extra>from');
  });
});

describe('values', () => {
  test.each<[KeyedKind, string, string[] | undefined]>([
    ['chart', 'form: b|', CHART_FORMS.map((form) => `b>${form}`)],
    ['chart', 'form: bar|', undefined],
    ['chart', 'form: bar\nfrom: |', ['>answer', '>ranked']],
    ['chart', 'form: bar\nfrom: ranked\ny: to|', ['to>township', 'to>units']],
    ['chart', 'form: table\nfrom: ranked\ncolumns: township, |', ['>township', '>units']],
    ['chart', 'form: bar\nhalf: |', ['>yes', '>no']],
    ['chart', 'form: bar\ntitle.zh: 共|', undefined],
    ['chart', 'form: bar\ntitle.zh: 共 {|', ['>answer', '>ranked']],
    ['chart', 'form: bar\ntitle.zh:\n  共 {ranked.|', ['>township', '>units']],
    ['cube', 'from: household\nunit: |', ['>household_id']],
    ['cube', 'from: household\nby: household_id，|', ['>household_id', '>size']],
    ['cube', 'from: household\nmeasure.people: |', ['>household_id', '>size']],
    ['input', 'form: toggle\nvalue: |', ['>true', '>false']],
    ['input', 'form: date\nvalue: |', undefined],
    ['take', 'from: causes, |', ['>causes', '>risk']]
  ])('%s: %s', (kind, marked, wanted) => {
    expect(offered(kind, marked)).toEqual(wanted);
  });

  test('tables of the registry under both names', () => {
    expect(offered('head', 'title: T\nneeds: 户, |')).toEqual(
      expect.arrayContaining(['>household', '>户', '>人'])
    );
    expect(offered('cube', 'from: |')).toEqual(expect.arrayContaining(['>answer', '>户', '>fund']));
  });
});

test('figures in prose: a cell, a column, a format', () => {
  expect(offered('prose', '共 {an|')).toEqual(['an>answer', 'an>ranked']);
  expect(offered('prose', '共 {ranked.un|} 户')).toEqual(['un>township', 'un>units']);
  expect(offered('prose', '占 {ranked.units:|}')).toContain('>%');
  expect(offered('prose', '共 {ranked.units} 户|')).toBeUndefined();
  expect(offered('prose', '一行 {\n|')).toBeUndefined();
});
