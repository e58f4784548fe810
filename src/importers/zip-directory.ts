import {DishuError} from '../model/failure.ts';

export const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
/** Lengths of what may stand behind a file: nothing, its sum and sizes, with a mark or without. */
const DESCRIPTORS = [0, 12, 16, 20, 24];
/** How far from its end a directory is looked for when the end record is not there. */
const MOST_DIRECTORY = 1 << 20;

/** Where the list of files stands; `shift` is the length of what stands before the archive. */
export type Directory = {
  readonly start: number;
  readonly count: number;
  readonly shift: number;
  readonly end: number;
};

function endRecord(view: DataView): number | undefined {
  const least = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= least; at--)
    if (view.getUint32(at, true) === 0x06054b50) return at;
  return undefined;
}

/** The directory of an archive of which only the end record is cut or damaged. Throws `file-truncated` where more is missing. */
function directoryBefore(view: DataView): Directory {
  const last = Math.max(0, view.byteLength - MOST_DIRECTORY);
  let start = -1;
  for (let at = view.byteLength - 46; at >= last; at--)
    if (view.getUint32(at, true) === DIRECTORY && (start < 0 || afterEntry(view, at) === start))
      start = at;
  let count = 0;
  let end = start;
  let covered = 0;
  let isOwn = true;
  while (end >= 0 && end + 46 <= view.byteLength && view.getUint32(end, true) === DIRECTORY) {
    count++;
    isOwn &&= isNamedAlike(view, end);
    covered = Math.max(covered, isOwn ? afterFile(view, end) : 0);
    end = afterEntry(view, end);
  }
  const more = DESCRIPTORS.some((length) => isLocal(view, covered + length));
  if (count === 0 || !isOwn || more || end > view.byteLength || view.byteLength - end > 22)
    throw new DishuError({code: 'file-truncated', values: {found: view.byteLength}});
  return {start, count, shift: 0, end};
}

/** Where the file of an entry ends, but for its descriptor. */
function afterFile(view: DataView, at: number): number {
  const offset = view.getUint32(at + 42, true);
  const head = 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  return offset + head + view.getUint32(at + 20, true);
}

/** Whether an entry leads to a file of its name: those of an archive within the archive lead elsewhere. */
function isNamedAlike(view: DataView, at: number): boolean {
  const offset = view.getUint32(at + 42, true);
  const length = view.getUint16(at + 28, true);
  if (Math.max(at, offset) + 46 + length > view.byteLength) return false;
  if (!isLocal(view, offset) || view.getUint16(offset + 26, true) !== length) return false;
  for (let i = 0; i < length; i++)
    if (view.getUint8(at + 46 + i) !== view.getUint8(offset + 30 + i)) return false;
  return true;
}

/** Whether the head of a file stands there. */
export function isLocal(view: DataView, at: number): boolean {
  return at + 30 <= view.byteLength && view.getUint32(at, true) === LOCAL;
}

export function afterEntry(view: DataView, at: number): number {
  return [28, 30, 32].reduce((sum, field) => sum + view.getUint16(at + field, true), at + 46);
}

/** The end record may be that of an archive within this one, whose own is cut off: then more files stand before or behind. */
export function directory(view: DataView): Directory {
  const end = endRecord(view);
  if (end === undefined) return directoryBefore(view);
  const found = directoryOf(view, end);
  const after = end + 22 + view.getUint16(end + 20, true);
  const isInner = isLocal(view, after) || (found.shift > 0 && isLocal(view, 0));
  return isInner ? directoryBefore(view) : found;
}

function directoryOf(view: DataView, end: number): Directory {
  const size = view.getUint32(end + 12, true);
  const stated = view.getUint32(end + 16, true);
  const count = view.getUint16(end + 10, true);
  if (stated === 0xffffffff || count === 0xffff) {
    const wide = end >= 20 ? Number(view.getBigUint64(end - 12, true)) : -1;
    if (wide >= 0 && wide + 56 <= view.byteLength && view.getUint32(wide, true) === 0x06064b50)
      return {
        start: Number(view.getBigUint64(wide + 48, true)),
        count: Number(view.getBigUint64(wide + 32, true)),
        shift: 0,
        end
      };
  }
  const start = end - size;
  if (start < 0 || start < stated) throw new DishuError({code: 'file-truncated'});
  return {start, count, shift: start - stated, end};
}
