import {describe, expect, test} from 'vitest';
import type {RegistryTable} from '../../../src/model/dictionary.ts';
import {TABLES} from '../../../src/registry/tables/index.ts';
import {filled, isPerson, over, PEOPLE, recognised, shuffled, strange, taken} from './filled.ts';

const tables = Object.values(TABLES);

/** The tables that a sheet of the columns of some may hold. */
function family(...of: readonly RegistryTable[]): string[] {
  return [...of.map(({name}) => name), ...(of.some(isPerson) ? PEOPLE : [])];
}

const columnsBut = (a: RegistryTable, b: RegistryTable) =>
  a.columns.filter(({zh}) => !b.columns.some((other) => other.zh === zh));

describe.each(tables)('$name mixed with another table', (a) => {
  const others = tables.filter((b) => b !== a && !(isPerson(a) && isPerson(b)));

  test.each(others)('$name: all columns of both shuffled are never a third table', (b) => {
    for (const seed of [1, 2, 3]) {
      const sheet = shuffled(filled([...a.columns, ...columnsBut(b, a)]), seed);
      const allowed = family(a, b);
      expect(taken(sheet).filter((name) => !allowed.includes(name))).toEqual([]);
    }
  });

  test.each(others)('$name: headings exchanged by halves are asked', (b) => {
    const [mine, theirs] = [filled(a.columns), filled(b.columns)];
    const half = Math.floor(mine.length / 2);
    const headings = [...mine.slice(0, half), ...theirs.slice(Math.floor(theirs.length / 2))];
    const values = [...theirs.slice(0, half), ...mine.slice(half)];
    expect(taken(over(headings, values))).toEqual([]);
  });

  test.each(others)('$name: with three of its columns it stays what it is, or is asked', (b) => {
    const extra = shuffled(columnsBut(b, a), 5).slice(0, 3);
    const sheet = shuffled(filled([...a.columns, ...extra]), 7);
    const allowed = family(a);
    expect(taken(sheet).filter((name) => !allowed.includes(name))).toEqual([]);
  });

  test.each(others)('$name: with headings renamed to those of it, it is asked or stays', (b) => {
    const sheet = filled(a.columns);
    const names = shuffled(columnsBut(b, a), 11).slice(0, Math.ceil(sheet.length / 4));
    const renamed = sheet.map((column, i) => ({
      ...column,
      heading: names[i]?.zh ?? column.heading
    }));
    const allowed = family(a);
    expect(taken(renamed).filter((name) => !allowed.includes(name))).toEqual([]);
  });
});

describe.each(tables)('$name', (table) => {
  const own = filled(table.columns);
  const allowed = family(table);

  test('in any order, with columns that nobody knows: the same columns are read', () => {
    const extra = ['甲情况', '乙情况', '丙情况', '丁情况'].map(strange);
    const plain = recognised(own).projections.find((each) => each.table === table.name);
    const sheet = shuffled([...own, ...extra], 3);
    const {verdict, projections} = recognised(sheet);
    const found = projections.find((each) => each.table === table.name);
    expect(verdict).toBe('certain');
    const read = (projection: typeof found, of: typeof own) =>
      Object.fromEntries(
        Object.entries(projection?.columns ?? {}).map(
          ([name, at]) => [name, new Set(at.map(({column}) => of[column - 1]?.heading))] as const
        )
      );
    expect(read(found, sheet)).toEqual(read(plain, own));
  });

  test('with a few headings that nobody knows it is this table or asked', () => {
    for (const seed of [1, 2, 3, 4]) {
      const renamed = new Set(shuffled([...own.keys()], seed).slice(0, Math.ceil(own.length / 5)));
      const sheet = own.map((column, i) =>
        renamed.has(i) ? {...column, heading: `自拟${i}`} : column
      );
      expect(taken(sheet).filter((name) => !allowed.includes(name))).toEqual([]);
    }
  });

  test('its heading one row too low, or its halves exchanged, is never another table', () => {
    const low = own.map(({values}) => ({heading: values[0] ?? '', values: values.slice(1)}));
    expect(taken(low).filter((name) => !allowed.includes(name))).toEqual([]);
    const half = Math.ceil(own.length / 2);
    const exchanged = over(own, [...own.slice(half), ...own.slice(0, half)]);
    expect(taken(exchanged)).toEqual([]);
  });

  test('its headings in any order over its values is asked', () => {
    for (const seed of [1, 2, 3]) expect(taken(over(shuffled(own, seed), own))).toEqual([]);
  });
});
