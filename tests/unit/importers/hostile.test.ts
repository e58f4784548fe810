import {strToU8, zipSync} from 'fflate';
import * as XLSX from '@e965/xlsx';
import {describe, expect, test} from 'vitest';
import {importFiles} from '../../../src/importers/index.ts';
import {kindOfCode} from '../../../src/importers/number-format.ts';
import {cleanHeading} from '../../../src/importers/row-marks.ts';
import {RowWriter} from '../../../src/importers/rows.ts';
import {headingOf as recognisedHeading} from '../../../src/registry/recognise/heading.ts';
import {dataOf, read, readSheet, source} from './read.ts';

const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook of hand-written parts. */
function workbook(parts: Readonly<Record<string, string>>, sheets = ['表']): Uint8Array {
  const list = sheets.map(
    (name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="r${i + 1}"/>`
  );
  const links = sheets.map(
    (_, i) =>
      `<Relationship Id="r${i + 1}" Type="${RELATION}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`
  );
  const all: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships><Relationship Id="r" Type="${RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${links.join('')}</Relationships>`,
    ...parts
  };
  return zipSync(
    Object.fromEntries(Object.entries(all).map(([name, text]) => [name, strToU8(text)]))
  );
}

function ods(table: string): Uint8Array {
  return zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
    'META-INF/manifest.xml': strToU8('<manifest/>'),
    'content.xml': strToU8(
      `<office:document-content><office:body><office:spreadsheet>${table}</office:spreadsheet></office:body></office:document-content>`
    )
  });
}

async function refusals(path: string, bytes: Uint8Array): Promise<string[]> {
  return (await read(source(path, bytes))).refused.map(({failure}) => failure.code);
}

const ROWS = '<row><c t="inlineStr"><is><t>村</t></is></c><c><v>3</v></c></row>';

describe('XML', () => {
  test('entities of a bomb are text, not expanded', async () => {
    const bomb =
      '<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>';
    const xml = `<?xml version="1.0"?>${bomb}<worksheet><sheetData><row><c t="inlineStr"><is><t>&c;</t></is></c><c><v>3</v></c></row></sheetData></worksheet>`;
    const sheet = await readSheet(source('a.xlsx', workbook({'xl/worksheets/sheet1.xml': xml})));
    expect(sheet.rows[0]?.cells).toEqual(['&c;', '3']);
  });

  test('a quote that is lost swallows its own tag only', async () => {
    const xml = `<worksheet><sheetData><row r="1><c><v>1</v></c></row><row><c><v>2</v></c><c><v>3</v></c></row></sheetData></worksheet>`;
    const sheet = await readSheet(source('a.xlsx', workbook({'xl/worksheets/sheet1.xml': xml})));
    expect(sheet.rows.map(({cells}) => cells)).toEqual([
      ['1', null],
      ['2', '3']
    ]);
  });
});

describe('a text of 12 MB in a workbook', () => {
  const long = 'a'.repeat(12 << 20);

  test('is read whole, with what follows', async () => {
    const xml = `<worksheet><sheetData><row><c t="str"><v>${long}</v></c><c><v>1</v></c></row>${ROWS}</sheetData></worksheet>`;
    const sheet = await readSheet(source('a.xlsx', workbook({'xl/worksheets/sheet1.xml': xml})));
    expect(sheet.rows.map(({cells}) => [cells[0]?.length, cells[1]])).toEqual([
      [long.length, '1'],
      [1, '3']
    ]);
  });

  test.each([`<v>${long}`, `<!--${long}`, `<c r="${long}`])(
    'that has no end is looked through once, %#',
    async (end) => {
      const xml = `<worksheet><sheetData>${ROWS}<row>${end}`;
      const begun = Date.now();
      const sheet = await readSheet(source('a.xlsx', workbook({'xl/worksheets/sheet1.xml': xml})));
      expect(sheet.rows[0]?.cells).toEqual(['村', '3']);
      expect(sheet.end.doubts).toContainEqual({code: 'cut-short'});
      expect(Date.now() - begun).toBeLessThan(8000);
    }
  );
});

