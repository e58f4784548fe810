import {describe, expect, test} from 'vitest';
import type {Projection} from '../../../src/model/projection.ts';
import type {SheetHead} from '../../../src/model/sheet.ts';
import {unitsOf} from '../../../src/registry/recognise/units.ts';
import {edited, type Edit} from '../../../src/ui/mapping-edit.ts';

const HEAD: SheetHead = {
  id: '0',
  file: '资金台账.xlsx',
  name: 'Sheet1',
  kind: 'xlsx',
  width: 5,
  headingRows: [3],
  headings: ['项目编号', '中央/下达金额', '支出金额（元）', '备注', '拨付金额（亿元）'],
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

function changed(projection: Projection, ...edits: readonly [number, Edit][]): Projection {
  return edited(projection, new Map(edits), HEAD);
}

test('a column that is taken away is in no table column any more', () => {
  expect(changed(FUND, [2, {column: null}]).columns).toEqual({project_id: [{column: 1}]});
});

test('a column given to another takes the place of what was there', () => {
  expect(changed(FUND, [4, {column: 'project_id'}]).columns['project_id']).toEqual([{column: 4}]);
});

test("an amount is turned into yuan by its heading's unit, else by the sheet's", () => {
  const {columns} = changed(FUND, [2, {column: 'released'}], [3, {column: 'paid'}]);
  expect(columns['released']).toEqual([{column: 2, factor: 10_000}]);
  expect(columns['paid']).toEqual([{column: 3}]);
  expect(columns['allocated']).toBeUndefined();
  expect(changed(FUND, [5, {column: 'released'}]).columns['released']).toEqual([
    {column: 5, factor: 100_000_000}
  ]);
});

test('the unit that the analyst chooses counts before both', () => {
  expect(changed(FUND, [2, {column: 'allocated', factor: 1}]).columns['allocated']).toEqual([
    {column: 2, factor: 1}
  ]);
  expect(changed(FUND, [3, {column: 'paid', factor: 1000}]).columns['paid']).toEqual([
    {column: 3, factor: 1000}
  ]);
});

test('a list is read from several columns', () => {
  const causes: Projection = {...FUND, table: 'household', columns: {other_causes: [{column: 1}]}};
  expect(changed(causes, [4, {column: 'other_causes'}]).columns['other_causes']).toEqual([
    {column: 1},
    {column: 4}
  ]);
});

describe('of columns that are rows of the table', () => {
  const sets: Projection = {
    ...FUND,
    columns: {project_id: [{column: 1}]},
    grain: {
      kind: 'unpivot',
      sets: [
        {level: '中央', allocated: {column: 2, factor: 10_000}},
        {level: '省级', allocated: {column: 3}}
      ]
    }
  };
  const setsOf = ({grain}: Projection) => (grain.kind === 'unpivot' ? grain.sets : []);

  test('one keeps its level under another name or in another unit', () => {
    expect(setsOf(changed(sets, [2, {column: 'paid'}]))).toEqual([
      {level: '中央', paid: {column: 2, factor: 10_000}},
      {level: '省级', allocated: {column: 3}}
    ]);
    expect(setsOf(changed(sets, [3, {column: 'allocated', factor: 1000}]))[1]).toEqual({
      level: '省级',
      allocated: {column: 3, factor: 1000}
    });
  });

  test('one that is taken away leaves its set', () => {
    expect(setsOf(changed(sets, [2, {column: null}]))[0]).toEqual({level: '中央'});
  });

  test('one that stood in none is read for all', () => {
    expect(changed(sets, [4, {column: 'batch'}]).columns).toEqual({
      project_id: [{column: 1}],
      batch: [{column: 4}]
    });
  });
});

test('the units that amounts and areas may be written in', () => {
  expect(unitsOf('元')).toEqual([
    {unit: '元', factor: 1},
    {unit: '百元', factor: 100},
    {unit: '千元', factor: 1000},
    {unit: '万元', factor: 10_000},
    {unit: '百万元', factor: 1_000_000},
    {unit: '亿元', factor: 100_000_000}
  ]);
  expect(unitsOf('亩').map(({unit}) => unit)).toEqual(['亩', '万亩', '公顷']);
  expect(unitsOf('平方米')).toEqual([]);
});
