import {join} from 'node:path';
import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {BUILDS, startStage, type OpenPage, type Stage} from './browser.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());

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

describe.each(BUILDS)('snapshots of the sample county, %s', (build) => {
  let opened: OpenPage;
  const folder = mkdtempSync(join(tmpdir(), 'dishu-snapshot-'));

  beforeAll(async () => {
    opened = await stage.open(build, {query: '?open=sample#/notebook/causes'});
    await opened.page.getByRole('heading', {level: 1, name: '致贫原因'}).waitFor(LONG);
  }, 300_000);
  afterAll(() => opened.context.close());

  // The way is the same in both builds, and tests/snapshot exports all five: the one file saves two of them.
  test.each(build === 'served' ? NOTEBOOKS : NOTEBOOKS.slice(0, 2))(
    '%s is saved and opens with scripts off, asking for nothing',
    async (id, title, drawings) => {
      const {page, context} = opened;
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
      expect(await fresh.locator('h1').innerText()).toBe(title);
      expect(await fresh.locator('.lead p').first().innerText()).toBe(answer);
      const plain = (texts: readonly string[]): string[] =>
        texts.map((text) => text.replace(/\s/g, ''));
      expect(plain(await fresh.locator(FIGURES).allInnerTexts())).toEqual(plain(figures));
      expect(await fresh.locator('svg.chart').count()).toBeGreaterThanOrEqual(drawings);
      await other.close();
    }
  );

  test('nothing was asked of another origin and no rule of the page was broken', () => {
    expect(opened.refused).toEqual([]);
    expect(opened.errors).toEqual([]);
  });
});
