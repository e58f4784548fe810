import {parse} from 'csv-parse/sync';
import * as fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {FactsOfSheet} from '../../../src/importers/column-facts.ts';
import {RegularText} from '../../../src/importers/regular-text.ts';
import {textColumn} from '../../../src/importers/rows.ts';
import type {ColumnFacts, PlainForm} from '../../../src/model/sheet.ts';

const encoder = new TextEncoder();
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

function withCheck(body: string): string {
  const sum = WEIGHTS.reduce((total, weight, k) => total + weight * Number(body[k]), 0);
  return body + '10X98765432'.charAt(sum % 11);
}

const FORMS: readonly [PlainForm, (text: string) => boolean][] = [
  ['text', isPlain],
  ['key', (text) => /^[1-9]\d*$/.test(text) && !text.endsWith('000')],
  ['id-number', isId],
  ['mobile', (text) => /^1\d{10}$/.test(text)],
  ['month', (text) => /^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(text)]
];

/** What the facts of such cells are, by the words of their types: said anew with patterns and dates of the language. */
function expected(cells: readonly string[]): ColumnFacts {
  const texts = cells.filter((text) => text !== '');
  const distinct = [...new Set(texts)];
  const bytes = (text: string): number => encoder.encode(text).length;
  const isFew = distinct.length <= 64 && distinct.every((text) => bytes(text) <= 90);
  const all = (is: (text: string) => boolean): boolean => texts.length > 0 && texts.every(is);
  const type = all((text) => /^(0|-?[1-9]\d{0,14})$/.test(text))
    ? 'integer'
    : all((text) => /^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(text))
      ? 'number'
      : all(isDay)
        ? 'date'
        : undefined;
  const forms = FORMS.filter(([, has]) => all(has)).map(([form]) => form);
  return {
    filled: texts.length,
    longest: Math.max(0, ...texts.map(bytes)),
    ...(isFew ? {few: distinct} : {}),
    ...(type === undefined ? {} : {type}),
    ...(forms.length === 0 ? {} : {forms})
  };
}

