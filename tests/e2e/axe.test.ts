import type {Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {startStage, type OpenPage, type Stage} from './browser.ts';
import {FORMS, openNotebook} from './notebooks.ts';
import {violations} from './violations.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());

const LOOKS = [
  {locale: 'zh-CN', dark: false},
  {locale: 'zh-CN', dark: true},
  {locale: 'en-GB', dark: false},
  {locale: 'en-GB', dark: true}
];

async function go(page: Page, hash: string): Promise<void> {
  await page.goto(`${page.url().split('#')[0]}${hash}`);
}

describe.each(LOOKS)('without data ($locale, dark $dark) nothing is found', (look) => {
  let opened: OpenPage;
  beforeAll(async () => {
    opened = await stage.open('served', look);
  });
  afterAll(() => opened.context.close());

  test('on the pages', async () => {
    const {page} = opened;
    for (const hash of ['#/', '#/notebook/disbursement', '#/import', '#/table/household']) {
      await go(page, hash);
      await page.locator('main :is(h1, p)').first().waitFor();
      expect(await violations(page), hash).toEqual([]);
    }
  });

  test('on a notebook with all unfolded', async () => {
    const {page} = opened;
    await page.setViewportSize({width: 1700, height: 900});
    await openNotebook(page, FORMS);
    await page.locator('.bar button[aria-pressed]').click();
    for (const link of await page.locator('cell-chart .how button:last-child').all())
      await link.click();
    expect(await violations(page)).toEqual([]);
  });
});
