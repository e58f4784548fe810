import type {KeptFile} from '../../workspace/document.ts';

/** Database and store that hold the handles of folders; file:// has none, since every local page would share it. */
const DATABASE = 'dishu';
const STORE = 'folders';

/** Folders that are known at most; the one that was named last counts first. */
const MOST = 8;

/** Chromium alone asks for the right to read, and lets a folder be chosen that can be read again. */
type Asking = {
  queryPermission?(options: {mode: 'read'}): Promise<PermissionState>;
  requestPermission?(options: {mode: 'read'}): Promise<PermissionState>;
};
type Folder = FileSystemDirectoryHandle & Asking;

declare global {
  interface Window {
    readonly showDirectoryPicker?: (options: {mode: 'read'}) => Promise<FileSystemDirectoryHandle>;
  }
}

/**
 * The folders on the disk that data was opened from, as handles that the browser keeps: where it has no room for copies of the
 * files, they are read from there again. A browser that keeps no handles knows none. No method throws.
 */
export class Folders {
  #known: Promise<readonly Folder[]> | undefined;

  /** Whether a folder can be chosen here and be known after a reload. */
  get possible(): boolean {
    return window.showDirectoryPicker !== undefined;
  }

  /** Names of the folders that are known, the last named first. */
  async names(): Promise<readonly string[]> {
    return (await this.#all()).map(({name}) => name);
  }

  /** Lets the reader choose a folder, and keeps it; undefined when none was chosen. To be called in a click. */
  async choose(): Promise<string | undefined> {
    const folder = await window.showDirectoryPicker?.({mode: 'read'}).catch(() => undefined);
    if (folder) await this.remember([folder]);
    return folder?.name;
  }

  async remember(folders: readonly FileSystemDirectoryHandle[]): Promise<void> {
    const names = folders.map(({name}) => name);
    const former = (await this.#all()).filter(({name}) => !names.includes(name));
    const known = [...folders, ...former].slice(0, MOST);
    this.#known = Promise.resolve(known);
    await inStore('readwrite', (store) => store.put(known, STORE));
  }

  /** Asks the browser for the right to read what is known. To be called in a click. */
  async ask(): Promise<void> {
    for (const folder of await this.#all()) {
      await folder.requestPermission?.({mode: 'read'}).catch(() => undefined);
    }
  }

  /** A kept file, where it lies in a folder that may be read; of any size. */
  async find({path}: Pick<KeptFile, 'path'>): Promise<File | undefined> {
    for (const folder of await this.#all()) {
      const found = (await mayRead(folder)) ? await fileIn(folder, path.split('/')) : undefined;
      if (found) return found;
    }
    return undefined;
  }

  #all(): Promise<readonly Folder[]> {
    this.#known ??= inStore('readonly', (store) => store.get(STORE)).then(handlesIn);
    return this.#known;
  }
}

async function mayRead(folder: Folder): Promise<boolean> {
  const said = await folder.queryPermission?.({mode: 'read'}).catch(() => 'denied' as const);
  return said === undefined || said === 'granted';
}

/** The path was told from the folder, from one above it, or of the file alone. */
async function fileIn(folder: Folder, path: readonly string[]): Promise<File | undefined> {
  for (let from = 0; from < path.length; from++) {
    const found = await fileAt(folder, path.slice(from)).catch(() => undefined);
    if (found) return found;
  }
  return undefined;
}

async function fileAt(folder: FileSystemDirectoryHandle, path: readonly string[]): Promise<File> {
  const [name = '', ...rest] = path;
  if (rest.length > 0) return await fileAt(await folder.getDirectoryHandle(name), rest);
  return await (await folder.getFileHandle(name)).getFile();
}

function handlesIn(found: unknown): readonly Folder[] {
  const known: unknown[] = Array.isArray(found) ? found : [];
  return known.filter((each) => each instanceof FileSystemDirectoryHandle);
}

/** One request to the store; undefined where the browser has no such database, or refuses it. */
function inStore(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => {readonly result: unknown}
): Promise<unknown> {
  return new Promise((resolve) => {
    const fail = (): void => resolve(undefined);
    try {
      const opening = indexedDB.open(DATABASE, 1);
      opening.onupgradeneeded = () => void opening.result.createObjectStore(STORE);
      opening.onerror = fail;
      opening.onsuccess = () => {
        const database = opening.result;
        const transaction = database.transaction(STORE, mode);
        const request = ask(transaction.objectStore(STORE));
        transaction.oncomplete = () => resolve(request.result);
        transaction.onabort = fail;
        database.close();
      };
    } catch {
      fail();
    }
  });
}
