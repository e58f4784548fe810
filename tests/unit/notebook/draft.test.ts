import {readdirSync, readFileSync} from 'node:fs';
import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {draftOf, draftText, piecesOf, type Draft} from '../../../src/notebook/draft.ts';
import {draftFrom, print} from '../../../src/notebook/print.ts';
import {parse} from '../../../src/notebook/parse.ts';
import {draft} from './drafts.ts';

function cut(text: string): Draft {
  const found = draftOf(text, 'generated');
  if ('failures' in found) throw new Error(JSON.stringify(found.failures));
  return found.ok;
}

test('a text in pieces', () => {
  const text = '---\ntitle: T\n---\n\n你好\n\n<!-- en -->\n\nHello\n\n```sql a\nselect 1\n```\n';
  expect(cut(text)).toEqual({
    id: 'generated',
    head: 'title: T',
    cells: [
      {kind: 'prose', text: '你好'},
      {kind: 'prose', lang: 'en', text: 'Hello'},
      {kind: 'fence', info: 'sql a', body: 'select 1'}
    ]
  });
  expect(draftText(cut(text))).toEqual({text, lines: [5, 9, 11]});
});

test('draftOf(draftText(d)) = d for generated drafts, right or wrong', () => {
  let cells = 0;
  fc.assert(
    fc.property(draft, (made) => {
      const {text, lines} = draftText(made);
      expect(cut(text)).toEqual(made);
      const written = text.split('\n');
      made.cells.forEach((cell, index) => {
        const line = written[(lines[index] ?? 0) - 1] ?? '';
        if (cell.kind === 'prose') expect(line).toBe(cell.text.split('\n')[0]);
        else expect(line.replace(/^`+/, '')).toBe(cell.info);
        cells += 1;
      });
    }),
    {numRuns: 800}
  );
  expect(cells).toBeGreaterThan(1500);
});

test('every shipped notebook is the text of its pieces, to the byte', () => {
  const folder = new URL('../../../notebooks/', import.meta.url);
  for (const file of readdirSync(folder).filter((name) => /^(?!README).*\.md$/.test(name))) {
    const text = readFileSync(new URL(file, folder), 'utf8');
    expect(draftText(cut(text)).text).toBe(text);
    const parsed = parse(text, 'generated');
    if ('failures' in parsed) throw new Error(file);
    expect(draftFrom(parsed.ok)).toEqual(cut(print(parsed.ok)));
  }
});

test('empty prose leaves no trace', () => {
  const cells = [
    {kind: 'prose', text: ''},
    {kind: 'prose', text: '甲'},
    {kind: 'prose', text: ''},
    {kind: 'prose', text: '乙'}
  ] as const;
  const {text, lines} = draftText({id: 'x', head: 'title: T', cells});
  expect(text).toBe('---\ntitle: T\n---\n\n甲\n\n<!-- both -->\n\n乙\n');
  expect(lines[1]).toBe(5);
  expect(lines[3]).toBe(9);
});

test('a fence that is never closed cannot be taken to pieces, and says where', () => {
  expect(draftOf('---\ntitle: T\n---\n\n```sql a\nselect 1\n', 'x')).toMatchObject({
    failures: [{code: 'notebook-fence', place: {notebook: 'x', line: 5}}]
  });
});

test('what is pasted into prose is the cells that it holds', () => {
  expect(piecesOf('一\n\n```sql a\nselect 1\n```\n\n二', 'zh')).toEqual([
    {kind: 'prose', lang: 'zh', text: '一'},
    {kind: 'fence', info: 'sql a', body: 'select 1'},
    {kind: 'prose', text: '二'}
  ]);
  expect(piecesOf('---\n\n线下')).toEqual([{kind: 'prose', text: '---\n\n线下'}]);
  expect(piecesOf('```sql a\nselect', 'en')).toEqual([
    {kind: 'prose', lang: 'en', text: '```sql a\nselect'}
  ]);
  expect(piecesOf('')).toEqual([]);
});
