import {DishuError, failureOf, type Failure} from '../../model/failure.ts';
import type {Folder} from '../../workspace/folder.ts';
import {bytesText} from '../words/bytes.ts';

/** A folder over a directory of the origin's private file system. */
export function folderOf(directory: FileSystemDirectoryHandle): Folder {
  return {
    read: (name) => told(async () => await (await fileIn(directory, name))?.getFile()),
    write: (name, content) =>
      told(async () => {
        const known = await fileIn(directory, name);
        try {
          await replace(known ?? (await directory.getFileHandle(name, {create: true})), content);
        } catch (thrown) {
          if (!known) await directory.removeEntry(name).catch(() => undefined);
          throw thrown;
        }
      }),
    remove: (name) =>
      told(async () => {
        if (await fileIn(directory, name)) await directory.removeEntry(name);
      }),
    names: () =>
      told(async () => {
        const names: string[] = [];
        for await (const name of directory.keys()) names.push(name);
        return names;
      })
  };
}

/** Its content stays as it was when this fails. */
async function replace(file: FileSystemFileHandle, content: Blob | string): Promise<void> {
  const writable = await file.createWritable();
  try {
    await writable.write(content);
    await writable.close();
  } catch (thrown) {
    await writable.abort().catch(() => undefined);
    throw thrown;
  }
}

async function fileIn(
  directory: FileSystemDirectoryHandle,
  name: string
): Promise<FileSystemFileHandle | undefined> {
  try {
    return await directory.getFileHandle(name);
  } catch (thrown) {
    if (isNamed(thrown, 'NotFoundError')) return undefined;
    throw thrown;
  }
}

async function told<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (thrown) {
    throw new DishuError(await storeFailure(thrown), thrown);
  }
}

/** What the browser refused, as a failure with sizes where it says them. */
export async function storeFailure(thrown: unknown, need?: number): Promise<Failure> {
  if (!isNamed(thrown, 'QuotaExceededError')) {
    const {values} = failureOf(thrown);
    return {code: 'store-failed', ...(values ? {values} : {})};
  }
  const left = await roomLeft();
  return {
    code: 'store-full',
    ...(need === undefined || left === undefined
      ? {}
      : {values: {need: bytesText(need), left: bytesText(left)}})
  };
}

/** Bytes that the origin may still store; undefined where the browser does not say. */
export async function roomLeft(): Promise<number | undefined> {
  const {quota, usage} = await navigator.storage.estimate();
  return quota === undefined ? undefined : Math.max(0, quota - (usage ?? 0));
}

export function isNamed(thrown: unknown, name: string): boolean {
  return thrown instanceof DOMException && thrown.name === name;
}
