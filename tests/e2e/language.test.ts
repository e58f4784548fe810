import {afterAll, beforeAll, expect, test} from 'vitest';
import {startStage, type Stage} from './browser.ts';
import {chineseOutsideData, FORMS, openNotebook} from './notebooks.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());

test('the switch changes every text, the title and the language of the page, and is kept', async () => {
  const {page, context} = await stage.open('served');
  await page.getByRole('button', {name: 'English'}).click();
  await page.getByText('Drop files or a whole folder here').waitFor();
  await expect.poll(() => page.title()).toBe('Dishu');
  await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en');
  await page.reload();
  await page.getByText('Drop files or a whole folder here').waitFor();
  await context.close();
});

test('the theme can be chosen against the system', async () => {
  const {page, context} = await stage.open('served', {dark: true});
  const theme = () => page.locator('html').getAttribute('data-theme');
  await page.getByRole('button', {name: '浅色'}).waitFor();
  await expect.poll(theme).toBe('dark');
  await page.getByRole('button', {name: '浅色'}).click();
  await expect.poll(theme).toBe('light');
  await page.getByRole('button', {name: '跟随系统'}).click();
  await expect.poll(theme).toBe('dark');
  await context.close();
});

test('in English no page without data says anything in Chinese', async () => {
  const {page, context} = await stage.open('served', {locale: 'en-GB'});
  for (const hash of [
    '#/',
    '#/import',
    '#/notebook/disbursement',
    '#/table/household',
    '#/nowhere'
  ]) {
    await page.goto(`${page.url().split('#')[0]}${hash}`);
    await page.locator('main :is(h1, p)').first().waitFor();
    await expect.poll(() => chineseOutsideData(page), {message: hash}).toEqual([]);
  }
  await context.close();
});

test('a notebook that has run changes its language without running again', async () => {
  const {page, context} = await stage.open('served');
  await openNotebook(page, FORMS);
  await page.getByRole('button', {name: 'English'}).click();
  await page.getByText('Thirteen of sixteen townships are behind schedule').first().waitFor();
  await page.locator('cell-prose[lead]').getByText('29.1 points behind').waitFor();
  await expect.poll(() => chineseOutsideData(page)).toEqual([]);
  await context.close();
});
