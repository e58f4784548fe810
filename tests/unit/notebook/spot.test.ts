import {expect, test} from 'vitest';
import type {Failure} from '../../../src/model/failure.ts';
import type {Source} from '../../../src/notebook/draft.ts';
import {spotOf, textOfSource} from '../../../src/notebook/spot.ts';

/** The stretch of the text that a failure marks; the cell begins at line 10. */
function marked(source: Source, failure: Failure): string | undefined {
  const spot = spotOf(source, 10, failure);
  return spot && textOfSource(source).slice(spot.from, spot.to);
}

const sql: Source = {kind: 'fence', info: 'sql a', body: 'SELECT 户数,\n  "乡 镇"\nFROM x'};
const cube: Source = {
  kind: 'fence',
  info: 'cube c',
  body: 'from: household\nunit: household_id\nby: townships, town'
};
const prose: Source = {kind: 'prose', text: '一 {a.b}\n\n二 {a.b} {c.d}'};

test('a failure of the engine counts from the first line of the query', () => {
  expect(marked(sql, {code: 'sql', place: {line: 1, character: 8}})).toBe('户数');
  expect(marked(sql, {code: 'sql', place: {line: 2, character: 3}})).toBe('"乡 镇"');
  expect(marked(sql, {code: 'sql', place: {line: 3, character: 7}})).toBe('');
  expect(marked(sql, {code: 'sql', place: {line: 9, character: 1}})).toBeUndefined();
});

test('a failure of reading counts from the first line of the file', () => {
  expect(marked(sql, {code: 'statement-many', place: {line: 11, character: 10}})).toBe(',');
  expect(marked(prose, {code: 'figure-unknown', place: {line: 12}, values: {quote: '{c.d}'}})).toBe(
    '{c.d}'
  );
});

test('a query that nobody wrote is wrong at the word of the cell that is in it', () => {
  expect(marked(cube, {code: 'sql', values: {word: 'town', message: 'x'}})).toBe('town');
  expect(spotOf(cube, 10, {code: 'sql', values: {word: 'town', message: 'x'}})?.from).toBe(
    cube.kind === 'fence' ? cube.body.length - 4 : 0
  );
  expect(marked(cube, {code: 'cube-unit', place: {line: 10}, values: {unit: 'household_id'}})).toBe(
    'household_id'
  );
});

test('a whole line where the word is not there, and nothing for what is wrong as a whole', () => {
  const failure: Failure = {code: 'notebook-key', place: {line: 13}, values: {problem: 'twice'}};
  expect(marked(cube, failure)).toBe('by: townships, town');
  const missing: Failure = {
    code: 'notebook-key',
    place: {line: 10},
    values: {problem: 'missing', key: 'from'}
  };
  expect(marked(cube, missing)).toBeUndefined();
  expect(
    marked(cube, {code: 'name-taken', place: {line: 10}, values: {name: 'c'}})
  ).toBeUndefined();
  expect(marked(cube, {code: 'cell-depends', values: {cells: 'town'}})).toBeUndefined();
});
