import {expect, test} from 'vitest';
import type {Text} from '../../../src/model/text.ts';
import {EDITING} from '../../../src/ui/words/editing.ts';
import {HOME} from '../../../src/ui/words/home.ts';
import {ASIDE, FINDINGS, PROBLEMS, STATES} from '../../../src/registry/books.ts';
import {AS_OF_FROM, IMPORT, LISTED} from '../../../src/ui/words/import.ts';
import {NOTEBOOK} from '../../../src/ui/words/notebook.ts';
import {bytesText} from '../../../src/ui/words/bytes.ts';
import {SHELL} from '../../../src/ui/words/shell.ts';
import {TABLE} from '../../../src/ui/words/table.ts';

const ALL: Record<string, Record<string, Text>> = {
  EDITING,
  HOME,
  IMPORT,
  LISTED,
  AS_OF_FROM,
  ASIDE,
  FINDINGS,
  PROBLEMS,
  STATES,
  NOTEBOOK,
  SHELL,
  TABLE
};
const EACH = Object.entries(ALL).flatMap(([room, texts]) =>
  Object.entries(texts).map(([key, text]) => [`${room}.${key}`, text] as const)
);

test.each(EACH)('%s is said in both languages with the same blanks', (_, {zh, en}) => {
  const blanks = (text: string) =>
    new Set(
      [...text.matchAll(/\{(\w+)/g)].map(([, name]) => name).filter((name) => name !== 'unit')
    );
  expect(zh).not.toBe('');
  expect(en).not.toBe('');
  expect(en).not.toMatch(/[\p{Script=Han}，。；：（）]/u);
  expect(blanks(en)).toEqual(blanks(zh));
});

test.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1 KB'],
  [64_382_000, '61.4 MB'],
  [300 * 1024 ** 2, '300 MB'],
  [1.5 * 1024 ** 3, '1.5 GB']
])('%i bytes are %s', (bytes, text) => {
  expect(bytesText(bytes)).toBe(text);
});
