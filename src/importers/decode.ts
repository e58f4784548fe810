import {utf8OfGb18030} from './gb18030.ts';
import {western} from './western.ts';

/**
 * Bytes of a text in an encoding, of whole characters, as UTF-8; it stands in memory that may be used again at the next call. A mark
 * is a character. Throws where a byte is none of the encoding.
 */
export function utf8Of(bytes: Uint8Array, encoding: string): Uint8Array {
  const isChinese = encoding === 'gb18030' || encoding === 'gbk';
  const quick = isChinese ? utf8OfGb18030(bytes) : undefined;
  if (quick !== undefined) return quick;
  const decoder = new TextDecoder(encoding, {fatal: true, ignoreBOM: true});
  return new TextEncoder().encode(western(encoding, decoder.decode(bytes)));
}
