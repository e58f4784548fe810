/** Lead bytes 81 to FE, trail bytes 40 to FE (and FF, which is none). */
const LEAD: i32 = 0x81;
const TRAIL: i32 = 0x40;
const TRAILS: i32 = 0xc0;

/**
 * Writes GB18030 in which every character has one or two bytes as UTF-8; where it ends, 0 where any other stands in it, or a byte that is
 * none. `table`: by lead and trail byte the character in UTF-8, the first byte in the lowest eight bits, its length in the highest; 0 for
 * a pair that is none.
 */
export function utf8From(from: usize, end: usize, table: usize, to: usize): usize {
  let at = from;
  let out = to;
  while (at < end) {
    const bytes = v128.load(at);
    v128.store(out, bytes);
    const ascii = usize(ctz(i8x16.bitmask(bytes) | 0x10000));
    at += ascii;
    out += ascii;
    if (at >= end) return out - (at - end);
    while (at < end && load<u8>(at) >= 0x80) {
      const coded = at + 1 < end ? load<u32>(table + 4 * placeOf(at)) : 0;
      if (coded == 0) return 0;
      store<u32>(out, coded & 0xffffff);
      out += coded >> 24;
      at += 2;
    }
  }
  return out;
}

function placeOf(at: usize): usize {
  const lead = i32(load<u8>(at)) - LEAD;
  const trail = i32(load<u8>(at + 1)) - TRAIL;
  return lead < 0 || trail < 0 ? NOWHERE : lead * TRAILS + trail;
}

/** The pair FF FF, which is none. */
const NOWHERE: usize = (0xff - LEAD) * TRAILS + 0xbf;
