import {expect, test} from 'vitest';
import {EMPTY, type Workspace} from '../../../src/workspace/document.ts';
import {parseWorkspace, printWorkspace} from '../../../src/workspace/parse.ts';

const FULL: Workspace = {
  ...EMPTY,
  sequence: 12,
  copies: 3,
  steps: [
    {
      is: 'import',
      files: [
        {
          path: '县/户.csv',
          size: 10,
          copy: 'f1',
          hashes: ['ab']
        }
      ]
    },
    {is: 'decide', sheets: [{sha256: 'ab', sheet: 'Sheet1', nth: 0, as: {tables: ['household']}}]}
  ],
  unfinished: [{path: 'a.zip', size: 5, copy: '', hashes: []}],
  hints: {'县/户.csv': {encoding: 'gb18030', sheets: {'': {headingRows: [2]}}}},
  mappings: [{key: '0123456789abcdef', projections: []}],
  notebooks: [{id: 'my-六月', text: '---\ntitle: 六月\n---\n'}],
  parameters: {causes: {乡镇: ['甲'], 线: 7300, 全部: true, 日: null, 范围: 'any'}},
  lines: [
    {key: 'poverty', year: null, place: '', value: 0.5, unit: '元', source: '', changedBy: '我'}
  ],
  exemptions: [
    {rule: 'r', unit: 'household', key: '1', reason: '实', who: '我', until: '2024-12-31'}
  ],
  history: [{sql: 'FROM 户', at: '2024-06-30 10:00'}],
  draft: 'SELECT 户主'
};

test('what was printed is read back', () => {
  expect(parseWorkspace(printWorkspace(FULL))).toEqual({workspace: FULL, refused: 0});
  expect(parseWorkspace(printWorkspace(EMPTY))).toEqual({workspace: EMPTY, refused: 0});
});

test.each(['', '{', '[]', 'null', '"x"', '{}', '{"version":"1"}'])('%s is no workspace', (text) => {
  expect(() => parseWorkspace(text)).toThrow('workspace-damaged');
});

test('a newer one is refused', () => {
  expect(() => parseWorkspace('{"version":2,"steps":[]}')).toThrow('workspace-newer');
});

test('entries that do not fit are left out and counted', () => {
  const odd = {
    ...FULL,
    sequence: -0.5,
    steps: [
      ...FULL.steps,
      {is: 'drop'},
      {is: 'import', files: [{path: 'x'}]},
      {is: 'decide', sheets: [1]}
    ],
    unfinished: [{path: 'x', size: '5', copy: '', hashes: []}],
    mappings: [{key: 'short', projections: []}],
    notebooks: [{id: '', text: ''}, {id: 'a'}],
    lines: [
      {...FULL.lines[0], value: null},
      {...FULL.lines[0], year: '2023'}
    ],
    exemptions: [{...FULL.exemptions[0], unit: 'dog'}],
    history: 'x',
    draft: 7,
    hints: {a: {sheets: {b: {headingRows: ['1']}}}},
    parameters: {causes: {a: {deep: 1}}}
  };
  const {workspace, refused} = parseWorkspace(JSON.stringify(odd));
  expect(refused).toBe(3 + 1 + 1 + 2 + 2 + 1);
  expect(workspace.steps).toEqual(FULL.steps);
  expect(workspace.hints).toEqual({});
  expect([workspace.history, workspace.parameters, workspace.sequence]).toEqual([[], {}, 0]);
  expect(workspace.draft).toBe(null);
});

test('a key that would reach the prototype is only a key', () => {
  const text = printWorkspace(FULL).replace('"causes"', '"__proto__"');
  const {workspace} = parseWorkspace(text);
  expect(Object.keys(workspace.parameters)).toEqual(['__proto__']);
  expect(({} as Record<string, unknown>)['乡镇']).toBe(undefined);
});
