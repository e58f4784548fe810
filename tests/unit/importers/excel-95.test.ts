import * as XLSX from '@e965/xlsx';
import iconv from 'iconv-lite';
import {expect, test} from 'vitest';
import {double, record, short} from './biff.ts';
import {read, readSheet, source} from './read.ts';

/** A BIFF5 stream of one sheet, as Excel 95 wrote it, put together by hand. */
function excel95(): Uint8Array {
  const gbk = (text: string): Uint8Array => iconv.encode(text, 'gbk');
  const label = (row: number, column: number, text: string): number[] =>
    record(0x204, short(row), short(column), short(0), short(gbk(text).length), gbk(text));
  const globals = (at: number): number[] => [
    ...record(0x809, short(0x500), short(5), [0, 0, 0, 0]),
    ...record(0x42, short(936)),
    ...record(0x41e, short(180), [10], gbk('yyyy-mm-dd')),
    ...record(0xe0, short(0), short(0), new Uint8Array(12)),
    ...record(0xe0, short(0), short(180), new Uint8Array(12)),
    ...record(0x85, [at & 255, at >> 8, 0, 0, 0, 0, 4], gbk('台账')),
    ...record(0x0a)
  ];
  const sheet = [
    ...record(0x809, short(0x500), short(16), [0, 0, 0, 0]),
    ...label(0, 0, '乡镇'),
    ...label(0, 1, '户数'),
    ...label(0, 2, '识别时间'),
    ...label(1, 0, '平川镇'),
    ...record(0x27e, short(1), short(1), short(0), [(1250 << 2) | 3, ((1250 << 2) | 3) >> 8, 0, 0]),
    ...record(0x203, short(1), short(2), short(1), double(45473.25)),
    ...record(
      0xbd,
      short(2),
      short(0),
      short(0),
      [14, 0, 0, 0],
      short(0),
      [0xfe, 255, 255, 255],
      short(1)
    ),
    ...record(0x06, short(2), short(2), short(0), [0, 0, 0, 0, 0, 0, 255, 255], new Uint8Array(6)),
    ...record(0x207, short(gbk('合计').length), gbk('合计')),
    ...record(0x0a)
  ];
  const stream = Uint8Array.from([...globals(globals(0).length), ...sheet]);
  const container = XLSX.CFB.utils.cfb_new();
  XLSX.CFB.utils.cfb_add(container, '/Book', stream);
  return new Uint8Array(XLSX.CFB.write(container, {type: 'array'}) as number[]);
}

test('a workbook of Excel 95 in code page 936', async () => {
  const sheet = await readSheet(source('a.xls', excel95()));
  expect(sheet.head).toMatchObject({name: '台账', kind: 'xls'});
  expect(sheet.rows.map(({cells}) => cells)).toEqual([
    ['乡镇', '户数', '识别时间'],
    ['平川镇', '12.5', '2024-06-30 06:00:00'],
    ['3', '-1', '合计']
  ]);
});

test('its code page stands whatever is said of the encoding of all files', async () => {
  const {sheets} = await read(source('a.xls', excel95()), {encoding: 'big5'});
  expect(sheets.map(({head}) => [head.name, head.headings, head.encoding])).toEqual([
    ['台账', ['乡镇', '户数', '识别时间'], undefined]
  ]);
});
