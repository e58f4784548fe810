import type {BrowserContext, Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {startStage, type Stage} from './browser.ts';
import type {} from '../../src/ui/elements/app-shell.ts';
import {openNotebook} from './notebooks.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());

const PARAMETER = `---
title.zh: 参数
title.en: Parameter
---

\`\`\`input 年
form: integer
label.zh: 年份
label.en: Year
value: 2023
\`\`\`

\`\`\`sql a
SELECT getvariable('年') * 2 AS twice
\`\`\`

两倍是 {a.twice:text}。
`;

/** Everything done so far is in the browser's storage. */
async function saved(page: Page): Promise<void> {
  await page
    .locator('work-state')
    .getByText(/已保存 \d\d:\d\d/)
    .waitFor();
}

/** The renderer of the page dies; a new page of the same browser opens the same address. */
async function crash(page: Page, context: BrowserContext): Promise<Page> {
  const url = page.url();
  const crashed = page.waitForEvent('crash');
  await Promise.all([crashed, page.goto('chrome://crash').catch(() => undefined)]);
  const next = await context.newPage();
  await next.goto(url);
  await page.close();
  return next;
}

test('an own notebook and its parameter are there after a reload and after a crash', async () => {
  const {page, context} = await stage.open('served');
  await openNotebook(page, PARAMETER, 'parameter.md');
  await page.getByText('两倍是 4046。').waitFor();
  await page.getByLabel('年份').fill('1000');
  await page.keyboard.press('Enter');
  await page.getByText('两倍是 2000。').waitFor();
  await saved(page);
  await page.reload();
  await page.getByText('两倍是 2000。').waitFor();
  const next = await crash(page, context);
  await next.getByText('两倍是 2000。').waitFor();
  expect(await next.locator('side-bar').getByText('我的笔记本').count()).toBe(1);
  await context.close();
});

/** A household table of a township: number, head, place, cause, size. */
function households(
  township: string,
  count: number
): {name: string; mimeType: string; buffer: Buffer} {
  const lines = Array.from({length: count}, (_, n) =>
    [
      `5801020${township.length}0${String(n).padStart(4, '0')}`,
      '赵大明',
      township,
      '柳村',
      '因病',
      3
    ].join(',')
  );
  const text = ['户编号,户主姓名,乡镇,行政村,主要致贫原因,家庭人口数', ...lines].join('\n');
  return {
    name: `脱贫户_${township}_20240630.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from(`${text}\n`)
  };
}

async function openFiles(page: Page, ...files: ReturnType<typeof households>[]): Promise<void> {
  await page.locator('input#files').setInputFiles(files);
  await page.locator('side-bar').getByText(`${files.length} 个文件`).waitFor();
}

const rowsOfHouseholds = (page: Page) => page.locator('side-bar a[href="#/table/household"]');

test('data and corrections are read back after a reload and after a crash, without asking for the files', async () => {
  const {page, context, errors} = await stage.open('served');
  await page.getByText('把文件或整个文件夹拖到这里').waitFor();
  await openFiles(page, households('平川镇', 40), households('北山乡', 25));
  expect(await rowsOfHouseholds(page).innerText()).toContain('65');
  await page
    .locator('import-files')
    .getByRole('button', {name: /平川镇/})
    .click();
  const size = page.locator('column-map tr', {hasText: '家庭人口数'}).locator('select');
  await size.selectOption('');
  await page.getByRole('button', {name: '按此重新载入'}).click();
  await page.getByText('改了 1 列').waitFor({state: 'detached'});
  await page.locator('column-map').getByText('另有 1 列不进入标准表').waitFor();
  await saved(page);

  const corrected = async (shown: Page): Promise<void> => {
    await rowsOfHouseholds(shown).getByText('65').waitFor();
    await shown
      .locator('import-files')
      .getByRole('button', {name: /平川镇/})
      .click();
    await shown.locator('column-map').getByText('另有 1 列不进入标准表').waitFor();
    expect(await shown.locator('work-notice').innerText()).toBe('');
  };
  await page.reload();
  await corrected(page);
  const next = await crash(page, context);
  await corrected(next);
  expect(errors).toEqual([]);
  await context.close();
});

test('an import that the end of the tab cut off is said and done again with one click', async () => {
  const {page, context} = await stage.open('served');
  await page.getByText('把文件或整个文件夹拖到这里').waitFor();
  await openFiles(page, households('平川镇', 40));
  await saved(page);
  await page.evaluate(() => {
    // The import never ends: its worker gets no answer, as when the tab dies in the middle.
    const backend = document.querySelector('app-shell')?.desk?.state.engine;
    if (backend?.is === 'ready') backend.backend.importFiles = () => new Promise(() => undefined);
  });
  await page.locator('input#files').setInputFiles([households('北山乡', 25)]);
  await page.getByText('正在导入').waitFor();
  await saved(page);
  const next = await crash(page, context);
  await next.getByText('上次导入没有完成：脱贫户_北山乡_20240630.csv').waitFor();
  await rowsOfHouseholds(next).getByText('40').waitFor();
  await next.getByRole('button', {name: '重新导入'}).click();
  await rowsOfHouseholds(next).getByText('65').waitFor();
  expect(await next.locator('work-notice').innerText()).toBe('');
  await next
    .locator('work-state')
    .getByText(/已保存 \d\d:\d\d/)
    .waitFor();
  await next.reload();
  await rowsOfHouseholds(next).getByText('65').waitFor();
  expect(await next.locator('work-notice').innerText()).toBe('');
  await context.close();
});
