import {afterAll, beforeAll, expect, test} from 'vitest';
import type {} from '../../src/ui/elements/app-shell.ts';
import {startStage, type Stage} from './browser.ts';
import {chineseOutsideData, FORMS, openNotebook} from './notebooks.ts';
import {violations} from './violations.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());

const LOOKS = [
  {locale: 'zh-CN', dark: false, width: 1280},
  {locale: 'zh-CN', dark: true, width: 1920},
  {locale: 'en-GB', dark: false, width: 1920},
  {locale: 'en-GB', dark: true, width: 1280}
];

test.each(LOOKS)(
  'axe finds nothing while a notebook is edited, nothing is cut, English has no Chinese ($locale, dark $dark, $width px)',
  async (look) => {
    const {page, context} = await stage.open('served', look);
    const english = look.locale === 'en-GB';
    const check = async (state: string): Promise<void> => {
      expect([state, await violations(page)]).toEqual([state, []]);
      const cut = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth
      );
      expect([state, cut]).toEqual([state, 0]);
      if (english) await expect.poll(() => chineseOutsideData(page), {message: state}).toEqual([]);
    };
    const button = (zh: string, en: string) =>
      page.getByRole('button', {name: english ? en : zh, exact: true});
    await openNotebook(page, FORMS);
    await button('编辑', 'Edit').click();
    const answer = page.locator('edit-cell', {hasText: 'answer'}).locator('button.name').first();
    await answer.waitFor();
    await check('cells');
    await page
      .locator('edit-cell', {has: page.locator('.id', {hasText: /^answer$/})})
      .locator('button.name')
      .click();
    await page.locator('edit-cell .cm-content').waitFor();
    await page.keyboard.press('Control+End');
    await page.keyboard.insertText(', nothing');
    await page.keyboard.press('Control+Enter');
    await page.locator('edit-cell .faults li').waitFor();
    await check('a wrong query');
    await page.locator('edit-cell').first().locator('add-cell summary').click();
    await page.locator('edit-cell').first().locator('add-cell .menu').waitFor();
    await check('the menu of cells');
    await page.keyboard.press('Escape');
    await button('标题和用到的表', 'Title and tables').click();
    await page.locator('edit-head .cm-content').waitFor();
    await check('the front matter');
    await button('按文本编辑', 'Edit as text').click();
    await page.locator('notebook-text .cm-content').waitFor();
    await check('one text');
    await page.goto(`${page.url().split('#')[0]}#/notebook/risk`);
    await button('编辑', 'Edit').click();
    await page.locator('edit-cell').first().waitFor();
    const id = await page.evaluate(() => {
      const desk = document.querySelector('app-shell')?.desk;
      const {editing} = desk?.notebook('my-risk') ?? {};
      editing?.change([{kind: 'splice', at: 1, remove: 2, insert: [{kind: 'prose', text: 'own'}]}]);
      return editing?.draft?.id;
    });
    expect(id).toBe('my-risk');
    await button('与原版对比', 'Compare with the original').click();
    await page.locator('notebook-compare section').first().waitFor();
    await check('beside the original');
    await context.close();
  },
  240_000
);

test('a notebook is made, edited and undone by keyboard alone', async () => {
  const {page, context} = await stage.open('served');
  await page.getByText('把文件或整个文件夹拖到这里').waitFor();
  const tabTo = async (text: string): Promise<void> => {
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press('Tab');
      const said = await page.evaluate(() => {
        let active = document.activeElement;
        while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
        return `${active?.getAttribute('aria-label') ?? ''} ${active?.textContent ?? ''}`;
      });
      if (said.includes(text)) return;
    }
    throw new Error(`Tab does not reach ${text}`);
  };
  await tabTo('新建笔记本');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', {level: 1, name: '新笔记本'}).waitFor();
  await tabTo('SQL');
  await page.keyboard.press('Enter');
  await page.locator('edit-cell .cm-content').waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('SELECT 40 + 2 AS n');
  await page.keyboard.press('Control+Enter');
  await page.getByText('42').first().waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await tabTo('添加');
  await page.keyboard.press('Enter');
  await tabTo('正文');
  await page.keyboard.press('Enter');
  await page.locator('edit-cell').nth(1).locator('.cm-content').waitFor();
  await page.keyboard.type('共 {sql_1.n} 户');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByText('共 42 户').waitFor();
  await page.keyboard.press('Alt+ArrowUp');
  await page.waitForTimeout(300);
  const first = () => page.locator('edit-cell').first().locator('.kind').innerText();
  await expect.poll(first).toBe('正文');
  await page.keyboard.press('Control+z');
  await page.waitForTimeout(300);
  await expect.poll(first).toBe('SQL');
  await page.keyboard.press('Control+y');
  await page.waitForTimeout(300);
  await expect.poll(first).toBe('正文');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Delete');
  await page.waitForTimeout(300);
  await expect.poll(() => page.locator('edit-cell').count()).toBe(1);
  await context.close();
});

test('a notebook is saved to the very file that it was opened from', async () => {
  const {page, context} = await stage.open('served');
  await page.getByText('把文件或整个文件夹拖到这里').waitFor();
  // The picker is the browser's own window; the handle that it gives is real, over the origin's private files.
  await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const handle = await root.getFileHandle('六月.md', {create: true});
    const writable = await handle.createWritable();
    await writable.write('---\ntitle: 六月\n---\n\n原来的话\n');
    await writable.close();
    Object.defineProperty(window, 'showOpenFilePicker', {value: () => Promise.resolve([handle])});
  });
  await page.getByRole('button', {name: '打开 .md'}).click();
  await page.getByText('原来的话').waitFor();
  await page.getByRole('button', {name: '编辑', exact: true}).click();
  await page.locator('edit-cell button.name').first().click();
  await page.locator('edit-cell .cm-content').waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('现在的话');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', {name: '保存到 六月.md'}).click();
  await page.getByText('已保存到 六月.md').waitFor();
  const text = await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    return await (await (await root.getFileHandle('六月.md')).getFile()).text();
  });
  expect(text).toBe('---\ntitle: 六月\n---\n\n现在的话\n');
  await context.close();
});
