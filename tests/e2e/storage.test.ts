import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import type {Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {startStage, type Stage} from './browser.ts';
import {openNotebook, PARAMETER} from './notebooks.ts';
import {go, households, openFiles, quota, rowsOfHouseholds, saved, stored} from './work.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());

const NOTICE = 'work-notice';

/** Files of the workspace as they lie in the browser, by name; looked at again where one was put in its place meanwhile. */
async function slots(page: Page): Promise<Record<string, string>> {
  for (;;) {
    const found = await page.evaluate(async () => {
      const top = await navigator.storage.getDirectory();
      const ours = await top.getDirectoryHandle('dishu');
      const folder = await ours.getDirectoryHandle('workspace');
      try {
        const texts: Record<string, string> = {};
        for await (const name of folder.keys()) {
          texts[name] = await (await (await folder.getFileHandle(name)).getFile()).text();
        }
        return texts;
      } catch (thrown) {
        const {name} = thrown as DOMException;
        if (name === 'NotFoundError' || name === 'NotReadableError') return undefined;
        throw thrown;
      }
    });
    if (found) return found;
  }
}

/** Puts a text in the place of a file of the workspace. */
async function putSlot(page: Page, name: string, text: string): Promise<void> {
  await page.evaluate(
    async ([file, content]) => {
      const top = await navigator.storage.getDirectory();
      const ours = await top.getDirectoryHandle('dishu');
      const folder = await ours.getDirectoryHandle('workspace');
      const handle = await folder.getFileHandle(file, {create: true});
      const writable = await handle.createWritable();
      await writable.write(content);
      await writable.close();
    },
    [name, text] as const
  );
}

/** The copy that was saved last: the one with the larger number at its head. */
function latest(found: Record<string, string>): [name: string, text: string] {
  const [last] = Object.entries(found).sort(([, a], [, b]) => parseInt(b) - parseInt(a));
  if (!last) throw new Error('nothing saved');
  return last;
}

const LAST = 'SELECT 乡镇, coun';

test('exemptions, console history and the unfinished text of the console are there after a reload; a damaged copy is said and the state before it used; a newer one is not touched', async () => {
  const {page, context, errors} = await stage.open('served');
  await openFiles(page, households('平川镇', 5));
  await go(page, '#/exemptions/cause-illness/household/580102030000');
  await page.getByLabel('理由').fill('已实地核实');
  await page.getByRole('button', {name: '豁免', exact: true}).click();
  await go(page, '#/console');
  const editor = page.locator('console-page .cm-content');
  await editor.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('SELECT 40 + 2 AS n');
  await page.keyboard.press('Control+Enter');
  await page.locator('console-result').getByText('42', {exact: true}).waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(LAST);
  await saved(page);
  await page.reload();
  await rowsOfHouseholds(page).getByText('5').waitFor();
  await editor.getByText(LAST).waitFor();
  await page.getByRole('button', {name: '历史'}).click();
  await page.locator('console-history').getByText('SELECT 40 + 2 AS n').waitFor();
  await go(page, '#/exemptions');
  await page.locator('exemptions-page').getByText('已实地核实').waitFor();

  await go(page, '#/console');
  await editor.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText('t(*)');
  await saved(page);
  const [name, text] = latest(await slots(page));
  expect(text).toContain(`${LAST}t(*)`);
  await putSlot(page, name, text.slice(0, text.length / 2));
  await page.reload();
  await page.locator(NOTICE).getByText('已改用还完整的部分').waitFor();
  await editor.getByText(LAST).waitFor();
  const aside = async () =>
    Object.entries(await slots(page)).find(([each]) => each.startsWith('damaged-'))?.[1];
  await expect.poll(aside).toBe(text.slice(0, text.length / 2));

  await saved(page);
  const before = await slots(page);
  const newer = JSON.stringify({version: 99, sequence: 500, later: true});
  const hash = await page.evaluate(async (body) => {
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body));
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }, newer);
  await putSlot(page, 'workspace-a', `500 ${hash}\n${newer}`);
  const both = {...before, 'workspace-a': `500 ${hash}\n${newer}`};
  await page.reload();
  await page.locator(NOTICE).getByText('由更新版本的底数保存').first().waitFor();
  await page.locator('side-bar').getByText('保存失败').waitFor();
  // The newer version, in another tab, is not kept from writing.
  await expect
    .poll(() => page.evaluate(async () => (await navigator.locks.query()).held))
    .toEqual([]);
  await page.locator('console-start').waitFor();
  await editor.click();
  await page.keyboard.insertText('SELECT 1 AS one');
  await page.keyboard.press('Control+Enter');
  await page.locator('console-result').getByText('1', {exact: true}).first().waitFor();
  expect(await slots(page)).toEqual(both);
  expect(errors).toEqual([]);
  await context.close();
}, 240_000);

