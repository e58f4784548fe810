import {expect, test} from 'vitest';
import {Desk} from '../../../src/ui/desk.ts';
import {
  copyNotebook,
  editNotebook,
  newNotebook,
  openNotebookText,
  placeNotebook,
  removeNotebook,
  restoreNotebook
} from '../../../src/ui/own-notebooks.ts';

const READY = '---\ntitle.zh: 致贫原因\ntitle.en: Causes\nneeds: household\n---\n\n甲\n';

function open(): Desk {
  return new Desk({
    settings: {lang: 'zh', theme: 'light'},
    route: {page: 'home'},
    notebooks: [{id: 'causes', text: READY}],
    sample: () => Promise.resolve([])
  });
}

const ids = (desk: Desk) => desk.state.notebooks.map(({id}) => id);
const kept = (desk: Desk) =>
  Object.fromEntries(desk.keeper.workspace.notebooks.map(({id, text}) => [id, text]));

test('editing a ready-made notebook makes a copy that knows its original; the next time it opens', () => {
  const desk = open();
  const ready = desk.notebook('causes')!;
  editNotebook(desk, ready);
  expect(ids(desk)).toEqual(['causes', 'my-causes']);
  const copy = desk.notebook('my-causes')!;
  expect(copy).toMatchObject({own: true, state: {mode: 'edit'}});
  expect(copy.notebook).toMatchObject({
    title: {zh: '致贫原因（我的）', en: 'Causes (mine)'},
    needs: ['household'],
    origin: 'causes'
  });
  expect(kept(desk)['my-causes']).toBe(copy.editing?.text);
  expect(desk.state.route).toEqual({page: 'notebook', id: 'my-causes'});
  expect([ready.editing, ready.notebook?.title.zh]).toEqual([undefined, '致贫原因']);
  desk.go({page: 'home'});
  editNotebook(desk, ready);
  expect(ids(desk)).toEqual(['causes', 'my-causes']);
});

test('every edit is kept', () => {
  const desk = open();
  editNotebook(desk, desk.notebook('causes')!);
  const {editing} = desk.notebook('my-causes')!;
  editing?.type(0, '乙');
  expect(kept(desk)['my-causes']).toContain('\n\n乙\n');
  editing?.undo();
  expect(kept(desk)['my-causes']).toContain('\n\n甲\n');
});

test('a copy of one of one’s own keeps the original and gets a name that is free', () => {
  const desk = open();
  editNotebook(desk, desk.notebook('causes')!);
  const copy = copyNotebook(desk, desk.notebook('my-causes')!);
  expect(copy?.id).toBe('my-causes-2');
  expect(copy?.notebook).toMatchObject({
    title: {zh: '致贫原因（我的）（副本）', en: 'Causes (mine) (copy)'},
    origin: 'causes'
  });
  expect(copyNotebook(desk, copy!)?.id).toBe('my-causes-3');
});

test('a new notebook is empty and right', () => {
  const desk = open();
  newNotebook(desk);
  newNotebook(desk);
  expect(ids(desk)).toEqual(['causes', 'my-notebook', 'my-notebook-2']);
  expect(desk.notebook('my-notebook')?.notebook).toMatchObject({
    title: {zh: '新笔记本', en: 'New notebook'},
    cells: []
  });
  expect(desk.notebook('my-notebook')?.state).toMatchObject({mode: 'edit', failures: []});
});

test('a file that says something else does not take the place of what is there', () => {
  const desk = open();
  const text = '---\ntitle: A\n---\n\n一\n';
  const first = openNotebookText(desk, 'folder/a.md', text);
  expect(openNotebookText(desk, 'a.md', text)).toBe(first);
  const other = openNotebookText(desk, 'a.md', text.replace('一', '二'));
  expect(ids(desk)).toEqual(['causes', 'my-a', 'my-a-2']);
  expect([first.editing?.text, other.editing?.text]).toEqual([text, text.replace('一', '二')]);
});

test('a deleted notebook comes back where it stood, with its edits to undo', () => {
  const desk = open();
  placeNotebook(desk, 'my-a', '---\ntitle: A\n---\n\n一\n');
  placeNotebook(desk, 'my-b', '---\ntitle: B\n---\n\n一\n');
  desk.go({page: 'notebook', id: 'my-a'});
  const gone = desk.notebook('my-a')!;
  gone.editing?.type(0, '二');
  removeNotebook(desk, gone);
  expect([ids(desk), Object.keys(kept(desk)), desk.state.route]).toEqual([
    ['causes', 'my-b'],
    ['my-b'],
    {page: 'home'}
  ]);
  restoreNotebook(desk);
  expect(ids(desk)).toEqual(['causes', 'my-a', 'my-b']);
  expect(kept(desk)['my-a']).toContain('二');
  expect(desk.state.removed).toBeNull();
  desk.notebook('my-a')?.editing?.undo();
  expect(kept(desk)['my-a']).toContain('一');
  removeNotebook(desk, desk.notebook('causes')!);
  expect(ids(desk)).toContain('causes');
});

test('what takes the place of a deleted notebook does not have its name: both are there when it comes back', () => {
  const desk = open();
  editNotebook(desk, desk.notebook('causes')!);
  desk.notebook('my-causes')?.editing?.type(0, '旧');
  removeNotebook(desk, desk.notebook('my-causes')!);
  editNotebook(desk, desk.notebook('causes')!);
  desk.notebook('my-causes-2')?.editing?.type(0, '新');
  restoreNotebook(desk);
  expect(new Set(ids(desk))).toEqual(new Set(['causes', 'my-causes', 'my-causes-2']));
  expect(kept(desk)['my-causes']).toContain('旧');
  expect(kept(desk)['my-causes-2']).toContain('新');
});

test('what was chosen in a deleted notebook is kept again when it comes back', async () => {
  const desk = open();
  const text = '---\ntitle: A\n---\n\n```input 年\nform: integer\nvalue: 1\n```\n';
  const own = placeNotebook(desk, 'my-a', text);
  await own.choose('年', 7);
  removeNotebook(desk, own);
  restoreNotebook(desk);
  expect(desk.keeper.workspace.parameters).toEqual({'my-a': {年: 7}});
});
