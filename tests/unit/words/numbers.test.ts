import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {dayText, monthText, yearlessText} from '../../../src/words/dates.ts';
import {decimalText} from '../../../src/words/numbers.ts';

/** Rounds a decimal text by its digits alone: halves away from zero, thousands separated. */
function byHand(text: string, digits: number, power: number): string {
  const negative = text.startsWith('-');
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const point = whole.length + power;
  const all = (whole + fraction).padStart(
    Math.max(1, whole.length + fraction.length - point + 1),
    '0'
  );
  const padded = all.padEnd(point + digits + 1, '0');
  const shift = Math.max(
    0,
    point + (padded.length - (whole + fraction).padEnd(point + digits + 1, '0').length)
  );
  const kept = BigInt(padded.slice(0, shift + digits) || '0');
  const up = (padded[shift + digits] ?? '0') >= '5' ? 1n : 0n;
  const rounded = (kept + up).toString().padStart(digits + 1, '0');
  const head = rounded.slice(0, rounded.length - digits);
  const tail = digits > 0 ? `.${rounded.slice(rounded.length - digits)}` : '';
  const grouped = head.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  const zero = /^[0,.]*$/.test(grouped + tail);
  return `${negative && !zero ? '−' : ''}${grouped}${tail}`;
}

test('rounding follows the decimal digits, whatever the binary number is', () => {
  expect(byHand('1.005', 2, 0)).toBe('1.01');
  expect(byHand('0.285', 0, 2)).toBe('29');
  expect(byHand('-1234.5', 0, 0)).toBe('−1,235');
  const decimal = fc
    .tuple(fc.boolean(), fc.integer({min: 0, max: 9_999_999}), fc.integer({min: 0, max: 99_999}))
    .map(([minus, whole, part]) => `${minus ? '-' : ''}${whole}.${String(part).padStart(5, '0')}`);
  fc.assert(
    fc.property(decimal, fc.nat(3), fc.constantFrom(0, 2), (text, digits, power) => {
      expect([text, digits, power, decimalText(Number(text), {digits, power})]).toEqual([
        text,
        digits,
        power,
        byHand(text, digits, power)
      ]);
    }),
    {numRuns: 2000}
  );
});

test('signs, optional decimals, no separators, powers below zero', () => {
  expect(decimalText(0.00001, {digits: 1, sign: true})).toBe('0.0');
  expect(decimalText(-0.04, {digits: 1, sign: true})).toBe('0.0');
  expect(decimalText(1234.5, {digits: 0, upTo: 2})).toBe('1,234.5');
  expect(decimalText(2024, {digits: 0, grouped: false})).toBe('2024');
  expect(decimalText(1e21, {digits: 0, power: -20})).toBe('10');
  expect(decimalText(12345, {digits: 1, power: -4})).toBe('1.2');
});

test('days of every month; what is no date stays', () => {
  expect(dayText('2024-01-05', 'en')).toBe('5 January 2024');
  expect(dayText('2024-12-31 10:00:00', 'zh')).toBe('2024 年 12 月 31 日');
  expect(yearlessText('2024-09-01', 'en')).toBe('1 September');
  expect(monthText('2023-03', 'en')).toBe('March 2023');
  expect([dayText('六月', 'en'), monthText('', 'zh')]).toEqual(['六月', '']);
});
