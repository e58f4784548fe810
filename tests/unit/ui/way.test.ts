import {expect, test} from 'vitest';
import type {ChartSpec} from '../../../src/model/chart.ts';
import {HIDDEN} from '../../../src/model/hidden.ts';
import type {Rows, Value} from '../../../src/model/rows.ts';
import {readBehind} from '../../../src/notebook/behind-text.ts';
import {lineWay, linkKey, rowAt, wayTo, type Way} from '../../../src/ui/way.ts';

function rowsOf(rows: readonly Record<string, Value>[]): Rows {
  const names = Object.keys(rows[0] ?? {});
  return {
    columns: names.map((name) => ({name, type: 'text'})),
    count: rows.length,
    values: names.map((name) => rows.map((row) => row[name] ?? null))
  };
}

function linked(
  form: ChartSpec['form'],
  channels: ChartSpec['channels'],
  links: Record<string, string>
): ChartSpec {
  const behind = Object.fromEntries(
    Object.entries(links).map(([key, text]) => {
      const sum = readBehind(text);
      if (!sum) throw new Error(text);
      return [key, sum];
    })
  );
  return {form, from: 'c', channels, behind};
}

const rows = rowsOf([
  {cause: '因病', place: '甲', main: 3, any: 5},
  {cause: null, place: '甲', main: 2, any: null},
  {cause: '因学', place: null, main: HIDDEN, any: 1}
]);
const spec = linked(
  'bar',
  {y: 'cause', x: 'main', outline: 'any'},
  {
    '': 'a.main(cause) / a(township: place)',
    any: 'a(cause)'
  }
);
const way: Way = {notebook: 'n', chart: 'by_cause', spec, rows};

test('a mark leads by the columns that its link names, a missing value among them', () => {
  expect(wayTo(way, '', 0)).toEqual({
    page: 'rows',
    notebook: 'n',
    chart: 'by_cause',
    column: '',
    part: 0,
    at: {cause: '因病', place: '甲'}
  });
  expect(wayTo(way, '', 1)?.at).toEqual({cause: null, place: '甲'});
  expect(wayTo(way, 'any', 0)?.at).toEqual({cause: '因病'});
});

test('a figure without a link, without a value or with a hidden one leads nowhere', () => {
  expect(wayTo(way, 'place', 0)).toBeUndefined();
  expect(wayTo(way, 'any', 1)).toBeUndefined();
  expect(wayTo(way, '', 2)).toBeUndefined();
});

test('the row of a way is found again, and is gone when its values are', () => {
  for (const row of [0, 1]) {
    const route = wayTo(way, '', row);
    if (!route) throw new Error('no way');
    expect(rowAt(route, way)).toBe(row);
    expect(rowAt({...route, at: {cause: '缺水', place: '甲'}}, way)).toBeUndefined();
  }
});

test('headline figures are known by number', () => {
  const figures = linked('figures', {label: 'cause', value: 'main'}, {'1': 'a', '2': 'a(cause)'});
  const head: Way = {...way, spec: figures};
  expect(linkKey(head, '', 1)).toBe('2');
  expect(wayTo(head, '2', 1)).toMatchObject({column: '2', at: {cause: null}});
  expect(rowAt({page: 'rows', notebook: 'n', chart: 'c', column: '2', part: 0, at: {}}, head)).toBe(
    1
  );
  expect(
    rowAt({page: 'rows', notebook: 'n', chart: 'c', column: '4', part: 0, at: {}}, head)
  ).toBeUndefined();
});

test('the key of a mark’s link is empty, that of another channel its column', () => {
  expect(linkKey(way, '', 4)).toBe('');
  expect(linkKey(way, 'outline', 4)).toBe('any');
});

test('a line leads by its own key, one of another notebook by the link that it has there', () => {
  const channels = {label: 'area', value: 'value', key: 'key', notebook: 'notebook'};
  const here: Way = {
    notebook: 'overview',
    chart: 'headline',
    spec: linked('lines', channels, {helped: 'helpers(helped = true)'}),
    rows: rowsOf([
      {area: '空白村', value: 3, key: 'blank', notebook: 'risk'},
      {area: '已取消', value: 3, key: 'gone', notebook: 'risk'},
      {area: '没有打开', value: 3, key: 'blank', notebook: 'fund'},
      {area: '帮扶', value: 0.9, key: 'helped', notebook: null},
      {area: '疑点', value: 9, key: null, notebook: null}
    ])
  };
  const there: Way = {
    notebook: 'risk',
    chart: 'overview_links',
    spec: linked('lines', channels, {
      open: 'watched',
      blank: 'villages(blank = true, township: place)'
    }),
    rows: rowsOf([
      {area: '监测户', value: 9, key: 'open', place: '甲'},
      {area: '空白村', value: 3, key: 'blank', place: '乙'}
    ])
  };
  const leads = (row: number) => lineWay(here, row, (id) => (id === 'risk' ? there : undefined));
  const blank = leads(0);
  expect(blank).toEqual({
    page: 'rows',
    notebook: 'risk',
    chart: 'overview_links',
    column: 'blank',
    part: 0,
    at: {place: '乙'}
  });
  if (!blank) throw new Error('no way');
  expect(rowAt(blank, there)).toBe(1);
  expect(rowAt({...blank, column: 'gone'}, there)).toBeUndefined();
  expect(leads(1)).toBeUndefined();
  expect(leads(2)).toBeUndefined();
  expect(leads(3)).toMatchObject({notebook: 'overview', chart: 'headline', column: 'helped'});
  expect(leads(4)).toBeUndefined();
});
