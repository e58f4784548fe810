import {resolve} from 'node:path';
import {loadavg} from 'node:os';
import {parseArgs} from 'node:util';
import {build} from 'esbuild';
import type {Page} from 'playwright-core';
import {startStage, type Stage} from '../../tests/e2e/browser.ts';
import type {} from '../../src/ui/elements/app-shell.ts';
import {csvFile, gb18030File, otherFile, xlsxFile} from './files.ts';

/**
 * How long large files take in a real Chromium, beside a bare read_csv of the same engine and beside SheetJS, one after the
 * other in one run. Printed, never asserted.
 */
const {values} = parseArgs({
  options: {
    rows: {type: 'string', default: '1000000'},
    cells: {type: 'string', default: '200000'},
    runs: {type: 'string', default: '3'},
    /** Milliseconds for which the page has been open when the file comes. */
    rest: {type: 'string', default: '3000'}
  }
});
const [rows, bookRows, runs, rest] = [values.rows, values.cells, values.runs, values.rest].map(
  Number
);
const stage = await startStage();
const peers = await bundled();
const times = new Map<string, number[]>();
console.log(
  `load of the machine at the start: ${loadavg()
    .map((one) => one.toFixed(1))
    .join(' ')}`
);
for (let run = 0; run < (runs ?? 3); run++) {
  const csv = csvFile(rows ?? 0);
  note('bare read_csv, text', (await peer(stage, 'text', csv))['seconds']);
  note('bare read_csv, types found', (await peer(stage, 'typed', csv))['seconds']);
  note('ours, UTF-8', await ours(stage, csv));
  note('ours, GB18030', await ours(stage, gb18030File(rows ?? 0)));
  const other = otherFile(rows ?? 0);
  note('bare read_csv, text, no register', (await peer(stage, 'text', other))['seconds']);
  note('bare read_csv, types found, no register', (await peer(stage, 'typed', other))['seconds']);
  note('ours, no register', await ours(stage, other));
  const book = xlsxFile(bookRows ?? 0);
  note('SheetJS, .xlsx', (await peer(stage, 'sheetjs', book))['seconds']);
  note('ours, .xlsx', await ours(stage, book));
}
console.log(
  `\nload of the machine at the end: ${loadavg()
    .map((one) => one.toFixed(1))
    .join(' ')}`
);
for (const [what, seconds] of times) console.log(`${what.padEnd(40)} ${spread(seconds)} s`);
for (const bare of ['bare read_csv, text', 'bare read_csv, types found']) {
  for (const one of ['ours, UTF-8', 'ours, GB18030']) ratio(one, bare);
  ratio('ours, no register', `${bare}, no register`);
}
ratio('ours, .xlsx', 'SheetJS, .xlsx');
await stage.close();

/** Seconds from dropping a file to the report; prints what the main thread went through meanwhile. */
async function ours(at: Stage, path: string): Promise<number> {
  const {page, context} = await at.open('served', {bypassPolicy: true});
  await page.waitForFunction(
    () => document.querySelector('app-shell')?.desk?.state.engine.is === 'ready',
    null,
    {timeout: 120_000}
  );
  await pick(page, path);
  await page.waitForTimeout(rest ?? 0);
  const seen = await page.evaluate(async () => {
    const engine = document.querySelector('app-shell')?.desk?.state.engine;
    const file = document.querySelector<HTMLInputElement>('#bench')?.files?.[0];
    if (engine?.is !== 'ready' || !file) throw new Error('not ready');
    let longest = 0;
    const tasks = new PerformanceObserver((list) => {
      for (const {duration} of list.getEntries()) longest = Math.max(longest, duration);
    });
    tasks.observe({entryTypes: ['longtask']});
    const heap: number[] = [];
    const watch = setInterval(() => {
      const memory: unknown = Reflect.get(performance, 'memory');
      heap.push(Number(Reflect.get(Object(memory), 'usedJSHeapSize')) / 1e6);
    }, 100);
    const start = performance.now();
    const options = {signal: new AbortController().signal, onProgress: () => undefined};
    const report = await engine.backend.importFiles([{path: file.name, file}], options);
    const seconds = (performance.now() - start) / 1000;
    clearInterval(watch);
    tasks.disconnect();
    const [sheet] = report.files[0]?.sheets ?? [];
    if (!sheet || report.data === 0) throw new Error(JSON.stringify(report.files));
    const [before = 0] = heap;
    return {
      seconds,
      longest,
      before,
      most: Math.max(...heap),
      data: report.data,
      state: sheet.state
    };
  });
  await context.close();
  console.log(
    `  ${path.split('/').at(-1)}: ${seen.seconds.toFixed(1)} s, ${seen.data} rows (${seen.state}), longest task of the ` +
      `main thread ${Math.round(seen.longest)} ms, its heap ${Math.round(seen.before)} -> at most ${Math.round(seen.most)} MB`
  );
  return seen.seconds;
}

