import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import type {} from '../../src/ui/elements/app-shell.ts';
import {BUILDS, startStage, type Stage} from './browser.ts';

/** Of no size, so that small files go the way of large ones. */
const LEAST = 1;
const ROWS = 300;
/** Characters of the text. */
const GB18030: Readonly<Record<string, readonly number[]>> = {
  站: [0xd5, 0xbe],
  号: [0xba, 0xc5],
  点: [0xb5, 0xe3],
  气: [0xc6, 0xf8],
  温: [0xce, 0xc2]
};

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());

test.each(BUILDS)(
  'the engine reads a regular text itself, whatever its encoding: %s',
  async (build) => {
    const {page, context, refused, errors} = await stage.open(build);
    await page.waitForFunction(
      () => document.querySelector('app-shell')?.desk?.state.engine.is === 'ready'
    );
    const seen = await page.evaluate(
      async ({least, rows, codes}) => {
        const engine = document.querySelector('app-shell')?.desk?.state.engine;
        if (engine?.is !== 'ready') throw new Error('not ready');
        const lines = Array.from({length: rows}, (_, i) => `${1000 + i},站点${i},${i % 7}.5`);
        const text = `站号,站点,气温\n${lines.join('\n')}\n`;
        const wide = Uint16Array.from(`\ufeff${text}`, (sign) => sign.charCodeAt(0));
        const chinese = Uint8Array.from(
          Array.from(text).flatMap((sign) => codes[sign] ?? [sign.charCodeAt(0)])
        );
        const files = [
          {path: '天气.csv', file: new File([text], '天气.csv')},
          {path: '宽.csv', file: new File([wide], '宽.csv')},
          {path: '国标.csv', file: new File([chinese], '国标.csv')}
        ];
        const told: string[] = [];
        const report = await engine.backend.importFiles(files, {
          signal: new AbortController().signal,
          onProgress: (at) =>
            told.push(at.stage === 'reading' ? `${at.path} ${at.bytes} ${at.rows}` : at.table),
          leastRegular: least
        });
        const session = await engine.backend.openSession();
        await session.runCell(
          'found',
          `SELECT count(*) AS n, sum(气温) AS s, (SELECT count(*) FROM duckdb_views() WHERE sql LIKE '%read_csv%') AS views
           FROM (FROM file.天气 UNION ALL FROM file.宽 UNION ALL FROM file.国标)`
        );
        const {values} = await session.page('found', {offset: 0, limit: 1});
        await session.runCell(
          'staged',
          `SELECT string_agg(line, '' ORDER BY row_no) AS text FROM (
             SELECT row_no, concat_ws(',', c1, c2, c3) || chr(10) AS line FROM stage.main.s3)`
        );
        const staged = await session.page('staged', {offset: 0, limit: 1});
        await session.close();
        const states = report.files.map(({path, size, sheets}) => [
          path,
          size,
          sheets[0]?.end.data
        ]);
        return {
          states,
          told,
          values: values.map(([value]) => Number(value)),
          isSame: staged.values[0]?.[0] === text
        };
      },
      {least: LEAST, rows: ROWS, codes: GB18030}
    );
    const sizes = seen.states.map(([, size]) => size);
    expect(seen.states.map(([path, , data]) => [path, data])).toEqual([
      ['天气.csv', ROWS],
      ['宽.csv', ROWS],
      ['国标.csv', ROWS]
    ]);
    // 42 times 0.5 to 6.5, which is 24.5, and 0.5 to 5.5, in every file.
    expect(seen.values).toEqual([3 * ROWS, 3 * (42 * 24.5 + 18), 3]);
    expect(seen.isSame).toBe(true);
    expect(seen.told).toContain(`天气.csv ${sizes[0]} ${ROWS + 1}`);
    expect(seen.told).toContain(`宽.csv ${sizes[1]} ${ROWS + 1}`);
    expect([refused, errors]).toEqual([[], []]);
    await context.close();
  }
);

declare const gc: () => void;

test('a file is read to its end however often memory is collected meanwhile', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dishu-'));
  const path = join(folder, '天气.csv');
  const lines = Array.from({length: 500_000}, (_, i) => `${i},站点,${'晴'.repeat(20)},${i % 7}.5`);
  writeFileSync(path, `站号,名称,天气,气温\n${lines.join('\n')}\n`);
  const {page, context, errors} = await stage.open('served');
  await page.waitForFunction(
    () => document.querySelector('app-shell')?.desk?.state.engine.is === 'ready'
  );
  const named = async (name: string) =>
    (
      await Promise.all(
        page
          .workers()
          .map(async (worker) => ({worker, name: await worker.evaluate(() => self.name)}))
      )
    ).find((each) => each.name === name)?.worker;
  await expect.poll(() => named('importer.worker.js')).toBeDefined();
  const importer = await named('importer.worker.js');
  await importer?.evaluate(() => void setInterval(() => gc(), 20));
  await page.locator('file-picker input#files').first().setInputFiles(path);
  await expect
    .poll(
      async () =>
        (await page.locator('import-page .meta, import-page .answer').allInnerTexts()).join(' '),
      {timeout: 60_000}
    )
    .toContain('读入 500,001 行 = 入库 500,000 行 + 搁置 1 行');
  expect(errors).toEqual([]);
  await context.close();
  rmSync(folder, {recursive: true});
});
