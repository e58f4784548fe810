import {expect, test} from 'vitest';
import {DishuError} from '../../../src/model/failure.ts';
import {HIDDEN} from '../../../src/model/hidden.ts';
import type {CellTable} from '../../../src/model/engine.ts';
import type {Value, ValueType} from '../../../src/model/rows.ts';
import {resolver} from '../../../src/notebook/resolve.ts';

function tableOf(columns: Record<string, [ValueType, Value]>): CellTable {
  return {
    columns: Object.entries(columns).map(([name, [type]]) => ({name, type})),
    count: 1,
    first: Object.values(columns).map(([, value]) => value)
  };
}

const answer = tableOf({
  rate: ['number', 0.376],
  rate_state: ['text', 'alert'],
  households: ['integer', 16624],
  households_state: ['text', 'purple'],
  missing: ['integer', null],
  small: ['integer', HIDDEN],
  where_zh: ['text', '平川镇'],
  where_en: ['text', 'Pingchuan'],
  on: ['date', '2024-06-30'],
  pace: ['decimal', 3.4]
});
const resolve = resolver(
  new Map([
    ['answer', answer],
    ['many', {...answer, count: 16}],
    ['none', {...answer, count: 0, first: []}]
  ])
);
const text = (quote: string, lang: 'zh' | 'en' = 'zh'): string => resolve(quote, lang).text;

test('a figure takes its format, its state, its version in the reader’s language', () => {
  expect(resolve('{answer.rate:%}', 'zh')).toEqual({
    kind: 'figure',
    text: '37.6%',
    cell: 'answer',
    column: 'rate',
    state: 'alert'
  });
  expect(resolve('{Answer.households}', 'zh')).not.toHaveProperty('state');
  expect([text('{answer.where}'), text('{answer.where}', 'en')]).toEqual(['平川镇', 'Pingchuan']);
});

test('without a format the column’s type decides', () => {
  expect(text('{answer.households}')).toBe('16,624');
  expect(text('{answer.pace}')).toBe('3.4');
  expect(text('{answer.on}')).toBe('2024 年 6 月 30 日');
});

test('a missing value is a dash, a hidden one the mark', () => {
  expect([text('{answer.missing:%}'), text('{answer.missing}', 'en')]).toEqual(['—', '–']);
  expect([text('{answer.small:0}'), text('{answer.small}', 'en')]).toEqual(['＊', '*']);
});

function failure(quote: string): unknown {
  try {
    return resolve(quote, 'zh');
  } catch (thrown) {
    return thrown instanceof DishuError ? thrown.failure : thrown;
  }
}

test('no such column, not one row, no such cell', () => {
  expect(failure('{answer.rat}')).toMatchObject({
    code: 'figure-unknown',
    values: {problem: 'column', word: 'rat', nearest: 'rate'}
  });
  expect(failure('{many.rate}')).toMatchObject({
    code: 'figure-rows',
    values: {cell: 'many', rows: 16}
  });
  expect(failure('{none.rate}')).toMatchObject({code: 'figure-rows', values: {rows: 0}});
  expect(failure('{answr.rate}')).toMatchObject({values: {problem: 'cell', nearest: 'answer'}});
});
