import {describe, expect, test} from 'vitest';
import {readSheet, readText, source} from './read.ts';

/** The unit of a ledger with these lines above its heading. */
async function unitUnder(...lines: readonly string[]): Promise<string | undefined> {
  const table = '资金名称,级次,文号,金额\n甲,中央,财1号,123.45\n乙,省级,财2号,100.5\n';
  const {head} = await readText(`资金台账,,,\n${lines.join('\n')}\n${table}`);
  return head.unit;
}

describe('an organisation is no unit', () => {
  test.each([
    '主管单位：县乡村振兴局',
    '编报单位：县财政局',
    '上报单位：县财政局',
    '填制单位：岚川县财政局'
  ])('%s, and the unit in the next row', async (line) => {
    expect(await unitUnder(`${line},,,`, ',,,单位：万元')).toBe('万元');
    expect(await unitUnder(`${line},,,`)).toBeUndefined();
  });

  test.each([
    '填报单位:岚川县财政局　单位:万元',
    '制表单位：岚川县财政局    金额单位：万元',
    '填报单位：岚川县财政局 2023年11月30日 单位：万元',
    '单位：岚川县财政局            金额单位：万元',
    '单位：万元 截止日期：2023年11月30日'
  ])('%s', async (line) => {
    expect(await unitUnder(`${line},,,`)).toBe('万元');
  });

  test.each(['单位：元宝镇政府', '单位：户口管理局', '单位：美元'])('%s', async (line) => {
    expect(await unitUnder(`${line},,,`)).toBeUndefined();
  });

  test('of several units that of money', async () => {
    expect(await unitUnder('单位：户,,,', ',,,金额单位：千元')).toBe('千元');
    expect(await unitUnder('单位：户、人,,,')).toBe('户');
  });
});

describe('a unit is stated in other ways', () => {
  test.each(['单位:万 元', '金额：万元', '单位（万元）', '万元', '（万元）', '单位：人民币万元'])(
    '%s above the heading',
    async (text) => {
      expect(await unitUnder(`,,,${text}`)).toBe('万元');
    }
  );

  test('in hundreds of yuan', async () => {
    expect(await unitUnder(',,,单位：百元')).toBe('百元');
  });

  test.each([
    ['2023年资金台账（万元）', '', 'a.csv'],
    ['2023年资金台账', '注：本表金额单位为万元', 'a.csv'],
    ['2023年资金台账', '填报单位：财政局 金额单位：万元', 'a.csv'],
    ['2023年资金台账', '', '资金台账（单位：万元）.csv'],
    ['2023年资金台账', '', '2023/资金台账（万元）.csv']
  ])('%s %s %s', async (title, foot, file) => {
    const table = '资金名称,级次,文号,金额\n甲,中央,财1号,123.45\n乙,省级,财2号,100.5';
    const {head} = await readSheet(source(file, `${title},,,\n${table}\n${foot},,,\n`));
    expect(head.unit).toBe('万元');
  });

  test.each([
    '注：人均纯收入单位为元，总投资单位为万元',
    '注：产业资金单位：万元；收入单位：元',
    '注：总投资单位为万元',
    '填报单位：县财政局'
  ])('but by no note on single columns: %s', async (note) => {
    const table =
      '户编号,户主,人口,人均纯收入\n5801000000000001,甲,3,12000\n5801000000000002,乙,4,9000';
    const {head} = await readText(`${table}\n${note},,,\n`);
    expect(head.unit).toBeUndefined();
  });

  test('nor by a row of units under the heading', async () => {
    const units = '文号,投资,收入,人口\n,万元,元,人\n甲1,3.5,900,4\n乙2,4.5,800,5\n';
    expect((await readText(units)).head.unit).toBeUndefined();
  });

  test('but by no heading for all columns', async () => {
    const sheet = await readText('文号,级次,金额（万元）,受益户\n甲,中央,3.5,4\n乙,省级,4.5,5\n');
    expect(sheet.head.unit).toBeUndefined();
  });
});
