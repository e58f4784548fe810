import {readFileSync} from 'node:fs';
import type {Locator, Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import type {} from '../../src/ui/elements/app-shell.ts';
import {BUILDS, startStage, type Stage} from './browser.ts';
import {openNotebook} from './notebooks.ts';
import {saved as isKept} from './work.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());

const TEXT = `---
title.zh: 试编
title.en: Trial
---

\`\`\`input 起始年
form: integer
label.zh: 起始年
label.en: From year
value: 2022
\`\`\`

\`\`\`sql years
SELECT * FROM (VALUES (2021, 3), (2022, 5), (2023, 8)) t(year, units)
\`\`\`

\`\`\`sql kept
SELECT * FROM years WHERE year >= getvariable('起始年')
\`\`\`

\`\`\`sql answer
SELECT sum(units)::INTEGER AS total FROM kept
\`\`\`

共 **{answer.total}** 户。

\`\`\`sql apart
SELECT 7 AS seven
\`\`\`
`;

const cell = (page: Page, name: string): Locator =>
  page
    .locator('edit-cell')
    .filter({has: page.locator('button.name').getByText(name, {exact: true})})
    .first();

/** Opens a cell and gives its editor. */
async function openCell(page: Page, name: string): Promise<Locator> {
  await cell(page, name).locator('button.name').click();
  const code = cell(page, name).locator('.cm-content');
  await code.waitFor();
  return code;
}

/** Replaces the text of the open editor and runs it. */
async function write(page: Page, code: Locator, text: string): Promise<void> {
  await code.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
  await page.keyboard.press('Control+Enter');
}

/** Counts from now on which cells of the notebook on the page run; what it gives waits until none runs. */
async function countRuns(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const {desk} = document.querySelector('app-shell') ?? {};
    const route = desk?.state.route;
    const open = route?.page === 'notebook' ? desk?.notebook(route.id) : undefined;
    const seen: string[] = [];
    const before = new Map<string, string>();
    open?.subscribe(() => {
      for (const {key} of open.run?.graph.nodes ?? []) {
        const {kind} = open.cell(key);
        if (kind === 'running' && before.get(key) !== 'running') seen.push(key);
        before.set(key, kind);
      }
    });
    Object.assign(window, {seen, rests: () => open?.state.is === 'done'});
  });
  return async () => {
    await page.waitForFunction(() => (window as unknown as {rests(): boolean}).rests());
    return await page.evaluate(() => (window as unknown as {seen: string[]}).seen.splice(0));
  };
}

const texts = (page: Page): Promise<string[]> =>
  page.locator('edit-cell button.name').allInnerTexts();

async function saved(page: Page): Promise<{name: string; text: string}> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.keyboard.press('Control+s')
  ]);
  return {name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8')};
}

