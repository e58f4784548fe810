import {existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {pathToFileURL} from 'node:url';
import {
  chromium,
  type BrowserContext,
  type BrowserContextOptions,
  type Page
} from 'playwright-core';
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
  '--disable-sync',
  // Lets a test have memory collected when it wants to.
  '--js-flags=--expose-gc',
  '--host-resolver-rules=MAP county.test 127.0.0.1'
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
  /** By plain http under a name that is not this machine's, as on a county's intranet. */
  readonly plain?: boolean;
  /** Runs in the page before its own scripts. */
  readonly script?: string;
  /** In a browser that lets no page store anything. */
  readonly storageBlocked?: boolean;
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
    preview: {port: 0, host: '127.0.0.1', open: false, allowedHosts: ['county.test']},
    logLevel: 'silent'
  });
  return {
    open: async (build, options = {}) => {
      const url = address(server, build);
      const context = options.storageBlocked
        ? await blockedContext(executablePath, options)
        : await browser.newContext(contextOptions(options));
      return await openPage(
        context,
        options.plain ? url.replace('127.0.0.1', 'county.test') : url,
        options
      );
    },
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

function contextOptions(options: OpenOptions): BrowserContextOptions {
  return {
    viewport: {width: options.width ?? 1280, height: options.height ?? 900},
    colorScheme: options.dark ? 'dark' : 'light',
    locale: options.locale ?? 'zh-CN',
    bypassCSP: options.bypassPolicy ?? false
  };
}

/** A browser of its own, whose setting blocks cookies and all other data of sites. */
async function blockedContext(
  executablePath: string,
  options: OpenOptions
): Promise<BrowserContext> {
  const profile = mkdtempSync(join(tmpdir(), 'dishu-profile-'));
  mkdirSync(join(profile, 'Default'));
  const settings = {profile: {default_content_setting_values: {cookies: 2}}};
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(settings));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: FLAGS,
    ...contextOptions(options)
  });
  context.on('close', () => void remove(profile));
  return context;
}

/** Removes a folder in which the browser's processes may still write for a while; what they hold on to is left to the system. */
async function remove(folder: string): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt++)
    try {
      return rmSync(folder, {recursive: true, force: true});
    } catch {
      await pause(200);
    }
}

async function openPage(
  context: BrowserContext,
  url: string,
  options: OpenOptions
): Promise<OpenPage> {
  if (options.script !== undefined) await context.addInitScript(options.script);
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
