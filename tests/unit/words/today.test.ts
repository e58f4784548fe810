import {afterEach, expect, test} from 'vitest';
import {today} from '../../../src/words/today.ts';

const zone = process.env['TZ'];
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

test.each([
  ['Asia/Shanghai', '2024-06-30T23:30:00Z', '2024-07-01'],
  ['Asia/Shanghai', '2024-06-30T15:59:00Z', '2024-06-30'],
  ['America/New_York', '2025-01-01T03:00:00Z', '2024-12-31'],
  ['UTC', '2024-02-29T00:00:00Z', '2024-02-29']
])('in %s it is at %s the day %s', (place, moment, day) => {
  process.env['TZ'] = place;
  expect(today(new Date(moment))).toBe(day);
});
