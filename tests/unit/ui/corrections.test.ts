import {describe, expect, test} from 'vitest';
import type {Projection} from '../../../src/model/projection.ts';
import {mappingOf} from '../../../src/registry/mapping.ts';
import {dated, decisionsFor, FilesAtHand, mappingsOf} from '../../../src/ui/corrections.ts';
import {reportOf, sheet} from './sheets.ts';

const HOUSEHOLD: Projection = {
  table: 'household',
  grain: {kind: 'row'},
  columns: {household_id: [{column: 1}]},
  constants: {township: '平川镇'},
  asOf: '2023-12-31',
  asOfFrom: 'file'
};
const {asOf: _, asOfFrom: __, constants: ___, ...KEPT} = HOUSEHOLD;

describe('files at hand', () => {
  const named = (path: string) => ({path, file: new File(['1'], path)});
  const files = new FilesAtHand();
  files.opened([named('a.csv'), named('全县.zip'), named('folder/b.xlsx')]);

  test.each([
    ['a.csv', 'a.csv'],
    ['全县.zip/村/b.csv', '全县.zip'],
    ['folder/b.xlsx', 'folder/b.xlsx']
  ])('%s is in %s', (path, at) => {
    expect(files.find(path)?.path).toBe(at);
  });

  test.each(['b.xlsx', 'a', 'folder', '全县.zi'])('%s must be opened again', (path) => {
    expect(files.find(path)).toBeUndefined();
  });

  test('what is said of them adds up; of one sheet the last word counts', () => {
    files.say('a.csv', {encoding: 'big5'});
    files.say('a.csv', {sheets: {'': {headingRows: [2]}}});
    files.say('folder/b.xlsx', {sheets: {甲: {headingRows: [1]}}});
    files.say('folder/b.xlsx', {sheets: {乙: {headingRows: []}}});
    files.say('folder/b.xlsx', {sheets: {甲: {headingRows: [2, 3]}}});
    expect(files.hints).toEqual({
      'a.csv': {encoding: 'big5', sheets: {'': {headingRows: [2]}}},
      'folder/b.xlsx': {sheets: {甲: {headingRows: [2, 3]}, 乙: {headingRows: []}}}
    });
  });
});

test('a date that the analyst gives takes the place of the one that was found', () => {
  expect(dated([HOUSEHOLD], '2024-06-30')[0]).toMatchObject({
    ...KEPT,
    constants: {township: '平川镇'},
    asOf: '2024-06-30',
    asOfFrom: 'analyst'
  });
  expect(dated([{...HOUSEHOLD, where: 'kind'}], '')[0]).toEqual({
    ...KEPT,
    where: 'kind',
    constants: {township: '平川镇'}
  });
});

test('what is kept of a decision is the reading of its sheet, without its own date and place', () => {
  const report = reportOf([sheet(1, 'a.csv', {projections: [HOUSEHOLD]}), sheet(2, 'b.csv')]);
  expect(mappingsOf([{sheet: 1, tables: ['household']}], report)).toEqual([
    {key: mappingOf(['户编号'], []).key, headings: ['户编号'], projections: [KEPT]}
  ]);
});

describe('readings from a file', () => {
  const mapping = mappingOf(['户编号'], [HOUSEHOLD]);

  test('are those of sheets with the same headings, with the date and place of each', () => {
    const recognition = {
      verdict: 'ask' as const,
      projections: [{...HOUSEHOLD, constants: {township: '柳林镇', year: '2023'}}],
      candidates: [],
      margin: 0,
      unused: []
    };
    const asked = sheet(1, 'a.csv', {state: 'ask', recognition});
    expect(decisionsFor(reportOf([asked]), [mapping])).toEqual([
      {sheet: 1, projections: [{...HOUSEHOLD, constants: {township: '柳林镇', year: '2023'}}]}
    ]);
  });

  test('leave alone what is read so already, what is there twice, and other headings', () => {
    const other = sheet(3, 'c.csv');
    const report = reportOf([
      sheet(1, 'a.csv', {projections: [HOUSEHOLD]}),
      sheet(2, 'b.csv', {state: 'same'}),
      {...other, head: {...other.head, headings: ['村']}}
    ]);
    expect(decisionsFor(report, [mapping])).toEqual([]);
  });

  test('a sheet that was no such table becomes it first', () => {
    const own = sheet(1, 'a.csv', {state: 'own'});
    expect(decisionsFor(reportOf([own]), [mapping])).toEqual([{sheet: 1, tables: ['household']}]);
  });

  test('a constant gives way to a column', () => {
    const withColumn = mappingOf(['户编号'], [{...HOUSEHOLD, columns: {township: [{column: 1}]}}]);
    const loaded = sheet(1, 'a.csv', {projections: [HOUSEHOLD]});
    expect(decisionsFor(reportOf([loaded]), [withColumn])).toMatchObject([
      {sheet: 1, projections: [{columns: {township: [{column: 1}]}, constants: {}}]}
    ]);
  });

  test('that stand for itself make a table of its own', () => {
    const loaded = sheet(1, 'a.csv', {projections: [HOUSEHOLD]});
    expect(decisionsFor(reportOf([loaded]), [mappingOf(['户编号'], [])])).toEqual([
      {sheet: 1, tables: []}
    ]);
  });
});