describe('a web page whose tags have no end', () => {
  const page = '<table><tr><td>村</td><td>户数</td></tr><tr><td>石桥</td><td>3</td></tr>';

  test.each([
    ['a name', `<${'a'.repeat(400_000)}`],
    ['declarations', '<!'.repeat(200_000)],
    ['quotes', '<td "'.repeat(100_000)],
    ['both quotes', `<td "'`.repeat(100_000)],
    ['tags', '<td '.repeat(100_000)],
    ['a quote at the end', `${'<i '.repeat(100_000)}">`],
    ['an attribute without value', `<td ${'a'.repeat(400_000)}>`]
  ])('is read at once: %s', async (_, end) => {
    const begun = Date.now();
    const sheet = await readSheet(source('a.xls', `${page}<tr><td>x${end}`));
    expect(sheet.rows[1]?.cells.slice(0, 2)).toEqual(['石桥', '3']);
    expect(Date.now() - begun).toBeLessThan(5000);
  });

  test('is read after the first of them as it stands', async () => {
    const rows = "<tr><td width='40'>南岗</td><td title='a>b'>4</td></tr>";
    const sheet = await readSheet(source('a.xls', `${page}<tr><td><b "</td></tr>${rows}</table>`));
    expect(sheet.rows.at(-1)?.cells.slice(0, 2)).toEqual(['南岗', '4']);
  });
});

test('a record of 65,536 cells is no blank one, though too wide for a table', async () => {
  const rows = new RowWriter();
  rows.begin();
  for (let k = 0; k < 65_536; k++) rows.putText(k, 'a');
  const batches = [rows.take(), ...rows.rest()].flatMap((batch) => batch ?? []);
  expect(batches.map(({filled}) => (filled[0] ?? 0) > 0)).toEqual([true]);
  const line = Array(65_536).fill('a').join(',');
  const {refused} = await read(source('a.csv', `${line}\n${line}\n`));
  expect(refused.map(({failure}) => failure.code)).toEqual(['table-wide']);
});

describe('claims of size', () => {
  test('a dimension of the whole sheet costs nothing', async () => {
    const xml = `<worksheet><dimension ref="A1:XFD1048576"/><sheetData>${ROWS}</sheetData></worksheet>`;
    const sheet = await readSheet(source('a.xlsx', workbook({'xl/worksheets/sheet1.xml': xml})));
    expect(sheet.head.width).toBe(2);
    expect(sheet.end.records).toBe(1);
  });

  test('merged areas of the whole sheet, thousands of them, fill nothing that is not there', async () => {
    const merges = Array.from(
      {length: 5000},
      (_, i) => `<mergeCell ref="A${i + 3}:XFD1048576"/>`
    ).join('');
    const xml = `<worksheet><sheetData>${ROWS}<row r="2"><c><v>1</v></c><c><v>2</v></c></row><row r="3"><c><v>5</v></c><c><v>6</v></c></row><row r="4"><c r="B4"><v>7</v></c></row></sheetData><mergeCells>${merges}</mergeCells></worksheet>`;
    const sheet = await readSheet(source('a.xlsx', workbook({'xl/worksheets/sheet1.xml': xml})));
    expect(dataOf(sheet).at(-1)).toEqual(['5', '7']);
  });

  test('rows and columns that an OpenDocument sheet only repeats as empty', async () => {
    const table = `<table:table table:name="表"><table:table-row><table:table-cell office:value-type="float" office:value="1"/><table:table-cell table:number-columns-repeated="16383"/></table:table-row>
      <table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
      <table:table-row><table:table-cell office:value-type="string"><text:p>末</text:p></table:table-cell></table:table-row></table:table>`;
    let records = 0;
    for await (const event of importFiles([source('a.ods', ods(table))]))
      if (event.type === 'sheet-end') ({records} = event.end);
    expect(records).toBe(1_048_576);
  });

  test('filled cells that are repeated without end are refused', async () => {
    const table = `<table:table table:name="表"><table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/></table:table-row></table:table>`;
    expect(await refusals('a.ods', ods(table))).toEqual(['zip-bomb']);
  });
});

test('sheets of the same name come each for itself', async () => {
  const xml = `<worksheet><sheetData>${ROWS}</sheetData></worksheet>`;
  const file = workbook({'xl/worksheets/sheet1.xml': xml, 'xl/worksheets/sheet2.xml': xml}, [
    '表',
    '表'
  ]);
  const {sheets} = await read(source('a.xlsx', file));
  expect(sheets.map(({head}) => [head.id, head.name])).toEqual([
    ['0', '表'],
    ['1', '表']
  ]);
});

