import {afterAll, beforeAll, expect, test} from 'vitest';
import {Ingest} from '../../../src/engine/ingest.ts';
import type {Connection, Database} from '../../../src/model/engine.ts';
import type {ChangedLine, Exemption} from '../../../src/model/policy.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';
import {csv, imported, rowsOf} from './imported.ts';

let database: Database;
let ingest: Ingest;
let page: Connection;
beforeAll(async () => {
  database = await openNodeDatabase();
  ingest = await Ingest.open(database);
  page = await database.connect();
});
afterAll(() => database.close());

const own: ChangedLine = {
  key: 'monitoring',
  year: 2023,
  place: '',
  value: 7500,
  unit: '元',
  source: "省'文件",
  changedBy: '分析员'
};

const valueOf = async (key: string, year: number) =>
  (await rowsOf(page, `SELECT line('${key}', ${year})`))[0]?.[0];

test('a changed value wins over the dictionary’s of the same year, and for later years without one', async () => {
  expect(await valueOf('monitoring', 2023)).toBe(7300);
  await ingest.setPolicy({lines: [own], exemptions: []});
  expect(await valueOf('monitoring', 2023)).toBe(7500);
  expect(await valueOf('monitoring', 2024)).toBe(8000);
  expect(await valueOf('monitoring', 2022)).toBe(6600);
  expect(
    await rowsOf(
      page,
      `SELECT value, source_zh, source_en, verified, changed_by FROM data.policy_line
       WHERE key = 'monitoring' AND year = 2023 AND place = '' ORDER BY value`
    )
  ).toEqual([
    [7300, '监测范围由各省自定，请按本省文件修改', expect.any(String), false, null],
    [7500, "省'文件", "省'文件", false, '分析员']
  ]);
});

test('a line of a year or place that the dictionary does not have joins it', async () => {
  const lines = [
    {...own, year: 2026, value: 9000},
    {...own, year: null, key: 'far-behind', value: 0.35, unit: ''},
    {...own, year: 2023, place: '山东省', value: 8100}
  ];
  await ingest.setPolicy({lines, exemptions: []});
  expect([await valueOf('monitoring', 2025), await valueOf('monitoring', 2026)]).toEqual([
    8000, 9000
  ]);
  expect(await valueOf('far-behind', 2023)).toBe(0.35);
  await page.query(`SET VARIABLE 政策地区 = '山东省'`);
  expect(await valueOf('monitoring', 2023)).toBe(8100);
  await page.query('RESET VARIABLE 政策地区');
  expect(await valueOf('monitoring', 2023)).toBe(7300);
});

test('set again without it, the dictionary’s value holds', async () => {
  await ingest.setPolicy({lines: [], exemptions: []});
  expect(await valueOf('monitoring', 2023)).toBe(7300);
  expect(
    await rowsOf(
      page,
      'SELECT count(*)::INTEGER FROM data.policy_line WHERE changed_by IS NOT NULL'
    )
  ).toEqual([[0]]);
});

const exemption: Exemption = {
  rule: 'cause-illness',
  unit: 'household',
  key: '5801020001',
  reason: '入户核实，确有病人',
  who: '张',
  until: '2024-06-30'
};

test('an exemption holds up to its last day at the date of the page, in both languages', async () => {
  const exemptions = [exemption, {...exemption, key: '5801020002', until: ''}];
  await ingest.setPolicy({lines: [], exemptions});
  const held = async (date: string) => {
    await page.query(`SET VARIABLE 数据日期 = DATE '${date}'`);
    return (await rowsOf(page, 'SELECT key FROM exemption ORDER BY key')).flat();
  };
  expect(await held('2024-06-30')).toEqual(['5801020001', '5801020002']);
  expect(await held('2024-07-01')).toEqual(['5801020002']);
  expect(await rowsOf(page, 'SELECT * EXCLUDE (截至), 截至 IS NULL FROM 豁免')).toEqual([
    ['cause-illness', 'household', '5801020002', '入户核实，确有病人', '张', true]
  ]);
  await page.query('RESET VARIABLE 数据日期');
});

test('without a date of the page the latest data says what has expired; without data nothing has', async () => {
  const held = async () => (await rowsOf(page, 'SELECT key FROM exemption ORDER BY key')).flat();
  const exemptions = [exemption, {...exemption, key: '5801020002', until: '2024-06-29'}];
  await ingest.setPolicy({lines: [], exemptions});
  expect(await held()).toEqual(['5801020001', '5801020002']);
  const rows = ['5801020001', '5801020002', '5801020003'].map(
    (id) => `${id},赵大明,甲乡,柳村,因病,3`
  );
  const heading = '户编号,户主姓名,乡镇,行政村,主要致贫原因,家庭人口数';
  const report = await imported(ingest, csv('脱贫户_20240630.csv', heading, ...rows));
  expect(report.files[0]?.sheets[0]?.tables[0]?.asOf).toBe('2024-06-30');
  expect(await held()).toEqual(['5801020001']);
});

test('what cannot be written changes nothing', async () => {
  await ingest.setPolicy({lines: [own], exemptions: [exemption]});
  const wrong = {...own, value: NaN};
  await expect(ingest.setPolicy({lines: [wrong], exemptions: []})).rejects.toThrow();
  expect(await valueOf('monitoring', 2023)).toBe(7500);
});
