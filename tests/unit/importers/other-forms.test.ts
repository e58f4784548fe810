import {strToU8, zipSync} from 'fflate';
import iconv from 'iconv-lite';
import {describe, expect, test} from 'vitest';
import {odsText} from '../../../src/importers/ods/cell-text.ts';
import {decoded} from '../../../src/importers/xml.ts';
import {dataOf, doubtsOf, fixture, marksOf, read, readSheet, source} from './read.ts';

describe('JSON', () => {
  test('objects: keys are headings, long numbers keep their digits', async () => {
    const sheet = await readSheet(
      source(
        'a.json',
        '[{"户编号": 580101199001010012, "户主": "陈一"}, {"户主": "林\\"二", "收入": 0.5, "监测": false, "措施": ["产业", "就业"]}]'
      )
    );
    expect(sheet.head).toMatchObject({
      kind: 'json',
      headingRows: [],
      headings: ['户编号', '户主', '收入', '监测', '措施']
    });
    expect(dataOf(sheet)).toEqual([
      ['580101199001010012', '陈一', null, null, null],
      [null, '林"二', '0.5', 'false', '["产业","就业"]']
    ]);
    expect(doubtsOf(sheet)).toEqual([]);
  });

  test('numbers are kept as they are written, in nested values too', async () => {
    const sheet = await readSheet(
      source(
        'a.json',
        '[{"金额": 0.10, "比例": 1e-7, "大数": 1.5E3, "明细": [1.20, 580101199001010012, "1.20"], "空": null}]'
      )
    );
    expect(dataOf(sheet)).toEqual([
      ['0.10', '0.0000001', '1500', '[1.20,580101199001010012,"1.20"]', null]
    ]);
  });

  test('an object without values is a row', async () => {
    const sheet = await readSheet(source('a.json', '[{"村": "石桥村"}, {}, {"村": null}]'));
    expect(sheet.end).toMatchObject({records: 3, data: 3});
  });

  test('arrays in an answer of a service', async () => {
    const {sheets} = await read(
      source(
        'a.txt',
        '{"code": 0, "data": {"list": [["村", "户数"], ["石桥村", 3]], "total": 1}, "other": [{"a": 1}]}'
      )
    );
    expect(sheets.map(({head}) => [head.name, head.headings])).toEqual([
      ['list', ['村', '户数']],
      ['other', ['a']]
    ]);
  });

  test('one object a line', async () => {
    const sheet = await readSheet(
      source('a.ndjson', '{"村":"石桥村","户数":3}\n{"村":"南岗村","户数":4}\n')
    );
    expect(dataOf(sheet)).toEqual([
      ['石桥村', '3'],
      ['南岗村', '4']
    ]);
  });
});

