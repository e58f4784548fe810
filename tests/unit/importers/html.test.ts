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
      ['3', `a<tr ${hidden}><td>4<td>b`],
      [
        '5',
        '<b hidden>x</b>c<i style="visibility:hidden">y</i><u hidden="">z</u><s title="hidden">d</s>'
      ]
    )
  ).toEqual([
    ['1', '2024-01-01!'],
    ['2', null],
    ['3', 'a'],
    ['4', 'b'],
    ['5', 'cd']
  ]);
});

test.each([
  ['a row', '<tr><td>1<td>a<tr hidden><td>2<td>b<tr><td>3<td>c', 3],
  ['a cell', '<tr><td>1<td>a<tr><td>2<td STYLE="DISPLAY:NONE">b<tr><td>3<td>c', 3],
  [
    'rows',
    '<tbody><tr><td>1<td>a<tr><td>2<td>b</tbody><tbody style="display:none"><tr><td>3<td>c</tbody>',
    4
  ]
])('%s that is hidden is read and doubted', async (_, rows, row) => {
  const page = `<table><thead style=""><tr><td>id<td>名称</thead>${rows}</table>`;
  const sheet = await readSheet(source('a.xls', page));
  expect(dataOf(sheet)).toEqual([
    ['1', 'a'],
    ['2', 'b'],
    ['3', 'c']
  ]);
  expect(sheet.end.doubts).toEqual([{code: 'sheet-hidden', row}]);
});

test('so are a column and a table; what is hidden and empty is not', async () => {
  const rows = '<tr><td>id<td>名称<tr><td>1<td>a<tr><td>2<td>b';
  const pages = [
    `<table><col span=1><col style="display:none">${rows}</table>`,
    `<table hidden>${rows}</table>`,
    `<table>${rows}<tr height=0 style="display:none"><td width=72></td><td></td></tr></table>`
  ];
  const sheets = await Promise.all(pages.map((page) => readSheet(source('a.xls', page))));
  expect(sheets.map(({end}) => end.doubts)).toEqual([
    [{code: 'sheet-hidden', row: 1}],
    [{code: 'sheet-hidden'}],
    []
  ]);
});

test('zero bytes in a page are doubted', async () => {
  const page = `<table><tr><td>id<td>名称${'<tr><td>1<td>石桥村'.repeat(9)}\0</table>`;
  expect(doubtsOf(await readSheet(source('a.xls', page)))).toEqual(['encoding-unsure']);
});
