import {createHash} from 'node:crypto';
import {readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join, relative, resolve} from 'node:path';
import {gzipSync} from 'node:zlib';
import {build as bundle} from 'esbuild';
import {zipSync} from 'fflate';
import {build, defineConfig, type Plugin} from 'vite';

const ENGINE = 'node_modules/@duckdb/duckdb-wasm/dist';
const TARGET = 'chrome92';

/** What the page fetches beside its script, by name: the workers' text, the engine, the analyses, the sample county. */
type Assets = Readonly<Record<string, Uint8Array>>;

async function assets(): Promise<Assets> {
  return {
    'engine.worker.js': await worker('src/engine/engine.worker.ts'),
    'importer.worker.js': await worker('src/importers/importer.worker.ts'),
    'engine.wasm.gzip': gzip(join(ENGINE, 'duckdb-eh.wasm')),
    'notebooks.json': notebooks('notebooks'),
    'sample-county.zip': zipped('sample-data/county')
  };
}

/** A classic script: blob workers from file:// cannot be modules. */
async function worker(entry: string): Promise<Uint8Array> {
  const result = await bundle({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: TARGET,
    alias: {'@duckdb/duckdb-wasm/blocking': resolve(ENGINE, 'duckdb-browser-blocking.mjs')},
    minify: true,
    legalComments: 'none',
    logLevel: 'error'
  });
  const [file] = result.outputFiles;
  if (!file) throw new Error(`no output for ${entry}`);
  return file.contents;
}

function gzip(path: string): Uint8Array {
  return gzipSync(readFileSync(path), {level: 9});
}

/** The ready-made analyses, {id: text}. */
function notebooks(folder: string): Uint8Array {
  const files = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');
  const texts = files.map((name) => [name.slice(0, -3), readFileSync(join(folder, name), 'utf8')]);
  return new TextEncoder().encode(JSON.stringify(Object.fromEntries(texts)));
}

/** Entries in name order with a fixed date, so that the same files give the same bytes. */
function zipped(folder: string): Uint8Array {
  const names = readdirSync(folder, {recursive: true, encoding: 'utf8'}).toSorted();
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return zipSync(
    Object.fromEntries(
      files.map((name) => [
        relative('', name),
        [readFileSync(join(folder, name)), {mtime: '2024-07-15', level: 9}]
      ])
    )
  );
}

const POLICY = [
  `default-src 'none'`,
  `img-src 'self' data: blob:`,
  'worker-src blob:',
  `base-uri 'none'`,
  `form-action 'none'`,
  `require-trusted-types-for 'script'`,
  'trusted-types lit-html dishu'
];
const SERVED_POLICY = [
  ...POLICY,
  `script-src 'self' 'wasm-unsafe-eval'`,
  `style-src 'self'`,
  `connect-src 'self'`,
  `manifest-src 'self'`
];

function withPolicy(html: string, policy: readonly string[]): string {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}" />`;
  return html.replace('<!-- policy -->', meta);
}

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** The whole app as one file: script, style and assets inside, a policy that allows only their hashes. */
function oneFile(html: string, script: string, style: string, files: Assets): string {
  const code = script.replaceAll('</script', '<\\/script');
  const data = Object.entries(files).map(
    ([name, bytes]) =>
      `<script type="text/plain" id="${name}">${gzipped(name, bytes).toString('base64')}</script>`
  );
  const policy = [
    ...POLICY,
    `script-src ${hash(code)} 'wasm-unsafe-eval'`,
    `style-src ${hash(style)}`
  ];
  const body = html
    .replace(/<script type="module"[^>]*><\/script>/, '')
    .replaceAll(/<link rel="(stylesheet|manifest|modulepreload)"[^>]*>/g, '')
    .replace(/<link rel="icon"[^>]*>/, () => icon())
    .replace('</head>', () => `<style>${style}</style></head>`)
    .replace('</body>', () => `${data.join('\n')}\n<script type="module">${code}</script></body>`);
  return withPolicy(body, policy);
}

function icon(): string {
  const svg = readFileSync('public/icon.svg').toString('base64');
  return `<link rel="icon" href="data:image/svg+xml;base64,${svg}" />`;
}

/** Every asset is inlined compressed; what is already compressed stays as it is. */
function gzipped(name: string, bytes: Uint8Array): Buffer {
  return name.endsWith('.gzip') || name.endsWith('.zip')
    ? Buffer.from(bytes)
    : gzipSync(bytes, {level: 9});
}

/** Styles and markup in scripts lose their indentation, which no minifier of scripts may touch. */
function tightTemplates(): Plugin {
  return {
    name: 'tight-templates',
    apply: 'build',
    transform: {
      filter: {id: /\/src\/ui\/((elements|styles)\/[^/]*|[^/]*-template)\.ts$/},
      handler: (code) =>
        code
          .replaceAll(/\n[ ]+/g, '\n')
          .replaceAll(/\bcss`[^`]*`/g, (style) =>
            style.replaceAll(/\s+/g, ' ').replaceAll(/ ?([{};,]) ?/g, '$1')
          )
    }
  };
}

/** Notebooks make no links of bare addresses (`linkify: false`): what would look for them, with its tables, stays out of the page. */
function noLinkify(): Plugin {
  return {
    name: 'no-linkify',
    enforce: 'pre',
    apply: 'build',
    resolveId: {filter: {id: /^linkify-it$/}, handler: () => '\0linkify-it'},
    load: {filter: {id: /^\0linkify-it$/}, handler: () => 'export class LinkifyIt {}'}
  };
}

/** Lays the assets beside the served page, makes the one file and gives both their policy. */
function dishu(): Plugin {
  let out = 'dist';
  return {
    name: 'dishu',
    apply: 'build',
    configResolved: (config) => {
      out = config.build.outDir;
    },
    closeBundle: async () => {
      const files = await assets();
      for (const [name, bytes] of Object.entries(files)) writeFileSync(join(out, name), bytes);
      const page = readFileSync(join(out, 'index.html'), 'utf8');
      const style = readFileSync(join(out, /href="([^"]+\.css)"/.exec(page)?.[1] ?? ''), 'utf8');
      writeFileSync(join(out, 'dishu.html'), oneFile(page, await oneScript(), style, files));
      writeFileSync(join(out, 'index.html'), withPolicy(page, SERVED_POLICY));
    }
  };
}

/** The page's whole script in one piece; the served page loads its parts as it needs them. */
async function oneScript(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [tightTemplates(), noLinkify()],
    build: {...BUILD, write: false, rolldownOptions: {output: {codeSplitting: false}}}
  });
  const parts = [output].flat().flatMap((result) => ('output' in result ? result.output : []));
  const chunks = parts.flatMap((part) => (part.type === 'chunk' ? [part.code] : []));
  const [code, ...more] = chunks;
  if (code === undefined || more.length > 0) throw new Error(`${chunks.length} scripts, not one`);
  return code;
}

const BUILD = {target: TARGET, modulePreload: false, cssCodeSplit: false} as const;

export default defineConfig({
  base: './',
  plugins: [tightTemplates(), noLinkify(), dishu()],
  build: {...BUILD, manifest: true, chunkSizeWarningLimit: 2000}
});
