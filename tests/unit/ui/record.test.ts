import {expect, test} from 'vitest';
import type {ImportReport} from '../../../src/model/report.ts';
import type {ResultColumn, Value} from '../../../src/model/rows.ts';
import {cellLinks, derivedLinks, linksIn, tableLinks} from '../../../src/ui/cell-links.ts';
import {findSql, partOf} from '../../../src/ui/find-record.ts';
import {
  conditionIn,
  countsSql,
  isKind,
  keyColumn,
  nameColumn,
  recordColumns,
  recordRoute,
  rowOfKey
} from '../../../src/ui/record.ts';
import {RowWindows, sourceOf} from '../../../src/ui/row-windows.ts';
import {shownColumns} from '../../../src/ui/shown-columns.ts';

const asked = (kind: Parameters<typeof keyColumn>[0], number?: string) => ({
  kind,
  number,
  at: undefined
});

test('the column of a table that holds the number of a record', () => {
  expect(keyColumn('household', 'measure')).toBe('household_id');
  expect(keyColumn('household', 'fund')).toBeUndefined();
  expect(keyColumn('person', 'medical')).toBe('id_number');
  expect(keyColumn('person', 'helper')).toBeUndefined();
  expect(keyColumn('helper', 'helper')).toBe('id_number');
  expect(keyColumn('helper', 'pairing')).toBe('helper_id_number');
  expect(keyColumn('village', 'household')).toBe('village_code');
  expect(keyColumn('document', 'payment')).toBe('document_no');
  expect(keyColumn('project', 'no such table')).toBeUndefined();
  expect(isKind('household')).toBe(true);
  expect(isKind('constructor')).toBe(false);
});

test('lists without household numbers are found by the head, lists without codes by the name', () => {
  const benefit = conditionIn('benefit', asked('household', "58'01"));
  expect(benefit).toContain(`"household_id" = '58''01'`);
  expect(benefit).toContain('household_id IS NULL AND head_id_number IN');
  expect(conditionIn('person', asked('household', '5801'))).toBe(`"household_id" = '5801'`);
  expect(conditionIn('benefit', asked('enterprise', 'E1'))).toContain('enterprise_name IN');
  expect(conditionIn('fund', asked('household', '5801'))).toBeUndefined();
});

