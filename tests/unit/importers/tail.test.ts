import {describe, expect, test} from 'vitest';
import {dataOf, marksOf, readText, type Sheet} from './read.ts';

function table(...lines: readonly string[]): Promise<Sheet> {
  const records = ['1,青石镇,新民村,甲,3,脱贫户', '2,青石镇,新民村,乙,4,脱贫户'];
  return readText(['序号,乡镇,村,户主,人口,类型', ...records, ...lines, ''].join('\n'));
}

describe('rows of a form that nobody filled in', () => {
  test.each([
    ['numbers', '3,,,,,', '4,,,,,', '5,,,,,'],
    ['numbers and the place', '3,青石镇,新民村,,,', '4,青石镇,新民村,,,', '5,青石镇,新民村,,,'],
    ['the place', ',青石镇,新民村,,,', ',青石镇,新民村,,,', ',青石镇,新民村,,,']
  ])('hold but %s', async (_, ...lines) => {
    expect(marksOf(await table(...lines))).toBe('heading - - blank blank blank');
    expect(marksOf(await table(...lines, '填表人：,,,,,'))).toMatch(
      /- - blank blank blank footer$/
    );
  });

  test.each([
    ['one alone', '3,,,,,'],
    ['with other numbers', '7,,,,,', '9,,,,,'],
    ['above a record', '3,,,,,', '4,,,,,', '5,青石镇,新民村,丙,3,脱贫户'],
    ['with a name', '3,,,丙,,', '4,,,丁,,'],
    ['of other places', ',青石镇,石桥村,,,', ',青石镇,红星村,,,', ',青石镇,上湾村,,,']
  ])('are none: %s', async (_, ...lines) => {
    expect(dataOf(await table(...lines))).toHaveLength(lines.length + 2);
  });
});

test('a date alone under a table is its foot', async () => {
  for (const line of ['2024年1月5日,,,,,', ',,,2024-01-05,,'])
    expect(marksOf(await table('3,青石镇,新民村,丙,3,脱贫户', line))).toBe('heading - - - footer');
  const dated = [
    '姓名,村,人口,日期',
    '甲,新民村,3,2024-01-05',
    '乙,新民村,3,2024-01-06',
    ',,,2024-01-07'
  ];
  expect(dataOf(await readText(`${dated.join('\n')}\n`))).toHaveLength(3);
  const empty = ['姓名,村,人口,日期', '甲,新民村,3,', '乙,新民村,3,', ',,,2024-01-07'];
  expect(dataOf(await readText(`${empty.join('\n')}\n`))).toHaveLength(3);
  const mixed = [dated[0], '甲,新民村,3,不详', '乙,新民村,3,2024-01-06', ',,,2024-01-07'];
  expect(dataOf(await readText(`${mixed.join('\n')}\n`))).toHaveLength(3);
});
