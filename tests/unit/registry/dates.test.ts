import {describe, expect, test} from 'vitest';
import {asOfIn, asOfOf} from '../../../src/registry/recognise/constants.ts';
import {
  dateInPath,
  dateInTitle,
  incomeYearIn,
  incomeYearOf,
  weekIn,
  yearEndIn,
  yearIn
} from '../../../src/registry/recognise/dates.ts';
import {enterpriseIn, townshipIn, villageIn} from '../../../src/registry/recognise/names.ts';
import {sheetOf} from './sheets.ts';

test.each([
  ['示例县资金台账（截至2024年6月30日）', '2024-06-30'],
  ['数据日期：2023-12-31', '2023-12-31'],
  ['数据截至 2023/12/31 导出时间：2024-01-08 16:40:05', '2023-12-31'],
  ['导出时间：2024-01-08 16:40:05', undefined],
  ['监测信息系统导出表 数据截至：2024.06.30 导出时间：2024-07-22 17:40:02', '2024-06-30'],
  ['打印日期 20240108', undefined],
  ['填报日期：2024年7月2日 数据截至2024年6月30日', '2024-06-30'],
  ['2024年二季度末监测对象名单', '2024-06-30'],
  ['2023年第4季度', '2023-12-31'],
  ['2024年上半年', '2024-06-30'],
  ['2023年底脱贫户花名册', '2023-12-31'],
  ['截至２０２４年２月底', '2024-02-29'],
  ['2023年2月', '2023-02-28'],
  ['2023年2月30日', undefined],
  ['2023年度财政衔接资金台账', undefined],
  ['2023年1月1日至2023年12月31日支出', undefined],
  ['截至2023年12月31日，下达2023年3月1日', '2023-12-31'],
  ['', undefined]
])('the title %j speaks of %s', (title, date) => {
  expect(dateInTitle(title)).toBe(date);
});

test.each([
  ['（基础信息）户信息_20231231.csv', '2023-12-31'],
  ['人口信息_20231231/平川镇.xlsx', '2023-12-31'],
  ['2024/第12期_20240322.xlsx', '2024-03-22'],
  ['户信息_202406.xls', '2024-06-30'],
  ['户信息2023-06-30 (2).xlsx', '2023-06-30'],
  ['（自定义）监测对象信息 (22).xlsx', undefined],
  ['资金台账2023.xlsx', undefined],
  ['20230101-20231231.csv', undefined],
  ['580101202301.csv', undefined]
])('the path %j speaks of %s', (path, date) => {
  expect(dateInPath(path)).toBe(date);
});

const headings = ['户编号', '数据日期'];

function of(spec: Parameters<typeof sheetOf>[1], samples: string[][] = []) {
  return asOfOf(sheetOf(headings, spec), samples);
}

test.each([
  ['2022年', '2022-12-31'],
  ['2022', '2022-12-31'],
  ['脱贫户（2022年度）.xlsx', '2022-12-31'],
  ['脱贫户2022 (1).xlsx', '2022-12-31'],
  ['2016年脱贫户', undefined],
  ['2021-2022年', undefined],
  ['2021、2022年', undefined],
  ['2014年至2022年', undefined],
  ['5801012022', undefined]
])('the name %j says the end of %s', (name, date) => {
  expect(yearEndIn(name)).toBe(date);
});

describe('which date counts', () => {
  test('of a register a year that a name says alone is its end; any date comes first', () => {
    const year = (spec: Parameters<typeof sheetOf>[1], table = 'household') =>
      asOfIn(table, sheetOf(headings, spec), of(spec));
    const end = {asOf: '2022-12-31', asOfFrom: 'year'};
    expect(year({name: '2022年', file: '脱贫户2023.xlsx'})).toEqual(end);
    expect(year({file: '脱贫户2022.xlsx'})).toEqual(end);
    expect(year({file: '2022年/脱贫户/平川镇.xlsx'})).toEqual(end);
    expect(year({name: '2022年', title: '截至2022年6月30日'})?.asOf).toBe('2022-06-30');
    expect(year({name: '2022年'}, 'project')).toBeUndefined();
    expect(year({name: '2022年'}, 'fund')).toBeUndefined();
    expect(year({name: '平川镇'})).toBeUndefined();
  });

  test('the title before the column before the file; an export time never', () => {
    const title = '数据截至2024年6月30日 导出时间：2024-07-15';
    const file = '户_20240715.csv';
    const column = [[], ['2024-03-31', '2024-03-31']];
    expect(of({title, file}, column)).toEqual({asOf: '2024-06-30', asOfFrom: 'title'});
    expect(of({file}, column)).toEqual({asOf: '2024-03-31', asOfFrom: 'column'});
    expect(of({name: '截至2024年5月31日', file})).toEqual({asOf: '2024-05-31', asOfFrom: 'sheet'});
    expect(of({file})).toEqual({asOf: '2024-07-15', asOfFrom: 'file'});
    expect(of({title: '导出时间：2024-07-15'})).toBeUndefined();
  });

  test('a column of several dates is of no one date', () => {
    expect(asOfOf(sheetOf(headings), [[], ['2024-03-31', '2024-06-30']])).toBeUndefined();
  });
});

