import {describe, expect, test} from 'vitest';
import {DecodedFile} from '../../../src/engine/file-handle.ts';
import type {CodedText} from '../../../src/model/sheet.ts';

/** A text whose parts are written in capitals. */
const WRITTEN = ['AB', 'CDE', 'F', 'GHIJ'];
const UTF8 = 'ab-cde-f-ghij-';

const text: CodedText = {
  blob: new Blob(WRITTEN),
  encoding: 'capitals',
  parts: [
    {from: 0, to: 2, at: 0},
    {from: 2, to: 5, at: 3},
    {from: 5, to: 6, at: 7},
    {from: 6, to: 10, at: 9}
  ],
  size: UTF8.length
};

/** Its decoder, which hands out the same memory every time, as the scanner's does. */
function decoder() {
  const memory = new Uint8Array(16);
  const asked: string[] = [];
  const read = (_: CodedText, {from, to}: {readonly from: number; readonly to: number}) => {
    const part = WRITTEN.join('').slice(from, to);
    asked.push(part);
    memory.fill(0x21);
    const {written} = new TextEncoder().encodeInto(`${part.toLowerCase()}-`, memory);
    return memory.subarray(0, written);
  };
  return {read, asked};
}

describe('a text in another encoding as a file in UTF-8', () => {
  test('gives the bytes of every place and length', () => {
    const file = new DecodedFile(text, decoder().read);
    expect(file.getSize()).toBe(UTF8.length);
    for (let at = 0; at <= UTF8.length + 1; at++)
      for (let length = 0; length <= UTF8.length + 2; length++) {
        const into = new Uint8Array(length);
        const count = file.read(into, {at});
        const read = new TextDecoder().decode(into.subarray(0, count));
        expect([at, length, read]).toEqual([at, length, UTF8.slice(at, at + length)]);
      }
  });

  test('decodes a part once while it is read from front to back', () => {
    const {read, asked} = decoder();
    const file = new DecodedFile(text, read);
    for (let at = 0; at < UTF8.length; at++) file.read(new Uint8Array(1), {at});
    expect(asked).toEqual(WRITTEN);
  });

  test('fails where a part has another length than it had', () => {
    const file = new DecodedFile(text, () => new Uint8Array(3));
    expect(file.read(new Uint8Array(2), {at: 0})).toBe(2);
    expect(() => file.read(new Uint8Array(2), {at: 4})).toThrow('changed');
  });
});
