import type {Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {startStage, type Stage} from './browser.ts';
import type {} from '../../src/ui/elements/app-shell.ts';
import {openNotebook, PARAMETER} from './notebooks.ts';
import {crash, households, openFiles, rowsOfHouseholds, saved} from './work.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());

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
  await expect.poll(() => next.locator('side-bar').getByText('我的笔记本').count()).toBe(1);
  await context.close();
});

test('data and corrections are read back after a reload and after a crash, without asking for the files', async () => {
  const {page, context, errors} = await stage.open('served');
  await openFiles(page, households('平川镇', 40), households('北山乡', 25));
  await expect.poll(() => rowsOfHouseholds(page).innerText()).toContain('65');
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
    await expect.poll(() => shown.locator('work-notice').innerText()).toBe('');
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
  await expect.poll(() => next.locator('work-notice').innerText()).toBe('');
  await saved(next);
  await next.reload();
  await rowsOfHouseholds(next).getByText('65').waitFor();
  await expect.poll(() => next.locator('work-notice').innerText()).toBe('');
  await context.close();
});