describe('web pages', () => {
  test('web-page-named.xls, written by LibreOffice', async () => {
    const {sheets} = await read(fixture('web-page-named.xls'));
    expect(sheets[0]?.head).toMatchObject({
      kind: 'html',
      headingRows: [3, 4],
      headings: [
        '序号',
        '户主姓名',
        '证件号码',
        '收入/工资性收入',
        '收入/人均纯收入',
        '识别时间',
        '完成率'
      ]
    });
    expect(sheets[0] && dataOf(sheets[0])[0]?.slice(0, 3)).toEqual([
      '1',
      '陈一',
      '58010119900101001X'
    ]);
  });

  test('in GBK, without closing tags, with spans', async () => {
    const page = `<html><head><meta charset="gb2312"><style>td{color:red}</style></head><body><p>x</p><TABLE>
      <tr><th rowspan=2>村<th colspan=2>户数<tr><th>脱贫户<th>监测户
      <tr><td>石桥村<td>58010119900101001X<td>&nbsp;<tr><td>南岗&amp;村<br>二组<td> 4  5 <td>1</TABLE></body></html>`;
    const sheet = await readSheet(source('表.xls', new Uint8Array(iconv.encode(page, 'gbk'))));
    expect(sheet.head.headings).toEqual(['村', '户数/脱贫户', '户数/监测户']);
    expect(dataOf(sheet)).toEqual([
      ['石桥村', '58010119900101001X', null],
      ['南岗&村\n二组', '4 5', '1']
    ]);
  });

  test.each(['html', 'xml'])(
    'a damaged byte leaves the others of a %s as they were, and is doubted',
    async (form) => {
      const cells = Array.from({length: 40}, (_, i) => `南岗村第${i}户备注`);
      const rows = (cell: (text: string) => string, row: string): string =>
        cells.map((text) => `<${row}>${cell(text)}${cell('7')}</${row}>`).join('');
      const text =
        form === 'html'
          ? `<meta charset="utf-8"><table>${rows((one) => `<td>${one}</td>`, 'tr')}</table>`
          : `<?xml version="1.0" encoding="UTF-8"?><Workbook><Worksheet><Table>${rows((one) => `<Cell><Data>${one}</Data></Cell>`, 'Row')}</Table></Worksheet></Workbook>`;
      const bytes = new TextEncoder().encode(text);
      bytes[new TextEncoder().encode(text.slice(0, text.indexOf('第20户'))).length - 1] = 0xe9;
      const sheet = await readSheet(source('表.xls', bytes));
      const first = sheet.rows.map((row) => row.cells[0]);
      expect(first.filter((cell, i) => cell === cells[i])).toHaveLength(39);
      expect(doubtsOf(sheet)).toContain('encoding-unsure');
    }
  );

  test('a smaller-than sign before a number is text', async () => {
    const page =
      '<table><tr><td>村</td><td>年龄</td><td>户数</td></tr><tr><td>石桥</td><td><18</td><td>3</td></tr></table>';
    expect(dataOf(await readSheet(source('a.xls', page)))).toEqual([['石桥', '<18', '3']]);
  });

  test('a remark that LibreOffice writes into a cell is no part of its text', async () => {
    const page =
      '<table><tr><td>村</td><td>户数</td></tr><tr><td><a class="comment-indicator"></a>\n<comment>待核实</comment>\n石桥</td><td>3</td></tr></table>';
    expect(dataOf(await readSheet(source('a.xls', page)))).toEqual([['石桥', '3']]);
  });

  test('whose head has no end', async () => {
    const page =
      '<html><head><meta charset="utf-8"><body><table><tr><td>村<td>户数<tr><td>石桥<td>3</table>';
    expect(dataOf(await readSheet(source('a.xls', page)))).toEqual([['石桥', '3']]);
  });

  test('in cells of a table that only lays out the page are tables; a single line is text of its cell', async () => {
    const inner =
      '<table><tr><th>村</th><th>户数</th></tr><tr><td>石桥</td><td>3</td></tr></table>';
    const line = '<table><tr><td>南岗</td><td>镇</td></tr></table>';
    const page = `<table><tr><td>菜单 ${line}</td><td>${inner}</td></tr></table>`;
    const {sheets} = await read(source('a.html', page));
    expect(sheets.map(({head}) => head.name)).toEqual(['1', '2']);
    expect(sheets[0]?.head.preview).toEqual(
      [['菜单\n南岗 镇']].map((row) => row.map((text) => text.replace('\n', ' ')))
    );
    expect(sheets[1]?.head.headings).toEqual(['村', '户数']);
    expect(sheets.map(dataOf)).toEqual([[], [['石桥', '3']]]);
  });

  test('that are cut are doubted', async () => {
    const sheet = await readSheet(
      source(
        'a.xls',
        '<html><table><tr><td>村</td><td>户数</td></tr><tr><td>石桥村</td><td>3</td></tr><tr><td>南'
      )
    );
    expect(doubtsOf(sheet)).toContain('cut-short');
  });
});

test('an XML workbook of Excel 2003: places, spans, dates, per cents, long numbers', async () => {
  const xml = `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
    <ss:Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><ss:Styles><ss:Style ss:ID="p"><ss:NumberFormat ss:Format="0.0%"/></ss:Style></ss:Styles>
    <ss:Worksheet ss:Name="平川"><ss:Table><ss:Row><ss:Cell ss:MergeAcross="3"><ss:Data ss:Type="String">花名册</ss:Data></ss:Cell></ss:Row>
    <ss:Row ss:Index="3"><ss:Cell><ss:Data ss:Type="String">户编号</ss:Data></ss:Cell><ss:Cell ss:Index="3"><ss:Data ss:Type="String">识别时间</ss:Data></ss:Cell><ss:Cell><ss:Data ss:Type="String">完成率</ss:Data></ss:Cell></ss:Row>
    <ss:Row><ss:Cell><ss:Data ss:Type="Number">5801010000100012</ss:Data></ss:Cell><ss:Cell ss:Index="3"><ss:Data ss:Type="DateTime">2024-06-30T00:00:00.000</ss:Data></ss:Cell><ss:Cell ss:StyleID="p"><ss:Data ss:Type="Number">0.125</ss:Data></ss:Cell></ss:Row>
    </ss:Table></ss:Worksheet></ss:Workbook>`;
  const sheet = await readSheet(source('a.xls', xml));
  expect(sheet.head).toMatchObject({
    kind: 'spreadsheetml',
    name: '平川',
    title: '花名册',
    headings: ['户编号', '', '识别时间', '完成率']
  });
  expect(sheet.head.merges).toEqual([{top: 1, left: 1, bottom: 1, right: 4}]);
  expect(marksOf(sheet)).toBe('title blank heading -');
  expect(dataOf(sheet)).toEqual([['5801010000100012', null, '2024-06-30', '12.5%']]);
});

