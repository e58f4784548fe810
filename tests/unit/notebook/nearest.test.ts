import {expect, test} from 'vitest';
import {nearest} from '../../../src/notebook/nearest.ts';

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
