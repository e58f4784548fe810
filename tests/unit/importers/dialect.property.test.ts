import * as fc from 'fast-check';
import iconv from 'iconv-lite';
import {describe, expect, test} from 'vitest';
import {readSheet, source, type Sheet} from './read.ts';

/** The same cases in every run; others with SEED=7. */
const SEED = Number(process.env['SEED'] ?? 20_241_128);

type Dialect = {
  readonly delimiter: string;
  readonly quote: string;
  readonly escape: 'double' | 'backslash';
  readonly end: string;
  readonly last: boolean;
  readonly all: boolean;
};

type Layout = {
  /** Lines of one cell above the table, and whether a blank record follows. */
  readonly above: readonly string[];
  readonly apart: boolean;
  readonly below: readonly string[];
  /** After this record of data, a blank one. */
  readonly gap: number;
  readonly trailing: boolean;
};

type Table = readonly (readonly string[])[];

const dialect: fc.Arbitrary<Dialect> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|', ', ', '，', '\u0001', '||'),
  quote: fc.constantFrom('"', "'"),
  escape: fc.constantFrom('double', 'backslash'),
  end: fc.constantFrom('\n', '\r\n', '\r'),
  last: fc.boolean(),
  all: fc.boolean()
});

const layout: fc.Arbitrary<Layout> = fc.record({
  above: fc.subarray(['平川镇脱贫户花名册', '第 2 次核对', '内部资料 注意保管']),
  apart: fc.boolean(),
  below: fc.subarray(['填表人：陈一', '注：数据为核对后的']),
  gap: fc.integer({min: -20, max: 20}),
  trailing: fc.boolean()
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
const table: fc.Arbitrary<Table> = fc
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

const PLAIN: Layout = {above: [], apart: false, below: [], gap: -1, trailing: false};

/** The file's text, and the number that each record of data has in it. */
function printed(rows: Table, how: Dialect, where: Layout): {text: string; places: number[]} {
  const heading = headingOf(rows);
  const records: string[] = where.above.map((text) => text);
  if (where.apart && where.above.length > 0) records.push('');
  records.push(lineOf(heading, how, where.trailing));
  const places = rows.map((row, i) => {
    records.push(lineOf(row, how, where.trailing));
    const place = records.length;
    if (i === where.gap) records.push('');
    return place;
  });
  records.push(...where.below);
  return {text: records.join(how.end) + (how.last ? how.end : ''), places};
}

function lineOf(cells: readonly string[], how: Dialect, trailing: boolean): string {
  const {delimiter, quote, all} = how;
  const line = cells
    .map((text) => {
      const isPlain =
        !text.includes(quote) &&
        !/^["']|["']$/.test(text) &&
        !/[\n\\]/.test(text) &&
        !text.includes(delimiter) &&
        !text.includes(delimiter.trim() || '\t') &&
        !(delimiter === '||' && text.includes('|'));
      if (isPlain && !all) return text;
      const inner =
        how.escape === 'double'
          ? text.replaceAll(quote, quote + quote)
          : text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`);
      return quote + inner + quote;
    })
    .join(delimiter);
  return trailing ? line + delimiter : line;
}

function headingOf(rows: Table): string[] {
  return (rows[0] ?? []).map((_, k) => `第${k + 1}項`);
}

const ENCODINGS = {
  'utf-8': (text: string) => new TextEncoder().encode(text),
  'utf-8 with mark': (text: string) => new TextEncoder().encode(`\ufeff${text}`),
  'utf-16le': (text: string) => new Uint8Array(iconv.encode(text, 'utf-16le', {addBOM: false})),
  'utf-16le with mark': (text: string) =>
    new Uint8Array(iconv.encode(text, 'utf-16le', {addBOM: true})),
  'utf-16be': (text: string) => new Uint8Array(iconv.encode(text, 'utf-16be', {addBOM: false})),
  gb18030: (text: string) => new Uint8Array(iconv.encode(text, 'gb18030'))
} as const;

function check(sheet: Sheet, rows: Table, places: readonly number[]): void {
  const width = headingOf(rows).length;
  expect(sheet.head.headings.slice(0, width)).toEqual(headingOf(rows));
  expect(sheet.head.headings.slice(width).join('')).toBe('');
  const data = sheet.rows.filter(({aside}) => aside === undefined);
  expect(data.map(({cells}) => cells.slice(0, width))).toEqual(
    rows.map((row) => row.map((text) => (text === '' ? null : text)))
  );
  expect(data.map(({no}) => no)).toEqual(places);
}

describe('a table is read as it was, each record at its place', () => {
  test('in any dialect', async () => {
    await fc.assert(
      fc.asyncProperty(table, dialect, async (rows, how) => {
        const {text, places} = printed(rows, how, PLAIN);
        check(await readSheet(source('a.txt', text)), rows, places);
      }),
      {numRuns: 400, seed: SEED}
    );
  });

  test('in any dialect, encoding and layout', async () => {
    const encoding = fc.constantFrom(...Object.values(ENCODINGS));
    await fc.assert(
      fc.asyncProperty(table, dialect, layout, encoding, async (rows, how, where, encode) => {
        const {text, places} = printed(rows, how, where);
        check(await readSheet(source('a.csv', encode(text))), rows, places);
      }),
      {numRuns: 600, seed: SEED}
    );
  });

  test('in Big5, when told', async () => {
    const traditional = table.map((rows) =>
      rows.map((row) => row.map((text) => text.replace(/[^\x20-\x7e]/g, '鄉')))
    );
    await fc.assert(
      fc.asyncProperty(traditional, dialect, async (rows, how) => {
        const delimiter = how.delimiter === '，' ? ',' : how.delimiter;
        const {text, places} = printed(rows, {...how, delimiter}, PLAIN);
        const bytes = new Uint8Array(iconv.encode(text, 'big5'));
        check(await readSheet(source('a.csv', bytes), {encoding: 'big5'}), rows, places);
      }),
      {numRuns: 60, seed: SEED}
    );
  });
});