test('an XML workbook of Excel 2003: numbers are what their formats show', async () => {
  const shown: readonly (readonly [string, string, string, string])[] = [
    ['yyyy-mm-dd', 'Number', '45325', '2024-02-03'],
    ['Short Date', 'Number', '45325', '2024-02-03'],
    ['h:mm', 'Number', '0.5', '12:00:00'],
    ['h:mm', 'DateTime', '1899-12-31T08:30:00.000', '08:30:00'],
    ['Percent', 'Number', '0.125', '12.5%'],
    ['Standard', 'Number', '45325', '45325'],
    ['Currency', 'Number', '1200.5', '1200.5'],
    ['0.00', 'Number', '2023.1', '2023.10'],
    ['000000', 'Number', '12', '000012']
  ];
  const styles = shown.map(
    ([format], i) => `<Style ss:ID="s${i}"><NumberFormat ss:Format="${format}"/></Style>`
  );
  const rows = shown.map(
    ([, type, text], i) =>
      `<Row><Cell><Data ss:Type="String">甲${i}</Data></Cell><Cell ss:StyleID="s${i}"><Data ss:Type="${type}">${text}</Data></Cell></Row>`
  );
  const xml = `<?xml version="1.0"?><Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles>${styles.join('')}</Styles><Worksheet ss:Name="表"><Table>${rows.join('')}</Table></Worksheet></Workbook>`;
  const sheet = await readSheet(source('a.xls', xml));
  expect(sheet.rows.map(({cells}) => cells[1])).toEqual(shown.map(([, , , text]) => text));
});

test('an XML workbook of Excel 2003: a number has the style of its cell, row or column, or what that is derived from', async () => {
  const style = (id: string, format: string): string =>
    `<Style ss:ID="${id}"><NumberFormat ss:Format="${format}"/></Style>`;
  const styles = `${style('p', '0%')}<Style ss:ID="q" ss:Parent="p"/><Style ss:ID="r" ss:Parent="q"/>${style('n', '0')}${style('t', '[h]:mm:ss')}`;
  const data = (value: string, more = '', type = 'Number'): string =>
    `<Cell${more}><Data ss:Type="${type}">${value}</Data></Cell>`;
  const rows = [
    `<Row>${data('0.5')}${data('0.5')}${data('0.5')}${data('0.5', ' ss:StyleID="n"')}</Row>`,
    `<Row ss:StyleID="n">${data('0.5')}${data('0.5', ' ss:StyleID="r"')}${data('0.5', ' ss:Index="3"')}</Row>`,
    `<Row>${['1899-12-31T08:30:00.000', '1900-01-01T12:00:00.000', '1900-03-01T00:00:00'].map((day) => data(day, ' ss:StyleID="t"', 'DateTime')).join('')}</Row>`
  ];
  const columns = '<Column/><Column ss:StyleID="q" ss:Span="1"/><Column ss:StyleID="p"/>';
  const xml = `<?xml version="1.0"?><Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles>${styles}</Styles><Worksheet ss:Name="表"><Table>${columns}${rows.join('')}</Table></Worksheet></Workbook>`;
  const sheet = await readSheet(source('a.xls', xml));
  expect(sheet.rows.map(({cells}) => cells)).toEqual([
    ['0.5', '50%', '50%', '0.5'],
    ['0.5', '50%', '0.5', null],
    ['08:30:00', '36:00:00', '1464:00:00', null]
  ]);
});

