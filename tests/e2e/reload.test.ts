import type {BrowserContext, Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {startStage, type Stage} from './browser.ts';
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
  await page.waitForTimeout(1000);
  await page.reload();
  await page.getByText('两倍是 2000。').waitFor();
  const next = await crash(page, context);
  await next.getByText('两倍是 2000。').waitFor();
  expect(await next.locator('side-bar').getByText('我的笔记本').count()).toBe(1);
  await context.close();
});
