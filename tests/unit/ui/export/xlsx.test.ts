import {read, utils} from '@e965/xlsx';
import {strFromU8, unzipSync} from 'fflate';
import {expect, test} from 'vitest';
import {failureOf} from '../../../../src/model/failure.ts';
import type {Rows} from '../../../../src/model/rows.ts';
import type {FileJob} from '../../../../src/ui/export/file-job.ts';
import {escaped, letters} from '../../../../src/ui/export/xlsx-cells.ts';
import {workbookFile, xlsxFile} from '../../../../src/ui/export/xlsx.ts';
import {sourceOf} from '../../../../src/ui/row-windows.ts';
import {jobOf, longSource, RAN} from './table.ts';

async function bytesOf(job: FileJob): Promise<Uint8Array> {
  return new Uint8Array(await (await xlsxFile(job)).arrayBuffer());
}

async function sheetOf(job: FileJob) {
  const book = read(await bytesOf(job), {cellNF: true, cellStyles: true});
  expect(book.SheetNames).toEqual(['Sheet1']);
  return book.Sheets['Sheet1']!;
}

test('texts are texts, numbers numbers, dates dates, and nothing is a formula', async () => {
  const sheet = await sheetOf(jobOf());
  expect(sheet['!ref']).toBe('A1:H4');
  const cell = (at: string) => ({t: sheet[at]?.t, v: sheet[at]?.v, z: sheet[at]?.z});
  expect(cell('B2')).toEqual({t: 's', v: '580101199001010018', z: '@'});
  expect(cell('A3')).toEqual({t: 's', v: '=1+1', z: '@'});
  expect(cell('A4')).toEqual({t: 's', v: '+李"四",\n', z: '@'});
  expect(cell('C2')).toEqual({t: 'n', v: 3, z: '0'});
  expect(cell('C4')).toEqual({t: 's', v: '9007199254740991', z: '@'});
  expect(cell('D2')).toEqual({t: 'n', v: 3418.25, z: '0.00##'});
  expect(cell('E2')).toEqual({t: 'n', v: 45291, z: 'yyyy\\-mm\\-dd'});
  expect(cell('E3')).toEqual({t: 's', v: '1900-02-28', z: '@'});
  expect(cell('E4')).toEqual({t: 'n', v: 61, z: 'yyyy\\-mm\\-dd'});
  expect(cell('F2')).toEqual({t: 'n', v: 45473.5, z: 'yyyy\\-mm\\-dd\\ hh:mm:ss'});
  expect([sheet['G2'].v, sheet['G3'].v, sheet['H2'].v]).toEqual(['是', '否', '公益岗位、产业']);
  expect([sheet['B3'], sheet['D4'], sheet['H4']]).toEqual([undefined, undefined, undefined]);
  expect(Object.values(sheet).some((each) => typeof each === 'object' && 'f' in each)).toBe(false);
});

test('what would be a formula when edited is marked as text', async () => {
  const files = unzipSync(await bytesOf(jobOf()));
  const xml = strFromU8(files['xl/worksheets/sheet1.xml']!);
  expect(xml).toContain('<c r="A3" s="3" t="inlineStr">');
  expect(xml).toContain('<c r="A2" s="2" t="inlineStr">');
  expect(strFromU8(files['xl/styles.xml']!).match(/quotePrefix="1"/g)).toHaveLength(1);
});

test('signs that XML cannot hold come back', async () => {
  const texts = ['a\u0007b', '_x0041_', '<&>"', ' x ', '\ud83d\ude00', '\ud83d', 'a\rb'];
  const rows: Rows = {columns: [{name: 'a<b', type: 'text'}], count: 7, values: [texts]};
  const sheet = await sheetOf(jobOf(sourceOf(rows)));
  const found = utils.sheet_to_json<string[]>(sheet, {header: 1}).map(([text]) => text);
  expect(found).toEqual(['a<b', 'a\u0007b', '_x0041_', '<&>"', ' x ', '😀', '\ufffd', 'a\rb']);
  expect(escaped('_x0041_')).toBe('_x005F_x0041_');
});

test('a long table is one sheet, written in windows', async () => {
  RAN.length = 0;
  const sheet = await sheetOf(jobOf(longSource(25_000)));
  expect(sheet['!ref']).toBe('A1:A25001');
  expect([sheet['A2'].v, sheet['A12001'].v, sheet['A12002'].v, sheet['A25001'].v]).toEqual([
    0, 11_999, 12_000, 24_999
  ]);
  expect(RAN).toEqual([12_000, 24_000, 25_000]);
});

test('a table of no rows is its headings', async () => {
  const sheet = await sheetOf(jobOf(longSource(0)));
  expect([sheet['!ref'], sheet['A1'].v]).toEqual(['A1', 'i']);
});

test('what a worksheet cannot hold is refused with its limit', async () => {
  const large = await xlsxFile(jobOf(longSource(1_048_576))).catch(failureOf);
  expect(large).toEqual({
    code: 'export-large',
    values: {rows: 1_048_576, columns: 1, limit: 1_048_575}
  });
  const long: Rows = {
    columns: [{name: 'a', type: 'text'}],
    count: 1,
    values: [['x'.repeat(32_768)]]
  };
  const text = await xlsxFile(jobOf(sourceOf(long))).catch(failureOf);
  expect(text).toEqual({
    code: 'export-text',
    values: {cell: 'A2', length: 32_768, limit: 32_767}
  });
});

test('a cancelled job ends with that', async () => {
  const abort = new AbortController();
  const job = jobOf(longSource(1_000_000), {
    signal: abort.signal,
    onProgress: () => abort.abort()
  });
  expect(failureOf(await xlsxFile(job).catch((thrown: unknown) => thrown))).toEqual({
    code: 'cancelled'
  });
});

test.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [701, 'ZZ'],
  [702, 'AAA'],
  [16_383, 'XFD']
])('column %i is %s', (at, name) => {
  expect(letters(at)).toBe(name);
});

test('several lists are worksheets of one workbook, under their names', async () => {
  const blob = await workbookFile([
    {name: '无法读取', job: jobOf()},
    {name: 'A&B <"1">', job: jobOf(longSource(3))}
  ]);
  const book = read(new Uint8Array(await blob.arrayBuffer()), {cellNF: true});
  expect(book.SheetNames).toEqual(['无法读取', 'A&B <"1">']);
  expect(book.Sheets['无法读取']!['B2']).toMatchObject({t: 's', v: '580101199001010018'});
  expect(utils.sheet_to_json(book.Sheets['A&B <"1">']!, {header: 1})).toEqual([
    ['i'],
    [0],
    [1],
    [2]
  ]);
});
