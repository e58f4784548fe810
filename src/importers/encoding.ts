import {utf8Of} from './decode.ts';
import {western} from './western.ts';

/** For lines of other lengths at the end of the next chunks. */
const ROOM = 1 << 16;

/** How the bytes of a text file become characters. `bom` is the length of its mark. */
export type Encoding = {readonly name: string; readonly bom: number; readonly sure: boolean};

/**
 * Encoding of a text file by its first bytes (a megabyte is plenty): mark, UTF-16 by its zero bytes, strict UTF-8,
 * GB18030, else windows-1252. A hint wins, except over a mark.
 */
export function encodingOf(sample: Uint8Array, hint?: string): Encoding {
  const marked = markOf(sample);
  if (marked !== undefined) return marked;
  if (hint !== undefined) return {name: new TextDecoder(hint).encoding, bom: 0, sure: true};
  const wide = wideOf(sample);
  if (wide !== undefined) return {name: wide, bom: 0, sure: true};
  if (decodes(sample, 'utf-8')) return {name: 'utf-8', bom: 0, sure: true};
  // Text of another encoding is hardly UTF-8 but for a few bytes; damaged UTF-8 is GB18030 by chance.
  if (mostlyDecodes(sample, 'utf-8')) return {name: 'utf-8', bom: 0, sure: false};
  const isChinese = looksChinese(sample);
  if (isChinese && decodes(sample, 'gb18030'))
    return {name: 'gb18030', bom: 0, sure: mostlySimplified(sample)};
  if (isChinese && mostlyDecodes(sample, 'gb18030') && mostlySimplified(sample))
    return {name: 'gb18030', bom: 0, sure: false};
  // So are a few accented letters of which one is damaged: hardly any stand so in another encoding.
  if (mostlyDecodes(sample, 'utf-8', 2)) return {name: 'utf-8', bom: 0, sure: false};
  return {name: 'windows-1252', bom: 0, sure: false};
}

/** The file's chunks as UTF-8, as `recoded` gives them. */
export async function* utf8Chunks(...file: Parameters<typeof recoded>): AsyncGenerator<Uint8Array> {
  for await (const {utf8} of recoded(...file)) yield utf8;
}

/**
 * The file's chunks as UTF-8, without mark, each with the number of bytes it had in the file. It stands only until the next is asked
 * for. What cannot be decoded becomes U+FFFD and is told to `broken`.
 */
export async function* recoded(
  chunks: AsyncIterable<Uint8Array>,
  encoding: Encoding,
  broken: () => void
): AsyncGenerator<{readonly utf8: Uint8Array; readonly length: number}> {
  let {name} = encoding;
  let skip = encoding.bom;
  let onlyAscii = name === 'utf-8' && skip === 0;
  let rest: Uint8Array = new Uint8Array(0);
  let memory: Uint8Array = new Uint8Array(0);
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk.subarray(skip) : behindRest(chunk);
    skip = 0;
    if (onlyAscii && !isAscii(bytes)) {
      onlyAscii = false;
      if (!isValidUtf8(bytes.subarray(0, wholeUtf8(bytes)))) reconsider(bytes);
    }
    const end = name === 'utf-8' ? wholeUtf8(bytes) : wholeUnits(bytes, name);
    rest = bytes.slice(end);
    yield decoded(bytes.subarray(0, end));
  }
  if (rest.length > 0) yield decoded(rest);

  /** Fresh memory for every chunk costs as much time as looking at it. */
  function behindRest(chunk: Uint8Array): Uint8Array {
    const length = rest.length + chunk.length;
    if (memory.length < length) memory = new Uint8Array(length + ROOM);
    memory.set(rest);
    memory.set(chunk, rest.length);
    return memory.subarray(0, length);
  }

  /** What was read so far is the same in every encoding: the first other characters decide. */
  function reconsider(bytes: Uint8Array): void {
    ({name} = encodingOf(bytes));
    broken();
  }

  function decoded(bytes: Uint8Array) {
    const {length} = bytes;
    if (name === 'utf-8' && isValidUtf8(bytes)) return {utf8: bytes, length};
    try {
      return {utf8: utf8Of(bytes, name), length};
    } catch {
      broken();
      const text = new TextDecoder(name, {ignoreBOM: true}).decode(bytes);
      return {utf8: new TextEncoder().encode(text), length};
    }
  }
}

function isAscii(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if ((bytes[i] ?? 0) >= 0x80) return false;
  return true;
}

/** The sample as text, for looking at. */
export function sampleText(sample: Uint8Array, encoding: Encoding): string {
  const {name, bom} = encoding;
  const decoder = new TextDecoder(name, {ignoreBOM: true});
  return western(name, decoder.decode(sample.subarray(bom), {stream: true}));
}

