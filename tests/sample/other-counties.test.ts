import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll} from 'vitest';
import {generate} from '../../sample-data/generator/generate.ts';
import {countyIsRead} from '../unit/engine/planted.ts';

/** What the exports hold and no table of the registry has. */
const OWN = (
  '序号 备注 支出进度 支出进度（%） 市（州） 帮扶联系人 帮扶联系人电话 帮扶单位名称 是否参加意外伤害保险 是否东西部劳务协作 是否村干部 ' +
  '是否国家通用语言培训 是否参加新型农村合作医疗补贴 是否有创业人员 搬迁方式 安置点名称 是否参与光伏分红 土地流转面积（亩） 土地流转收入 ' +
  '是否东西部协作帮扶 东西部协作企业 因自然灾害具体情况 风险发生时间 风险核实时间 核实人 核实意见 民主评议时间 公示开始时间 公示结束时间 ' +
  '乡镇审核时间 县级审定时间 帮扶计划制定时间 帮扶措施落实时间 是否落实帮扶措施 产业帮扶其他备注 就业帮扶其他备注 金融帮扶其他备注 ' +
  '公益性岗位帮扶其他备注 计划其他备注 信贷余额 健康帮扶其他备注 综合保障帮扶其他备注 社会帮扶其他备注 教育帮扶其他备注 数据来源 ' +
  '最后修改时间 采集方式（线上、线下）'
).split(' ');

/** Other counties than the one that is committed: other headings, file forms, column orders, titles and habits. */
for (const style of ['b', 'c'] as const) {
  const made = mkdtempSync(join(tmpdir(), `dishu-county-${style}-`));
  generate({out: made, seed: 78, households: 900, style});
  afterAll(() => rmSync(made, {recursive: true, force: true}));
  const twice = style === 'b' ? '风险是否消除' : '风险是否已消除';
  countyIsRead(`county ${style}, read by the product`, made, [...OWN, twice]);
}
