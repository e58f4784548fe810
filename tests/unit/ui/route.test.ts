import {expect, test} from 'vitest';
import {hashOf, routeOf, type Route} from '../../../src/ui/route.ts';

test.each<[string, Route]>([
  ['', {page: 'home'}],
  ['#/', {page: 'home'}],
  ['#/import', {page: 'import'}],
  ['#/notebook/causes', {page: 'notebook', id: 'causes'}],
  ['#/table/household', {page: 'table', name: 'household'}],
  ['#/table/%E6%88%B7', {page: 'table', name: '户'}],
  ['#/find', {page: 'find'}],
  ['#/record/household/580101', {page: 'record', kind: 'household', key: '580101'}],
  [
    '#/cell/12/345/main_cause',
    {page: 'cell', address: {source: 12, row: 345, column: 'main_cause'}}
  ],
  [
    '#/cell/12/345/paid/1',
    {page: 'cell', address: {source: 12, row: 345, column: 'paid', part: 1}}
  ],
  [
    '#/rows/causes/by_cause/*/0?cause=%E5%9B%A0%E7%97%85&township',
    {
      page: 'rows',
      notebook: 'causes',
      chart: 'by_cause',
      column: '',
      part: 0,
      at: {cause: '因病', township: null}
    }
  ],
  ['#/rows/causes/by_cause/main', {page: 'unknown'}],
  ['#/rows/causes/by_cause/main/x', {page: 'unknown'}],
  ['#/cell/12/-3/size', {page: 'unknown'}],
  ['#/cell/1e3/3/size', {page: 'unknown'}],
  ['#/record/household', {page: 'unknown'}],
  ['#/notebook', {page: 'unknown'}],
  ['#/elsewhere', {page: 'unknown'}]
])('%s is its page', (hash, route) => {
  expect(routeOf(hash)).toEqual(route);
});

test('a page has its hash, and the hash its page again', () => {
  const routes: Route[] = [
    {page: 'home'},
    {page: 'import'},
    {page: 'notebook', id: '六月 调度/会'},
    {page: 'table', name: '走访记录·走访'},
    {page: 'find'},
    {page: 'record', kind: 'document', key: '财〔2023〕1号/补'},
    {page: 'cell', address: {source: 1, row: 2, column: 'a/b?', part: 0}},
    {page: 'rows', notebook: 'my-a', chart: '图', column: 'any_cause', part: 3, at: {}},
    {
      page: 'rows',
      notebook: 'n',
      chart: 'c',
      column: '',
      part: 0,
      at: {'a=b': '甲&乙=丙?', c: null, d: '', e: '100%'}
    }
  ];
  for (const route of routes) expect(routeOf(hashOf(route))).toEqual(route);
});

test('a damaged address is no failure', () => {
  expect(routeOf('#/notebook/%E6%8')).toEqual({page: 'notebook', id: '%E6%8'});
});
