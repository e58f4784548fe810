import {describe, expect, test} from 'vitest';
import {RegularText} from '../../../src/importers/regular-text.ts';

function scanned(text: string): RegularText {
  const bytes = new TextEncoder().encode(text);
  const scan = new RegularText({delimiter: 0x2c, width: 3, headings: []}, 0);
  expect(scan.add(bytes, true)).toBe(true);
  return scan;
}

describe('what is known of a column of a regular text', () => {
  test('is said of its texts as the engine reads them: a quote that stands twice in quotes is one', () => {
    const rows = ['甲,"其""他",1', '乙,"""其""",2', '丙,"其他","3"', '丁,"其""""他",4'];
    const {columns} = scanned(`${rows.join('\n')}\n`).piece();
    expect(columns.map(({few}) => few)).toEqual([
      ['甲', '乙', '丙', '丁'],
      ['其"他', '"其"', '其他', '其""他'],
      ['1', '2', '3', '4']
    ]);
    expect(columns.map(({longest}) => longest)).toEqual([3, 8, 1]);
  });
});

describe('a label of a total', () => {
  const seen = '红星村,张三,3,合计,是,否';

  test('is a value right of the first three cells of its row', () => {
    expect(isRegular([seen, seen])).toBe(true);
  });

  test('is none there, though it was a value of that column before', () => {
    expect(isRegular([seen, ',张三,3,合计,是,否'])).toBe(false);
  });

  test.each(['合计', 'Total', "'甲'"])('%s: is no value of the first column', (label) => {
    const rows = ['甲,一,3,乙,是,否', '甲,二,4,乙,是,否'];
    expect(isRegular(rows)).toBe(true);
    expect(isRegular([...rows, `${label},一,3,乙,是,否`])).toBe(false);
  });
});

function isRegular(rows: readonly string[]): boolean {
  const bytes = new TextEncoder().encode(`${rows.join('\n')}\n`);
  return new RegularText({delimiter: 0x2c, width: 6, headings: []}, 0).add(bytes, true);
}
