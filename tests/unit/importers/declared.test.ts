import {describe, expect, test} from 'vitest';
import {dataOf, doubtsOf, readSheet, source} from './read.ts';

/** Bytes of texts in encodings that the platform only reads, in hex. */
const ENCODED: readonly (readonly [string, string, string])[] = [
  ['windows-1251', 'Иванов', 'c8e2e0edeee2'],
  ['koi8-r', 'Иванов', 'e9d7c1cecfd7'],
  ['euc-kr', '김철수', 'b1e8c3b6bcf6'],
  ['big5', '王大明', 'a4fda46aa9fa'],
  ['shift_jis', '山田太郎', '8e52936391be9859'],
  ['iso-8859-2', 'Łódź', 'a3f364bc'],
  ['windows-1254', 'Şükrü', 'defc6b72fc'],
  ['gb2312', '王小明', 'cdf5d0a1c3f7']
];

function hex(text: string): number[] {
  return (text.match(/../g) ?? []).map((byte) => parseInt(byte, 16));
}

function bytesOf(before: string, bytes: readonly number[], after: string): Uint8Array {
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  return new Uint8Array([...encode(before), ...bytes, ...encode(after)]);
}

const CELLS = '<table><tr><td>id<td>name<tr><td>1<td>';

function page(charset: string, bytes: readonly number[]): Uint8Array {
  const meta =
    charset === '' ? '' : `<meta http-equiv=Content-Type content="text/html; charset=${charset}">`;
  return bytesOf(`<html><head>${meta}</head>${CELLS}`, bytes, '</table>');
}

function book(encoding: string, bytes: readonly number[]): Uint8Array {
  const cell = (text: string): string => `<Cell><Data ss:Type="String">${text}</Data></Cell>`;
  const [before = '', after = ''] = `<?xml version="1.0" encoding="${encoding}"?>
    <Workbook><Worksheet ss:Name="S"><Table><Row>${cell('id')}${cell('name')}</Row>
    <Row>${cell('1')}${cell('@')}</Row></Table></Worksheet></Workbook>`.split('@');
  return bytesOf(before, bytes, after);
}

describe('a page or XML workbook is decoded as it declares', () => {
  test.each(ENCODED)('%s', async (encoding, text, bytes) => {
    const html = await readSheet(source('a.xls', page(encoding, hex(bytes))));
    expect([dataOf(html), doubtsOf(html)]).toEqual([[['1', text]], []]);
    const xml = await readSheet(source('a.xml', book(encoding, hex(bytes))));
    expect([dataOf(xml)[0]?.[1], doubtsOf(xml)]).toEqual([text, []]);
  });

  test('unless its bytes are of another', async () => {
    const chinese = new TextEncoder().encode('王小明，北京市');
    const stale = await readSheet(source('a.xls', page('gb2312', [...chinese])));
    expect([dataOf(stale)[0]?.[1], doubtsOf(stale)]).toEqual(['王小明，北京市', []]);
    const wrong = await readSheet(source('a.xls', page('utf-8', hex('cdf5d0a1c3f7b1b1bea9'))));
    expect([dataOf(wrong)[0]?.[1], doubtsOf(wrong)]).toEqual(['王小明北京', ['encoding-unsure']]);
  });

  test('and doubted where it declares nothing and only a guess is left', async () => {
    const html = await readSheet(source('a.xls', page('', hex('defc6b72fc'))));
    expect(doubtsOf(html)).toEqual(['encoding-unsure']);
  });
});

describe('a damaged byte', () => {
  const damaged = [...new TextEncoder().encode('Müller Zoë'), 0xe9];

  test.each([
    ['a page', page('', damaged)],
    ['a page that declares UTF-8', page('utf-8', damaged)],
    ['JSON', bytesOf('[{"id":1,"name":"', damaged, '"}]')],
    ['a text', bytesOf('id,name\n1,', damaged, '\n')]
  ])('leaves %s UTF-8, and is doubted', async (_, content) => {
    const sheet = await readSheet(source('a.x', content));
    expect([dataOf(sheet), doubtsOf(sheet)]).toEqual([
      [['1', 'Müller Zoë\ufffd']],
      ['encoding-unsure']
    ]);
  });
});