test('where the data finds no room it is read from its folder again; where an edit finds none it is said, kept and saved later', async () => {
  const {page, context, errors} = await stage.open('served');
  const cdp = await context.newCDPSession(page);
  const file = households('平川镇', 4000);
  await page.getByText('把文件或整个文件夹拖到这里').waitFor();
  // The browser's own dialog cannot be driven: what it would answer is a handle of this kind.
  await page.addInitScript(() => {
    Reflect.set(window, 'showDirectoryPicker', async () => {
      const top = await navigator.storage.getDirectory();
      return await top.getDirectoryHandle('县里的表', {create: true});
    });
  });
  await page.reload();
  const usage = await page.evaluate(
    async ([name, text]) => {
      const top = await navigator.storage.getDirectory();
      const folder = await top.getDirectoryHandle('县里的表', {create: true});
      const writable = await (await folder.getFileHandle(name, {create: true})).createWritable();
      await writable.write(text);
      await writable.close();
      return (await navigator.storage.estimate()).usage ?? 0;
    },
    [file.name, file.buffer.toString()] as const
  );
  await quota(cdp, page, usage + 100_000);
  await openFiles(page, file);
  await page.locator(NOTICE).getByText('数据文件没有留存在浏览器里').waitFor();
  await page.getByRole('button', {name: '记住文件夹…'}).click();
  await page.locator(NOTICE).getByText('刷新以后从文件夹“县里的表”读回').waitFor();
  await saved(page);
  await page.reload();
  await rowsOfHouseholds(page).getByText('4,000').waitFor();
  await expect.poll(() => page.locator(NOTICE).innerText()).toBe('');

  // After a restart the browser asks again whether the folder may be read, and only in a click.
  await page.addInitScript(() => {
    let allowed: PermissionState = 'prompt';
    const prototype = FileSystemHandle.prototype;
    Reflect.set(prototype, 'queryPermission', () => Promise.resolve(allowed));
    Reflect.set(prototype, 'requestPermission', () => {
      allowed = navigator.userActivation.isActive ? 'granted' : 'denied';
      return Promise.resolve(allowed);
    });
  });
  await page.reload();
  await page.locator(NOTICE).getByText(`有 1 个文件没能读回：${file.name}`).waitFor();
  await page.getByRole('button', {name: '从“县里的表”读回'}).click();
  await rowsOfHouseholds(page).getByText('4,000').waitFor();
  await page.locator(NOTICE).getByText('没能读回').waitFor({state: 'detached'});

  await quota(cdp, page, 1);
  await go(page, '#/');
  await openNotebook(page, PARAMETER, '参数.md');
  await page.locator(NOTICE).getByText('浏览器的存储空间不够').waitFor();
  await page.getByRole('button', {name: '存为文件…'}).waitFor();
  await page.getByText('两倍是 4046。').waitFor();
  expect(latest(await slots(page))[1]).not.toContain('参数.md');
  await quota(cdp, page, undefined);
  await page.locator(NOTICE).getByText('浏览器的存储空间不够').waitFor({state: 'detached'});
  await saved(page);
  await page.reload();
  await page.getByText('两倍是 4046。').waitFor();
  expect(await stored(page)).toContain('database dishu');
  await go(page, '#/workspace');
  await page.getByRole('button', {name: '清除全部…'}).click();
  await page.getByRole('button', {name: '全部清除'}).click();
  await page.getByText('把文件或整个文件夹拖到这里').waitFor();
  expect(await stored(page)).toEqual([`file /县里的表/${file.name}`]);
  expect(errors).toEqual([]);
  await context.close();
}, 240_000);

