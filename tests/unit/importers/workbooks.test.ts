import {strToU8, unzipSync, zipSync} from 'fflate';
import * as fc from 'fast-check';
import * as XLSX from '@e965/xlsx';
import {describe, expect, test} from 'vitest';
import {importFiles} from '../../../src/importers/index.ts';
import {dataOf, doubtsOf, fixture, marksOf, read, readSheet, source} from './read.ts';

const ROSTER = [
  ['1', '陈一', '58010119900101001X', '1200.5', '7300', '2024-06-30', '12.5%'],
  ['2', '林 二', '580101198502030024', '0.1', '8800', '2024-06-30 12:00:00', '100%'],
  ['3', '周&三 <甲>', '000123', null, '9000', '06:00:00', '33.3%'],
  ['4', '𠮷四', null, '-3', '10000', '2064-04-08 18:00:00', null]
];

describe.each([
  'merged-heading.xlsx',
  'merged-heading.xls',
  'merged-heading.ods',
  'merged-heading.fods'
])('%s, written by LibreOffice', (name) => {
  test('gives titles, a joined heading, dates, per cents and texts as they are', async () => {
    const {sheets, files, refused} = await read(fixture(name));
    expect(refused).toEqual([]);
    expect(files).toHaveLength(1);
    const [roster, second] = sheets;
    if (roster === undefined || second === undefined) throw new Error('two sheets expected');
    expect(roster.head).toMatchObject({
      name: '平川镇',
      headingRows: [3, 4],
      headings: [
        '序号',
        '户主姓名',
        '证件号码',
        '收入/工资性收入',
        '收入/人均纯收入',
        '识别时间',
        '完成率'
      ],
      unit: '元',
      title: '平川镇脱贫户花名册 导出时间：2024-07-02 08:30:00 单位：元'
    });
    expect(roster.head.merges).toContainEqual({top: 3, left: 4, bottom: 3, right: 5});
    expect(dataOf(roster)).toEqual(ROSTER);
    expect(marksOf(roster)).toBe('title unit heading heading - - - - total footer');
    expect(roster.end.totals).toEqual([{row: 9, column: 4, stated: 1197.6, summed: 1197.6}]);
    expect(second.rows.map(({cells}) => cells)).toEqual([
      ['村', '户数', '差错'],
      ['石桥村', '3', '#N/A'],
      ['TRUE', 'FALSE', null]
    ]);
  });
});

test.each(['merged-heading.xlsx', 'merged-heading.xls'])(
  '%s: a hidden sheet is read and doubted',
  async (name) => {
    const {sheets} = await read(fixture(name));
    expect(sheets.map((sheet) => doubtsOf(sheet).includes('sheet-hidden'))).toEqual([false, true]);
  }
);

type Sheet = {readonly xml: string; readonly extra?: Readonly<Record<string, string>>};

const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook of one sheet in hand-written XML. */
function packed({xml, extra = {}}: Sheet): Uint8Array {
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships><Relationship Id="r1" Type="${RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="${RELATION}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${RELATION}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r3" Type="${RELATION}/styles" Target="styles.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': xml,
    ...extra
  };
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))
  );
}

function cellsOf(sheet: Awaited<ReturnType<typeof readSheet>>): (readonly (string | null)[])[] {
  return sheet.rows.map(({cells}) => cells);
}