async function peer(
  at: Stage,
  name: 'text' | 'typed' | 'sheetjs',
  path: string
): Promise<Readonly<Record<string, number>>> {
  const {page, context} = await at.open('served', {bypassPolicy: true});
  // Of the app's origin, and without the app, whose engine would start meanwhile.
  await page.goto(new URL('notebooks.json', page.url()).href);
  await pick(page, path);
  const answer = await page.evaluate(
    async ({script, asked}) => {
      const file = document.querySelector<HTMLInputElement>('#bench')?.files?.[0];
      const packed = await (await fetch('engine.wasm.gzip')).blob();
      const stream = packed.stream().pipeThrough(new DecompressionStream('gzip'));
      const wasm = await new Response(stream).arrayBuffer();
      const module = URL.createObjectURL(new Blob([wasm], {type: 'application/wasm'}));
      const worker = new Worker(URL.createObjectURL(new Blob([script])));
      return await new Promise<Record<string, number>>((resolved, rejected) => {
        worker.onmessage = ({data}) => resolved(data);
        worker.onerror = (event) => rejected(new Error(event.message));
        worker.postMessage({peer: asked, file, module});
      });
    },
    {script: peers, asked: name}
  );
  await context.close();
  if ('error' in answer) throw new Error(String(answer['error']));
  return answer;
}

/** Puts the file into an input of the page, as a person would pick it: no byte of it passes through the test's process. */
async function pick(page: Page, path: string): Promise<void> {
  // tsx names functions by a helper that the page does not have.
  await page.evaluate('globalThis.__name = (named) => named');
  await page.evaluate(() => {
    const input = Object.assign(document.createElement('input'), {type: 'file', id: 'bench'});
    document.body.append(input);
  });
  await page.setInputFiles('#bench', path);
}

async function bundled(): Promise<string> {
  const engine = 'node_modules/@duckdb/duckdb-wasm/dist/duckdb-browser-blocking.mjs';
  const result = await build({
    entryPoints: ['bench/import-speed/peers.worker.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    alias: {'@duckdb/duckdb-wasm/blocking': resolve(engine)},
    logLevel: 'error'
  });
  return result.outputFiles[0]?.text ?? '';
}

function note(what: string, seconds = Number.NaN): void {
  console.log(`${what}: ${seconds.toFixed(2)} s`);
  times.set(what, [...(times.get(what) ?? []), seconds]);
}

function ratio(one: string, other: string): void {
  const others = times.get(other) ?? [];
  const ratios = (times.get(one) ?? []).map((seconds, i) => seconds / (others[i] ?? Number.NaN));
  console.log(`${one} / ${other}: ${spread(ratios)}`);
}

/** Least, median and most. */
function spread(numbers: readonly number[]): string {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const shown = [sorted[0] ?? Number.NaN, middle, sorted.at(-1) ?? Number.NaN];
  return shown.map((number) => number.toFixed(2)).join(' / ');
}