test('an ID number in the place of a household number stands in no address', () => {
  const id = '58010119900101008X';
  const row = (place: Readonly<Record<string, Value>>) => (name: string) => place[name];
  expect(recordRoute('household', id)).toBeUndefined();
  expect(recordRoute('household', id, row({source_id: 3, row_no: 15}))).toEqual({
    page: 'record',
    kind: 'household',
    key: '@3-15'
  });
  const list = row({household_id: id, head_name: '赵大明', source_id: 3, row_no: 15, rule: 'R1'});
  for (const column of ['household_id', 'head_name', 'size']) {
    expect(tableLinks(null, 'household')(list, column), column).toMatch(/^#\/(record|cell)\//);
    expect(tableLinks(null, 'household')(list, column), column).not.toContain(id.slice(0, 12));
  }
  // A number of the registry has no date where an ID number has one.
  expect(recordRoute('household', '580101100201000123')).toMatchObject({key: '580101100201000123'});
});

test('a damaged number leads to its row and to nothing else', () => {
  const at = {source: 3, row: 15};
  expect(conditionIn('household', {kind: 'household', number: undefined, at})).toBe(
    'source_id = 3 AND row_no = 15'
  );
  expect(rowOfKey('@3-15')).toEqual(at);
  expect(rowOfKey('#3-15')).toBeUndefined();
  expect(rowOfKey('580101')).toBeUndefined();
  expect(recordRoute('household', '#3-15')).toEqual({
    page: 'record',
    kind: 'household',
    key: '@3-15'
  });
  expect(recordRoute('household', '5801')).toEqual({
    page: 'record',
    kind: 'household',
    key: '5801'
  });
  expect(recordRoute('household', null)).toBeUndefined();
  expect(recordRoute('household', 7)).toBeUndefined();
});

test('only tables that can say something are asked', () => {
  const sql = countsSql(['household', 'fund', 'measure'], asked('household', '5801'));
  expect(sql).toContain('data."household"');
  expect(sql).toContain('data."measure"');
  expect(sql).not.toContain('data."fund"');
  expect(countsSql(['fund'], asked('household', '5801'))).toContain('WHERE false');
});

test('the kinds of records that a result leads to, under English and Chinese names', () => {
  expect(recordColumns(['township', 'household_id', 'project_id'])).toEqual([
    ['household', 'household_id'],
    ['project', 'project_id']
  ]);
  expect(recordColumns(['户编号', '乡镇'])).toEqual([['household', '户编号']]);
  expect(recordColumns(['id_number', 'head_id_number'])).toEqual([]);
  expect(nameColumn('project', ['township', 'project_name'])).toBe('project_name');
  expect(nameColumn('document', ['document_no'])).toBeUndefined();
});

test('what is looked for is compared whole and quoted', () => {
  const sql = findSql(" O'Neil ", ['household', 'person']);
  expect(sql).toContain(`head_name = 'O''Neil'`);
  expect(sql).toContain(`upper('O''Neil')`);
  expect(sql).not.toMatch(/LIKE/i);
  expect(findSql('x', ['fund'])).toBe('SELECT 1 WHERE false');
});

const report = {
  files: [
    {
      sheets: [
        {
          tables: [
            {sourceId: 1, table: 'household'},
            {sourceId: 2, table: 'income'}
          ],
          projections: [
            {grain: {kind: 'row'}},
            {
              grain: {
                kind: 'unpivot',
                sets: [
                  {year: '2022', income: {column: 5}},
                  {year: '2023', income: {column: 6}}
                ]
              }
            }
          ]
        }
      ]
    }
  ]
} as unknown as ImportReport;

test('which set of columns a row was made from', () => {
  const row =
    (year: number) =>
    (name: string): Value =>
      name === 'year' ? year : null;
  expect(partOf(report, 2, row(2023))).toBe(1);
  expect(partOf(report, 2, row(2022))).toBe(0);
  expect(partOf(report, 2, row(2021))).toBeUndefined();
  expect(partOf(report, 1, row(2023))).toBeUndefined();
  expect(partOf(null, 2, row(2023))).toBeUndefined();
});

const values: Readonly<Record<string, Value>> = {
  source_id: 2,
  row_no: 9,
  year: 2023,
  household_id: '5801',
  id_number: '580101199001010012',
  income: 7
};
const row = (name: string): Value | undefined => values[name];

test('of a row that a cell made from one of a table what is that table’s own leads to its cell', () => {
  const links = derivedLinks(report);
  const made = (name: string): Value | undefined => (name === 'share' ? 0.5 : row(name));
  expect(links(made, 'year')).toBe('#/cell/2/9/year/1');
  expect(links(made, 'household_id')).toBe('#/cell/2/9/household_id/1');
  expect(links(made, 'share')).toBeUndefined();
  expect(links((name) => (name === 'source_id' ? 7 : made(name)), 'year')).toBeUndefined();
  expect(links((name) => (name === 'row_no' ? null : made(name)), 'year')).toBeUndefined();
  expect(derivedLinks(null)(made, 'year')).toBeUndefined();
});

test('values of a registry table lead to their cells, numbers to records, ID numbers by their row', () => {
  const links = tableLinks(report, 'person');
  expect(links(row, 'income')).toBe('#/cell/2/9/income/1');
  expect(links(row, 'household_id')).toBe('#/record/household/5801');
  expect(links(row, 'id_number')).toBe('#/record/person/%402-9');
  expect(links(row, 'row_no')).toBeUndefined();
  expect(tableLinks(report, 'helper')(row, 'id_number')).toBe('#/record/helper/%402-9');
  expect(cellLinks(report)(row, 'household_id')).toBe('#/cell/2/9/household_id/1');
  expect(cellLinks(report)(() => null, 'income')).toBeUndefined();
});

test('in any table a number leads to its record; where it is not shown, the name beside it does', async () => {
  const columns: ResultColumn[] = ['project_id', 'project_name', 'township', 'household_id'].map(
    (name) => ({name, type: 'text'})
  );
  const rows = {
    columns,
    count: 2,
    values: [
      ['P1', null],
      ['路', '桥'],
      ['甲', '乙'],
      ['5801', '#3-4']
    ]
  };
  let ready = (): void => undefined;
  const arrived = new Promise<void>((resolve) => (ready = resolve));
  const windows = new RowWindows(sourceOf(rows), undefined, () => ready());
  windows.value(0, 0);
  await arrived;
  const shown = shownColumns(columns, 'zh', {chosen: ['project_name', 'household_id', 'township']});
  const links = linksIn(columns, shown, windows, undefined);
  const at = (line: number) => shown.map((column) => links(line, column));
  expect(at(0)).toEqual([
    {href: '#/record/project/P1', stop: true},
    {href: '#/record/household/5801', stop: true},
    undefined
  ]);
  expect(at(1)).toEqual([undefined, {href: '#/record/household/%403-4', stop: true}, undefined]);
  const own = linksIn(columns, shown, windows, (_, column) => `#/${column}`);
  expect(shown.map((column) => own(0, column))).toEqual([
    {href: '#/project_name', stop: true},
    {href: '#/household_id', stop: true},
    {href: '#/township', stop: false}
  ]);
});
