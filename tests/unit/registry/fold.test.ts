import {expect, test} from 'vitest';
import {fold} from '../../../src/registry/fold.ts';

test.each([
  ['县（市、区、旗）', '县市区旗'],
  ['县(市,区,旗)', '县市区旗'],
  ['行政村文化（图书）室个数 （个）', '行政村文化图书室个数个'],
  [' 九年级', '九年级'],
  ['项目ＩＤ', '项目id'],
  ['致贫/返贫风险1', '致贫返贫风险1'],
  ['联系\n电话', '联系电话'],
  ['\u200b户编号\ufeff', '户编号'],
  ['—', '']
])('%j folds to %j', (text, folded) => {
  expect(fold(text)).toBe(folded);
});
