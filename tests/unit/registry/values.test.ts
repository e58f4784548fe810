import {describe, expect, test} from 'vitest';
import {agreement, bare} from '../../../src/registry/recognise/values.ts';
import {columnOf} from '../../../src/registry/tables/index.ts';

function share(table: string, name: string, ...values: string[]): number | null {
  const column = columnOf(table, name);
  if (column === undefined) throw new Error(`${table}.${name}`);
  return agreement(column, values);
}

test.each([
  ['="58010119900101001x"', '58010119900101001x'],
  ["'5801", '5801'],
  ['１２３', '123'],
  [' 是 ', '是']
])('%j without its dress is %j', (value, text) => {
  expect(bare(value)).toBe(text);
});

describe('values that can be what a column says', () => {
  test.each([
    ['person', 'id_number', ['58019919900101001X', "'580199199001010018", '="580199199001010018"']],
    [
      'person',
      'id_number',
      ['58019919900101001843', '5801991990010100184301', '999999199001010018']
    ],
    [
      'person',
      'id_number',
      ['5.80E+17', '５８０１９９１９９００１０１００１８', '580199199001010000']
    ],
    ['household', 'phone', ['19900012345', '19900012345.0', '0951-1234567']],
    ['household', 'village_code', ['580101100200', '580101100201']],
    ['household', 'main_cause', ['因病', '缺劳力', '其它']],
    ['person', 'health', ['残疾,长期慢性病', '健康', '患有大病、残疾']],
    ['household', 'safe_water', ['是', '否', '√', '×', '1', '0', '有', '无']],
    [
      'monitored',
      'identified_on',
      ['202303', '20230315', '2023年03月', '2023/3/15', '2023.3', '45000', '2020-01-01']
    ],
    ['household', 'out_year', ['2018', '2019年', '201808']],
    ['household', 'income_per_head', ['12,345.60', '(300)', '-5', '1.2万元', '8000元']]
  ])('%s.%s: %j', (table, name, values) => {
    expect(share(table, name, ...values)).toBe(1);
  });
});

describe('values that cannot', () => {
  test.each([
    ['person', 'id_number', ['张示例', '平川镇', '2023-01-01']],
    ['household', 'phone', ['2023-05-01', '健康', '58019919900101001X']],
    ['household', 'village', ['580101100200', '12', '3.5']],
    ['household', 'head_name', ['58019919900101001X', '580199199001010018', '12345']],
    ['household', 'main_cause', ['58019919900101001X', '2023-01-01', '580101']],
    ['household', 'main_cause', ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛']],
    ['household', 'size', ['58019919900101001X', '2023-01-01', '柳树']],
    ['monitored', 'identified_on', ['因病', '3', '19900012345']],
    ['household', 'household_id', ['平川镇', '柳树村', '2023-01-01']]
  ])('%s.%s: %j', (table, name, values) => {
    expect(share(table, name, ...values)).toBe(0);
  });
});

describe('values that say nothing', () => {
  test.each([
    ['household', 'main_cause', ['1', '2', '07']],
    ['household', 'size', ['无', '/', '—', '']],
    ['household', 'income_per_head', ['百余万', '约三千']],
    ['household', 'head_name', ['张示例', '李样本']],
    ['household', 'phone', ['19900012345']],
    ['household', 'phone', []]
  ])('%s.%s: %j', (table, name, values) => {
    expect(share(table, name, ...values)).toBeNull();
  });
});
