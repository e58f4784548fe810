import {expect, test} from 'vitest';
import {saysPart} from '../../../src/registry/part-list.ts';

test.each([
  '2024年1月新增监测对象名单',
  '人均纯收入低于1万元脱贫户名单（2024年1月31日）',
  '60周岁以上脱贫人口花名册',
  '收入5000元（含）以下脱贫户',
  '2023年自然减少户名单.xlsx'
])('%s is a part', (title) => {
  expect(saysPart(title)).toBe(true);
});

test.each([
  '脱贫户名单（2023年12月31日）',
  '监测对象台账（含新增）',
  '原有及新增监测对象台账',
  '国家乡村振兴重点帮扶县脱贫人口信息',
  '以上数据截至2023年12月',
  '农业农村部分管系统户信息.csv'
])('%s is none', (title) => {
  expect(saysPart(title)).toBe(false);
});
