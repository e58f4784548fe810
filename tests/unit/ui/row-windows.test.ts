import {expect, test} from 'vitest';
import type {Rows} from '../../../src/model/rows.ts';
import {RowWindows, sourceOf, type TableSource} from '../../../src/ui/row-windows.ts';

const ROWS: Rows = {
  columns: [
    {name: 'town', type: 'text'},
    {name: 'n', type: 'integer'}
  ],
  count: 4,
  values: [
    ['a', 'b', 'c', 'd'],
    [2, null, 9, 2]
  ]
};

test('rows at hand are sorted with missing values last in both directions, ties in their order', async () => {
  const source = sourceOf(ROWS);
  const towns = async (descending: boolean) => {
    const page = await source.page({offset: 0, limit: 9, order: {column: 'n', descending}});
    return page.values[0]?.join('');
  };
  expect(await towns(false)).toBe('adcb');
  expect(await towns(true)).toBe('cadb');
  expect((await source.page({offset: 1, limit: 2})).values[0]).toEqual(['b', 'c']);
});

test('a window is asked for once, and each value is in its place', async () => {
  const asked: number[] = [];
  const long: TableSource = {
    columns: [{name: 'i', type: 'integer'}],
    count: 1000,
    page: ({offset, limit}) => {
      asked.push(offset);
      const values = [Array.from({length: limit}, (_, at) => offset + at)];
      return Promise.resolve({columns: long.columns, count: limit, values});
    }
  };
  let arrived = 0;
  const windows = new RowWindows(long, undefined, () => arrived++);
  expect(windows.value(450, 0)).toBeUndefined();
  expect(windows.value(451, 0)).toBeUndefined();
  await Promise.resolve();
  await Promise.resolve();
  expect(windows.value(450, 0)).toBe(450);
  expect(windows.value(599, 0)).toBe(599);
  expect(asked).toEqual([400]);
  expect(arrived).toBe(1);
});

test('a window that cannot be had says why', async () => {
  const broken: TableSource = {...sourceOf(ROWS), page: () => Promise.reject(new Error('gone'))};
  const failures: unknown[] = [];
  new RowWindows(broken, undefined, (failure) => failures.push(failure)).value(0, 0);
  await new Promise((resolve) => {
    setTimeout(resolve);
  });
  expect(String(failures[0])).toContain('gone');
});
