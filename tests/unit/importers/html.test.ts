import {expect, test} from 'vitest';
import {dataOf, doubtsOf, readSheet, source} from './read.ts';

/** The data of a page of one table with these rows under a heading of two columns. */
async function rowsOf(...rows: readonly (readonly string[])[]): Promise<unknown> {
  const cells = [['id', '名称'], ...rows].map((row) => `<tr><td>${row.join('<td>')}`);
  return dataOf(await readSheet(source('a.xls', `<table>${cells.join('')}</table>`)));
}

test('characters are read by their names and codes', async () => {
  const references =
    '&eacute; &Auml;&szlig; &yuml; &euro; &copy; &rsquo; &alpha;&Omega;&thetasym; &larr;&minus;&le; &sup2; &AMP;&apos; &#150; &#x80; &#8364; AT&T &nothing;';
  expect(await rowsOf(['1', references])).toEqual([
    ['1', "é Äß ÿ € © ’ αΩϑ ←−≤ ² &' – € € AT&T &nothing;"]
  ]);
});

test('what a cell does not show is none of its text; hidden cells and rows are read', async () => {
  const hidden = 'style="color:red; display: none"';
  expect(
    await rowsOf(
      ['1', `<span ${hidden}>20240101<span>x</span></span>2024-01-01<img ${hidden}>!`],
      ['2', `<div ${hidden}>no end`],
      ['3', `a<tr ${hidden}><td>4<td>b`]
    )
  ).toEqual([
    ['1', '2024-01-01!'],
    ['2', null],
    ['3', 'a'],
    ['4', 'b']
  ]);
});

test('zero bytes in a page are doubted', async () => {
  const page = `<table><tr><td>id<td>名称${'<tr><td>1<td>石桥村'.repeat(9)}\0</table>`;
  expect(doubtsOf(await readSheet(source('a.xls', page)))).toEqual(['encoding-unsure']);
});
