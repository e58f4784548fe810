import {parse} from 'csv-parse/sync';
import {expect, test} from 'vitest';
import {failureOf} from '../../../../src/model/failure.ts';
import {csvFile, tsvText} from '../../../../src/ui/export/csv.ts';
import {isFormula, type FileJob} from '../../../../src/ui/export/file-job.ts';
import {fileName} from '../../../../src/ui/export/save.ts';
import {jobOf, longSource, RAN, ROWS} from './table.ts';

async function csvText(job: FileJob): Promise<string> {
  const bytes = new Uint8Array(await (await csvFile(job)).arrayBuffer());
  expect(Array.from(bytes.subarray(0, 3))).toEqual([0xef, 0xbb, 0xbf]);
  return new TextDecoder().decode(bytes);
}

test('every value is there as text, what would be a formula behind an apostrophe', async () => {
  expect((await csvText(jobOf())).split('\r\n')).toEqual([
    '姓名,证件号码,人数,收入,识别日期,改于,危房,措施',
    '王大明,580101199001010018,3,3418.25,2023-12-31,2024-06-30 12:00:00,是,公益岗位、产业',
    `'=1+1,,-2,0,1900-02-28,,否,`,
    `"'+李""四"",\n",580101199001010026,9007199254740991,,1900-03-01,,,`,
    ''
  ]);
});

test('an independent reader gives back the cells', async () => {
  const rows: string[][] = parse(await csvText(jobOf()), {bom: true});
  expect(rows).toHaveLength(4);
  expect(rows[3]?.[0]).toBe(`'+李"四",\n`);
});

test('masked columns are written masked', async () => {
  const columns = ROWS.columns.slice(0, 2).map(({name, type}, index) => ({
    heading: name,
    type,
    index,
    masked: index === 0 ? ('name' as const) : ('number' as const)
  }));
  const [, first, second] = (await csvText(jobOf(undefined, {columns}))).split('\r\n');
  expect(first).toBe('王**,580101************');
  expect(second).toBe(`'=***,`);
});

test('a sorted job is read sorted', async () => {
  const order = {column: '人数', descending: true};
  const columns = [{heading: 'n', index: 2, type: 'integer'} as const];
  const text = await csvText(jobOf(undefined, {order, columns}));
  expect(text.split('\r\n').slice(1, 4)).toEqual(['9007199254740991', '3', '-2']);
});

test('a long table is written in windows and says how far it is', async () => {
  RAN.length = 0;
  const text = await csvText(jobOf(longSource(30_000)));
  expect(text.length).toBe('i\r\n'.length + 10 * 3 + 90 * 4 + 900 * 5 + 9000 * 6 + 20_000 * 7);
  expect(RAN).toEqual([12_000, 24_000, 30_000]);
});

test('a cancelled job ends with that', async () => {
  const abort = new AbortController();
  const job = jobOf(longSource(1e9), {
    signal: abort.signal,
    onProgress: (rows) => rows > 20_000 && abort.abort()
  });
  expect(failureOf(await csvFile(job).catch((thrown: unknown) => thrown))).toEqual({
    code: 'cancelled'
  });
});

test('a copy has tabs, and quotes only where a cell holds one or a line', async () => {
  const columns = ROWS.columns
    .slice(0, 3)
    .map(({name, type}, index) => ({heading: name, type, index}));
  expect(await tsvText(jobOf(undefined, {columns}))).toBe(
    `姓名\t证件号码\t人数\r\n王大明\t580101199001010018\t3\r\n'=1+1\t\t-2\r\n"'+李""四"",\n"\t580101199001010026\t9007199254740991\r\n`
  );
});

test.each([
  ['=A1', true],
  ['@SUM(1)', true],
  ['+cmd|x', true],
  ['-2+3', true],
  ['\tx', true],
  ['＝1', true],
  ['－x', true],
  ['-', false],
  ['-5', false],
  ['+86 138 0000', false],
  ['a=1', false],
  ['', false]
])('%j is a formula: %s', (text, is) => {
  expect(isFormula(text)).toBe(is);
});

test('file names hold nothing that a file system refuses', () => {
  expect(fileName('户 2023/12: "a"', 'csv')).toBe('户 2023 12 a.csv');
  expect(fileName('//', 'xlsx')).toBe('table.xlsx');
});
