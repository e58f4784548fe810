import {expect, test} from 'vitest';
import {sectionsOf, type Section} from '../../../src/notebook/sections.ts';

const short = (section: Section): string =>
  section.kind === 'prose'
    ? `${section.line} ${section.lang ?? 'both'} ${section.text}`
    : `${section.line} ${section.info} | ${section.body}`;

const read = (text: string): string[] => sectionsOf(text).sections.map(short);

test('front matter only at the very top, a byte order mark allowed', () => {
  expect(sectionsOf('\ufeff---\na: b\n---\nx')).toMatchObject({front: 'a: b'});
  expect(sectionsOf('\n---\na: b\n---\nx').front).toBeUndefined();
});

test('markers divide prose and end with the next fence', () => {
  const text = 'a\n<!-- zh -->\nb\n\n<!--en-->\nc\n<!-- both -->\nd\n```sql x\n```\ne';
  expect(read(text)).toEqual([
    '1 both a',
    '3 zh b',
    '6 en c',
    '8 both d',
    '9 sql x | ',
    '11 both e'
  ]);
});

test('a marker inside a line is text; empty prose is none', () => {
  expect(read('a <!-- zh -->\n\n<!-- zh -->\n\n<!-- en -->\n\n\n')).toEqual([
    '1 both a <!-- zh -->'
  ]);
});

test('indentation of the first line of prose stays, blank lines around it go', () => {
  expect(read('\n\n    code\n\n')).toEqual(['3 both     code']);
});

test('a fence ends at one as long as its own; up to three spaces do not matter', () => {
  expect(read('````sql x\n```\n````\n')).toEqual(['1 sql x | ```']);
  expect(read('  ```sql  x  \na\n   ```\n')).toEqual(['1 sql  x | a']);
  expect(read('    ```sql x')).toEqual(['1 both     ```sql x']);
});

test('between tildes nothing is a fence or marker, and other tildes do not end it', () => {
  expect(read('~~~~\n```sql x\n~~~\n<!-- zh -->\n~~~~\nb')).toEqual([
    '1 both ~~~~\n```sql x\n~~~\n<!-- zh -->\n~~~~\nb'
  ]);
});

test('what is never closed fails and takes the rest', () => {
  const {sections, failures} = sectionsOf('a\n```sql x\nb\n');
  expect(sections.map(short)).toEqual(['1 both a', '2 sql x | b\n']);
  expect(failures).toMatchObject([{code: 'notebook-fence', place: {line: 2}}]);
});

test('all kinds of line ends count as one line', () => {
  expect(read('a\r\n\r\n```sql x\r\nb\r\nc\r\n```\r\nd')).toEqual([
    '1 both a',
    '3 sql x | b\nc',
    '7 both d'
  ]);
});
