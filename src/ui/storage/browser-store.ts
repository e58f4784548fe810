import type {Folder} from '../../workspace/folder.ts';
import {folderOf} from './opfs.ts';

/** The two folders of the browser's own storage: the workspace, and copies of the files that were opened. */
export type BrowserStore = {readonly workspace: Folder; readonly files: Folder};

/** All that is ours on an origin that other apps may share: a directory, keys of storage, databases and caches of this name. */
const OURS = 'dishu';

/** Longer than any disk needs; a browser that does not answer has no storage. */
const PATIENCE_MS = 3000;

/**
 * The origin's private storage; undefined where it is refused or not to be had (file://, where every local page would share it,
 * plain http, private windows of some browsers).
 */
export async function openBrowserStore(): Promise<BrowserStore | undefined> {
  if (location.protocol === 'file:' || !window.isSecureContext) return undefined;
  if (!('storage' in navigator) || !('locks' in navigator)) return undefined;
  const late = new Promise<undefined>((resolve) => {
    setTimeout(() => resolve(undefined), PATIENCE_MS);
  });
  return await Promise.race([openFolders().catch(() => undefined), late]);
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

/** Removes all that was ever stored of ours in this browser; what other apps of the same origin keep stays. */
export async function wipe(): Promise<void> {
  const gone = (run: Promise<unknown> | undefined): Promise<unknown> =>
    run?.catch(() => undefined) ?? Promise.resolve();
  if (window.isSecureContext && location.protocol !== 'file:') {
    const top = await navigator.storage.getDirectory();
    await gone(top.removeEntry(OURS, {recursive: true}));
    const names = await caches.keys();
    await Promise.all(names.filter(isOurs).map((name) => gone(caches.delete(name))));
  }
  for (const storage of [window.localStorage, window.sessionStorage]) {
    for (const key of Object.keys(storage).filter(isOurs)) storage.removeItem(key);
  }
}

function isOurs(name: string): boolean {
  return name.startsWith(OURS);
}
