import {expect, test} from 'vitest';
import type {SheetRow} from '../../../src/model/origin.ts';
import {cellsOf, covers, runsOf} from '../../../src/ui/sheet-layout.ts';
import {Asking} from '../../../src/ui/asked.ts';
import {DishuError} from '../../../src/model/failure.ts';

const row = (number: number, ...cells: (string | null)[]): SheetRow => ({row: number, cells});

test('rows that follow each other are a run; what lies between is counted', () => {
  const runs = runsOf([row(1, 'a'), row(2, 'b'), row(7, 'c'), row(8, 'd')]);
  expect(runs.map(({skipped, rows}) => [skipped, rows.map((each) => each.row)])).toEqual([
    [0, [1, 2]],
    [4, [7, 8]]
  ]);
  expect(runsOf([row(3, 'a')])[0]?.skipped).toBe(2);
  expect(runsOf([])).toEqual([]);
});

test('a merged area is its first cell and leaves the others out', () => {
  const [run] = runsOf([
    row(1, '标题', null, null),
    row(2, '文号', '中央', null),
    row(3, null, '下达', '支出')
  ]);
  if (!run) throw new Error('no run');
  const merges = [
    {top: 1, left: 1, bottom: 1, right: 3},
    {top: 2, left: 1, bottom: 3, right: 1},
    {top: 2, left: 2, bottom: 2, right: 3}
  ];
  const drawn = run.rows.map((each) =>
    cellsOf(run, each, merges, 3).map(({column, text, colspan, rowspan}) => [
      column,
      text,
      colspan,
      rowspan
    ])
  );
  expect(drawn).toEqual([
    [[1, '标题', 3, 1]],
    [
      [1, '文号', 1, 2],
      [2, '中央', 2, 1]
    ],
    [
      [2, '下达', 1, 1],
      [3, '支出', 1, 1]
    ]
  ]);
});

test('an area that reaches out of the run, or of the sheet, is cut', () => {
  const [run] = runsOf([row(5, 'x', 'y'), row(6, null, 'z')]);
  if (!run) throw new Error('no run');
  const merges = [
    {top: 3, left: 1, bottom: 9, right: 1},
    {top: 5, left: 2, bottom: 5, right: 4}
  ];
  expect(cellsOf(run, run.rows[0] ?? row(5), merges, 2)).toEqual([
    {row: 5, column: 1, text: 'x', colspan: 1, rowspan: 2},
    {row: 5, column: 2, text: 'y', colspan: 1, rowspan: 1}
  ]);
  expect(cellsOf(run, run.rows[1] ?? row(6), merges, 2).map(({column}) => column)).toEqual([2]);
  expect(covers({top: 3, left: 1, bottom: 9, right: 1}, 9, 1)).toBe(true);
  expect(covers({top: 3, left: 1, bottom: 9, right: 1}, 9, 2)).toBe(false);
});

test('the page asks again only for something else, and the latest answer wins', async () => {
  let changes = 0;
  const asking = new Asking<string>(() => (changes += 1));
  let first: ((value: string) => void) | undefined;
  asking.about(['a'], () => new Promise((resolve) => (first = resolve)));
  expect(asking.state).toEqual({is: 'loading'});
  asking.about(['b'], () => Promise.resolve('second'));
  await Promise.resolve();
  await Promise.resolve();
  first?.('first');
  await Promise.resolve();
  await Promise.resolve();
  expect(asking.state).toEqual({is: 'done', value: 'second'});
  expect(changes).toBe(1);
  asking.about(['b'], () => Promise.resolve('never asked'));
  expect(asking.state).toEqual({is: 'done', value: 'second'});
  asking.about(['c', 1], () => Promise.reject(new DishuError({code: 'cancelled'})));
  await new Promise((resolve) => setTimeout(resolve));
  expect(asking.state).toEqual({is: 'failed', failure: {code: 'cancelled'}});
});
