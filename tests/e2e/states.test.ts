import type {Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {startStage, type OpenPage, type Stage} from './browser.ts';
import {FORMS, openNotebook, PARAMETER} from './notebooks.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());

test('a browser in which the page cannot start is told which can', async () => {
  const script = 'customElements.define = undefined';
  const {page, context} = await stage.open('served', {script});
  const said = page.locator('app-shell > p');
  await said.getByText('这个浏览器可能太旧').waitFor();
  await expect
    .poll(() => said.innerText())
    .toMatch(/109 以上[^]*use Chrome or Edge 109 or later\.$/);
  await context.close();
});

test('an analysis without its tables says which export to open', async () => {
  const {page, context} = await stage.open('served', {query: '#/notebook/disbursement'});
  await page.getByRole('heading', {name: '这项分析还缺数据'}).waitFor();
  await expect.poll(() => page.locator('table-missing dt').allInnerTexts()).toEqual(['资金']);
  await expect.poll(() => page.locator('app-shell > p').count()).toBe(0);
  await expect
    .poll(() =>
      page.locator('table-missing').getByRole('button', {name: '选择文件', exact: true}).count()
    )
    .toBe(1);
  await context.close();
});

test('a page of the way back that is opened before its data asks for them', async () => {
  const {page, context} = await stage.open('served', {query: '#/record/household/580101'});
  await page.getByText('这一页要先打开数据').waitFor();
  await context.close();
});

test('an address that the reader has just chosen stays, whatever page the app leads to before it is heard', async () => {
  const {page, context} = await stage.open('served');
  await page.getByText('把文件或整个文件夹拖到这里').waitFor();
  const form = page.locator('find-box form');
  await form.evaluate((element: HTMLFormElement) => {
    const field = element.querySelector('input');
    if (field) field.value = '张';
    location.hash = '#/workspace';
    element.requestSubmit();
  });
  await page.locator('workspace-page h1').waitFor();
  await expect.poll(() => page.url()).toMatch(/#\/workspace$/);
  await context.close();
});

test('a parameter changes what depends on it', async () => {
  const {page, context} = await stage.open('served');
  await openNotebook(page, PARAMETER, 'parameter.md');
  await page.getByText('两倍是 4046。').waitFor();
  await page.getByLabel('年份').fill('1000');
  await page.keyboard.press('Enter');
  await page.getByText('两倍是 2000。').waitFor();
  await context.close();
});

const CHOICES = `---
title.zh: 选择
title.en: Choices
---

\`\`\`input 镇
form: many
label.zh: 乡镇
label.en: Townships
options: 甲镇;乙镇;丙镇
value: 甲镇;乙镇
\`\`\`

\`\`\`input 年
form: integer
label.zh: 年份
label.en: Year
value: 2023
min: 2000
\`\`\`

\`\`\`input 日
form: date
label.zh: 日期
label.en: Day
value: 2024-06-30
\`\`\`

\`\`\`sql a
SELECT len(getvariable('镇')) AS towns, getvariable('年') AS year, getvariable('日') AS day
\`\`\`

{a.towns} 个镇，{a.year:text} 年，{a.day}。
`;

test('one of several is chosen by its name with the pointer; what a field does not take is put back', async () => {
  const {page, context, errors} = await stage.open('served');
  await openNotebook(page, CHOICES, 'choices.md');
  await page.getByText('2 个镇，2023 年，2024 年 6 月 30 日。').waitFor();
  await page.locator('param-input summary').click();
  const name = await page.locator('param-input .menu label').nth(2).boundingBox();
  await page.mouse.click((name?.x ?? 0) + (name?.width ?? 0) - 4, (name?.y ?? 0) + 8);
  await page.getByText('3 个镇，2023 年').waitFor();
  await page.keyboard.press('Escape');

  const year = page.getByLabel('年份');
  await year.fill('1999');
  await year.press('Enter');
  await expect.poll(() => year.inputValue()).toBe('2023');

  const day = page.getByLabel('日期');
  for (const typed of ['0002-06-30', '0202-06-30', '']) await day.fill(typed);
  await day.blur();
  await expect.poll(() => day.inputValue()).toBe('2024-06-30');
  await page.getByText('3 个镇，2023 年，2024 年 6 月 30 日。').waitFor();
  await day.fill('2023-01-31');
  await page.getByText('3 个镇，2023 年，2023 年 1 月 31 日。').waitFor();
  expect(errors).toEqual([]);
  await context.close();
});

describe('a notebook of every kind of cell', () => {
  let opened: OpenPage;
  let page: Page;
  beforeAll(async () => {
    opened = await stage.open('served');
    ({page} = opened);
    await openNotebook(page, FORMS);
  });
  afterAll(() => opened.context.close());

  test('a chart without rows gives its good news, a wrong query its failure, and the rest still shows', async () => {
    await expect.poll(() => page.getByText('没有空白村：每个村都识别过监测户。').count()).toBe(1);
    await expect.poll(() => page.locator('cell-failure .what').innerText()).toContain('nope');
    await expect.poll(() => page.locator('cell-table table-view').count()).toBe(1);
  });

  test('a long table shows its first rows, then any of them, sorted by the engine', async () => {
    const table = page.locator('cell-table');
    await expect.poll(() => table.locator('tbody tr').count()).toBe(10);
    await expect.poll(() => table.getByText('34,000 行中的前 10 行').count()).toBe(1);
    await table.getByRole('button', {name: '全部'}).click();
    await table.getByText('共 34,000 行').waitFor();
    await table.getByRole('button', {name: '金额'}).click();
    await table.getByText('户33999', {exact: true}).waitFor();
    await table.locator('.scroll').evaluate((scroll) => scroll.scrollTo(0, scroll.scrollHeight));
    await table.getByText('户0', {exact: true}).waitFor();
    await expect.poll(() => table.locator('tbody tr').count()).toBeLessThan(80);
  });

  test('names are masked until they are asked for', async () => {
    await page.getByText('赵**').waitFor();
    await expect.poll(() => page.getByText('赵大明').count()).toBe(0);
    await page.getByRole('button', {name: '显示姓名'}).click();
    await page.getByText('赵大明').waitFor();
  });

  test('a page that was left is forgotten', async () => {
    const session = await opened.context.newCDPSession(page);
    await session.send('Performance.enable');
    const there = page.url();
    const nodes = async (): Promise<number> => {
      await page.goto(`${there.split('#')[0]}#/`);
      await page.locator('notebook-page').waitFor({state: 'detached'});
      await session.send('HeapProfiler.collectGarbage');
      const {metrics} = await session.send('Performance.getMetrics');
      await page.goto(there);
      await page.locator('notebook-page article[aria-busy="false"]').waitFor();
      return metrics.find(({name}) => name === 'Nodes')?.value ?? NaN;
    };
    await nodes();
    const before = await nodes();
    for (let visit = 0; visit < 3; visit++) await nodes();
    // A collection may leave what the next one takes.
    await expect.poll(nodes).toBeLessThan(before + 200);
  });
});
