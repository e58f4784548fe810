import {DishuError} from '../../../src/model/failure.ts';
import type {Folder} from '../../../src/workspace/folder.ts';

/** A folder in memory, with the faults of a real one: `full` refuses writes, `tear` cuts the next one short. */
export class MemoryFolder implements Folder {
  readonly files = new Map<string, Blob>();
  full = false;
  tear = false;

  read(name: string): Promise<Blob | undefined> {
    return Promise.resolve(this.files.get(name));
  }

  write(name: string, content: Blob | string): Promise<void> {
    if (this.full) return Promise.reject(new DishuError({code: 'store-full'}));
    const blob = new Blob([content]);
    this.files.set(name, this.tear ? blob.slice(0, Math.floor(blob.size / 2)) : blob);
    this.tear = false;
    return Promise.resolve();
  }

  remove(name: string): Promise<void> {
    this.files.delete(name);
    return Promise.resolve();
  }

  names(): Promise<readonly string[]> {
    return Promise.resolve([...this.files.keys()]);
  }

  async text(name: string): Promise<string | undefined> {
    return await this.files.get(name)?.text();
  }
}
