import type {Folder} from './folder.ts';

/** A folder that lasts as long as the page: files of the disk are only referred to, not read. */
export function memoryFolder(): Folder {
  const files = new Map<string, Blob>();
  return {
    read: (name) => Promise.resolve(files.get(name)),
    write: (name, content) => {
      files.set(name, typeof content === 'string' ? new Blob([content]) : content);
      return Promise.resolve();
    },
    remove: (name) => {
      files.delete(name);
      return Promise.resolve();
    },
    names: () => Promise.resolve([...files.keys()])
  };
}
