import {describe, expect, test} from 'vitest';
import type {Column, RegistryTable} from '../../../src/model/dictionary.ts';
import {TABLES} from '../../../src/registry/tables/index.ts';
import {filled, isPerson, over, PEOPLE, taken, type Filled} from './filled.ts';

const tables = Object.values(TABLES);

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
    expect(taken(over(filled(a.columns), filled(b.columns)))).toEqual([]);
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
    expect(taken(over(sheet, [...sheet.slice(by), ...sheet.slice(0, by)]))).toEqual([]);
  });
});
