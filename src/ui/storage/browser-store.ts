import type {Folder} from '../../workspace/folder.ts';
import {folderOf} from './opfs.ts';

/** The two folders of the browser's own storage: the workspace, and copies of the files that were opened. */
export type BrowserStore = {readonly workspace: Folder; readonly files: Folder};

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
  const root = await navigator.storage.getDirectory();
  const [workspace, files] = await Promise.all(
    ['workspace', 'files'].map((name) => root.getDirectoryHandle(name, {create: true}))
  );
  if (!workspace || !files) throw new Error('no folders');
  return {workspace: folderOf(workspace), files: folderOf(files)};
}
