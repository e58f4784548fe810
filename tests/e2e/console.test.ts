import {readFileSync} from 'node:fs';
import {read} from '@e965/xlsx';
import type {Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {BUILDS, startStage, type OpenPage, type Stage} from './browser.ts';
import {chineseOutsideData} from './notebooks.ts';
import {violations} from './violations.ts';

const LONG = {timeout: 60_000};

/** Six households of two townships; the ID numbers are those of nobody. */
const HOUSEHOLDS = `县,乡镇,行政村,户编号,户主姓名,户主证件号码,联系电话,家庭人口,户类型,主要致贫原因,人均纯收入
示例县,平川镇,东坪村,580101100200000001,王大明,580101199001010018,19900010001,3,一般脱贫户,因病,8200.50
示例县,平川镇,东坪村,580101100200000002,李小红,580101199001010026,19900010002,2,一般脱贫户,因残,7100
示例县,平川镇,西坪村,580101100200000003,赵刚,580101199001010034,19900010003,5,一般脱贫户,因病,9900
示例县,柳林镇,河口村,580101100300000001,钱进,580101199001010042,19900010004,4,一般脱贫户,缺技术,
示例县,柳林镇,河口村,580101100300000002,孙立,580101199001010050,19900010005,1,一般脱贫户,因病,6050
示例县,柳林镇,河口村,580101100300000003,周平,580101199001010069,19900010006,6,一般脱贫户,因学,12000
`;

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());

async function openConsole(page: Page): Promise<void> {
  await page.locator('input#files').setInputFiles({
    name: '户信息20231231.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(HOUSEHOLDS)
  });
  await page.locator('side-bar a[href="#/table/household"]').waitFor(LONG);
  await page.locator('side-bar a[href="#/console"]').click();
  await page.locator('code-field .cm-content').waitFor(LONG);
}

/** Writes in the editor, in the place of what stands there. */
async function write(page: Page, sql: string): Promise<void> {
  await page.locator('code-field .cm-content').click();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(sql);
}

async function run(page: Page, sql: string): Promise<void> {
  await write(page, sql);
  await page.keyboard.press('Control+Enter');
  await page.locator('console-page button.primary:not([disabled])').waitFor(LONG);
}

/** The cells of the result, row by row. */
async function rows(page: Page): Promise<string[][]> {
  await page.locator('table-view tbody td').first().waitFor(LONG);
  await expect.poll(() => page.locator('table-view tbody td').first().innerText()).not.toBe('');
  const found = await page.locator('table-view tbody tr:not(.gap)').all();
  return await Promise.all(found.map((row) => row.locator('td').allInnerTexts()));
}

async function saved(page: Page, kind: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('table-export').getByRole('button', {name: kind}).click()
  ]);
  return readFileSync(await download.path());
}

