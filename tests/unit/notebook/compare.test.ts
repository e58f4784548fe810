import {readFileSync} from 'node:fs';
import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {compareCells, compareTexts, nearChanges} from '../../../src/notebook/compare.ts';
import {diff} from '../../../src/notebook/diff.ts';
import {draftOf, type Draft, type Source} from '../../../src/notebook/draft.ts';
import {applied} from '../../../src/notebook/edit.ts';
import {draft} from './drafts.ts';

/** A difference as text: what stays, -removed, +added. */
const shown = (a: string, b: string) =>
  diff(Array.from(a), Array.from(b))
    .map(({kind, items}) => `${{same: '', removed: '-', added: '+'}[kind]}${items.join('')}`)
    .join(' ');

test.each([
  ['', '', ''],
  ['abc', 'abc', 'abc'],
  ['abc', '', '-abc'],
  ['', 'abc', '+abc'],
  ['abc', 'axc', 'a -b +x c'],
  ['abcd', 'bcde', '-a bcd +e'],
  ['户人资金', '户资金', '户 -人 资金'],
  ['abab', 'baba', '-a bab +a']
])('%s becomes %s', (a, b, wanted) => expect(shown(a, b)).toBe(wanted));

test('a difference holds both lists, and no more of it is changed than need be', () => {
  const list = fc.array(fc.constantFrom(1, 2, 3), {maxLength: 9});
  fc.assert(
    fc.property(list, list, (a, b) => {
      const found = diff(a, b);
      const of = (kinds: string[]) =>
        found.filter(({kind}) => kinds.includes(kind)).flatMap(({items}) => items);
      expect(of(['same', 'removed'])).toEqual(a);
      expect(of(['same', 'added'])).toEqual(b);
      expect(of(['same']).length).toBe(longest(a, b));
      found.forEach(({kind}, i) => expect(kind).not.toBe(found[i - 1]?.kind));
    }),
    {numRuns: 400}
  );
});

/** The longest common subsequence by trying every subset of the shorter list. */
function longest(a: readonly number[], b: readonly number[]): number {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  let best = 0;
  for (let bits = 0; bits < 1 << short.length; bits++) {
    const chosen = short.filter((_, i) => (bits >> i) & 1);
    let at = 0;
    for (const item of long) if (at < chosen.length && item === chosen[at]) at += 1;
    if (at === chosen.length) best = Math.max(best, chosen.length);
  }
  return best;
}

test('changed lines show the words that differ, Chinese character by character', () => {
  const marked = compareTexts('共 12 户\n不变', '共 13 人户\n不变').map(
    ({kind, pieces}) =>
      `${kind[0]} ${pieces.map(({text, changed}) => (changed ? `[${text}]` : text)).join('')}`
  );
  expect(marked).toEqual(['r 共 [12] 户', 'a 共 [13] [人]户', 's 不变']);
});

test('only the lines near changes, and how many were left out before', () => {
  const lines = compareTexts('1\n2\n3\n4\n5\n6\n7\n8\n9', '1\n2\n3\n4\nx\n6\n7\n8\n9');
  const near = nearChanges(lines, 1).map(
    ({kind, gap, pieces}) => `${gap} ${kind[0]} ${pieces.map(({text}) => text).join('')}`
  );
  expect(near).toEqual(['3 s 4', '0 r 5', '0 a x', '0 s 6']);
  expect(nearChanges(compareTexts('1\n2', '1\n2'))).toEqual([]);
});

const cell = (name: string, body = 'select 1'): Source => ({
  kind: 'fence',
  info: `sql ${name}`,
  body
});
const prose = (text: string): Source => ({kind: 'prose', text});
const of = (...cells: Source[]): Draft => ({id: 'x', head: 'title: T', cells});
const told = (original: Draft, own: Draft) =>
  compareCells(original, own).map((each) => {
    const source = each.kind === 'removed' ? each.original : each.own;
    const name = source.kind === 'prose' ? source.text : source.info.split(' ')[1];
    const moved = each.kind === 'changed' && each.moved ? ' moved' : '';
    return `${each.at} ${each.kind}${moved} ${name}`;
  });

test('cell by cell: the same, changed, added, removed, moved', () => {
  const original = of(prose('一'), cell('a'), cell('b'), prose('二'), cell('c'), cell('d'));
  const own = of(
    prose('一'),
    cell('d'),
    cell('a', 'select 2'),
    cell('new'),
    prose('二改'),
    cell('c')
  );
  expect(told(original, own)).toEqual([
    '0 same 一',
    '1 moved d',
    '2 changed a',
    '3 added new',
    '4 removed b',
    '4 changed 二改',
    '5 same c'
  ]);
  const changed = compareCells(original, own)[2];
  expect(changed?.kind === 'changed' && changed.lines.map(({kind}) => kind)).toEqual([
    'removed',
    'added'
  ]);
});

test('a cell of another kind under the same name is changed; a moved one may be changed, too', () => {
  const cube: Source = {kind: 'fence', info: 'cube b', body: 'from: household'};
  expect(told(of(cell('a'), cell('b'), cell('c')), of(cell('c'), cell('a', 'x'), cube))).toEqual([
    '0 moved c',
    '1 changed a',
    '2 changed b'
  ]);
});

test('a shipped notebook does not differ from itself', () => {
  const text = readFileSync(new URL('../../../notebooks/causes.md', import.meta.url), 'utf8');
  const found = draftOf(text, 'causes');
  if ('failures' in found) throw new Error('unreadable');
  const all = compareCells(found.ok, found.ok);
  expect(all).toHaveLength(found.ok.cells.length);
  expect(new Set(all.map(({kind}) => kind))).toEqual(new Set(['same']));
});

test('taking every difference back gives the original cells', () => {
  fc.assert(
    fc.property(draft, draft, (original, own) => {
      const all = compareCells(original, own);
      expect(all.filter(({kind}) => kind !== 'removed').map(({at}) => at)).toEqual(
        own.cells.map((_, index) => index)
      );
      let back = own;
      for (const each of [...all].reverse()) {
        const {at} = each;
        if (each.kind === 'added') {
          back = applied(back, {kind: 'splice', at, remove: 1, insert: []});
        } else if (each.kind === 'changed') {
          back = applied(back, {kind: 'splice', at, remove: 1, insert: [each.original]});
        } else if (each.kind === 'removed') {
          back = applied(back, {kind: 'splice', at, remove: 0, insert: [each.original]});
        }
      }
      const texts = ({cells}: Draft) => cells.map((each) => JSON.stringify(each)).sort();
      expect(texts(back)).toEqual(texts(original));
    }),
    {numRuns: 300}
  );
});