test('an XML workbook of Excel 2003: comments are no part of their cells, what is no number stays as it is', async () => {
  const cell = (type: string, text: string, more = ''): string =>
    `<Cell><Data ss:Type="${type}">${text}</Data>${more}</Cell>`;
  const comment =
    '<Comment ss:Author="x"><ss:Data xmlns="http://www.w3.org/TR/REC-html40"><B><Font html:Size="9">x:</Font></B>待核实</ss:Data></Comment>';
  const rows = [
    cell('String', '户编号', comment) + cell('String', '金额'),
    cell('String', 'A1', comment) + cell('Number', '3.5', comment),
    cell('String', 'A2') + cell('Number', '1,5'),
    `<Cell>${comment}</Cell>${cell('Number', ' ')}${cell('Number', '7')}`
  ];
  const xml = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="表"><Table>${rows.map((row) => `<Row>${row}</Row>`).join('')}</Table></Worksheet></Workbook>`;
  const sheet = await readSheet(source('a.xls', xml));
  expect(sheet.rows.map(({cells}) => cells)).toEqual([
    ['户编号', '金额', null],
    ['A1', '3.5', null],
    ['A2', '1,5', null],
    [null, ' ', '7']
  ]);
});

describe('markup of which tags or bytes are lost is doubted', () => {
  const row = (...texts: string[]): string =>
    `<Row>${texts.map((text) => `<Cell><Data ss:Type="String">${text}</Data></Cell>`).join('')}</Row>`;
  const xml = `<?xml version="1.0"?><Workbook><Worksheet ss:Name="表"><Table>${row('村', '户数')}${row('石桥', '3')}${row('南岗', '4')}</Table></Worksheet></Workbook>`;
  const flat = `<?xml version="1.0"?>${xml
    .replaceAll(/<Data ss:Type="String">(.*?)<\/Data>/g, '<text:p>$1</text:p>')
    .replaceAll('<?xml version="1.0"?>', '')
    .replaceAll('Workbook', 'office:document')
    .replaceAll('Worksheet ss', 'table:table table')
    .replace('</Worksheet>', '</table:table>')
    .replaceAll(/<\/?Table>/g, '')
    .replaceAll('Row>', 'table:table-row>')
    .replaceAll('<Cell>', '<table:table-cell office:value-type="string">')
    .replaceAll('</Cell>', '</table:table-cell>')}`;

  test.each([
    ['an XML workbook as it is', xml, []],
    ['without the end of a cell', xml.replace('</Cell><Cell', '<Cell'), ['cells-damaged']],
    ['without the begin of a row', xml.replace('</Row><Row>', '</Row>'), ['cells-damaged']],
    ['with zero bytes', xml.replace('石桥', '石\0桥'), ['encoding-unsure']],
    ['a flat OpenDocument sheet as it is', flat, []],
    ['without the end of a cell', flat.replace('</table:table-cell><', '<'), ['cells-damaged']],
    ['without the end of a row', flat.replace('</table:table-row><', '<'), ['cells-damaged']],
    ['with zero bytes', flat.replace('石桥', '石\0桥'), ['encoding-unsure']]
  ])('%s', async (_, text, doubts) => {
    const found = doubtsOf(await readSheet(source('a.xls', text)));
    expect(found.filter((code) => code !== 'heading-missing')).toEqual(doubts);
  });
});

test('notes and readings beside the text of an OpenDocument cell are none of it; a heading in it is a line', async () => {
  const cell = (content: string): string =>
    `<table:table-cell office:value-type="string">${content}</table:table-cell>`;
  const rows = [
    cell('<text:p>村</text:p>') + cell('<text:p>户数</text:p>'),
    cell('<text:h>石桥</text:h><text:p>村<text:note><text:p>注</text:p></text:note>部</text:p>') +
      '<table:table-cell office:value-type="float" office:value="-0"/>',
    cell(
      '<text:p><text:ruby><text:ruby-base>南岗</text:ruby-base><text:ruby-text>nán</text:ruby-text></text:ruby></text:p>'
    ) + '<table:table-cell office:value-type="float" office:value="7"/>'
  ];
  const xml = `<office:document><office:body><office:spreadsheet><table:table table:name="表">${rows.map((row) => `<table:table-row>${row}</table:table-row>`).join('')}</table:table></office:spreadsheet></office:body></office:document>`;
  const sheet = await readSheet(source('a.fods', `<?xml version="1.0"?>${xml}`));
  expect(sheet.rows.map(({cells}) => cells)).toEqual([
    ['村', '户数'],
    ['石桥\n村部', '0'],
    ['南岗', '7']
  ]);
});

test('a number of an OpenDocument sheet is a date, a time or a percentage where its style says so', async () => {
  const styles =
    '<number:date-style style:name="N1"/><number:time-style style:name="N2"/><number:percentage-style style:name="N3"/>' +
    ['N1', 'N2', 'N3', 'N0']
      .map((name, i) => `<style:style style:name="ce${i}" style:data-style-name="${name}"/>`)
      .join('');
  const text = (...texts: string[]): string =>
    texts
      .map(
        (each) =>
          `<table:table-cell office:value-type="string"><text:p>${each}</text:p></table:table-cell>`
      )
      .join('');
  const number = (value: string, style?: string): string =>
    `<table:table-cell office:value-type="float" office:value="${value}"${style === undefined ? '' : ` table:style-name="${style}"`}/>`;
  const rows = [
    text('a', 'b', 'c', 'd', 'e'),
    number('45473', 'ce0') +
      number('0.5', 'ce1') +
      number('0.125', 'ce2') +
      number('7', 'ce3') +
      number('45474'),
    number('30', 'ce0') +
      number('8') +
      number('9') +
      number('45473', 'ce3') +
      number('45475', 'ce9')
  ];
  const columns =
    '<table:table-column table:number-columns-repeated="4"/><table:table-column table:default-cell-style-name="ce0"/>';
  const flat = `<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="表">${columns}${rows.map((row) => `<table:table-row>${row}</table:table-row>`).join('')}</table:table></office:spreadsheet></office:body></office:document>`;
  expect(dataOf(await readSheet(source('a.fods', flat)))).toEqual([
    ['2024-06-30', '12:00:00', '12.5%', '7', '2024-07-01'],
    ['30', '8', '9', '45473', '45475']
  ]);
});

test('an OpenDocument sheet: shapes over cells, charts and what another workbook held are no part of it', async () => {
  const cell = (text: string, over = ''): string =>
    `<table:table-cell office:value-type="string">${over}<text:p>${text}</text:p></table:table-cell>`;
  const rowOf = (...cells: string[]): string =>
    `<table:table-row>${cells.join('')}</table:table-row>`;
  const shape =
    '<draw:custom-shape><text:p>图形</text:p><draw:enhanced-geometry/></draw:custom-shape>';
  const chart = `<draw:frame><draw:object><office:document><office:body><office:chart><table:table table:name="local-table">${rowOf(cell('x'))}</table:table></office:chart></office:body></office:document></draw:object></draw:frame>`;
  const box = '<draw:frame><draw:text-box><text:p>文本框</text:p></draw:text-box></draw:frame>';
  const tables = [
    `<table:table table:name="表"><table:shapes>${chart}</table:shapes>${rowOf(cell('村'), cell('户主'))}${rowOf(cell('石桥', shape), cell('张一', box))}${rowOf(cell('南岗', chart), `<table:table-cell>${box}</table:table-cell>`)}</table:table>`,
    `<table:table table:name="'file:///tmp/b.ods'#源">${rowOf(cell('甲'), cell('乙'))}${rowOf(cell('x'), cell('y'))}</table:table>`,
    `<table:table table:name="后">${rowOf(cell('村'), cell('户主'))}${rowOf(cell('上村'), cell('李四'))}</table:table>`
  ];
  const flat = `<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><office:body><office:spreadsheet>${tables.join('')}</office:spreadsheet></office:body></office:document>`;
  const {sheets} = await read(source('a.fods', flat));
  expect(sheets.map(({head, rows}) => [head.name, rows.map(({cells}) => cells)])).toEqual([
    [
      '表',
      [
        ['村', '户主'],
        ['石桥', '张一'],
        ['南岗', null]
      ]
    ],
    [
      '后',
      [
        ['村', '户主'],
        ['上村', '李四']
      ]
    ]
  ]);
});

test.each([
  ['2024-02-30T08:00:00', '2024-02-30T08:00:00'],
  ['0024-02-28T08:00:00', '0024-02-28T08:00:00'],
  ['2024-02-28T23:59:59.7', '2024-02-29'],
  ['1850-03-01T08:00:00', '1850-03-01 08:00:00']
])('a day and time %s of an OpenDocument cell is %s', (value, text) => {
  expect(odsText({'value-type': 'date', 'date-value': value}, '')).toBe(text);
});

test('references that XML does not know stay as they are', () => {
  expect(decoded('&constructor;&toString;&amp;&lt;')).toBe('&constructor;&toString;&<');
});

describe('archives', () => {
  test('are walked, folders and archives within too; names in GBK', async () => {
    const csv = strToU8('村,户数\n石桥村,3\n');
    const zip = zipSync({
      '__MACOSX/._a.csv': csv,
      'sub/b.csv': csv,
      'inner.zip': zipSync({'c.txt': strToU8('a\tb\n1\t2\n')}),
      'XX.csv': csv,
      'picture.png': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0)
    });
    const name = iconv.encode('村', 'gbk');
    for (let at = 0; at < zip.length - 6; at++)
      if (zip[at] === 0x58 && zip[at + 1] === 0x58 && zip[at + 2] === 0x2e) zip.set(name, at);
    const {sheets, files, refused} = await read(source('上报.zip', zip));
    expect(sheets.map(({head}) => head.file)).toEqual([
      '上报.zip/sub/b.csv',
      '上报.zip/inner.zip/c.txt',
      '上报.zip/村.csv'
    ]);
    expect(files.map(({path, kind}) => `${path} ${kind}`)).toEqual([
      '上报.zip/sub/b.csv csv',
      '上报.zip/inner.zip/c.txt csv',
      '上报.zip/inner.zip zip',
      '上报.zip/村.csv csv',
      '上报.zip zip'
    ]);
    expect(refused.map(({path, failure}) => `${path} ${failure.code}`)).toEqual([
      '上报.zip/picture.png file-picture'
    ]);
  });
});

describe('one file of an archive, read again', () => {
  const csv = (village: string): Uint8Array => strToU8(`村,户数\n${village},3\n`);
  const zip = zipSync({
    'a.csv': csv('石桥村'),
    'b/a.csv': csv('南岗村'),
    'inner.zip': zipSync({'a.csv': csv('上村'), 'c.csv': csv('下村')}),
    'damaged.csv': csv('东村')
  });
  const view = new DataView(zip.buffer, zip.byteOffset);
  for (const [mark, field] of [
    [0x02014b50, 16],
    [0x04034b50, 14]
  ] as const) {
    const places = Array.from({length: zip.length - 4}, (_, at) => at).filter(
      (at) => view.getUint32(at, true) === mark
    );
    view.setUint32((places.at(-1) ?? 0) + field, 1, true);
  }

  test('is the only one that is unpacked and told of', async () => {
    expect((await read(source('全县.zip', zip))).refused).toHaveLength(1);
    for (const [only, village] of [
      ['全县.zip/b/a.csv', '南岗村'],
      ['全县.zip/inner.zip/c.csv', '下村']
    ] as const) {
      const {files, sheets, refused} = await read(source('全县.zip', zip), {only});
      expect(refused).toEqual([]);
      expect(files.map(({path}) => path)).toEqual([only]);
      expect(sheets.map(dataOf)).toEqual([[[village, '3']]]);
    }
  });

  test('a file that is in no archive is read as ever', async () => {
    const {files} = await read(source('a.csv', csv('石桥村')), {only: 'a.csv'});
    expect(files.map(({path}) => path)).toEqual(['a.csv']);
  });
});

describe('NDJSON of which the last line is cut', () => {
  const lines = ['{"户":"甲","金额":1}', '{"户":"乙","金额":2.50}', '{"户":"丙","金额":3}'];

  test('gives the whole lines and says that the end is missing', async () => {
    for (const lost of [1, 5, 12]) {
      const sheet = await readSheet(source('a.ndjson', lines.join('\n').slice(0, -lost)));
      expect(dataOf(sheet)).toEqual([
        ['甲', '1'],
        ['乙', '2.50']
      ]);
      expect(sheet.end.doubts).toEqual([{code: 'cut-short'}]);
    }
  });

  test('one that is wrong further up is refused, with its line', async () => {
    const [first = '', second = '', third = ''] = lines;
    const cut = [first, second.slice(0, -3), third].join('\n');
    const {refused} = await read(source('a.ndjson', cut));
    expect(refused.map(({failure}) => [failure.code, failure.place?.row])).toEqual([
      ['file-truncated', 2]
    ]);
  });
});
