/** Where a text stops being well-formed UTF-8 (RFC 3629): at `end` where it does not. Its last character must be whole. */
export function validUntil(from: usize, end: usize): usize {
  let at = from;
  while (at < end) {
    const ascii = ctz(i8x16.bitmask(v128.load(at)) | 0x10000);
    at += ascii;
    if (ascii == 16) continue;
    if (at >= end) break;
    at = threesEnd(at, end);
    if (at >= end || load<u8>(at) < 0x80) continue;
    const next = characterEnd(at, end);
    if (next == 0) return at;
    at = next;
  }
  return end;
}

/** After the characters of three bytes from `at` on whose second byte may be any: most of Chinese. */
function threesEnd(at: usize, end: usize): usize {
  while (at + 2 < end) {
    const first = load<u8>(at);
    const isPlain = first > 0xe0 && first < 0xf0 && first != 0xed;
    if (!isPlain || (load<u16>(at, 1) & 0xc0c0) != 0x8080) break;
    at += 3;
  }
  return at;
}

/** Where the character of several bytes at `at` ends; 0 where it is none. */
function characterEnd(at: usize, end: usize): usize {
  const first = load<u8>(at);
  if (first < 0xc2 || first > 0xf4) return 0;
  const next = at + (first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2);
  const second = load<u8>(at, 1);
  const least: u8 = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
  const most: u8 = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
  if (next > end || second < least || second > most) return 0;
  for (let later = at + 2; later < next; later++) if ((load<u8>(later) & 0xc0) != 0x80) return 0;
  return next;
}
