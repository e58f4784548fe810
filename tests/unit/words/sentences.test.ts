import {expect, test} from 'vitest';
import type {Failure} from '../../../src/model/failure.ts';
import {doubtText} from '../../../src/words/doubts.ts';
import {failureText, failureWords, placeText} from '../../../src/words/failures.ts';
import {labeller} from '../../../src/words/labels.ts';
import {reasonText} from '../../../src/words/reasons.ts';
import {listed, say} from '../../../src/words/say.ts';
import {sqlMessage} from '../../../src/words/sql-messages.ts';

const both = (failure: Failure): string[] => [
  failureText(failure, 'zh'),
  failureText(failure, 'en')
];

test('blanks, numbers, plurals, optional parts', () => {
  const text = {zh: '{name}有 {n} 行[，第 {row} 行]', en: '{name}: {n} {n?row|rows}[, row {row}]'};
  expect(say(text, 'zh', {name: '户', n: 16624})).toBe('户有 16,624 行');
  expect(say(text, 'en', {name: '户', n: 1})).toBe('户: 1 row');
  expect(say(text, 'en', {name: 'a{n}[x]', n: 0, row: 1200})).toBe('a{n}[x]: 0 rows, row 1,200');
  expect(say(text, 'en', {})).toBe('{name}: {n} {n?row|rows}');
  expect([listed(['甲', '乙'], 'zh'), listed(['a', 'b'], 'en')]).toEqual(['甲、乙', 'a, b']);
});

test('a failure of a file: where, what, what to do', () => {
  const failure: Failure = {code: 'workbook-password', place: {file: '低保名单.xlsx'}};
  expect(both(failure)).toEqual([
    '低保名单.xlsx：工作簿有密码，打不开。请在 Excel 或 WPS 中取消密码，保存后再拖进来。',
    '低保名单.xlsx: The workbook is protected by a password. Remove the password in Excel or WPS, save it and drop it again.'
  ]);
  expect(failureWords({code: 'cancelled'}, 'en')).toEqual({
    where: '',
    what: 'Cancelled.',
    todo: ''
  });
});

test('a failure of a notebook by its kind, with the nearest word instead of a list', () => {
  const place = {notebook: 'causes', cell: 'c', line: 12};
  const unknown = {problem: 'unknown', key: 'stat', allowed: 'form, from, state'};
  expect(both({code: 'notebook-key', place, values: {...unknown, nearest: 'state'}})).toEqual([
    '笔记本 causes，单元“c”，第 12 行：没有键 stat。是不是 state？',
    'notebook causes, cell “c”, line 12: There is no key stat. Did you mean state?'
  ]);
  expect(both({code: 'notebook-key', place, values: unknown})).toEqual([
    '笔记本 causes，单元“c”，第 12 行：没有键 stat。可以写：form, from, state。',
    'notebook causes, cell “c”, line 12: There is no key stat. It may be form, from, state.'
  ]);
  expect(both({code: 'name-taken', values: {name: 'a', problem: 'cell', other: 4}})).toEqual([
    '名字“a”已用于第 4 行的单元。请换一个名字。',
    'The name “a” is that of the cell in line 4. Choose another name.'
  ]);
  expect(both({code: 'figure-rows', values: {quote: '{a.b}', cell: 'a', rows: 1234}})).toEqual([
    '{a.b} 只能引用一行的结果，而“a”有 1,234 行。',
    '{a.b} can only quote a result of one row; “a” has 1,234 rows.'
  ]);
});

const nameOf = (table: string): string => (table === 'fund' ? '资金' : '户');

test('tables that are missing have their names in the reader’s language', () => {
  const failure: Failure = {code: 'table-missing', values: {tables: 'household, fund'}};
  expect(failureText(failure, 'zh', nameOf)).toBe(
    '还没有载入：户、资金。请从系统导出这些表，拖到页面上。'
  );
  expect(failureWords(failure, 'en').what).toBe('Not loaded yet: household, fund.');
});