describe.each(BUILDS)('the console, %s', (build) => {
  let opened: OpenPage;
  let page: Page;

  beforeAll(async () => {
    opened = await stage.open(build);
    page = opened.page;
    await openConsole(page);
  }, 240_000);
  afterAll(() => opened.context.close());

  test('says how to begin: examples and the tables that are there', async () => {
    const start = page.locator('console-start');
    await expect
      .poll(() => start.getByRole('button', {name: '户 household'}).innerText())
      .toMatch(/6$/);
    await start.getByRole('button', {name: '主要致贫原因，从多到少'}).click();
    expect((await rows(page)).slice(0, 1)).toEqual([['因病', '3', '50']]);
  });

  test('a Chinese query is written with the help of completion, by keyboard alone', async () => {
    await write(page, 'select 乡镇, count(*) as 户数 from 户 where ');
    await page.keyboard.type('cause');
    const list = page.locator('code-field .cm-tooltip-autocomplete li');
    await expect.poll(() => list.first().innerText()).toMatch(/^主要致贫原因/);
    await expect.poll(() => list.first().innerText()).toContain('户 · main_cause · 文本');
    await page.waitForTimeout(120);
    await page.keyboard.press('Tab');
    await page.keyboard.insertText(` = '因病' group by all order by 1`);
    await page.keyboard.press('Control+Enter');
    await expect
      .poll(() => rows(page))
      .toEqual([
        ['平川镇', '2'],
        ['柳林镇', '1']
      ]);
    const keywords = await page.locator('code-field .cm-line .keyword').allInnerTexts();
    expect(keywords).toEqual([
      'select',
      'as',
      'from',
      'where',
      'group',
      'by',
      'all',
      'order',
      'by'
    ]);
  });

  test('an error is underlined and told with the nearest names', async () => {
    await run(page, 'select 乡镇\nfrom 户 where 致贫原 = 1');
    await expect
      .poll(() => page.locator('console-page .said').innerText())
      .toBe('第 2 行第 14 列：没有列“致贫原”。相近的有 主要致贫原因、其他致贫原因。');
    await expect
      .poll(() => page.locator('code-field .cm-lintRange-error').innerText())
      .toBe('致贫原');
    await write(page, 'select 乡镇，人数 from 户');
    await expect.poll(() => page.locator('code-field .cm-lintRange-error').innerText()).toBe('，');
    await expect
      .poll(() => page.locator('console-page .said').innerText())
      .toContain('“，”是全角符号');
    await run(page, 'create temp table 户 as select 1');
    await expect
      .poll(() => page.locator('console-page .said').innerText())
      .toContain('登记表的名字');
  });

  test('columns tell type, values, missing ones and their distribution', async () => {
    await run(page, 'select 乡镇, 人数, 人均纯收入, 主要致贫原因 from 户 order by 户编号');
    const heads = page.locator('table-view column-head');
    await expect.poll(() => heads.nth(3).locator('.of').innerText()).toBe('文本 · 4 种');
    await expect.poll(() => heads.nth(0).locator('.of').innerText()).toBe('文本 · 2 种');
    await expect.poll(() => heads.nth(2).locator('.of').innerText()).toBe('元 · 5 个值 · 缺 1');
    await expect.poll(() => heads.nth(3).locator('rect').count()).toBe(4);
    await expect
      .poll(() => heads.nth(3).locator('svg.bars').getAttribute('aria-label'))
      .toBe('4 种; 因病: 共 3 行');
  });

  test('the result is sorted and filtered in the engine', async () => {
    const heads = page.locator('table-view column-head');
    await heads.nth(1).getByRole('button', {name: '人数'}).first().click();
    await expect
      .poll(async () => (await rows(page)).map((row) => row[1]))
      .toEqual(['6', '5', '4', '3', '2', '1']);
    await heads.nth(3).getByRole('button', {name: '按主要致贫原因筛选'}).click();
    await page.keyboard.press('Tab');
    await page.locator('table-filters input').fill('病');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await rows(page)).map((row) => row[1])).toEqual(['5', '3', '1']);
    await expect
      .poll(() => page.locator('table-foot .num').first().innerText())
      .toContain('6 行中筛出 3 行');
    await expect
      .poll(() => page.locator('table-filters .chip').innerText())
      .toContain('主要致贫原因 包含“病”');
  });

  test('what passes is copied and exported, in its order', async () => {
    const exporter = page.locator('table-export');
    await exporter.getByRole('button', {name: '导出'}).click();
    const csv = await saved(page, '文本 .csv');
    expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(csv.subarray(3).toString('utf8')).toBe(
      '乡镇,人数,人均纯收入,主要致贫原因\r\n平川镇,5,9900,因病\r\n平川镇,3,8200.5,因病\r\n柳林镇,1,6050,因病\r\n'
    );
    await page.getByRole('button', {name: /去掉筛选/}).click();
    await expect.poll(async () => (await rows(page)).length).toBe(6);
  });

  test('persons are masked until shown on purpose, in files too; numbers keep their digits in .xlsx', async () => {
    await run(
      page,
      `select 户主姓名 as 谁, 户主证件号码, 人均纯收入, date '2023-12-31' as 日, '=1+1' as 式 from 户 order by 户编号`
    );
    await expect
      .poll(async () => (await rows(page))[0])
      .toEqual(['王**', '580101************', '8,200.5', '2023-12-31', '=***']);
    await page.locator('table-export').getByRole('button', {name: '导出'}).click();
    const masked = read(await saved(page, 'Excel 工作簿 .xlsx')).Sheets['Sheet1']!;
    expect([masked['A2'].v, masked['B2'].v]).toEqual(['王**', '580101************']);
    await page.getByRole('button', {name: '显示姓名'}).click();
    await expect
      .poll(async () => (await rows(page))[0]?.slice(0, 2))
      .toEqual(['王大明', '580101199001010018']);
    await page.locator('table-export').getByRole('button', {name: '导出'}).click();
    const sheet = read(await saved(page, 'Excel 工作簿 .xlsx'), {cellNF: true}).Sheets['Sheet1']!;
    expect(sheet['!ref']).toBe('A1:E7');
    expect(sheet['B2']).toMatchObject({t: 's', v: '580101199001010018', z: '@'});
    expect(sheet['C2']).toMatchObject({t: 'n', v: 8200.5});
    expect(sheet['D2']).toMatchObject({t: 'n', v: 45291, z: 'yyyy\\-mm\\-dd'});
    expect(sheet['E2']).toMatchObject({t: 's', v: '=1+1'});
    expect(sheet['C5']).toBeUndefined();
  });

  test('a long query is cancelled by Escape, and the console goes on', async () => {
    await write(page, 'select sum(a.i * b.i) from range(300000) a(i), range(300000) b(i)');
    await page.keyboard.press('Control+Enter');
    await page.locator('console-page .said').getByText('正在查询').waitFor();
    await page.waitForTimeout(300);
    await page.keyboard.press('Escape');
    await page.locator('console-page .said').getByText('已取消，数据没有改动。').waitFor();
    await run(page, 'select count(*) as n from 户');
    await expect.poll(() => rows(page)).toEqual([['6']]);
  });

  test('a step of the engine that hears nothing is ended with it: all of the data is back, and what the console had made', async () => {
    await write(
      page,
      `set variable 最少 = 4;\ncreate temp table 多人 as select 乡镇 from 户 where 人数 >= getvariable('最少')`
    );
    await page.getByRole('button', {name: '全部运行'}).click();
    const said = page.locator('console-page .said');
    await said.getByText('“多人”已建好').waitFor(LONG);
    await write(
      page,
      'select max(m) from (select median(i) over (order by i rows between 100000 preceding and current row) as m from range(1000000) t(i))'
    );
    await page.keyboard.press('Control+Enter');
    await said.getByText(/正在查询，已 [3-9]/).waitFor(LONG);
    await page.keyboard.press('Escape');
    await said.getByText('已取消。引擎手上这一步中途停不下来').waitFor(LONG);
    await page.keyboard.insertText(' limit 1');
    await expect
      .poll(() => page.locator('code-field .cm-content').innerText())
      .toMatch(/t\(i\)\) limit 1$/);
    await said.getByText('数据已全部读回').waitFor(LONG);
    await run(page, `select 乡镇, getvariable('最少') as 最少 from 多人 order by 1`);
    await expect
      .poll(() => rows(page))
      .toEqual([
        ['平川镇', '4'],
        ['柳林镇', '4'],
        ['柳林镇', '4']
      ]);
    await run(page, 'select count(*) as n, count(distinct 来源号) as 来源 from 户');
    await expect.poll(() => rows(page)).toEqual([['6', '1']]);
  });

  test('a million rows scroll, the page holds a few of them', async () => {
    await run(page, `select i as 序号, 'H' || i as 户编号 from range(1000000) t(i)`);
    await page.locator('table-foot').getByText('共 1,000,000 行').waitFor(LONG);
    const scroll = page.locator('table-view .scroll');
    await expect.poll(() => page.locator('table-view tbody tr').count()).toBeLessThan(80);
    await scroll.evaluate((element) => element.scrollTo({top: element.scrollHeight}));
    await expect
      .poll(
        async () => (await page.locator('table-view tbody td').allInnerTexts()).includes('H999999'),
        LONG
      )
      .toBe(true);
    await expect.poll(() => page.locator('table-view tbody tr').count()).toBeLessThan(80);
    await scroll.evaluate((element) => element.scrollTo({top: 0}));
    await expect
      .poll(
        async () => (await page.locator('table-view tbody td').allInnerTexts()).includes('H0'),
        LONG
      )
      .toBe(true);
  });

  test('variables, temp tables, the plan, the layout and the history', async () => {
    await write(
      page,
      `set variable 最少 = 4;\ncreate temp table 大户 as select 乡镇 from 户 where 人数 >= getvariable('最少');\nselect 乡镇, count(*) as 户数 from 大户 group by all order by all`
    );
    await page.getByRole('button', {name: '全部运行'}).click();
    await expect
      .poll(() => rows(page))
      .toEqual([
        ['平川镇', '1'],
        ['柳林镇', '2']
      ]);
    await page.getByRole('button', {name: '执行计划'}).click();
    await expect
      .poll(() => page.locator('plan-view .note').first().innerText())
      .toContain('没有运行');
    await run(page, 'select 乡镇,count(*) as 户数 from 户 group by all');
    await page.getByRole('button', {name: '格式化'}).click();
    await expect.poll(() => page.locator('code-field .cm-line').count()).toBeGreaterThan(3);
    await page.getByRole('button', {name: '历史'}).click();
    const history = page.locator('console-history button');
    await expect.poll(() => history.first().innerText()).toContain('select 乡镇,count(*)');
    await history.filter({hasText: '最少 = 4'}).click();
    await expect
      .poll(() => page.locator('code-field .cm-content').innerText())
      .toBe('set variable 最少 = 4');
  });

  test('an empty result says so', async () => {
    await run(page, 'select * from 户 where 人数 > 99');
    await page.getByText('查询运行了，没有一行符合。').waitFor();
  });

  test('a query becomes a cell of a notebook of one’s own', async () => {
    await run(page, 'select 乡镇, count(*) as 户数 from 户 group by all order by 1');
    await page.getByRole('button', {name: '加入笔记本'}).click();
    await page.getByRole('button', {name: '新的笔记本'}).click();
    await page.getByRole('heading', {level: 1, name: '查询台的查询'}).waitFor(LONG);
    await page.locator('notebook-page table-view').getByText('平川镇').waitFor(LONG);
    await page.locator('side-bar a[href="#/console"]').click();
    await page.locator('console-result table-view').waitFor(LONG);
  });

  test('in English nothing but data is Chinese', async () => {
    await page.getByRole('button', {name: 'English'}).click();
    await run(page, 'select township, nothing from household');
    await expect
      .poll(() => page.locator('console-page .said').innerText())
      .toMatch(/^Line 1, column 18: There is no column “nothing”/);
    await run(page, 'select township, size from household');
    await page
      .locator('table-view column-head .of')
      .first()
      .getByText('text · 2 values')
      .waitFor(LONG);
    await expect.poll(() => chineseOutsideData(page)).toEqual([]);
    await page.getByRole('button', {name: '中文'}).click();
  });

  test('nothing was asked of another origin and no rule of the page was broken', () => {
    expect(opened.refused).toEqual([]);
    expect(opened.errors).toEqual([]);
  });
});

