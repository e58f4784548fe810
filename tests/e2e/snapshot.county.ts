import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import type {Build, OpenPage} from './browser.ts';

const LONG = {timeout: 240_000};
/** Id, title, and how many drawings it has at least. */
const NOTEBOOKS = [
  ['overview', '县情一页', 0],
  ['causes', '致贫原因', 2],
  ['risk', '返贫致贫风险', 2],
  ['disbursement', '资金拨付与支出', 2],
  ['industry', '产业覆盖', 2]
] as const;
const FIGURES = ':is(dd, td).value';

/** The ready-made notebooks of the open county as files. */
export function testSnapshots(build: Build, county: () => OpenPage): void {
  const folder = mkdtempSync(join(tmpdir(), 'dishu-snapshot-'));

  // The way is the same in both builds, and tests/snapshot exports all five: the one file saves the one that runs all the others.
  test.each(build === 'served' ? NOTEBOOKS : NOTEBOOKS.slice(0, 1))(
    '%s is saved and opens with scripts off, asking for nothing',
    async (id, title, drawings) => {
      const {page, context} = county();
      await page.evaluate((hash) => (location.hash = hash), `#/notebook/${id}`);
      await page.getByRole('heading', {level: 1, name: title}).waitFor(LONG);
      await page.locator('notebook-page button.primary:not([disabled])').waitFor(LONG);
      const answer = await page.locator('cell-prose[lead] p').first().innerText();
      await page.locator(FIGURES).first().waitFor(LONG);
      const figures = await page.locator(FIGURES).allInnerTexts();
      await page.getByRole('button', {name: '导出快照'}).click();
      const save = page.locator('snapshot-dialog button.primary:not([disabled])');
      await save.waitFor(LONG);
      const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
      const path = join(folder, `${id}.html`);
      await download.saveAs(path);
      await page.locator('snapshot-dialog').getByRole('button', {name: '关闭'}).click();

      const other = await context.browser()?.newContext({javaScriptEnabled: false});
      if (!other) throw new Error('no browser');
      const fresh = await other.newPage();
      const asked: string[] = [];
      fresh.on('request', (request) => asked.push(request.url()));
      await fresh.goto(`file://${path}`);
      expect(asked).toEqual([`file://${path}`]);
      await expect.poll(() => fresh.locator('h1').innerText()).toBe(title);
      await expect.poll(() => fresh.locator('.lead p').first().innerText()).toBe(answer);
      const plain = (texts: readonly string[]): string[] =>
        texts.map((text) => text.replace(/\s/g, ''));
      await expect
        .poll(async () => plain(await fresh.locator(FIGURES).allInnerTexts()))
        .toEqual(plain(figures));
      await expect.poll(() => fresh.locator('svg.chart').count()).toBeGreaterThanOrEqual(drawings);
      await other.close();
    }
  );
}
