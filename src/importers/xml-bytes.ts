/** What a scanner of XML bytes reports. Ranges are valid only during the call. */
export type XmlHandler = {
  /** An opening tag; `name` is its code, [from, to) its attributes. A self-closing tag is followed by its `close`. */
  open(name: number, bytes: Uint8Array, from: number, to: number): void;
  close(name: number): void;
  text(bytes: Uint8Array, from: number, to: number): void;
  /**
   * Handles as many whole elements from the '<' at `from` on as it knows the form of, in one go, as open, text and close would have;
   * returns where the first begins that it does not.
   */
  run?(bytes: Uint8Array, from: number, to: number): number;
};

/** A tag or text that is as long and has no end yet is hardly one that will have one. */
const LONG = 1 << 20;
const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const COLON = 0x3a;
const DOUBLE = 0x22;
const SINGLE = 0x27;

/** Code of a tag's local name, to compare with what the scanner reports. */
export function nameCode(name: string): number {
  let code = 0;
  for (let i = 0; i < name.length; i++) code = (code * 31 + name.charCodeAt(i)) | 0;
  return code;
}

/** Scans XML as its bytes (UTF-8, or UTF-16 with its mark) come, in pieces cut anywhere, without making strings. */
export class XmlBytes {
  readonly #handler: XmlHandler;
  /** What is not whole, with what came after it; the same memory for all pieces. */
  #bytes: Uint8Array = new Uint8Array(1 << 17);
  #size = 0;
  /** Bytes of it that were looked at in vain. */
  #rest = 0;
  #wide: TextDecoder | undefined;
  #begun = false;

  constructor(handler: XmlHandler) {
    this.#handler = handler;
  }

  push(piece: Uint8Array): void {
    if (!this.#begun) this.#wide = wideDecoder(piece);
    this.#begun = true;
    const added = this.#wide ? ENCODER.encode(this.#wide.decode(piece, {stream: true})) : piece;
    this.#take(added);
    if (this.#rest < LONG || this.#size >= 2 * this.#rest) this.end();
  }

  /** Handles what has come: a long rest is looked at again only when as much has come after it. */
  end(): void {
    const done = this.#scan(this.#bytes, this.#size);
    this.#bytes.copyWithin(0, done, this.#size);
    this.#size -= done;
    this.#rest = this.#size;
  }

  #take(piece: Uint8Array): void {
    const size = this.#size + piece.length;
    if (size > this.#bytes.length) {
      const grown = new Uint8Array(2 * size);
      grown.set(this.#bytes.subarray(0, this.#size));
      this.#bytes = grown;
    }
    this.#bytes.set(piece, this.#size);
    this.#size = size;
  }

  /** Handles what is whole; returns where the unfinished rest begins. */
  #scan(bytes: Uint8Array, end: number): number {
    let at = 0;
    for (;;) {
      const start = this.#handler.run?.(bytes, at, end) ?? at;
      at = start;
      while (at < end && bytes[at] !== LESS) at++;
      if (at >= end) return start;
      const tag = at;
      const close = tagEnd(bytes, tag, end);
      if (close < 0) return start;
      if (tag > start) this.#handler.text(bytes, start, tag);
      this.#tag(bytes, tag + 1, close);
      at = close + 1;
    }
  }

  #tag(bytes: Uint8Array, from: number, to: number): void {
    const first = bytes[from];
    if (first === 0x3f) return;
    if (first === 0x21) {
      if (bytes[from + 1] === 0x5b) this.#handler.text(bytes, from + 8, to - 2);
      return;
    }
    let at = first === SLASH ? from + 1 : from;
    let code = 0;
    for (; at < to; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === COLON) code = 0;
      else if (byte <= 0x20 || byte === SLASH) break;
      else code = (code * 31 + byte) | 0;
    }
    if (first === SLASH) this.#handler.close(code);
    else {
      const empty = bytes[to - 1] === SLASH;
      this.#handler.open(code, bytes, at, empty ? to - 1 : to);
      if (empty) this.#handler.close(code);
    }
  }
}

const ENCODER = new TextEncoder();

function wideDecoder([first, second]: Uint8Array): TextDecoder | undefined {
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le');
  return first === 0xfe && second === 0xff ? new TextDecoder('utf-16be') : undefined;
}

/**
 * Position of the '>' that ends the tag, comment or data section at `at`; -1 when it is still to come. No value of an
 * attribute holds '<': there, a quote was lost, and the next tag begins.
 */
function tagEnd(bytes: Uint8Array, at: number, end: number): number {
  if (bytes[at + 1] === 0x21) return specialEnd(bytes, at, end);
  let quote = 0;
  for (let i = at + 1; i < end; i++) {
    const byte = bytes[i];
    if (quote !== 0) {
      if (byte === quote) quote = 0;
      else if (byte === LESS) return i - 1;
    } else if (byte === GREATER) return i;
    else if (byte === DOUBLE || byte === SINGLE) quote = byte;
  }
  return -1;
}

/** End of a comment, CDATA section or declaration. */
function specialEnd(bytes: Uint8Array, at: number, end: number): number {
  if (at + 9 > end) return -1;
  const mark = bytes[at + 2] === 0x2d ? 0x2d : bytes[at + 2] === 0x5b ? 0x5d : 0;
  for (let i = at + 3; i < end; i++)
    if (bytes[i] === GREATER && (mark === 0 || (bytes[i - 1] === mark && bytes[i - 2] === mark)))
      return i;
  return -1;
}
