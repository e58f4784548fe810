import {expect, test} from 'vitest';
import type {PolicyLine} from '../../../src/model/dictionary.ts';
import type {ChangedLine} from '../../../src/model/policy.ts';
import {linesInForce} from '../../../src/workspace/lines.ts';

const line = (key: string, year: number | null, value: number, place = ''): PolicyLine => ({
  key,
  year,
  place,
  value,
  unit: '元',
  source: {zh: '源', en: 'source'},
  grade: 'M'
});
const own = (key: string, year: number | null, value: number, place = ''): ChangedLine => ({
  key,
  year,
  place,
  value,
  unit: '元',
  source: '文',
  changedBy: '我'
});

const DICTIONARY = [
  line('b', 2021, 1),
  line('b', 2020, 2),
  line('a', null, 3),
  line('b', 2021, 4, '贵州省')
];

test('lines stand by key in the dictionary’s order, then place, then year', () => {
  const shown = linesInForce(DICTIONARY, []).map(({key, year, place}) => [key, year, place]);
  expect(shown).toEqual([
    ['b', 2020, ''],
    ['b', 2021, ''],
    ['b', 2021, '贵州省'],
    ['a', null, '']
  ]);
});

test('a changed line shows its value and keeps the original; an added one has none', () => {
  const shown = linesInForce(DICTIONARY, [
    own('b', 2021, 9),
    own('a', 2030, 7),
    own('new', null, 5)
  ]);
  const said = shown.map(({key, year, value, original, changed}) => [
    key,
    year,
    value,
    original?.value,
    changed?.value
  ]);
  expect(said).toEqual([
    ['b', 2020, 2, 2, undefined],
    ['b', 2021, 9, 1, 9],
    ['b', 2021, 4, 4, undefined],
    ['a', null, 3, 3, undefined],
    ['a', 2030, 7, undefined, 7],
    ['new', null, 5, undefined, 5]
  ]);
});
