import {expect, test} from 'vitest';
import type {Projection} from '../../../src/model/projection.ts';
import type {SheetHead} from '../../../src/model/sheet.ts';
import {edited} from '../../../src/ui/mapping-edit.ts';

const HEAD: SheetHead = {
  id: '0',
  file: '资金台账.xlsx',
  name: 'Sheet1',
  kind: 'xlsx',
  width: 4,
  headingRows: [3],
  headings: ['项目编号', '中央/下达金额', '支出金额（元）', '备注'],
  unit: '万元',
  title: '',
  preview: [],
  merges: []
};
const FUND: Projection = {
  table: 'fund',
  grain: {kind: 'row'},
  columns: {project_id: [{column: 1}], allocated: [{column: 2, factor: 10_000}]},
  constants: {}
};

test('a column that is taken away is in no table column any more', () => {
  const {columns} = edited(FUND, new Map([[2, null]]), HEAD);
  expect(columns).toEqual({project_id: [{column: 1}]});
});

test('a column given to another takes the place of what was there', () => {
  const {columns} = edited(FUND, new Map([[4, 'project_id']]), HEAD);
  expect(columns['project_id']).toEqual([{column: 4}]);
});

test("an amount is turned into yuan by its heading's unit, else by the sheet's", () => {
  const given = new Map([
    [2, 'released'],
    [3, 'paid']
  ]);
  const {columns} = edited(FUND, given, HEAD);
  expect(columns['released']).toEqual([{column: 2, factor: 10_000}]);
  expect(columns['paid']).toEqual([{column: 3}]);
  expect(columns['allocated']).toBeUndefined();
});

test('a list is read from several columns', () => {
  const causes: Projection = {...FUND, table: 'household', columns: {other_causes: [{column: 1}]}};
  const {columns} = edited(causes, new Map([[4, 'other_causes']]), HEAD);
  expect(columns['other_causes']).toEqual([{column: 1}, {column: 4}]);
});
