import {readFile} from 'node:fs/promises';
import {read, utils} from '@e965/xlsx';
import type {Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {startStage, type Stage} from './browser.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());

type Given = {readonly name: string; readonly text: string | Buffer};

/** Picks files as a person does, and waits until the report shows them. */
async function pick(page: Page, ...files: readonly Given[]): Promise<void> {
  page.setDefaultTimeout(60_000);
  const input = page.locator('file-picker input#files').first();
  await input.setInputFiles(
    files.map(({name, text}) => ({name, mimeType: 'text/csv', buffer: Buffer.from(text)}))
  );
  await page
    .locator('import-files')
    .getByText(files.at(-1)?.name ?? '')
    .waitFor();
}

const LEDGER = [
  '填报单位：示例县',
  '乡镇,行政村,户编号,户主姓名,家庭人口,主要致贫原因,人均纯收入',
  '平川镇,红星村,580101100201000001,张三,3,因病,1.2',
  '平川镇,红星村,580101100201000002,李四,2,因残,百余万'
].join('\n');

const head = (page: Page) => page.locator('sheet-detail');

test.each(['served', 'file'] as const)(
  '%s: heading, date, unit and table are corrected, and hold for the next file',
  async (build) => {
    const {page, context, errors, refused} = await stage.open(build);
    await pick(page, {name: '贫困户.csv', text: LEDGER});
    await head(page).getByText('第 2 行表头').waitFor();

    await page.getByRole('button', {name: '表头不在这里？移动'}).click();
    await page.getByRole('button', {name: '第 1 行作表头'}).click();
    await page.getByRole('button', {name: '第 2 行作表头'}).click();
    await page.getByText('表头：第 1–2 行').waitFor();
    await page.getByRole('button', {name: '按此重新读取'}).click();
    await head(page).getByText('第 1–2 行表头').waitFor();
    await expect
      .poll(() => page.locator('import-files td.file').allInnerTexts())
      .toEqual(['贫困户.csv']);
    await page.getByRole('button', {name: '表头不在这里？移动'}).click();
    await page.getByRole('button', {name: '第 2 行作表头'}).click();
    await page.getByRole('button', {name: '按此重新读取'}).click();
    await head(page).getByText('第 2 行表头').waitFor();

    await page.getByLabel('数据日期').fill('2023-12-31');
    await head(page).getByText('由您指定').waitFor();
    await page.getByLabel('G 列的单位').selectOption('万元');
    const again = page.getByRole('button', {name: '按此重新载入'});
    await again.click();
    await again.waitFor({state: 'detached'});
    await page.getByText('→ 元').waitFor();
    await expect
      .poll(() => page.locator('sheet-preview td.bad').allInnerTexts())
      .toEqual(['百余万']);
    await expect
      .poll(() => page.locator('import-lists table-view tbody').first().innerText())
      .toContain('百余万');

    const next = LEDGER.replace('张三', '王五');
    await pick(page, {name: '贫困户_20240630.csv', text: next});
    await page.locator('import-files').getByRole('button', {name: '贫困户_20240630.csv'}).click();
    await head(page).getByText('按您上次对这种表头的指认。').waitFor();
    await page.getByText('→ 元').waitFor();
    expect([errors, refused]).toEqual([[], []]);
    await context.close();
  },
  240_000
);

test('a unit that nothing states is chosen, yuan too, and no longer doubted', async () => {
  const ledger = [
    '资金文号,批次,资金级次,到账时间,资金名称,下达金额',
    '财〔2023〕1号,第一批,中央,2023-01-18,衔接资金,123.45',
    '财〔2023〕2号,第一批,省级,2023-02-18,衔接资金,67.8'
  ].join('\n');
  const {page, context} = await stage.open('served');
  await pick(page, {name: '资金.csv', text: ledger});
  const doubt = head(page).getByText('都没有写明金额的单位');
  await doubt.waitFor();
  const unit = page.getByLabel('F 列的单位');
  expect(await unit.inputValue()).toBe('');
  await unit.selectOption('元');
  await page.getByRole('button', {name: '按此重新载入'}).click();
  await doubt.waitFor({state: 'detached'});
  expect(await unit.inputValue()).toBe('1');
  await context.close();
}, 240_000);

test('readings are saved to a file, and opened in another county', async () => {
  const own = '村里,门牌,当家人,几口人\n红星村,1,张三,3\n新民村,2,李四,2\n';
  const {page, context} = await stage.open('served');
  await pick(page, {name: '花名.csv', text: own});
  await page.getByLabel('换一张表').selectOption({label: '户'});
  const map = page.locator('column-map');
  for (const [letter, column] of [
    ['A', 'village'],
    ['B', 'household_id'],
    ['D', 'size']
  ]) {
    const select = map.getByLabel(`标准列 ${letter}`);
    await select.focus();
    await select.selectOption(`household.${column}`);
  }
  await page.getByRole('button', {name: '按此重新载入'}).click();
  await map.getByText('家庭人口').or(map.getByText('人数')).first().waitFor();
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', {name: '保存对应关系'}).click()
  ]);
  const mappings = await readFile(await saved.path(), 'utf8');
  expect(JSON.parse(mappings)).toMatchObject({
    kind: 'dishu-mappings',
    version: 1,
    mappings: [
      {headings: ['村里', '门牌', '当家人', '几口人'], projections: [{table: 'household'}]}
    ]
  });
  await context.close();

  const other = await stage.open('served');
  const theirs = {name: '邻县.csv', text: own.replace('红星村', '柳林村')};
  await pick(other.page, theirs);
  await other.page.locator('import-files').getByText('单独成表').waitFor();
  await other.page
    .locator('file-picker input#files')
    .first()
    .setInputFiles({
      name: '对应关系.json',
      mimeType: 'application/json',
      buffer: Buffer.from(mappings)
    });
  await other.page.getByText('已打开 1 条对应关系').waitFor();
  await other.page.locator('import-files td.as').getByText('户', {exact: true}).waitFor();
  await other.context.close();
}, 240_000);

