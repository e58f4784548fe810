import {expect, test} from 'vitest';
import {HEADLINES, LINES} from '../notebooks/headlines.ts';
import type {OpenPage} from './browser.ts';
import {chineseOutsideData, plain, showNotebook} from './notebooks.ts';
import {visit} from './work.ts';

const LONG = {timeout: 240_000};

/** The analyses, the report and the tables of the sample county that stands open. */
export function testPages(county: () => OpenPage): void {
  test('opens at its first analysis and names the county and its dates', async () => {
    const {page} = county();
    const place = page.locator('side-bar .county');
    await expect.poll(() => place.innerText()).toBe('示例县\n数据截至 2024-06-30\n对比 2023-12-31');
    await expect
      .poll(() => page.locator('side-bar a[aria-current="page"]').innerText())
      .toContain('县情一页');
    await expect.poll(() => page.locator('cell-failure').count()).toBe(0);
  });

  test('the county on one page has a line an area that leads to its analysis', async () => {
    const {page} = county();
    const lines = page.locator('cell-lines tbody tr');
    await lines.first().waitFor(LONG);
    await expect.poll(() => lines.count()).toBe(12);
    for (const line of await lines.all()) {
      await expect.poll(() => line.locator('.value').innerText()).toMatch(/^[\d,.]+/);
      await expect.poll(() => line.locator('.lamp').innerText()).not.toBe('');
      await expect.poll(() => line.locator('.rule').innerText()).toMatch(/[黄红]/);
    }
    await page.locator('notebook-page button.primary:not([disabled])').waitFor(LONG);
    for (const [area, value] of Object.entries(LINES)) {
      const line = page.locator('cell-lines tbody tr', {has: page.getByText(area, {exact: true})});
      await expect
        .poll(async () => plain(await line.locator('.value').innerText()), {message: area})
        .toBe(value);
    }
    const blank = page.locator('cell-lines tr', {hasText: '空白村'});
    await blank.getByRole('link', {name: '空白村', exact: true}).click();
    await page.getByRole('heading', {level: 1, name: '返贫致贫风险'}).waitFor();
    await page.goBack();
    await blank.locator('.value a').click();
    await page
      .locator('rows-page')
      .getByText(LINES['空白村'] ?? '')
      .first()
      .waitFor(LONG);
    await showNotebook(page, 'overview');
  });

  test.each(HEADLINES)(
    '$title answers first, with the figures of the truth, in both languages',
    async ({id, title, figures, opening}) => {
      const {page} = county();
      await showNotebook(page, id);
      await expect.poll(() => page.locator('h1').innerText()).toBe(title);
      const shown = page.locator('cell-figures dl > div');
      await expect.poll(() => shown.count()).toBe(figures.length);
      for (const [index, [value, fraction]] of figures.entries()) {
        const figure = shown.nth(index);
        await expect
          .poll(async () => plain(await figure.locator('dd.value').innerText()))
          .toBe(value);
        await expect.poll(() => figure.innerText()).toContain(fraction);
      }
      const answer = page.locator('cell-prose[lead] p').first();
      for (const part of opening.zh) await expect.poll(() => answer.innerText()).toContain(part);
      await expect.poll(() => page.locator('chart-drawing svg').count()).toBeGreaterThan(2);
      await expect.poll(() => page.locator('cell-failure .what').allInnerTexts()).toEqual([]);
      await page.getByRole('button', {name: 'English'}).click();
      for (const part of opening.en) await answer.getByText(part).waitFor(LONG);
      const digits = plain(figures[0]?.[0] ?? '');
      await expect
        .poll(async () => plain(await shown.first().locator('dd.value').innerText()))
        .toBe(digits.replace('户', 'households'));
      await page.getByRole('button', {name: '中文'}).click();
      for (const part of opening.zh) await answer.getByText(part).waitFor(LONG);
    }
  );

  test('the import report adds up and says what could not be opened', async () => {
    const {page} = county();
    await page.locator('side-bar').getByText('导入报告').click();
    const sum = await page.locator('import-page .meta').innerText();
    const [read, loaded, aside] = [...sum.matchAll(/([\d,]+) 行/g)].map(([, n]) =>
      Number(n?.replaceAll(',', ''))
    );
    expect(read).toBeGreaterThan(100_000);
    expect((loaded ?? 0) + (aside ?? 0)).toBe(read);
    const refused = page.locator('import-files tr', {hasText: '低保名单.xlsx'});
    await expect.poll(() => refused.innerText()).toContain('有密码');
  });

  test('a sheet shows its heading, its columns and why it was taken for its table', async () => {
    const {page} = county();
    await page.locator('import-files').getByRole('button', {name: '资金台账2023.xlsx'}).click();
    const detail = page.locator('sheet-detail');
    await expect.poll(() => detail.locator('sheet-preview tr.heading').count()).toBe(2);
    await expect
      .poll(() => detail.locator('h2').first().innerText())
      .toContain('资金台账2023.xlsx');
    await expect.poll(() => detail.locator('.unit').first().innerText()).toContain('认作“资金”');
    const allocated = detail.locator('column-map tr', {hasText: '下达金额'}).first();
    await expect
      .poll(async () => (await allocated.locator('select.unit option:checked').innerText()).trim())
      .toBe('万元');
    await expect.poll(() => allocated.innerText()).toContain('→ 元');
  });

  test('a table opens as rows with persons masked', async () => {
    const {page} = county();
    await page.locator('side-bar a[href="#/table/household"]').click();
    await page
      .locator('table-view')
      .getByText(/^\s*.\*{1,3}\s*$/)
      .first()
      .waitFor(LONG);
    await expect.poll(() => page.locator('table-view tbody tr').count()).toBeLessThan(80);
    const heads = page.locator('table-view tbody td:nth-child(8)');
    await expect
      .poll(async () => (await heads.allInnerTexts()).filter((text) => /\d{11}/.test(text)))
      .toEqual([]);
  });

  test('in English nothing but data is Chinese', async () => {
    const {page} = county();
    await page.getByRole('button', {name: 'English'}).click();
    for (const hash of ['causes', 'risk', 'disbursement', 'industry']) {
      await showNotebook(page, hash);
      await expect.poll(() => chineseOutsideData(page), {message: hash}).toEqual([]);
    }
    await page.goto(`${page.url().split('#')[0]}#/import`);
    await page.getByRole('heading', {level: 1, name: 'Import report'}).waitFor();
    await expect.poll(() => chineseOutsideData(page)).toEqual([]);
    await page.getByRole('button', {name: '中文'}).click();
  });
}

/** What changes the data of the open county: after all else. */
export function testCorrection(county: () => OpenPage): void {
  test('a column is corrected and the sheet loaded again', async () => {
    const {page} = county();
    await visit(page, '#/import');
    await page.locator('import-files').getByRole('button', {name: '医疗结算.csv'}).click();
    const map = page.locator('column-map');
    const first = map.locator('select').first();
    const before = await first.inputValue();
    await first.focus();
    await first.selectOption('');
    await page.getByRole('button', {name: '按此重新载入'}).click();
    await page.getByText('正在重新载入…').waitFor({state: 'detached', ...LONG});
    await map.getByText(/另有 \d+ 列不进入标准表/).waitFor();
    expect(before).not.toBe('');
    await expect.poll(() => map.locator('select').first().inputValue()).not.toBe(before);
  });
}
