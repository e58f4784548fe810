import type {Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {startStage, type Stage} from './browser.ts';

const MOMENTS = 20;
/** Words of the importer's worker to the page that an import of NEXT has at least. */
const LEAST_HEARD = 16;

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());

/**
 * Ends the importer's worker at its n-th word to the page, wherever it is by then, and lets the half minute of patience be over that
 * the page has with a worker that says nothing more.
 */
const KILLER = `(() => {
  const Real = Worker;
  const every = setInterval;
  const state = (globalThis.killing = {at: 0, most: 0, killed: 0});
  let second = () => undefined;
  globalThis.setInterval = (run, ms, ...rest) => {
    if (ms === 1000) second = run;
    return every(run, ms, ...rest);
  };
  globalThis.Worker = class extends Real {
    constructor(url, options) {
      super(url, options);
      if (options?.name !== 'importer.worker.js') return;
      let heard = 0;
      this.addEventListener('message', () => {
        state.most = Math.max(state.most, ++heard);
        if (heard !== state.at) return;
        this.terminate();
        state.killed++;
        for (let n = 0; n < 30; n++) second();
      });
    }
  };
})()`;

type Killing = {at: number; most: number; killed: number};
declare const killing: Killing;

const HEADING = '乡镇,行政村,户编号,户主姓名,家庭人口,主要致贫原因,户类型';
const register = (village: string, rows: number, from: number): string =>
  [
    HEADING,
    ...Array.from(
      {length: rows},
      (_, i) => `平川镇,${village},5801011002${from + i},户${i},${1 + (i % 5)},因病,脱贫户`
    )
  ].join('\n');

type Given = {readonly name: string; readonly text: string};
const FORMER = [{name: '石桥村_20231231.csv', text: register('石桥村', 30, 10_000_000)}];
/** The former file again with other rows, and seven villages more. */
const NEXT: readonly Given[] = [
  {name: '石桥村_20231231.csv', text: register('石桥村', 40, 10_000_000)},
  ...['南岗村', '上村', '下村', '东村', '西村', '北村', '中村'].map((village, i) => ({
    name: `${village}_20231231.csv`,
    text: register(village, 200, 20_000_000 + i * 1_000_000)
  }))
];

function pick(page: Page, files: readonly Given[]): Promise<void> {
  const buffers = files.map(({name, text}) => ({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(text)
  }));
  return page.locator('file-picker input#files').first().setInputFiles(buffers);
}

/** What the report says of the data, without the time it took. */
async function said(page: Page): Promise<readonly string[]> {
  const [meta = ''] = await page.locator('import-page .meta').allInnerTexts();
  const answers = await page.locator('import-page .answer').allInnerTexts();
  return [meta.replace(/用时 [\d.]+ 秒/, ''), ...answers];
}

/** The same numbers in every run (Park and Miller's generator). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

test('the importer is killed at twenty random moments: what was there stays, the page goes on', async () => {
  const {page, context, errors, refused} = await stage.open('served', {script: KILLER});
  page.setDefaultTimeout(60_000);
  await pick(page, FORMER);
  await page.locator('import-files').getByText('石桥村_20231231.csv').waitFor();
  const before = await said(page);
  await expect
    .poll(() => page.locator('import-page .meta').first().innerText())
    .toMatch(/^用时 [\d.]+ 秒/);
  expect(before.join(' ')).toContain('读入 31 行 = 入库 30 行 + 搁置 1 行');

  const random = seeded(20_241_128);
  for (let moment = 1; moment <= MOMENTS; moment++) {
    const at = 1 + Math.floor(random() * LEAST_HEARD);
    await page.evaluate((n) => Object.assign(killing, {at: n}), at);
    await pick(page, NEXT);
    await page.waitForFunction((n) => killing.killed === n, moment);
    await page.locator('import-page cell-failure').getByText('半分钟没有进展').waitFor();
    expect({moment, at, said: await said(page)}).toEqual({moment, at, said: before});
  }

  await page.evaluate(() => Object.assign(killing, {at: 0, most: 0}));
  await pick(page, NEXT);
  await page.locator('import-files').getByText('中村_20231231.csv').waitFor();
  expect((await said(page)).join(' ')).toContain('读入 1,448 行 = 入库 1,440 行 + 搁置 8 行');
  expect(await page.evaluate(() => killing.most)).toBeGreaterThan(LEAST_HEARD);
  expect([errors, refused]).toEqual([[], []]);
  await context.close();
}, 240_000);

/** The first worker that waits for files breaks before there are any. */
const BREAKER = `(() => {
  const Real = Worker;
  globalThis.broken = 0;
  globalThis.Worker = class extends Real {
    constructor(url, options) {
      super(url, options);
      if (options?.name !== 'importer.worker.js' || broken > 0) return;
      this.terminate();
      setTimeout(() => {
        this.dispatchEvent(new ErrorEvent('error', {message: 'broken while it waited'}));
        broken++;
      });
    }
  };
})()`;
declare const broken: number;

test('an importer that broke while it waited for files is followed by another', async () => {
  const {page, context, errors, refused} = await stage.open('served', {script: BREAKER});
  await page.waitForFunction(() => broken === 1);
  await pick(page, FORMER);
  await expect
    .poll(async () => (await said(page)).join(' '))
    .toContain('读入 31 行 = 入库 30 行 + 搁置 1 行');
  expect([errors, refused]).toEqual([[], []]);
  await context.close();
});