test('the same file under another name is said; the whole report is a workbook', async () => {
  const {page, context} = await stage.open('served');
  await pick(page, {name: '贫困户.csv', text: LEDGER});
  await pick(page, {name: '副本.csv', text: LEDGER});
  await page.getByText('与“贫困户.csv”内容一样，没有重复载入。').waitFor();
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', {name: '导出报告 .xlsx'}).click()
  ]);
  const book = read(await readFile(await saved.path()));
  expect(book.SheetNames).toEqual(['来源', '各列', '无法读取', '搁置的行', '疑点']);
  const sources = utils.sheet_to_json<string[]>(book.Sheets['来源']!, {header: 1});
  expect(sources.slice(1).map(([file, , state]) => [file, state])).toEqual([
    ['贫困户.csv', '已入库'],
    ['副本.csv', '已经导入过']
  ]);
  await context.close();
});

test('Big5 is read as such when the analyst says so', async () => {
  const bytes = Buffer.from(
    'b6 6d c2 ed 2c a6 e6 ac 46 a7 f8 2c a4 e1 a5 44 a9 6d a6 57 0a a5 ad a4 74 c2 ed 2c ac f5 ac 50 a7 f8 2c b1 69 a4 54 0a'
      .split(' ')
      .map((byte) => Number.parseInt(byte, 16))
  );
  const {page, context} = await stage.open('served');
  await pick(page, {name: 'fan.csv', text: bytes});
  await page.getByLabel('编码').selectOption('Big5');
  await page.locator('sheet-preview').getByText('鄉鎮').waitFor();
  await expect
    .poll(() => page.locator('import-files td.file').allInnerTexts())
    .toEqual(['fan.csv']);
  await context.close();
});
