import {sha256} from '@noble/hashes/sha2.js';
import {bytesToHex} from '@noble/hashes/utils.js';
import {DishuError} from '../model/failure.ts';
import type {ByteSource} from '../model/sheet.ts';

const CHUNK = 4 << 20;
/** Containers (workbooks, archives) are read whole; more than this a tab cannot hold. */
const MOST_WHOLE = 1 << 30;
/** Bytes from which a text of one form is left to the engine's own reader. */
const LEAST_REGULAR = 32 << 20;
const MOST_DIGESTED = 256 << 20;

/** A file while it is read: counts and hashes its bytes as they pass, once, from the first to the last. */
export class OpenFile {
  readonly path: string;
  readonly size: number;
  /** Bytes read so far. */
  position = 0;
  readonly #source: ByteSource;
  /** Only where the platform cannot hash the whole at once. */
  #hash: ReturnType<typeof sha256.create> | undefined;
  readonly #signal: AbortSignal | undefined;
  readonly #leastRegular: number;

  constructor(source: ByteSource, signal?: AbortSignal, leastRegular = LEAST_REGULAR) {
    this.#source = source;
    this.#leastRegular = leastRegular;
    this.path = source.path;
    this.size = source.size;
    this.#signal = signal;
    this.again();
  }

  /** Bytes anywhere in the file, neither counted nor hashed. */
  peek(start: number, end: number): Promise<Uint8Array> {
    return this.#source.read(Math.max(0, start), Math.min(end, this.size));
  }

  /** The file as the engine can read it itself, where it is so large that this pays. */
  get blob(): Blob | undefined {
    return this.size < this.#leastRegular ? undefined : this.#source.blob;
  }

  /** Begins the file again. */
  again(): void {
    this.position = 0;
    this.#hash = digestible(this.size) ? undefined : sha256.create();
  }

  /** Throws when the import was cancelled. */
  stopIfCancelled(): void {
    this.#signal?.throwIfAborted();
  }

  /** The bytes that were not read yet. Throws `file-truncated` when the file gives fewer than it promised. */
  async *chunks(): AsyncGenerator<Uint8Array> {
    let next = this.#nextChunk();
    while (this.position < this.size) {
      this.stopIfCancelled();
      const chunk = await next;
      if (chunk.length === 0)
        throw new DishuError({
          code: 'file-truncated',
          values: {expected: this.size, found: this.position}
        });
      this.#hash?.update(chunk);
      this.position += chunk.length;
      next = this.#nextChunk();
      yield chunk;
      await breath();
    }
  }

  /** Read while the one before is looked at. Nobody may want it any more when it fails. */
  #nextChunk(): Promise<Uint8Array> {
    const chunk = this.peek(this.position, this.position + CHUNK);
    chunk.catch(() => undefined);
    return chunk;
  }

  /** The whole file. Throws `file-too-large` above 1 GiB. */
  async whole(): Promise<Uint8Array> {
    if (this.size > MOST_WHOLE)
      throw new DishuError({code: 'file-too-large', values: {size: this.size, most: MOST_WHOLE}});
    const bytes = new Uint8Array(this.size);
    for await (const chunk of this.chunks()) bytes.set(chunk, this.position - chunk.length);
    return bytes;
  }

  /** SHA-256 of the whole file in lower-case hex. To be asked once, after the file was read. */
  async sha256(): Promise<string> {
    if (this.#hash === undefined) return await this.#digested();
    const rest = this.chunks();
    while ((await rest.next()).done !== true);
    return bytesToHex(this.#hash.digest());
  }

  async #digested(): Promise<string> {
    const whole = await this.peek(0, this.size);
    const own = isUnshared(whole) ? whole : new Uint8Array(whole);
    return bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', own)));
  }
}

function isUnshared(bytes: Uint8Array): bytes is Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer;
}

/** The platform hashes ten times faster than a script, but only whole, and not on plain http. */
function digestible(size: number): boolean {
  return size <= MOST_DIGESTED && typeof globalThis.crypto?.subtle?.digest === 'function';
}

/** Lets the thread do something else: messages, timers, a cancel. By a message of its own, since timers wait 4 ms. */
export function breath(): Promise<void> {
  return new Promise((resolve) => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Bytes in memory as a source. */
export function sourceOf(path: string, bytes: Uint8Array): ByteSource {
  return {
    path,
    size: bytes.length,
    read: (start, end) => Promise.resolve(bytes.subarray(start, end))
  };
}
