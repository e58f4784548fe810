type Bytes = readonly number[] | Uint8Array;

/** A record of a workbook stream. */
export function record(type: number, ...parts: readonly Bytes[]): number[] {
  const body = parts.flatMap((part) => [...part]);
  return [...short(type), ...short(body.length), ...body];
}

export function short(value: number): number[] {
  return [value & 255, (value >> 8) & 255];
}

export function double(value: number): Uint8Array {
  return new Uint8Array(new Float64Array([value]).buffer);
}
