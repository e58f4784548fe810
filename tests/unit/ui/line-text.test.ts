import {expect, test} from 'vitest';
import {lineEditText, lineValueOf, lineValueText} from '../../../src/ui/line-text.ts';

test('a share of one is written as per cent, anything else as it is', () => {
  expect(lineValueText(0.55, '', 'zh')).toBe('55%');
  expect(lineValueText(0.07, '', 'en')).toBe('7%');
  expect(lineValueText(7300, '元', 'zh')).toBe('7,300');
  expect(lineValueText(1.2, '倍', 'zh')).toBe('1.2');
  expect(lineValueText(5, '', 'en')).toBe('5');
  expect([lineEditText(0.55, ''), lineEditText(7300, '元')]).toEqual(['55%', '7300']);
});

test.each([
  ['55%', 0.55],
  ['0.55', 0.55],
  [' 7,300 ', 7300],
  ['7，300', 7300],
  ['92％', 0.92],
  ['-1', -1],
  ['.5', 0.5]
])('%s is read', (text, value) => {
  expect(lineValueOf(text)).toBe(value);
});

test.each(['', '七千', '1e3', '55 %%', '1.2.3', 'NaN'])('%s is no value', (text) => {
  expect(lineValueOf(text)).toBe(undefined);
});

test('what is shown to be edited reads back as the same value', () => {
  for (const [value, unit] of [
    [0.9, ''],
    [0.3, ''],
    [0.08, ''],
    [1, ''],
    [10000, '元'],
    [1.5, '倍']
  ] as const) {
    expect(lineValueOf(lineEditText(value, unit))).toBe(value);
  }
});
