import {expect, test} from 'vitest';
import {DishuError, failureOf} from '../../../src/model/failure.ts';
import {failureText} from '../../../src/words/failures.ts';

test('what is thrown becomes a failure: ours as it is, the rest with its message', () => {
  const own = {code: 'file-empty', place: {file: '户.csv'}} as const;
  expect(failureOf(new DishuError(own))).toEqual(own);
  expect(failureOf(new Error('x is not a function'))).toEqual({
    code: 'internal',
    values: {message: 'x is not a function'}
  });
  expect(failureOf('out')).toEqual({code: 'internal', values: {message: 'out'}});
});

test('a part of the page that cannot be fetched is said in words, in the words of every browser', () => {
  for (const message of [
    'Failed to fetch dynamically imported module: https://county.test/assets/console-page.js',
    'error loading dynamically imported module',
    'Importing a module script failed.',
    'Failed to fetch',
    'NetworkError when attempting to fetch resource.',
    'Load failed'
  ]) {
    expect(failureOf(new TypeError(message))).toEqual({code: 'part-missing'});
  }
  expect(failureText({code: 'part-missing'}, 'zh')).toBe(
    '这一部分的程序没有取到：网站可能换了新版，或者连不上了。数据没有受影响。请刷新页面再试。'
  );
});
