import {readFileSync} from 'node:fs';
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
    opened = await stage.open('served', {...look, bypassPolicy: true});
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

/** What is found in the one theme and in the other, as the system chooses. */
async function inBothThemes(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({colorScheme});
    found.push(...(await violations(page)).map((line) => `${colorScheme}: ${line}`));
  }
  return found;
}

test('nothing is found on the pages of the sample county, in both themes, and on a snapshot', async () => {
  const {page, context} = await stage.open('served', {query: '?open=sample', bypassPolicy: true});
  await page.getByRole('heading', {level: 1, name: '县情一页'}).waitFor({timeout: 240_000});
  for (const hash of [
    '#/notebook/overview',
    '#/import',
    '#/table/household',
    '#/notebook/causes',
    '#/notebook/risk'
  ]) {
    await go(page, hash);
    await page.locator('main h1').waitFor();
    await page.locator('main [aria-busy="true"]').first().waitFor({state: 'detached'});
    expect(await inBothThemes(page), hash).toEqual([]);
  }
  // The dialog, when it has made its file, and the file.
  await go(page, '#/notebook/industry');
  await page.locator('notebook-page button.primary:not([disabled])').click({timeout: 240_000});
  const save = page.locator('snapshot-dialog button.primary:not([disabled])');
  await save.waitFor({timeout: 240_000});
  expect(await inBothThemes(page), 'dialog').toEqual([]);
  const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
  const file = await context.newPage();
  await file.setContent(readFileSync(await download.path(), 'utf8'));
  await file.locator('summary').click();
  expect(await inBothThemes(file), 'file').toEqual([]);
  await context.close();
}, 400_000);
