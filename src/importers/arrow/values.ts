import {
  DataType,
  DateUnit,
  IntervalUnit,
  Precision,
  TimeUnit,
  UnionMode,
  Vector,
  type Data
} from 'apache-arrow';
import {
  bytesText,
  clockText,
  dayText,
  decimalText,
  float32Text,
  floatText,
  timestampText
} from '../typed/values.ts';

const PER_SECOND: Readonly<Record<TimeUnit, bigint>> = {
  [TimeUnit.SECOND]: 1n,
  [TimeUnit.MILLISECOND]: 1000n,
  [TimeUnit.MICROSECOND]: 1_000_000n,
  [TimeUnit.NANOSECOND]: 1_000_000_000n
};

/** The value at `index` of a run of Arrow values as text, null where there is none. Lists, maps and structs are JSON. */
export function textAt(data: Data, index: number): string | null {
  if (DataType.isNull(data.type) || !data.getValid(index)) return null;
  if (DataType.isDictionary(data.type)) return inDictionary(data, index, textAt);
  return scalarAt(data, index)?.text ?? jsonAt(data, index);
}

type Scalar = {readonly text: string; readonly bare: boolean};

/** A value that is no list, map, struct or union; `bare` ones JSON writes without quotes. */
function scalarAt(data: Data, index: number): Scalar | undefined {
  const {type} = data;
  const bare = (text: string): Scalar => ({text, bare: true});
  const quoted = (text: string): Scalar => ({text, bare: false});
  if (DataType.isInt(type)) return bare(integerAt(data, index).toString());
  if (DataType.isFloat(type)) return bare(realText(data, index, type.precision));
  if (DataType.isBool(type)) return bare(String(valueAt(data, index)));
  if (DataType.isDecimal(type)) return bare(decimalText(wordsAt(data, index), type.scale));
  if (DataType.isDate(type)) return quoted(dateText(integerAt(data, index), type.unit));
  if (DataType.isTimestamp(type)) {
    const zone = (type.timezone ?? '') === '' ? '' : '+00';
    return quoted(timestampText(integerAt(data, index), PER_SECOND[type.unit]) + zone);
  }
  if (DataType.isTime(type) || DataType.isDuration(type))
    return quoted(clockText(integerAt(data, index), PER_SECOND[type.unit]));
  if (DataType.isInterval(type)) return quoted(intervalText(valueAt(data, index), type.unit));
  if (isNested(type)) return undefined;
  const value = valueAt(data, index);
  return quoted(value instanceof Uint8Array ? bytesText(value) : String(value));
}

function isNested(type: DataType): boolean {
  return (
    DataType.isList(type) ||
    DataType.isLargeList(type) ||
    DataType.isFixedSizeList(type) ||
    DataType.isMap(type) ||
    DataType.isStruct(type) ||
    DataType.isUnion(type)
  );
}

/** The value at `index` as JSON; 'null' where there is none. */
function jsonAt(data: Data, index: number): string {
  const {type} = data;
  if (DataType.isNull(type)) return 'null';
  if (DataType.isUnion(type)) return unionJson(data, index, type.mode);
  if (!data.getValid(index)) return 'null';
  if (DataType.isDictionary(type)) return inDictionary(data, index, jsonAt);
  const scalar = scalarAt(data, index);
  if (scalar !== undefined)
    return scalar.bare && /^(?:-?\d|true|false)/.test(scalar.text)
      ? scalar.text
      : JSON.stringify(scalar.text);
  if (DataType.isStruct(type))
    return objectJson(
      data.children.map((child, k) => [type.children[k]?.name ?? '', child, index])
    );
  const [start, end] = rangeAt(data, index);
  const [items] = data.children;
  const places = Array.from({length: end - start}, (_, i) => start + i);
  if (!DataType.isMap(type))
    return `[${places.map((i) => (items === undefined ? 'null' : jsonAt(items, i))).join(',')}]`;
  const [keys, values] = items?.children ?? [];
  if (keys === undefined || values === undefined) return '{}';
  return objectJson(places.map((i) => [textAt(keys, i) ?? '', values, i]));
}

function objectJson(fields: readonly (readonly [string, Data, number])[]): string {
  return `{${fields.map(([name, data, i]) => `${JSON.stringify(name)}:${jsonAt(data, i)}`).join(',')}}`;
}

function unionJson(data: Data, index: number, mode: UnionMode): string {
  const {type} = data;
  if (!DataType.isUnion(type)) return 'null';
  const child = data.children[type.typeIdToChildIndex[data.typeIds[index] ?? -1] ?? -1];
  const place = mode === UnionMode.Dense ? (data.valueOffsets[index] ?? 0) : index;
  return child === undefined ? 'null' : jsonAt(child, Number(place));
}

function rangeAt(data: Data, index: number): readonly [number, number] {
  const {type} = data;
  if (DataType.isFixedSizeList(type)) return [index * type.listSize, (index + 1) * type.listSize];
  const offsets = data.valueOffsets;
  return [Number(offsets[index] ?? 0), Number(offsets[index + 1] ?? 0)];
}

function inDictionary<T>(data: Data, index: number, read: (data: Data, index: number) => T): T {
  let place = Number(integerAt(data, index));
  for (const chunk of data.dictionary?.data ?? []) {
    if (place < chunk.length) return read(chunk, place);
    place -= chunk.length;
  }
  throw new RangeError(`no entry ${place} in a dictionary`);
}

/** The stored integer, whatever it means. */
function integerAt(data: Data, index: number): bigint {
  const values: unknown = data.values;
  if (values instanceof BigInt64Array || values instanceof BigUint64Array)
    return values[index] ?? 0n;
  return BigInt(numberAt(values, index));
}

function numberAt(values: unknown, index: number): number {
  const isIntegers =
    values instanceof Int32Array ||
    values instanceof Uint32Array ||
    values instanceof Int16Array ||
    values instanceof Uint16Array ||
    values instanceof Int8Array ||
    values instanceof Uint8Array;
  if (!isIntegers) throw new TypeError('no integers');
  return values[index] ?? 0;
}

/** A decimal's words, the lowest first, in two's complement. */
function wordsAt(data: Data, index: number): bigint {
  const value = valueAt(data, index);
  if (!(value instanceof Uint32Array)) throw new TypeError('no decimal');
  let whole = 0n;
  value.forEach((word, i) => (whole |= BigInt(word) << BigInt(32 * i)));
  return BigInt.asIntN(32 * value.length, whole);
}

function realText(data: Data, index: number, precision: Precision): string {
  const value = Number(valueAt(data, index));
  return precision === Precision.DOUBLE ? floatText(value) : float32Text(value);
}

function dateText(value: bigint, unit: DateUnit): string {
  if (unit === DateUnit.DAY) return dayText(value);
  return timestampText(value, 1000n).replace(/ 00:00:00$/, '');
}

/** An ISO 8601 duration. */
function intervalText(value: unknown, unit: IntervalUnit): string {
  if (!(value instanceof Int32Array)) return String(value);
  const [first = 0, second = 0] = value;
  if (unit === IntervalUnit.YEAR_MONTH) return `P${first}Y${second}M`;
  if (unit === IntervalUnit.DAY_TIME) return `P${first}DT${second / 1000}S`;
  const nanoseconds = BigInt.asIntN(
    64,
    BigInt((value[2] ?? 0) >>> 0) | (BigInt(value[3] ?? 0) << 32n)
  );
  return `P${first}M${second}DT${decimalText(nanoseconds, 9).replace(/\.?0+$/, '')}S`;
}

function valueAt(data: Data, index: number): unknown {
  return new Vector([data]).get(index);
}
