// Compiles src/importers/scan/assembly to src/importers/scan/module.ts, which lies beside it; `--check` says whether it is that.
// What stands below a line `// @inline` is compiled into its callers: to TypeScript a decorator would be none.
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import process from 'node:process';
import {main} from 'assemblyscript/asc';

const SOURCE = 'src/importers/scan/assembly/index.ts';
const TARGET = 'src/importers/scan/module.ts';
const OPTIONS = [
  '-O3',
  '--converge',
  '--noAssert',
  '--runtime=stub',
  '--use=abort=',
  '--enable=simd',
  '--enable=bulk-memory'
];

let bytes = '';
const {error} = await main([SOURCE, ...OPTIONS, '--outFile=scan.wasm'], {
  readFile: (name) =>
    existsSync(name) ? readFileSync(name, 'utf8').replaceAll('// @inline', '@inline') : null,
  writeFile: (_, content) => (bytes = Buffer.from(content).toString('base64')),
  stderr: process.stderr
});
if (error) process.exit(1);
const module = `// Made by .ci/scan.mjs of assembly/: not to be changed by hand.
export const MODULE =
  '${bytes}';
`;
if (!process.argv.includes('--check')) writeFileSync(TARGET, module);
else if (readFileSync(TARGET, 'utf8') !== module) {
  console.error(`${TARGET} is not what its source compiles to: npm run scan`);
  process.exit(1);
}
