/**
 * Whether the text in [from, end) is well-formed UTF-8 (RFC 3629); 16 bytes before it may be read. By three tables of what a byte's
 * first half, its second half and the first half of the next byte may mean together: J. Keiser, D. Lemire, "Validating UTF-8 in less
 * than one instruction per byte", Software: Practice and Experience 51 (2021).
 */
export function isUtf8(from: usize, end: usize): bool {
  let wrong = i8x16.splat(0);
  let at = from;
  for (; at + 16 <= end; at += 16) {
    const bytes = v128.load(at);
    if (v128.any_true(v128.and(v128.or(bytes, v128.load(at - 3)), i8x16.splat(TOP))))
      wrong = v128.or(
        wrong,
        faults(bytes, v128.load(at - 1), v128.load(at - 2), v128.load(at - 3))
      );
  }
  return !v128.any_true(wrong) && isUtf8AtEnd(at, end);
}

/** The same of the last bytes, and that no character is cut: zeros follow. */
function isUtf8AtEnd(from: usize, end: usize): bool {
  memory.fill(TAIL, 0, 48);
  memory.copy(TAIL, from - 3, end - from + 3);
  for (let at = TAIL + 3; at < TAIL + 35; at += 16) {
    const before = v128.load(at - 1);
    if (v128.any_true(faults(v128.load(at), before, v128.load(at - 2), v128.load(at - 3))))
      return false;
  }
  return true;
}

/** Bits where a byte does not follow from the one, two and three before it. */
function faults(bytes: v128, one: v128, two: v128, three: v128): v128 {
  const half = i8x16.splat(0x0f);
  const first = i8x16.swizzle(v128.load(FIRST), v128.and(i16x8.shr_u(one, 4), half));
  const second = i8x16.swizzle(v128.load(SECOND), v128.and(one, half));
  const next = i8x16.swizzle(v128.load(NEXT), v128.and(i16x8.shr_u(bytes, 4), half));
  const pairs = v128.and(v128.and(first, second), next);
  const isThird = i8x16.sub_sat_u(two, i8x16.splat(0x60));
  const isFourth = i8x16.sub_sat_u(three, i8x16.splat(0x70));
  const isLater = v128.and(v128.or(isThird, isFourth), i8x16.splat(TOP));
  return v128.xor(isLater, pairs);
}

const TOP: i8 = -128;

/** What may be wrong with two bytes, as bits; TWO_LATER is only wrong where no third or fourth byte is due. */
const TOO_SHORT: u8 = 1 << 0;
const TOO_LONG: u8 = 1 << 1;
const OVERLONG_3: u8 = 1 << 2;
const TOO_LARGE: u8 = 1 << 3;
const SURROGATE: u8 = 1 << 4;
const OVERLONG_2: u8 = 1 << 5;
const OVERLONG_4: u8 = 1 << 6;
const TWO_LATER: u8 = 1 << 7;
/** What the second half of the first byte says nothing of. */
const ANY: u8 = TOO_SHORT | TOO_LONG | TWO_LATER;
const ABOVE: u8 = ANY | TOO_LARGE | OVERLONG_4;

/** By the first half of the first byte: 0 to 7 ASCII, 8 to B later bytes, C and D of two, E of three, F of four. */
const FIRST = memory.data<u8>([
  TOO_LONG,
  TOO_LONG,
  TOO_LONG,
  TOO_LONG,
  TOO_LONG,
  TOO_LONG,
  TOO_LONG,
  TOO_LONG,
  TWO_LATER,
  TWO_LATER,
  TWO_LATER,
  TWO_LATER,
  TOO_SHORT | OVERLONG_2,
  TOO_SHORT,
  TOO_SHORT | OVERLONG_3 | SURROGATE,
  TOO_SHORT | TOO_LARGE | OVERLONG_4
]);
/** By its second half. */
const SECOND = memory.data<u8>([
  ANY | OVERLONG_2 | OVERLONG_3 | OVERLONG_4,
  ANY | OVERLONG_2,
  ANY,
  ANY,
  ANY | TOO_LARGE,
  ABOVE,
  ABOVE,
  ABOVE,
  ABOVE,
  ABOVE,
  ABOVE,
  ABOVE,
  ABOVE,
  ABOVE | SURROGATE,
  ABOVE,
  ABOVE
]);
/** By the first half of the byte after it: 8, 9, A and B are later bytes. */
const NEXT = memory.data<u8>([
  TOO_SHORT,
  TOO_SHORT,
  TOO_SHORT,
  TOO_SHORT,
  TOO_SHORT,
  TOO_SHORT,
  TOO_SHORT,
  TOO_SHORT,
  TOO_LONG | OVERLONG_2 | TWO_LATER | OVERLONG_3 | OVERLONG_4,
  TOO_LONG | OVERLONG_2 | TWO_LATER | OVERLONG_3 | TOO_LARGE,
  TOO_LONG | OVERLONG_2 | TWO_LATER | SURROGATE | TOO_LARGE,
  TOO_LONG | OVERLONG_2 | TWO_LATER | SURROGATE | TOO_LARGE,
  TOO_SHORT,
  TOO_SHORT,
  TOO_SHORT,
  TOO_SHORT
]);
const TAIL = memory.data(48, 16);