describe('a workbook', () => {
  test('of whose sheet all is lost says so beside the others; merged cells below many blank rows are filled', async () => {
    const lost = '<worksheet><sheetData><row><c t="s"><v>0</v></c></row></sheetData></worksheet>';
    const text = (value: string, place: string): string =>
      `<c r="${place}" t="str"><v>${value}</v></c>`;
    const rows = ['村', '石桥', '', '南岗'].map((village, i) => {
      const number = i === 0 ? text('户数', 'B100') : `<c r="B${100 + i}"><v>${i}</v></c>`;
      return `<row r="${100 + i}">${village === '' ? '' : text(village, `A${100 + i}`)}${number}</row>`;
    });
    const xml = `<worksheet><sheetData>${rows.join('')}</sheetData><mergeCells><mergeCell ref="A101:A102"/></mergeCells></worksheet>`;
    const extra = {
      'xl/workbook.xml':
        '<workbook xmlns:r="r"><sheets><sheet name="失" r:id="r1"/><sheet name="空" r:id="r4"/><sheet name="远" r:id="r5"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': `<Relationships>${['1', '4', '5'].map((n) => `<Relationship Id="r${n}" Type="${RELATION}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join('')}</Relationships>`,
      'xl/worksheets/sheet4.xml': '<worksheet><sheetData><row/></sheetData></worksheet>',
      'xl/worksheets/sheet5.xml': xml
    };
    const {sheets} = await read(source('a.xlsx', packed({xml: lost, extra})));
    expect(sheets.map(({head}) => [head.name, head.headingRows])).toEqual([
      ['失', []],
      ['远', [100]]
    ]);
    expect(sheets[0]?.end).toMatchObject({records: 1, data: 0});
    expect(sheets[0]?.end.doubts).toContainEqual({
      code: 'cells-damaged',
      row: 1,
      values: {count: 1}
    });
    expect(sheets[1] && dataOf(sheets[1])).toEqual([
      ['石桥', '1'],
      ['石桥', '2'],
      ['南岗', '3']
    ]);
  });

  test('with two cells in one place keeps the first and says so; cells out of order are in theirs', async () => {
    const head = '<row><c t="str"><v>村</v></c><c t="str"><v>户数</v></c></row>';
    const twice =
      '<c r="B2"><v>1</v></c><c r="A2" t="str"><v>石桥</v></c><c r="B2"><v>2</v></c><c r="A2" t="inlineStr"><is><t>南岗</t></is></c>';
    const xml = `<worksheet><sheetData>${head}<row r="2">${twice}</row><row><c r="B3"><v>3</v></c><c r="A3" t="str"><v>上村</v></c></row></sheetData></worksheet>`;
    const sheet = await readSheet(source('a.xlsx', packed({xml})));
    expect(dataOf(sheet)).toEqual([
      ['石桥', '1'],
      ['上村', '3']
    ]);
    expect(sheet.end.doubts).toContainEqual({code: 'cells-damaged', row: 2, values: {count: 2}});
  });

  test('whose formula gives an empty text has its value; an empty number is none', async () => {
    const head = '<row><c t="str"><v>村</v></c><c t="str"><v>户数</v></c></row>';
    const xml = `<worksheet><sheetData>${head}<row><c t="str"><f>IF(1,"","x")</f><v></v></c><c><v>3</v></c></row><row><c t="str"><f>A2</f><v/></c><c><v> </v></c><c><v>4</v></c></row></sheetData></worksheet>`;
    const sheet = await readSheet(source('a.xlsx', packed({xml})));
    expect(doubtsOf(sheet)).not.toContain('formula-without-value');
    expect(dataOf(sheet)).toEqual([
      [null, '3', null],
      [null, null, '4']
    ]);
    const bare = xml.replace('<f>A2</f><v/>', '<f>A2</f>');
    expect(doubtsOf(await readSheet(source('a.xlsx', packed({xml: bare}))))).toContain(
      'formula-without-value'
    );
  });

  test('with prefixed names, without references, with inline strings', async () => {
    const xml = `<?xml version="1.0"?><x:worksheet xmlns:x="m"><!-- <row> --><x:sheetData>
      <x:row><x:c t="inlineStr"><x:is><x:t>村</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:r><x:t>户</x:t></x:r><x:r><x:t xml:space="preserve"> 数</x:t></x:r></x:is></x:c></x:row>
      <x:row><x:c t="str"><x:v>石桥村 &amp; 南岗村</x:v></x:c><x:c><x:v>3</x:v></x:c></x:row></x:sheetData>
      <x:mergeCells count="1"><x:mergeCell ref="A5:B6"/></x:mergeCells></x:worksheet>`;
    const sheet = await readSheet(source('a.xlsx', packed({xml})));
    expect(cellsOf(sheet)).toEqual([
      ['村', '户 数'],
      ['石桥村 & 南岗村', '3']
    ]);
    expect(sheet.head.merges).toEqual([{top: 5, left: 1, bottom: 6, right: 2}]);
  });

  test('with shared strings: rich text, phonetic guides, escapes, an index too high', async () => {
    const strings = `<sst><si><t>村</t></si><si><r><rPr><b/></rPr><t>因</t></r><r><t>病</t></r><rPh sb="0" eb="1"><t>yin</t></rPh></si>
      <si><t>a_x000D_b&#10;c</t></si><si><t/></si><si/><si><t xml:space="preserve"> 空 </t></si></sst>`;
    const xml = `<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>
      <row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" t="s"><v>3</v></c></row>
      <row r="3"><c r="A3" t="s"><v>5</v></c><c r="B3" t="s"><v>99</v></c></row></sheetData></worksheet>`;
    const sheet = await readSheet(
      source('a.xlsx', packed({xml, extra: {'xl/sharedStrings.xml': strings}}))
    );
    expect(cellsOf(sheet)).toEqual([
      ['村', '因病'],
      ['a\rb\nc', null],
      [' 空 ', null]
    ]);
  });

  test('with an index of a shared string that is none, or stands between blanks', async () => {
    const strings = '<sst><si><t>村</t></si><si><t>因病</t></si></sst>';
    const xml = `<worksheet><sheetData><row r="1"><c r="A1" t="s"><v> 0 </v></c><c r="B1" t="s"><v>
      1</v></c></row><row r="2"><c r="A2" t="s"><v>-1</v></c><c r="B2"><v>2</v></c></row></sheetData></worksheet>`;
    const sheet = await readSheet(
      source('a.xlsx', packed({xml, extra: {'xl/sharedStrings.xml': strings}}))
    );
    expect(cellsOf(sheet)).toEqual([
      ['村', '因病'],
      [null, '2']
    ]);
    expect(sheet.end.doubts).toContainEqual({code: 'cells-damaged', row: 2, values: {count: 1}});
  });

  test('keeps the numbers of rows and columns over gaps', async () => {
    const xml = `<worksheet><sheetData><row r="2"><c r="B2"><v>1</v></c><c r="AB2"><v>2</v></c></row><row r="5"><c r="A5"><v>3</v></c></row><row r="900"/></sheetData></worksheet>`;
    const sheet = await readSheet(source('a.xlsx', packed({xml})));
    expect(sheet.rows.map(({no, aside}) => [no, aside])).toEqual([
      [1, 'blank'],
      [2, undefined],
      [3, 'blank'],
      [4, 'blank'],
      [5, undefined]
    ]);
    expect(sheet.head.width).toBe(28);
    expect(sheet.rows[1]?.cells[27]).toBe('2');
  });

  test('with a wide heading and a stray cell in the last corner stays small', async () => {
    const wide = Array.from({length: 2000}, (_, k) => `<c><v>${k}</v></c>`).join('');
    const xml = `<worksheet><sheetData><row r="1">${wide}</row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>`;
    let records = 0;
    let width = 0;
    let most = 0;
    for await (const event of importFiles([source('a.xlsx', packed({xml}))])) {
      if (event.type === 'sheet') width = event.sheet.width;
      if (event.type !== 'batch') continue;
      records += event.batch.rows;
      const buffers = new Set(event.batch.columns.map(({offsets}) => offsets.buffer));
      most = Math.max(most, buffers.size * event.batch.rows * 4);
    }
    expect({records, width}).toEqual({records: 1_048_576, width: 2000});
    expect(most).toBeLessThan(100 << 20);
  });

  test('whose stray cell lies in the last corner is the table before it, and says where that cell is', async () => {
    const rows = Array.from(
      {length: 1200},
      (_, i) => `<row><c><v>${i}</v></c><c t="str"><v>村${i}</v></c></row>`
    );
    const xml = `<worksheet><sheetData><row><c t="str"><v>序号</v></c><c t="str"><v>村</v></c></row>${rows.join('')}<row r="1048576"><c r="XFD1048576" t="str"><v>备用</v></c></row></sheetData></worksheet>`;
    const sheet = await readSheet(source('a.xlsx', packed({xml})));
    expect([sheet.head.width, sheet.end.records, sheet.end.data]).toEqual([2, 1202, 1200]);
    expect(dataOf(sheet).at(-1)).toEqual(['1199', '村1199']);
    expect(sheet.end.doubts).toEqual([{code: 'ragged-rows', row: 1_048_576, values: {cells: 3}}]);
    expect(cellsOf(sheet).at(-1)).toEqual([null, '\t备用']);
  });

  test('of two tables says of a stray cell beside them as well', async () => {
    const row = (...texts: string[]): string =>
      `<row>${texts.map((text) => `<c t="str"><v>${text}</v></c>`).join('')}</row>`;
    const far = row('石桥村', '12', '30').replace(
      '</row>',
      '<c r="XFD2" t="str"><v>备用</v></c></row>'
    );
    const villages = [
      row('村', '户数', '人数'),
      far,
      row('南岗村', '7', '19'),
      row('上村', '9', '21')
    ];
    const projects = [
      row('项目', '金额', '开工日期'),
      row('修路', '3.5', '2024-06-30'),
      row('养牛', '2', '2024-07-01')
    ];
    const xml = `<worksheet><sheetData>${[...villages, '<row/>', ...projects].join('')}</sheetData></worksheet>`;
    const {sheets} = await read(source('a.xlsx', packed({xml})));
    expect(sheets.map(({head}) => head.headings)).toEqual([
      ['村', '户数', '人数'],
      ['项目', '金额', '开工日期']
    ]);
    for (const sheet of sheets)
      expect(sheet.end.doubts).toContainEqual({code: 'ragged-rows', row: 2, values: {cells: 4}});
  });

  test('from a Macintosh counts its days from 1904', async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="200" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="200"/></cellXfs></styleSheet>';
    const xml = `<worksheet><sheetData><row><c s="1"><v>44011</v></c><c s="2"><v>0</v></c><c s="0"><v>44011</v></c></row></sheetData></worksheet>`;
    const workbook = `<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>`;
    const file = packed({xml, extra: {'xl/styles.xml': styles, 'xl/workbook.xml': workbook}});
    expect(cellsOf(await readSheet(source('a.xlsx', file)))).toEqual([
      ['2024-06-30', '1904-01-01', '44011']
    ]);
  });

  test('says which formulas have no stored value', async () => {
    const xml = `<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>户</v></c><c r="B1"><f>1+1</f></c><c r="C1"><f>1+1</f><v>2</v></c></row><row r="2"><c r="B2"><f>B1</f><v/></c></row></sheetData></worksheet>`;
    const sheet = await readSheet(source('a.xlsx', packed({xml})));
    expect(sheet.end.doubts).toContainEqual({
      code: 'formula-without-value',
      row: 1,
      column: 2,
      values: {count: 2}
    });
  });

  test('with absolute parts, other case and backslashes', async () => {
    const rels = `<Relationships><Relationship Id="r1" Type="${RELATION}/worksheet" Target="/XL/Worksheets/Sheet1.xml"/></Relationships>`;
    const xml = `<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>`;
    const zip = packed({xml, extra: {'xl/_rels/workbook.xml.rels': rels}});
    expect(cellsOf(await readSheet(source('a.xlsx', zip)))).toEqual([['1']]);
  });

  test('whose parts have names with spaces, escaped or not', async () => {
    const xml = `<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>`;
    for (const name of ['sheet 1.xml', 'sheet%201.xml']) {
      const rels = `<Relationships><Relationship Id="r1" Type="${RELATION}/worksheet" Target="worksheets/sheet%201.xml"/></Relationships>`;
      const extra = {'xl/_rels/workbook.xml.rels': rels, [`xl/worksheets/${name}`]: xml};
      const other = '<worksheet><sheetData><row><c><v>2</v></c></row></sheetData></worksheet>';
      const zip = packed({xml: other, extra});
      expect(cellsOf(await readSheet(source('a.xlsx', zip)))).toEqual([['1']]);
    }
  });

  test('whose number formats stand behind the styles that have them', async () => {
    const styles =
      '<styleSheet><cellXfs><xf numFmtId="164"/></cellXfs><numFmts><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/></numFmts></styleSheet>';
    const xml = `<worksheet><sheetData><row><c s="0"><v>45473</v></c></row></sheetData></worksheet>`;
    const zip = packed({xml, extra: {'xl/styles.xml': styles}});
    expect(cellsOf(await readSheet(source('a.xlsx', zip)))).toEqual([['2024-06-30']]);
  });

  test('keeps long numbers as far as they are stored', async () => {
    const xml = `<worksheet><sheetData><row><c><v>580101199001010012</v></c><c><v>5.8010119900101E+17</v></c><c><v>0.10000000000000001</v></c><c><v>1E-3</v></c><c><v>-12</v></c><c><v>123456789012345</v></c></row></sheetData></worksheet>`;
    expect(cellsOf(await readSheet(source('a.xlsx', packed({xml}))))).toEqual([
      ['580101199001010012', '580101199001010000', '0.1', '0.001', '-12', '123456789012345']
    ]);
  });

  test('has truth values in either spelling, with white space around them', async () => {
    const cells = ['1', 'true', ' 1\n', '0', 'false'].map((text) => `<c t="b"><v>${text}</v></c>`);
    const xml = `<worksheet><sheetData><row>${cells.join('')}</row></sheetData></worksheet>`;
    expect(cellsOf(await readSheet(source('a.xlsx', packed({xml}))))).toEqual([
      ['TRUE', 'TRUE', 'TRUE', 'FALSE', 'FALSE']
    ]);
  });

  test('whose cells are of styles that it does not hold may have days as numbers, which is said', async () => {
    const xml = `<worksheet><sheetData><row><c s="0"><v>1</v></c></row><row><c s="7"><v>45473</v></c></row></sheetData></worksheet>`;
    const sheet = await readSheet(source('a.xlsx', packed({xml})));
    expect(sheet.end.doubts).toContainEqual({
      code: 'part-damaged',
      values: {part: 'xl/styles.xml'}
    });
  });

  test('of which an area is merged over everything keeps its own headings', async () => {
    const cell = (text: string): string => `<c t="str"><v>${text}</v></c>`;
    const xml = `<worksheet><sheetData><row>${cell('村')}${cell('户数')}</row><row>${cell('石桥')}<c><v>3</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>`;
    const sheet = await readSheet(source('a.xlsx', packed({xml})));
    expect(sheet.head.headings).toEqual(['村', '户数']);
  });

  test('whose content does not match its sums is read and says so', async () => {
    const zip = packed({
      xml: `<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>`
    });
    const codes: string[][] = [];
    for (const [mark, field] of [
      [0x02014b50, 16],
      [0x04034b50, 14]
    ] as const) {
      const view = new DataView(zip.buffer, zip.byteOffset);
      for (let at = 0; at < zip.length - 4; at++)
        if (view.getUint32(at, true) === mark) view.setUint32(at + field, 12345, true);
      const sheet = await readSheet(source('a.xlsx', zip));
      expect(cellsOf(sheet)).toEqual([['1']]);
      codes.push(doubtsOf(sheet).filter((code) => code === 'sum-wrong'));
    }
    // One of two stated sums still proves the content; with both wrong it is another.
    expect(codes).toEqual([[], ['sum-wrong']]);
  });
});

