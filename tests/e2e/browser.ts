import {existsSync} from 'node:fs';
import {resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {chromium, type Browser, type BrowserContext, type Page} from 'playwright-core';
import {preview, type PreviewServer} from 'vite';

export type Build = 'served' | 'file';
export const BUILDS: readonly Build[] = ['served', 'file'];

const PROGRAMS = [
  process.env['CHROME'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome'
];
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync'
];

/** A real Chromium and both builds as a user meets them: on a web server, and as one file from file://. */
export type Stage = {
  /** Opens the app. `refused` collects requests to another origin and breaches of the content policy; both must stay empty. */
  open(build: Build, options?: OpenOptions): Promise<OpenPage>;
  close(): Promise<void>;
};

export type OpenOptions = {
  readonly query?: string;
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  readonly locale?: string;
  /** Lets a test inject a script, which the page's policy would refuse. */
  readonly bypassPolicy?: boolean;
};

export type OpenPage = {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly refused: readonly string[];
  readonly errors: readonly string[];
};

export async function startStage(): Promise<Stage> {
  const executablePath = PROGRAMS.find((path) => path !== undefined && existsSync(path));
  if (executablePath === undefined) throw new Error('no Chromium: set CHROME');
  const browser = await chromium.launch({executablePath, args: FLAGS});
  const server = await preview({
    preview: {port: 0, host: '127.0.0.1', open: false},
    logLevel: 'silent'
  });
  return {
    open: (build, options = {}) => openPage(browser, address(server, build), options),
    close: async () => {
      await browser.close();
      await server.close();
    }
  };
}

function address(server: PreviewServer, build: Build): string {
  const served = server.resolvedUrls?.local[0] ?? '';
  return build === 'served' ? served : pathToFileURL(resolve('dist/dishu.html')).href;
}

async function openPage(browser: Browser, url: string, options: OpenOptions): Promise<OpenPage> {
  const context = await browser.newContext({
    viewport: {width: options.width ?? 1280, height: options.height ?? 900},
    colorScheme: options.dark ? 'dark' : 'light',
    locale: options.locale ?? 'zh-CN',
    bypassCSP: options.bypassPolicy ?? false
  });
  const page = await context.newPage();
  const [refused, errors]: [string[], string[]] = [[], []];
  const own = new URL(url).origin;
  context.on('request', (request) => {
    const asked = new URL(request.url());
    const inside = ['blob:', 'data:'].includes(asked.protocol);
    const same =
      asked.protocol === 'file:' ? asked.href.split(/[?#]/)[0] === url : asked.origin === own;
    if (!inside && !same) refused.push(request.url());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    (/Content Security Policy|TrustedScript/.test(message.text()) ? refused : errors).push(
      message.text()
    );
  });
  await page.goto(url + (options.query ?? ''));
  return {page, context, refused, errors};
}
