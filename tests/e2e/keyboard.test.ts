import type {Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {startStage, type Stage} from './browser.ts';
import {FORMS, openNotebook} from './notebooks.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());

/** The text of what has the focus, through shadow trees. */
async function focused(page: Page): Promise<string> {
  return await page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    const region = active?.getAttribute('role') === 'region';
    return region ? 'region' : (active?.textContent ?? '').trim() || (active?.tagName ?? '');
  });
}

async function tabTo(page: Page, text: string, most = 40): Promise<void> {
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab');
    if ((await focused(page)).includes(text)) return;
  }
  throw new Error(`Tab does not reach ${text}`);
}

test('the first stop skips to the content', async () => {
  const {page, context} = await stage.open('served');
  await page.getByText('把文件或整个文件夹拖到这里').waitFor();
  await page.keyboard.press('Tab');
  await expect.poll(() => focused(page)).toBe('跳到正文');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect.poll(() => focused(page)).toBe('选择文件');
  await context.close();
});

test('an analysis opens from the side bar by keyboard and is marked as the current page', async () => {
  const {page, context} = await stage.open('served');
  await page.getByText('把文件或整个文件夹拖到这里').waitFor();
  await tabTo(page, '资金拨付与支出');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', {level: 1, name: '资金拨付与支出'}).waitFor();
  await expect
    .poll(() => page.locator('a[aria-current="page"]').innerText())
    .toContain('资金拨付与支出');
  await context.close();
});

test('parameters, definitions and sorting work by keyboard', async () => {
  const {page, context} = await stage.open('served');
  await openNotebook(page, FORMS);
  await page.locator('main').focus();
  await tabTo(page, '全部 4 个');
  await page.keyboard.press('Enter');
  await page.getByRole('button', {name: '全不选'}).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('button', {name: '全不选'}).isVisible()).toBe(false);
  await expect.poll(() => focused(page)).toContain('全部 4 个');
  await tabTo(page, '口径');
  await page.keyboard.press('Enter');
  await page.getByText('支出进度 = 支出 ÷ 下达').first().waitFor();
  await tabTo(page, '金额', 60);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('th[aria-sort="descending"]').count()).toBe(1);
  await context.close();
});
