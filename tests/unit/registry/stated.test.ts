import {describe, expect, test} from 'vitest';
import {firstOf} from './sheets.ts';

describe('what a sheet says once', () => {
  const persons = ['户编号', '人编号', '姓名', '证件号码', '与户主关系', '健康状况', '行政村'];

  test('the township after which the sheet or the file is named', () => {
    expect(firstOf(persons, {name: '平川镇'})[1]?.constants).toEqual({township: '平川镇'});
    expect(firstOf(persons, {file: '人口/柳林镇人口_20231231.csv'})[1]).toMatchObject({
      constants: {township: '柳林镇'},
      asOf: '2023-12-31',
      asOfFrom: 'file'
    });
  });

  test('a column says it better', () => {
    expect(firstOf([...persons, '乡镇'], {name: '平川镇'})[1]?.constants).toEqual({});
  });

  test('the enterprise after which a sheet of a list is named', () => {
    const list = [
      '乡镇',
      '行政村',
      '户编号',
      '户主姓名',
      '户主证件号码',
      '带动方式',
      '带动增收（元）'
    ];
    const [verdict, benefit] = firstOf(list, {name: '绿源种植合作社', file: '带贫名单2023.xlsx'});
    expect(verdict).toBe('certain');
    expect(benefit).toMatchObject({
      table: 'benefit',
      constants: {enterprise_name: '绿源种植合作社', year: '2023'}
    });
  });
});

test('groups over a heading that change its meaning are not passed over', () => {
  const headings = ['户编号', '户主姓名', '乡镇', '安置方式', '安置点名称', '是否入住'];
  const [verdict, relocation] = firstOf([...headings, '迁入地/行政村', '基本情况/家庭人口']);
  expect(verdict).toBe('certain');
  expect(relocation?.columns['size']).toEqual([{column: 8}]);
  expect(relocation?.columns['village']).toBeUndefined();
});

test('two columns under unknown groups: neither is taken', () => {
  const headings = [
    '甲/家庭人口',
    '乙/家庭人口',
    '户编号',
    '户主姓名',
    '户类型',
    '主要致贫原因',
    '饮水安全'
  ];
  const [, household] = firstOf(headings);
  expect(household?.columns['size']).toBeUndefined();
});

test('three rows of headings of a loan ledger', () => {
  const headings = [
    '序号',
    '扶贫小额信贷/基本情况/贷款人',
    '扶贫小额信贷/基本情况/身份证号',
    '扶贫小额信贷/基本情况/乡镇',
    '扶贫小额信贷/贷款情况/贷款金额（万元）',
    '扶贫小额信贷/贷款情况/借款日',
    '扶贫小额信贷/贷款情况/到期日',
    '扶贫小额信贷/贷款情况/年利率（%）'
  ];
  const [verdict, loans] = firstOf(headings);
  expect(verdict).toBe('certain');
  expect(loans?.table).toBe('microcredit');
  expect(loans?.columns['amount']).toEqual([{column: 5, factor: 10_000}]);
  expect(loans?.columns['name']).toEqual([{column: 2}]);
});
