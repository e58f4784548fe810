import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import type {Draft, Source} from '../../../src/notebook/draft.ts';
import {applied, editsBetween, inverse, type Edit} from '../../../src/notebook/edit.ts';
import {edited, historyOf, redone, sealed, undone} from '../../../src/notebook/history.ts';
import {draft, editOf} from './drafts.ts';

const cell = (name: string): Source => ({kind: 'fence', info: `sql ${name}`, body: 'select 1'});
const ABC: Draft = {id: 'x', head: 'title: T', cells: [cell('a'), cell('b'), cell('c')]};
const names = (given: Draft) =>
  given.cells.map((each) => (each.kind === 'fence' ? each.info.slice(4) : each.text)).join('');

test.each<[Edit, string]>([
  [{kind: 'splice', at: 1, remove: 0, insert: [cell('d')]}, 'adbc'],
  [{kind: 'splice', at: 3, remove: 0, insert: [cell('d')]}, 'abcd'],
  [{kind: 'splice', at: 0, remove: 2, insert: []}, 'c'],
  [{kind: 'splice', at: 1, remove: 1, insert: [cell('d'), cell('e')]}, 'adec'],
  [{kind: 'move', from: 0, to: 2}, 'bca'],
  [{kind: 'move', from: 2, to: 0}, 'cab'],
  [{kind: 'head', head: 'title: U'}, 'abc']
])('%j', (edit, wanted) => {
  const next = applied(ABC, edit);
  expect(names(next)).toBe(wanted);
  expect(applied(next, inverse(ABC, edit))).toEqual(ABC);
});

test('every edit of a generated draft is undone by its inverse', () => {
  const made = draft.chain((given) =>
    editOf(given.cells.length).map((edit) => [given, edit] as const)
  );
  fc.assert(
    fc.property(made, ([given, edit]) => {
      expect(applied(applied(given, edit), inverse(given, edit))).toEqual(given);
    }),
    {numRuns: 600}
  );
});

test('the edits between two drafts lead from one to the other', () => {
  fc.assert(
    fc.property(draft, draft, (former, next) => {
      const edits = editsBetween(former, next);
      expect(edits.reduce(applied, former)).toEqual(next);
      expect(edits.length).toBeLessThanOrEqual(2);
    }),
    {numRuns: 400}
  );
  const longer = applied(ABC, {kind: 'splice', at: 1, remove: 1, insert: [cell('x'), cell('y')]});
  expect(editsBetween(ABC, longer)).toEqual([
    {kind: 'splice', at: 1, remove: 1, insert: [cell('x'), cell('y')]}
  ]);
  expect(editsBetween(ABC, ABC)).toEqual([]);
});

const put = (at: number, name: string): Edit => ({
  kind: 'splice',
  at,
  remove: 1,
  insert: [cell(name)]
});

test('typing without a pause is one step, a pause or another cell or edit begins the next', () => {
  let history = historyOf(ABC);
  history = edited(history, [put(0, 'a1')], 0, '0');
  history = edited(history, [put(0, 'a12')], 400, '0');
  history = edited(history, [put(0, 'a123')], 1300, '0');
  history = edited(history, [put(0, 'a1234')], 2400, '0');
  history = edited(history, [put(1, 'b1')], 2500, '1');
  history = edited(history, [{kind: 'move', from: 0, to: 2}], 2600);
  history = edited(history, [put(1, 'c1')], 2700, '1');
  const seen = [names(history.draft)];
  for (let i = 0; i < 6; i++) {
    history = undone(history);
    seen.push(names(history.draft));
  }
  expect(seen).toEqual(['b1c1a1234', 'b1ca1234', 'a1234b1c', 'a1234bc', 'a123bc', 'abc', 'abc']);
  for (let i = 0; i < 6; i++) history = redone(history);
  expect(names(history.draft)).toBe('b1c1a1234');
});

test('a sealed step is not typed on', () => {
  const history = sealed(edited(historyOf(ABC), [put(0, 'x')], 0, '0'));
  expect(names(undone(edited(history, [put(0, 'xy')], 10, '0')).draft)).toBe('xbc');
});

test('what was undone is gone when something else is done', () => {
  const history = undone(edited(historyOf(ABC), [put(0, 'x')], 0));
  const other = edited(history, [put(2, 'y')], 1);
  expect(names(redone(other).draft)).toBe('aby');
});

test('typing after an undo or redo is a step of its own', () => {
  let history = edited(historyOf(ABC), [put(0, 'x')], 0, '0');
  history = redone(undone(history));
  history = edited(history, [put(0, 'xy')], 10, '0');
  expect(names(undone(history).draft)).toBe('xbc');
});

test('any edits are undone to the beginning and redone to the end', () => {
  const made = draft.chain((given) => {
    const steps = fc.array(fc.nat(1_000_000), {maxLength: 12});
    return fc.tuple(fc.constant(given), steps);
  });
  fc.assert(
    fc.property(made, ([given, seeds]) => {
      let history = historyOf(given);
      const states = [given];
      for (const [index, seed] of seeds.entries()) {
        const [edit] = fc.sample(editOf(history.draft.cells.length), {numRuns: 1, seed});
        if (!edit) continue;
        history = edited(history, [edit], index * 5000, 'typing');
        states.push(history.draft);
      }
      const last = history.draft;
      for (const state of states.slice(0, -1).reverse()) {
        history = undone(history);
        expect(history.draft).toEqual(state);
      }
      for (const state of states.slice(1)) {
        history = redone(history);
        expect(history.draft).toEqual(state);
      }
      expect(history.draft).toEqual(last);
    }),
    {numRuns: 150}
  );
});