test.each(BUILDS)(
  'a notebook is edited cell by cell (%s)',
  async (build) => {
    const {page, context, refused, errors} = await stage.open(build);
    await openNotebook(page, TEXT, 'trial.md');
    await page.getByRole('button', {name: '编辑', exact: true}).click();
    await cell(page, 'answer').waitFor();
    const runs = await countRuns(page);

    // What depends on a change runs again, and nothing else.
    const kept = await openCell(page, 'kept');
    await write(page, kept, "SELECT * FROM years WHERE year > getvariable('起始年')");
    await page.getByText('共 8 户。').waitFor();
    expect(await runs()).toEqual(['kept', 'answer', '#4']);

    // What has not changed runs once more when it is asked to.
    await kept.focus();
    await page.keyboard.press('Control+Enter');
    await page.waitForFunction(() => (window as unknown as {seen: string[]}).seen.length === 3);
    expect(await runs()).toEqual(['kept', 'answer', '#4']);

    // A wrong query keeps its last result, says what is wrong and where; the others go on.
    await write(page, kept, 'SELECT nothing FROM years');
    const fault = cell(page, 'kept').locator('.faults li');
    await fault.waitFor();
    await expect.poll(() => fault.innerText()).toMatch(/第 1 行第 8 列：.*nothing/);
    await expect
      .poll(() => cell(page, 'kept').locator('.cm-lintRange-error').innerText())
      .toBe('nothing');
    await expect.poll(() => cell(page, 'kept').locator('.former table-view').count()).toBe(1);
    await expect.poll(() => page.getByText('共 8 户。').count()).toBe(1);
    await page.keyboard.press('Escape');

    // Undo and redo, outside of an editor.
    await page.keyboard.press('Control+z');
    await cell(page, 'kept').getByText('有错').waitFor({state: 'detached'});
    await runs();
    await page.getByRole('button', {name: '撤销'}).click();
    await page.getByText('共 13 户。').waitFor();
    expect(await runs()).toEqual(['kept', 'answer', '#4']);
    await page.getByRole('button', {name: '重做'}).click();
    await page.getByText('共 8 户。').waitFor();
    await runs();

    // Changed prose runs no query.
    await page.locator('edit-cell').nth(4).locator('button.name').click();
    const prose = page.locator('edit-cell').nth(4).locator('.cm-content');
    await prose.waitFor();
    await write(page, prose, '## 结论\n\n共 {answer.total} 户，另有 {apart.seven}。');
    await page.getByText('共 8 户，另有 7。').waitFor();
    expect(await runs()).toEqual(['#4']);
    await page.keyboard.press('Escape');

    // Moving by keyboard runs nothing.
    await cell(page, 'apart').locator('button.name').focus();
    await page.keyboard.press('Alt+ArrowUp');
    await page.waitForFunction(() => {
      const shell = document.querySelector('app-shell');
      const route = shell?.desk?.state.route;
      const open = route?.page === 'notebook' ? shell?.desk?.notebook(route.id) : undefined;
      const source = open?.draft?.cells[4];
      return source?.kind === 'fence' && source.info === 'sql apart';
    });
    expect(await runs()).toEqual([]);

    // A chart is added below a cell, drawn at once, and edited by its keys.
    await cell(page, 'kept').hover();
    await cell(page, 'kept').locator('add-cell summary').click();
    await cell(page, 'kept').getByRole('button', {name: /^图表/}).click();
    await cell(page, 'chart_1').locator('.cm-content').waitFor();
    await expect
      .poll(() => cell(page, 'chart_1').locator('.cm-content').innerText())
      .toBe('form: table\nfrom: kept');
    const chart = cell(page, 'chart_1').locator('.cm-content');
    await write(page, chart, 'form: column\nfrom: years\nx: year\ny: units\ntitle: 每年户数');
    await cell(page, 'chart_1').getByRole('heading', {name: '每年户数'}).waitFor();
    await cell(page, 'chart_1').locator('chart-drawing svg').waitFor();
    await chart.focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('hal');
    await page.locator('.cm-tooltip-autocomplete').getByText('half').waitFor();
    await page.waitForTimeout(200);
    await page.keyboard.press('Enter');
    await page.keyboard.type('maybe');
    await cell(page, 'chart_1').locator('.faults').getByText(/maybe/).waitFor();
    await expect
      .poll(() => cell(page, 'chart_1').locator('.faults li').allInnerTexts())
      .toEqual([expect.stringMatching(/^第 6 行第 7 列：.*maybe/)]);
    for (let i = 0; i < 5; i++) await page.keyboard.press('Backspace');
    await page.keyboard.type('yes');
    await cell(page, 'chart_1').locator('.faults').waitFor({state: 'detached'});
    await page.keyboard.press('Escape');

    // A cell is renamed with its uses, or alone; one undo takes either back.
    await openCell(page, 'kept');
    await cell(page, 'kept').getByLabel('名字').fill('留下');
    await page.keyboard.press('Enter');
    await cell(page, '留下').getByText('用到它的 1 处也一起改了。').waitFor();
    await page.getByText('共 8 户，另有 7。').waitFor();
    await expect.poll(() => cell(page, 'answer').getByText('有错').count()).toBe(0);
    await page.getByRole('button', {name: '只改名字'}).click();
    await cell(page, 'answer').getByText('有错').waitFor();
    await page.getByRole('button', {name: '撤销'}).click();
    await cell(page, 'kept').locator('button.name').click();
    await cell(page, 'answer').getByText('有错').waitFor({state: 'detached'});

    // Deleting by keyboard; what needed the cell says so; undo brings it back.
    await cell(page, 'kept').locator('button.name').focus();
    await page.keyboard.press('Delete');
    await cell(page, 'answer').getByText('有错').waitFor();
    await expect.poll(() => texts(page)).toHaveLength(6);
    await page.keyboard.press('Control+z');
    await cell(page, 'answer').locator('.head').getByText('1 行，1 列').waitFor();
    await page.getByText('共 8 户，另有 7。').waitFor();

    // Saved as it stands, to the byte.
    const {name, text} = await saved(page);
    expect(name).toBe('试编.md');
    expect(text).toBe(
      TEXT.replace('year >=', 'year >')
        .replace(
          '```sql answer',
          '```chart chart_1\nform: column\nfrom: years\nx: year\ny: units\ntitle: 每年户数\nhalf: yes\n```\n\n```sql answer'
        )
        .replace(
          /共 \*\*[\s\S]*$/,
          '```sql apart\nSELECT 7 AS seven\n```\n\n## 结论\n\n共 {answer.total} 户，另有 {apart.seven}。\n'
        )
    );

    // Opened again it is another notebook with the same text, and reads the same.
    await page.getByRole('button', {name: '完成'}).click();
    await page.locator('side-bar a.brand').click();
    await openNotebook(page, text, name);
    await page.getByText('共 8 户，另有 7。').waitFor();
    await expect.poll(() => page.locator('side-bar a', {hasText: '试编'}).count()).toBe(2);
    expect([refused, errors]).toEqual([[], []]);
    await context.close();
  },
  240_000
);

