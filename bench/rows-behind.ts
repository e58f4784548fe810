import {readFileSync} from 'node:fs';
import {openSession} from '../src/engine/session.ts';
import {Ingest} from '../src/engine/ingest.ts';
import {widen} from '../src/engine/store.ts';
import {Work} from '../src/engine/work.ts';
import {openNodeDatabase} from '../src/node/database.ts';
import {rowsBehind} from '../src/notebook/behind.ts';
import {readBehind} from '../src/notebook/behind-text.ts';
import {parse} from '../src/notebook/parse.ts';
import {Run} from '../src/notebook/run.ts';
import {MACROS} from '../src/stats/sql.ts';
import {findBehind, type Query} from '../src/ui/behind-source.ts';
import {sessionSource} from '../src/ui/row-windows.ts';
import {startStage} from '../tests/e2e/browser.ts';
import type {} from '../src/ui/elements/app-shell.ts';

/**
 * Time from a figure to its rows: on the page with the sample county, from the click on a mark until its rows are drawn; and in the
 * page's engine with 1,000,000 households, from the question until count, units and the first window of rows are there.
 * Printed, never asserted.
 */
const HOUSEHOLDS = 1_000_000;
const said = (ms: readonly number[]): string => {
  const sorted = [...ms].sort((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN).toFixed(0);
  return `median ${at(0.5)} ms, slowest ${at(1)} ms of ${ms.length}`;
};

async function onThePage(): Promise<void> {
  const stage = await startStage();
  for (const build of ['served', 'file'] as const) {
    const {page} = await stage.open(build, {query: '?open=sample'});
    await page.waitForFunction(
      () => {
        const state = document.querySelector('app-shell')?.desk?.state;
        return (
          state?.tables.length && state.notebooks.every((notebook) => notebook.state.is === 'done')
        );
      },
      null,
      {timeout: 240_000}
    );
    const times: number[] = [];
    for (let mark = 0; mark < 9; mark++) {
      await page.evaluate(() => {
        location.hash = '#/notebook/causes';
      });
      await page
        .locator('chart-drawing [role="link"]')
        .nth(30 + mark)
        .waitFor();
      times.push(
        await page
          .locator('chart-drawing [role="link"]')
          .nth(30 + mark)
          .evaluate(async (element) => {
            const start = performance.now();
            element.dispatchEvent(new MouseEvent('click', {bubbles: true, composed: true}));
            const shell = document.querySelector('app-shell')?.shadowRoot;
            while (
              !shell
                ?.querySelector('rows-page')
                ?.shadowRoot?.querySelector('table-view')
                ?.shadowRoot?.querySelector('tbody a')
            ) {
              await new Promise((resolve) => setTimeout(resolve, 2));
            }
            return performance.now() - start;
          })
      );
    }
    console.log(`sample county, ${build}: click on a mark to its rows: ${said(times)}`);
    await page.close();
  }
  await stage.close();
}

const CAUSES =
  "['缺技术', '因病', '缺资金', '缺劳动力', '因残', '因学', '缺水', '因灾', '缺土地', '因婚', '因丧', '其他']";

/** That not every store has. */
const COLUMNS = ['head_name', 'household_type', 'size', 'main_cause', 'other_causes'];

async function inTheEngine(): Promise<void> {
  const database = await openNodeDatabase();
  await Ingest.open(database);
  const connection = await database.connect();
  for (const {sql} of MACROS) await connection.run(sql);
  await widen(new Work(connection), 'household', COLUMNS);
  await connection.run(`INSERT INTO store.household BY NAME
    SELECT '5801' || lpad(i::VARCHAR, 12, '0') AS household_id, '户主' || i AS head_name,
      '580102' || lpad((i * 7 % 1000000)::VARCHAR, 12, '0') AS head_id_number,
      '乡镇' || (i % 160) AS township, '村' || (i % 2500) AS village,
      CASE WHEN i % 3 = 0 THEN '一般农户' ELSE '脱贫户' END AS household_type, (i % 6 + 1)::INTEGER AS size,
      ${CAUSES}[(hash(i) % 12 + 1)::INTEGER] AS main_cause, [${CAUSES}[(i % 12 + 1)::INTEGER]] AS other_causes,
      1 AS source_id, i::INTEGER AS row_no, DATE '2024-06-30' AS as_of
    FROM range(${HOUSEHOLDS}) r(i)`);
  await connection.run(`INSERT INTO data.edition VALUES
    ('household', DATE '2024-06-30', [1], ${HOUSEHOLDS}, [], [], true)`);
  const text = readFileSync(new URL('../notebooks/causes.md', import.meta.url), 'utf8');
  const parsed = parse(text, 'causes');
  if ('failures' in parsed) throw new Error('the notebook does not parse');
  const session = openSession(await database.connect());
  const run = new Run(parsed.ok, session, {lang: 'zh'});
  const start = performance.now();
  await run.start();
  console.log(
    `1,000,000 households: the causes notebook runs in ${((performance.now() - start) / 1000).toFixed(1)} s`
  );
  const query: Query = async (name, sql) =>
    sessionSource(session, name, await session.runCell(name, sql));
  const asked = [
    ['one township and cause', "mains(township = '乡镇7', main_cause = '因病')"],
    ['one cause', "mains(main_cause = '因病')"],
    ['every household', 'mains']
  ] as const;
  for (const [name, link] of asked) {
    const [behind] = readBehind(link) ?? [];
    if (!behind) throw new Error(link);
    const rows = rowsBehind(parsed.ok, behind, () => null);
    const [times, later]: [number[], number[]] = [[], []];
    let n = 0;
    for (let i = 0; i < 5; i++) {
      const begun = performance.now();
      const found = await findBehind(query, rows);
      times.push(performance.now() - begun);
      n = found.n;
      const sorted = performance.now();
      await found.source.page({
        offset: 0,
        limit: 200,
        order: {column: 'township', descending: true}
      });
      later.push(performance.now() - sorted);
    }
    console.log(
      `1,000,000 households, ${name} (${n} rows): ${said(times)}; sorted by another column: ${said(later)}`
    );
  }
  await database.close();
}

await inTheEngine();
await onThePage();
