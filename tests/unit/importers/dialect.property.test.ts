import * as fc from 'fast-check';
import iconv from 'iconv-lite';
import {describe, expect, test} from 'vitest';
import {dataOf, readSheet, source} from './read.ts';

type Printed = {
  readonly delimiter: string;
  readonly quote: string;
  readonly escape: 'double' | 'backslash';
  readonly end: string;
  readonly last: boolean;
};

const dialect: fc.Arbitrary<Printed> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|', ', ', '，', '\u0001'),
  quote: fc.constantFrom('"', "'"),
  escape: fc.constantFrom('double', 'backslash'),
  end: fc.constantFrom('\n', '\r\n', '\r'),
  last: fc.boolean()
});

const word = fc.constantFrom(
  '平川镇',
  '石桥村',
  '因病',
  '是',
  '陈一',
  'A "b" c',
  '镉𠮷䶮',
  'x y',
  "O'Brien"
);
const hard = fc.constantFrom('因病,因残', '一;二', '甲|乙', '上\n下', '"全"引', '末尾"', 'a, b');
const cell = fc.oneof(
  {weight: 6, arbitrary: word},
  {weight: 1, arbitrary: hard},
  {weight: 1, arbitrary: fc.constant('')}
);

/** A table of a kind that people export: a number, a date, an amount and some texts. */
const table = fc
  .integer({min: 1, max: 5})
  .chain((width) =>
    fc.array(fc.array(cell, {minLength: width, maxLength: width}), {minLength: 3, maxLength: 25})
  )
  .map((rows) =>
    rows.map((row, i) => [
      String(1000 + i),
      `2024-0${(i % 9) + 1}-15`,
      (i * 12.5).toFixed(1),
      ...row
    ])
  );

function printed(rows: readonly (readonly string[])[], how: Printed): string {
  const {delimiter, quote, end} = how;
  const lines = rows.map((row) =>
    row
      .map((text) => {
        const plain = !text.includes(quote) && !text.includes('\n') && !text.includes('\\');
        if (plain && !text.includes(delimiter) && !text.includes(delimiter.trim() || '\t'))
          return text;
        const inner =
          how.escape === 'double'
            ? text.replaceAll(quote, quote + quote)
            : text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`);
        return quote + inner + quote;
      })
      .join(delimiter)
  );
  return lines.join(end) + (how.last ? end : '');
}

function headingOf(rows: readonly (readonly string[])[]): string[] {
  return (rows[0] ?? []).map((_, k) => `第${k + 1}栏`);
}

const ENCODINGS = {
  'utf-8': (text: string) => new TextEncoder().encode(text),
  'utf-8 with mark': (text: string) => new TextEncoder().encode(`\ufeff${text}`),
  'utf-16le': (text: string) => new Uint8Array(iconv.encode(text, 'utf-16le', {addBOM: false})),
  'utf-16le with mark': (text: string) =>
    new Uint8Array(iconv.encode(text, 'utf-16le', {addBOM: true})),
  'utf-16be': (text: string) => new Uint8Array(iconv.encode(text, 'utf-16be', {addBOM: false})),
  gb18030: (text: string) => new Uint8Array(iconv.encode(text, 'gb18030'))
};

describe('a table printed in any dialect is read as it was', () => {
  test('with a heading', async () => {
    await fc.assert(
      fc.asyncProperty(table, dialect, async (rows, how) => {
        const heading = headingOf(rows);
        const sheet = await readSheet(source('a.txt', printed([heading, ...rows], how)));
        expect(sheet.head.headings).toEqual(heading);
        expect(dataOf(sheet)).toEqual(
          rows.map((row) => row.map((text) => (text === '' ? null : text)))
        );
      }),
      {numRuns: 500}
    );
  });
});

describe.each(Object.entries(ENCODINGS))('a table in %s', (_, encode) => {
  test('is read as it was', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const how: Printed = {
          delimiter: ',',
          quote: '"',
          escape: 'double',
          end: '\r\n',
          last: true
        };
        const heading = headingOf(rows);
        const bytes = encode(printed([heading, ...rows], how));
        const sheet = await readSheet(source('a.csv', bytes));
        expect(sheet.head.headings).toEqual(heading);
        expect(dataOf(sheet)).toEqual(
          rows.map((row) => row.map((text) => (text === '' ? null : text)))
        );
      }),
      {numRuns: 60}
    );
  });
});
