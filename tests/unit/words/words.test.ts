import {readdirSync, readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import type {Text} from '../../../src/model/text.ts';
import {parse} from '../../../src/notebook/parse.ts';
import {TABLES} from '../../../src/registry/tables/index.ts';
import {COLUMNS, columnWords} from '../../../src/words/columns.ts';
import {DOUBTS} from '../../../src/words/doubts.ts';
import {FAILURES} from '../../../src/words/failures.ts';
import {HIDDEN_MARK, MISSING} from '../../../src/words/format.ts';
import {REASONS} from '../../../src/words/reasons.ts';
import {valueWords} from '../../../src/words/values.ts';

type Named = [string, Text];

/** Every pair of texts in a record, however deep. */
function texts(name: string, value: unknown): Named[] {
  if (typeof value !== 'object' || value === null) return [];
  const own: Named[] = 'zh' in value && 'en' in value ? [[name, value as Text]] : [];
  const inner = Object.entries(value).flatMap(([key, each]) => texts(`${name}.${key}`, each));
  return [...own, ...inner];
}

const ALL: Named[] = [
  ...texts('failures', FAILURES),
  ...texts('doubts', DOUBTS),
  ...texts('reasons', REASONS),
  ...texts('columns', COLUMNS),
  ...texts('marks', {HIDDEN_MARK, MISSING})
];

const blanks = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)/g)].map(([, name = '']) => name);

test('there are texts to look at', () => {
  expect(ALL.length).toBeGreaterThan(150);
});

test('every text has both languages, none is empty but a unit', () => {
  for (const [name, {zh, en}] of ALL) {
    expect([name, zh.trim()]).not.toEqual([name, '']);
    if (!name.endsWith('.unit')) expect([name, en.trim()]).not.toEqual([name, '']);
  }
});

test('no English text has a Chinese character or full-width mark', () => {
  for (const [name, {en}] of ALL) {
    expect([name, /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u.test(en)]).toEqual([name, false]);
  }
});

test('no Chinese sentence has half-width punctuation beside Chinese characters', () => {
  for (const [name, {zh}] of ALL) {
    expect([name, /\p{Script=Han}[,;:?!]|[,;?!]\p{Script=Han}/u.test(zh)]).toEqual([name, false]);
  }
});

test('what the links of the ready-made notebooks hold a dimension against has words', () => {
  const folder = new URL('../../../notebooks/', import.meta.url);
  const files = readdirSync(folder).filter((file) => file !== 'README.md');
  for (const file of files) {
    const parsed = parse(readFileSync(new URL(file, folder), 'utf8'), file);
    const cells = 'ok' in parsed ? parsed.ok.cells : [];
    const terms = cells.flatMap((cell) =>
      cell.kind === 'chart'
        ? Object.values(cell.chart.behind ?? {}).flatMap((sum) => sum.flatMap((each) => each.terms))
        : []
    );
    for (const term of terms) {
      const constants = 'is' in term ? term.is : 'not' in term ? term.not : [];
      for (const constant of constants.filter((each) => typeof each === 'string'))
        expect([file, constant, valueWords(term.dimension, constant) !== undefined]).toEqual([
          file,
          constant,
          true
        ]);
    }
  }
});

test('both languages have the same blanks; a choice of words may repeat one', () => {
  for (const [name, {zh, en}] of ALL) {
    const once = (text: string) => [...new Set(blanks(text))].toSorted();
    const known = name.startsWith('reasons') ? once(zh).concat('count') : once(zh);
    for (const blank of once(en)) expect([name, known.includes(blank)]).toEqual([name, true]);
    for (const blank of once(zh)) expect([name, once(en).includes(blank)]).toEqual([name, true]);
  }
});

test('sentences end, in both languages', () => {
  const sentences = ALL.filter(([name]) => /^(failures|doubts|reasons)/.test(name));
  for (const [name, {zh, en}] of sentences) {
    if (name === 'failures.sql.what') continue;
    expect([name, /[。？]\]?$/.test(zh)]).toEqual([name, true]);
    expect([name, /[.?]\]?$/.test(en)]).toEqual([name, true]);
  }
});

/** Columns of the tables that a notebook shows by name. */
function shownColumns(file: string): string[] {
  const folder = new URL('../../../notebooks/', import.meta.url);
  const answer = parse(readFileSync(new URL(file, folder), 'utf8'), file);
  if ('failures' in answer) return [];
  return answer.ok.cells.flatMap((cell) =>
    cell.kind === 'chart' ? (cell.chart.channels['columns'] ?? '').split(/,\s*/) : []
  );
}

test('every column of a table in a shipped notebook has a heading in both languages', () => {
  const registry = new Set(
    Object.values(TABLES).flatMap(({columns}) => columns.map(({name}) => name))
  );
  const folder = new URL('../../../notebooks/', import.meta.url);
  const without = readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) => shownColumns(file).map((name) => `${file} ${name}`))
    .filter((entry) => {
      const name = entry.split(' ')[1] ?? '';
      return name !== '' && !registry.has(name) && !(name in COLUMNS);
    });
  expect(without).toEqual([]);
});

const dictionary = (name: string) =>
  name === 'size' || name === 'households' ? {zh: '人数', en: 'Members'} : undefined;

test('a heading comes from our columns, then the dictionary, then the name', () => {
  expect(columnWords('households', dictionary)).toEqual({
    zh: '户数',
    en: 'Households',
    unit: {zh: '户', en: ''},
    format: '0'
  });
  expect(columnWords('size', dictionary)).toEqual({zh: '人数', en: 'Members'});
  expect(columnWords('甲乙', dictionary)).toEqual({zh: '甲乙', en: '甲乙'});
});