test.each(BUILDS)(
  'a ready-made notebook is copied, compared and restored (%s)',
  async (build) => {
    const {page, context, refused, errors} = await stage.open(build, {
      query: '#/notebook/industry'
    });
    await page.getByRole('button', {name: '编辑', exact: true}).click();
    await page.getByRole('heading', {level: 1, name: '产业覆盖（我的）'}).waitFor();
    await page.locator('side-bar a', {hasText: '产业覆盖（我的）'}).waitFor();
    await page.getByRole('button', {name: '与原版对比'}).click();
    await page.getByText('与原版“产业覆盖”相比：改了标题或用到的表。').waitFor();
    await page.getByRole('button', {name: '与原版对比'}).click();
    const first = await page.evaluate(() => {
      const draft = document.querySelector('app-shell')?.desk?.notebook('industry')?.draft;
      const at =
        draft?.cells.findIndex((each) => each.kind === 'fence' && each.info.startsWith('sql')) ??
        -1;
      const source = draft?.cells[at];
      return source?.kind === 'fence'
        ? {at, name: source.info.slice(4), body: source.body}
        : undefined;
    });
    const {name, body} = first!;
    const code = await openCell(page, name);
    await write(page, code, `${body}\n-- 改过`);
    await page.keyboard.press('Escape');
    await page.getByLabel('在末尾添加').getByRole('button', {name: '正文'}).click();
    await page.keyboard.insertText('我的一段话');
    await page.keyboard.press('Escape');
    await page.getByRole('button', {name: '与原版对比'}).click();
    await page
      .getByText('与原版“产业覆盖”相比：改了标题或用到的表、改了 1 个单元、加了 1 个。')
      .waitFor();
    await expect
      .poll(() => page.locator('notebook-compare .lines .added').allInnerTexts())
      .toEqual(
        expect.arrayContaining([
          expect.stringContaining('-- 改过'),
          expect.stringContaining('我的一段话')
        ])
      );
    await page.getByRole('button', {name: `恢复成原版 ${name}`}).click();
    await page.getByText('改了标题或用到的表、加了 1 个。').waitFor();
    await page.getByRole('button', {name: '撤销'}).click();
    await page.getByText('改了标题或用到的表、改了 1 个单元、加了 1 个。').waitFor();
    await page.getByRole('button', {name: '完成'}).click();

    // The ready-made one is as it was, and editing it again opens the same copy.
    await page.locator('side-bar a', {hasText: /^产业覆盖$/}).click();
    await page.getByRole('button', {name: '编辑', exact: true}).click();
    await page.getByRole('heading', {level: 1, name: '产业覆盖（我的）'}).waitFor();
    await expect
      .poll(() => page.locator('side-bar a', {hasText: '产业覆盖（我的）'}).count())
      .toBe(1);

    // Deleted, and had back.
    await page.locator('edit-bar summary').click();
    await page.getByRole('button', {name: '删除笔记本'}).click();
    await page.getByText('已删除“产业覆盖（我的）”').waitFor();
    await expect
      .poll(() => page.locator('side-bar a', {hasText: '产业覆盖（我的）'}).count())
      .toBe(0);
    await page.locator('side-bar').getByRole('button', {name: '撤销'}).click();
    await page.locator('side-bar a', {hasText: '产业覆盖（我的）'}).waitFor();
    await cell(page, name).waitFor();
    expect([refused, errors]).toEqual([[], []]);
    await context.close();
  },
  240_000
);