test('what is typed before the engine is there is completed as soon as it is', async () => {
  const {page, context} = await stage.open('served');
  let arrive = (): void => undefined;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  await context.route(/engine\.wasm/, async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto(`${page.url().split('#')[0]}?anew#/console`);
  await write(page, 'select 乡镇, count(*) from 户 where ');
  await page.keyboard.type('cause');
  await page.waitForTimeout(500);
  const list = page.locator('code-field .cm-tooltip-autocomplete li');
  expect(await list.count()).toBe(0);
  arrive();
  await expect.poll(() => list.first().innerText()).toMatch(/^主要致贫原因/);
  await context.close();
});

test.each([
  {locale: 'zh-CN', dark: false},
  {locale: 'en-GB', dark: true}
])('axe finds nothing on the console ($locale, dark $dark)', async (look) => {
  const {page, context} = await stage.open('served', look);
  await openConsole(page);
  expect(await violations(page)).toEqual([]);
  await run(page, 'select * from 户');
  await page.locator('table-view column-head rect').first().waitFor(LONG);
  await page.locator('column-head').nth(8).locator('.filter').click();
  await page.locator('table-export button').last().click();
  expect(await violations(page)).toEqual([]);
  await run(page, 'select nothing_here from 户');
  await page.locator('console-page .said').getByText('nothing_here').first().waitFor(LONG);
  await page.locator('console-page .stale').waitFor({state: 'detached'});
  await page.locator('console-page .bar button').first().click();
  expect(await violations(page)).toEqual([]);
  await context.close();
});
