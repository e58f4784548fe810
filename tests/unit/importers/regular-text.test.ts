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
