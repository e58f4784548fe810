import {expect, test} from 'vitest';
import type {CubeCell} from '../../../src/model/notebook.ts';
import {readBehind} from '../../../src/notebook/behind-text.ts';
import type {BehindRows, Filter} from '../../../src/notebook/behind.ts';
import {
  filterLine,
  filtersSaid,
  measureSql,
  partNames,
  unitsSaid
} from '../../../src/ui/rows-said.ts';

const cube: CubeCell = {
  kind: 'cube',
  name: 'c',
  from: '户',
  unit: 'household_id',
  by: [],
  measures: [
    {name: 'main', expression: 'units(is_main)'},
    {name: 'people', expression: 'sum(people) filter (where is_main)'},
    {name: 'entries', expression: 'count(*)'}
  ],
  line: 1
};
const rows = (filters: readonly Filter[], measure?: string): BehindRows => ({
  cube,
  measure: cube.measures.find(({name}) => name === measure),
  filters
});

test('units in words, by the column that identifies them', () => {
  expect(unitsSaid('household_id', 16_604, 'zh')).toBe('16,604 户');
  expect(unitsSaid('户编号', 1, 'en')).toBe('1 household');
  expect(unitsSaid('township', 17, 'zh')).toBe('17 个乡镇');
  expect(unitsSaid('township', 1, 'en')).toBe('1 township');
  expect(unitsSaid('village_code', 23, 'en')).toBe('23 villages');
  expect(unitsSaid('case_no', 2, 'zh')).toBe('2 个');
});

test('filters in words, in both languages', () => {
  const filters: Filter[] = [
    {dimension: 'main_cause', is: ['缺技术']},
    {dimension: 'township', is: [null]},
    {dimension: 'to_cause', not: [null]},
    {dimension: 'change', is: ['both', 'new']},
    {dimension: 'covered', is: [false]},
    {dimension: 'kind', not: ['边缘易致贫户', null]},
    {dimension: 'from_cause', differs: 'to_cause'}
  ];
  expect(filtersSaid(rows(filters), 'zh')).toEqual([
    '主要致贫原因 = 缺技术',
    '乡镇为空',
    expect.stringMatching(/不空$/),
    '变化 = 两期都在册 或 新增',
    expect.stringMatching(/ = 否$/),
    expect.stringMatching(/ ≠ 边缘易致贫户、空$/),
    expect.stringMatching(/ ≠ /)
  ]);
  const [cause, empty, , change] = filtersSaid(rows(filters), 'en');
  expect(cause).toBe('Main cause of poverty = Lack of skills');
  expect(empty).toBe('Township is empty');
  expect(change).toMatch(/ = present at both dates or new$/);
  expect(filterLine(rows([]), 'zh')).toBe('不加筛选');
});

test('what a measure lets pass', () => {
  expect(measureSql(rows([]))).toBeUndefined();
  expect(measureSql(rows([], 'main'))).toBe('is_main');
  expect(measureSql(rows([], 'people'))).toBe('people IS NOT NULL AND is_main');
  expect(measureSql(rows([], 'entries'))).toBeUndefined();
});

test('what each count is in its figure', () => {
  const names = (text: string): string[] => {
    const sum = readBehind(text);
    if (!sum) throw new Error(text);
    return partNames(
      sum,
      sum.map(() => rows([])),
      'zh'
    );
  };
  expect(names('a')).toEqual(['计数']);
  expect(names('a / b')).toEqual(['分子', '分母']);
  expect(names('a - b + c')).toEqual(['计数', '减', '加']);
  expect(names('a / b - c / d')).toEqual(['分子', '分母', '减 分子', '分母']);
  const computed = readBehind('a, b');
  const counted = [rows([], 'people'), rows([{dimension: 'township', is: ['平川镇']}], 'people')];
  if (!computed) throw new Error('no link');
  const [plain, placed] = partNames(computed, counted, 'zh');
  expect(placed).toBe(`${plain}（乡镇 = 平川镇）`);
  const lists = readBehind('findings + unreadable');
  if (!lists) throw new Error('no link');
  expect(partNames(lists, ['findings', 'unreadable'], 'zh')).toEqual(['疑点', '无法读取']);
  expect(partNames(lists, ['findings', 'unreadable'], 'en')).toEqual([
    'Findings',
    'Unreadable cells'
  ]);
});
