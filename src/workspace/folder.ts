/** A folder of the browser's own storage, or of a test. Every method throws DishuError `store-full`, `store-failed`. */
export type Folder = {
  /** Undefined where there is no such file. */
  read(name: string): Promise<Blob | undefined>;
  /** Makes or replaces a file, whole or not at all. */
  write(name: string, content: Blob | string): Promise<void>;
  /** Nothing happens where there is no such file. */
  remove(name: string): Promise<void>;
  names(): Promise<readonly string[]>;
};
