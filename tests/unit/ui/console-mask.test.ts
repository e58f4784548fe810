import {describe, expect, test} from 'vitest';
import type {ResultColumn, ValueType} from '../../../src/model/rows.ts';
import {masksOf, readsPersonal} from '../../../src/ui/console-mask.ts';

const NONE: ReadonlySet<string> = new Set();

function columns(...given: (readonly [string, ValueType])[]): ResultColumn[] {
  return given.map(([name, type]) => ({name, type}));
}

describe('a query that can bring no personal data', () => {
  test.each([
    'select 乡镇, count(*) as 户数 from 户 group by all',
    'select 户编号, 耕地面积 * 2 as 双倍 from 户',
    `select '姓名' as 说明, 1 as n`,
    'from 户 select 乡镇',
    'select count(1) from 户',
    'describe 户',
    'create temp table 大户 as select 乡镇 from 户',
    'create or replace temporary table 大户 as select 乡镇 from 户',
    'select x from 村数',
    'select * from 来源',
    'from data.source',
    'select 文件, 搁置 from 来源',
    'select column_name as 列, problem as 原因, count(*) as 处 from data.import_issue group by all'
  ])('%s', (sql) => {
    expect(readsPersonal(sql, NONE)).toBe(false);
  });
});

describe('a query that can', () => {
  test.each([
    'select 姓名 from 人',
    'select "证件号码" as x from 人',
    'select id_number from person',
    'select * from 户',
    'select h.*, 1 from 户 h',
    'select distinct * from 户',
    `select columns('.*') from 户`,
    'select count(*), * from 户',
    'from 户',
    'select a from (from 户) t(a)',
    'with t(a) as (from 人) select a from t',
    'select c1 from stage.s1',
    'select 甲 from file."走访"',
    'select raw from data.import_issue',
    'select 原文 from 无法读取',
    'select * from 疑点',
    'select s.*, p.* from 来源 s, 人 p',
    'summarize 人',
    'table 户',
    `from query('select 1')`,
    'select 姓名 from main.人',
    'select x from 名单'
  ])('%s', (sql) => {
    expect(readsPersonal(sql, new Set(['名单']))).toBe(true);
  });
});

describe('masks', () => {
  test('counts by township are readable, whatever the columns are called', () => {
    const result = columns(['乡镇', 'text'], ['档', 'text'], ['户数', 'integer'], ['率', 'number']);
    const sql = `select 乡镇, case when 人数 > 3 then '多' else '少' end as 档, count(*) as 户数, 0.5 as 率 from 户 group by all`;
    expect(Object.values(masksOf(sql, result, NONE))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined
    ]);
  });
  test('names and numbers of persons are masked, under any other name too', () => {
    const result = columns(
      ['乡镇', 'text'],
      ['姓名', 'text'],
      ['谁', 'text'],
      ['号', 'integer'],
      ['谁们', 'list'],
      ['主要致贫原因', 'label'],
      ['有', 'boolean'],
      ['行', 'other']
    );
    const sql =
      'select 乡镇, 姓名, 姓名 as 谁, 1 as 号, [姓名] as 谁们, 主要致贫原因, true as 有, h as 行 from 人 h';
    expect(masksOf(sql, result, NONE)).toEqual({
      乡镇: undefined,
      姓名: 'name',
      谁: 'name',
      号: 'raw',
      谁们: 'name',
      主要致贫原因: undefined,
      有: undefined,
      行: 'name'
    });
  });
  test('a harmless name does not unmask what it is given to', () => {
    const result = columns(['乡镇', 'text']);
    expect(masksOf('select 姓名 as 乡镇 from 人', result, NONE)).toEqual({乡镇: 'name'});
    expect(masksOf('select 姓名 乡镇 from 人', result, NONE)).toEqual({乡镇: 'name'});
    expect(masksOf('select 乡镇, 姓名 from 人', result, NONE)).toEqual({乡镇: undefined});
  });
  test('all columns of a table follow the dictionary; numbers of households stay readable', () => {
    const result = columns(
      ['户编号', 'text'],
      ['户主姓名', 'text'],
      ['联系电话', 'text'],
      ['来源号', 'integer']
    );
    expect(masksOf('select * from 户', result, NONE)).toEqual({
      户编号: undefined,
      户主姓名: 'name',
      联系电话: 'number',
      来源号: 'raw'
    });
  });
  test('of the books only what came from cells is masked', () => {
    const result = columns(['文件', 'text'], ['行', 'integer'], ['问题', 'text'], ['原文', 'text']);
    expect(masksOf('select * from 无法读取', result, NONE)).toEqual({
      文件: undefined,
      行: 'raw',
      问题: undefined,
      原文: 'name'
    });
  });
});
