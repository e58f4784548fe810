import {startStage, type OpenPage} from '../tests/e2e/browser.ts';
import type {} from '../src/ui/elements/app-shell.ts';
import type {} from '../src/ui/elements/chart-drawing.ts';

/** The notebook that is looked at meanwhile: its charts must stand, of the others every result. */
const SHOWN = 'causes';

/**
 * Time from dropping the sample county on an open page to the last result of the ready-made notebooks, in both builds, in a real
 * Chromium, and what it went to. Printed, never asserted: CI's report shows it.
 */
const stage = await startStage();
for (const build of ['served', 'file'] as const) {
  const {page} = await stage.open(build);
  const boot = await momentOf(page, 'ready');
  await page.evaluate(() => {
    document.documentElement.dataset['longest'] = '0';
    new PerformanceObserver((list) => {
      const {dataset} = document.documentElement;
      for (const {duration} of list.getEntries())
        dataset['longest'] = String(Math.max(Number(dataset['longest']), duration));
    }).observe({entryTypes: ['longtask']});
  });
  const start = await page.evaluate((id) => {
    const desk = document.querySelector('app-shell')?.desk;
    desk?.go({page: 'notebook', id});
    void desk?.openSample();
    return performance.now();
  }, SHOWN);
  const after = async (moment: Moment) => (await momentOf(page, moment)) - start;
  const read = await after('read');
  const imported = await after('imported');
  const shown = await after('shown');
  const all = await after('computed');
  const longest = await page.evaluate(() => Number(document.documentElement.dataset['longest']));
  console.log(
    `${build}: sample county imported after ${seconds(imported)} s (${Math.round((100 * imported) / all)} %), the notebook on the ` +
      `page drawn after ${seconds(shown)} s, all computed after ${seconds(all)} s, longest task of the main thread ${Math.round(longest)} ms`
  );
  console.log(
    `  page opened to engine ready ${seconds(boot)} s, before all that; read and staged ${seconds(read)} s, ` +
      `loaded ${seconds(imported - read)} s, first notebook ${seconds(shown - imported)} s, the others ${seconds(all - shown)} s`
  );
}
await stage.close();

type Moment = 'ready' | 'read' | 'imported' | 'shown' | 'computed';

/** When something first holds, in milliseconds since the page was opened. */
async function momentOf(page: OpenPage['page'], moment: Moment): Promise<number> {
  const handle = await page.waitForFunction(
    ({wanted, id}) => {
      const shell = document.querySelector('app-shell');
      if (!shell?.desk) return false;
      const {engine, importing, notebooks, report} = shell.desk.state;
      const charts = [
        ...(shell.shadowRoot
          ?.querySelector('notebook-page')
          ?.shadowRoot?.querySelectorAll('cell-result') ?? [])
      ]
        .flatMap((cell) => [...(cell.shadowRoot?.querySelectorAll('cell-chart') ?? [])])
        .flatMap((cell) => [...(cell.shadowRoot?.querySelectorAll('chart-drawing') ?? [])]);
      const holds = {
        ready: engine.is === 'ready',
        read: importing.is === 'running' && importing.progress?.stage === 'loading',
        imported: importing.is === 'idle' && report !== null,
        shown:
          notebooks.some((each) => each.id === id && each.state.is === 'done') &&
          charts.length > 0 &&
          charts.every((chart) => chart.shadowRoot?.querySelector('svg')),
        computed: notebooks.every((notebook) => notebook.state.is === 'done')
      }[wanted];
      return holds && performance.now();
    },
    {wanted: moment, id: SHOWN},
    {timeout: 120_000, polling: 20}
  );
  return Number(await handle.jsonValue());
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}
