import {DishuError, failureOf, type Failure} from '../model/failure.ts';
import type {KeptFile} from '../workspace/document.ts';
import type {Folder} from '../workspace/folder.ts';
import {memoryFolder} from '../workspace/memory-folder.ts';
import type {NamedFile} from './dropped-files.ts';
import type {Folders} from './storage/folders.ts';
import {bytesText} from './words/bytes.ts';

/** Part of the room left that copies may take; the rest is for the workspace itself. */
const SHARE = 0.9;

/**
 * The files that were opened: in the browser's storage, or, where there is no room, for as long as the page lasts and after that in
 * the folders that they came from.
 */
export class Copies {
  readonly #memory = memoryFolder();
  readonly #stored: Folder | undefined;
  readonly #roomLeft: () => Promise<number | undefined>;
  /** The folders that the files came from, where the browser may know them. */
  readonly folders: Pick<Folders, keyof Folders> | undefined;

  constructor(
    stored?: Folder,
    roomLeft: () => Promise<number | undefined> = noLimit,
    folders?: Pick<Folders, keyof Folders>
  ) {
    this.#stored = stored;
    this.#roomLeft = roomLeft;
    this.folders = folders;
  }

  /** Whether copies are there after a reload. */
  get lasting(): boolean {
    return this.#stored !== undefined;
  }

  /** Copies files; answers why their copies will not last (`store-full`, `store-failed`), if so. Never throws. */
  async keep(kept: readonly KeptFile[], files: readonly NamedFile[]): Promise<Failure | undefined> {
    const pairs = kept.flatMap((each, index) => {
      const file = files[index]?.file;
      return file ? [{name: each.copy, file}] : [];
    });
    for (const {name, file} of pairs) await this.#memory.write(name, file);
    const stored = this.#stored;
    if (!stored) return undefined;
    try {
      await this.#checkRoom(pairs.reduce((sum, {file}) => sum + file.size, 0));
      for (const {name, file} of pairs) {
        await stored.write(name, file);
        await this.#memory.remove(name);
      }
      return undefined;
    } catch (thrown) {
      return failureOf(thrown);
    }
  }

  /** The copy of a file, or the file where it came from, if it is whole. */
  async find({path, size, copy}: KeptFile): Promise<NamedFile | undefined> {
    const places = [
      () => this.#memory.read(copy),
      () => this.#stored?.read(copy).catch(() => undefined),
      () => this.folders?.find({path})
    ];
    for (const place of places) {
      const blob = await place();
      if (blob?.size === size) return {path, file: new File([blob], path.replace(/^.*\//, ''))};
    }
    return undefined;
  }

  /** Takes a copy from a file of the workspace. */
  async put(name: string, content: Blob): Promise<void> {
    await (this.#stored ?? this.#memory).write(name, content);
  }

  /** Removes every copy that is not needed. */
  async sweep(needed: ReadonlySet<string>): Promise<void> {
    for (const folder of [this.#memory, this.#stored]) {
      for (const name of (await folder?.names()) ?? []) {
        if (!needed.has(name)) await folder?.remove(name);
      }
    }
  }

  async #checkRoom(need: number): Promise<void> {
    const left = await this.#roomLeft();
    if (left === undefined || need <= left * SHARE) return;
    const values = {need: bytesText(need), left: bytesText(left)};
    throw new DishuError({code: 'store-full', values});
  }
}

function noLimit(): Promise<undefined> {
  return Promise.resolve(undefined);
}
