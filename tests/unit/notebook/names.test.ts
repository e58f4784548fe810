import {expect, test} from 'vitest';
import {mentionsOf} from '../../../src/notebook/mentions.ts';
import {isAtDate, registryTable, takenName, unitNames} from '../../../src/notebook/names.ts';
import {variableNames} from '../../../src/notebook/variables.ts';

test('a table is known under its views and in its schema', () => {
  const names = ['household', '户', 'Household_All', '户_历次', 'data.household', 'DATA.household'];
  expect(names.map(registryTable)).toEqual(names.map(() => 'household'));
  expect(['households', 'data.户外', 'x.household'].map(registryTable)).toEqual([
    undefined,
    undefined,
    undefined
  ]);
});

test('only the views at the page’s date follow it', () => {
  expect(['household', '户', 'household_all', '户_历次', 'data.household'].map(isAtDate)).toEqual([
    true,
    true,
    false,
    false,
    false
  ]);
});

test('names that no cell may have', () => {
  expect(takenName('监测户_历次')).toEqual({what: 'view', name: '监测户_历次'});
  expect(takenName('DATA')).toEqual({what: 'table', name: 'DATA'});
  expect(takenName('Select')).toEqual({what: 'keyword', name: 'SELECT'});
  expect(takenName('answer')).toBeUndefined();
});

test('units are keys of the registry, in both languages', () => {
  const units = unitNames();
  for (const unit of ['household_id', '户编号', 'person_id', 'village_code', 'project_id']) {
    expect(units).toContain(unit);
  }
  for (const other of ['main_cause', 'year', 'amount', 'kind']) expect(units).not.toContain(other);
});

test('variables: quoted, spaced, in comments, computed', () => {
  const names = (text: string) => [...variableNames(text).names];
  expect(names(`GETVARIABLE ( '年' ) + "getvariable"('it''s')`)).toEqual(['年', "it's"]);
  expect(names(`-- getvariable('a')\n'getvariable(''b'')'`)).toEqual([]);
  expect(variableNames("getvariable(x || 'a')")).toEqual({names: new Set(), all: true});
});

test('a chart mentions its cell and what all its texts quote; code is no quote', () => {
  const text = (zh: string, en: string) => ({zh, en});
  const mentions = mentionsOf({
    kind: 'chart',
    name: 'c',
    chart: {
      form: 'table',
      from: 'a',
      channels: {},
      title: text('{b.x}', '{c.x}'),
      note: text('`{d.x}`', ''),
      empty: text('', '{e.x:%}')
    },
    line: 1
  });
  expect([...mentions.tables]).toEqual(['a', 'b', 'c', 'e']);
});
