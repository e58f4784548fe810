import {expect, test} from 'vitest';
import {firstOf} from './sheets.ts';

const HEADINGS = '户编号,户主姓名,户主证件号码,家庭人口数,主要致贫原因,人均纯收入';
const PLACES = {township: '青石镇', village: '新民村'};

test.each([
  [{title: '明川县青石镇新民村脱贫户信息公示表'}],
  [{title: '脱贫户花名册 乡镇：青石镇 行政村：新民村'}],
  [{file: '青石镇新民村脱贫户.xlsx'}],
  [{file: '一村一档/青石镇/新民村.xlsx'}]
])('a list of one village says it once for all of its rows: %j', (spec) => {
  expect(firstOf(HEADINGS.split(','), spec)[1]?.constants).toMatchObject(PLACES);
});

test('what a column says is not said again', () => {
  const headings = ['乡镇', '行政村', ...HEADINGS.split(',')];
  const [, household] = firstOf(headings, {title: '明川县青石镇新民村脱贫户信息公示表'});
  expect(household?.constants).not.toHaveProperty('village');
  expect(household?.constants).not.toHaveProperty('township');
});

test.each([
  [{title: '青石镇新民村等3个村脱贫户名单', file: '等村.xlsx'}],
  [{title: '青石镇新民村等三个村脱贫户名单'}],
  [{title: '新民村、光明村等村脱贫户名单'}],
  [{file: '青石镇脱贫户分村.xlsx'}],
  [{file: '青石镇脱贫户分村.xlsx', name: '汇总'}],
  [{file: '青石镇脱贫户.xlsx', name: '光明'}]
])('a list of several villages names none: %j', (spec) => {
  const [, household] = firstOf(HEADINGS.split(','), spec);
  expect(household?.constants).not.toHaveProperty('village');
});

test('of a file with a sheet for each village the name of the sheet is that of the village', () => {
  const village = (name: string) =>
    firstOf(HEADINGS.split(','), {file: '青石镇脱贫户分村.xlsx', name})[1]?.constants;
  expect(village('光明')).toMatchObject({township: '青石镇', village: '光明'});
  expect(village('新民村')).toMatchObject(PLACES);
});

test('villages of one township say it', () => {
  const [, household] = firstOf(HEADINGS.split(','), {title: '青石镇新民村等3个村脱贫户名单'});
  expect(household?.constants).toMatchObject({township: '青石镇'});
  const [, others] = firstOf(HEADINGS.split(','), {title: '青石镇等3个乡镇脱贫户名单'});
  expect(others?.constants).not.toHaveProperty('township');
});
