import {expect, test} from 'vitest';
import type {ResultColumn, ValueType} from '../../../src/model/rows.ts';
import {listedColumns} from '../../../src/ui/listed-columns.ts';
import {cellText, shownColumns} from '../../../src/ui/shown-columns.ts';

function columns(...names: [string, ValueType][]): ResultColumn[] {
  return names.map(([name, type]) => ({name, type}));
}

test('a pair of languages is one column, a state colours its column', () => {
  const result = columns(
    ['township', 'text'],
    ['reason_zh', 'text'],
    ['reason_en', 'text'],
    ['days', 'integer'],
    ['days_state', 'text']
  );
  const zh = shownColumns(result, 'zh');
  expect(zh.map(({name, index}) => [name, index])).toEqual([
    ['township', 0],
    ['reason', 1],
    ['days', 3]
  ]);
  expect(zh[2]?.state).toBe(4);
  expect(shownColumns(result, 'en')[1]?.index).toBe(2);
});

test('chosen columns come in their order; one that is not there is left out', () => {
  const result = columns(['a', 'text'], ['b', 'integer'], ['c', 'text']);
  const shown = shownColumns(result, 'zh', {chosen: ['c', 'nowhere', 'a']});
  expect(shown.map(({name}) => name)).toEqual(['c', 'a']);
});

test('headings are those of the dictionary in both languages', () => {
  const result = columns(['head_name', 'text']);
  expect(shownColumns(result, 'zh')[0]?.heading).toBe('户主姓名');
  expect(shownColumns(result, 'en')[0]?.heading).toBe('Head of household');
});

test('persons are masked until names are shown; household numbers never', () => {
  const result = columns(['household_id', 'text'], ['head_name', 'text'], ['phone', 'text']);
  const [id, name, phone] = shownColumns(result, 'zh');
  expect(id && cellText(id, '580101100200000001', 'zh', false)).toBe('580101100200000001');
  expect(name && cellText(name, '赵大明', 'zh', false)).toBe('赵**');
  expect(name && cellText(name, '赵大明', 'zh', true)).toBe('赵大明');
  expect(phone && cellText(phone, '19900012345', 'zh', false)).toBe('199********');
});

test('labels of the code lists are translated, other texts are not', () => {
  const [cause] = shownColumns(columns(['main_cause', 'label']), 'en');
  expect(cause && cellText(cause, '因病', 'en', false)).toBe('Illness');
  expect(cause && cellText(cause, '平川镇', 'en', false)).toBe('平川镇');
});

test('a year has no separators, a count has', () => {
  const [year, size] = shownColumns(columns(['year', 'integer'], ['size', 'integer']), 'zh', {
    table: 'income'
  });
  expect(year && cellText(year, 2023, 'zh', false)).toBe('2023');
  expect(size && cellText(size, 16604, 'zh', false)).toBe('16,604');
});

test('what the lists of the report quote from cells is masked as far as it is a long number', () => {
  const own = listedColumns('zh');
  const masked = Object.keys(own).filter((name) => own[name]?.masked !== undefined);
  expect(masked.sort()).toEqual(['key', 'other', 'raw', 'text', 'value']);
});
