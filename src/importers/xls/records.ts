import {western} from '../western.ts';

/** Texts of old workbooks: their byte form by the workbook's code page. */
const LABELS: Readonly<Record<number, string>> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1200: 'utf-16le',
  10000: 'macintosh',
  32768: 'macintosh'
};

/** Encoding of a code page; unknown ones are read as Western. */
export function encodingOfPage(codePage: number): string {
  const isWindows = codePage >= 1250 && codePage <= 1258;
  return LABELS[codePage] ?? (isWindows ? `windows-${codePage}` : 'windows-1252');
}

export function decoderOf(encoding: string): (bytes: Uint8Array) => string {
  const decoder = new TextDecoder(encoding);
  return (bytes) => western(decoder.encoding, decoder.decode(bytes));
}

const wide = new TextDecoder('utf-16le', {ignoreBOM: true});
const narrow = new TextDecoder('latin1');

/**
 * Reads fields of a record that may go on in CONTINUE records: `segments` are [start, end) pairs in the stream. A string that
 * is cut between two segments has a flag byte of its own at the start of the second ([MS-XLS] 2.5.293).
 */
export class Fields {
  readonly #view: DataView;
  readonly #segments: readonly (readonly [number, number])[];
  #segment = 0;
  #at: number;
  #end: number;

  constructor(view: DataView, segments: readonly (readonly [number, number])[]) {
    this.#view = view;
    this.#segments = segments;
    [this.#at, this.#end] = segments[0] ?? [0, 0];
  }

  get done(): boolean {
    return this.#at >= this.#end && this.#segment >= this.#segments.length - 1;
  }

  byte(): number {
    return this.#view.getUint8(this.#take(1));
  }

  short(): number {
    return this.#view.getUint16(this.#take(2), true);
  }

  long(): number {
    return this.#view.getUint32(this.#take(4), true);
  }

  /** A run of `count` bytes that lies in one segment. */
  bytes(count: number): Uint8Array {
    return this.#between(this.#take(count), count);
  }

  double(): number {
    return this.#view.getFloat64(this.#take(8), true);
  }

  /** A string of `count` characters with its flags, rich-text runs and phonetic part left out. */
  text(count: number): string {
    const flags = this.byte();
    const runs = (flags & 8) === 0 ? 0 : this.short();
    const extra = (flags & 4) === 0 ? 0 : this.long();
    const text = this.#characters(count, (flags & 1) !== 0);
    this.#skip(runs * 4 + extra);
    return text;
  }

  #characters(count: number, isWide: boolean): string {
    const size = isWide ? 2 : 1;
    const here = Math.min(count, Math.floor((this.#end - this.#at) / size));
    const bytes = this.#between(this.#at, here * size);
    this.#at += bytes.length;
    const part = (isWide ? wide : narrow).decode(bytes);
    if (here === count) return part;
    this.#next();
    return part + this.#characters(count - here, (this.byte() & 1) !== 0);
  }

  #between(start: number, count: number): Uint8Array {
    return new Uint8Array(this.#view.buffer, this.#view.byteOffset + start, count);
  }

  #skip(count: number): void {
    let left = count;
    while (left > this.#end - this.#at) {
      left -= this.#end - this.#at;
      this.#next();
    }
    this.#at += left;
  }

  #take(count: number): number {
    if (count > 0 && this.#at >= this.#end) this.#next();
    const start = this.#at;
    this.#at += count;
    if (this.#at > this.#end) throw new RangeError('a record ends early');
    return start;
  }

  #next(): void {
    const segment = this.#segments[++this.#segment];
    if (segment === undefined) throw new RangeError('a record ends early');
    [this.#at, this.#end] = segment;
  }
}
