import {expect, test} from 'vitest';
import {dataOf, doubtsOf, read, readSheet, source} from './read.ts';

async function tableOf(text: string): Promise<unknown> {
  const sheet = await readSheet(source('a.json', text));
  return [sheet.head.headings, ...dataOf(sheet)];
}

const TABLE = [
  ['id', '名称'],
  ['1', '甲'],
  ['2', '乙']
];

test.each([
  ['split', '{"columns":["id","名称"],"index":[0,1],"data":[[1,"甲"],[2,"乙"]]}'],
  ['columns', '{"id":{"0":1,"1":2},"名称":{"0":"甲","1":"乙"}}'],
  ['index', '{"0":{"id":1,"名称":"甲"},"1":{"id":2,"名称":"乙"}}'],
  ['list', '{"id":[1,2],"名称":["甲","乙"]}'],
  ['list within another object', '{"ok":true,"result":{"id":[1,2],"名称":["甲","乙"]}}'],
  ['records one after the other', '{\n "id": 1,\n "名称": "甲"\n}\n{\n "id": 2,\n "名称": "乙"\n}'],
  ['records on one line', '{"id":1,"名称":"甲"} {"id":2,"名称":"乙"}']
])('a table that stands as %s', async (_, text) => {
  expect(await tableOf(text)).toEqual(TABLE);
});

test('labels of rows that do not count them are a column', async () => {
  const split = '{"columns":["名称"],"index":["A7","A9"],"data":[["甲"],["乙"]]}';
  expect(await tableOf(split)).toEqual([
    ['index', '名称'],
    ['A7', '甲'],
    ['A9', '乙']
  ]);
  const index = '{"12":{"名称":"甲"},"15":{"名称":"乙"}}';
  expect(await tableOf(index)).toEqual([
    ['index', '名称'],
    ['12', '甲'],
    ['15', '乙']
  ]);
});

test('numbers of Python that are none', async () => {
  expect(await tableOf('[{"id":1,"v":NaN},{"id":2,"v":-Infinity},{"id":3,"v":"NaN } {"}]')).toEqual(
    [
      ['id', 'v'],
      ['1', null],
      ['2', '-Infinity'],
      ['3', 'NaN } {']
    ]
  );
});

test('an array of records and other things is doubted', async () => {
  expect(doubtsOf(await readSheet(source('a.json', '[{"a":1},5,[1,2],{"a":2}]')))).toContain(
    'ragged-rows'
  );
});

test('an object of objects that is no table is none', async () => {
  for (const text of ['{"a":{"x":1},"b":{"y":2}}', '{"a":[],"b":[]}', '{"a":[1],"b":[2,3]}']) {
    const {refused} = await read(source('a.json', text));
    expect(refused.map(({failure}) => failure.code)).toEqual(['sheet-no-table']);
  }
});
