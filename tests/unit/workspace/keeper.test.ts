import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {DishuError} from '../../../src/model/failure.ts';
import type {Workspace} from '../../../src/workspace/document.ts';
import {withNotebook, withParameter} from '../../../src/workspace/edits.ts';
import {Keeper, type Vault} from '../../../src/workspace/keeper.ts';

class MemoryVault implements Vault {
  readonly saved: Workspace[] = [];
  fail: DishuError | undefined;
  wait: Promise<void> = Promise.resolve();

  async save(workspace: Workspace): Promise<number> {
    await this.wait;
    if (this.fail) throw this.fail;
    this.saved.push(workspace);
    return 7;
  }
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const NOW = 1000;

function opened(): {keeper: Keeper; vault: MemoryVault} {
  const [keeper, vault] = [new Keeper(undefined, () => NOW), new MemoryVault()];
  keeper.use(vault, 0);
  return {keeper, vault};
}

test('several edits within a third of a second are one save', async () => {
  const {keeper, vault} = opened();
  expect(keeper.keeping).toEqual({is: 'saved', bytes: 0});
  keeper.change(withNotebook('a', '1'));
  keeper.change(withNotebook('a', '12'));
  await vi.advanceTimersByTimeAsync(299);
  expect([keeper.keeping, vault.saved]).toEqual([{is: 'saving'}, []]);
  await vi.advanceTimersByTimeAsync(1);
  expect(vault.saved.map(({notebooks}) => notebooks)).toEqual([[{id: 'a', text: '12'}]]);
  expect(keeper.keeping).toEqual({is: 'saved', at: NOW, bytes: 7});
});

test('typing without a pause is saved all the same', async () => {
  const {keeper, vault} = opened();
  for (let n = 0; n < 10; n++) {
    keeper.change(withNotebook('a', 'x'.repeat(n)));
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(vault.saved.length).toBeGreaterThanOrEqual(3);
});

test('an edit during a save is saved after it', async () => {
  const {keeper, vault} = opened();
  let go = (): void => undefined;
  vault.wait = new Promise((resolve) => (go = resolve));
  keeper.change(withNotebook('a', '1'));
  const flushed = keeper.flush();
  keeper.change(withNotebook('a', '2'));
  expect(keeper.keeping.is).toBe('saving');
  go();
  await flushed;
  expect(vault.saved.map(({notebooks}) => notebooks[0]?.text)).toEqual(['1', '2']);
});

test('a failed save is said, the edit stays and is saved with the next', async () => {
  const {keeper, vault} = opened();
  vault.fail = new DishuError({code: 'store-full'});
  keeper.change(withNotebook('a', '1'));
  await keeper.flush();
  expect(keeper.keeping).toEqual({is: 'failed', failure: {code: 'store-full'}});
  expect(keeper.workspace.notebooks).toEqual([{id: 'a', text: '1'}]);
  vault.fail = undefined;
  keeper.change(withParameter('causes', '乡镇', ['平川镇']));
  await keeper.flush();
  expect(vault.saved.at(-1)?.notebooks).toEqual([{id: 'a', text: '1'}]);
  expect(keeper.keeping.is).toBe('saved');
});

test('who finds that another tab has saved only reads from then on', async () => {
  const {keeper, vault} = opened();
  vault.fail = new DishuError({code: 'workspace-taken'});
  keeper.change(withNotebook('a', '1'));
  await keeper.flush();
  expect([keeper.keeping, keeper.writable]).toEqual([{is: 'elsewhere', unsaved: true}, false]);
  vault.fail = undefined;
  expect(keeper.change(withNotebook('a', '2'))).toBe(false);
  await vi.advanceTimersByTimeAsync(5000);
  expect(vault.saved).toEqual([]);
});

test('a tab that only reads is told that the other has saved; one that writes is not', async () => {
  const {keeper} = opened();
  keeper.outdate();
  expect(keeper.keeping.is).toBe('saved');
  keeper.yield();
  keeper.outdate();
  expect(keeper.keeping).toEqual({is: 'elsewhere', unsaved: false, outdated: true});
  keeper.handedOut();
  expect(keeper.keeping).toEqual({is: 'elsewhere', unsaved: false, outdated: true});
});

test('without a place nothing is saved, and all of it once there is one', async () => {
  const [keeper, vault] = [new Keeper(), new MemoryVault()];
  keeper.change(withNotebook('a', '1'));
  await vi.advanceTimersByTimeAsync(5000);
  expect(keeper.keeping).toEqual({is: 'nowhere'});
  keeper.use(vault);
  await keeper.flush();
  expect(vault.saved[0]?.notebooks).toEqual([{id: 'a', text: '1'}]);
});

test('a vault that is left during a save does not change what is said', async () => {
  const {keeper, vault} = opened();
  let go = (): void => undefined;
  vault.wait = new Promise((resolve) => (go = resolve));
  keeper.change(withNotebook('a', '1'));
  const flushed = keeper.flush();
  keeper.yield();
  go();
  await flushed;
  expect(keeper.keeping).toEqual({is: 'elsewhere', unsaved: true});
});

test('listeners hear edits and saves until they stop', async () => {
  const {keeper} = opened();
  const heard = vi.fn();
  const stop = keeper.subscribe(heard);
  keeper.change(withNotebook('a', '1'));
  await keeper.flush();
  expect(heard).toHaveBeenCalledTimes(3);
  stop();
  keeper.change(withNotebook('a', '2'));
  expect(heard).toHaveBeenCalledTimes(3);
});

test('what could not be saved is tried again until it is, and said as failed until then', async () => {
  const {keeper, vault} = opened();
  const said: string[] = [];
  keeper.subscribe(() => said.push(keeper.keeping.is));
  vault.fail = new DishuError({code: 'store-full'});
  keeper.change(withNotebook('a', '1'));
  await vi.advanceTimersByTimeAsync(300);
  expect([keeper.keeping.is, keeper.unsaved]).toEqual(['failed', true]);
  said.length = 0;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(new Set(said)).toEqual(new Set(['failed']));
  vault.fail = undefined;
  await vi.advanceTimersByTimeAsync(5000);
  expect(vault.saved.map(({notebooks}) => notebooks)).toEqual([[{id: 'a', text: '1'}]]);
  expect([keeper.keeping, keeper.unsaved]).toEqual([{is: 'saved', at: NOW, bytes: 7}, false]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(vault.saved).toHaveLength(1);
});

test('an edit after a failure is saved within a third of a second, not at the next try', async () => {
  const {keeper, vault} = opened();
  vault.fail = new DishuError({code: 'store-full'});
  keeper.change(withNotebook('a', '1'));
  await vi.advanceTimersByTimeAsync(300);
  vault.fail = undefined;
  keeper.change(withNotebook('a', '2'));
  await vi.advanceTimersByTimeAsync(300);
  expect(vault.saved.map(({notebooks}) => notebooks[0]?.text)).toEqual(['2']);
});

test('who yields to another tab says what it could not save, until that lies in a file', async () => {
  const {keeper, vault} = opened();
  keeper.change(withNotebook('a', '1'));
  await keeper.flush();
  keeper.yield();
  expect(keeper.keeping).toEqual({is: 'elsewhere', unsaved: false});
  const other = opened();
  other.vault.fail = new DishuError({code: 'store-full'});
  other.keeper.change(withNotebook('a', '1'));
  await other.keeper.flush();
  other.keeper.yield();
  expect(other.keeper.keeping).toEqual({is: 'elsewhere', unsaved: true});
  other.keeper.handedOut();
  expect([other.keeper.keeping, other.keeper.unsaved]).toEqual([
    {is: 'elsewhere', unsaved: false},
    false
  ]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect([vault.saved.length, other.vault.saved.length]).toEqual([1, 0]);
});

test('without a place, edits are unsaved until they lie in a file that was handed out', () => {
  const keeper = new Keeper();
  expect(keeper.unsaved).toBe(false);
  keeper.change(withNotebook('a', '1'));
  expect([keeper.keeping, keeper.unsaved]).toEqual([{is: 'nowhere'}, true]);
  keeper.handedOut();
  expect([keeper.keeping, keeper.unsaved]).toEqual([{is: 'nowhere'}, false]);
  keeper.change(withNotebook('a', '2'));
  expect(keeper.unsaved).toBe(true);
});
