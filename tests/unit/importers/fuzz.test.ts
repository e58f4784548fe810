import {readdirSync, readFileSync} from 'node:fs';
import * as XLSX from '@e965/xlsx';
import iconv from 'iconv-lite';
import {beforeAll, describe, expect, test} from 'vitest';
import {mutated, randomFrom} from './mutate.ts';
import {read, source} from './read.ts';

/** More outside CI: FUZZ=5000 SEED=1 npx vitest run tests/unit/importers/fuzz.test.ts */
const CASES = Number(process.env['FUZZ'] ?? 320);
const SEED = Number(process.env['SEED'] ?? 20_241_128);
/** CPU time of one case, of a busy machine. */
const MOST_MS = 8000;

const KNOWN = new Set([
  'file-damaged',
  'file-document',
  'file-empty',
  'file-picture',
  'file-truncated',
  'file-unknown-kind',
  'file-too-large',
  'table-wide',
  'sheet-no-table',
  'workbook-password',
  'zip-bomb',
  'zip-damaged',
  'zip-method',
  'zip-encrypted'
]);

const files: (readonly [string, Uint8Array])[] = [];

/** `wk3` is not among the library's types. */
function printed(bookType: XLSX.BookType | 'wk3'): Uint8Array {
  const rows = Array.from({length: 40}, (_, i) => [
    `第${i}户`,
    i * 7.5,
    i % 3 === 0,
    null,
    `备注${i}`
  ]);
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(
    book,
    XLSX.utils.aoa_to_sheet([['户', '金额', '是否', '', '备注'], ...rows]),
    '表'
  );
  return new Uint8Array(
    XLSX.write(book, {bookType: bookType as XLSX.BookType, type: 'array', compression: true})
  );
}

beforeAll(() => {
  const folder = 'tests/fixtures/files';
  for (const name of readdirSync(folder))
    if (!name.endsWith('.md'))
      files.push([name, new Uint8Array(readFileSync(`${folder}/${name}`))]);
  for (const form of ['xlsb', 'biff2', 'biff5', 'wk3', 'xlml', 'sylk', 'dif'] as const)
    files.push([`a.${form}`, printed(form)]);
  const csv = `户编号,姓名,金额\n${Array.from({length: 60}, (_, i) => `58010100${i},"陈, 一",${i / 4}`).join('\n')}\n`;
  files.push(['a.csv', new Uint8Array(iconv.encode(csv, 'gb18030'))]);
  files.push(['b.csv', new Uint8Array(iconv.encode(csv, 'utf-16le', {addBOM: true}))]);
  const records = Array.from({length: 30}, (_, i) => JSON.stringify({户: `第${i}户`, 金额: i / 4}));
  files.push(['a.json', new TextEncoder().encode(`[${records.join(',')}]`)]);
  files.push(['a.ndjson', new TextEncoder().encode(records.join('\n'))]);
});

describe('every fixture', () => {
  test('that SheetJS opens is opened, unless it is locked', async () => {
    for (const [name, bytes] of files) {
      if (name.startsWith('password')) continue;
      const {sheets, refused} = await read(source(name, bytes));
      expect({name, refused, opened: sheets.length > 0}).toEqual({name, refused: [], opened: true});
    }
  });
});

describe(`${CASES} damaged files`, () => {
  test('open or are refused with a known reason, in time', async () => {
    for (let seed = SEED; seed < SEED + CASES; seed++) {
      const random = randomFrom(seed);
      const [name, bytes] = files[Math.floor(random() * files.length)] ?? ['', new Uint8Array()];
      const [, other = bytes] = files[Math.floor(random() * files.length)] ?? [];
      const before = process.cpuUsage();
      const answer = await read(source(name, mutated(bytes, other, random)));
      const {user, system} = process.cpuUsage(before);
      const codes = answer.refused.map(({failure}) => failure.code);
      expect({seed, name, unknown: codes.filter((code) => !KNOWN.has(code))}).toEqual({
        seed,
        name,
        unknown: []
      });
      expect({seed, name, answered: answer.files.length + codes.length > 0}).toEqual({
        seed,
        name,
        answered: true
      });
      expect({seed, name, inTime: (user + system) / 1000 < MOST_MS}).toEqual({
        seed,
        name,
        inTime: true
      });
    }
  }, 600_000);
});
