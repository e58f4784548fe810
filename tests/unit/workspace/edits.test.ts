import {expect, test} from 'vitest';
import type {ChangedLine, Exemption} from '../../../src/model/policy.ts';
import {EMPTY, isEmpty} from '../../../src/workspace/document.ts';
import {
  isShownOtherwise,
  withDraft,
  withExemption,
  withLine,
  withMapping,
  withNotebook,
  withoutExemption,
  withoutLine,
  withoutNotebook,
  withoutParameters,
  withParameter,
  withStatement,
  type Edit
} from '../../../src/workspace/edits.ts';

const after = (...edits: readonly Edit[]) => edits.reduce((w, edit) => edit(w), EMPTY);

test('notebooks keep their order; one that goes takes its parameters along', () => {
  const two = after(withNotebook('a', '1'), withNotebook('b', '2'), withNotebook('a', '3'));
  expect(two.notebooks).toEqual([
    {id: 'a', text: '3'},
    {id: 'b', text: '2'}
  ]);
  const chosen = withParameter('a', '年', 2023)(two);
  const gone = withoutNotebook('a')(chosen);
  expect([gone.notebooks, gone.parameters]).toEqual([[{id: 'b', text: '2'}], {}]);
  expect(chosen.notebooks.length).toBe(2);
});

test('parameters by notebook and name, whatever the names', () => {
  const chosen = after(
    withParameter('causes', '乡镇', ['甲', '乙']),
    withParameter('causes', '乡镇', []),
    withParameter('risk', '线', 7300),
    withParameter('__proto__', 'x', 1)
  );
  expect(chosen.parameters['causes']).toEqual({乡镇: []});
  expect(Object.keys(chosen.parameters)).toEqual(['causes', 'risk', '__proto__']);
  expect(({} as Record<string, unknown>)['x']).toBe(undefined);
  expect(Object.keys(withoutParameters('causes')(chosen).parameters)).toEqual([
    'risk',
    '__proto__'
  ]);
});

const line: ChangedLine = {
  key: 'monitoring',
  year: 2023,
  place: '',
  value: 7500,
  unit: '元',
  source: '省文件',
  changedBy: '分析员'
};

test('a policy value is one a key, year and place', () => {
  const edited = after(
    withLine(line),
    withLine({...line, year: 2024}),
    withLine({...line, value: 1})
  );
  expect(edited.lines.map(({year, value}) => [year, value])).toEqual([
    [2024, 7500],
    [2023, 1]
  ]);
  expect(withoutLine({key: 'monitoring', year: 2024, place: ''})(edited).lines.length).toBe(1);
  expect(withoutLine({key: 'monitoring', year: null, place: ''})(edited).lines.length).toBe(2);
});

const exemption: Exemption = {
  rule: 'cause-illness',
  unit: 'household',
  key: '580102000001',
  reason: '入户核实',
  who: '张',
  until: ''
};

test('a unit is exempted from a rule once', () => {
  const two = after(
    withExemption(exemption),
    withExemption({...exemption, rule: 'cause-labour'}),
    withExemption({...exemption, until: '2024-12-31'})
  );
  expect(two.exemptions.map(({rule, until}) => [rule, until])).toEqual([
    ['cause-labour', ''],
    ['cause-illness', '2024-12-31']
  ]);
  expect(withoutExemption(exemption)(two).exemptions.map(({rule}) => rule)).toEqual([
    'cause-labour'
  ]);
});

test('a mapping stands for its headings', () => {
  const key = '0123456789abcdef';
  const mapped = after(
    withMapping({key, projections: []}),
    withMapping({key, projections: [{table: 'household', grain: {kind: 'row'}, columns: {}}]})
  );
  expect(mapped.mappings.map(({projections}) => projections.length)).toEqual([1]);
});

test('history keeps the last five hundred, each once, the latest last', () => {
  const edits = Array.from({length: 503}, (_, n) => withStatement({sql: `SELECT ${n}`, at: ''}));
  const {history} = after(...edits, withStatement({sql: 'SELECT 100', at: 'later'}));
  expect(history.length).toBe(500);
  expect(history[0]?.sql).toBe('SELECT 3');
  expect(history.at(-1)).toEqual({sql: 'SELECT 100', at: 'later'});
});

test('empty is empty', () => {
  expect(isEmpty(EMPTY)).toBe(true);
  expect(isEmpty({...EMPTY, sequence: 9, copies: 3})).toBe(true);
  expect(isEmpty(withLine(line)(EMPTY))).toBe(false);
  expect(isEmpty(withParameter('a', 'b', null)(EMPTY))).toBe(false);
});

test('another tab shows notebooks, parameters and policy values, not what stands in the console', () => {
  const before = after(withNotebook('a', '1'));
  expect(isShownOtherwise(before, before)).toBe(false);
  expect(isShownOtherwise(before, {...before, sequence: 9})).toBe(false);
  expect(isShownOtherwise(before, withDraft('select 1')(before))).toBe(false);
  expect(isShownOtherwise(before, withStatement({sql: 'select 1', at: ''})(before))).toBe(false);
  expect(isShownOtherwise(before, withNotebook('a', '2')(before))).toBe(true);
  expect(isShownOtherwise(before, withParameter('a', '年', 2023)(before))).toBe(true);
  expect(isShownOtherwise(before, {...before, steps: [{is: 'import', files: []}]})).toBe(true);
});
