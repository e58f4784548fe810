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
  expect([keeper.keeping, keeper.writable]).toEqual([{is: 'elsewhere'}, false]);
  vault.fail = undefined;
  expect(keeper.change(withNotebook('a', '2'))).toBe(false);
  await vi.advanceTimersByTimeAsync(5000);
  expect(vault.saved).toEqual([]);
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
  keeper.leave({is: 'elsewhere'});
  go();
  await flushed;
  expect(keeper.keeping).toEqual({is: 'elsewhere'});
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
