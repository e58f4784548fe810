import {readFileSync} from 'node:fs';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {startStage, type Stage} from './browser.ts';
import {showNotebook} from './notebooks.ts';
import {households, openFiles} from './work.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());

test('a snapshot that is asked for while one in the other language is still being made is whole', async () => {
  const {page, context} = await stage.open('served');
  await openFiles(page, households('平川镇', 50), households('柳林镇二', 60));
  await showNotebook(page, 'causes');
  const dialog = page.locator('snapshot-dialog');
  const save = dialog.locator('button.primary:not([disabled])');
  const open = page.locator('notebook-page button.primary:not([disabled])', {hasText: '导出快照'});
  await open.click();
  await save.waitFor();
  await dialog.locator('select').selectOption('en');
  await dialog.getByRole('button', {name: '关闭'}).click();
  await open.click();
  await save.waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
  const html = readFileSync(await download.path(), 'utf8');
  expect(html).toMatch(/class="lead"[^]*记录最多的是/);
  await context.close();
}, 120_000);