type Value = string | number | boolean | null;

const value: fc.Arbitrary<Value> = fc.oneof(
  fc.constant(null),
  fc.constantFrom(
    '户',
    '陈 一',
    ' a',
    '<&>"',
    '𠮷',

    '上\n下',
    '1e5',
    '000',
    '580101199001010012'
  ),
  fc.integer({min: -1_000_000_000, max: 1_000_000_000}),
  fc.double({min: -1e9, max: 1e9, noNaN: true}),
  fc.boolean()
);

/** What a cell of SheetJS's is as text, written down here once more. */
function plain(cell: XLSX.CellObject | undefined): string | null {
  if (cell?.v === undefined || cell.v === '') return null;
  if (cell.t === 'b') return cell.v === true ? 'TRUE' : 'FALSE';
  return cell.t === 'n' && Object.is(cell.v, -0) ? '0' : String(cell.v);
}

describe.each(['xlsx', 'biff8', 'ods', 'xlsb', 'xlml'] as const)('any table as %s', (bookType) => {
  test('is what SheetJS reads', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(value, {minLength: 1, maxLength: 6}), {minLength: 1, maxLength: 12}),
        async (rows) => {
          const book = XLSX.utils.book_new();
          XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([...rows, ['末']]), '表');
          const bytes = new Uint8Array(XLSX.write(book, {bookType, type: 'array'}));
          const theirs = XLSX.read(bytes, {dense: true}).Sheets['表']?.['!data'] ?? [];
          const sheet = await readSheet(source('a.xlsx', bytes));
          const width = sheet.head.width;
          const expected = Array.from(theirs, (row) =>
            Array.from({length: width}, (_, k) => plain(row?.[k]))
          );
          expect(cellsOf(sheet)).toEqual(expected);
        }
      ),
      {numRuns: 60}
    );
  });
});

