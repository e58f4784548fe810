import {describe, expect, test} from 'vitest';
import type {Column, ColumnType, RegistryTable} from '../../../src/model/dictionary.ts';
import {CODES} from '../../../src/registry/codes.ts';
import {recognise} from '../../../src/registry/recognise.ts';
import {TABLES} from '../../../src/registry/tables/index.ts';
import {samplesOf, sheetOf} from './sheets.ts';

const tables = Object.values(TABLES);
const ROWS = 12;

/** The registry of people is one export: its tables stand together rightly. */
const PEOPLE = ['person', 'household', 'monitored', 'income'];

const pad = (row: number) => String(row).padStart(2, '0');
const amount = (row: number) => String(1000 + row * 7);

function labelIn({codes}: Column, row: number): string {
  const labels = CODES[codes ?? '']?.codes.map(({zh}) => zh) ?? ['雨露计划'];
  return labels[row % labels.length] ?? '';
}

/** A value that a column of this type may hold, by row. */
const VALUES: Readonly<Record<ColumnType, (row: number, column: Column) => string>> = {
  'id-number': (row) => `58019919900101001${'0123456789X'[row % 11]}`,
  phone: (row) => `199000000${pad(row)}`,
  key: (row) => `5801010010${pad(row)}`,
  place: (row) => ['平川镇', '柳林村', '示例县'][row % 3] ?? '',
  label: (row, column) => labelIn(column, row),
  labels: (row, column) => labelIn(column, row),
  'yes-no': (row) => (row % 2 === 0 ? '是' : '否'),
  date: (row) => `2023-03-${10 + row}`,
  month: (row) => `2023${pad(1 + (row % 12))}`,
  year: () => '2023',
  text: (row) => ['张示例', '李样本', '王测试'][row % 3] ?? '',
  integer: amount,
  number: amount,
  percent: amount,
  money: amount,
  area: amount
};

type Filled = {readonly column: Column; readonly values: readonly string[]};

function filled(columns: readonly Column[]): Filled[] {
  return columns.map((column) => ({
    column,
    values: Array.from({length: ROWS}, (_, row) => VALUES[column.type](row, column))
  }));
}

function recognised(headings: readonly string[], columns: readonly (readonly string[])[]) {
  const rows = Array.from({length: ROWS}, (_, row) => columns.map((values) => values[row] ?? null));
  return recognise(sheetOf(headings, {rows}), samplesOf(headings.length, rows));
}

function found(recognition: ReturnType<typeof recognised>): string[] {
  return recognition.verdict === 'certain' ? recognition.projections.map(({table}) => table) : [];
}

const isIn = (table: RegistryTable, column: Column) =>
  table.columns.some(({zh}) => zh === column.zh);

/** Every other column of the one, the others of the other table. */
function halves(a: RegistryTable, b: RegistryTable): Filled[] {
  const mine = a.columns.filter((_, i) => i % 2 === 0);
  return filled([...mine, ...b.columns.filter((column, i) => i % 2 === 1 && !isIn(a, column))]);
}

/** What both have, and as many columns of the one as of the other. */
function evenly(a: RegistryTable, b: RegistryTable): Filled[] {
  const both = a.columns.filter((column) => isIn(b, column));
  const mine = a.columns.filter((column) => !isIn(b, column));
  const theirs = b.columns.filter((column) => !isIn(a, column));
  const count = Math.min(mine.length, theirs.length);
  return filled([...both, ...mine.slice(0, count), ...theirs.slice(0, count)]);
}

const isPerson = ({name}: RegistryTable) => PEOPLE.includes(name);

function taken(sheet: readonly Filled[]): string[] {
  return found(
    recognised(
      sheet.map(({column}) => column.zh),
      sheet.map(({values}) => values)
    )
  );
}

describe.each(tables)('$name mixed with another table', (a) => {
  const others = tables.filter((b) => b !== a && !(isPerson(a) && isPerson(b)));

  test.each(others)('$name: halves of both are never a third table', (b) => {
    const allowed = [a.name, b.name, ...(isPerson(a) || isPerson(b) ? PEOPLE : [])];
    expect(taken(halves(a, b)).filter((name) => !allowed.includes(name))).toEqual([]);
  });

  test.each(others)('$name: as much of the one as of the other is asked', (b) => {
    expect(taken(evenly(a, b))).toEqual([]);
  });

  test.each(others)('$name: headings of the one over values of the other are asked', (b) => {
    const values = filled(b.columns).map((column) => column.values);
    const headings = a.columns.slice(0, values.length).map(({zh}) => zh);
    expect(found(recognised(headings, values))).toEqual([]);
  });
});

test.each(tables)('$name: its own headings and values are recognised', (table) => {
  const names = taken(filled(table.columns));
  expect(names).toContain(table.name);
  expect(names.filter((name) => name !== table.name && !isPerson(table))).toEqual([]);
});

describe.each([1, 2, 3])('headings shifted by %i against the values', (by) => {
  test.each(tables)('$name: asked, never taken', (table) => {
    const sheet = filled(table.columns);
    const values = sheet.map((_, i) => sheet[(i + by) % sheet.length]?.values ?? []);
    expect(
      found(
        recognised(
          sheet.map(({column}) => column.zh),
          values
        )
      )
    ).toEqual([]);
  });
});
