import {describe, expect, test} from 'vitest';
import {lookUp} from '../../../src/registry/recognise/columns.ts';
import {headingOf} from '../../../src/registry/recognise/heading.ts';
import {factorOf, statedUnits, unitIn} from '../../../src/registry/recognise/units.ts';
import {TABLES} from '../../../src/registry/tables/index.ts';

const forms = (heading: string) => headingOf(heading).forms.map(({text}) => text);

describe('a heading taken apart', () => {
  test.each([
    ['人均纯收入（元）', '元'],
    ['投资合计(万元)', '万元'],
    ['投资合计（单位：万元）', '万元'],
    ['投资合计 万元', '万元'],
    ['投资合计/万元', '万元'],
    ['中央资金（万元）/下达金额', '万元'],
    ['务工时间（月）', '月'],
    ['年利率（%）', '%'],
    ['收入（元/人）', '元'],
    ['县（市、区、旗）', undefined],
    ['元', undefined],
    ['人均纯收入/元', '元'],
    ['金额/万元', '万元'],
    ['金额/(万元)', '万元'],
    ['务工/月', '月'],
    ['出生日期/年', undefined],
    ['公益性岗位', undefined]
  ])('%j is in %s', (heading, unit) => {
    expect(headingOf(heading).unit).toBe(unit);
  });

  test.each([
    ['2023年人均纯收入', '2023'],
    ['2022年度/工资性收入', '2022'],
    ['2023', '2023'],
    ['截至2023年底', undefined],
    ['20230601', undefined]
  ])('%j is of the year %s', (heading, year) => {
    expect(headingOf(heading).year).toBe(year);
  });

  test('groups that say nothing may be passed over, others not', () => {
    expect(forms('基本情况/姓名')).toContain('姓名');
    expect(forms('风险消除后/家庭纯收入')).not.toContain('家庭纯收入');
    expect(forms('户主/姓名')).toEqual(['户主姓名']);
    expect(forms('迁出地/乡镇')).not.toContain('乡镇');
    expect(forms('中央/支出金额')).not.toContain('支出金额');
    expect(forms('本周/支出')).not.toContain('支出');
  });

  test('a heading that stands again carries a number', () => {
    expect(forms('风险是否已消除.1')).toContain('风险是否已消除');
    expect(forms('风险是否已消除_2')).toContain('风险是否已消除');
    expect(forms('致贫原因1')).not.toContain('致贫原因');
  });

  test('a group may say again what changes the meaning', () => {
    expect(forms('户主信息/户主姓名')).toContain('户主姓名');
    expect(forms('户主信息/姓名')).toContain('户主姓名');
    expect(forms('户主信息/姓名')).not.toContain('姓名');
    expect(forms('计划/计划总投资')).toContain('计划总投资');
    expect(forms('原户主/户主姓名')).not.toContain('户主姓名');
  });

  test('原因 is not what was before', () => {
    expect(forms('致贫原因/主要致贫原因')).toContain('主要致贫原因');
    expect(forms('原因/致贫原因1')).toContain('致贫原因1');
    expect(forms('致贫原因/主要原因')).toContain('主要致贫原因');
    expect(forms('致贫原因/次要')).toContain('次要致贫原因');
    expect(forms('原/乡镇')).not.toContain('乡镇');
  });

  test('a slash within a heading is no group', () => {
    expect(forms('致贫/返贫风险1')[0]).toBe('致贫返贫风险1');
  });
});

test.each([
  ['household', '家庭人口数/人', 'size'],
  ['household', '脱贫年度/年', 'out_year'],
  ['household', '人均纯收入/元', 'income_per_head'],
  ['person', '出生日期/年', undefined],
  ['village', '脱贫人口/人', 'registered_people'],
  ['village', '脱贫人口/户', undefined],
  ['village', '脱贫人口（户）', undefined],
  ['village', '总户数/户', 'households_total'],
  ['household', '致贫原因/主要致贫原因', 'main_cause'],
  ['household', '致贫原因/其他', 'other_causes'],
  ['income', '转移性收入/其他', 'other_transfer']
])('%s: %s is %s', (name, heading, column) => {
  const table = TABLES[name];
  expect(table && lookUp(table, headingOf(heading))[0]?.column.name).toBe(column);
});

test.each([
  ['万元', '元', 10_000],
  ['亿元', '元', 100_000_000],
  ['元', '元', undefined],
  ['公顷', '亩', 15],
  ['万元', '亩', undefined],
  ['米', '公里', 0.001],
  [undefined, '元', undefined],
  ['万元', undefined, undefined]
])('%s as %s: times %s', (unit, stored, factor) => {
  expect(factorOf(unit, stored)).toBe(factor);
});

test('units that a sheet states', () => {
  expect(statedUnits('万元、亩')).toEqual(['万元', '亩']);
  expect(statedUnits('单位：户、元')).toEqual(['户', '元']);
  expect(statedUnits(undefined)).toEqual([]);
  expect(unitIn('大概')).toBeUndefined();
});