test('no failure leaves a blank open when it has no values', () => {
  const place = {file: 'x.csv', sheet: 'Sheet1', row: 6, column: '支出', line: 2, character: 3};
  expect([placeText(place, 'zh'), placeText(place, 'en')]).toEqual([
    'x.csv，工作表“Sheet1”，第 6 行，“支出”列，第 2 行第 3 列',
    'x.csv, sheet “Sheet1”, row 6, column “支出”, line 2, column 3'
  ]);
  expect(placeText({sheet: ''}, 'zh')).toBe('');
  for (const code of [
    'file-truncated',
    'zip-bomb',
    'zip-damaged',
    'internal',
    'same-file'
  ] as const) {
    for (const text of both({code})) expect(text).not.toMatch(/[{}[\]]/);
  }
});

const sql = (message: string, candidates?: string): string[] =>
  both({code: 'sql', values: {message, ...(candidates ? {candidates} : {})}});

test('what the engine says most often, in words', () => {
  expect(
    sql(
      'Referenced column "致贫原" not found in FROM clause!\nCandidate bindings: "x"',
      '主要致贫原因,其他致贫原因'
    )
  ).toEqual([
    'SQL 出错：没有列“致贫原”。相近的有 主要致贫原因、其他致贫原因。',
    'SQL: There is no column “致贫原”. Near to it: 主要致贫原因, 其他致贫原因.'
  ]);
  expect(sqlMessage('Table with name a does not exist!\nDid you mean "b"?', undefined, 'zh')).toBe(
    '没有表“a”。相近的有 b。'
  );
  expect(sqlMessage('syntax error at or near "frm"', undefined, 'en')).toBe(
    'Syntax error at “frm”.'
  );
  expect(
    sqlMessage('Scalar Function with name sumx does not exist!\nDid you mean "sum"?', 'sum', 'zh')
  ).toBe('没有函数 sumx。相近的有 sum。');
  expect(sqlMessage("Could not convert string '甲' to INT32", undefined, 'en')).toBe(
    '“甲” cannot be converted to INT32. With try_cast what does not convert becomes NULL.'
  );
  expect(sqlMessage('Something new happened', undefined, 'zh')).toBe('Something new happened');
});

test('doubts and reasons, one and many', () => {
  expect(doubtText({code: 'ragged-rows', values: {rows: 3}}, 'zh')).toBe(
    '共 3 行列数与表头不同。多出的内容保留，缺少的为空。'
  );
  expect(doubtText({code: 'ragged-rows', row: 7, values: {cells: 1}}, 'en')).toBe(
    'Row 7 has 1 cell, unlike the heading. What is too much is kept, what is missing is empty.'
  );
  expect(
    doubtText(
      {code: 'total-differs', row: 2421, column: 7, values: {stated: 6613.2, summed: 6610}},
      'zh'
    )
  ).toBe('第 2,421 行第 7 列写的合计是 6,613.2，所合计的各行相加是 6,610。');
  expect(reasonText({code: 'headings', values: {known: 12, of: 14}}, 'zh')).toBe(
    '14 个表头中有 12 个在这张表的词典里。'
  );
  expect(reasonText({code: 'values', values: {count: 1}}, 'en')).toBe(
    'The contents of 1 column fits the dictionary.'
  );
  expect(reasonText({code: 'close', values: {table: 'fund'}}, 'zh', nameOf)).toBe(
    '和“资金”几乎同样像，请指认。'
  );
  const several = {code: 'decisive', values: {count: 2, headings: '工资性收入、财产性收入'}};
  expect(reasonText(several, 'en')).toBe(
    'Headings that only this table has: 工资性收入, 财产性收入.'
  );
  expect(reasonText(several, 'zh')).toBe('有这张表特有的表头：工资性收入、财产性收入。');
  expect(reasonText({code: 'unheard-of', values: {}}, 'zh')).toBe('unheard-of');
});

test('labels of code lists in English; unknown ones stay', () => {
  const label = labeller([
    {zh: '因病', en: 'Illness'},
    {zh: '因病', en: 'Sickness'}
  ]);
  expect([label('因病', 'zh'), label('因病', 'en'), label('别的', 'en')]).toEqual([
    '因病',
    'Illness',
    '别的'
  ]);
});

test('several tables: where the other begins, and what was done', () => {
  expect(doubtText({code: 'several-tables', row: 5}, 'zh')).toBe(
    '这张工作表里像是有几张表，另一张从第 5 行开始，只读了第一张。'
  );
  expect(doubtText({code: 'several-tables', column: 4}, 'en')).toBe(
    'This sheet seems to hold several tables; another begins in column 4, and they were read as one: check it or part them.'
  );
});
