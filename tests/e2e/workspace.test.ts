import {readFileSync} from 'node:fs';
import type {Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {startStage, type Build, type Stage} from './browser.ts';
import {openNotebook, PARAMETER} from './notebooks.ts';
import {go, households, openFiles, quota, rowsOfHouseholds as rows, saved, stored} from './work.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());

const NOTEBOOK = '---\ntitle: 我的一页\n---\n\n第一句。\n';

const HOUSEHOLDS = households('平川镇', 20);

/** Work of every kind: data, a notebook, a policy value. */
async function work(page: Page): Promise<void> {
  await openFiles(page, HOUSEHOLDS);
  await go(page, '#/');
  await openNotebook(page, NOTEBOOK, '一页.md');
  await go(page, '#/policy/monitoring');
  await page.getByRole('button', {name: '改防返贫监测线 2023', exact: true}).click();
  await page.getByLabel('值').fill('7,500');
  await page.getByLabel('依据').fill('省文件');
  await page.getByRole('button', {name: '保存', exact: true}).click();
  await page.locator('policy-page').getByText('原值 7,300').waitFor();
}

async function open(build: Build) {
  return await stage.open(build);
}

test('a policy value is there after a reload, marked and with its original, and can be restored', async () => {
  const {page, context, errors} = await open('served');
  await work(page);
  await saved(page);
  await page.reload();
  await page.locator('policy-page').getByText('原值 7,300').waitFor();
  await expect.poll(() => page.locator('policy-page tr.on').innerText()).toContain('7,500');
  await rows(page).getByText('20').waitFor();
  await page.getByRole('button', {name: '恢复原值'}).click();
  await page.locator('policy-page tr.on').waitFor({state: 'detached'});
  expect(errors).toEqual([]);
  await context.close();
});

test('a second tab only reads until it takes over, and then the first one only reads', async () => {
  const {page, context} = await open('served');
  await work(page);
  await go(page, '#/');
  await openNotebook(page, PARAMETER, '参数.md');
  await saved(page);
  const second = await context.newPage();
  await second.goto(page.url());
  await second.locator('work-notice').getByText('这里可以看、可以试参数和查询').waitFor();
  await rows(second).getByText('20').waitFor();
  const edit = (on: Page) => on.getByRole('button', {name: '编辑', exact: true});
  await second.getByText('两倍是 4046。').waitFor();
  await expect.poll(() => edit(second).isDisabled()).toBe(true);
  await expect.poll(() => edit(page).isDisabled()).toBe(false);
  await second.getByLabel('年份').fill('1000');
  await second.keyboard.press('Enter');
  await second.getByText('两倍是 2000。').waitFor();
  await second.setViewportSize({width: 1920, height: 900});
  await second.getByText('可以试，不会保存').waitFor();
  await expect.poll(() => second.getByRole('button', {name: '新建笔记本'}).count()).toBe(0);
  await go(second, '#/policy/monitoring');
  await second.locator('policy-page').getByText('这里不能改').waitFor();
  await expect.poll(() => second.getByRole('button', {name: /^改/}).count()).toBe(0);
  await go(second, '#/import');
  await second.locator('sheet-detail').getByText('这里不能改').waitFor();
  await expect.poll(() => second.locator('column-map select:enabled').count()).toBe(0);
  await expect
    .poll(() => second.getByRole('button', {name: '选择文件', exact: true}).count())
    .toBe(0);
  await go(second, '#/workspace');
  await second.locator('workspace-page').getByText('这里不能改').waitFor();
  await expect.poll(() => second.getByRole('button', {name: '清除全部…'}).count()).toBe(0);
  await go(second, '#/console');
  await second.locator('console-page .cm-content').click();
  await second.keyboard.press('Control+a');
  await second.keyboard.insertText('SELECT 6 * 7 AS n');
  await second.keyboard.press('Control+Enter');
  const add = second.getByRole('button', {name: '加入笔记本'});
  await add.waitFor();
  await expect.poll(() => add.isDisabled()).toBe(true);

  await go(page, '#/policy/monitoring');
  await page.getByRole('button', {name: '改防返贫监测线 2023', exact: true}).click();
  await page.getByLabel('值').fill('7,600');
  await page.getByRole('button', {name: '保存', exact: true}).click();
  await go(second, '#/policy/monitoring');
  await second.locator('policy-page tr.on').getByText('7,500').waitFor();
  await second.locator('work-notice').getByText('另一个标签页里有了改动').waitFor();
  await second.locator('work-notice').getByRole('button', {name: '刷新'}).click();
  await second.locator('policy-page tr.on').getByText('7,600').waitFor();
  await second.locator('work-notice').getByText('这里可以看、可以试参数和查询').waitFor();
  await second.locator('policy-page').getByRole('button', {name: '在这里继续'}).click();
  await page.locator('work-notice').getByText('这里可以看、可以试参数和查询').waitFor();
  await second.locator('work-notice').getByText('这里可以看').waitFor({state: 'detached'});
  await second.locator('policy-page tr.on').getByText('7,600').waitFor();
  await expect.poll(() => second.getByRole('button', {name: '恢复原值'}).count()).toBe(1);
  await expect
    .poll(() => page.locator('policy-page').getByRole('button', {name: '恢复原值'}).count())
    .toBe(0);
  await go(second, '#/notebook/my-参数');
  await second.getByText('两倍是 4046。').waitFor();
  await expect.poll(() => edit(second).isDisabled()).toBe(false);

  // What could not be saved when the other tab takes over is not lost: it is said, and goes to a file.
  const cdp = await context.newCDPSession(second);
  await quota(cdp, second, 1);
  await go(second, '#/policy/monitoring');
  await second.getByRole('button', {name: '恢复原值'}).click();
  await second.locator('work-notice').getByText('浏览器的存储空间不够').waitFor();
  await page.locator('work-notice').getByRole('button', {name: '在这里继续'}).click();
  await second.locator('work-notice').getByText('这里有改动还没保存上').waitFor();
  await second.evaluate(() => Reflect.set(window, 'showSaveFilePicker', undefined));
  const downloading = second.waitForEvent('download');
  await second.locator('work-notice').getByRole('button', {name: '存为文件…'}).click();
  const left = JSON.parse(readFileSync(await (await downloading).path(), 'utf8')) as {
    lines: unknown[];
  };
  expect(left.lines).toEqual([]);
  await second.locator('work-notice').getByText('这里可以看').waitFor();
  await page.locator('policy-page tr.on').getByText('7,600').waitFor();
  await context.close();
});

test('a page that was loaded anew waits for its former self to go, and reads only if that never does', async () => {
  const {page, context, errors} = await open('served');
  await work(page);
  await saved(page);
  // Who holds the lock and answers nothing, as a page that is going.
  const holder = await context.newPage();
  await holder.goto(new URL('icon.svg', page.url()).href);
  const hold = async (ms?: number): Promise<void> =>
    await holder.evaluate(
      (wait) =>
        void navigator.locks.request(
          'dishu-workspace',
          {steal: true},
          () => new Promise((over) => wait && setTimeout(over, wait))
        ),
      ms
    );
  await hold(2500);
  await page.reload();
  await page.getByRole('button', {name: '恢复原值'}).waitFor();
  await expect.poll(() => page.locator('work-notice').innerText()).toBe('');
  await hold();
  await page.reload();
  const reads = page.locator('work-notice').getByText('这里可以看');
  await reads.waitFor();
  expect(await page.getByRole('button', {name: '恢复原值'}).count()).toBe(0);
  await page.locator('work-notice').getByRole('button', {name: '在这里继续'}).click();
  await page.getByRole('button', {name: '恢复原值'}).click();
  await saved(page);
  await reads.waitFor({state: 'detached'});
  expect(errors).toEqual([]);
  await context.close();
});

test('deleting everything after a full session leaves nothing, and nothing comes back', async () => {
  const {page, context, errors} = await open('served');
  await work(page);
  await go(page, '#/import');
  const size = page.locator('column-map tr', {hasText: '家庭人口数'}).locator('select');
  await size.selectOption('');
  await page.getByRole('button', {name: '按此重新载入'}).click();
  await page.locator('column-map').getByText('另有 1 列不进入标准表').waitFor();
  await go(page, '#/');
  await openNotebook(page, PARAMETER, '参数.md');
  await page.getByLabel('年份').fill('1000');
  await page.keyboard.press('Enter');
  await page.getByText('两倍是 2000。').waitFor();
  await page.getByRole('button', {name: '编辑', exact: true}).click();
  await page.locator('edit-cell').first().waitFor();
  await go(page, '#/exemptions/cause-illness/household/580102030000');
  await page.getByLabel('理由').fill('已实地核实');
  await page.getByRole('button', {name: '豁免', exact: true}).click();
  await go(page, '#/console');
  await page.locator('console-page .cm-content').click();
  await page.keyboard.insertText('SELECT 户主姓名 FROM 户');
  await page.keyboard.press('Control+Enter');
  await page.locator('console-result table-foot').getByText('共 20 行').waitFor();
  await page.getByRole('button', {name: '深色'}).click();
  await saved(page);
  const before = await stored(page);
  expect(before.filter((each) => each.startsWith('file /dishu/')).length).toBeGreaterThan(1);
  expect(before).toContain('key dishu = zh dark');
  await go(page, '#/workspace');
  const held = page.locator('workspace-page dl');
  await held.getByText('1 个，').waitFor();
  await expect
    .poll(async () => (await held.locator('dd').allInnerTexts()).slice(1))
    .toEqual(['1', '2', '1', '1', '1', '1']);
  await page.getByRole('button', {name: '清除全部…'}).click();
  await page.getByRole('button', {name: '全部清除'}).click();
  await page.getByText('把文件或整个文件夹拖到这里').waitFor();
  expect(await stored(page)).toEqual([]);
  await page.reload();
  await page.getByText('把文件或整个文件夹拖到这里').waitFor();
  expect(await stored(page)).toEqual([]);
  await expect.poll(() => rows(page).count()).toBe(0);
  await expect.poll(() => page.locator('side-bar').getByText('我的一页').count()).toBe(0);
  await go(page, '#/console');
  await expect
    .poll(() => page.locator('console-page .cm-content').innerText())
    .not.toContain('户主');
  expect(errors).toEqual([]);
  await context.close();
});

test('the one file keeps nothing in the browser; its workspace is a file that is opened again', async () => {
  const {page, context, errors} = await open('file');
  await page.evaluate(() => Reflect.set(window, 'showSaveFilePicker', undefined));
  await work(page);
  await page.locator('work-state').getByText('未保存').waitFor();
  expect(await stored(page)).toEqual([]);
  // The browser asks before work goes that lies nowhere; once it lies in a file it does not.
  const asked = page.waitForEvent('dialog');
  await page.evaluate(() => setTimeout(() => location.reload(), 0));
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await page.locator('work-state a').click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', {name: '存为文件…', exact: true}).click();
  const file = readFileSync(await (await downloading).path());
  await page.getByText('之后的改动不会写进去').waitFor();
  expect(file.toString()).not.toContain('赵大明');
  const dialogs: string[] = [];
  page.on('dialog', (each) => void each.accept().then(() => dialogs.push(each.type())));
  await page.reload();
  expect(dialogs).toEqual([]);
  await go(page, '#/');
  await page.getByText('把文件或整个文件夹拖到这里').waitFor();
  const chosen = {name: '县里.dishu.json', mimeType: 'application/json', buffer: file};
  await page.locator('input#files').setInputFiles([chosen]);
  await page.locator('side-bar').getByText('我的一页').waitFor();
  await page.locator('work-notice').getByText('有 1 个文件没能读回').waitFor();
  await go(page, '#/');
  await page.locator('input#files').setInputFiles([HOUSEHOLDS]);
  await rows(page).getByText('20').waitFor();
  await expect.poll(() => page.locator('work-notice').innerText()).toBe('');
  await go(page, '#/policy/monitoring');
  await page.locator('policy-page').getByText('原值 7,300').waitFor();
  expect(await stored(page)).toEqual([]);
  expect(errors).toEqual([]);
  await context.close();
});

test('saved with its data, the workspace opens whole; with a place on the disk every edit goes there', async () => {
  const {page, context} = await open('file');
  await page.evaluate(() => Reflect.set(window, 'showSaveFilePicker', undefined));
  await work(page);
  await page.locator('work-state a').click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', {name: '连同数据文件一起存…'}).click();
  const zip = readFileSync(await (await downloading).path());
  await page.reload();
  await go(page, '#/');
  await page.getByText('把文件或整个文件夹拖到这里').waitFor();
  const file = {name: '县里.dishu.zip', mimeType: 'application/zip', buffer: zip};
  await page.locator('input#files').setInputFiles([file]);
  await rows(page).getByText('20').waitFor();
  await expect.poll(() => page.locator('work-notice').innerText()).toBe('');
  // The browser's own dialog cannot be driven: what it would answer is a file of this kind.
  await page.evaluate(() => {
    const written: Blob[] = [];
    const writable = {
      write: (blob: Blob) => Promise.resolve(written.push(blob)),
      close: () => Promise.resolve()
    };
    const handle = {name: '县里.dishu.json', createWritable: () => Promise.resolve(writable)};
    Reflect.set(window, 'showSaveFilePicker', () => Promise.resolve(handle));
    Reflect.set(window, 'written', written);
  });
  await page.locator('work-state a').click();
  await page.getByRole('button', {name: '存为文件…', exact: true}).click();
  await page.getByText('存在文件“县里.dishu.json”里').waitFor();
  await go(page, '#/policy/monitoring');
  await page.getByRole('button', {name: '恢复原值'}).click();
  await saved(page);
  const last = await page.evaluate(async () => {
    const written = Reflect.get(window, 'written') as Blob[];
    return JSON.parse((await written.at(-1)?.text()) ?? '') as {
      lines: unknown[];
      notebooks: unknown[];
    };
  });
  expect([last.lines.length, last.notebooks.length]).toEqual([0, 1]);
  await context.close();
});
