import iconv from 'iconv-lite';
import {expect, test} from 'vitest';
import {dataOf, doubtsOf, readSheet, source} from './read.ts';

type Write = (view: DataView) => void;

function record(type: number, length: number, write: Write = () => undefined): number[] {
  const view = new DataView(new ArrayBuffer(4 + length));
  view.setUint16(0, type, true);
  view.setUint16(2, length, true);
  write(view);
  return [...new Uint8Array(view.buffer)];
}

/** A cell of version 3 and later: its row, the sheet, its column, then what `write` puts from byte 8 on. */
function cell(type: number, row: number, column: number, size: number, write: Write): number[] {
  return record(type, 4 + size, (view) => {
    view.setUint16(4, row, true);
    view.setUint8(7, column);
    write(view);
  });
}

function put(view: DataView, at: number, bytes: Iterable<number>): void {
  [...bytes].forEach((byte, i) => view.setUint8(at + i, byte));
}

function label(row: number, column: number, text: string): number[] {
  const bytes = iconv.encode(`'${text}`, 'gbk');
  return cell(0x16, row, column, bytes.length + 1, (view) => put(view, 8, bytes));
}

const bits =
  (high: number, exponent: number): Write =>
  (view) => {
    view.setUint32(12, high, true);
    view.setUint16(16, exponent, true);
  };

/** Numbers in the forms of these workbooks, and what Gnumeric shows of them. */
const NUMBERS: readonly (readonly [string, number, number, Write])[] = [
  ['-3', 0x17, 10, bits(0xc0000000, 0xc000)],
  ['0.5', 0x19, 11, bits(0x80000000, 0x3ffe)],
  ['0', 0x17, 10, bits(0, 0)],
  ['#N/A', 0x17, 10, bits(0xd0000000, 0xffff)],
  ['-7', 0x18, 2, (view) => view.setInt16(8, -14, true)],
  ['15000', 0x18, 2, (view) => view.setInt16(8, (3 << 4) | 1, true)],
  ['-0.25', 0x18, 2, (view) => view.setInt16(8, (-5 << 4) | (2 << 1) | 1, true)],
  ['12.5', 0x25, 4, (view) => view.setUint32(8, (125 << 6) | 0x11, true)],
  ['-125', 0x25, 4, (view) => view.setUint32(8, (125 << 6) | 0x20, true)],
  ['1200', 0x25, 4, (view) => view.setUint32(8, (12 << 6) | 2, true)],
  ['-0.125', 0x27, 8, (view) => view.setFloat64(8, -0.125, true)]
];

test.each([0x1000, 0x1002])(
  'numbers of all forms and texts of a workbook of Lotus 1-2-3 (%i); its formats are doubted',
  async (version) => {
    const rows = NUMBERS.flatMap(([shown, type, size, write], i) => [
      ...label(i + 1, 0, `石桥村${shown}`),
      ...cell(type, i + 1, 1, size, write)
    ]);
    const last = NUMBERS.length + 1;
    const text = [
      ...cell(0x19, last, 1, 11, bits(0xe0000000, 0xffff)),
      ...cell(0x1a, last, 1, 3, (view) => put(view, 8, [0x2d, 0x35]))
    ];
    const head = record(0, 26, (view) => view.setUint16(4, version, true));
    const headings = [...label(0, 0, '村'), ...label(0, 1, '金额')];
    const parts = [head, headings, rows, label(last, 0, '南岗村'), text, record(1, 0)];
    const sheet = await readSheet(source('a.wk3', Uint8Array.from(parts.flat())));
    expect(sheet.head).toMatchObject({headings: ['村', '金额'], encoding: 'gb18030'});
    expect(dataOf(sheet)).toEqual([
      ...NUMBERS.map(([shown]) => [`石桥村${shown}`, shown]),
      ['南岗村', '-5']
    ]);
    expect(doubtsOf(sheet)).toEqual(['part-damaged']);
  }
);

test('texts of an early workbook are decoded, too, and doubted where their encoding is not sure', async () => {
  const text = (row: number, column: number, bytes: Uint8Array): number[] =>
    record(0x0f, 7 + bytes.length, (view) => {
      view.setUint16(5, column, true);
      view.setUint16(7, row, true);
      put(view, 9, [0x27, ...bytes]);
    });
  const book = (encoding: string, ...cells: readonly string[]): Uint8Array =>
    Uint8Array.from([
      ...record(0, 2, (view) => view.setUint16(4, 0x0406, true)),
      ...record(6, 8, (view) => view.setUint16(10, cells.length - 1, true)),
      ...cells.flatMap((each, row) => text(row, 0, iconv.encode(each, encoding))),
      ...record(1, 0)
    ]);
  const sheet = await readSheet(source('a.wk1', book('gbk', '村名', '石桥村', '南岗村')));
  expect([
    sheet.rows.flatMap(({cells}) => cells),
    doubtsOf(sheet).includes('encoding-unsure')
  ]).toEqual([['村名', '石桥村', '南岗村'], false]);
  const western = await readSheet(source('a.wk1', book('cp850', 'Ort', 'Köln', 'Ulm')));
  expect(doubtsOf(western)).toContain('encoding-unsure');
});
