import type {BrowserContext, CDPSession, Page} from 'playwright-core';

/** A file as a test chooses it. */
export type ChosenFile = {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
};

/** A household table of a township: number, head, place, cause, size. */
export function households(township: string, count: number): ChosenFile {
  const lines = Array.from({length: count}, (_, n) =>
    [
      `5801020${township.length}0${String(n).padStart(4, '0')}`,
      '赵大明',
      township,
      '柳村',
      '因病',
      3
    ].join(',')
  );
  const text = ['户编号,户主姓名,乡镇,行政村,主要致贫原因,家庭人口数', ...lines].join('\n');
  return {
    name: `脱贫户_${township}_20240630.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from(`${text}\n`)
  };
}

/** The line of the side bar that says how many households there are. */
export const rowsOfHouseholds = (page: Page) =>
  page.locator('side-bar a[href="#/table/household"]');

/** Chooses files on the first page and waits until they are in. */
export async function openFiles(page: Page, ...files: readonly ChosenFile[]): Promise<void> {
  await page.getByText('把文件或整个文件夹拖到这里').waitFor();
  await page.locator('input#files').setInputFiles(files);
  await page.locator('side-bar').getByText(`${files.length} 个文件`).waitFor();
}

/** Everything done so far is in the browser's storage. */
export async function saved(page: Page): Promise<void> {
  await page
    .locator('work-state')
    .getByText(/已保存 \d\d:\d\d/)
    .waitFor();
}

/** Goes to another address of the page that is open. */
export async function visit(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
}

export async function go(page: Page, hash: string): Promise<void> {
  await page.goto(`${page.url().split('#')[0]}${hash}`);
}

/** The renderer of the page dies; a new page of the same browser opens the same address. */
export async function crash(page: Page, context: BrowserContext): Promise<Page> {
  const url = page.url();
  const crashed = page.waitForEvent('crash');
  await Promise.all([crashed, page.goto('chrome://crash').catch(() => undefined)]);
  const next = await context.newPage();
  await next.goto(url);
  await page.close();
  return next;
}

/**
 * Everything that this origin has stored, kind and name: files of the private file system, databases, keys, caches, cookies, workers that
 * outlive the page, and locks beside the one that the page itself holds or will hold.
 */
export async function stored(page: Page): Promise<string[]> {
  const cookies = (await page.context().cookies()).map(({name}) => `cookie ${name}`);
  const kept = await page.evaluate(async () => {
    const found: string[] = [];
    const walk = async (folder: FileSystemDirectoryHandle, path: string): Promise<void> => {
      const names: string[] = [];
      for await (const name of folder.keys()) names.push(name);
      for (const name of names) {
        const inner = await folder.getDirectoryHandle(name).catch(() => undefined);
        if (inner) await walk(inner, `${path}${name}/`);
        else found.push(`file ${path}${name}`);
      }
    };
    if (location.protocol !== 'file:') {
      await walk(await navigator.storage.getDirectory(), '/');
      found.push(...(await caches.keys()).map((name) => `cache ${name}`));
      const workers = await navigator.serviceWorker.getRegistrations();
      found.push(...workers.map(({scope}) => `worker ${scope}`));
      const {held = [], pending = []} = await navigator.locks.query();
      const locks = [...held, ...pending].map(({name}) => `lock ${name}`);
      const others = locks.filter(
        (lock, at) => lock !== 'lock dishu-workspace' || at > locks.indexOf(lock)
      );
      found.push(...others);
    }
    found.push(...(await indexedDB.databases()).map(({name}) => `database ${name}`));
    found.push(
      ...Object.keys(localStorage).map((key) => `key ${key} = ${localStorage.getItem(key)}`)
    );
    found.push(...Object.keys(sessionStorage).map((key) => `session ${key}`));
    return found;
  });
  return [...kept, ...cookies];
}

/** How many bytes the page's origin may store; undefined: as many as the browser gives. */
export async function quota(cdp: CDPSession, page: Page, bytes: number | undefined): Promise<void> {
  const {origin} = new URL(page.url());
  const size = bytes === undefined ? {} : {quotaSize: bytes};
  await cdp.send('Storage.overrideQuotaForOrigin', {origin, ...size});
}
