import {decoded} from '../xml.ts';
import {nameCode, XmlBytes, type XmlHandler} from '../xml-bytes.ts';

const SI = nameCode('si');
const T = nameCode('t');
const PHONETIC = nameCode('rPh');

const decoder = new TextDecoder('utf-8', {ignoreBOM: true});
const encoder = new TextEncoder();

/** The shared strings of a workbook: string k is bytes[offsets[k], offsets[k + 1]), UTF-8. */
export class SharedStrings implements XmlHandler {
  bytes = new Uint8Array(1 << 16);
  offsets = new Int32Array(1 << 12);
  count = 0;
  #size = 0;
  #inText = false;
  #phonetic = false;

  static async read(pieces: AsyncIterable<Uint8Array>): Promise<SharedStrings> {
    const strings = new SharedStrings();
    const xml = new XmlBytes(strings);
    for await (const piece of pieces) xml.push(piece);
    xml.end();
    return strings;
  }

  open(name: number): void {
    if (name === T) this.#inText = !this.#phonetic;
    else if (name === PHONETIC) this.#phonetic = true;
  }

  close(name: number): void {
    if (name === T) this.#inText = false;
    else if (name === PHONETIC) this.#phonetic = false;
    else if (name === SI) {
      if (this.count + 2 > this.offsets.length) {
        const offsets = new Int32Array(this.offsets.length * 2);
        offsets.set(this.offsets);
        this.offsets = offsets;
      }
      this.offsets[++this.count] = this.#size;
    }
  }

  text(bytes: Uint8Array, from: number, to: number): void {
    if (!this.#inText) return;
    const run = needsDecoding(bytes, from, to)
      ? encoder.encode(cellString(decoder.decode(bytes.subarray(from, to))))
      : bytes.subarray(from, to);
    if (this.#size + run.length > this.bytes.length) {
      const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.#size + run.length));
      grown.set(this.bytes);
      this.bytes = grown;
    }
    this.bytes.set(run, this.#size);
    this.#size += run.length;
  }
}

/** Whether a run of text holds character references, carriage returns or Excel's _xHHHH_ escapes. */
export function needsDecoding(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const byte = bytes[i];
    if (byte === 0x26 || byte === 0x0d || (byte === 0x5f && bytes[i + 1] === 0x78)) return true;
  }
  return false;
}

/** A string of a workbook as it is meant: references and _xHHHH_ escapes replaced, line ends as XML has them. */
export function cellString(source: string): string {
  return decoded(source.replace(/\r\n?/g, '\n')).replace(/_x([\da-f]{4})_/gi, (_, hex) =>
    String.fromCharCode(parseInt(String(hex), 16))
  );
}
