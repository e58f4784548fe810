import {expect, test} from 'vitest';
import {wideSigns} from '../../../src/notebook/wide-signs.ts';

test('every full-width sign is named with the right one and its place', () => {
  expect(wideSigns('select 乡镇，count（*）from 户；')).toEqual([
    {start: 9, sign: '，', right: ','},
    {start: 15, sign: '（', right: '('},
    {start: 17, sign: '）', right: ')'},
    {start: 24, sign: '；', right: ';'}
  ]);
});

test.each([
  ['县 ＝ 1', '＝', '='],
  ['a ＜ 1', '＜', '<'],
  ['“平川镇”', '“', "'"],
  ['a、b', '、', ','],
  ['t。x', '。', '.'],
  ['！', '！', '!']
])('%s', (sql, sign, right) => {
  expect(wideSigns(sql)[0]).toMatchObject({sign, right});
});

test('texts, quoted names, comments and full-width spaces may hold what they like', () => {
  expect(wideSigns(`select '，', "收入（元）", 户　-- 、\n /* ； */ from 户`)).toEqual([]);
});
