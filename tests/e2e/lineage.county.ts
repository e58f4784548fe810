import type {Page} from 'playwright-core';
import {beforeAll, describe, expect, test} from 'vitest';
import type {OpenPage} from './browser.ts';
import {visit} from './work.ts';

const LONG = {timeout: 240_000};

const hashOf = (page: Page): string => decodeURIComponent(new URL(page.url()).hash);
const title = (page: Page) => page.locator('main h1');

/** From the figures of the open county to their rows, records and cells. */
export function testLineage(county: () => OpenPage): void {
  describe('from a figure to its cell', () => {
    let page: Page;
    beforeAll(async () => {
      page = county().page;
      await visit(page, '#/notebook/causes');
      await page.locator('chart-drawing [role="link"]').first().waitFor(LONG);
    });

    test('a mark leads to its rows, a row to its record, a value to its cell, and back again', async () => {
      const mark = page
        .locator('chart-drawing')
        .first()
        .locator('[data-row="1"][role="link"]')
        .last();
      await expect
        .poll(() => mark.getAttribute('aria-label'))
        .toBe('因病：主要原因 3,367，任一原因 4,437');
      await mark.click();
      await page.locator('rows-page table-view tbody a').first().waitFor(LONG);
      expect(hashOf(page)).toBe('#/rows/causes/by_cause/*/0?cause=因病');
      await expect.poll(() => title(page).innerText()).toBe('3,367 户');
      await expect.poll(() => page.locator('rows-page .said').innerText()).toContain('原因 = 因病');
      await expect.poll(() => page.locator('rows-page .said code').innerText()).toBe('is_main');

      const row = page.locator('rows-page table-view tbody tr').nth(1);
      const number = await row.locator('td').first().innerText();
      await row.locator('a').first().click();
      await page.locator('record-table').first().waitFor(LONG);
      expect(hashOf(page)).toBe(`#/record/household/${number}`);
      await expect.poll(() => title(page).innerText()).toBe(`户 ${number}`);
      const cause = page.locator('record-table').first().locator('tr', {hasText: '主要致贫原因'});
      await cause.locator('a').first().click();
      await page.locator('sheet-around td.here').waitFor(LONG);
      await expect.poll(() => page.locator('sheet-around td.here').innerText()).toBe('因病');
      await expect
        .poll(() => page.locator('cell-page .answer').innerText())
        .toContain('原文“因病”');
      await expect.poll(() => page.locator('sheet-around tr.heading').count()).toBe(1);

      await page.goBack();
      await page.locator('record-table').first().waitFor(LONG);
      await page.goBack();
      await page.locator('rows-page table-view').waitFor(LONG);
      await page.goForward();
      await page.locator('record-table').first().waitFor(LONG);
      await expect.poll(() => title(page).innerText()).toBe(`户 ${number}`);
    });

    test('one step back leads to where the reader was, a new page begins at its top', async () => {
      await visit(page, '#/notebook/causes');
      const charts = page.locator('chart-drawing');
      await charts.nth(3).locator('[role="link"]').first().waitFor(LONG);
      await charts.nth(3).scrollIntoViewIfNeeded();
      const before = await charts
        .nth(3)
        .locator('[role="link"]')
        .first()
        .evaluate((mark) => {
          mark.dispatchEvent(new MouseEvent('click', {bubbles: true, composed: true}));
          return window.scrollY;
        });
      expect(before).toBeGreaterThan(500);
      await page.locator('rows-page table-view').waitFor(LONG);
      await page.waitForFunction(() => window.scrollY === 0);
      await page.goBack();
      await page.waitForFunction((y) => Math.abs(window.scrollY - y) < 3, before);
    });

    test('a headline figure leads to numerator and denominator', async () => {
      await visit(page, '#/notebook/causes');
      await page.locator('cell-figures .value a').first().click();
      await page.locator('rows-page table-view').waitFor(LONG);
      await expect.poll(() => title(page).innerText()).toBe('16,172 户');
      await expect
        .poll(() => page.locator('rows-page .said').innerText())
        .toContain('主要致贫原因不空');
      await page.locator('rows-page .parts').getByText('分母').click();
      await page.waitForFunction(() => location.hash.includes('/1/1'));
      await page.getByRole('heading', {level: 1, name: '16,604 户'}).waitFor(LONG);
      await expect.poll(() => page.locator('rows-page .said').innerText()).toContain('不加筛选');
    });

    test('a line of the county on one page leads to the rows in its own analysis, and to that analysis', async () => {
      await visit(page, '#/notebook/overview');
      const line = (area: string) => page.locator('cell-lines tbody tr', {hasText: area});
      await line('空白村').locator('.value a').click();
      await page.locator('rows-page table-view').waitFor(LONG);
      expect(hashOf(page)).toBe('#/rows/risk/overview_links/blank/0');
      const blank = await page.locator('rows-page .head .note').innerText();
      expect(blank).toBe('空白村 23个');
      await expect.poll(() => title(page).innerText()).toBe('23 个村');
      await page.goBack();
      await line('帮扶责任人覆盖').locator('.value a').click();
      await page.locator('rows-page .parts').getByText('分母').click();
      await page.getByRole('heading', {level: 1, name: '16,604 户'}).waitFor(LONG);
      await expect
        .poll(() => page.locator('rows-page .said').innerText())
        .toContain('有帮扶责任人不空');
      await page.goBack();
      await page.goBack();
      await line('空白村').getByRole('link', {name: '空白村', exact: true}).click();
      await page.getByRole('heading', {level: 1, name: '返贫致贫风险'}).waitFor(LONG);
    });

    test('the same way by keyboard', async () => {
      await visit(page, '#/notebook/causes');
      const chart = page.locator('chart-drawing').first();
      await chart.locator('[role="link"][tabindex="0"]').focus();
      await page.keyboard.press('End');
      await page.keyboard.press('ArrowLeft');
      const focused = chart.locator('[role="link"]:focus');
      const way = await focused.getAttribute('data-way');
      await page.keyboard.press('Enter');
      await page.locator('rows-page table-view tbody a').first().waitFor(LONG);
      expect(new URL(page.url()).hash).toBe(way);
      await page.locator('rows-page table-view tbody a').first().focus();
      await page.keyboard.press('Enter');
      await page.locator('record-table').first().waitFor(LONG);
      await page.locator('record-table tbody a').first().focus();
      await page.keyboard.press('Enter');
      await page.locator('sheet-around').waitFor(LONG);
      expect(hashOf(page)).toMatch(/^#\/cell\/\d+\/\d+\/\w+/);
    });

    test('persons are masked until they are shown on purpose', async () => {
      await visit(page, '#/notebook/risk');
      await page.locator('cell-figures .value a').first().click();
      await page.locator('rows-page table-view tbody a').first().click();
      await page.locator('record-table').first().waitFor(LONG);
      const name = page.locator('record-table').first().locator('tr', {hasText: '户主姓名'});
      await expect.poll(() => name.locator('td').first().innerText()).toMatch(/^.\*+$/);
      await page.getByRole('button', {name: '显示个人信息'}).click();
      await expect.poll(() => name.locator('td').first().innerText()).not.toContain('*');
      await expect
        .poll(() => page.locator('lineage-bar .note').innerText())
        .toContain('防旁人看见');
    });

    test('a household is found by its number, a person by ID number, and no address holds it', async () => {
      const [number, id] = await page.evaluate(async () => {
        const desk = document.querySelector('app-shell')?.desk;
        const source = await desk?.query(
          'for the test',
          `SELECT household_id, id_number FROM data.person WHERE household_id IS NOT NULL AND id_number IS NOT NULL
         AND relation <> '户主' ORDER BY source_id DESC, row_no LIMIT 1`
        );
        const rows = await source?.page({offset: 0, limit: 1});
        return (rows?.values ?? []).map((column) => String(column[0]));
      });
      for (const sought of [number ?? '', id ?? '']) {
        await page.locator('find-box input').fill(sought);
        await page.keyboard.press('Enter');
        await page.getByRole('heading', {level: 1, name: `户 ${number}`}).waitFor(LONG);
        expect(page.url()).not.toContain(id ?? '-');
        await visit(page, '#/import');
        await page.locator('import-page h1').waitFor();
      }
      await page.locator('find-box input').fill('没有这个人');
      await page.keyboard.press('Enter');
      await page.getByText('没有这个户编号、证件号码或姓名').waitFor(LONG);
    });

    test('a link opens again, and what is not there says so', async () => {
      await visit(page, '#/rows/causes/by_cause/*/0?cause=没有的原因');
      await page.getByText('图上已经没有这一个数').waitFor(LONG);
      await visit(page, '#/cell/9999/1/size');
      await page.getByText('这一格所在的文件没有打开').waitFor(LONG);
      await visit(page, '#/record/household/999');
      await page.getByText('打开的数据里没有这一条').waitFor(LONG);
      await visit(page, '#/rows/disbursement/four_rates/*/0');
      await page.getByText('不是数出来的行').first().waitFor(LONG);
    });
  });
}
