import type {ColumnChunk, RowGroup} from 'hyparquet';
import {deserializeTCompactProtocol} from 'hyparquet/src/thrift.js';
import type {OpenFile} from '../open-file.ts';
import {checkedStruct} from './thrift-check.ts';

/** More values than this in one page, or bytes, no writer makes; a damaged header claims them. */
const MOST_VALUES = 1 << 24;
const MOST_BYTES = 1 << 30;

/**
 * Walks the page headers of a row group before its values are decoded: a decoder that believes a damaged count takes the
 * whole program down. Throws a RangeError.
 */
export async function checkPages(file: OpenFile, group: RowGroup): Promise<void> {
  for (const chunk of group.columns) await checkChunk(file, chunk);
}

async function checkChunk(file: OpenFile, {meta_data: meta}: ColumnChunk): Promise<void> {
  if (meta === undefined) throw new RangeError('a column without a description');
  const start = Number(meta.dictionary_page_offset ?? 0n) || Number(meta.data_page_offset);
  const size = Number(meta.total_compressed_size);
  if (!(start >= 0 && size >= 0 && start + size <= file.size))
    throw new RangeError('a column beyond the end of the file');
  const bytes = await file.peek(start, start + size);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const reader = {view, offset: 0};
  let values = 0;
  while (reader.offset < view.byteLength - 1 && values < Number(meta.num_values)) {
    checkedStruct(view, reader.offset);
    const header = fieldsOf(deserializeTCompactProtocol(reader));
    const packed = numberAt(header, 3);
    within(numberAt(header, 2), MOST_BYTES);
    within(packed, view.byteLength - reader.offset);
    const data = fieldsOf(header['field_5'] ?? header['field_8']);
    const dictionary = fieldsOf(header['field_7']);
    if ('field_7' in header) within(numberAt(dictionary, 1), MOST_VALUES);
    else values += within(numberAt(data, 1), Math.min(MOST_VALUES, Number(meta.num_values)));
    reader.offset += packed;
  }
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value))
    : {};
}

function numberAt(fields: Readonly<Record<string, unknown>>, id: number): number {
  const value = fields[`field_${id}`];
  return typeof value === 'number' ? value : Number(value ?? 0);
}

function within(value: number, most: number): number {
  if (!(value >= 0 && value <= most)) throw new RangeError(`a page of ${value}`);
  return value;
}
