import {expect, test} from 'vitest';
import type {Origin, OriginCell} from '../../../src/model/origin.ts';
import type {Value} from '../../../src/model/rows.ts';
import {readingSaid} from '../../../src/ui/reading-said.ts';

const cell = (raw: string | null, more: Partial<OriginCell> = {}): OriginCell => ({
  file: 'a.xlsx',
  sheet: 'Sheet1',
  row: 6,
  column: 8,
  letter: 'H',
  heading: '支出金额',
  raw,
  factor: 1,
  ...more
});

function said(
  table: string,
  column: string,
  value: Value,
  places: readonly OriginCell[],
  more: Partial<Origin> = {},
  lang: 'zh' | 'en' = 'zh'
): string[] {
  const origin: Origin = {
    table,
    value,
    places,
    grain: 'row',
    sheet: {
      file: 'a.xlsx',
      name: 'Sheet1',
      kind: 'xlsx',
      width: 9,
      headingRows: [1],
      headings: [],
      merges: [],
      records: 9
    },
    rows: [],
    ...more
  };
  return readingSaid(origin, {row: 6, column}, lang, String);
}

test('a cell that is read as it stands', () => {
  expect(said('household', 'main_cause', '因病', [cell('因病')])).toEqual([
    '原文“因病”，照原样读入。'
  ]);
  expect(said('household', 'size', 3, [cell('3')])).toEqual(['原文“3”，照原样读入。']);
  expect(said('household', 'size', 3, [cell('3')], {}, 'en')).toEqual([
    'It says “3” and is read as it stands.'
  ]);
});

test('an amount in the unit of its sheet, and without one', () => {
  const sheet = {
    file: 'a',
    name: '',
    kind: 'csv' as const,
    width: 1,
    headingRows: [],
    headings: [],
    merges: [],
    records: 1
  };
  expect(
    said('fund', 'paid', 1_310_000, [cell('131', {factor: 10_000})], {
      sheet: {...sheet, unit: '万元'}
    })
  ).toEqual(['原文“131”，单位是万元，乘以 10,000，读作 1,310,000 元。']);
  expect(said('fund', 'paid', 1_310_000, [cell('131', {factor: 10_000})], {}, 'en')).toEqual([
    'It says “131” in units of 10,000 yuan: times 10,000 it is read as 1,310,000 yuan.'
  ]);
  expect(said('fund', 'paid', 43_206.5, [cell('43,206.5')])).toEqual([
    '原文“43,206.5”，读作 43,206.50 元。'
  ]);
});

test('a label under another spelling, a date, a place that was merged', () => {
  expect(said('household', 'main_cause', '缺劳动力', [cell('缺劳力')])).toEqual([
    '原文“缺劳力”，按代码表读作“缺劳动力”。'
  ]);
  expect(said('household', 'main_cause', '缺劳动力', [cell('缺劳力')], {}, 'en')).toEqual([
    'It says “缺劳力” and is read as “Lack of labour”, by the code list.'
  ]);
  expect(said('fund', 'arrived_on', '2023-03-15', [cell('2023.3.15')])).toEqual([
    '原文“2023.3.15”，读作 2023-03-15。'
  ]);
  expect(said('household', 'village', '红星村', [cell('老红星')])[0]).toContain(
    '归到现在的“红星村”'
  );
});

test('what could not be read, and what is empty', () => {
  expect(said('fund', 'paid', null, [cell('百余万', {problem: 'not-money'})])).toEqual([
    '原文“百余万”，无法读取：不是金额。原文保留，值为空，不计入。'
  ]);
  expect(said('fund', 'paid', null, [cell(null)])).toEqual(['原格是空的，没有值。']);
});

test('several cells, and a row of the same household', () => {
  const [first, second] = said(
    'household',
    'other_causes',
    ['缺技术', '因病'],
    [cell('缺技术', {column: 13, letter: 'M'}), cell('因病', {column: 14, letter: 'N'})]
  );
  expect(first).toContain('原文“缺技术”');
  expect(second).toBe('这个值由 2 格合成：M6、N6。');
  expect(said('household', 'size', 2, [cell('2', {row: 5})]).at(-1)).toContain('第 5 行');
});

test('what stands in no cell', () => {
  const stated = {text: '平川镇', from: 'sheet'} as const;
  expect(said('person', 'township', '平川镇', [], {stated})).toEqual([
    '“平川镇”不在某一格里：工作表名说明了整张表。'
  ]);
  expect(said('household', 'phone', null, [])[0]).toContain('没有这一列');
});
