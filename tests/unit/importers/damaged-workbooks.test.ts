import * as XLSX from '@e965/xlsx';
import {strToU8, unzipSync, zipSync} from 'fflate';
import {describe, expect, test} from 'vitest';
import {dataOf, fixture, read, readSheet, source, type Sheet} from './read.ts';

const ROWS = [
  ['村', '户数', '日期'],
  ['石桥村', 12, new Date(Date.UTC(2024, 5, 30))],
  ['南岗村', 7, new Date(Date.UTC(2024, 6, 1))]
];
const READ = [
  ['石桥村', '12', '2024-06-30'],
  ['南岗村', '7', '2024-07-01']
];

function written(bookType: XLSX.BookType, sheets = 1): Uint8Array {
  const book = XLSX.utils.book_new();
  for (let i = 0; i < sheets; i++) {
    const sheet = XLSX.utils.aoa_to_sheet(ROWS, {UTC: true});
    XLSX.utils.book_append_sheet(book, sheet, `台账${i + 1}`);
  }
  const options = {bookType, type: 'array', compression: true, bookSST: true} as const;
  return new Uint8Array(XLSX.write(book, options));
}

type Change = (text: string) => string | undefined;

/** The package with some parts changed or, where the change gives nothing, left out. */
function changed(bytes: Uint8Array, changes: Readonly<Record<string, Change>>): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).flatMap(([name, part]) => {
    const change = changes[name];
    if (change === undefined) return [[name, part] as const];
    const text = change(new TextDecoder().decode(part));
    return text === undefined ? [] : [[name, strToU8(text)] as const];
  });
  return zipSync(Object.fromEntries(parts));
}

/** The package with other bytes in the middle of one part, so that its check sums do not hold. */
function spoiled(bytes: Uint8Array, part: string): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 30 < copy.length; at++) {
    if (view.getUint32(at, true) !== 0x04034b50) continue;
    const name = copy.subarray(at + 30, at + 30 + view.getUint16(at + 26, true));
    if (new TextDecoder().decode(name) === part) copy.fill(0xff, at + 60, at + 70);
  }
  return copy;
}

const codesOf = ({end}: Sheet): string[] => end.doubts.map(({code}) => code);
const gone: Change = () => undefined;

