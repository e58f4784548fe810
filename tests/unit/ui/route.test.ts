import {expect, test} from 'vitest';
import {hashOf, routeOf, type Route} from '../../../src/ui/route.ts';

test.each<[string, Route]>([
  ['', {page: 'home'}],
  ['#/', {page: 'home'}],
  ['#/import', {page: 'import'}],
  ['#/notebook/causes', {page: 'notebook', id: 'causes'}],
  ['#/table/household', {page: 'table', name: 'household'}],
  ['#/table/%E6%88%B7', {page: 'table', name: '户'}],
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
    {page: 'table', name: '走访记录·走访'}
  ];
  for (const route of routes) expect(routeOf(hashOf(route))).toEqual(route);
});

test('a damaged address is no failure', () => {
  expect(routeOf('#/notebook/%E6%8')).toEqual({page: 'notebook', id: '%E6%8'});
});
