import type {Folder} from '../../workspace/folder.ts';
import {folderOf} from './opfs.ts';

/** The two folders of the browser's own storage: the workspace, and copies of the files that were opened. */
export type BrowserStore = {readonly workspace: Folder; readonly files: Folder};

/** All that is ours on an origin that other apps may share: a directory, keys of storage, databases and caches of this name. */
const OURS = 'dishu';

/** Longer than any disk needs; a browser that does not answer has no storage. */
const PATIENCE_MS = 10_000;

/**
 * Why nothing is stored in this browser: `file`: every local page would share it; `plain`: a page of plain http has none;
 * `refused`: the browser does not give it (site data blocked, a private window).
 */
export type Refusal = 'file' | 'plain' | 'refused';

/** The origin's private storage, or why there is none. */
export async function openBrowserStore(): Promise<BrowserStore | Refusal> {
  if (location.protocol === 'file:') return 'file';
  if (!window.isSecureContext) return 'plain';
  if (!('storage' in navigator) || !('locks' in navigator)) return 'refused';
  const late = new Promise<Refusal>((resolve) => {
    setTimeout(() => resolve('refused'), PATIENCE_MS);
  });
  return await Promise.race([openFolders().catch((): Refusal => 'refused'), late]);
}

async function openFolders(): Promise<BrowserStore> {
  const top = await navigator.storage.getDirectory();
  const root = await top.getDirectoryHandle(OURS, {create: true});
  const [workspace, files] = await Promise.all(
    ['workspace', 'files'].map((name) => root.getDirectoryHandle(name, {create: true}))
  );
  if (!workspace || !files) throw new Error('no folders');
  return {workspace: folderOf(workspace), files: folderOf(files)};
}

/** Removes all that was ever stored of ours in this browser; what other apps of the same origin keep stays. Never throws. */
export async function wipe(): Promise<void> {
  if (location.protocol !== 'file:') {
    await tried(removeFiles);
    await tried(removeCaches);
    await tried(removeDatabases);
  }
  for (const storage of [() => window.localStorage, () => window.sessionStorage]) {
    await tried(() => {
      for (const key of Object.keys(storage()).filter(isOurs)) storage().removeItem(key);
    });
  }
}

/** A browser that refuses a kind of storage has nothing of ours in it. */
async function tried(remove: () => Promise<void> | void): Promise<void> {
  try {
    await remove();
  } catch {
    // Nothing to remove.
  }
}

async function removeFiles(): Promise<void> {
  const top = await navigator.storage.getDirectory();
  await top.removeEntry(OURS, {recursive: true});
}

async function removeCaches(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter(isOurs).map((name) => caches.delete(name)));
}

async function removeDatabases(): Promise<void> {
  await new Promise<void>((resolve) => {
    const removing = indexedDB.deleteDatabase(OURS);
    removing.onsuccess = removing.onerror = removing.onblocked = () => resolve();
  });
}

function isOurs(name: string): boolean {
  return name.startsWith(OURS);
}