describe('a workbook of which a part is damaged', () => {
  test('gives its other sheets where one of them is, and says which is not read', async () => {
    const file = spoiled(written('xlsx', 3), 'xl/worksheets/sheet2.xml');
    const {sheets, refused} = await read(source('a.xlsx', file));
    expect(refused).toEqual([]);
    expect(sheets.map(({head}) => head.name)).toEqual(['台账1', '台账3']);
    for (const {end} of sheets)
      expect(end.doubts).toContainEqual({code: 'sheet-damaged', values: {sheet: '台账2'}});
  });

  test('keeps the order of its sheets when their relations are lost, and says so', async () => {
    const file = changed(written('xlsx', 2), {'xl/_rels/workbook.xml.rels': gone});
    const {sheets, refused} = await read(source('a.xlsx', file));
    expect(refused).toEqual([]);
    expect(sheets.map(({head}) => head.name)).toEqual(['台账1', '台账2']);
    expect(sheets.map(dataOf)).toEqual([READ, READ]);
    expect(sheets.map(codesOf)).toEqual([['part-damaged'], ['part-damaged']]);
  });

  test('names its sheets by their parts when their list is lost', async () => {
    const file = changed(written('xlsx', 2), {'xl/workbook.xml': gone});
    const {sheets} = await read(source('a.xlsx', file));
    expect(sheets.map(({head}) => head.name)).toEqual(['sheet1', 'sheet2']);
    expect(sheets.map(dataOf)).toEqual([READ, READ]);
  });

  test('without its styles has days as numbers, and says which part is not used', async () => {
    const sheet = await readSheet(source('a.xlsx', spoiled(written('xlsx'), 'xl/styles.xml')));
    expect(dataOf(sheet)[0]).toEqual(['石桥村', '12', '45473']);
    expect(sheet.end.doubts).toEqual([{code: 'part-damaged', values: {part: 'xl/styles.xml'}}]);
  });

  test('says which of its sheets is not there', async () => {
    const file = changed(written('xlsx', 2), {'xl/worksheets/sheet2.xml': gone});
    const sheet = await readSheet(source('a.xlsx', file));
    expect(dataOf(sheet)).toEqual(READ);
    expect(sheet.end.doubts).toEqual([
      {code: 'part-damaged', values: {part: 'xl/worksheets/sheet2.xml'}}
    ]);
  });

  test('whose texts are cut counts the cells that lost theirs', async () => {
    const cut: Change = (text) => text.slice(0, text.indexOf('南岗村'));
    const sheet = await readSheet(
      source('a.xlsx', changed(written('xlsx'), {'xl/sharedStrings.xml': cut}))
    );
    expect(dataOf(sheet)).toEqual([READ[0], [null, '7', '2024-07-01']]);
    expect(sheet.end.doubts).toEqual([{code: 'cells-damaged', row: 3, values: {count: 1}}]);
  });

  test('whose rows go back says from which row on their numbers are doubtful', async () => {
    const swapped: Change = (text) =>
      text.replace(/(<row r="2".*?<\/row>)(<row r="3".*?<\/row>)/s, '$2$1');
    const sheet = await readSheet(
      source('a.xlsx', changed(written('xlsx'), {'xl/worksheets/sheet1.xml': swapped}))
    );
    expect(dataOf(sheet)).toEqual([READ[1], READ[0]]);
    expect(sheet.end.doubts).toEqual([{code: 'rows-disordered', row: 4}]);
  });

  test('whose parts are in UTF-16, with either mark, is no damaged one', async () => {
    for (const big of [false, true]) {
      const wide = Object.entries(unzipSync(written('xlsx'))).map(([name, part]) => {
        const bytes = new Uint8Array(
          Buffer.from(`\uFEFF${new TextDecoder().decode(part)}`, 'utf16le')
        );
        return [name, big ? new Uint8Array(Buffer.from(bytes).swap16()) : bytes] as const;
      });
      const sheet = await readSheet(source('a.xlsx', zipSync(Object.fromEntries(wide))));
      expect(dataOf(sheet)).toEqual(READ);
      expect(sheet.end.doubts).toEqual([]);
    }
  });

  test('whose cells end early is cut short', async () => {
    const cut: Change = (text) => text.slice(0, text.indexOf('<row r="3"'));
    const sheet = await readSheet(
      source('a.xlsx', changed(written('xlsx'), {'xl/worksheets/sheet1.xml': cut}))
    );
    expect(dataOf(sheet)).toEqual([READ[0]]);
    expect(codesOf(sheet)).toEqual(['cut-short']);
  });

  test('whose cells or texts were changed is refused: nobody can say which', async () => {
    for (const part of ['xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml']) {
      const {refused} = await read(source('a.xlsx', spoiled(written('xlsx'), part)));
      expect(refused.map(({failure}) => failure.code)).toEqual(['zip-damaged']);
    }
  });

  test('an .xlsb whose list of relations is damaged is read without it and says so', async () => {
    const sheet = await readSheet(source('a.xlsb', spoiled(written('xlsb'), '_rels/.rels')));
    expect(dataOf(sheet)).toEqual(READ);
    expect(sheet.end.doubts).toEqual([{code: 'part-damaged', values: {part: '_rels/.rels'}}]);
    const {refused} = await read(
      source('b.xlsb', spoiled(written('xlsb'), 'xl/worksheets/sheet1.bin'))
    );
    expect(refused.map(({failure}) => failure.code)).toEqual(['zip-damaged']);
  });

  test('an .ods whose content does not match its sums is read and says so', async () => {
    const bytes = (await fixture('merged-heading.ods').read(0, 1 << 20)).slice();
    const whole = await read(source('a.ods', bytes));
    const view = new DataView(bytes.buffer);
    for (let at = 0; at + 46 < bytes.length; at++) {
      if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 14, 1, true);
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 16, 1, true);
    }
    const {sheets, refused} = await read(source('a.ods', bytes));
    expect(refused).toEqual([]);
    expect(sheets.map(dataOf)).toEqual(whole.sheets.map(dataOf));
    expect(sheets[0]?.end.doubts[0]).toEqual({code: 'sum-wrong', values: {part: 'content.xml'}});
  });

  test('an .ods whose manifest is damaged, and one whose names are in capitals', async () => {
    const dataIn = async (bytes: Uint8Array): Promise<unknown> =>
      (await read(source('a.ods', bytes))).sheets.map(dataOf);
    const bytes = await fixture('merged-heading.ods').read(0, 1 << 20);
    const whole = await dataIn(bytes);
    expect(whole).toHaveLength(2);
    expect(await dataIn(spoiled(bytes, 'META-INF/manifest.xml'))).toEqual(whole);
    const parts = Object.entries(unzipSync(bytes));
    const capitals = parts.map(([name, part]) => [name.toUpperCase(), part] as const);
    expect(await dataIn(zipSync(Object.fromEntries(capitals)))).toEqual(whole);
  });
});

