import {expect, test} from 'vitest';
import {Copies} from '../../../src/ui/copies.ts';
import type {KeptFile} from '../../../src/workspace/document.ts';
import {MemoryFolder} from '../workspace/memory-folder.ts';

const kept: KeptFile = {path: '县里的表/户.csv', size: 5, copy: 'f1', hashes: []};
const file = new File(['12345'], '户.csv');
const chosen = {path: kept.path, file};

/** Folders on the disk, in which one file lies. */
function folders(content: string | undefined) {
  return {
    possible: false,
    names: () => Promise.resolve(['县里的表']),
    choose: () => Promise.resolve(undefined),
    remember: () => Promise.resolve(),
    ask: () => Promise.resolve(),
    find: () => Promise.resolve(content === undefined ? undefined : new File([content], '户.csv'))
  };
}

const textOf = async (copies: Copies) => await (await copies.find(kept))?.file.text();

test('a copy is in the store, and no longer than needed', async () => {
  const store = new MemoryFolder();
  const copies = new Copies(store, () => Promise.resolve(100));
  expect(await copies.keep([kept], [chosen])).toBeUndefined();
  expect([...store.files.keys()]).toEqual(['f1']);
  expect(await textOf(copies)).toBe('12345');
  await copies.sweep(new Set(['f2']));
  expect([store.files.size, await textOf(copies)]).toEqual([0, undefined]);
});

test('where nine tenths of the room are too little, the copy lasts as long as the page', async () => {
  const store = new MemoryFolder();
  const copies = new Copies(store, () => Promise.resolve(5));
  expect(await copies.keep([kept], [chosen])).toMatchObject({code: 'store-full'});
  expect([store.files.size, await textOf(copies)]).toEqual([0, '12345']);
  const later = new Copies(store, () => Promise.resolve(5), folders(undefined));
  expect(await textOf(later)).toBeUndefined();
});

test('a file that has no whole copy comes from its folder, if it is still as large', async () => {
  const store = new MemoryFolder();
  expect(await textOf(new Copies(store, undefined, folders('54321')))).toBe('54321');
  expect(await textOf(new Copies(store, undefined, folders('543210')))).toBeUndefined();
  await store.write('f1', '123');
  expect(await textOf(new Copies(store, undefined, folders('54321')))).toBe('54321');
  await store.write('f1', '12345');
  expect(await textOf(new Copies(store, undefined, folders('54321')))).toBe('12345');
});

test('a full store is said, and nothing is lost while the page lasts', async () => {
  const store = new MemoryFolder();
  store.full = true;
  const copies = new Copies(store);
  expect(await copies.keep([kept], [chosen])).toEqual({code: 'store-full'});
  expect(await textOf(copies)).toBe('12345');
});
