import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {Worker} from 'node:worker_threads';
import * as XLSX from '@e965/xlsx';
import {buildSync} from 'esbuild';
import {importFiles} from '../../src/importers/index.ts';
import {sourceOf} from '../../src/importers/open-file.ts';
import {rowTexts} from '../../src/importers/rows.ts';
import {BYTE_DAMAGE, PACKAGE_DAMAGE, randomFrom, type Damage} from './damage.ts';

type Whole = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly cells: ReadonlySet<string>;
};
/** What a reader made of a file: the texts of its cells and whether it doubts them, or why it did not. */
type Answer =
  {readonly cells: readonly string[]; readonly doubted?: boolean} | {readonly refused: string};

const FIXTURES = 'tests/fixtures/files';
const PEER_MS = 5000;

const argument = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};

/**
 * Damages workbooks of eleven writers and forms in twenty-three ways and prints, for each form, how many ours and SheetJS open, and how
 * many of the cells that each reads stand in the whole file. `--files N --seed N`; `--lost` names what SheetJS opens and ours
 * refuses, `--keep SEED` writes that file.
 */
async function main(): Promise<void> {
  const seed = Number(argument('seed') ?? 2024);
  const keep = argument('keep');
  const files = await Promise.all(originals().map(whole));
  const peer = new Peer();
  const table = new Table();
  const last = keep === undefined ? seed + Number(argument('files') ?? 1000) : Number(keep) + 1;
  for (let one = Number(keep ?? seed); one < last; one++) {
    const random = randomFrom(one);
    const file = files[Math.floor(random() * files.length)];
    if (file === undefined) continue;
    const isPackage = file.bytes[0] === 0x50;
    const kinds = isPackage ? [...BYTE_DAMAGE, ...PACKAGE_DAMAGE] : BYTE_DAMAGE;
    const damage = kinds[Math.floor(random() * kinds.length)];
    if (damage === undefined) continue;
    const bytes = damage.apply(file.bytes, random);
    if (keep !== undefined) writeFileSync(`bench/out/damaged-${keep}`, bytes);
    const ours = await ourAnswer(file.name, bytes);
    table.add(one, file, damage, ours, await peer.answer(bytes));
  }
  await peer.close();
  table.print();
}

function originals(): (readonly [string, Uint8Array])[] {
  const names = readdirSync(FIXTURES).filter((name) =>
    /\.(?:xls|xlsx|xlsm|ods|fods|slk)$/.test(name)
  );
  const kept = names
    .filter((name) => !/password|web-page/.test(name))
    .map((name) => [name, new Uint8Array(readFileSync(`${FIXTURES}/${name}`))] as const);
  const forms = (['xlsx', 'xlsb', 'biff8', 'biff5', 'xlml'] as const).map(
    (form) => [`sheetjs.${form}`, printed(form)] as const
  );
  return [...kept, ...forms];
}

function printed(bookType: XLSX.BookType): Uint8Array {
  const rows = Array.from({length: 200}, (_, i) => [
    `第${i}户`,
    i * 7.5,
    `58010100${i}`,
    null,
    `备注${i % 9}`
  ]);
  const book = XLSX.utils.book_new();
  const sheet = XLSX.utils.aoa_to_sheet([['户主', '金额', '户编号', '空', '备注'], ...rows]);
  XLSX.utils.book_append_sheet(book, sheet, '台账');
  return new Uint8Array(XLSX.write(book, {bookType, type: 'array', compression: true}));
}

async function whole([name, bytes]: readonly [string, Uint8Array]): Promise<Whole> {
  const answer = await ourAnswer(name, bytes);
  if ('refused' in answer) throw new Error(`${name}: ${answer.refused}`);
  return {name, bytes, cells: new Set(answer.cells)};
}

