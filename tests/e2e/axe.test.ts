import {readFileSync} from 'node:fs';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {startStage, type Stage} from './browser.ts';
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

test.each(LOOKS)(
  'nothing is found on the pages without data ($locale, dark $dark)',
  async (look) => {
    for (const query of ['', '#/notebook/disbursement', '#/import', '#/table/household']) {
      const {page, context} = await stage.open('served', {...look, query, bypassPolicy: true});
      await page.locator('main :is(h1, p)').first().waitFor();
      expect(await violations(page), query).toEqual([]);
      await context.close();
    }
  }
);

test.each(LOOKS)(
  'nothing is found on a notebook with all unfolded ($locale, dark $dark)',
  async (look) => {
    const {page, context} = await stage.open('served', {...look, bypassPolicy: true, width: 1700});
    await openNotebook(page, FORMS);
    await page.locator('.bar button[aria-pressed]').click();
    for (const link of await page.locator('cell-chart .how button:last-child').all())
      await link.click();
    expect(await violations(page)).toEqual([]);
    await context.close();
  }
);

test('nothing is found on the pages of the sample county, in both themes, and on a snapshot', async () => {
  const {page, context} = await stage.open('served', {query: '?open=sample', bypassPolicy: true});
  await page.getByRole('heading', {level: 1, name: '县情一页'}).waitFor({timeout: 240_000});
  for (const theme of ['浅色', '深色']) {
    await page.getByRole('button', {name: theme}).click();
    for (const hash of [
      '#/notebook/overview',
      '#/import',
      '#/table/household',
      '#/notebook/causes',
      '#/notebook/risk'
    ]) {
      await page.goto(`${page.url().split('#')[0]}${hash}`);
      await page.locator('main h1').waitFor();
      await page.locator('main [aria-busy="true"]').first().waitFor({state: 'detached'});
      expect(await violations(page), `${theme} ${hash}`).toEqual([]);
    }
    // The dialog, when it has made its file, and the file.
    await page.goto(`${page.url().split('#')[0]}#/notebook/industry`);
    await page.locator('notebook-page button.primary:not([disabled])').click({timeout: 240_000});
    const save = page.locator('snapshot-dialog button.primary:not([disabled])');
    await save.waitFor({timeout: 240_000});
    expect(await violations(page), `${theme} dialog`).toEqual([]);
    const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
    await page.locator('snapshot-dialog').getByRole('button', {name: '关闭'}).click();
    const file = await context.newPage();
    await file.setContent(readFileSync(await download.path(), 'utf8'));
    await file.locator('summary').click();
    expect(await violations(file), `${theme} file`).toEqual([]);
    await file.close();
  }
  await context.close();
}, 400_000);
