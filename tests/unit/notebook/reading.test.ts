import {readdirSync, readFileSync} from 'node:fs';
import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {draftOf, type Draft} from '../../../src/notebook/draft.ts';
import {parse} from '../../../src/notebook/parse.ts';
import {readingOf, type Reading} from '../../../src/notebook/reading.ts';
import {spotOf, textOfSource} from '../../../src/notebook/spot.ts';
import {draft} from './drafts.ts';
import {sql} from './running.ts';

function read(text: string, former?: Reading): Reading {
  const found = draftOf(`---\ntitle: T\n---\n\n${text}`, 'test');
  if ('failures' in found) throw new Error(JSON.stringify(found.failures));
  return readingOf(found.ok, former?.notebook);
}

/** What is wrong with each cell: its code and the stretch of its own text. */
function faults({cells}: Reading): unknown[] {
  return cells.map(({source, line, failures}) =>
    failures.map((failure) => {
      const spot = spotOf(source, line, failure);
      return [failure.code, spot && textOfSource(source).slice(spot.from, spot.to)];
    })
  );
}

test('a right draft reads as parse reads its text', () => {
  const folder = new URL('../../../notebooks/', import.meta.url);
  for (const file of readdirSync(folder).filter((name) => /^(?!README).*\.md$/.test(name))) {
    const text = readFileSync(new URL(file, folder), 'utf8');
    const found = draftOf(text, file);
    if ('failures' in found) throw new Error(file);
    const reading = readingOf(found.ok);
    expect({ok: reading.notebook}).toEqual(parse(text, file));
    expect(reading.wrong.size).toBe(0);
    expect(reading.cells.map(({key}) => key)).not.toContain(undefined);
  }
});

test('of generated drafts every failure that parse finds belongs to the head or to one cell', () => {
  let wrong = 0;
  fc.assert(
    fc.property(draft, (made: Draft) => {
      const reading = readingOf(made);
      const parsed = parse(reading.text, made.id);
      const ours = [...reading.failures, ...reading.cells.flatMap(({failures}) => failures)];
      const byText = (all: readonly unknown[]) => all.map((each) => JSON.stringify(each)).sort();
      expect(byText(ours)).toEqual(byText('failures' in parsed ? parsed.failures : []));
      wrong += ours.length;
    }),
    {numRuns: 400}
  );
  expect(wrong).toBeGreaterThan(300);
});

test('each cell has its own failures, at the word', () => {
  const text =
    '共 {b.n} 户\n第二行 {a.n:千} 户\n\n' +
    sql('a', 'select 1 as n;\nselect 2') +
    '```chart c\nform: bar\nfrom: aa\ny: n\nx: n\nhalf: perhaps\ntitel: 甲\n```\n\n' +
    '```cube q\nfrom: household\nunit: size\nby: town\n```\n\n' +
    '```input i\nform: number\nvalue: 十\n```\n\n' +
    sql('a', 'select 3 as n') +
    sql('d', 'insert into a select 1') +
    '```chart e\nform: table\nfrom: a\ntitle: 共 {a.n} 与 {z.n}\n```\n';
  expect(faults(read(text))).toEqual([
    [
      ['figure-unknown', '{b.n}'],
      ['figure-unknown', '{a.n:千}']
    ],
    [['statement-many', ';']],
    [
      ['notebook-key', 'aa'],
      ['notebook-key', 'perhaps'],
      ['notebook-key', 'titel']
    ],
    [['cube-unit', 'size']],
    [['notebook-key', '十']],
    [['name-taken', undefined]],
    [['statement-kind', 'insert']],
    [['figure-unknown', '{z.n}']]
  ]);
});

test('what is wrong runs as it last stood, the rest as it reads', () => {
  const chart = (form: string) => `\`\`\`chart c\nform: ${form}\nfrom: a\ny: n\nx: n\n\`\`\`\n`;
  const before = read(sql('a', 'select 1 as n') + chart('bar'));
  const after = read(sql('a', 'select 2 as n; x') + chart('bra'), before);
  expect(after.notebook.cells).toEqual([
    {kind: 'sql', name: 'a', sql: 'select 2 as n; x', line: 5},
    {
      kind: 'chart',
      name: 'c',
      chart: {form: 'bar', from: 'a', channels: {y: 'n', x: 'n'}},
      line: 9
    }
  ]);
  expect([...after.wrong].map(([key, {code}]) => [key, code])).toEqual([
    ['a', 'statement-many'],
    ['c', 'notebook-key']
  ]);
  expect(after.cells.map(({key}) => key)).toEqual(['a', 'c']);
});

test('a second cell of a name, and a cell that never stood, have no part in the run', () => {
  const reading = read(
    `${sql('a', 'select 1')}\`\`\`chart b\nform: no\n\`\`\`\n\n${sql('A', 'select 2')}尾 {a.x}\n`
  );
  expect(reading.cells.map(({key}) => key)).toEqual(['a', undefined, undefined, '#1']);
  expect(reading.notebook.cells).toHaveLength(2);
});

test('a front matter with faults leaves title and tables as they stood', () => {
  const before = read(sql('a', 'select 1'));
  const after = readingOf({...before.draft, head: 'titel: 甲\nneeds: 户'}, before.notebook);
  expect(after.notebook).toMatchObject({title: {zh: 'T', en: 'T'}, needs: []});
  expect(after.failures.map(({code, place}) => [code, place?.line])).toEqual([
    ['notebook-front-matter', 1],
    ['notebook-front-matter', 2]
  ]);
});

test('prose that opens a fence of its own is told so, and empty prose is no fault', () => {
  const cells = [
    {kind: 'prose', text: ''},
    {kind: 'prose', text: '甲\n~~~\n乙'},
    {kind: 'fence', info: 'sql a', body: 'select 1'}
  ] as const;
  const reading = readingOf({id: 'x', head: 'title: T', cells});
  expect(reading.cells.map(({key, failures}) => [key, failures.map(({code}) => code)])).toEqual([
    [undefined, []],
    ['#0', ['notebook-fence']],
    ['a', []]
  ]);
});