test.each([
  ['资金台账2023.xlsx', '2023'],
  ['示例县2024年衔接资金台账（截至2024年6月30日）', '2024'],
  ['帮扶措施_2022-2024.xlsx', undefined],
  ['户信息_20231231', undefined]
])('%j is of the year %s', (text, year) => {
  expect(yearIn(text)).toBe(year);
});

test.each([
  ['2022年家庭收入.csv', '2022'],
  ['2022年度农户人均纯收入核算表', '2022'],
  ['截至2024年6月30日家庭收入', undefined],
  ['2022年、2023年收入', undefined],
  ['家庭收入2022年.xls', '2022'],
  ['收入_2021.csv', '2021'],
  ['收入_20211231.csv', undefined],
  ['2022年脱贫户名单（含收入）', '2022']
])('incomes of %j: %s', (text, year) => {
  expect(incomeYearIn(text)).toBe(year);
});

test('incomes are counted from October to September', () => {
  expect(['2024-06-30', '2024-09-30', '2024-10-31', '2023-12-31'].map(incomeYearOf)).toEqual([
    '2023',
    '2023',
    '2024',
    '2023'
  ]);
});

test('weeks', () => {
  expect(['第12期', '周报 第 3 周', '第01期_20240105', '第1期、第2期', '12期'].map(weekIn)).toEqual(
    ['12', '3', '1', undefined, undefined]
  );
});

test.each([
  ['平川镇', '平川镇'],
  ['示例县平川镇人口', '平川镇'],
  ['人口_石门乡_20231231', '石门乡'],
  ['城关街道', '城关街道'],
  ['分水镇', '分水镇'],
  ['示例县全胜乡户信息', '全胜乡'],
  ['各乡镇', undefined],
  ['分乡镇', undefined],
  ['全部乡镇', undefined],
  ['各民族乡', undefined],
  ['乡镇汇总', undefined],
  ['（乡村建设）户信息', undefined],
  ['Sheet1', undefined],
  ['平川镇、柳林镇', undefined]
])('the name %j is of the township %s', (name, township) => {
  expect(townshipIn(name)).toBe(township);
});

test.each([
  ['明川县青石镇新民村脱贫户信息公示表 村委会（盖章）：新民村 单位：元、人', '青石镇', '新民村'],
  ['脱贫户花名册 填报单位：柳河镇大坝村村委会', '柳河镇', '大坝村'],
  ['乡镇：青石镇   行政村：石桥村', '青石镇', '石桥村'],
  ['城关镇东关社区监测户', '城关镇', '东关社区'],
  ['新民村', undefined, '新民村'],
  ['平川镇人口信息', '平川镇', undefined],
  ['石桥村、南岗村', undefined, undefined],
  ['明川县行政村基本情况', undefined, undefined],
  ['全县各村脱贫户', undefined, undefined],
  ['农村人口信息', undefined, undefined],
  ['驻村帮扶人员名单', undefined, undefined],
  ['空白村名单', undefined, undefined],
  ['乡村建设项目', undefined, undefined]
])('%j names the township %s and the village %s', (text, township, village) => {
  expect([townshipIn(text), villageIn(text)]).toEqual([township, village]);
});

test.each([
  ['绿源种植合作社', '绿源种植合作社'],
  ['示例县富民农业有限公司', '示例县富民农业有限公司'],
  ['带贫名单', undefined],
  ['Sheet1', undefined]
])('the name %j is of the enterprise %s', (name, enterprise) => {
  expect(enterpriseIn(name)).toBe(enterprise);
});