test('a text that cannot be taken to pieces is mended as text, with its faults at their lines', async () => {
  const {page, context} = await stage.open('served');
  const broken = TEXT.replace('seven\n```', 'seven');
  const buffer = Buffer.from(broken);
  await page
    .locator('input#files')
    .setInputFiles({name: 'broken.md', mimeType: 'text/markdown', buffer});
  await page.getByRole('button', {name: '打开全文修改'}).click();
  await page.getByText('1 处有错').waitFor();
  const fault = page.locator('notebook-text .faults button');
  await expect.poll(() => fault.innerText()).toContain('第 27 行');
  await fault.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText('```\n');
  await page.getByText('没有错').waitFor();
  await page.getByRole('button', {name: '完成'}).click();
  await page.getByText('共 13 户。').waitFor();
  await context.close();
});

test('edits survive a reload', async () => {
  const {page, context} = await stage.open('served');
  await page.getByRole('button', {name: /新建笔记本/}).click();
  await page.getByRole('heading', {level: 1, name: '新笔记本'}).waitFor();
  await page.getByLabel('在末尾添加').getByRole('button', {name: 'SQL'}).click();
  const code = cell(page, 'sql_1').locator('.cm-content');
  await code.waitFor();
  await write(page, code, 'SELECT 6 * 7 AS n');
  await cell(page, 'sql_1').locator('.head').getByText('1 行，1 列').waitFor();
  await isKept(page);
  await page.reload();
  await page.locator('cell-table').getByText('42').waitFor();
  await context.close();
});

test('a cell that is moved while it is open is still open to be edited', async () => {
  const {page, context} = await stage.open('served');
  await openNotebook(page, TEXT, 'trial.md');
  await page.getByRole('button', {name: '编辑', exact: true}).click();
  const code = await openCell(page, 'kept');
  await cell(page, 'kept').getByRole('button', {name: '下移“kept”'}).click();
  await page
    .locator('edit-cell')
    .nth(3)
    .locator('button.name')
    .getByText('kept', {exact: true})
    .waitFor();
  await expect.poll(() => code.innerText()).toMatch(/^SELECT \* FROM years/);
  await write(page, code, 'SELECT * FROM years WHERE year > 2022');
  await page.getByText('共 8 户。').waitFor();
  await context.close();
});