describe('cells of a package that are written as few programs do', () => {
  async function gridOf(rows: string): Promise<readonly (readonly (string | null)[])[]> {
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['x']]), 'S');
    const parts = unzipSync(new Uint8Array(XLSX.write(book, {bookType: 'xlsx', type: 'array'})));
    const xml = `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
    const file = zipSync({...parts, 'xl/worksheets/sheet1.xml': strToU8(xml)});
    const sheet = await readSheet(source('a.xlsx', file));
    return sheet.rows.map(({cells}) => cells);
  }

  test('a cell states another row than the one it stands in', async () => {
    const cells = await gridOf(
      '<row><c r="A1"><v>1</v></c></row><row><c r="A3"><v>3</v></c><c r="B3"><v>4</v></c></row>'
    );
    expect(cells).toEqual([
      ['1', null],
      [null, null],
      ['3', '4']
    ]);
  });

  test('spaces stand around the sign of an attribute', async () => {
    const cells = await gridOf('<row r = "2"><c r = "B2" t= "b" ><v>True</v></c></row>');
    expect(cells).toEqual([
      [null, null],
      [null, 'TRUE']
    ]);
  });

  test('whole numbers keep their digits, whatever their sign', async () => {
    const cells = await gridOf(
      '<row><c><v>-1234567890123456</v></c><c><v>9007199254740991</v></c><c><v>-0</v></c></row>'
    );
    expect(cells).toEqual([['-1234567890123456', '9007199254740991', '0']]);
  });
});
