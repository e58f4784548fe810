import {open, readdir, stat} from 'node:fs/promises';
import {basename, join, relative, resolve} from 'node:path';
import type {ByteSource} from '../model/sheet.ts';
import {complain} from './complaint.ts';

/** Every file of the given files and folders, links to files among them, in name order; paths as the page would show them after a drop. */
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
  const files = entries.filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'));
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).toSorted();
  const found = await Promise.all(
    paths.map(async (path): Promise<ByteSource[]> => {
      const info = await stat(path).catch(complain);
      if (!info?.isFile()) return [];
      const shown = join(basename(resolve(folder)), relative(folder, path));
      return [source(path, shown, info.size, info.mtimeMs)];
    })
  );
  return found.flat();
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
        const {bytesRead} = await handle.read(bytes, 0, bytes.length, start);
        return bytes.subarray(0, bytesRead);
      } finally {
        await handle.close();
      }
    }
  };
}
