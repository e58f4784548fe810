import {startStage} from '../tests/e2e/browser.ts';
import type {} from '../src/ui/elements/app-shell.ts';

/**
 * Time from dropping the sample county to the last result of the ready-made notebooks, in both builds, in a real Chromium.
 * Printed, never asserted: CI's report shows it.
 */
const stage = await startStage();
for (const build of ['served', 'file'] as const) {
  const {page} = await stage.open(build);
  await page.waitForFunction(
    () => document.querySelector('app-shell')?.desk?.state.engine.is === 'ready',
    null,
    {timeout: 120_000}
  );
  const times = await page.evaluate(async () => {
    const desk = document.querySelector('app-shell')?.desk;
    if (!desk) throw new Error('no desk');
    let longest = 0;
    new PerformanceObserver((list) => {
      for (const {duration} of list.getEntries()) longest = Math.max(longest, duration);
    }).observe({entryTypes: ['longtask']});
    const start = performance.now();
    await desk.openSample();
    const imported = performance.now();
    while (desk.state.notebooks.some((notebook) => notebook.state.is !== 'done')) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return {imported: imported - start, all: performance.now() - start, longest};
  });
  const share = Math.round((100 * times.imported) / times.all);
  const seconds = (ms: number) => (ms / 1000).toFixed(1);
  console.log(
    `${build}: sample county imported after ${seconds(times.imported)} s (${share} %), ` +
      `all notebooks computed after ${seconds(times.all)} s, longest task of the main thread ${Math.round(times.longest)} ms`
  );
}
await stage.close();
