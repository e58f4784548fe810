import {readFileSync} from 'node:fs';

/** The entry's script and every script that it imports before anything is asked for. */
function firstPage() {
  const chunks = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'));
  const found = new Set();
  const walk = (name) => {
    if (found.has(name)) return;
    found.add(name);
    chunks[name].imports?.forEach(walk);
  };
  for (const [name, {isEntry}] of Object.entries(chunks)) if (isEntry) walk(name);
  return [...found].map((name) => `dist/${chunks[name].file}`);
}

export default [
  {
    name: 'first page, served: script without the engine, gzipped',
    path: firstPage(),
    limit: '250 kB',
    gzip: true
  }
];