async function ourAnswer(path: string, bytes: Uint8Array): Promise<Answer> {
  const cells: string[] = [];
  const refused: string[] = [];
  let isOpen = false;
  let doubted = false;
  for await (const event of importFiles([sourceOf(path, bytes)])) {
    if (event.type === 'sheet-end') {
      isOpen = true;
      doubted ||= event.end.doubts.length > 0;
    }
    if (event.type === 'refused')
      refused.push(`${event.failure.code} ${JSON.stringify(event.failure.values ?? {})}`);
    if (event.type !== 'batch') continue;
    for (let row = 0; row < event.batch.rows; row++)
      for (const text of rowTexts(event.batch.columns, row, event.batch.columns.length))
        if (text !== null) cells.push(text);
  }
  return isOpen ? {cells, doubted: doubted || refused.length > 0} : {refused: refused.join('; ')};
}

/** SheetJS in a worker, which is ended where it does not answer. */
class Peer {
  readonly #script: string;
  #worker: Worker;

  constructor() {
    const entry = new URL('./peer.worker.ts', import.meta.url).pathname;
    const built = buildSync({entryPoints: [entry], bundle: true, write: false, platform: 'node'});
    this.#script = built.outputFiles[0]?.text ?? '';
    this.#worker = this.#start();
  }

  #start(): Worker {
    return new Worker(this.#script, {eval: true, stdout: true, stderr: true});
  }

  async answer(bytes: Uint8Array): Promise<Answer> {
    const said = await new Promise<string[][] | string | undefined>((resolve) => {
      const timer = setTimeout(() => resolve('hangs'), PEER_MS);
      this.#worker.once('message', (cells: string[][] | undefined) => {
        clearTimeout(timer);
        resolve(cells);
      });
      this.#worker.postMessage(bytes);
    });
    if (said === undefined) return {refused: 'refused'};
    if (typeof said !== 'string') return {cells: said.flat()};
    await this.close();
    this.#worker = this.#start();
    return {refused: said};
  }

  close(): Promise<number> {
    this.#worker.removeAllListeners();
    return this.#worker.terminate();
  }
}

class Table {
  readonly #rows = new Map<string, number[]>();
  readonly #lost: string[] = [];

  add(seed: number, file: Whole, damage: Damage, ours: Answer, theirs: Answer): void {
    for (const key of [file.name.replace(/.*\./, '.'), damage.name, 'all']) {
      const row = this.#rows.get(key) ?? [0, 0, 0, 0, 0, 0, 0];
      const unsaid = 'cells' in ours && ours.doubted === false && share(ours, file) < 1 ? 1 : 0;
      const add = [
        1,
        opened(ours),
        opened(theirs),
        hung(theirs),
        share(ours, file),
        share(theirs, file),
        unsaid
      ];
      this.#rows.set(
        key,
        row.map((sum, i) => sum + (add[i] ?? 0))
      );
    }
    if ('refused' in ours && 'cells' in theirs)
      this.#lost.push(
        `${seed} ${file.name}: ${damage.name}: ${ours.refused}; theirs reads ${theirs.cells.length} cells of ${file.cells.size}, ${share(theirs, file).toFixed(2)} as before`
      );
  }

  print(): void {
    print([
      [
        '',
        'files',
        'ours opens',
        'SheetJS opens',
        'hangs',
        'cells, ours',
        'SheetJS',
        'less without a doubt'
      ],
      ...[...this.#rows]
        .sort(([one], [other]) => one.localeCompare(other))
        .map(([key, sums]) => [key, ...sums.map((sum) => String(Math.round(sum * 10) / 10))])
    ]);
    console.log(`\n${this.#lost.length} that SheetJS opens are refused by ours`);
    if (process.argv.includes('--lost')) this.#lost.forEach((line) => console.log(line));
  }
}

function print([heading = [], ...rows]: readonly (readonly string[])[]): void {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  console.log([line(heading), line(heading.map(() => '---')), ...rows.map(line)].join('\n'));
}

function opened(answer: Answer): number {
  return 'cells' in answer ? 1 : 0;
}

function hung(answer: Answer): number {
  return 'refused' in answer && answer.refused === 'hangs' ? 1 : 0;
}

/** The share of the whole file's distinct texts that were read. */
function share(answer: Answer, {cells}: Whole): number {
  if ('refused' in answer) return 0;
  const read = new Set(answer.cells);
  return [...cells].filter((text) => read.has(text)).length / cells.size;
}

await main();
