import {DishuError} from '../model/failure.ts';
import type {ByteSource} from '../model/sheet.ts';
import {wholeOf} from './inflate.ts';
import {sourceOf} from './open-file.ts';
import type {ZipEntry} from './zip.ts';

/** Bytes that the archives of one import may still unpack to, those within others included. */
export type Budget = {left: number};

const IGNORED = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$|\._)/i;

/** The path of a file in an archive: 'archive.zip/folder/name.csv'. */
export function innerPath(path: string, name: string): string {
  return `${path}/${name.replaceAll('\\', '/')}`;
}

/**
 * The files of a zip archive, each unpacked when its turn comes; a file that cannot be unpacked comes as its refusal.
 * Throws `zip-encrypted` when all are locked, `zip-bomb` when they would be too much together.
 */
export async function* archived(
  path: string,
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
  budget: Budget
): AsyncGenerator<{source: ByteSource; failure?: unknown}> {
  const wanted = entries.filter(({name}) => !IGNORED.test(name));
  if (wanted.length > 0 && wanted.every(({encrypted}) => encrypted))
    throw new DishuError({code: 'zip-encrypted'});
  for (const entry of wanted) {
    const inner = innerPath(path, entry.name);
    try {
      const content = await wholeOf(bytes, entry, budget.left);
      budget.left -= content.length;
      yield {source: sourceOf(inner, content)};
    } catch (failure) {
      yield {source: {...sourceOf(inner, new Uint8Array(0)), size: entry.size}, failure};
    }
  }
}
