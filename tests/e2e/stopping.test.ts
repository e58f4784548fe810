import {afterAll, beforeAll, expect, test} from 'vitest';
import {BUILDS, startStage, type Stage} from './browser.ts';
import {openNotebook} from './notebooks.ts';
import {go, households, openFiles, rowsOfHouseholds} from './work.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());

const LONG = {timeout: 120_000};

/** A notebook whose second cell is light or heavy as its parameter says. */
const notebook = (heavy: string): string => `---
title.zh: 慢的一页
title.en: A slow page
---

\`\`\`input 行
form: integer
label.zh: 行数
label.en: Rows
value: 3
\`\`\`

\`\`\`sql 先
SELECT 7 AS seven
\`\`\`

\`\`\`sql 慢
${heavy}
\`\`\`

\`\`\`sql 后
SELECT n + 1 AS n FROM 慢
\`\`\`

先有 {先.seven}。

后来是 {后.n:text}。
`;

/** The engine hears in it that it is to stop. */
const HEARS = `SELECT sum(a.i * b.i)::BIGINT AS n FROM range(getvariable('行')) a(i), range(getvariable('行')) b(i)`;
/** One step of the engine that hears nothing until it is done. */
const DEAF = `SELECT max(m)::BIGINT AS n FROM (SELECT median(i) OVER (ORDER BY i ROWS BETWEEN 100000 PRECEDING AND CURRENT ROW) AS m
FROM range(getvariable('行')) t(i))`;

test.each(BUILDS)(
  'a notebook that runs is stopped, and runs again when it is asked to (%s)',
  async (build) => {
    const {page, context, errors, refused} = await stage.open(build);
    await openNotebook(page, notebook(HEARS), '慢的.md');
    await page.getByText('后来是 10。').waitFor(LONG);
    const stop = page.getByRole('button', {name: '停止计算'});
    const rows = page.getByLabel('行数');
    await expect.poll(() => stop.count()).toBe(0);
    await rows.fill('400000');
    await page.keyboard.press('Enter');
    await stop.click();
    await page.getByText('已停止，没有算完').waitFor(LONG);
    await expect.poll(() => stop.count()).toBe(0);
    await expect.poll(() => page.getByText('先有 7。').count()).toBe(1);
    await expect.poll(() => page.getByText('后来是 10。').count()).toBe(1);
    await expect.poll(() => page.getByRole('button', {name: '导出快照'}).isDisabled()).toBe(true);
    await page.getByRole('button', {name: 'English'}).click();
    await page.getByText('Stopped before it was done').waitFor();
    await page.getByRole('button', {name: '中文'}).click();

    const again = page.getByRole('button', {name: '重新计算'});
    await again.click();
    await stop.click();
    await again.waitFor(LONG);

    await rows.fill('4');
    await page.keyboard.press('Enter');
    // On a slow machine the engine may have been ended: then the notebook waits to be asked.
    const asked = async (): Promise<number> => {
      if (await again.isVisible()) await again.click();
      return await page.getByText('后来是 37。').count();
    };
    await expect.poll(asked, LONG).toBe(1);
    await expect.poll(() => page.getByText('已停止').count()).toBe(0);
    await expect.poll(() => page.getByRole('button', {name: '导出快照'}).isEnabled()).toBe(true);

    await page.getByRole('button', {name: '编辑', exact: true}).click();
    const cell = page
      .locator('edit-cell')
      .filter({has: page.locator('button.name').getByText('慢', {exact: true})});
    await cell.locator('button.name').click();
    await cell.locator('.cm-content').waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(HEARS.replaceAll(/getvariable\('行'\)/g, '400000'));
    await page.keyboard.press('Control+Enter');
    await stop.click();
    await page.getByText('已停止，没有算完').waitFor(LONG);
    await cell.locator('.cm-content').click();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText('SELECT 4 AS n');
    await page.keyboard.press('Control+Enter');
    await page.getByText('后来是 5。').waitFor(LONG);
    expect([errors, refused]).toEqual([[], []]);
    await context.close();
  },
  240_000
);

test('a cell that hears nothing ends with its engine: all of the data is back, and the notebook waits to be asked', async () => {
  const {page, context, errors} = await stage.open('served');
  await openFiles(page, households('平川镇', 20));
  await go(page, '#/');
  await openNotebook(page, notebook(DEAF), '慢的.md');
  await page.getByText('后来是 2。').waitFor(LONG);
  await page.getByLabel('行数').fill('1000000');
  await page.keyboard.press('Enter');
  const stop = page.getByRole('button', {name: '停止计算'});
  await stop.waitFor(LONG);
  await page.waitForTimeout(4000);
  await stop.click();
  await page
    .getByText('引擎重新启动了，正在读回数据')
    .or(page.getByText('数据已全部读回'))
    .first()
    .waitFor(LONG);
  await page.getByText('数据已全部读回').waitFor(LONG);
  await rowsOfHouseholds(page).getByText('20').waitFor(LONG);
  await page.waitForTimeout(1000);
  await expect.poll(() => stop.count()).toBe(0);
  await expect.poll(() => page.getByText('后来是 2。').count()).toBe(1);
  await page.getByLabel('行数').fill('5');
  await page.keyboard.press('Enter');
  await page.getByText('后来是 3。').waitFor(LONG);
  await go(page, '#/notebook/causes');
  await page.locator('cell-figures').getByText('20').first().waitFor(LONG);
  expect(errors).toEqual([]);
  await context.close();
}, 240_000);
