import {strToU8, zipSync} from 'fflate';
import * as XLSX from '@e965/xlsx';
import iconv from 'iconv-lite';
import {describe, expect, test} from 'vitest';
import {read, source} from './read.ts';

type Cells = readonly (readonly (string | number | null)[])[];

/** Two sheets with planted cells (★n), under titles, blank rows and headings of two rows, beside and below other tables. */
const SHEETS: Readonly<Record<string, Cells>> = {
  资金: [
    ['平川县资金台账', null, null, null, null, null, '★1'],
    [],
    [null, null, '单位：万元'],
    ['村', '中央', null, null, '户主', '所属', '备注'],
    [null, '下达', '支出', null, null, null, null],
    ['石桥村', 10, 5, null, '★2', '石桥村', null],
    [],
    ['南岗村', 20, 7, null, null, '南岗村', '★3'],
    ['小计', 30, 12],
    ['上村', 1, '★4', null, '陈一', '上村', '甲'],
    [],
    ['项目', '单位', '负责'],
    ['道路', '★5', 120]
  ],
  名册: [
    ['户编号', '姓名'],
    ['1', '陈一'],
    ['2', '★6']
  ]
};

/** '★2' -> 'sheet row column', as planted. */
function planted(sheets: Readonly<Record<string, Cells>>): Record<string, string> {
  const places: Record<string, string> = {};
  for (const [name, rows] of Object.entries(sheets))
    rows.forEach((row, r) =>
      row.forEach((cell, k) => {
        if (String(cell).startsWith('★')) places[String(cell)] = `${name} ${r + 1} ${k + 1}`;
      })
    );
  return places;
}

/** The same, as they were found: file, sheet, record and column of every staged cell that holds a star. */
async function found(path: string, bytes: Uint8Array | string): Promise<Record<string, string>> {
  const {sheets, refused} = await read(source(path, bytes));
  expect(refused).toEqual([]);
  const places: Record<string, string> = {};
  for (const {head, rows} of sheets)
    for (const {no, cells} of rows)
      cells.forEach((cell, k) => {
        if (cell?.includes('★') === true) places[cell] = `${head.name} ${no} ${k + 1}`;
      });
  return places;
}

function book(bookType: XLSX.BookType): Uint8Array {
  const workbook = XLSX.utils.book_new();
  for (const [name, rows] of Object.entries(SHEETS)) {
    const sheet = XLSX.utils.aoa_to_sheet(rows.map((row) => [...row]));
    if (name === '资金')
      sheet['!merges'] = [XLSX.utils.decode_range('B4:C4'), XLSX.utils.decode_range('A4:A5')];
    XLSX.utils.book_append_sheet(workbook, sheet, name);
  }
  return new Uint8Array(XLSX.write(workbook, {bookType, type: 'array'}));
}

const csvCell = (cell: string | number | null): string =>
  /[",\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell ?? '');
const csv = (rows: Cells): string => rows.map((row) => `${row.map(csvCell).join(',')}\n`).join('');

describe.each(['xlsx', 'xlsm', 'xlsb', 'biff8', 'ods', 'fods', 'xlml'] as const)(
  'in %s',
  (form) => {
    test('every planted cell is found at its sheet, row and column', async () => {
      expect(await found('a.xlsx', book(form))).toEqual(planted(SHEETS));
    });

    test('and within an archive, whose entry is named', async () => {
      const {sheets} = await read(source('上报.zip', zipSync({'平川/台账.xls': book(form)})));
      expect(sheets.map(({head}) => `${head.file} ${head.name}`)).toEqual([
        '上报.zip/平川/台账.xls 资金',
        '上报.zip/平川/台账.xls 名册'
      ]);
    });
  }
);

test('in a web page', async () => {
  const {名册 = []} = SHEETS;
  const page = `<html><table><tr><td colspan=2>★0</td></tr>${名册
    .map((row) => `<tr>${row.map((cell) => `<td>${cell ?? ''}</td>`).join('')}</tr>`)
    .join('')}</table></html>`;
  expect(await found('a.xls', page)).toEqual({'★0': ' 1 1', '★6': ' 4 2'});
});

test('in delimited text, blank lines counted', async () => {
  const {资金 = []} = SHEETS;
  const expected = planted({'': 资金});
  expect(await found('a.csv', csv(资金))).toEqual(expected);
  expect(await found('a.txt', new Uint8Array(iconv.encode(csv(资金), 'gb18030')))).toEqual(
    expected
  );
});

test('in text whose records have several lines: records are counted, as a spreadsheet shows them', async () => {
  const rows: Cells = [
    ['村', '说明', '户数'],
    ['石桥村', '一\n二\n三', 3],
    ['南岗村', '★1', 4],
    ['上村', '又,"一"\n★', 5],
    ['下村', 'x', '★2']
  ];
  expect(await found('a.csv', csv(rows))).toEqual({
    '★1': ' 3 2',
    '又,"一"\n★': ' 4 2',
    '★2': ' 5 3'
  });
});

test('in JSON, NDJSON: the object and its key', async () => {
  const objects = [
    {村: '石桥村', 户数: 3},
    {村: '★1', 户数: 4},
    {户数: 5, 备注: '★2'}
  ];
  const expected = {'★1': ' 2 1', '★2': ' 3 3'};
  expect(await found('a.json', JSON.stringify(objects))).toEqual(expected);
  expect(await found('a.ndjson', objects.map((one) => JSON.stringify(one)).join('\n'))).toEqual(
    expected
  );
});

test('in an archive with a folder and an archive', async () => {
  const inner = zipSync({'村表.csv': strToU8('村,户数\n★,3\n')});
  const {sheets} = await read(source('上报.zip', zipSync({'平川/内.zip': inner})));
  expect(sheets.map(({head, rows}) => [head.file, rows[1]?.no, rows[1]?.cells[0]])).toEqual([
    ['上报.zip/平川/内.zip/村表.csv', 2, '★']
  ]);
});

test('a filled cell of a merged area keeps the row of each record', async () => {
  const workbook = XLSX.utils.book_new();
  const sheet = XLSX.utils.aoa_to_sheet([
    ['乡镇', '村', '户数'],
    ['平川镇', '石桥村', 3],
    [null, '南岗村', 4],
    [null, '上村', 5]
  ]);
  sheet['!merges'] = [XLSX.utils.decode_range('A2:A3')];
  XLSX.utils.book_append_sheet(workbook, sheet);
  const {sheets} = await read(
    source('a.xlsx', new Uint8Array(XLSX.write(workbook, {type: 'array'})))
  );
  expect(sheets[0]?.rows.map(({no, cells}) => [no, ...cells])).toEqual([
    [1, '乡镇', '村', '户数'],
    [2, '平川镇', '石桥村', '3'],
    [3, '平川镇', '南岗村', '4'],
    [4, null, '上村', '5']
  ]);
});
