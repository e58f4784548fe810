import {describe, expect, test} from 'vitest';
import type {SheetReport, TableReport} from '../../../src/model/report.ts';
import {maskedColumns} from '../../../src/ui/masked-columns.ts';
import {differenceText, sheetLines, totalText} from '../../../src/ui/sheet-lines.ts';
import {alikeIn, badIn, notesOf, rowsToLookAt} from '../../../src/ui/sheet-looks.ts';
import {END, reportOf, sheet} from './sheets.ts';

const issue = (row: number, column: number) =>
  ({row, column, raw: '百余万', problem: 'not-money'}) as const;

const FUND: TableReport = {
  sourceId: 1,
  table: 'fund',
  grain: 'row',
  loaded: 8,
  from: 8,
  replaced: 0,
  disagreeing: 0,
  columns: [
    {
      position: 2,
      heading: '支出金额',
      column: 'paid',
      factor: 10_000,
      read: 4,
      empty: 0,
      unreadable: 4,
      examples: [issue(6, 2), issue(40, 2), issue(50, 2), issue(60, 2)]
    }
  ]
};

const LEDGER = sheet(1, '台账.xlsx', {
  tables: [FUND],
  end: {
    ...END,
    totals: [
      {row: 70, column: 2, stated: 6613.2, summed: 6610},
      {row: 71, column: 2, stated: 5, summed: 5}
    ]
  }
});

describe('what needs a look in a sheet', () => {
  test('are the first rows that could not be read, and totals that differ', () => {
    expect(rowsToLookAt(LEDGER)).toEqual([6, 40, 50, 70]);
    expect(badIn(LEDGER)).toEqual(new Set(['6:2', '40:2', '50:2', '60:2', '70:2']));
  });

  test('a total says by how much its rows differ', () => {
    expect(notesOf(LEDGER, 'zh')).toEqual(
      new Map([[70, '第 70 行 B 列合计写 6,613.20，各行相加 6,610.00，少 3.20']])
    );
    expect(totalText({row: 9, column: 27, stated: 1, summed: 3.5}, 'en')).toBe(
      'row 9, column AA: the total says 1.00, the rows add up to 3.50, 2.50 more'
    );
    expect(differenceText({stated: 6613.2, summed: 6610}, 'en')).toBe('3.20 less');
    expect(differenceText({stated: 6613.2, summed: 6610}, 'en', '万元')).toBe(
      '32 thousand yuan less'
    );
  });

  test('persons are masked by the dictionary, in unknown columns by their heading', () => {
    const head = {...LEDGER.head, headings: ['项目编号', '支出金额', '责任人', '联系电话', '备注']};
    expect([...maskedColumns({...LEDGER, head}).keys()]).toEqual([3, 4]);
  });
});

test('sheets are alike that have the same headings and stand alike', () => {
  const asked = (id: number, headings = ['村', '户']): SheetReport => {
    const made = sheet(id, `${id}.csv`, {state: 'ask'});
    return {...made, head: {...made.head, headings}};
  };
  const [first, second, other] = [asked(1), asked(2), asked(3, ['户', '村'])];
  const decided = {...asked(4), state: 'loaded' as const};
  const report = reportOf([first, second, other, decided]);
  expect(alikeIn(report, first).map(({id}) => id)).toEqual([1, 2]);
  expect(alikeIn(null, first)).toEqual([first]);
});

test('a remembered reading says so instead of its headings', () => {
  const {recognition} = LEDGER;
  const candidates = [
    {table: 'fund', score: 0.9, reasons: [{code: 'headings', values: {known: 1, of: 1}}]},
    {table: 'payment', score: 0.2, reasons: []}
  ];
  const known = {...LEDGER, recognition: {...recognition, candidates, margin: 0.7}};
  expect(sheetLines(known, 'zh').why).toBe(
    '认作“资金”：1 个表头中有 1 个在这张表的词典里。比第二可能的“拨付支付”高 70 分。'
  );
  const remembered = {...known, recognition: {...known.recognition, remembered: true as const}};
  expect(sheetLines(remembered, 'zh').why).toBe('认作“资金”：按您上次对这种表头的指认。');
});
