import {expect, test} from 'vitest';
import {EMPTY} from '../../../src/workspace/document.ts';
import {withNotebook} from '../../../src/workspace/edits.ts';
import {printWorkspace} from '../../../src/workspace/parse.ts';
import {Slots} from '../../../src/workspace/slots.ts';
import {MemoryFolder} from './memory-folder.ts';

const first = withNotebook('my-a', '一')(EMPTY);
const second = withNotebook('my-a', '二')(EMPTY);

async function reopened(folder: MemoryFolder) {
  return await new Slots(folder).open();
}

test('an empty folder gives an empty workspace', async () => {
  expect(await reopened(new MemoryFolder())).toEqual({
    workspace: EMPTY,
    bytes: 0,
    damaged: [],
    lost: false
  });
});

test('two files take turns and the later number wins', async () => {
  const folder = new MemoryFolder();
  const slots = new Slots(folder);
  await slots.open();
  const bytes = await slots.save(first);
  await slots.save(second);
  expect([...folder.files.keys()]).toEqual(['workspace-a', 'workspace-b']);
  expect((await folder.text('workspace-a'))?.slice(0, 2)).toBe('1 ');
  expect(folder.files.get('workspace-a')?.size).toBe(bytes);
  const {workspace} = await reopened(folder);
  expect([workspace.sequence, workspace.notebooks[0]?.text]).toEqual([2, '二']);
  await slots.save(first);
  expect((await folder.text('workspace-a'))?.slice(0, 2)).toBe('3 ');
});

test('the clock plays no part: the number counts on after a reload', async () => {
  const folder = new MemoryFolder();
  await new Slots(folder).save(first);
  const slots = new Slots(folder);
  await slots.open();
  await slots.save(second);
  expect((await reopened(folder)).workspace.sequence).toBe(2);
});

test('a save that is torn fails, and the state before is whole', async () => {
  const folder = new MemoryFolder();
  const slots = new Slots(folder);
  await slots.save(first);
  folder.tear = true;
  await expect(slots.save(second)).rejects.toMatchObject({failure: {code: 'store-failed'}});
  const {workspace, damaged} = await reopened(folder);
  expect(workspace.notebooks[0]?.text).toBe('一');
  expect(damaged).toEqual(['damaged-1-workspace-b']);
  expect([...folder.files.keys()]).toEqual(['workspace-a', 'damaged-1-workspace-b']);
});

test('a full disk leaves the state before', async () => {
  const folder = new MemoryFolder();
  const slots = new Slots(folder);
  await slots.save(first);
  folder.full = true;
  await expect(slots.save(second)).rejects.toMatchObject({failure: {code: 'store-full'}});
  folder.full = false;
  expect((await reopened(folder)).workspace.notebooks[0]?.text).toBe('一');
  expect(await slots.save(second)).toBeGreaterThan(0);
  expect((await reopened(folder)).workspace.notebooks[0]?.text).toBe('二');
});

test('one changed byte is noticed; both copies broken gives an empty workspace and keeps them aside', async () => {
  const folder = new MemoryFolder();
  const slots = new Slots(folder);
  await slots.save(first);
  await slots.save(second);
  const text = (await folder.text('workspace-b')) ?? '';
  await folder.write('workspace-b', text.replace('二', '三'));
  const {workspace, damaged} = await reopened(folder);
  expect([workspace.notebooks[0]?.text, damaged]).toEqual(['一', ['damaged-1-workspace-b']]);
  expect(await folder.text('damaged-1-workspace-b')).toContain('三');
  await folder.write('workspace-a', '');
  expect(await reopened(folder)).toEqual({
    workspace: EMPTY,
    bytes: 0,
    damaged: ['damaged-2-workspace-a'],
    lost: true
  });
});

test('a first save that ended before it wrote anything is no damage', async () => {
  const folder = new MemoryFolder();
  await folder.write('workspace-a', '');
  expect(await reopened(folder)).toMatchObject({workspace: EMPTY, damaged: [], lost: false});
  await new Slots(folder).save(first);
  expect((await reopened(folder)).workspace.notebooks[0]?.text).toBe('一');
});

test('a broken copy on a full disk stays where it is, and the whole one is opened', async () => {
  const folder = new MemoryFolder();
  const slots = new Slots(folder);
  await slots.save(first);
  await slots.save(second);
  await folder.write('workspace-b', 'broken');
  folder.full = true;
  const {workspace, damaged, lost} = await reopened(folder);
  expect([workspace.notebooks[0]?.text, damaged, lost]).toEqual(['一', ['workspace-b'], false]);
  expect(await folder.text('workspace-b')).toBe('broken');
});

test('what a newer app wrote is refused and not touched', async () => {
  const folder = new MemoryFolder();
  await new Slots(folder).save({...first, version: 2 as 1});
  const before = await folder.text('workspace-a');
  await expect(reopened(folder)).rejects.toMatchObject({failure: {code: 'workspace-newer'}});
  expect([...folder.files.keys()]).toEqual(['workspace-a']);
  expect(await folder.text('workspace-a')).toBe(before);
});

test('entries that do not fit are left out, and the whole text is kept aside', async () => {
  const folder = new MemoryFolder();
  const odd = {...first, lines: [{key: 'poverty'}]} as unknown as typeof first;
  await new Slots(folder).save(odd);
  const {workspace, damaged} = await reopened(folder);
  expect([workspace.lines, workspace.notebooks.length]).toEqual([[], 1]);
  expect(await folder.text(damaged[0] ?? '')).toContain(printWorkspace({...odd, sequence: 1}));
});

test('another tab that has saved since is never overwritten', async () => {
  const folder = new MemoryFolder();
  const [mine, other] = [new Slots(folder), new Slots(folder)];
  await mine.save(first);
  await other.open();
  await other.save(second);
  await expect(mine.save(first)).rejects.toMatchObject({failure: {code: 'workspace-taken'}});
  expect((await reopened(folder)).workspace.notebooks[0]?.text).toBe('二');
});
