/** Lead bytes 81 to FE, trail bytes 40 to FE (and FF, which is none). */
const LEAD = 0x81;
const TRAIL = 0x40;
const TRAILS = 0xc0;

/**
 * By lead and trail byte the two or three bytes of the character in UTF-8, the first in the lowest eight bits; 0 for a pair that
 * is none. Of the platform's own decoder, so that both agree; made when it is first needed.
 */
let pairs: Uint32Array | undefined;

/**
 * GB18030 as UTF-8, of text in which every character has one or two bytes: several times faster than the platform's decoder.
 * Undefined where any other stands in it, or a byte that is none.
 */
export function utf8OfGb18030(bytes: Uint8Array): Uint8Array | undefined {
  pairs ??= pairTable();
  const table = pairs;
  const out = new Uint8Array(bytes.length + (bytes.length >> 1) + 2);
  let size = 0;
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      out[size++] = lead;
      continue;
    }
    const trail = bytes[++at] ?? 0;
    const coded = lead < LEAD || trail < TRAIL ? 0 : (table[placeOf(lead, trail)] ?? 0);
    if (coded === 0) return undefined;
    out[size++] = coded & 0xff;
    out[size++] = (coded >> 8) & 0xff;
    if (coded > 0xffff) out[size++] = coded >> 16;
  }
  return out.subarray(0, size);
}

function placeOf(lead: number, trail: number): number {
  return (lead - LEAD) * TRAILS + trail - TRAIL;
}

function pairTable(): Uint32Array {
  const table = new Uint32Array((0xfe - LEAD + 1) * TRAILS);
  const decoder = new TextDecoder('gb18030');
  const encoder = new TextEncoder();
  for (let lead = LEAD; lead <= 0xfe; lead++) {
    const line = new Uint8Array(TRAILS * 3).fill(0x0a);
    for (let k = 0; k < TRAILS; k++) line.set([lead, TRAIL + k], k * 3);
    for (const [k, text] of decoder.decode(line).split('\n').entries()) {
      if (k === TRAILS || text.length !== 1 || text === '\ufffd') continue;
      const [first = 0, second = 0, third = 0] = encoder.encode(text);
      table[placeOf(lead, TRAIL + k)] = first | (second << 8) | (third << 16);
    }
  }
  return table;
}