describe('bytes before and after a workbook', () => {
  test.each(['xlsx', 'biff8', 'ods'] as const)('%s after the head of an answer', async (form) => {
    const head = Uint8Array.from({length: 40}, (_, i) => (i * 7) % 31);
    const bytes = Uint8Array.from([...head, ...written(form)]);
    const sheet = await readSheet(source('a.xls', bytes));
    expect(dataOf(sheet).map((row) => row.slice(0, 2))).toEqual(READ.map((row) => row.slice(0, 2)));
    expect(sheet.end.doubts).toEqual([{code: 'bytes-before', values: {count: 40}}]);
  });

  test('a package that has lost the end of its list, but nothing of the list itself', async () => {
    const bytes = written('xlsx');
    for (const lost of [1, 9, 22])
      expect(dataOf(await readSheet(source('a.xlsx', bytes.slice(0, -lost))))).toEqual(READ);
    for (const lost of [23, 400]) {
      const {refused} = await read(source('a.xlsx', bytes.slice(0, -lost)));
      expect(refused.map(({failure}) => failure.code)).toEqual(['file-truncated']);
    }
  });
});

describe('records of an .xls that are damaged', () => {
  /** Where records of a type and length begin: what lies between the streams of the file may look like some, too. */
  const recordsOf = (bytes: Uint8Array, type: number, length: number): number[] => {
    const {content} = XLSX.CFB.find(XLSX.CFB.read(bytes, {type: 'buffer'}), 'Workbook') ?? {};
    const stream = Buffer.from(content ?? []);
    const from = Buffer.from(bytes).indexOf(stream);
    const places: number[] = [];
    for (let at = 0; at + 4 <= stream.length; at += 4 + stream.readUInt16LE(at + 2))
      if (stream.readUInt16LE(at) === type && stream.readUInt16LE(at + 2) === length)
        places.push(from + at);
    return places;
  };

  test('are passed over and counted; the others are read', async () => {
    const bytes = written('biff8');
    const view = new DataView(bytes.buffer);
    const numbers = recordsOf(bytes, 0x27e, 10).concat(recordsOf(bytes, 0x203, 14));
    const [first = 0] = numbers.filter((at) => view.getUint16(at + 4, true) === 1);
    view.setUint16(first + 6, 1028, true);
    const sheet = await readSheet(source('a.xls', bytes));
    expect(dataOf(sheet)).toEqual([['石桥村', null, '2024-06-30'], READ[1]]);
    expect(sheet.end.doubts).toEqual([{code: 'cells-damaged', row: 2, values: {count: 1}}]);
  });

  test('a text that is not in the table of texts is not just empty', async () => {
    const bytes = written('biff8');
    const view = new DataView(bytes.buffer);
    const [, , , village = 0] = recordsOf(bytes, 0xfd, 10);
    view.setUint32(village + 10, 999, true);
    const sheet = await readSheet(source('a.xls', bytes));
    expect(dataOf(sheet)).toEqual([[null, '12', '2024-06-30'], READ[1]]);
    expect(codesOf(sheet)).toEqual(['cells-damaged']);
  });
});
