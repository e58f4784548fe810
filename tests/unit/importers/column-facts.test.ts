import {describe, expect, test} from 'vitest';
import {FactsOfSheet} from '../../../src/importers/column-facts.ts';
import {textColumn} from '../../../src/importers/rows.ts';
import type {TextBatch} from '../../../src/model/batch.ts';
import type {ColumnFacts} from '../../../src/model/sheet.ts';

function batch(cells: readonly (string | null)[], aside: readonly number[] = []): TextBatch {
  return {
    rows: cells.length,
    rowNo: Int32Array.from(cells, (_, i) => i + 1),
    aside: Uint8Array.from(cells, (_, i) => aside[i] ?? 0),
    columns: [textColumn(cells)]
  };
}

function factsOf(...batches: readonly TextBatch[]): ColumnFacts | undefined {
  const sheet = new FactsOfSheet(1);
  for (const each of batches) sheet.take(each);
  return sheet.facts[0];
}

function distinctOf(...batches: readonly TextBatch[]): readonly string[] | undefined {
  return factsOf(...batches)?.few;
}

describe('the distinct texts of a column', () => {
  test('stand once each, in order of appearance, over all batches', () => {
    const texts = distinctOf(batch(['是', '否', '是', null, ' 是']), batch(['无', '否', '']));
    expect(texts).toEqual(['是', '否', ' 是', '无']);
  });

  test('leave out the cells of rows that were set aside', () => {
    expect(distinctOf(batch(['户类型', '脱贫户', '合计'], [3, 0, 5]))).toEqual(['脱贫户']);
  });

  test('are told apart when they share a hash or a beginning', () => {
    // 'Aa' and 'BB' have the same polynomial hash of base 31.
    expect(distinctOf(batch(['Aa', 'BB', 'AaBB', 'BBAa', 'A', 'Aa']))).toEqual([
      'Aa',
      'BB',
      'AaBB',
      'BBAa',
      'A'
    ]);
  });

  test('are known up to 64, and not at all from the 65th on', () => {
    const texts = (count: number) => Array.from({length: count}, (_, i) => `值${i}`);
    expect(distinctOf(batch(texts(64)), batch(texts(64)))).toEqual(texts(64));
    expect(distinctOf(batch(texts(65)))).toBeUndefined();
  });

  test('are not collected where one is long', () => {
    expect(distinctOf(batch(['长'.repeat(31), '短']))).toBeUndefined();
    expect(distinctOf(batch(['长'.repeat(30), '短']))).toEqual(['长'.repeat(30), '短']);
  });

  test('of an empty column are none', () => {
    expect(distinctOf(batch([null, null]))).toEqual([]);
  });
});

describe('what all texts of a column are', () => {
  const typeOf = (...cells: readonly (string | null)[]) => factsOf(batch(cells))?.type;

  test('is an integer, a number or a date where every one is', () => {
    expect(typeOf('0', '-12', null, '123456789012345')).toBe('integer');
    expect(typeOf('0', '0.50', '-12.0')).toBe('number');
    expect(typeOf('2024-02-29', '2000-02-29', '1999-12-31')).toBe('date');
  });

  test('is nothing where the value would not give the text back, or there is none', () => {
    expect(typeOf('00712', '5')).toBeUndefined();
    expect(typeOf('1234567890123456')).toBeUndefined();
    expect(typeOf('1.', '2')).toBeUndefined();
    expect(typeOf('.5')).toBeUndefined();
    expect(typeOf('-')).toBeUndefined();
    expect(typeOf('1e5')).toBeUndefined();
    expect(typeOf('5', '2024-02-28')).toBeUndefined();
    expect(typeOf('2023-02-29')).toBeUndefined();
    expect(typeOf('1900-02-29')).toBeUndefined();
    expect(typeOf('2023-04-31')).toBeUndefined();
    expect(typeOf('2023-13-01')).toBeUndefined();
    expect(typeOf('2023-00-10')).toBeUndefined();
    expect(typeOf('1899-12-31')).toBeUndefined();
    expect(typeOf('2024-02-2')).toBeUndefined();
    expect(typeOf('2024-02-281')).toBeUndefined();
    expect(typeOf(null, null)).toBeUndefined();
  });

  test('counts only cells of data that hold something', () => {
    expect(factsOf(batch(['年度', '2023', '', null, '合计'], [3, 0, 0, 0, 5]))).toEqual({
      filled: 1,
      longest: 4,
      few: ['2023'],
      type: 'integer',
      forms: ['key']
    });
  });
});

describe('the forms that all texts of a column have', () => {
  const formsOf = (...cells: readonly (string | null)[]) => factsOf(batch(cells))?.forms;

  test('are those of a text that its cast would leave as it is', () => {
    expect(formsOf('平川镇')).toEqual(['text']);
    expect(formsOf('一', '龤', '乡村振兴 (2024)')).toEqual(['text']);
    expect(formsOf('500', '5801012100', '12345678901234567890123')).toEqual(['key']);
    expect(formsOf('580102199003074016')).toEqual(['key', 'id-number']);
    expect(formsOf('58010219900307119X')).toEqual(['id-number']);
    expect(formsOf('13900000001')).toEqual(['key', 'mobile']);
    expect(formsOf('10000000000')).toEqual(['mobile']);
    expect(formsOf('2024-06', '1900-01', '2099-12', null)).toEqual(['month']);
  });

  test('are those that every one has, also of texts beyond the few that are kept', () => {
    expect(formsOf('13900000001', '580102199003074016')).toEqual(['key']);
    expect(formsOf('580102199003074016', '58010219900307119X')).toEqual(['id-number']);
    const many = Array.from({length: 100}, (_, i) => String(1 + i));
    expect(formsOf(...many)).toEqual(['key']);
    expect(formsOf(...many, '平川镇')).toBeUndefined();
  });

  test.each([
    '无',
    '空',
    '暂无',
    '红星村 ',
    '红星村　',
    '红星村\n',
    '龥',
    '（县）',
    'Ada',
    '0123',
    '5000',
    '5.80E+17',
    '58010219900307119x',
    '580102199003071190X',
    '2024-13',
    '2024-00',
    '1899-12',
    '2024-6',
    '2024/06',
    '2024-0a'
  ])('are none of %j', (text) => {
    expect(formsOf(text)).toBeUndefined();
  });

  test('an ID number passes its check, is no place-holder and did not lose its digits', () => {
    expect(formsOf('580102199003074015')).toEqual(['key']);
    expect(formsOf('980102199001010013')).toEqual(['key']);
    expect(formsOf('580102195001021000')).toEqual(['id-number']);
    expect(formsOf('580102195001080000')).toBeUndefined();
  });
});

test('sheets that pass side by side, and one after the other, are told apart', () => {
  const [one, other] = [new FactsOfSheet(1), new FactsOfSheet(1)];
  one.take(batch(['甲', '乙']));
  other.take(batch(['1', '2', '3']));
  one.take(batch(['丙']));
  const few = (sheet: FactsOfSheet) => sheet.facts[0]?.few;
  expect(few(one)).toEqual(['甲', '乙', '丙']);
  const third = new FactsOfSheet(1);
  third.take(batch(['丁']));
  expect([few(one), few(other), few(third), few(one)]).toEqual([
    ['甲', '乙', '丙'],
    ['1', '2', '3'],
    ['丁'],
    ['甲', '乙', '丙']
  ]);
  expect(() => one.take(batch(['戊']))).toThrow('ended');
});
