import {expect, test} from 'vitest';
import {queryOf, statementFailure} from '../../../src/notebook/statement.ts';

test('one query passes, with closing semicolons and comments', () => {
  for (const sql of [
    'select 1',
    'SELECT 1;',
    "from 户 where 名 = ';' ; -- done ;",
    'with a as (select 1) from a',
    'values (1)',
    '(select 1) union (select 2);;',
    'pivot a on b',
    'DESCRIBE 户',
    'summarize 户',
    '/* ; */ select 1'
  ]) {
    expect([sql, statementFailure(sql)]).toEqual([sql, undefined]);
  }
});

test('a semicolon before the end is a failure with its place', () => {
  expect(statementFailure('select 1\n  ; select 2')).toEqual({
    code: 'statement-many',
    place: {line: 2, character: 3}
  });
});

test('other statements are failures and named', () => {
  for (const sql of ['drop table 户', 'SET x = 1', 'insert into a values (1)', 'copy a to b']) {
    const word = sql.split(' ')[0];
    expect(statementFailure(sql)).toMatchObject({code: 'statement-kind', values: {word}});
  }
  expect(statementFailure('-- nothing')?.values).not.toHaveProperty('word');
});

test('queryOf keeps inner comments and drops what follows the query', () => {
  expect(queryOf('select 1 -- one\n + 2 ; -- end')).toBe('select 1 -- one\n + 2');
  expect(queryOf(' ; ')).toBe('');
});
