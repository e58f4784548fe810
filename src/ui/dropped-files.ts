/** A file with its path as dropped or picked: 'folder/name.xlsx'. */
export type NamedFile = {
  readonly path: string;
  readonly file: File;
  /** The file itself, where the browser lets it be written: of a notebook that was dropped by itself. */
  readonly handle?: FileSystemFileHandle;
  /** The folder that was dropped and holds it, where the browser hands it out. */
  readonly folder?: FileSystemDirectoryHandle;
};

/**
 * The files of a drop, folders walked, in the order of their paths. Ask inside the drop event: entries die with it. A folder is
 * walked by its handle where the browser gives one: in a page from file:// Chromium reads no entries.
 */
export async function filesOfDrop(transfer: DataTransfer): Promise<NamedFile[]> {
  const asked = [...transfer.items]
    .filter((item) => item.kind === 'file')
    .map((item) => {
      const [entry, file] = [item.webkitGetAsEntry(), item.getAsFile()];
      const open = entry?.isDirectory || file?.name.endsWith('.md');
      return {entry, file, asking: open ? handleOf(item) : null};
    });
  const found = await Promise.all(
    asked.map(async ({entry, file, asking}) => {
      const handle = await asking;
      if (handle && isFolderHandle(handle)) {
        const files = await filesOfFolder(handle, handle.name);
        return files.map((each) => ({...each, folder: handle}));
      }
      if (entry?.isDirectory) return await filesOfEntry(entry);
      const own = handle instanceof FileSystemFileHandle ? {handle} : {};
      return named(file).map((each) => ({...each, ...own}));
    })
  );
  return sorted(found.flat());
}

function isFolderHandle(handle: FileSystemHandle): handle is FileSystemDirectoryHandle {
  return handle.kind === 'directory';
}

async function filesOfFolder(
  folder: FileSystemDirectoryHandle,
  path: string
): Promise<NamedFile[]> {
  const inside: Promise<NamedFile[]>[] = [];
  for await (const [name, handle] of folder.entries()) {
    const own = `${path}/${name}`;
    inside.push(
      isFolderHandle(handle)
        ? filesOfFolder(handle, own)
        : handle.getFile().then((file) => [{path: own, file}])
    );
  }
  return (await Promise.all(inside)).flat();
}

/** Chromium alone hands out what can be written again. */
type Handing = {getAsFileSystemHandle?: () => Promise<FileSystemHandle | null>};

async function handleOf(item: DataTransferItem & Handing): Promise<FileSystemHandle | null> {
  return (await item.getAsFileSystemHandle?.().catch(() => null)) ?? null;
}

/** The files of a picker; of a folder with their paths inside it. */
export function filesOfPicker(list: FileList | null): NamedFile[] {
  return sorted([...(list ?? [])].flatMap((file) => named(file)));
}

function named(file: File | null): NamedFile[] {
  return file ? [{path: file.webkitRelativePath || file.name, file}] : [];
}

/** Without what systems leave behind in folders: .DS_Store, Thumbs.db, a workbook's lock file. */
function sorted(files: readonly NamedFile[]): NamedFile[] {
  return files
    .filter(({path}) => !/(^|\/)(\.[^/]*|~\$[^/]*|Thumbs\.db|desktop\.ini)$/i.test(path))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function filesOfEntry(entry: FileSystemEntry): Promise<NamedFile[]> {
  if (isFolder(entry)) {
    const inside = await entriesOf(entry.createReader());
    return (await Promise.all(inside.map(filesOfEntry))).flat();
  }
  return isFile(entry)
    ? [{path: entry.fullPath.replace(/^\//, ''), file: await fileOf(entry)}]
    : [];
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** A reader gives at most 100 entries at a time, and an empty list at the end. */
async function entriesOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject)
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}
