import {newScan, type Scan} from './scan/scan.ts';

/** Lead bytes 81 to FE, trail bytes 40 to FE; FF is none of either. */
const LEAD = 0x81;
const TRAIL = 0x40;
const TRAILS = 0xc0;
const PAIRS = (0xff - LEAD + 1) * TRAILS;
/** Bytes beyond a text that may be written with it. */
const SLACK = 32;

/** A scanner with the table of pairs, made when it is first needed; `at`: where both stand. */
type Coder = {readonly scan: Scan; readonly pairs: Uint32Array; at: number};

let coder: Coder | undefined;

/**
 * GB18030 as UTF-8, of text in which every character has one or two bytes: many times faster than the platform's decoder.
 * Undefined where any other stands in it, or a byte that is none. It stands where the next will.
 */
export function utf8OfGb18030(bytes: Uint8Array): Uint8Array | undefined {
  coder ??= newCoder();
  const {scan, pairs} = coder;
  const most = bytes.length + (bytes.length >> 1);
  const at = scan.space(4 * PAIRS + bytes.length + most + 2 * SLACK);
  const {buffer} = scan.memory;
  if (at !== coder.at) new Uint32Array(buffer, at).set(pairs);
  coder.at = at;
  const from = at + 4 * PAIRS;
  const to = from + bytes.length + SLACK;
  new Uint8Array(buffer, from).set(bytes);
  const end = scan.utf8From(from, from + bytes.length, at, to);
  return end === 0 ? undefined : new Uint8Array(buffer, to, end - to);
}

function newCoder(): Coder {
  const scan = newScan();
  scan.open(0);
  return {scan, pairs: pairTable(), at: -1};
}

/**
 * By lead and trail byte the two or three bytes of the character in UTF-8, the first in the lowest eight bits, their number in the
 * highest; 0 for a pair that is none. Of the platform's own decoder, so that both agree.
 */
function pairTable(): Uint32Array {
  const table = new Uint32Array(PAIRS);
  const decoder = new TextDecoder('gb18030');
  const encoder = new TextEncoder();
  for (let lead = LEAD; lead <= 0xfe; lead++) {
    const line = new Uint8Array(TRAILS * 3).fill(0x0a);
    for (let k = 0; k < TRAILS; k++) line.set([lead, TRAIL + k], k * 3);
    for (const [k, text] of decoder.decode(line).split('\n').entries()) {
      if (k === TRAILS || text.length !== 1 || text === '\ufffd') continue;
      const [first = 0, second = 0, third = 0] = encoder.encode(text);
      const length = third === 0 ? 2 : 3;
      table[(lead - LEAD) * TRAILS + k] = first | (second << 8) | (third << 16) | (length << 24);
    }
  }
  return table;
}
