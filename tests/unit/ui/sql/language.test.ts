import {expect, test} from 'vitest';
import {lineTokens} from '../../../../src/ui/sql/language.ts';

/** The styled pieces of a text that is read line by line. */
function styled(text: string): string[] {
  let open = '';
  const found: string[] = [];
  for (const row of text.split('\n')) {
    const read = lineTokens(row, open);
    let start = 0;
    for (const {end, style} of read.line) {
      if (style && end > start)
        found.push(`${style} ${row.slice(start, Math.min(end, row.length))}`);
      start = Math.max(start, end);
    }
    open = read.open;
  }
  return found;
}

test('words in Chinese are words, calls are known by their bracket', () => {
  expect(styled(`select 乡镇, count(*) from 户 where "a b" > 12 -- 说明`)).toEqual([
    'keyword select',
    'call count',
    'keyword from',
    'keyword where',
    'number 12',
    'comment -- 说明'
  ]);
});

test('texts, names and comments go on over lines', () => {
  expect(styled(`select 'a\nfrom''b\n' from`)).toEqual([
    'keyword select',
    `string 'a`,
    `string from''b`,
    `string '`,
    'keyword from'
  ]);
  expect(styled(`/* a /* b\nselect */\nfrom */ select`)).toEqual([
    'comment /* a /* b',
    'comment select */',
    'comment from */',
    'keyword select'
  ]);
  expect(styled(`"a\nselect" from`)).toEqual(['keyword from']);
  expect(styled(`$x$a\nselect $x$ from`)).toEqual([
    'string $x$a',
    'string select $x$',
    'keyword from'
  ]);
});

test('a closed text at the end of a line is closed', () => {
  expect(styled(`'a'\nselect`)).toEqual([`string 'a'`, 'keyword select']);
  expect(styled(`'a''\nselect`)).toEqual([`string 'a''`, 'string select']);
  expect(styled(`-- a\nselect`)).toEqual(['comment -- a', 'keyword select']);
});
