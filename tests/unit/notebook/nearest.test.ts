import {expect, test} from 'vitest';
import {nearest, nearestNames} from '../../../src/notebook/nearest.ts';

test('a letter too many, too few, other, or two swapped', () => {
  const words = ['household', 'person', 'fund', '监测户'];
  expect(nearest('houshold', words)).toBe('household');
  expect(nearest('Personn', words)).toBe('person');
  expect(nearest('fudn', words)).toBe('fund');
  expect(nearest('检测户', words)).toBe('监测户');
});

test('nothing where nothing is near', () => {
  expect(nearest('income', ['household', 'person'])).toBeUndefined();
  expect(nearest('x', [])).toBeUndefined();
  expect(nearest('', ['ab'])).toBeUndefined();
});

test('the nearest of several near ones', () => {
  expect(nearest('titel', ['tile', 'title', 'titles'])).toBe('title');
});

test.each([
  ['致贫原', ['其他致贫原因', '主要致贫原因']],
  ['主要至贫原因', ['主要致贫原因', '其他致贫原因']],
  ['人均收入', ['人均纯收入']],
  ['main_casue', ['main_cause']],
  ['因', []],
  ['zzz', []]
])('names near to %s: %j', (word, near) => {
  const names = ['主要致贫原因', '其他致贫原因', '人均纯收入', 'main_cause', '户编号'];
  expect(nearestNames(word, names).sort()).toEqual([...near].sort());
});
