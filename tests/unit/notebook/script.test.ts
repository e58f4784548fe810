import {expect, test} from 'vitest';
import {statementAt, statementsOf} from '../../../src/notebook/script.ts';

const SCRIPT = `-- first
select 1; /* ; */
select ';' as "a;b"
  from 户 -- ;
;;
set variable x = 2`;

test('statements are divided by semicolons of their own, comments around them left out', () => {
  expect(statementsOf(SCRIPT).map(({text}) => text)).toEqual([
    'select 1',
    `select ';' as "a;b"\n  from 户`,
    'set variable x = 2'
  ]);
  for (const {text, start, end} of statementsOf(SCRIPT))
    expect(SCRIPT.slice(start, end)).toBe(text);
  expect(statementsOf(' ; -- nothing\n;')).toEqual([]);
});

test.each([
  [0, 'select 1'],
  [12, 'select 1'],
  [SCRIPT.indexOf('户'), `select ';' as "a;b"\n  from 户`],
  [SCRIPT.indexOf(';;') + 1, `select ';' as "a;b"\n  from 户`],
  [SCRIPT.length, 'set variable x = 2']
])('at %i stands %s', (at, text) => {
  expect(statementAt(SCRIPT, at)?.text).toBe(text);
});

test('in an empty text there is none', () => {
  expect(statementAt('-- x', 2)).toBeUndefined();
});
