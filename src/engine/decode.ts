import {
  DataType,
  Precision,
  tableFromIPC,
  util,
  type Decimal,
  type Field,
  type Table,
  type Vector
} from 'apache-arrow';
import {NO_ROWS, type ResultColumn, type Rows, type Value, type ValueType} from '../model/rows.ts';

/** Decodes Arrow IPC bytes into plain rows: the one place that knows Arrow's values. No bytes are no rows. */
export function rowsFromIpc(bytes: Uint8Array): Rows {
  if (bytes.length === 0) return NO_ROWS;
  const table = tableFromIPC(bytes);
  return {
    columns: table.schema.fields.map(columnFromField),
    count: table.numRows,
    values: table.schema.fields.map((field, index) => valuesOf(table, index, field))
  };
}

function columnFromField(field: Field): ResultColumn {
  return {name: field.name, type: valueType(field.type)};
}

function valuesOf(table: Table, index: number, field: Field): Value[] {
  const vector = table.getChildAt(index);
  if (!vector) return [];
  const read = reader(field.type);
  return Array.from({length: table.numRows}, (_, row) => {
    const raw: unknown = vector.get(row);
    return raw === null || raw === undefined ? null : read(raw);
  });
}

function valueType(type: DataType): ValueType {
  if (DataType.isDictionary(type)) return 'label';
  if (DataType.isUtf8(type) || DataType.isNull(type)) return 'text';
  if (DataType.isInt(type)) return 'integer';
  if (DataType.isDecimal(type)) return type.scale === 0 ? 'integer' : 'decimal';
  if (DataType.isFloat(type)) return 'number';
  if (DataType.isBool(type)) return 'boolean';
  if (DataType.isDate(type)) return 'date';
  if (DataType.isTimestamp(type)) return 'timestamp';
  return DataType.isList(type) ? 'list' : 'other';
}

/** A function from Arrow's value of that type to ours. */
function reader(type: DataType): (raw: unknown) => Value {
  if (DataType.isInt(type)) return integer;
  if (DataType.isDecimal(type)) return (raw) => decimal(raw, type);
  if (DataType.isFloat(type)) return (raw) => finite(Number(raw), type.precision);
  if (DataType.isBool(type)) return Boolean;
  if (DataType.isDate(type)) return (raw) => isoTime(raw).slice(0, 10);
  if (DataType.isTimestamp(type)) return isoTime;
  if (DataType.isList(type)) return (raw) => list(raw, type.children[0]?.type);
  return plain;
}

function integer(raw: unknown): Value {
  if (typeof raw !== 'bigint') return Number(raw);
  const number = Number(raw);
  return Number.isSafeInteger(number) ? number : raw.toString();
}

/** Arrow hands decimals unscaled, as four words. Up to 15 digits the number is exact to the last shown digit. */
function decimal(raw: unknown, type: Decimal): Value {
  if (!(raw instanceof Uint32Array)) return null;
  const unscaled = BigInt(util.BN.new(raw, true).toString());
  const digits = unscaled
    .toString()
    .replace('-', '')
    .padStart(type.scale + 1, '0');
  const point = digits.length - type.scale;
  return Number(`${unscaled < 0n ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`);
}

function finite(number: number, precision: Precision): Value {
  if (!Number.isFinite(number)) return null;
  return precision === Precision.DOUBLE ? number : Number(number.toPrecision(7));
}

function isoTime(raw: unknown): string {
  const date = raw instanceof Date ? raw : new Date(Number(raw));
  return date.toISOString().slice(0, 19).replace('T', ' ');
}

function list(raw: unknown, type: DataType | undefined): Value {
  if (!isIterable(raw) || !type) return null;
  const read = reader(type);
  return Array.from(raw, (item: unknown) =>
    item === null || item === undefined ? null : read(item)
  );
}

function isIterable(raw: unknown): raw is Vector {
  return typeof raw === 'object' && raw !== null && Symbol.iterator in raw;
}

function plain(raw: unknown): Value {
  return typeof raw === 'string' ? raw : JSON.stringify(raw, bigintAsText);
}

function bigintAsText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
