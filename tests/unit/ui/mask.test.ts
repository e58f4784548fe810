import {expect, test} from 'vitest';
import {maskedText} from '../../../src/ui/mask.ts';

test.each([
  ['王大明', 'name', '王**'],
  ['周平', 'name', '周*'],
  ['欧', 'name', '欧'],
  ['580101199001010018', 'number', '580101************'],
  ['19900012345', 'number', '199********'],
  ['12', 'number', '1*'],
  ['百余万', 'raw', '百余万'],
  ['2023-02-30', 'raw', '2023-02-30'],
  ['580101199001010000', 'raw', '580101************']
] as const)('%s as a %s shows %s', (value, what, shown) => {
  expect(maskedText(value, what)).toBe(shown);
});
