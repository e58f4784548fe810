import {open, readdir, stat} from 'node:fs/promises';
import {basename, join, relative} from 'node:path';
import type {ByteSource} from '../model/sheet.ts';

/** Every file of the given files and folders, in name order; paths as the page would show them after a drop. */
export async function sourcesOf(paths: readonly string[]): Promise<ByteSource[]> {
  const found: ByteSource[] = [];
  for (const path of paths) {
    const info = await stat(path);
    if (!info.isDirectory()) found.push(source(path, basename(path), info.size, info.mtimeMs));
    else found.push(...(await sourcesIn(path)));
  }
  return found;
}

async function sourcesIn(folder: string): Promise<ByteSource[]> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).toSorted();
  return await Promise.all(
    paths.map(async (path) => {
      const info = await stat(path);
      return source(path, join(basename(folder), relative(folder, path)), info.size, info.mtimeMs);
    })
  );
}

/** A file on disk, read piece by piece. */
function source(path: string, shown: string, size: number, modified: number): ByteSource {
  return {
    path: shown,
    size,
    modified,
    async read(start, end) {
      const handle = await open(path);
      try {
        const bytes = new Uint8Array(Math.max(0, Math.min(end, size) - start));
        await handle.read(bytes, 0, bytes.length, start);
        return bytes;
      } finally {
        await handle.close();
      }
    }
  };
}
