// Makes a fresh machine ready: the packages of package-lock.json and, with --browser, a Chromium.
// Plain Node, because it runs before anything is installed.
import {spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';

const KNOWN = [
  process.env.CHROME,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
];

function run(command, args, options = {}) {
  const shell = process.platform === 'win32';
  const result = spawnSync(command, args, {stdio: 'inherit', shell, ...options});
  if (result.status !== 0) process.exit(result.status ?? 1);
}

/**
 * The packages of the lock file, unless the very same were installed last time. Not `npm ci`: it refuses a lock file without the
 * optional builds for other platforms, which a partial mirror of the registry cannot give.
 */
function packages() {
  const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  const mark = 'node_modules/.dishu-lock';
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return;
  run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel', 'error']);
  mkdirSync('node_modules', {recursive: true});
  writeFileSync(mark, lock);
}

function browser() {
  if (KNOWN.some((path) => path && existsSync(path))) return;
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    const env = {...process.env, DEBIAN_FRONTEND: 'noninteractive'};
    run('apt-get', ['update', '-qq'], {env});
    run('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-cjk'], {env});
    return;
  }
  console.error('No Chromium found: install Chromium or Chrome, or set CHROME to its program.');
  process.exit(1);
}

packages();
if (process.argv.includes('--browser')) browser();
