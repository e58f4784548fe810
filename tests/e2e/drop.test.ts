import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {zipSync} from 'fflate';
import type {CDPSession} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {BUILDS, startStage, type Stage} from './browser.ts';
import {households, rowsOfHouseholds} from './work.ts';

let stage: Stage;
let folder = '';
beforeAll(async () => {
  stage = await startStage();
  folder = join(mkdtempSync(join(tmpdir(), 'dishu-drop-')), '县里的表');
  mkdirSync(join(folder, '户', '平川镇'), {recursive: true});
  const [near, far, loose] = ['平川镇', '北山乡', '南坡乡'].map((place, at) =>
    households(place, 4 - at)
  );
  if (!near || !far || !loose) throw new Error('no files');
  writeFileSync(join(folder, '户', '平川镇', near.name), near.buffer);
  writeFileSync(join(folder, '户', '.DS_Store'), 'left behind');
  writeFileSync(join(folder, '~$户.xlsx'), 'left behind');
  writeFileSync(join(folder, '其余.zip'), zipSync({[`北山/${far.name}`]: far.buffer}));
  writeFileSync(join(dirname(folder), loose.name), loose.buffer);
});
afterAll(async () => {
  rmSync(dirname(folder), {recursive: true});
  await stage.close();
});

/** A drag as the system makes it: with paths of files and folders. */
async function drag(cdp: CDPSession, files: readonly string[], ...types: DragType[]) {
  const data = {items: [], files: [...files], dragOperationsMask: 1};
  for (const type of types) {
    await cdp.send('Input.dispatchDragEvent', {type, x: 700, y: 300, data});
  }
}
type DragType = 'dragEnter' | 'dragOver' | 'drop';

test.each(BUILDS)(
  'a folder with folders and an archive in it is dropped beside a file (%s)',
  async (build) => {
    const {page, context, errors, refused} = await stage.open(build);
    const cdp = await context.newCDPSession(page);
    await page.getByText('把文件或整个文件夹拖到这里').waitFor();
    const files = [folder, join(dirname(folder), households('南坡乡', 2).name)];
    const veil = page.locator('drop-area .veil');
    await drag(cdp, files, 'dragEnter', 'dragOver');
    await veil.getByText('松手即导入').waitFor();
    await drag(cdp, files, 'drop');
    await rowsOfHouseholds(page).getByText('9', {exact: true}).waitFor();
    await veil.waitFor({state: 'detached'});
    const table = page.locator('import-files tbody tr');
    await table.nth(2).waitFor();
    await expect
      .poll(() => table.locator('td.file').allInnerTexts())
      .toEqual([
        '脱贫户_北山乡_20240630.csv',
        '脱贫户_平川镇_20240630.csv',
        '脱贫户_南坡乡_20240630.csv'
      ]);
    await expect
      .poll(() => table.locator('td.n:nth-child(6)').allInnerTexts())
      .toEqual(['3', '4', '2']);
    await expect
      .poll(() => page.locator('import-page .answer').innerText())
      .toMatch(/^3 个文件中 3 个已认出。/);
    expect([errors, refused]).toEqual([[], []]);
    await context.close();
  }
);
