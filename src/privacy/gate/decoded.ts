import {gunzipSync} from 'fflate';
import {decodedEntities} from './segments.ts';

const BASE64 = /[A-Za-z0-9+/_-]{16,}={0,2}/g;
const DEEPEST = 3;

/**
 * Everything that a file's bytes can be read as: as they stand, as UTF-16, with entities, per cents and \u escapes decoded, and what is
 * base64 or gzip inside, again and again.
 */
export function readings(bytes: Uint8Array): string[] {
  const found = new Set<string>();
  const open: {text: string; depth: number}[] = textsOf(bytes).map((text) => ({text, depth: 0}));
  for (let next = open.pop(); next; next = open.pop()) {
    const {text, depth} = next;
    if (found.has(text)) continue;
    found.add(text);
    if (depth >= DEEPEST) continue;
    for (const other of [decodedEntities(text), percentDecoded(text), escapesDecoded(text)]) {
      if (other !== text) open.push({text: other, depth: depth + 1});
    }
    for (const inner of embedded(text)) open.push({text: inner, depth: depth + 1});
  }
  return [...found];
}

/** UTF-8, and UTF-16 where every other byte is nothing; gzip is opened first. */
function textsOf(bytes: Uint8Array): string[] {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    try {
      return textsOf(gunzipSync(bytes));
    } catch {
      return [];
    }
  }
  const zeros = bytes.slice(0, 4000).filter((byte) => byte === 0).length;
  const texts = [new TextDecoder().decode(bytes)];
  if (zeros > 2) {
    texts.push(
      new TextDecoder('utf-16le').decode(bytes),
      new TextDecoder('utf-16be').decode(bytes)
    );
    texts.push(new TextDecoder('utf-16le').decode(bytes.slice(1)));
  }
  return texts;
}

function percentDecoded(text: string): string {
  return text.replace(/(?:%[\da-fA-F]{2})+/g, (run) => {
    const bytes = run
      .slice(1)
      .split('%')
      .map((hex) => Number.parseInt(hex, 16));
    return new TextDecoder().decode(Uint8Array.from(bytes));
  });
}

function escapesDecoded(text: string): string {
  return text.replace(/\\u\{?([\da-fA-F]{4,6})\}?|\\x([\da-fA-F]{2})/g, (whole, long, short) => {
    const code = Number.parseInt(String(long ?? short), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function embedded(text: string): string[] {
  return [...text.matchAll(BASE64)].flatMap(([run]) => {
    const bytes = base64Bytes(run);
    return bytes ? textsOf(bytes).filter(isText) : [];
  });
}

function base64Bytes(run: string): Uint8Array | undefined {
  try {
    const plain = atob(run.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, ''));
    return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** What decodes to noise is no text. */
function isText(text: string): boolean {
  const odd = Array.from(text).filter(
    (sign) => sign === '\ufffd' || (sign < ' ' && !/\s/.test(sign))
  ).length;
  return text.length >= 8 && odd <= text.length / 10;
}