test('a dropped folder whose files find no room is read again without being asked for', async () => {
  const {page, context, errors} = await stage.open('served');
  const cdp = await context.newCDPSession(page);
  await page.getByText('把文件或整个文件夹拖到这里').waitFor();
  const usage = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
  await quota(cdp, page, usage + 100_000);
  const folder = join(mkdtempSync(join(tmpdir(), 'dishu-data-')), '县里的表');
  mkdirSync(join(folder, '乡'), {recursive: true});
  const {name, buffer} = households('平川镇', 4000);
  writeFileSync(join(folder, '乡', name), buffer);
  const data = {items: [], files: [folder], dragOperationsMask: 1};
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await cdp.send('Input.dispatchDragEvent', {type, x: 700, y: 300, data});
  }
  await page.locator(NOTICE).getByText('刷新以后从文件夹“县里的表”读回').waitFor();
  await rowsOfHouseholds(page).getByText('4,000').waitFor();
  await saved(page);
  await page.reload();
  await rowsOfHouseholds(page).getByText('4,000').waitFor();
  await expect.poll(() => page.locator(NOTICE).innerText()).toBe('');
  writeFileSync(join(folder, '乡', name), buffer.subarray(0, buffer.length - 40));
  await page.reload();
  await page.locator(NOTICE).getByText(`有 1 个文件没能读回：${name}`).waitFor();
  expect(errors).toEqual([]);
  rmSync(dirname(folder), {recursive: true});
  await context.close();
}, 240_000);

test.each([
  {how: 'storageBlocked', why: '浏览器不让这个页面存数据'},
  {how: 'plain', why: '这个网址是 http，不是 https'}
])(
  'with no storage ($how) all works, the page says so, and the workspace is a file',
  async ({how, why}) => {
    const {page, context, errors, refused} = await stage.open('served', {[how]: true});
    const dialogs: string[] = [];
    page.on('dialog', (each) => void each.accept().then(() => dialogs.push(each.type())));
    await page.evaluate(() => Reflect.set(window, 'showSaveFilePicker', undefined));
    await openFiles(page, households('平川镇', 5));
    await go(page, '#/');
    await openNotebook(page, PARAMETER, '参数.md');
    await page.getByText('两倍是 4046。').waitFor();
    await page.locator('side-bar').getByText('未保存').waitFor();
    await go(page, '#/workspace');
    await page.locator('workspace-page').getByText(why).waitFor();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', {name: '存为文件…', exact: true}).click();
    const buffer = readFileSync(await (await downloading).path());
    await page.reload();
    await page.evaluate(() => (location.hash = '#/'));
    await page.getByText('把文件或整个文件夹拖到这里').waitFor();
    const chosen = {name: '县里.dishu.json', mimeType: 'application/json', buffer};
    await page.locator('input#files').setInputFiles([chosen]);
    await page.locator('side-bar').getByText('参数', {exact: true}).waitFor();
    await page
      .locator(NOTICE)
      .getByText('有 1 个文件没能读回：脱贫户_平川镇_20240630.csv')
      .waitFor();
    const folder = mkdtempSync(join(tmpdir(), 'dishu-data-'));
    const {name, buffer: table} = households('平川镇', 5);
    writeFileSync(join(folder, name), table);
    const choosing = page.waitForEvent('filechooser');
    await page.locator(NOTICE).getByRole('button', {name: '选择文件夹', exact: true}).click();
    await (await choosing).setFiles(folder);
    await rowsOfHouseholds(page).getByText('5').waitFor();
    await expect.poll(() => page.locator(NOTICE).innerText()).toBe('');
    await go(page, '#/workspace');
    await page.getByRole('button', {name: '清除全部…'}).click();
    await page.getByRole('button', {name: '全部清除'}).click();
    await page.getByText('把文件或整个文件夹拖到这里').waitFor();
    await expect
      .poll(() => page.locator('side-bar').getByText('参数', {exact: true}).count())
      .toBe(0);
    expect([errors, refused, dialogs]).toEqual([[], [], []]);
    rmSync(folder, {recursive: true});
    await context.close();
  },
  240_000
);
