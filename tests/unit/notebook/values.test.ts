import {expect, test} from 'vitest';
import type {InputCell, InputForm} from '../../../src/model/notebook.ts';
import type {Rows, Value} from '../../../src/model/rows.ts';
import {optionsOf, valueOf} from '../../../src/notebook/choices.ts';
import {accepts, valueFromText, type InputValue} from '../../../src/notebook/values.ts';

function cell(form: InputForm, more: Partial<InputCell> = {}): InputCell {
  return {kind: 'input', name: 'x', form, label: {zh: '甲', en: 'A'}, line: 1, ...more};
}

function column(...values: Value[]): Rows {
  return {columns: [{name: 'value', type: 'text'}], count: values.length, values: [values]};
}

test('texts as values of each form', () => {
  const cases: [InputForm, string, InputValue | undefined][] = [
    ['date', '2024-02-29', '2024-02-29'],
    ['date', '2023-02-29', undefined],
    ['date', '2024-2-9', undefined],
    ['number', '1.5', 1.5],
    ['number', '', undefined],
    ['number', 'Infinity', undefined],
    ['integer', '-3', -3],
    ['integer', '1.5', undefined],
    ['toggle', 'true', true],
    ['toggle', 'yes', undefined],
    ['many', 'a；b; ;c', ['a', 'b', 'c']],
    ['select', 'a', 'a'],
    ['text', '', '']
  ];
  for (const [form, text, value] of cases) {
    expect([form, text, valueFromText(cell(form), text)]).toEqual([form, text, value]);
  }
});

test('limits hold at their edges', () => {
  const limited = cell('integer', {min: 1, max: 3});
  expect([0, 1, 3, 4].map((value) => accepts(limited, value))).toEqual([false, true, true, false]);
});

test('a value of another type is not accepted; null always is', () => {
  const good: [InputForm, InputValue][] = [
    ['date', '2024-06-30'],
    ['toggle', false],
    ['many', []],
    ['select', 'a']
  ];
  for (const [form, value] of good) {
    expect([form, accepts(cell(form), value), accepts(cell(form), null)]).toEqual([
      form,
      true,
      true
    ]);
  }
  const bad: [InputForm, InputValue][] = [
    ['date', 20240630],
    ['toggle', 'true'],
    ['many', 'a'],
    ['select', ['a']],
    ['number', '1']
  ];
  for (const [form, value] of bad)
    expect([form, accepts(cell(form), value)]).toEqual([form, false]);
});

test('options from rows: NULL is none, numbers become text, labels fall back to Chinese, then to the value', () => {
  const rows: Rows = {
    columns: ['value', 'label_zh', 'label_en'].map((name) => ({name, type: 'text'})),
    count: 3,
    values: [
      [2023, null, 'b'],
      ['二〇二三', 'x', null],
      [null, 'x', null]
    ]
  };
  expect(optionsOf(cell('select'), rows)).toEqual([
    {value: '2023', label: {zh: '二〇二三', en: '二〇二三'}},
    {value: 'b', label: {zh: 'b', en: 'b'}}
  ]);
  const own = [{value: 'a', label: {zh: '甲', en: 'A'}}];
  expect(optionsOf(cell('select', {options: own}), rows)).toBe(own);
});

test('the choice, then the literal, then the first row, then nothing', () => {
  const rows = column('2024-06-30', '2023-12-31');
  const date = cell('date');
  expect(valueOf(date, [], rows, '2023-12-31')).toBe('2023-12-31');
  expect(valueOf(cell('date', {value: '2022-12-31'}), [], rows, undefined)).toBe('2022-12-31');
  expect(valueOf(date, [], rows, undefined)).toBe('2024-06-30');
  expect(valueOf(date, [], column('2024-06-30 00:00:00'), undefined)).toBe('2024-06-30');
  expect(valueOf(date, [], column(), undefined)).toBeNull();
  expect(valueOf(cell('toggle'), [], undefined, undefined)).toBe(false);
  expect(valueOf(cell('integer'), [], column(90), undefined)).toBe(90);
  expect(() => valueOf(cell('integer'), [], column(90.5), undefined)).toThrow('input-value');
});

test('a choice that is no longer offered falls back; of many what is still there stays', () => {
  const options = optionsOf(cell('many'), column('a', 'b'));
  const many = (chosen: InputValue | undefined) =>
    valueOf(cell('many'), options, undefined, chosen);
  expect([many(undefined), many(['b', 'z']), many(['z']), many([])]).toEqual([
    ['a', 'b'],
    ['b'],
    ['a', 'b'],
    []
  ]);
  expect(valueOf(cell('select'), options, undefined, 'z')).toBe('a');
  expect(valueOf(cell('select'), options, undefined, 'b')).toBe('b');
});