describe('archives', () => {
  test('names that climb out of them or stand for folders stay names', async () => {
    const csv = strToU8('村,户数\n石桥村,3\n');
    const {sheets, refused} = await read(
      source(
        'a.zip',
        zipSync({
          '../../etc/passwd.csv': csv,
          '/abs.csv': csv,
          'folder/': new Uint8Array(0),
          'C:\\x\\y.csv': csv
        })
      )
    );
    expect(refused).toEqual([]);
    expect(sheets.map(({head}) => head.file)).toEqual([
      'a.zip/../../etc/passwd.csv',
      'a.zip//abs.csv',
      'a.zip/C:/x/y.csv'
    ]);
  });

  test('sizes that lie are not believed', async () => {
    const zip = zipSync({'a.csv': strToU8('村,户数\n石桥村,3\n')});
    const view = new DataView(zip.buffer, zip.byteOffset);
    for (let at = 0; at < zip.length - 4; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 0x7fffffff, true);
    const {sheets} = await read(source('a.zip', zip));
    expect(sheets[0]?.end.data).toBe(1);
  });

  test('many files that swell to too much together are refused, those before are read', async () => {
    const big = zipSync({'big.csv': new Uint8Array(60 << 20)}, {level: 9});
    const entries = Object.fromEntries(
      Array.from({length: 3}, (_, i) => [`${i}.zip`, big] as const)
    );
    const {files, refused} = await read(
      source('a.zip', zipSync({'first.csv': strToU8('a,b\n1,2\n'), ...entries}, {level: 0})),
      {
        mostUnpacked: 100 << 20
      }
    );
    expect(files.map(({path}) => path)).toContain('a.zip/first.csv');
    expect(refused.some(({failure}) => failure.code === 'zip-bomb')).toBe(true);
  });
});

describe('compound files', () => {
  const whole = (): Uint8Array => {
    const book = XLSX.utils.book_new();
    const rows = Array.from({length: 400}, (_, i) => [`第${i}户`, i]);
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows));
    return new Uint8Array(XLSX.write(book, {bookType: 'biff8', type: 'array'}));
  };

  test('whose sectors run in a circle are refused', async () => {
    const bytes = whole();
    const view = new DataView(bytes.buffer);
    const table = (view.getInt32(76, true) + 1) * 512;
    for (let at = table; at < table + 512; at += 4) view.setInt32(at, 0, true);
    expect(await refusals('a.xls', bytes)).toEqual(['file-truncated']);
  });

  test('whose directory points at itself are refused', async () => {
    const bytes = whole();
    const view = new DataView(bytes.buffer);
    const directory = view.getInt32(48, true);
    const table = (view.getInt32(76, true) + 1) * 512;
    view.setInt32(table + directory * 4, directory, true);
    expect(await refusals('a.xls', bytes)).toEqual(['file-truncated']);
  });
});

/** Each took minutes, or all memory, by a pattern that began anew at every sign. */
describe('a text that goes on and on', () => {
  test('of line ends in a heading is one heading', () => {
    expect(cleanHeading(`户${'\n'.repeat(100_000)}编号${' \n'.repeat(50_000)}a b\n c`)).toBe(
      '户编号a b c'
    );
  });

  test.each(['[', 'h', '[h', '"', 'm:s '])('of %j is a number format', (sign) => {
    expect(['number', 'date', 'time']).toContain(kindOfCode(sign.repeat(500_000)));
  });

  test('of parts is a heading that is no table', () => {
    for (const part of ['合计/', '是/否', '中央/', '((', '2024年']) {
      const {parts, forms} = recognisedHeading(part.repeat(100_000));
      expect([part, parts.length < 1000, forms.length < 1000]).toEqual([part, true, true]);
    }
  });
});

describe('a workbook of Lotus', () => {
  // The library's types do not know this form.
  const whole = new Uint8Array(
    XLSX.write(XLSX.read('Place,N\nRow1,1\nRow2,2\n', {type: 'string'}), {
      bookType: 'wk3' as 'xlsx',
      type: 'array'
    })
  );

  test('is read', async () => {
    const sheet = await readSheet(source('a.wk3', whole));
    expect(sheet.rows.map(({cells}) => cells[1])).toEqual(['N', '1', '2']);
    expect(sheet.end.doubts.map(({code}) => code)).toEqual(['part-damaged']);
  });

  test('that is cut at any byte is read as far as it goes and doubted, or refused', async () => {
    for (let end = 40; end < whole.length - 4; end++) {
      const {sheets, refused} = await read(source('a.wk3', whole.slice(0, end)));
      const doubted = sheets.map((sheet) => sheet.end.doubts.map(({code}) => code));
      expect([end, doubted.every((codes) => codes.includes('cut-short'))]).toEqual([end, true]);
      expect([end, sheets.length + refused.length]).toEqual([end, 1]);
    }
  });
});

test('deep JSON is refused or read, never a stack too deep', async () => {
  const deep = `[{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}]`;
  expect(await refusals('a.json', strToU8(deep))).toEqual(['file-damaged']);
});

test.each([
  ['Word', 'word/document.xml'],
  ['PowerPoint', 'ppt/presentation.xml']
])('a %s file named .xlsx is a document', async (_, part) => {
  expect(
    await refusals(
      'a.xlsx',
      zipSync({'[Content_Types].xml': strToU8('<x/>'), [part]: strToU8('<w/>')})
    )
  ).toEqual(['file-document']);
});
