import {describe, expect, test} from 'vitest';
import {checkStatement} from '../../../src/notebook/console-check.ts';

test.each([
  'select * from 户',
  '(select 1) union all select 2',
  'FROM 户 LIMIT 3',
  'with 贫困 as (select * from 户) select count(*) from 贫困',
  'values (1)',
  'table 户',
  'pivot 户 on 乡镇 using count(*)',
  'describe 户',
  'show tables',
  `select 'DROP TABLE 户; 户（，' as t -- delete`,
  `select "update" from (values (1)) t("update")`
])('a query: %s', (sql) => {
  expect(checkStatement(sql)).toEqual({does: 'query'});
});

test('variables, temp tables and plans are known for what they are', () => {
  expect(checkStatement(`SET VARIABLE 截至日期 = DATE '2023-12-31'`)).toEqual({
    does: 'variable',
    name: '截至日期'
  });
  expect(checkStatement('create temp table 贫困户 as from 户')).toEqual({
    does: 'temp',
    name: '贫困户'
  });
  expect(checkStatement('CREATE OR REPLACE TEMPORARY VIEW "a.b" AS SELECT 1')).toEqual({
    does: 'temp',
    name: 'a.b'
  });
  expect(checkStatement('create temp table if not exists temp.main.x as select 1')).toEqual({
    does: 'temp',
    name: 'x'
  });
  expect(checkStatement('explain  select 1')).toEqual({does: 'plan', from: 9});
});

describe('nothing changes what is registered', () => {
  test.each([
    ['DROP TABLE data.household', 'changes', 'DROP'],
    ['drop view 户', 'changes', 'DROP'],
    ['/* look */ -- here\n DELETE FROM data.household', 'changes', 'DELETE'],
    ['insert into data.household (size) values (1)', 'changes', 'INSERT'],
    ['UPDATE data.household SET size = 1', 'changes', 'UPDATE'],
    ['with x as (select 1) insert into data.household select 1', 'changes', 'INSERT'],
    ['with x as (select 1), y as (select 2) delete from data.household', 'changes', 'DELETE'],
    ['MERGE INTO data.household USING x ON true', 'changes', 'MERGE'],
    ['truncate data.household', 'changes', 'TRUNCATE'],
    ['ALTER TABLE data.household RENAME TO x', 'changes', 'ALTER'],
    ['COMMENT ON TABLE data.household IS NULL', 'changes', 'COMMENT'],
    ['checkpoint', 'changes', 'CHECKPOINT'],
    ['explain analyze delete from data.household', 'changes', 'ANALYZE'],
    ['explain drop table x', 'changes', 'DROP'],
    ['explain with a as (select 1) delete from x', 'changes', 'DELETE'],
    [`COPY 户 TO 'x.csv'`, 'files', 'COPY'],
    [`ATTACH ':memory:' AS data`, 'files', 'ATTACH'],
    ['LOAD json', 'files', 'LOAD'],
    ['USE stage', 'setting', 'USE'],
    [`SET schema = 'stage'`, 'setting', 'SET'],
    [`SET search_path = 'stage'`, 'setting', 'SET'],
    [`set session schema = 'x'`, 'setting', 'SET'],
    ['PRAGMA enable_profiling', 'setting', 'PRAGMA'],
    ['CALL pragma_version()', 'setting', 'CALL'],
    ['PREPARE p AS DELETE FROM data.household', 'other', 'PREPARE'],
    ['EXECUTE p', 'other', 'EXECUTE'],
    ['COMMIT', 'other', 'COMMIT'],
    ['begin', 'other', 'BEGIN'],
    ['户', 'other', '户'],
    ['CREATE TABLE x AS SELECT 1', 'permanent', 'CREATE'],
    ['CREATE OR REPLACE VIEW 户 AS SELECT 1', 'permanent', 'CREATE'],
    ['create schema other', 'permanent', 'CREATE'],
    ['create macro line(a) as 1', 'macro', 'CREATE'],
    ['create temp macro edition_at(t) as 1', 'macro', 'CREATE'],
    ['create or replace temp function edition_at(t) as 1', 'macro', 'CREATE'],
    ['create temp sequence s', 'kind', 'SEQUENCE'],
    [`create temp type x as enum ('a')`, 'kind', 'TYPE'],
    ['create temp recursive view x as select 1', 'kind', 'RECURSIVE'],
    ['create temp table data.x as select 1', 'place', 'DATA'],
    ['create temp table memory.main.x as select 1', 'place', 'MEMORY'],
    ['\u3000drop\u00a0table 户', 'changes', 'DROP']
  ])('%s', (sql, problem, word) => {
    expect(checkStatement(sql)).toMatchObject({code: 'console-refused', values: {problem, word}});
  });
});

describe('nothing stands in the place of what is registered', () => {
  test.each([
    ['create temp table 户 as select 1', '户', 'view', 19],
    ['create temp table "户" as select 1', '户', 'view', 19],
    ['CREATE OR REPLACE TEMP VIEW HouseHold AS SELECT 1', 'HouseHold', 'view', 29],
    ['create temp view 户_历次 as select 1', '户_历次', 'view', 18],
    ['create temp table temp.main."户" as select 1', '户', 'view', 29],
    ['create temp/**/table--\n户 as select 1', '户', 'view', 1],
    ['create\u3000temp\u3000view\u3000人 as select 1', '人', 'view', 18],
    ['create temp table source as select 1', 'source', 'table', 19],
    ['create temp table "(result)" as select 1', '(result)', 'table', 19],
    ['with 户 as (select 1) from 户', '户', 'view', 6],
    ['with a as (select 1), "人" as (select 2) from "人"', '人', 'view', 23],
    ['select * from (with recursive 户 as (select 1) from 户)', '户', 'view', 31],
    ['create temp table x as with 户 as (select 1) from 户', '户', 'view', 29]
  ])('%s', (sql, name, problem, character) => {
    expect(checkStatement(sql)).toEqual({
      code: 'name-taken',
      place: {line: sql.includes('\n') ? 2 : 1, character},
      values: {name, problem, offer: `${name}_1`}
    });
  });
});

test('a full-width sign is told before anything else', () => {
  expect(checkStatement('select 乡镇，\n 县 from 户')).toEqual({
    code: 'wide-sign',
    place: {line: 1, character: 10},
    values: {sign: '，', right: ','}
  });
  expect(checkStatement('select “a”')).toMatchObject({values: {sign: '“', problem: 'quote'}});
});
