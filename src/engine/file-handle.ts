import type {FileContent} from '../model/engine.ts';
import type {CodedPart, CodedText} from '../model/sheet.ts';
import type {DuckDBBindings, FileHandle} from './bindings.ts';

/** DuckDBDataProtocol.BROWSER_FILEREADER and .BROWSER_FSACCESS. */
const BROWSER_FILEREADER = 2;
const BROWSER_FSACCESS = 3;

/** A part of a text as UTF-8; it stands until the next call. */
export type PartReader = (text: CodedText, part: CodedPart) => Uint8Array;

/** A worker reads a file where it lies, piece by piece, and bytes where they are: the engine copies none that it does not read. */
export function registerHandle(
  bindings: DuckDBBindings,
  name: string,
  content: FileContent,
  read: PartReader
): void {
  if (content instanceof Blob) bindings.registerFileHandle(name, content, BROWSER_FILEREADER, true);
  else bindings.registerFileHandle(name, handleOf(content, read), BROWSER_FSACCESS, true);
}

function handleOf(content: Uint8Array | CodedText, read: PartReader): FileHandle {
  return content instanceof Uint8Array ? heldBytes(content) : new DecodedFile(content, read);
}

/** Bytes in the form in which the engine reads files of the origin's own file system. */
function heldBytes(bytes: Uint8Array): FileHandle {
  return {
    getSize: () => bytes.length,
    read: (into, {at}) => {
      const part = bytes.subarray(at, at + into.length);
      into.set(part);
      return part.length;
    },
    flush: () => undefined
  };
}

/** A text in another encoding as a file in UTF-8: each part is decoded when bytes of it are asked for; the last one is kept. */
export class DecodedFile implements FileHandle {
  readonly #text: CodedText;
  readonly #read: PartReader;
  #kept: CodedPart | undefined;
  #memory = new Uint8Array(0);

  constructor(text: CodedText, read: PartReader) {
    this.#text = text;
    this.#read = read;
  }

  getSize(): number {
    return this.#text.size;
  }

  /** Throws where the file is no more what it was. */
  read(into: Uint8Array, {at}: {readonly at: number}): number {
    const {parts, size} = this.#text;
    let done = 0;
    for (const [n, part] of parts.entries()) {
      const end = parts[n + 1]?.at ?? size;
      if (end <= at) continue;
      if (done === into.length) break;
      const from = at + done - part.at;
      const wanted = this.#decoded(part, end - part.at).subarray(from, from + into.length - done);
      into.set(wanted, done);
      done += wanted.length;
    }
    return done;
  }

  flush(): void {}

  #decoded(part: CodedPart, length: number): Uint8Array {
    if (part !== this.#kept) {
      this.#kept = undefined;
      const bytes = this.#read(this.#text, part);
      if (bytes.length !== length) throw new Error('the file has changed');
      if (length > this.#memory.length) this.#memory = new Uint8Array(length);
      this.#memory.set(bytes);
      this.#kept = part;
    }
    return this.#memory.subarray(0, length);
  }
}
