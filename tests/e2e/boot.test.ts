import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {BUILDS, startStage, type Stage} from './browser.ts';
import {FORMS, openNotebook} from './notebooks.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());

test('no script of the build calls what Chromium 109 lacks', () => {
  const folders = ['dist', 'dist/assets'];
  const scripts = folders.flatMap((folder) =>
    readdirSync(folder).flatMap((name) => (name.endsWith('.js') ? [join(folder, name)] : []))
  );
  expect(scripts.length).toBeGreaterThan(3);
  const NEWER =
    /\.(toSorted|toReversed|toSpliced)\(|Object\.groupBy|Array\.fromAsync|Promise\.withResolvers/;
  for (const script of scripts)
    expect(NEWER.exec(readFileSync(script, 'utf8'))?.[0], script).toBeUndefined();
});

describe.each(BUILDS)('%s', (build) => {
  test('starts with a place for files and nothing refused', async () => {
    const {page, context, refused, errors} = await stage.open(build);
    await page.getByText('把文件或整个文件夹拖到这里').waitFor();
    await expect.poll(() => page.title()).toBe('底数');
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('zh-CN');
    await expect.poll(() => page.getByRole('button', {name: '打开示例县'}).isEnabled()).toBe(true);
    expect(refused).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  });

  test('a notebook computes on the engine inside the page, with no request and no breach', async () => {
    const {page, context, refused, errors} = await stage.open(build);
    await openNotebook(page, FORMS);
    await expect
      .poll(() => page.getByRole('heading', {level: 1}).innerText())
      .toBe('资金拨付与支出（演示）');
    const answer = await page.locator('cell-prose[lead] p').innerText();
    expect(answer).toContain('全县支出进度 37.6%，比序时进度 落后 29.1 个百分点');
    await expect
      .poll(() => page.locator('cell-prose .figure.alert').innerText())
      .toBe('落后 29.1 个百分点');
    await expect
      .poll(() => page.locator('cell-figures dd.value').allInnerTexts())
      .toEqual(['37.6%', '52.9%', '1,873万元', '3.4倍']);
    await expect.poll(() => page.locator('chart-drawing svg[role="img"]').count()).toBe(3);
    expect(refused).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  });
});