function isDay(text: string): boolean {
  if (!/^(19|20)\d\d-\d\d-\d\d$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function isPlain(text: string): boolean {
  const first = text.codePointAt(0) ?? 0;
  if (first < 0x4e00 || first >= 0x9fa5 || /^[无空暂]/.test(text)) return false;
  // Any other space than these may be last: the engine trims no others.
  return !/[\0- \u3000]$/.test(text);
}

function isId(text: string): boolean {
  if (!/^[1-8]\d{16}[\dX]$/.test(text) || text.endsWith('0000')) return false;
  return withCheck(text.slice(0, 17)) === text;
}

const digits = (least: number, most: number) =>
  fc.string({
    unit: fc.constantFrom('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'),
    minLength: least,
    maxLength: most
  });
const day = fc.tuple(fc.integer({min: 1890, max: 2110}), fc.nat(13), fc.nat(32)).map(
  (parts) => parts.map((part) => String(part).padStart(2, '0')).join('-') // 2023-02-29 and 2024-13-00 among them
);
const cell = fc.oneof(
  digits(1, 20),
  digits(17, 17).map(withCheck),
  digits(17, 17).map((body) => withCheck(`5801${body.slice(4)}`)),
  digits(10, 10).map((rest) => `1${rest}`),
  fc.tuple(digits(1, 17), digits(0, 4)).map(([whole, part]) => `${whole}.${part}`),
  digits(1, 16).map((number) => `-${number}`),
  day,
  day.map((text) => text.slice(0, 7)),
  fc.string({unit: 'grapheme', maxLength: 40}),
  fc.string({
    unit: fc.constantFrom(
      '无',
      '空',
      '暂',
      '一',
      '龥',
      '龤',
      '平川',
      '是',
      '健康',
      ' ',
      '\u3000',
      'a',
      '1'
    ),
    maxLength: 8
  }),
  fc.constantFrom('', '是', '否', '无', '2023', '500', '1000', '0', '-0', '-0.5'),
  fc.constantFrom(
    '合计',
    '本页小 计',
    '总\u3000计',
    '会计',
    '综合设计',
    'Total',
    ' grand total:',
    'Sub-Total',
    'SUBTOTAL',
    'Thomas',
    'Georgia',
    'subject'
  )
);

/** Columns of one kind, and of all. */
const column = fc.oneof(
  fc.array(cell, {minLength: 1, maxLength: 90}),
  fc.array(
    digits(17, 17).map((body) => withCheck(`5${body.slice(1)}`)),
    {minLength: 1, maxLength: 90}
  ),
  fc.array(day, {minLength: 1, maxLength: 90}),
  fc.array(digits(1, 15), {minLength: 1, maxLength: 90}),
  fc.array(fc.constantFrom('是', '否', '健康', '长期慢性病', '患有大病、残疾'), {
    minLength: 1,
    maxLength: 300
  })
);

describe('what is known of the cells of a column', () => {
  test('is what its words say, whatever the cells are', () => {
    fc.assert(
      fc.property(column, fc.array(fc.boolean()), (cells, asides) => {
        const aside = Uint8Array.from(cells, (_, row) => (asides[row] === true ? 3 : 0));
        const sheet = new FactsOfSheet(1);
        const rowNo = new Int32Array(cells.length);
        sheet.take({rows: cells.length, rowNo, aside, columns: [textColumn(cells)]});
        expect(sheet.facts).toEqual([expected(cells.filter((_, row) => aside[row] === 0))]);
      }),
      {numRuns: 1000}
    );
  });
});

type Table = {readonly rows: readonly (readonly string[])[]; readonly quoted: readonly boolean[]};

const table: fc.Arbitrary<Table> = fc.record({
  rows: fc.array(
    fc.array(
      cell.map((text) => text.replaceAll('\0', '')),
      {minLength: 4, maxLength: 4}
    ),
    {
      minLength: 1,
      maxLength: 30
    }
  ),
  quoted: fc.array(fc.boolean(), {minLength: 7, maxLength: 7})
});

/** As a text: what needs quotes has them, and some that do not. */
function printed({rows, quoted}: Table, end: string): string {
  let n = 0;
  const print = (text: string): string =>
    /[",\r\n]/.test(text) || quoted[n++ % quoted.length] === true
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  return rows.map((row) => row.map(print).join(',') + end).join('');
}

/** What a scanner says that gets the text in such pieces; undefined where it is irregular. */
function scanned(bytes: Uint8Array, cuts: readonly number[], width = 4) {
  const scan = new RegularText({delimiter: 0x2c, width, headings: ['户编号', '序号']}, 0);
  const ends = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  const pieces = [];
  let from = 0;
  for (const end of ends) {
    if (!scan.add(bytes.subarray(from, end), false)) return undefined;
    from = end;
    if (scan.proved % 3 === 0) pieces.push(scan.piece());
  }
  if (!scan.add(new Uint8Array(0), true)) return undefined;
  pieces.push(scan.piece());
  return {facts: scan.facts, rows: scan.rows, pieces};
}

/** A row that is plainly one of data, as the words of the class say it. */
function isData(row: readonly string[]): boolean {
  const filled = row.filter((text) => text !== '');
  const first = row.findIndex((text) => text !== '');
  const mayBeTotal = (text: string): boolean => {
    const length = encoder.encode(text).length;
    const isTotal = /[合总共累小页]\s*计|^\s*(?:grand\s*|sub\s*-?\s*)?total/i.test(text);
    return length >= 5 && length <= 72 && isTotal;
  };
  if (filled.length < 3 || ['户编号', '序号'].includes(filled[0] ?? '')) return false;
  if (row.slice(first, first + 3).some(mayBeTotal)) return false;
  return !filled.some((text) => text.startsWith("'") && text.endsWith("'"));
}

function withoutRepeats(facts: readonly ColumnFacts[] = []): object[] {
  return facts.map((fact) =>
    Object.fromEntries(Object.entries(fact).filter(([name]) => name !== 'repeats'))
  );
}

describe('a regular text', () => {
  test('is one whatever is quoted and wherever it is cut, and comes in pieces as it stands', () => {
    fc.assert(
      fc.property(
        table,
        fc.array(fc.nat(), {maxLength: 5}),
        fc.constantFrom('\n', '\r\n'),
        (from, cuts, end) => {
          const rows = from.rows.filter(isData);
          const bytes = encoder.encode(printed({...from, rows}, end));
          const said = scanned(bytes, cuts);
          expect(said?.rows).toBe(rows.length);
          expect(withoutRepeats(said?.facts)).toEqual(
            [0, 1, 2, 3].map((k) => expected(rows.map((row) => row[k] ?? '')))
          );
          const together = Buffer.concat(said?.pieces.map((piece) => piece.bytes) ?? []);
          expect(together.equals(bytes)).toBe(true);
          expect(said?.pieces.reduce((sum, piece) => sum + piece.rows, 0)).toBe(rows.length);
        }
      ),
      {numRuns: 1000}
    );
  });

  test('is none with a row that may be no data', () => {
    fc.assert(
      fc.property(table, (from) => {
        fc.pre(from.rows.some((row) => !isData(row)));
        expect(scanned(encoder.encode(printed(from, '\n')), [])).toBeUndefined();
      }),
      {numRuns: 300}
    );
  });

  test('is what another strict reader reads alike, whatever byte of it was changed', () => {
    fc.assert(
      fc.property(
        table,
        fc.nat(),
        fc.constantFrom(0, 0x0a, 0x0d, 0x22, 0x2c, 0x27, 0x80, 0xc3, 0xe4, 0xed, 0xf0, 0xff),
        (from, at, byte) => {
          const rows = from.rows.filter(isData);
          fc.pre(rows.length > 0);
          const bytes = encoder.encode(printed({...from, rows}, '\n'));
          bytes[at % bytes.length] = byte;
          const said = scanned(bytes, []);
          if (said === undefined) return;
          const text = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes);
          // Blank lines may end a text, and are no rows.
          const read: string[][] = parse(text.replace(/\n+$/, '\n'), {relax_column_count: true});
          expect(read.every((row) => row.length === 4 && isData(row))).toBe(true);
          expect(withoutRepeats(said.facts)).toEqual(
            [0, 1, 2, 3].map((k) => expected(read.map((row) => row[k] ?? '')))
          );
        }
      ),
      {numRuns: 1000}
    );
  });

  test('names the ID numbers that stand more than once, of a column of such', () => {
    const id = (n: number): string => withCheck(`5801021990${String(n).padStart(6, '0')}1`);
    const rows = Array.from(
      {length: 20_000},
      (_, n) => `甲${n},${id(n % 19_990)},${n % 7 === 3 ? '' : id(n)},x`
    );
    const bytes = encoder.encode(`${rows.join('\n')}\n`);
    const facts = scanned(bytes, [5000, 400_000, 900_000])?.facts;
    expect(facts?.map(({repeats}) => repeats)).toEqual([
      undefined,
      Array.from({length: 10}, (_, n) => id(n)),
      [],
      undefined
    ]);
    const spoiled = encoder.encode(`${rows.join('\n')}\n甲,1,2,3\n`);
    expect(scanned(spoiled, [5000])?.facts.some((fact) => 'repeats' in fact)).toBe(false);
    const many = (count: number) =>
      encoder.encode(Array.from({length: count}, (_, n) => `甲${n},${id(1)},x,y\n`).join(''));
    expect(scanned(many(100_001), [])?.facts[1]?.repeats).toEqual([id(1)]);
    expect(scanned(many(100_002), [])?.facts[1]?.repeats).toBeUndefined();
  });
});
