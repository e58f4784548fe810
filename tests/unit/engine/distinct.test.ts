import {describe, expect, test} from 'vitest';
import {Samples} from '../../../src/engine/samples.ts';
import {textColumn} from '../../../src/importers/rows.ts';
import type {TextBatch} from '../../../src/model/batch.ts';

function batch(cells: readonly (string | null)[], aside: readonly number[] = []): TextBatch {
  return {
    rows: cells.length,
    rowNo: Int32Array.from(cells, (_, i) => i + 1),
    aside: Uint8Array.from(cells, (_, i) => aside[i] ?? 0),
    columns: [textColumn(cells)]
  };
}

function distinctOf(...batches: readonly TextBatch[]): readonly string[] | undefined {
  const samples = new Samples(1);
  for (const each of batches) samples.take(each);
  return samples.distinct(1);
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
