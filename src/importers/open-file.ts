import {sha256} from '@noble/hashes/sha2.js';
import {bytesToHex} from '@noble/hashes/utils.js';
import {DishuError} from '../model/failure.ts';
import type {ByteSource} from '../model/sheet.ts';
import {nextTurn} from '../model/turn.ts';
import {blocksOf} from './blocks.ts';

/** Bytes that are read at a time, and of large files hashed: more at once takes fresh memory every time. */
const BLOCK = 4 << 20;
const PART = 512 << 10;
/** Containers (workbooks, archives) are read whole; more than this a tab cannot hold. */
const MOST_WHOLE = 1 << 30;
/** Bytes from which a text of one form is left to the engine's own reader. */
const LEAST_REGULAR = 32 << 20;
/** Larger files are hashed part by part while they pass. */
const MOST_HASHED_WHOLE = 32 << 20;

/** A file while it is read, from the first byte to the last; its bytes are counted and, in a large file, hashed as they pass. */
export class OpenFile {
  readonly path: string;
  readonly size: number;
  /** Bytes read so far. */
  position = 0;
  readonly #source: ByteSource;
  /** SHA-256 of each part of a large file that has passed, by its first byte. */
  readonly #parts = new Map<number, Promise<Uint8Array>>();
  readonly #signal: AbortSignal | undefined;
  readonly #leastRegular: number;

  constructor(source: ByteSource, signal?: AbortSignal, leastRegular = LEAST_REGULAR) {
    this.#source = source;
    this.#leastRegular = leastRegular;
    this.path = source.path;
    this.size = source.size;
    this.#signal = signal;
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
  }

  /** Throws when the import was cancelled. */
  stopIfCancelled(): void {
    this.#signal?.throwIfAborted();
  }

  /**
   * The bytes that were not read yet. Each chunk stands only until the next is asked for: its memory is used again. Throws
   * `file-truncated` when the file gives fewer than it promised.
   */
  async *chunks(): AsyncGenerator<Uint8Array> {
    this.stopIfCancelled();
    for await (const chunk of blocksOf(this.#source, this.position, BLOCK)) {
      this.stopIfCancelled();
      if (this.#isNewBlock(chunk)) await this.#hash(this.position, chunk);
      this.position += chunk.length;
      yield chunk;
      await nextTurn();
    }
    if (this.position < this.size)
      throw new DishuError({
        code: 'file-truncated',
        values: {expected: this.size, found: this.position}
      });
  }

  /** The whole file. Throws `file-too-large` above 1 GiB. */
  async whole(): Promise<Uint8Array> {
    if (this.size > MOST_WHOLE)
      throw new DishuError({code: 'file-too-large', values: {size: this.size, most: MOST_WHOLE}});
    const bytes = new Uint8Array(this.size);
    for await (const chunk of this.chunks()) bytes.set(chunk, this.position - chunk.length);
    return bytes;
  }

  /**
   * SHA-256 of the file in lower-case hex. Of one beyond 32 MiB it is that of the SHA-256 of its parts of 512 KiB, one after the other,
   * with '-' and their number behind it: so it is known when the last byte has passed.
   */
  async sha256(): Promise<string> {
    if (this.size <= MOST_HASHED_WHOLE)
      return bytesToHex(await digest(await this.peek(0, this.size)));
    for (let at = 0; at < this.size; at += BLOCK)
      if (!this.#parts.has(at)) await this.#hash(at, await this.peek(at, at + BLOCK));
    const count = Math.ceil(this.size / PART);
    const all = new Uint8Array(32 * count);
    for (let n = 0; n < count; n++) all.set((await this.#parts.get(n * PART)) ?? [], 32 * n);
    return `${bytesToHex(await digest(all))}-${count}`;
  }

  #isNewBlock({length}: Uint8Array): boolean {
    const isBlock = length === Math.min(BLOCK, this.size - this.position);
    const isLarge = this.size > MOST_HASHED_WHOLE;
    return isLarge && isBlock && this.position % BLOCK === 0 && !this.#parts.has(this.position);
  }

  /** Begins to hash a block, part by part; the one before is done by then. */
  async #hash(at: number, block: Uint8Array): Promise<void> {
    await this.#parts.get(at - PART);
    for (let from = 0; from < block.length; from += PART)
      this.#parts.set(at + from, digest(block.subarray(from, from + PART)));
  }
}

/** SHA-256: by the platform, which is ten times as fast as a script, but is not there on plain http. */
async function digest(bytes: Uint8Array): Promise<Uint8Array> {
  const own = unshared(bytes);
  if (typeof globalThis.crypto?.subtle?.digest !== 'function') return sha256(own);
  return new Uint8Array(await crypto.subtle.digest('SHA-256', own));
}

/** The same bytes, not shared with another thread, as the platform wants them. */
export function unshared(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return isUnshared(bytes) ? bytes : new Uint8Array(bytes);
}

function isUnshared(bytes: Uint8Array): bytes is Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer;
}

/** Bytes in memory as a source. */
export function sourceOf(path: string, bytes: Uint8Array): ByteSource {
  return {
    path,
    size: bytes.length,
    read: (start, end) => Promise.resolve(bytes.subarray(start, end))
  };
}
