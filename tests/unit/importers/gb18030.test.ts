import {describe, expect, test} from 'vitest';
import {utf8OfGb18030} from '../../../src/importers/gb18030.ts';

const decoder = new TextDecoder('gb18030', {fatal: true});

function textOf(...bytes: readonly number[]): string | undefined {
  const utf8 = utf8OfGb18030(Uint8Array.from(bytes));
  return utf8 && new TextDecoder('utf-8', {fatal: true}).decode(utf8);
}

/** What the platform's decoder makes of it; undefined where it is no text. */
function decoded(...bytes: readonly number[]): string | undefined {
  try {
    return decoder.decode(Uint8Array.from(bytes));
  } catch {
    return undefined;
  }
}

describe('GB18030 in UTF-8', () => {
  test('every pair is the character of the standard, and no other pair is one', () => {
    let pairs = 0;
    for (let lead = 0x80; lead <= 0xff; lead++)
      for (let trail = 0x40; trail <= 0xff; trail++) {
        const text = lead === 0x80 ? undefined : decoded(lead, trail);
        const expected = text !== undefined && text.length === 1 ? text : undefined;
        if (textOf(lead, trail) !== expected)
          expect([lead, trail, textOf(lead, trail)]).toEqual([lead, trail, expected]);
        if (expected !== undefined) pairs++;
      }
    // 126 lead bytes with 190 trail bytes each.
    expect(pairs).toBe(23_940);
  });

  test('texts of both', () => {
    // 中国, 'a,b', 丂 (8140), Ω (A6B8: two bytes in UTF-8)
    expect(textOf(0xd6, 0xd0, 0xb9, 0xfa, 0x61, 0x2c, 0x62, 0x0a)).toBe('中国a,b\n');
    expect(textOf(0x81, 0x40, 0xa6, 0xb8)).toBe('丂Ω');
    expect(textOf()).toBe('');
  });

  test('are left to the platform where a character has four bytes, or is cut or damaged', () => {
    expect(textOf(0x82, 0x30, 0xc3, 0x30)).toBeUndefined();
    expect(textOf(0xd6, 0xd0, 0xb9)).toBeUndefined();
    expect(textOf(0xd6, 0x0a)).toBeUndefined();
    expect(textOf(0x80)).toBeUndefined();
    expect(textOf(0xff, 0xd0)).toBeUndefined();
  });
});
