import {parseArgs} from 'node:util';
import {complain} from './complaint.ts';

const USAGE = `usage: dishu read FILE... --out DIR [--encoding NAME]
       dishu run NOTEBOOK DATA_DIR [--set 名称=值]... [--native]
       dishu snapshot NOTEBOOK DATA_DIR --out FILE.html [--lang en] [--native]

read  writes what the importer makes of each file and sheet: a CSV and a report as JSON;
      --encoding is that of text files without a mark (big5, gb18030, windows-1252 ...), instead of the one found
run   imports DATA_DIR, runs NOTEBOOK (a .md file, or overview, causes, risk, disbursement, industry) and prints its results as JSON
snapshot  makes the file for those outside: figures, charts and aggregates of a notebook, nobody's data
exit  0 all went well, 1 a file was refused or a cell failed, 2 the command was not understood
`;

function usage(message: string): number {
  process.stderr.write(`dishu: ${message}\n${USAGE}`);
  return 2;
}

function isEncoding(name: string): boolean {
  try {
    return new TextDecoder(name).encoding !== '';
  } catch {
    return false;
  }
}

/** What `dishu` with these words does, and its exit status. Says on standard error what failed; never throws. */
export async function command(words: readonly string[]): Promise<number> {
  try {
    return await obeyed(words);
  } catch (thrown) {
    if (thrown instanceof TypeError && 'code' in thrown) return usage(thrown.message);
    complain(thrown);
    return 1;
  }
}

async function obeyed(words: readonly string[]): Promise<number> {
  const {values, positionals} = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      out: {type: 'string'},
      encoding: {type: 'string'},
      lang: {type: 'string', default: 'zh'},
      set: {type: 'string', multiple: true, default: []},
      native: {type: 'boolean', default: false},
      help: {type: 'boolean', short: 'h', default: false}
    }
  });
  const [verb, ...rest] = positionals;
  if (values.help || verb === undefined) {
    process.stdout.write(USAGE);
    return verb === undefined && !values.help ? 2 : 0;
  }
  if (verb === 'read') {
    if (rest.length === 0 || values.out === undefined) return usage('read needs files and --out');
    const {out, encoding} = values;
    if (encoding !== undefined && !isEncoding(encoding))
      return usage(`no such encoding: ${encoding}`);
    const {read} = await import('./read.ts');
    return await read(rest, {out, ...(encoding === undefined ? {} : {encoding})});
  }
  if (verb === 'snapshot') {
    const {out, lang, native} = values;
    const [given, data, ...others] = rest;
    if (given === undefined || data === undefined || others.length > 0 || out === undefined) {
      return usage('snapshot needs a notebook, one folder and --out');
    }
    if (lang !== 'zh' && lang !== 'en') return usage(`no such language: ${lang}`);
    const {snapshot} = await import('./snapshot.ts');
    return await snapshot({notebook: given, folder: data, out, lang, native});
  }
  if (verb !== 'run') return usage(`no such command: ${verb}`);
  const [notebook, folder, ...more] = rest;
  if (notebook === undefined || folder === undefined || more.length > 0) {
    return usage('run needs a notebook and one folder');
  }
  const {run} = await import('./run.ts');
  return await run({notebook, folder, set: values.set, native: values.native});
}
