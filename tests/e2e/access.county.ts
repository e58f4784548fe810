import {readFileSync} from 'node:fs';
import type {Page} from 'playwright-core';
import {expect, test} from 'vitest';
import type {OpenPage} from './browser.ts';
import {chineseOutsideData} from './notebooks.ts';
import {violations} from './violations.ts';
import {visit} from './work.ts';

const LONG = {timeout: 240_000};

/** What is found in the one theme and in the other, as the system chooses. */
async function inBothThemes(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({colorScheme});
    found.push(...(await violations(page)).map((line) => `${colorScheme}: ${line}`));
  }
  await page.emulateMedia({colorScheme: 'light'});
  return found;
}

/** A link of the page that is followed, and where it led. */
async function follow(page: Page, link: string, ready: string): Promise<string> {
  await page.locator(link).first().click();
  await page.locator(ready).first().waitFor(LONG);
  return new URL(page.url()).hash;
}

/** What axe finds on the pages of the open county, on the way back and on a snapshot. */
export function testAccess(county: () => OpenPage): void {
  test('axe finds nothing on the pages of the county, in both themes', async () => {
    const {page} = county();
    for (const id of ['overview', 'causes', 'risk']) {
      await visit(page, `#/notebook/${id}`);
      await page.locator('notebook-page button.primary:not([disabled])').waitFor(LONG);
      expect(await inBothThemes(page), id).toEqual([]);
    }
    for (const hash of ['#/import', '#/table/household']) {
      await visit(page, hash);
      await page.locator('main h1').waitFor();
      await page.locator('main [aria-busy="true"]').first().waitFor({state: 'detached'});
      expect(await inBothThemes(page), hash).toEqual([]);
    }
  });

  test('axe finds nothing on rows, record and cell; in English they hold no Chinese outside data', async () => {
    const {page} = county();
    await visit(page, '#/notebook/causes');
    const link = 'rows-page table-view tbody a';
    const rows = await follow(page, 'cell-figures .value a', link);
    expect(await inBothThemes(page), rows).toEqual([]);
    const record = await follow(page, link, 'record-table tbody a');
    expect(await inBothThemes(page), record).toEqual([]);
    const cell = await follow(page, 'record-table tbody a', 'sheet-around td.here');
    expect(await inBothThemes(page), cell).toEqual([]);
    await page.getByRole('button', {name: 'English'}).click();
    for (const hash of [rows, record, cell, '#/find']) {
      await visit(page, hash);
      await page.locator('main h1').waitFor();
      await page.locator('main [aria-busy="true"]').first().waitFor({state: 'detached'});
      await expect.poll(() => chineseOutsideData(page), {message: hash}).toEqual([]);
    }
    await page.getByRole('button', {name: '中文'}).click();
  });

  test('axe finds nothing on the dialog of a snapshot that is made, and on its file', async () => {
    const {page, context} = county();
    await visit(page, '#/notebook/industry');
    await page.locator('notebook-page button.primary:not([disabled])').click(LONG);
    const save = page.locator('snapshot-dialog button.primary:not([disabled])');
    await save.waitFor(LONG);
    expect(await inBothThemes(page), 'dialog').toEqual([]);
    const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
    await page.locator('snapshot-dialog').getByRole('button', {name: '关闭'}).click();
    const file = await context.newPage();
    await file.setContent(readFileSync(await download.path(), 'utf8'));
    await file.locator('summary').click();
    expect(await inBothThemes(file), 'file').toEqual([]);
    await file.close();
  });
}
