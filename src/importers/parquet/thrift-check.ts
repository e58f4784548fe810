const MOST_DEPTH = 64;

/**
 * Walks a struct of Thrift's compact protocol from `at` and returns where it ends. Throws a RangeError where it claims more than
 * the bytes hold: a decoder that believes the size of a list takes the whole program down.
 */
export function checkedStruct(view: DataView, at: number, depth = 0): number {
  if (depth > MOST_DEPTH) throw new RangeError('a struct nested too deep');
  let place = at;
  for (;;) {
    const byte = view.getUint8(place++);
    const type = byte & 0x0f;
    if (type === 0) return place;
    if (byte >> 4 === 0) place = afterVarint(view, place);
    place = afterElement(view, place, type, depth);
  }
}

function afterElement(view: DataView, at: number, type: number, depth: number): number {
  if (type <= 2) return at;
  if (type === 3) return at + 1;
  if (type <= 6) return afterVarint(view, at);
  if (type === 7) return at + 8;
  if (type === 8) {
    const [length, start] = varint(view, at);
    if (start + length > view.byteLength) throw new RangeError('a text ends early');
    return start + length;
  }
  if (type === 9) return afterList(view, at, depth);
  if (type === 12) return checkedStruct(view, at, depth + 1);
  throw new RangeError(`a field of type ${type}`);
}

function afterList(view: DataView, at: number, depth: number): number {
  const byte = view.getUint8(at);
  const type = byte & 0x0f;
  const [size, start] = byte >> 4 === 15 ? varint(view, at + 1) : [byte >> 4, at + 1];
  if (size > view.byteLength - start) throw new RangeError('a list ends early');
  let place = start;
  for (let i = 0; i < size; i++)
    place = type <= 2 ? place + 1 : afterElement(view, place, type, depth + 1);
  return place;
}

function afterVarint(view: DataView, at: number): number {
  return varint(view, at)[1];
}

/** An unsigned number of at most `most` bytes and the position after it. Throws a RangeError where it does not end. */
export function varint(view: DataView, at: number, most = 10): readonly [number, number] {
  let value = 0;
  for (let i = 0; i < most; i++) {
    const byte = view.getUint8(at + i);
    value += (byte & 0x7f) * 2 ** (7 * i);
    if (byte < 0x80) return [value, at + i + 1];
  }
  throw new RangeError('a number without end');
}