function markOf(bytes: Uint8Array): Encoding | undefined {
  let bom = 0;
  while (bytes[bom] === 0xef && bytes[bom + 1] === 0xbb && bytes[bom + 2] === 0xbf) bom += 3;
  if (bom > 0) return {name: 'utf-8', bom, sure: true};
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return {name: 'utf-16le', bom: 2, sure: true};
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return {name: 'utf-16be', bom: 2, sure: true};
  if (bytes[0] === 0x84 && bytes[1] === 0x31 && bytes[2] === 0x95 && bytes[3] === 0x33)
    return {name: 'gb18030', bom: 4, sure: true};
  return undefined;
}

/**
 * UTF-16 without a mark: delimiters, digits and line ends have a zero byte on one side only. Letters of ASCII all have one: a few
 * among them have strayed into a text of single bytes. Some characters have theirs on the other side, '一' (U+4E00) among them.
 */
function wideOf(bytes: Uint8Array): string | undefined {
  let even = 0;
  let odd = 0;
  let high = 0;
  const end = Math.min(bytes.length, 1 << 16) & ~1;
  for (let i = 0; i < end; i += 2) {
    const one = bytes[i] ?? 0;
    const other = bytes[i + 1] ?? 0;
    if (one === 0 && other !== 0) even++;
    else if (one !== 0 && other === 0) odd++;
    high |= one | other;
  }
  const units = end / 2;
  const least = units * (high < 0x80 ? 0.5 : 0.03);
  if (odd > least && even * 4 < odd) return 'utf-16le';
  if (even > least && odd * 4 < even) return 'utf-16be';
  return undefined;
}

export function decodes(bytes: Uint8Array, name: string): boolean {
  try {
    new TextDecoder(name, {fatal: true}).decode(bytes, {stream: true});
    return true;
  } catch {
    return false;
  }
}

/** Whether of the characters of the sample that are not ASCII there are `times` as many as damaged ones. */
export function mostlyDecodes(bytes: Uint8Array, name: string, times = 20): boolean {
  const text = new TextDecoder(name).decode(bytes, {stream: true});
  const damaged = text.split('\ufffd').length - 1;
  return damaged * times <= text.replace(/[\x20-\x7e\s\ufffd]+/g, '').length;
}

/** Accented Latin letters read as GBK are pairs with an ASCII letter; in Chinese text both bytes are mostly high. */
function looksChinese(bytes: Uint8Array): boolean {
  let high = 0;
  let mixed = 0;
  for (let i = 0; i < bytes.length - 1; i++) {
    if ((bytes[i] ?? 0) < 0x80) continue;
    if ((bytes[i + 1] ?? 0) >= 0x80) high++;
    else mixed++;
    i++;
  }
  return high > mixed * 2;
}

/** So many Chinese characters are not all of the earlier half by chance. */
const MOST_EARLY = 16;

/**
 * Text written in China uses the characters of GB 2312, whose second byte is high; Big5 or Shift_JIS read as GB18030 has
 * many pairs that are not among them. Korean has none of its later half, Japanese many of the kana.
 */
function mostlySimplified(bytes: Uint8Array): boolean {
  let [common, rare, late, kana] = [0, 0, 0, 0];
  for (let i = 0; i < bytes.length - 1; i++) {
    const first = bytes[i] ?? 0;
    if (first < 0x80) continue;
    const second = bytes[++i] ?? 0;
    if (second >= 0xa1 && first >= 0xa1 && first <= 0xf7) {
      common++;
      if (first > 0xc8) late++;
      if (first === 0xa4 || first === 0xa5) kana++;
    } else if (second >= 0x40) rare++;
    else i += 2;
  }
  return rare * 5 <= common && (late > 0 || common < MOST_EARLY) && kana * 10 <= common;
}

/** Well-formed UTF-8 (RFC 3629): no overlong form, no surrogate, nothing above U+10FFFF. */
export function isValidUtf8(bytes: Uint8Array): boolean {
  const end = bytes.length;
  let at = 0;
  while (at < end) {
    const byte = bytes[at++] ?? 0;
    if (byte < 0x80) continue;
    const more = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1;
    if (byte < 0xc2 || byte > 0xf4 || at + more > end) return false;
    const second = bytes[at] ?? 0;
    const least = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
    const most = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
    if (second < least || second > most) return false;
    for (let last = at + more; at < last; at++)
      if (((bytes[at] ?? 0) & 0xc0) !== 0x80) return false;
  }
  return true;
}

/** Length without a character that is cut at the end. */
function wholeUtf8(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

/** UTF-16 is cut between lines' low bytes, others after a line end, which no multi-byte character of theirs contains. */
function wholeUnits(bytes: Uint8Array, name: string): number {
  if (name.startsWith('utf-16')) {
    const even = bytes.length & ~1;
    const unit = name === 'utf-16le' ? (bytes[even - 1] ?? 0) : (bytes[even - 2] ?? 0);
    return unit >= 0xd8 && unit <= 0xdb ? even - 2 : even;
  }
  const line = bytes.lastIndexOf(0x0a);
  if (line >= 0) return line + 1;
  const carriage = bytes.lastIndexOf(0x0d);
  return carriage >= 0 ? carriage + 1 : bytes.length < 1 << 26 ? 0 : bytes.length;
}

/** One array of all. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((size, {length}) => size + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
