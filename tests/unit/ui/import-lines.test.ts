import {expect, test} from 'vitest';
import {
  columnLetter,
  differingTotals,
  filesIn,
  linesOf,
  standingOf
} from '../../../src/ui/import-lines.ts';
import {END, reportOf, sheet} from './sheets.ts';

test('what needs the analyst comes first: refused, undecided, then the rest in its order', () => {
  const sheets = [sheet(1, 'a.csv'), sheet(2, 'b.csv', {state: 'ask'}), sheet(3, 'c.csv')];
  const lines = linesOf(reportOf(sheets, ['locked.xlsx']));
  const named = lines.map((line) =>
    line.kind === 'refused' ? line.file.path : line.kind === 'sheet' ? line.sheet.id : line.name
  );
  expect(named).toEqual(['locked.xlsx', 2, 1, 3]);
});

test('three alike in a folder are one line, two are not', () => {
  const weeks = [1, 2, 3].map((id) => sheet(id, `county/周报/${id}.xlsx`));
  const towns = [4, 5].map((id) => sheet(id, `county/人口/${id}.xlsx`));
  const lines = linesOf(reportOf([...weeks, ...towns]));
  expect(lines.map(({kind}) => kind)).toEqual(['group', 'sheet', 'sheet']);
  expect(lines[0]).toMatchObject({name: 'county/周报', sheets: [{id: 1}, {id: 2}, {id: 3}]});
});

test('files in no folder are one line from ten alike on, and stand for themselves below', () => {
  const villages = Array.from({length: 10}, (_, i) => sheet(i + 1, `第${i + 1}村.csv`));
  const asked = sheet(11, '其他.csv', {state: 'ask'});
  expect(linesOf(reportOf([...villages, asked])).map(({kind}) => kind)).toEqual(['sheet', 'group']);
  const [, group] = linesOf(reportOf([...villages, asked]));
  expect(group).toMatchObject({name: '第1村.csv'});
  expect(linesOf(reportOf(villages.slice(1))).map(({kind}) => kind)).toEqual(
    Array.from({length: 9}, () => 'sheet')
  );
});

test('an archive is no file of its own beside those that came out of it', () => {
  const paths = ['全县.zip', '全县.zip/甲/a.csv', '全县.zip/b.csv', '空.zip', 'c.csv'];
  const {files} = reportOf([], paths);
  expect(filesIn(files).map(({path}) => path)).toEqual([
    '全县.zip/甲/a.csv',
    '全县.zip/b.csv',
    '空.zip',
    'c.csv'
  ]);
});

test('a sheet is doubtful for unreadable cells, doubts, or totals that differ by a cent', () => {
  const totals = (summed: number) => [{row: 9, column: 2, stated: 6613.2, summed}];
  expect(standingOf(sheet(1, 'a'))).toBe('agrees');
  expect(standingOf(sheet(1, 'a', {unreadable: 1}))).toBe('doubtful');
  const near = sheet(1, 'a', {end: {...END, totals: totals(6613.2 + 1e-9)}});
  const far = sheet(1, 'a', {end: {...END, totals: totals(6610)}});
  expect([standingOf(near), standingOf(far)]).toEqual(['agrees', 'doubtful']);
  expect(differingTotals(far)).toHaveLength(1);
  expect(standingOf(sheet(1, 'a', {state: 'ask', unreadable: 4}))).toBe('waiting');
});

test.each([
  [1, 'A'],
  [26, 'Z'],
  [27, 'AA'],
  [177, 'FU'],
  [702, 'ZZ'],
  [703, 'AAA']
])('column %i is %s', (position, letter) => {
  expect(columnLetter(position)).toBe(letter);
});
